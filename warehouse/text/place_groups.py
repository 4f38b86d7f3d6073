"""Places over several entries of an undated page, each place behind a blank line: headings, not parts of the first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from warehouse.records import Item, Kind
from warehouse.text.lines import Line

_FEWEST_GROUPS = 3
_OFTEN = 0.4


def part_place_headings(items: Sequence[Item], lines: Sequence[Line]) -> list[Item]:
    """The items, where places often stand over several entries each such place a heading of them all.

    A place over a single entry stays its own. Pages with a date have no such headings.
    """
    if any(item.date_line or item.period for item in items):
        return list(items)
    gaps = {line.first for line in lines if line.follows_gap}
    groups = list(_find_groups(items, gaps))
    shared = [group for group in groups if len(group) > 1]
    if len(shared) < max(_FEWEST_GROUPS, _OFTEN * len(groups)):
        return list(items)
    starts = {line.first: line for line in lines}
    first_of = {group[0]: group for group in shared}
    parted: list[Item] = []
    headed: dict[int, Item] = {}
    for at, item in enumerate(items):
        if group := first_of.get(at):
            heading, item = _split(item, starts)
            parted.append(heading)
            headed |= dict.fromkeys(group, heading)
        parted.append(replace(item, place_heading=headed[at].span) if at in headed else item)
    return parted


def _find_groups(items: Sequence[Item], gaps: set[int]) -> Iterable[list[int]]:
    """The entries from one that opens with a place behind a blank line up to the next blank line."""
    group: list[int] = []
    for at, item in enumerate(items):
        follows_gap = item.first_line in gaps
        opens = item.place_line is not None and item.place_line.start == item.span.start
        is_entry = item.kind is Kind.ACTIVITY and not follows_gap and not opens
        if group and is_entry:
            group.append(at)
            continue
        if group:
            yield group
        group = [at] if item.kind is Kind.ACTIVITY and follows_gap and opens else []
    if group:
        yield group


def _split(item: Item, starts: dict[int, Line]) -> tuple[Item, Item]:
    """The place over an entry as a heading, and the entry without it."""
    place = item.place_line or item.span
    below = min(first for first in starts if first > item.first_line)
    heading = Item(Kind.BOILERPLATE, item.layout, place, item.first_line, starts[item.first_line].last)
    span = item.span._replace(start=starts[below].span.start)
    return heading, replace(item, span=span, first_line=below, place_line=None)
