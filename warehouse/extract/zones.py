"""Where in an item a word stands, and so how much it counts."""

from __future__ import annotations

from typing import NamedTuple

from warehouse.extract.sentences import find_sentence_end
from warehouse.records import Item

HEADING, OWN_HEADING, LEAD_IN, TITLE = "heading", "own-heading", "lead-in", "title"
FIRST, SECOND, REST, LINKS = "first-sentence", "second-sentence", "rest", "links"


class Zone(NamedTuple):
    """A stretch of an item and its name."""

    start: int
    end: int
    name: str


def find_zones(item: Item, text: str) -> list[Zone]:
    """The stretches of an item that carry evidence, in page order, none overlapping another."""
    heading = OWN_HEADING if item.heading and item.heading.start >= item.span.start else HEADING
    zones = [
        Zone(*span, name)
        for span, name in ((item.heading, heading), (item.lead_in, LEAD_IN), (item.title, TITLE), (item.links, LINKS))
        if span
    ]
    if item.body:
        start, end = item.body
        for name in (FIRST, SECOND):
            stop = find_sentence_end(text, start, end)
            zones.append(Zone(start, stop, name))
            start = stop
            if stop == end:
                break
        else:
            zones.append(Zone(start, end, REST))
    zones.sort()
    return zones
