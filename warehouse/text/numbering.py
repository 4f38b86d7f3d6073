"""Headlines with a number or bullet in front ('3. Judges meet in Lima'), told from the points of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from warehouse.text.headings import is_measure
from warehouse.text.lines import Line, LineKind, classify_line
from warehouse.text.phrases import match_bullet

_DIGITS = re.compile(r"\d+")
_FEWEST = 3
_MOST = 2 / 3
_NUMBERED = (LineKind.BULLET, LineKind.ASIDE)
_OVER = (LineKind.TITLE, LineKind.ASIDE)
_BELOW = (LineKind.BODY, LineKind.DATE, LineKind.DATED, LineKind.PLACE, LineKind.LINK)


def drop_numbers(lines: Sequence[Line], kinds: Sequence[LineKind]) -> tuple[list[Line], list[LineKind]]:
    """The lines and kinds of a page, its numbered headlines and captions without their numbers, which `lead` keeps.

    Numbers or bullets are those of headlines where three or more stand on the page, numbers rise or begin anew, and
    text stands under two lines in three; the points of a list follow each other. Where names of measures are
    numbered all stays as it was.
    """
    unnumbered, mended = list(lines), list(kinds)
    numbers = []
    over_text = 0
    for at, (line, following) in enumerate(zip(lines, [*kinds[1:], None], strict=False)):
        found = match_bullet(line.text) if kinds[at] in _NUMBERED else None
        if found is None:
            continue
        plain = line.drop_lead(found.end())
        kind = LineKind.ASIDE if plain.text[0] == "©" else classify_line(plain)
        if kind not in _OVER:
            continue
        unnumbered[at], mended[at] = plain, kind
        if is_measure(plain.text):
            return list(lines), list(kinds)
        digits = _DIGITS.search(found[0])
        numbers.append(int(digits[0]) if digits else 1)
        over_text += following in _BELOW or (kind is LineKind.ASIDE and following is LineKind.TITLE)
    is_numbering = len(numbers) >= _FEWEST and over_text >= _MOST * len(numbers)
    if is_numbering and all(one < other or other == 1 for one, other in pairwise(numbers)):
        return unnumbered, mended
    return list(lines), list(kinds)
