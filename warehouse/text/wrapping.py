"""Text that was broken into lines of one width, as mail programs and text exports break it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from warehouse.text.dates import match_date_line
from warehouse.text.phrases import match_bullet

_NARROWEST, _WIDEST = 60, 120
_LEAST_LINES = 12
# Of the lines of wrapped pages 0.18 to 0.6 go on in small letters, of pages of headlines none.
_LEAST_OPEN = 0.12


def join_wrapped(text: str) -> tuple[str, Sequence[tuple[int, int]]]:
    """The text with its paragraphs on one line each, as long as before, and for each line its first and last before.

    A line goes on in the next one if that one's first word had no room left on it. Text whose
    longest line has less than 60 or more than 120 characters, or of which fewer than one line in
    eight goes on in small letters, is given back as it is, without lines.
    """
    lines = text.split("\n")
    width = max(map(len, map(str.rstrip, lines)))
    if not _NARROWEST <= width <= _WIDEST:
        return text, ()
    filled = sum(map(bool, map(str.strip, lines)))
    if filled < _LEAST_LINES:
        return text, ()
    is_open = [_goes_on(line, following, width) for line, following in pairwise(lines)] + [False]
    in_small_letters = sum(
        line.lstrip()[0].islower() for line, goes_on in zip(lines[1:], is_open, strict=False) if goes_on
    )
    if in_small_letters < _LEAST_OPEN * filled:
        return text, ()
    stored: list[tuple[int, int]] = []
    joined: list[str] = []
    first = 1
    for number, (line, goes_on) in enumerate(zip(lines, is_open, strict=True), start=1):
        joined.append(line + (" " if goes_on else "\n"))
        if not goes_on:
            stored.append((first, number))
            first = number + 1
    return "".join(joined)[:-1], stored


def _goes_on(line: str, following: str, width: int) -> bool:
    opening = following.split(maxsplit=1)[:1]
    if not line.strip() or not opening or len(line.rstrip()) + 1 + len(opening[0]) <= width:
        return False
    return not (match_date_line(following.strip()) or match_bullet(following.strip()))
