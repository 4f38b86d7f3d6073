"""Headings over one activity of an inventory, which belong to it: its reporting period, the name of its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto

from warehouse.extract.place_headings import is_place_heading
from warehouse.extract.scan import Scan
from warehouse.records import Item, Kind, Span
from warehouse.text.dates import find_period_facet, match_period
from warehouse.text.headings import is_heading, is_measure, names_measure

_MOST_LINES = 3
_LONG_ROW = 2
_MOSTLY = 2 / 3


class _Head(Enum):
    PERIOD = auto()
    PLACE = auto()
    # these belong to an activity only below one of those
    MEASURE = auto()
    TITLE = auto()


def take_in_heads(items: Sequence[Item], scan: Scan) -> list[Item]:
    """The items, an activity of an inventory together with the lines right over it that are its own.

    They are where it stands alone under them: a period until the next one, a place until the next heading. The last of
    a row of such places is whatever follows.
    """
    runs = {at: run for at, item in enumerate(items) if (run := _find_run(items, at, scan))}
    own_places = set(_find_own_places(items, runs))
    own_periods = set(_find_own_periods(items, runs, scan))
    joined = list(items)
    dropped: set[int] = set()
    for at, run in runs.items():
        lowest = len(run) - 1 - run[::-1].index(_Head.PLACE) if _Head.PLACE in run and at in own_places else -1
        own = [row == lowest or (head is _Head.PERIOD and at in own_periods) for row, head in enumerate(run)]
        if any(own):
            run = run[own.index(True) :]
            joined[at] = _join(items[at - len(run) : at], run, items[at])
            dropped.update(range(at - len(run), at))
    spent = {span for at in own_places for span in (joined[at].place_line, items[at].place_heading)}
    return [_without(item, spent) for at, item in enumerate(joined) if at not in dropped]


def _find_run(items: Sequence[Item], at: int, scan: Scan) -> list[_Head]:
    """What stands in an unbroken row right over an activity, in page order; nothing without a place or a period."""
    run: list[_Head] = []
    if items[at].kind is Kind.ACTIVITY and items[at].layout != "news":
        for item in reversed(items[max(at - _MOST_LINES, 0) : at]):
            head = _tell_head(item, scan)
            if head is None:
                break
            run.insert(0, head)
    return run if _Head.PERIOD in run or _Head.PLACE in run else []


def _tell_head(item: Item, scan: Scan) -> _Head | None:
    said = item.span.of(scan.text)
    if item.kind is not Kind.BOILERPLATE:
        return None
    if match_period(said) or find_period_facet(said):
        return _Head.PERIOD
    if is_place_heading(item.span, scan):
        return _Head.PLACE
    if is_measure(said) or names_measure(said):
        return _Head.MEASURE
    return _Head.TITLE if is_heading(said) else None


def _find_own_places(items: Sequence[Item], runs: Mapping[int, Sequence[_Head]]) -> Iterator[int]:
    """The activities whose place is their own."""
    row, before = 0, -1
    for at, run in runs.items():
        row = row if before == at - len(run) - 1 else 0
        names_place = _Head.PLACE in run
        is_alone = at + 1 == len(items) or items[at + 1].kind is not Kind.ACTIVITY
        if names_place and (is_alone or row >= _LONG_ROW):
            yield at
        row = row + 1 if names_place else 0
        before = at


def _find_own_periods(items: Sequence[Item], runs: Mapping[int, Sequence[_Head]], scan: Scan) -> Iterator[int]:
    """The activities whose period is their own: another one follows it, or most of the page's hold for one alone."""
    activities = [at for at, item in enumerate(items) if item.kind is Kind.ACTIVITY]
    dated = [at for at in activities if _Head.PERIOD in runs.get(at, ())]
    ends = (bisect_right(activities, at) for at in dated)
    nexts = (activities[end] if end < len(activities) else None for end in ends)
    alone = [
        at
        for at, after in zip(dated, nexts, strict=True)
        if after is None or any(_tell_head(item, scan) is _Head.PERIOD for item in items[at + 1 : after])
    ]
    return iter(dated if len(alone) >= _MOSTLY * len(dated) else alone)


def _join(over: Sequence[Item], run: Sequence[_Head], item: Item) -> Item:
    """The activity with the lines over it: a place is its place line, a name that is no measure's its headline."""
    lines = dict(zip(run, (line.span for line in over), strict=True))
    return replace(
        item,
        span=item.span._replace(start=over[0].span.start),
        first_line=over[0].first_line,
        place_line=item.place_line or lines.get(_Head.PLACE),
        title=item.title or lines.get(_Head.TITLE),
    )


def _without(item: Item, spent: Collection[Span | None]) -> Item:
    """The item under no place that is another's own, nor twice under its own."""
    if item.heading and item.heading in spent:
        item = replace(item, heading=None)
    return replace(item, place_heading=None) if item.place_heading and item.place_heading in spent else item
