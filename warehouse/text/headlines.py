"""Headlines of an inventory page, each over the one paragraph that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from warehouse.text.cohesion import Cohesion
from warehouse.text.dates import match_period
from warehouse.text.headings import is_measure, is_page_title, match_glued_heading, names_measure
from warehouse.text.lines import Line, is_unfinished, may_be_place
from warehouse.text.links import is_link
from warehouse.text.owner import agency_named
from warehouse.text.phrases import is_furniture, is_profile_section, match_bullet, match_button

_HEADLINE_WORDS = 12


def find_headlines(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that are the headline of the one paragraph under it: short, and taken up by its words.

    Of 80 short lines over a paragraph all seven that it takes up are headlines, names of places and sections apart.
    """
    cohesion = Cohesion(lines, [])
    return frozenset(
        at
        for at, (line, below) in enumerate(pairwise(lines))
        if _may_be_headline(line)
        and _is_paragraph(below.text)
        and not _heads_block(lines[at : at + 3])
        and cohesion.takes_up(below, line)
    )


def _heads_block(lines: Sequence[Line]) -> bool:
    """Whether a blank line stands over the first of three lines and none between them: the name of a section."""
    return len(lines) == 3 and [line.follows_gap for line in lines] == [True, False, False]


def _may_be_headline(line: Line) -> bool:
    text = line.text
    if not is_page_title(text) or len(text.split()) > _HEADLINE_WORDS or text[-1] == ":" or may_be_place(text):
        return False
    return not (
        is_measure(text)
        or names_measure(text)
        or is_profile_section(text)
        or agency_named(text)
        or match_period(text)
        or is_furniture(text)
        or is_link(text)
    )


def _is_paragraph(text: str) -> bool:
    return not (is_unfinished(text) or match_bullet(text) or match_button(text) or match_glued_heading(text))
