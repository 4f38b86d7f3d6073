"""The public addresses of the archive site: what mail, chat, feeds and the site's own pages link to.

`base` is where the site stands ('https://briefs.example.org/archive'); with '' the addresses begin at the root.
Addresses that end in '/' are folders with an index.html.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from warehouse.dispatch.parcel import Parcel


def read_site_url(text: str) -> str:
    """The archive's public address as people set it, without a last slash; raises ValueError."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError(f"expected the archive's public address, such as https://briefs.example.org, found {text!r}")
    return text.rstrip("/")


def home_address(base: str, lang: str | None = None) -> str:
    """The archive's first page, in its own choice of language or in the one given."""
    return _address(base, lang, "") if lang else _address(base, "")


def brief_address(base: str, brief_id: str, lang: str) -> str:
    """The page that lists a brief's editions in one language."""
    return _address(base, "briefs", brief_id, lang, "")


def edition_address(base: str, parcel: Parcel) -> str:
    """The page of one edition; its files stand beside it."""
    return _address(base, "briefs", parcel.brief_id, parcel.lang, str(parcel.number), "")


def file_address(base: str, parcel: Parcel, name: str) -> str:
    """One file of an edition, by its name."""
    return edition_address(base, parcel) + quote(name, safe="")


def feed_address(base: str, lang: str, brief_id: str | None = None, form: str = "atom") -> str:
    """The feed of a brief, or of all briefs; `form` is atom or json."""
    return _address(base, "feeds", f"{brief_id or 'all'}.{lang}.{form}")


def status_address(base: str, lang: str) -> str:
    """The page that says how the service stands."""
    return _address(base, lang, "status.html")


def unsubscribe_address(base: str, token: str) -> str:
    """Where a reader ends a subscription; the token says whose and which."""
    return f"{_address(base, 'unsubscribe')}?token={quote(token, safe='')}"


def _address(base: str, *parts: str) -> str:
    return "/".join((base.rstrip("/"), *(quote(part, safe="") for part in parts)))
