"""Where in a passage a word stands, and so how much it counts."""

from __future__ import annotations

import re
from typing import NamedTuple

from warehouse.extract.passage import Passage
from warehouse.extract.tag_lexicon import Lexicon

FIRST = "first-sentence"
ASIDE_CHARS = 160
_ASIDE_END = re.compile(r"[,;:]| through | mediante | a travers ")


class Zone(NamedTuple):
    """A stretch of the passage, what a word counts in it, and its name."""

    start: int
    end: int
    factor: float
    name: str


def find_zones(passage: Passage, lexicon: Lexicon) -> list[Zone]:
    """The stretches of a passage that carry evidence, in page order, none overlapping another."""
    item, weights = passage.item, lexicon.zones
    zones = []
    for span, factor, name in (
        (item.heading, weights.heading, "heading"),
        (item.lead_in, weights.lead_in, "lead-in"),
        (item.title, weights.title, "title"),
    ):
        if span:
            zones.append(Zone(span.start, span.end, factor, name))
    body = item.body
    if body:
        first, second = passage.sentence_ends
        lead = weights.first_sentence if item.title else weights.first_sentence_untitled
        zones.append(Zone(body.start, first, lead, FIRST))
        if first < body.end:
            zones.append(Zone(first, second, weights.second_sentence, "second-sentence"))
            if second < body.end:
                zones.append(Zone(second, body.end, weights.rest, "rest"))
    zones.sort()
    return zones


def find_asides(passage: Passage, zones: list[Zone], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Stretches that say under what, after what or to what end the thing was done, to the next comma."""
    starts = [hit.end for hit in passage.hits.get(lexicon.aside_kind, ())]
    if openings := lexicon.opening_words:
        folded = passage.folded
        starts += [
            zone.start for zone in zones if zone.name.endswith("sentence") and folded.startswith(openings, zone.start)
        ]
    spans = []
    for start in starts:
        stop = _ASIDE_END.search(passage.folded, start, start + ASIDE_CHARS)
        spans.append((start, stop.start() if stop else start + ASIDE_CHARS))
    return spans
