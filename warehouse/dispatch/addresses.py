"""The public addresses of the archive site: what mail, chat, feeds and the site's own pages link to.

`base` is where the site stands ('https://briefs.example.org/archive'); with '' the addresses begin at the root.
Addresses that end in '/' are folders with an index.html.
"""

from __future__ import annotations

from urllib.parse import quote

from warehouse.dispatch.parcel import Parcel


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


def passage_address(base: str, lang: str, item_id: str) -> str:
    """The page of one passage, with what was read from it, in the language of the site around it."""
    return _address(base, "passages", lang, item_id, "")


def feed_address(base: str, lang: str, brief_id: str | None = None, form: str = "atom") -> str:
    """The feed of a brief, or of all briefs; `form` is atom or json."""
    return _address(base, "feeds", f"{brief_id or 'all'}.{lang}.{form}")


def unsubscribe_address(base: str, token: str) -> str:
    """Where a reader ends a subscription; the token says whose and which."""
    return f"{_address(base, 'unsubscribe')}?token={quote(token, safe='')}"


def _address(base: str, *parts: str) -> str:
    return "/".join((base.rstrip("/"), *(quote(part, safe="") for part in parts)))
