"""Pages built item by item, as the segmenter would hand them to the reader of dates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from warehouse.extract.dates import DateReading, extract_dates, terms
from warehouse.extract.passage import Passage
from warehouse.extract.scan import Hit, Scanner, fold, hits_within
from warehouse.records import Item, Kind, Span


@dataclass(frozen=True)
class Entry:
    """The words of one item; empty parts are left out."""

    body: str = ""
    line: str = ""
    title: str = ""
    place: str = ""
    lead_in: str = ""
    period: str = ""
    lang: str = "en"


@cache
def scanner() -> Scanner:
    """The scanner over the vocabulary of dates alone."""
    return Scanner(terms())


def page(*entries: Entry, layout: str = "news") -> list[Passage]:
    """The passages of a page with these entries, each part on a line of its own."""
    text = ""
    items = []
    for number, entry in enumerate(entries, start=1):
        spans: dict[str, Span | None] = {}
        for part in ("period", "lead_in"):
            spans[part], text = _write(text, getattr(entry, part))
        start = len(text)
        for part in ("line", "place", "title", "body"):
            spans[part], text = _write(text, getattr(entry, part))
        end = max(start, len(text) - 1)
        items.append(
            Item(
                kind=Kind.ACTIVITY,
                layout=layout,
                span=Span(start, end),
                first_line=number,
                last_line=number,
                title=spans["title"],
                body=spans["body"],
                date_line=spans["line"],
                place_line=spans["place"],
                lead_in=spans["lead_in"],
                period=spans["period"],
            )
        )
    folded = fold(text)
    hits = scanner().scan(text, folded)
    return [
        Passage(item, text, folded, _hits(item, hits), entry.lang) for item, entry in zip(items, entries, strict=True)
    ]


def _write(text: str, words: str) -> tuple[Span | None, str]:
    if not words:
        return None, text
    return Span(len(text), len(text) + len(words)), f"{text}{words}\n"


def _hits(item: Item, hits: dict[str, list[Hit]]) -> dict[str, list[Hit]]:
    inside: dict[str, list[Hit]] = {}
    for span in (item.period, item.lead_in, item.span):
        if span:
            for kind, row in hits_within(hits, span.start, span.end).items():
                inside.setdefault(kind, []).extend(row)
    return inside


def read(*entries: Entry, layout: str = "news", period: str | None = None) -> list[DateReading]:
    """The readings of a page with these entries."""
    return extract_dates(page(*entries, layout=layout), period)


def read_one(body: str, line: str = "", title: str = "", layout: str = "inventory") -> DateReading:
    """The reading of a page's only item."""
    return read(Entry(body, line=line, title=title), layout=layout)[0]
