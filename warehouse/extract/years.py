"""The year in which the main thing that an item reports happened."""

from __future__ import annotations

from typing import NamedTuple

from warehouse.extract.date_context import (
    is_announced,
    is_duration,
    is_news_of_the_day,
    is_perfect,
    is_recent,
    tells_in_relative,
    tells_when,
)
from warehouse.extract.date_forms import find_dates
from warehouse.extract.date_words import DateWords, first_day, last_day, with_year
from warehouse.extract.datelines import OwnDate
from warehouse.extract.named_events import DAY
from warehouse.extract.neighbours import nearest_year
from warehouse.extract.passage import Passage

_LOOK_BACK_DAYS = 400
_EARLY_MONTHS = 3
_LEAD_STOPS = 1
_OPENING = 24


class Told(NamedTuple):
    """The dates in an item's words that say when it happened: with their year, and without.

    An item with a date of its own has none unless one of them puts it in the year before.
    """

    dated: tuple[DateWords, ...]
    yearless: tuple[DateWords, ...]
    day: DateWords | None
    """A calendar day that the words name ('World Tourism Day'), its year still open."""


NOTHING_TOLD = Told((), (), None)


def read_told(passage: Passage, own: OwnDate | None) -> Told:
    """The dates of the item's words that tell when it happened; those of its lead-in where it has none itself."""
    item = passage.item
    start = item.span.start
    over = [part.end for part in (item.date_line, item.heading, item.period) if part]
    skip = own.words.end if own else max(over, default=start)
    told = _told_between(passage, max(start, skip) if skip <= item.span.end else start, item.span.end, own)
    if told is NOTHING_TOLD and item.lead_in and item.lead_in.end <= start:
        return _told_between(passage, item.lead_in.start, item.lead_in.end, own)
    return told


def _told_between(passage: Passage, start: int, end: int, own: OwnDate | None) -> Told:
    item, text, folded = passage.item, passage.text, passage.folded
    found = find_dates(folded, passage.hits, start, end)
    if own and own.words.year2:
        found = [words for words in found if words.start >= own.words.end or words.end <= own.words.start]
        if not _may_override(own.words, found):
            return NOTHING_TOLD
    dated: list[DateWords] = []
    yearless: list[DateWords] = []
    for words in found:
        is_title = item.title is not None and item.title.start <= words.start < item.title.end
        part = item.title if is_title else item.body
        low = part.start if part and start <= part.start <= words.start else start  # behind a button glued to it
        high = item.title.end if is_title and item.title else end
        if is_duration(folded, words) or tells_when(text, folded, words, low, high, is_title):
            (dated if words.year2 else yearless).append(words)
    if len(dated) > 1:
        dated = [words for words in dated if not is_announced(text, folded, words, start)] or dated
    if not own and not yearless and not dated:
        dated = [words for words in found if words.year2 and tells_in_relative(text, folded, words, start, end)]
    day = None
    if not dated and not yearless and not own:
        day = _calendar_day(passage, start, end)
    if not dated and not yearless and day is None:
        return NOTHING_TOLD
    return Told(tuple(dated), tuple(yearless), day)


def _may_override(own: DateWords, found: list[DateWords]) -> bool:
    """Whether any date of the words lies in the year before the item's own; only then their sense matters."""
    last_year = own.year2 - 1
    day = first_day(own) if found else 0
    return any((words.year2 or nearest_year(words, day)) == last_year for words in found)


def _calendar_day(passage: Passage, start: int, end: int) -> DateWords | None:
    for hit in passage.hits.get(DAY, ()):
        if start <= hit.start < end:
            month, day = hit.payload.month_day
            return DateWords(hit.start, hit.end, 0, month, day, 0, month, day)
    return None


def main_date(told: Told) -> DateWords | None:
    """The date with its year that an undated item happened on: the last, and of its year the finest."""
    if not told.dated:
        return None
    return max(told.dated, key=lambda words: (words.year2, words.precision))


def overriding_date(passage: Passage, own: DateWords, told: Told) -> DateWords | None:
    """The date in the words that puts the thing in the year before the item's own date, None if none does.

    Only the lead counts, the title and the first two sentences, and only if no words tell the date's
    own year. A day or month must lie within 13 months before; a bare year counts in the first quarter,
    or where it opens the words, and where nothing is reported as news of the day.
    """
    day = first_day(own)
    settled = [*told.dated, *(with_year(words, nearest_year(words, day)) for words in told.yearless)]
    if not settled or any(words.year2 >= own.year2 for words in settled):
        return None
    item, folded = passage.item, passage.folded
    lead = item.body.start if item.body else item.span.start
    before = [
        words
        for words in settled
        if words.year2 == own.year2 - 1
        and day - last_day(words) <= _LOOK_BACK_DAYS
        and (words.start < lead or _stops(folded, lead, words.start) <= _LEAD_STOPS)
    ]
    if not before:
        return None
    best = max(before, key=lambda words: words.precision)
    if is_news_of_the_day(folded, lead, item.span.end):
        return None
    if best.precision == 1:
        is_early = own.month1 and own.month1 <= _EARLY_MONTHS
        if is_recent(folded, lead, item.span.end) or not (is_early or _opens(folded, best, lead, item.span.end)):
            return None
    return best


def _opens(folded: str, words: DateWords, start: int, end: int) -> bool:
    """Whether 'In 2020,' or 'In the course of 2020,' opens words that nowhere say what 'has' been done since."""
    is_opening = words.start - start <= _OPENING and folded[words.end : words.end + 1] == ","
    return is_opening and not is_perfect(folded, words.end, end)


def _stops(folded: str, start: int, end: int) -> int:
    """How many sentences end between the two."""
    return folded.count(". ", start, end) + folded.count(".\n", start, end)
