"""What the order of a page says: which dated entries stand around an item, and the years they settle.

A page is trusted to be in order only if its dates are: at least 85 in 100 of them, or all but one of
six, must form one falling (newest first) or rising sequence; of four or five all but one whose year is evidently
mistyped. Dates outside that sequence (typing errors, events announced or looked back on) bound nothing. A page of
sections, each newest first, is in order section by section.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from warehouse.extract.date_words import DateWords, first_day, is_possible, with_year

_ORDERED = 0.85
FEWEST = 4  # dated entries that make an order
_FEWEST_BUT_ONE = 6
_SLACK_DAYS = 45
_ONE_SIDED_SLACK_DAYS = 7
_NEAR_DAYS = 120
_TYPO_ROOM_DAYS = 120
_HEAD_ENTRIES = 1
_TYPO_SLACK_DAYS = 7


class Anchor(NamedTuple):
    """A dated entry: its place in the page's order, its day as an ordinal, its words."""

    place: int
    day: int
    words: DateWords


class PageOrder(NamedTuple):
    """`direction` is -1 (newest first), 1 (oldest first) or 0 (no order); `anchors` are those in order.

    `starts` are the places of the anchors that begin the second and later sections of the page.
    """

    direction: int
    anchors: tuple[Anchor, ...]
    starts: tuple[int, ...] = ()


def find_order(anchors: Sequence[Anchor], stated_count: int) -> PageOrder:
    """The order of the page and the longest run of dated entries that keeps it; n log n.

    `stated_count` of the anchors stand on date lines. With two or three of them a page is taken to
    run newest first if all fall, as news pages do; any other order needs four dated entries.
    """
    if len({anchor.day for anchor in anchors}) < 2:
        return PageOrder(0, ())
    if len(anchors) < FEWEST:
        falling = _longest(anchors, -1)
        is_falling = stated_count >= 2 and len(falling) == len(anchors)
        return PageOrder(-1, tuple(falling)) if is_falling else PageOrder(0, ())
    falling, rising = _longest(anchors, -1), _longest(anchors, 1)
    direction, kept = (-1, falling) if len(falling) >= len(rising) else (1, rising)
    kept = _of_shortest_span(anchors, kept, direction)
    is_all_but_one = len(kept) >= len(anchors) - 1
    if is_all_but_one and len(kept) < len(anchors) < _FEWEST_BUT_ONE:
        is_all_but_one = _is_all_but_a_slip(anchors, kept)
    if len(kept) < _ORDERED * len(anchors) and not is_all_but_one:
        return _order_by_sections(anchors)
    return PageOrder(direction, tuple(kept))


def _of_shortest_span(anchors: Sequence[Anchor], kept: list[Anchor], direction: int) -> list[Anchor]:
    """As long a run without its first or its last entry if that spans fewer days: such an entry has a year mistyped."""
    others = (_longest([anchor for anchor in anchors if anchor is not end], direction) for end in (kept[0], kept[-1]))
    runs = [kept, *(other for other in others if len(other) == len(kept))]
    return min(runs, key=lambda run: abs(run[-1].day - run[0].day))


def _is_all_but_a_slip(anchors: Sequence[Anchor], kept: Sequence[Anchor]) -> bool:
    """Whether the one anchor out of order has a mistyped year, of which another puts it between those beside it."""
    odd = next(anchor for anchor in anchors if anchor not in kept)
    before = [anchor for anchor in kept if anchor.place < odd.place]
    after = [anchor for anchor in kept if anchor.place > odd.place]
    if not (before and after):
        return False
    earliest, latest = sorted((before[-1].day, after[0].day))
    return typo_year(odd.words, earliest, latest) is not None


def _order_by_sections(anchors: Sequence[Anchor]) -> PageOrder:
    """The order of a page of sections of three dated entries and more, four on average, each newest first."""
    starts = [0, *(at for at in range(1, len(anchors)) if anchors[at].day > anchors[at - 1].day + _SLACK_DAYS)]
    sections = [_longest(anchors[low:high], -1) for low, high in pairwise([*starts, len(anchors)])]
    kept = tuple(anchor for section in sections for anchor in section)
    if len(sections) < 2 or min(map(len, sections)) < FEWEST - 1 or len(kept) < FEWEST * len(sections):
        return PageOrder(0, ())
    return PageOrder(-1, kept, tuple(section[0].place for section in sections[1:]))


def _longest(anchors: Sequence[Anchor], direction: int) -> list[Anchor]:
    """The longest subsequence that rises (1) or falls (-1), equal days allowed."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for place, anchor in enumerate(anchors):
        key = direction * anchor.day
        slot = bisect_right(tails, key)
        before.append(at[slot - 1] if slot else -1)
        if slot == len(tails):
            tails.append(key)
            at.append(place)
        else:
            tails[slot] = key
            at[slot] = place
    kept: list[Anchor] = []
    place = at[-1]
    while place >= 0:
        kept.append(anchors[place])
        place = before[place]
    return kept[::-1]


class Between(NamedTuple):
    """The dated entries around an item: the one before it on the page and the one after it."""

    before: Anchor | None
    after: Anchor | None

    def days(self, direction: int) -> tuple[int | None, int | None]:
        """The earliest and latest day that the page's order allows."""
        older, newer = (self.after, self.before) if direction < 0 else (self.before, self.after)
        return (older.day if older else None, newer.day if newer else None)


