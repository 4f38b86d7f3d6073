"""Where in an item a word stands, and so how much it counts."""

from __future__ import annotations

from typing import NamedTuple

from warehouse.extract.sentences import find_sentence_end
from warehouse.records import Item, Span
from warehouse.text.facts import states_fact, states_place

HEADING, OWN_HEADING, LEAD_IN, TITLE = "heading", "own-heading", "lead-in", "title"
FIRST, SECOND, REST, LINKS = "first-sentence", "second-sentence", "rest", "links"


class Zone(NamedTuple):
    """A stretch of an item and its name."""

    start: int
    end: int
    name: str


def find_zones(item: Item, text: str) -> list[Zone]:
    """The stretches of an item that carry evidence, in page order, none overlapping another.

    Labelled facts among the lines of its body ('Donor: Trust Fund for Africa') carry none.
    """
    heading = OWN_HEADING if item.heading and item.heading.start >= item.span.start else HEADING
    zones = [
        Zone(*span, name)
        for span, name in ((item.heading, heading), (item.lead_in, LEAD_IN), (item.title, TITLE), (item.links, LINKS))
        if span
    ]
    if item.body:
        (start, end), *others = _without_facts(item.body, text)
        for name in (FIRST, SECOND):
            stop = find_sentence_end(text, start, end)
            zones.append(Zone(start, stop, name))
            start = stop
            if stop == end:
                break
        else:
            zones.append(Zone(start, end, REST))
        zones += [Zone(*other, REST) for other in others]
    zones.sort()
    return zones


def _without_facts(body: Span, text: str) -> list[Span]:
    """The stretches of a body between its labelled facts; all of it if it has none, or nothing else."""
    if text.find("\n", *body) < 0:
        return [body]
    told: list[Span] = []
    at = body.start
    for line in text[body.start : body.end].split("\n"):
        end = at + len(line)
        if not (states_fact(line) or states_place(line)):
            goes_on = told and told[-1].end == at - 1
            told[-1:] = [Span(told[-1].start, end)] if goes_on else [*told[-1:], Span(at, end)]
        at = end + 1
    return told or [body]
