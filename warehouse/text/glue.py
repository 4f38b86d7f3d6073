"""Activities glued on one line by a missing space after a full stop, and the parts they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from warehouse.records import Item, Span
from warehouse.text.cohesion import looks_back
from warehouse.text.dates import MONTH

# A capitalised word after any full stop; words in capitals only after small letters or a year, not as in 'GLO.ACT'.
_SEAM = re.compile(
    r"[.!?](?:[\"”’]?(?=[A-ZÀ-Þ][a-zà-ÿ]+\b)|(?:(?<=[a-zà-ÿ)][.!?])|(?<=\b20\d\d[.!?]))[\"”’]?(?=[A-ZÀ-Þ]{2,}\b|A ))"
)
_GOES_ON = re.compile(
    r"(?:In|On|At|Since|From|By|During|Later|Then|After)\b[^.,]{0,20}?"
    rf"(?:\d|\b(?i:{MONTH})|\bthat\b|\bthis\b)[^.,]{{0,20}}(?:, | )(?=[a-zà-ÿ])"
)
_NAMED = re.compile(r"(?:The|La|El|L['’]|Le|O|A) ?[A-ZÀ-Þ][\w-]*[A-ZÀ-Þ]\b")  # 'La OIM'
_PLACED = re.compile(r"(?:In|Across|En|Em|Au|Aux|À) (?:the |la |el |le )?[A-ZÀ-Þ][^.,;\d]{2,40}, ")
_LEAST_PART = 60


def find_seams(text: str) -> list[int]:
    """Where a second and later report begins on the line; empty for one report.

    A seam is a full stop with no space after it, before words that need nothing before them ('The ILO', not 'The
    office'); a time goes on with what was told ('In July 2019, it'). Each part must be a sentence of its own, of at
    least 60 characters.
    """
    seams: list[int] = []
    start = 0
    for found in _SEAM.finditer(text):
        at = found.end()
        if at - start < _LEAST_PART or len(text) - at < _LEAST_PART:
            continue
        is_new = _NAMED.match(text, at) or _PLACED.match(text, at) or not looks_back(text[at:])
        if is_new and not _GOES_ON.match(text, at):
            seams.append(at)
            start = at
    return seams


def part_item(item: Item, seams: Sequence[int]) -> list[Item]:
    """The item's parts, its body parted at the offsets `seams`, or the item alone where there are none.

    All keep its lines, date and place; the first its title, the last its links.
    """
    if item.body is None or not seams:
        return [item]
    bodies = [Span(start, end) for start, end in pairwise((item.body.start, *seams, item.body.end))]
    parts = [
        replace(item, span=body, part=part, title=None, links=None, body=body) for part, body in enumerate(bodies, 1)
    ]
    parts[0] = replace(parts[0], span=Span(item.span.start, bodies[0].end), title=item.title)
    parts[-1] = replace(parts[-1], span=Span(bodies[-1].start, item.span.end), links=item.links)
    return parts
