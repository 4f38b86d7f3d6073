"""Between which days an undated item's thing happened, and how that is known.

Bounds come from the item's own dates, its reporting period, the dated entries around it on a page in
order, and the named things of the lexicon. They never become a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from warehouse.extract.date_words import DateWords, days_of, iso_first, iso_last
from warehouse.extract.named_events import DAY, OFFICE, SERIES, THING, Series, number_beside
from warehouse.extract.neighbours import Between
from warehouse.extract.passage import Passage
from warehouse.records import Span

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_AT_BEFORE = re.compile(
    r"\b(?:during|at|in|margins of|margins to|sidelines of|side[ -]event (?:to|at|of|during)|opening of|closing of"
    r"|addressing|lors de|en marge de|marco de|durante|al margen de|a margem de|no ambito de)\b[^.;\n]{0,70}\Z"
)
_AT_AFTER = re.compile(
    r"[^.;\n]{0,60}\b(?:concluded|opened|ended|closed|took place|(?:is )?taking place|kicked off|today|this week)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|to be held|ahead of|upcoming|forthcoming|prepar\w+|in the run-up to|before|next|followed|since"
    r"|(?:elected|established|set up) by)\b[^.;\n]{0,80}\Z"
)
_AHEAD_AFTER = re.compile(r"[^.;\n]{0,40}\b(?:will|is to|to be held|next year)\b")


class Bound(NamedTuple):
    """A first or last day or month in ISO 8601, the reason, and the words it rests on."""

    value: str
    reason: str
    span: Span
    rule: str


class Bounds(NamedTuple):
    """The tightest bounds found; None where nothing bounds that side."""

    not_before: Bound | None = None
    not_after: Bound | None = None


def say_day(value: str) -> str:
    """An ISO date in English: '30 October 2012', 'July 2020'."""
    year, month, *day = value.split("-")
    return " ".join([*(str(int(d)) for d in day), _MONTHS[int(month) - 1], year])


def bounds_from_words(words: DateWords, reason: str, rule: str) -> Bounds:
    """The first and last day of the item's own date."""
    span = Span(words.start, words.end)
    return Bounds(Bound(iso_first(words), reason, span, rule), Bound(iso_last(words), reason, span, rule))


def bounds_from_order(around: Between, direction: int) -> Bounds:
    """The dated entries before and after an item on a page in order."""
    runs = "newest first" if direction < 0 else "oldest first"
    older, newer = (around.after, around.before) if direction < 0 else (around.before, around.after)
    verbs = ("precedes", "follows") if direction < 0 else ("follows", "precedes")
    bounds: list[Bound | None] = []
    for anchor, verb in zip((older, newer), verbs, strict=True):
        if anchor is None:
            bounds.append(None)
            continue
        value = iso_first(anchor.words)
        reason = f"{verb} an entry of {say_day(value)} on a page that runs {runs}"
        bounds.append(Bound(value, reason, Span(anchor.words.start, anchor.words.end), "page-order"))
    return Bounds(*bounds)


def bounds_from_names(passage: Passage) -> Iterator[Bounds]:
    """What each named thing of the lexicon that the item names says of its time."""
    hits, folded = passage.hits, passage.folded
    low = passage.item.span.start
    for hit in hits.get(SERIES, ()):
        if hit.start >= low and (found := _session(folded, hit.start, hit.end, hit.payload, low)):
            yield found
    for hit in hits.get(OFFICE, ()):
        if hit.start >= low:
            term, span = hit.payload, Span(hit.start, hit.end)
            first = Bound(term.first, f"names {term.name}, from {say_day(term.first)}", span, "term-of-office")
            last = term.last and Bound(
                term.last, f"names {term.name}, until {say_day(term.last)}", span, "term-of-office"
            )
            yield Bounds(first, last or None)
    for hit in hits.get(THING, ()):
        if hit.start >= low:
            thing = hit.payload
            reason = f"names {thing.name}, which {thing.began}"
            yield Bounds(Bound(thing.since, reason, Span(hit.start, hit.end), "named-since"))
    for hit in hits.get(DAY, ()):
        if hit.start >= low:
            day = hit.payload
            reason = f"names the {day.name}, observed since {day.since}"
            yield Bounds(Bound(f"{day.since}-01", reason, Span(hit.start, hit.end), "named-since"))


def _session(folded: str, start: int, end: int, series: Series, low: int) -> Bounds | None:
    number = number_beside(folded, start, end)
    dates = series.dates_of(number) if number is not None else None
    if dates is None:
        return None
    before = max(low, start - 140)
    if _AHEAD.search(folded, before, start) or _AHEAD_AFTER.match(folded, end):
        return None
    first, last = dates
    name = f"the {_ordinal(number or 0)} {series.name}"
    span = Span(start, end)
    not_before = Bound(first, f"names {name}, from {say_day(first)}", span, "named-event")
    if _AT_BEFORE.search(folded, before, start) or _AT_AFTER.match(folded, end):
        return Bounds(not_before, Bound(last, f"happened at {name}, until {say_day(last)}", span, "named-event"))
    return Bounds(not_before)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def tighten(bounds: Bounds, more: Bounds) -> Bounds:
    """Both together; a bound that would leave no day between is not taken."""
    not_before, not_after = bounds
    low, high = more
    is_later = low is not None and (not_before is None or _first(low.value) > _first(not_before.value))
    if low and is_later and (not_after is None or _first(low.value) <= _last(not_after.value)):
        not_before = low
    is_earlier = high is not None and (not_after is None or _last(high.value) < _last(not_after.value))
    if high and is_earlier and (not_before is None or _first(not_before.value) <= _last(high.value)):
        not_after = high
    return Bounds(not_before, not_after)


def _first(value: str) -> str:
    return value if len(value) == 10 else f"{value}-01"


def _last(value: str) -> str:
    if len(value) == 10:
        return value
    year, month = int(value[:4]), int(value[5:])
    return f"{value}-{days_of(year, month):02d}"
