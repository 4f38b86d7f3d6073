"""Short passages for the tests of themes and measures."""

from __future__ import annotations

from functools import cache

from warehouse.extract import bodies, measures, themes
from warehouse.extract.language import detect_language
from warehouse.extract.passage import Passage
from warehouse.extract.scan import Scanner, fold
from warehouse.records import Item, Kind, Span


@cache
def _scanner() -> Scanner:
    return Scanner([*themes.terms(), *measures.terms(), *bodies.terms()])


def passage(body: str, title: str = "", lead_in: str = "", heading: str = "", lang: str | None = None) -> Passage:
    """An item with the parts in page order, one a line, under its heading."""
    text, spans = "", []
    for part in (heading, lead_in, title, body):
        start = len(text)
        spans.append(Span(start, start + len(part)) if part else None)
        text += part + "\n" if part else ""
    head, lead, named, told = spans
    start = head.end + 1 if head else 0
    item = Item(Kind.ACTIVITY, "news", Span(start, len(text)), 1, 4, title=named, body=told, lead_in=lead, heading=head)
    folded = fold(text)
    return Passage(item, text, folded, _scanner().scan(text, folded), lang or detect_language(f"{title} {body}"))