def neighbours_of(count: int, anchors: Sequence[Anchor], starts: Sequence[int] = ()) -> list[Between]:
    """For each of the page's items the anchors around it, itself left out, none of another section.

    What stands between the last anchor of a section and the first of the next may belong to either, and
    undated items over the one right above the first anchor may be a list of their own.
    """
    after: list[Anchor | None] = [None] * count
    following: Anchor | None = None
    place = len(anchors) - 1
    for index in range(count - 1, -1, -1):
        after[index] = following
        if place >= 0 and anchors[place].place == index:
            following = anchors[place]
            place -= 1
    around = []
    preceding: Anchor | None = None
    place = 0
    for index in range(count):
        is_anchor = place < len(anchors) and anchors[place].place == index
        following = after[index]
        is_apart = not (is_anchor or preceding) and following is not None and following.place - index > _HEAD_ENTRIES
        between = Between(preceding, None if is_apart else following)
        around.append(_within_section(between, index, is_anchor, starts) if starts else between)
        if is_anchor:
            preceding = anchors[place]
            place += 1
    return around


def _within_section(around: Between, index: int, is_anchor: bool, starts: Sequence[int]) -> Between:
    """The neighbours without those of another section."""
    before, after = around
    section = bisect_right(starts, index)
    kept = Between(
        before if before and bisect_right(starts, before.place) == section else None,
        after if after and bisect_right(starts, after.place) == section else None,
    )
    return kept if is_anchor or kept.after else Between(None, None)


def settle_year(words: DateWords, earliest: int | None, latest: int | None, weekday: int | None = None) -> int | None:
    """The year that puts a day and month between the two days, or nearest to them.

    None if two years do or none comes near. A day of the week (Monday 0), if it fits any, decides.
    """
    years = _years_around(earliest, latest)
    allowed = []
    for year in years:
        dated = with_year(words, year)
        if not is_possible(dated):
            continue
        day = first_day(dated)
        off = max(0, (earliest - day) if earliest is not None else 0, (day - latest) if latest is not None else 0)
        allowed.append((off, year, day))
    if weekday is not None and any(_weekday(day) == weekday for _, _, day in allowed):
        allowed = [row for row in allowed if _weekday(row[2]) == weekday]
    inside = [row for row in allowed if row[0] == 0]
    if earliest is not None and latest is not None:
        if len(inside) > 1:
            return None
        near = inside or [row for row in sorted(allowed) if row[0] <= _NEAR_DAYS][:1]
        return near[0][1] if near else None
    return _settle_one_sided(allowed, earliest)


def _settle_one_sided(allowed: list[tuple[int, int, int]], earliest: int | None) -> int | None:
    """With an entry on one side only: the first such day after it or the last before it, a week's disorder forgiven."""
    fits = [(day, year) for off, year, day in allowed if off <= _ONE_SIDED_SLACK_DAYS]
    if not fits:
        return None
    return min(fits)[1] if earliest is not None else max(fits)[1]


def _years_around(earliest: int | None, latest: int | None) -> range:
    if earliest is None and latest is None:
        return range(0)
    low = dt.date.fromordinal(earliest if earliest is not None else latest or 1).year
    high = dt.date.fromordinal(latest if latest is not None else earliest or 1).year
    return range(max(1900, min(low, high) - 1), min(2100, max(low, high) + 1) + 1)


def _weekday(day: int) -> int:
    return (day + 6) % 7


def nearest_year(words: DateWords, day: int) -> int:
    """The year that puts a day and month nearest to the given day."""
    year = dt.date.fromordinal(day).year
    return min((year, year - 1, year + 1), key=lambda y: abs(first_day(with_year(words, y)) - day))


def typo_year(words: DateWords, earliest: int, latest: int) -> int | None:
    """The one year that mends a mistyped one: a digit off, or digits swapped, and it fits between its neighbours."""
    if not 0 <= latest - earliest <= _TYPO_ROOM_DAYS:
        return None
    fits = [
        year
        for year in _years_around(earliest, latest)
        if year != words.year2
        and _is_slip(f"{words.year2:04d}", f"{year:04d}")
        and earliest - _TYPO_SLACK_DAYS <= first_day(with_year(words, year)) <= latest + _TYPO_SLACK_DAYS
    ]
    return fits[0] if len(fits) == 1 else None


def _is_slip(typed: str, meant: str) -> bool:
    return sorted(typed) == sorted(meant) or sum(a != b for a, b in zip(typed, meant, strict=True)) == 1


def is_far(day: int, earliest: int | None, latest: int | None) -> bool:
    """Whether a day lies further outside its neighbours than pages are out of order."""
    return (earliest is not None and day < earliest - _SLACK_DAYS) or (
        latest is not None and day > latest + _SLACK_DAYS
    )


def is_out_of_reach(first: int, last: int, earliest: int | None, latest: int | None) -> bool:
    """Whether a stretch of days is too far from an item's neighbours to be when its thing happened."""
    return (earliest is not None and last < earliest - _NEAR_DAYS) or (
        latest is not None and first > latest + _NEAR_DAYS
    )
