"""Where in a passage a word stands, and so how much it counts."""

from __future__ import annotations

import re
from typing import NamedTuple

from warehouse.extract.passage import Passage
from warehouse.extract.tag_lexicon import Lexicon

FIRST = "first-sentence"
ASIDE_CHARS = 160
# A full stop after a small letter or a sign and before a capital; 'Malawi.The' ends one too.
_SENTENCE_END = re.compile(r"""[.!?](?<=[a-z0-9à-ÿ)"'”’\]%].)["'”’)]*\s*(?=[A-ZÀ-Þ“"‘'¿¡(])""")
_ABBREVIATION = re.compile(r"\b(?:no|mr|mrs|ms|dr|st|vs|art|nr|sra?|mme|prof)$", re.IGNORECASE)
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
        first = _sentence_end(passage.text, body.start, body.end)
        lead = weights.first_sentence if item.title else weights.first_sentence_untitled
        zones.append(Zone(body.start, first, lead, FIRST))
        if first < body.end:
            second = _sentence_end(passage.text, first, body.end)
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


def _sentence_end(text: str, start: int, end: int) -> int:
    at = start
    while found := _SENTENCE_END.search(text, at, end):
        if _ABBREVIATION.search(text, max(start, found.start() - 5), found.start()) is None:
            return found.end()
        at = found.end()
    return end
