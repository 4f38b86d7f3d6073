"""Passages made of a title and a body, scanned with the place vocabulary alone."""

from __future__ import annotations

from functools import cache

from warehouse.extract.passage import Passage
from warehouse.extract.places import terms
from warehouse.extract.scan import Scanner, fold
from warehouse.records import Item, Kind, Span


@cache
def place_scanner() -> Scanner:
    return Scanner(terms())


def passage_of(body: str, title: str = "", lang: str = "en", place_line: str = "", lead_in: str = "") -> Passage:
    """One activity whose stretches stand on lines of their own, in reading order."""
    spans: dict[str, Span] = {}
    text = ""
    for name, part in (("lead_in", lead_in), ("place_line", place_line), ("title", title), ("body", body)):
        if part:
            spans[name] = Span(len(text), len(text) + len(part))
            text += part + "\n"
    item = Item(
        Kind.ACTIVITY,
        "news",
        Span(0, len(text)),
        1,
        text.count("\n"),
        title=spans.get("title"),
        body=spans.get("body"),
        place_line=spans.get("place_line"),
        lead_in=spans.get("lead_in"),
    )
    folded = fold(text)
    return Passage(item, text, folded, place_scanner().scan(text, folded), lang, "UNODC")
