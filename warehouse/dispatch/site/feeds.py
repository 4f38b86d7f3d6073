"""Atom and JSON feeds of the editions in one language, of one brief or of all."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from warehouse.dispatch.addresses import brief_address, edition_address, feed_address, file_address, home_address
from warehouse.dispatch.parcel import PackedFile, Parcel
from warehouse.dispatch.site.naming import tidy

LONGEST = 50
_ARCHIVE = uuid.UUID("6d1f8f0e-3c53-5a0b-9d4b-0c1f7a2e9b61")


@dataclass(frozen=True, slots=True)
class Feed:
    """The latest editions in one language, the newest first; `brief_id` is None in the feed of all briefs.

    `base` is the site's public address.
    """

    base: str
    lang: str
    title: str
    brief_id: str | None
    parcels: Sequence[Parcel]

    def address(self, form: str, base: str | None = None) -> str:
        """Where the feed itself stands, below its own base unless another is given; `form` is atom or json."""
        return feed_address(self.base if base is None else base, self.lang, self.brief_id, form)

    @property
    def page(self) -> str:
        """The page that lists the same editions."""
        if self.brief_id is None:
            return home_address(self.base, self.lang)
        return brief_address(self.base, self.brief_id, self.lang)


def write_atom(feed: Feed) -> bytes:
    """The feed as Atom (RFC 4287)."""
    from feedgen.entry import FeedEntry
    from feedgen.feed import FeedGenerator

    class Entry(FeedEntry):  # type: ignore[misc]
        def atom_entry(self, extensions: bool = True) -> Any:
            # feedgen 1.0 writes nothing but the address of an entry's links (its issue 135).
            element = super().atom_entry(extensions)
            for written, link in zip(element.findall("link"), self.link(), strict=True):
                written.attrib.update(link)
            return element

    made = FeedGenerator()
    made.id(feed.address("atom"))
    made.title(feed.title)
    made.language(feed.lang)
    made.updated(feed.parcels[0].issued_at)
    made.link(href=feed.page, rel="alternate", type="text/html", hreflang=feed.lang)
    made.link(href=feed.address("atom"), rel="self", type="application/atom+xml")
    made.generator("Fieldbrief")
    for parcel in feed.parcels[:LONGEST]:
        entry = made.add_entry(Entry(), order="append")
        entry.id(name_edition(parcel))
        entry.title(title_of(parcel))
        entry.author(name=tidy(parcel.owner))
        entry.published(parcel.issued_at)
        entry.updated(parcel.issued_at)
        entry.link(href=edition_address(feed.base, parcel), rel="alternate", type="text/html", hreflang=parcel.lang)
        if pdf := pdf_of(parcel):
            address = file_address(feed.base, parcel, pdf.name)
            entry.link(href=address, rel="enclosure", type=pdf.media_type, length=str(pdf.byte_count))
        entry.content(_content(parcel), type="html")
    written: bytes = made.atom_str(pretty=True)
    return written


def write_json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1."""
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address("json"),
        "language": feed.lang,
        "items": [_item(feed.base, parcel) for parcel in feed.parcels[:LONGEST]],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _item(base: str, parcel: Parcel) -> dict[str, object]:
    pdf = pdf_of(parcel)
    item: dict[str, object] = {
        "id": name_edition(parcel),
        "url": edition_address(base, parcel),
        "title": title_of(parcel),
        "content_html": _content(parcel),
        "date_published": parcel.issued_at.isoformat(),
        "authors": [{"name": tidy(parcel.owner)}],
        "language": parcel.lang,
    }
    if pdf:
        address = file_address(base, parcel, pdf.name)
        item["attachments"] = [{"url": address, "mime_type": pdf.media_type, "size_in_bytes": pdf.byte_count}]
    return item


def name_edition(parcel: Parcel) -> str:
    """A name that stays the edition's wherever the site moves: of the brief, language, number and PDF."""
    return uuid.uuid5(_ARCHIVE, f"{parcel.stem} {parcel.sha256}").urn


def title_of(parcel: Parcel) -> str:
    """The title with the edition's number, which alone tells two editions apart in a reader's list."""
    return f"{tidy(parcel.title)} ({parcel.number})"


def pdf_of(parcel: Parcel) -> PackedFile | None:
    """The edition's PDF, None where it has none."""
    return next((file for file in parcel.files if file.media_type == "application/pdf"), None)


def _content(parcel: Parcel) -> str:
    """What changed, then the highlights, as HTML; the edition's note before both where it corrects another."""
    lists = [[tidy(parcel.note)] if parcel.note else [], parcel.changes, parcel.highlights]
    return "".join(
        f"<ul>{''.join(f'<li>{escape(tidy(sentence))}</li>' for sentence in sentences)}</ul>"
        for sentences in lists
        if sentences
    )
