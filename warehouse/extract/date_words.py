"""What the words of a date say: one day, month or year, or a span of them."""

from __future__ import annotations

import datetime as dt
from calendar import isleap
from typing import NamedTuple

_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DateWords(NamedTuple):
    """A date as it stands at [start, end) of a text, from its first to its last day.

    A day, month or year that the words do not give is 0; `year1` and `year2` are both 0 where the
    year is missing. `slash` keeps the two numbers of '12/01/2021', whose order a text may leave open;
    as long as it does, only the year is filled in.
    """

    start: int
    end: int
    year1: int
    month1: int
    day1: int
    year2: int
    month2: int
    day2: int
    slash: tuple[int, int] | None = None

    @property
    def precision(self) -> int:
        """3 for days, 2 for months, 1 for years."""
        return 3 if self.day2 else 2 if self.month2 else 1


def days_of(year: int, month: int) -> int:
    """How many days the month has."""
    return 29 if month == 2 and isleap(year) else _DAYS[month]


def with_year(words: DateWords, year: int) -> DateWords:
    """The same words, ending in this year; a span that runs over New Year began in the one before."""
    begins_before = (words.month1, words.day1) > (words.month2, words.day2)
    return words._replace(year1=year - begins_before, year2=year)


def day_first(words: DateWords, is_day_first: bool) -> DateWords:
    """A numeric date whose order was open, read in the given order."""
    if words.slash is None or words.month2:
        return words
    day, month = words.slash if is_day_first else words.slash[::-1]
    return words._replace(month1=month, day1=day, month2=month, day2=day)


def first_day(words: DateWords) -> int:
    """The ordinal of the first day; the year must be known."""
    return _ordinal(words.year1, words.month1 or 1, words.day1 or 1)


def last_day(words: DateWords) -> int:
    """The ordinal of the last day; the year must be known."""
    return _ordinal(words.year2, words.month2 or 12, words.day2 or 31)


def _ordinal(year: int, month: int, day: int) -> int:
    if day > 28:
        day = min(day, days_of(year, month))
    return dt.date(year, month, day).toordinal()


def iso(words: DateWords) -> str:
    """The date in ISO 8601, as coarse as stated; a span has '/' between its ends.

    An end that names a day its month does not have ('31 June') is given as the month.
    """
    last = iso_part(words.year2, words.month2, words.day2)
    if words[2:5] == words[5:8]:
        return last
    first = iso_part(words.year1, words.month1, words.day1)
    return first if first == last else f"{first}/{last}"


def iso_part(year: int, month: int, day: int) -> str:
    """A year, month or day in ISO 8601."""
    if not month:
        return f"{year:04d}"
    if not day or day > days_of(year, month):
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}"


def iso_first(words: DateWords) -> str:
    """The first day, month or year in ISO 8601, not coarser than a month."""
    return iso_part(words.year1, words.month1 or 1, words.day1)


def iso_last(words: DateWords) -> str:
    """The last day, month or year in ISO 8601, not coarser than a month."""
    return iso_part(words.year2, words.month2 or 12, words.day2)


def is_possible(words: DateWords) -> bool:
    """Whether the days exist in their months; without a year, whether they do in a leap year."""
    if words.day1 < 29 and words.day2 < 29:
        return True
    ends = ((words.year1, words.month1, words.day1), (words.year2, words.month2, words.day2))
    return all(day <= days_of(year or 2000, month) for year, month, day in ends if month)
