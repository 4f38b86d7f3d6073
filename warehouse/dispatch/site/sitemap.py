"""What search engines are told: every page with its translations, and that they are welcome."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A page by its public address, when it last changed, and the same page by language."""

    address: str
    changed_at: dt.datetime
    alternates: Mapping[str, str] = field(default_factory=dict)


def write_sitemap(pages: Iterable[Listed]) -> bytes:
    """The sitemap, in the order given."""
    return f"{_HEAD}{''.join(map(_entry, pages))}</urlset>\n".encode()


def _entry(page: Listed) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(address)}/>'
        for lang, address in sorted(page.alternates.items())
    )
    return (
        f"<url><loc>{escape(page.address)}</loc><lastmod>{page.changed_at.date().isoformat()}</lastmod>{links}</url>\n"
    )


def write_robots(sitemap: str | None) -> bytes:
    """Leave to read everything; `sitemap` is its public address."""
    return ("User-agent: *\nAllow: /\n" + (f"\nSitemap: {sitemap}\n" if sitemap else "")).encode()
