"""Blank lines that part the entries of a news page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from warehouse.text.lines import Line, LineKind

_FEWEST = 5
_NEARLY_ALL = 0.8
_SELDOM = 0.2
_NAMES = (LineKind.TITLE, LineKind.PLACE)


def stand_in_blocks(lines: Sequence[Line], kinds: Sequence[LineKind]) -> bool:
    """Whether each entry is a block between blank lines: five texts or more, nearly all right under another line."""
    texts = [at for at, kind in enumerate(kinds) if kind is LineKind.BODY]
    blocks = sum(line.follows_gap for line in lines)
    under = sum(not lines[at].follows_gap for at in texts)
    return min(len(texts), blocks) >= _FEWEST and under >= _NEARLY_ALL * len(texts)


def mark_bare_blocks(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with furniture for the blocks of names alone between entries, such as 'Our grantees'.

    They are few, and no text stands in the block below without a headline of its own.
    """
    marked = list(kinds)
    if not stand_in_blocks(lines, kinds):
        return marked
    starts = [0, *(at for at, line in enumerate(lines) if at and line.follows_gap), len(lines)]
    blocks = list(pairwise(starts))
    bare = [
        (low, high)
        for low, high in blocks
        if all(kind in _NAMES for kind in kinds[low:high]) and kinds[high : high + 1] != [LineKind.BODY]
    ]
    if len(bare) <= _SELDOM * len(blocks):
        for low, high in bare:
            marked[low:high] = [LineKind.FURNITURE] * (high - low)
    return marked
