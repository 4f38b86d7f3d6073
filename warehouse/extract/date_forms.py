"""The grammar of dates in English, French, Spanish and Portuguese.

The scanner finds names of months and four-digit years; small patterns anchored at those hits read
the days and years around them. Names of months and days of the week come from CLDR through Babel.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from warehouse.extract.date_words import DateWords
from warehouse.extract.scan import Hit, Scanner, Term, fold
from warehouse.text.patterns import numbered

LANGUAGES = ("en", "fr", "es", "pt")
MONTH, YEAR = "date.month", "date.year"
YEARS = range(1945, 2050)

# Abbreviations that are common words of another language need their full stop: 'three years ago', 'set out'.
_NEED_STOP = frozenset({"ago", "set", "out", "may"})
_MORE_MONTHS = {"sept": 9, "sep": 9, "marz": 3, "setiembre": 9}

_NUMBER = r"(?:\d{1,2})"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th|er|ere|o|a|º|ª|°)\b)?"
_AND = r"(?:-|/|,|&|,?\s*(?:to|and|through|until|till|al|au|a|et|y|e|ao|ate|hasta)(?![a-z]))"
_THE = r"(?:(?:to|from|on|the|le|la|el|del|o|os|dia|dias|de)\s+){0,2}"
_OF = r"(?:of\s+the\s+|of\s+|del?\s+|d'|do\s+)?"
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)(?!\d)"
_YEAR_AFTER = rf"(?:\.?,?\s*(?:of\s+|del?\s+)?|[-/])({_YEAR})"


class Grammar(NamedTuple):
    """The patterns, all on folded text and anchored where a hit begins or ends."""

    days_before: re.Pattern[str]
    year_after: re.Pattern[str]
    days_after: re.Pattern[str]
    to_day_month: re.Pattern[str]
    to_month_day: re.Pattern[str]
    to_month: re.Pattern[str]
    plain_line: re.Pattern[str]
    weekday_before: re.Pattern[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]


@cache
def month_forms() -> dict[str, int]:
    """Each folded name or abbreviation of a month, without its full stop, and its number."""
    from babel.dates import get_month_names

    forms = dict(_MORE_MONTHS)
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                forms[fold(name).rstrip(".")] = number
    return forms


@cache
def weekday_forms() -> dict[str, int]:
    """Each folded name of a day of the week and its number, Monday 0."""
    from babel.dates import get_day_names

    return {
        fold(name): number for language in LANGUAGES for number, name in get_day_names("wide", locale=language).items()
    }


@cache
def grammar() -> Grammar:
    """The compiled patterns."""
    months = "|".join(sorted(map(re.escape, month_forms()), key=len, reverse=True))
    weekdays = "|".join(sorted(map(re.escape, weekday_forms()), key=len, reverse=True))
    month = rf"({months})(?![a-z])"
    weekday = rf"(?:(?:{weekdays}),?\s+)?"
    between = rf"\s*{_AND}\s*{_THE}{weekday}{_THE}"
    last_year = rf"(?:{_YEAR_AFTER})?"
    return Grammar(
        days_before=re.compile(
            rf"(?<![\w.,:$€£%-])(?<!\d/)(?:({_NUMBER}){_ORDINAL}{between}(?:{_NUMBER}{_ORDINAL}{between})*)?"
            rf"(?<!\d)({_NUMBER})(?:{_ORDINAL}\.?,?\s*{_OF}|[-/])\Z"
        ),
        year_after=re.compile(_YEAR_AFTER),
        days_after=re.compile(
            rf"\.?\s+(?:the\s+)?({_NUMBER})(?![\d.:]\d|\d){_ORDINAL}(?:{between}({_NUMBER})(?!\d){_ORDINAL}(?!\s*(?:{months})\b))?"
            rf"(?:,?\s+(?:of\s+|del?\s+)?({_YEAR})|,({_YEAR}))?"
        ),
        to_day_month=re.compile(rf"\.?{between}({_NUMBER}){_ORDINAL}\.?\s*{_OF}{month}{last_year}"),
        to_month_day=re.compile(rf"{between}{month}\.?\s+({_NUMBER})(?!\d){_ORDINAL}(?:,?\s*({_YEAR}))?"),
        to_month=re.compile(rf"\.?{between}{month}{last_year}"),
        plain_line=re.compile(rf"\W*(\d\d?) {month} (\d{{4}})\W*"),
        weekday_before=re.compile(rf"\b({weekdays}),?\s+{_THE}\Z"),
        months=month_forms(),
        weekdays=weekday_forms(),
    )


def date_terms() -> list[Term]:
    """Names of months (payload: number) and four-digit years (payload: year)."""
    terms = [Term(YEAR, str(year), year, prefix=True) for year in YEARS]
    for form, number in month_forms().items():
        if form in _NEED_STOP:
            terms.append(Term(MONTH, f"{form}.", number))
        else:
            terms.append(Term(MONTH, form, number))
    terms += [Term(MONTH, form, 5, exact=True) for form in ("May", "MAY")]
    return terms


def find_dates(folded: str, hits: Mapping[str, Sequence[Hit]], start: int, end: int) -> list[DateWords]:
    """The dates in [start, end) of the folded text, in order; a month alone is none but for 'last May'."""
    months, years = hits.get(MONTH, ()), hits.get(YEAR, ())
    marks = sorted([*months, *years]) if months and years else months or years
    found: list[DateWords] = []
    done = start
    for mark in marks:
        if mark.start < done or mark.start >= end:
            continue
        words = _at_month(folded, mark, done, end) if mark.payload < 13 else _at_year(folded, mark, done, end)
        if words is not None:
            found.append(words)
            done = words.end
    return found


def _at_month(folded: str, hit: Hit, start: int, end: int) -> DateWords | None:
    g = grammar()
    month = hit.payload
    if before := g.days_before.search(folded, max(start, hit.start - 48), hit.start):
        return _day_first(folded, hit, before, end)
    is_name = folded[hit.end - 1] != "."
    if is_name and (after := g.days_after.match(folded, hit.end, end)) and 1 <= int(after[1]) <= 31:
        return _month_first(folded, hit, after, end)
    year = g.year_after.match(folded, hit.end, end)
    year1, stop = (int(year[1]), year.end()) if year else (0, hit.end)
    if (more := g.to_month.match(folded, stop, end)) and (more[2] or year1):
        month2 = g.months[more[1]]
        year2 = int(more[2] or 0)
        if year2 and (not year1 or (year1, month) <= (year2, month2)):
            return DateWords(hit.start, more.end(), year1 or year2 - (month > month2), month, 0, year2, month2, 0)
    if year1:
        return DateWords(hit.start, stop, year1, month, 0, year1, month, 0)
    if last := _LAST_AFTER.match(folded, hit.end, end):
        return DateWords(hit.start, last.end(), 0, month, 0, 0, month, 0)
    if _LAST_BEFORE.search(folded, max(start, hit.start - 16), hit.start):
        return DateWords(hit.start, hit.end, 0, month, 0, 0, month, 0)
    return None


def _day_first(folded: str, hit: Hit, before: re.Match[str], end: int) -> DateWords | None:
    """'21 December 2020', '29-31 January 2019', '26 February - 1 March 2018'."""
    g = grammar()
    month = hit.payload
    day1, day2 = int(before[1] or before[2]), int(before[2])
    if not (1 <= day1 <= 31 and 1 <= day2 <= 31):
        return None
    start = before.start()
    year = g.year_after.match(folded, hit.end, end)
    year1, stop = (int(year[1]), year.end()) if year else (0, hit.end)
    if not year and (short := _SHORT_YEAR.match(folded, hit.end, end)) and folded[hit.start - 1] == short[1]:
        year1, stop = int(short[2]) + (2000 if short[2] < "50" else 1900), short.end()
    if not before[1] and (more := g.to_day_month.match(folded, stop, end)) and 1 <= int(more[1]) <= 31:
        return _span(start, more.end(), (year1, month, day1), (int(more[3] or 0), g.months[more[2]], int(more[1])))
    if day1 > day2:
        day1, day2 = day2, day1
    return DateWords(start, stop, year1, month, day1, year1, month, day2)


def _month_first(folded: str, hit: Hit, after: re.Match[str], end: int) -> DateWords | None:
    """'July 27, 2019', 'April 19-21', 'April 30 - May 2, 2012'."""
    g = grammar()
    month, day1, day2 = hit.payload, int(after[1]), int(after[2] or after[1])
    year1 = int(after[3] or after[4] or 0)
    if not after[2] and (more := g.to_month_day.match(folded, after.end(), end)) and 1 <= int(more[2]) <= 31:
        return _span(hit.start, more.end(), (year1, month, day1), (int(more[3] or 0), g.months[more[1]], int(more[2])))
    if not 1 <= day2 <= 31:
        return None
    if day1 > day2:
        day1, day2 = day2, day1
    return DateWords(hit.start, after.end(), year1, month, day1, year1, month, day2)


def _span(start: int, end: int, first: tuple[int, int, int], last: tuple[int, int, int]) -> DateWords:
    """From the first to the last day; a year that only one end gives holds for both, over New Year too."""
    year1, year2 = first[0], last[0]
    over = first[1:] > last[1:]
    if year2 and not year1:
        year1 = year2 - over
    elif year1 and not year2:
        year2 = year1 + over
    if year1 and (year1, *first[1:]) > (year2, *last[1:]):
        return DateWords(start, end, year2, *last[1:], year1, *first[1:])
    return DateWords(start, end, year1, *first[1:], year2, *last[1:])


# 'In November last year', 'en novembre dernier', 'el pasado noviembre': a month before the item's own date.
_LAST_AFTER = re.compile(
    r"\s(?:(?:of )?last year|dernier|pasado|ultimo|passado|(?:del|do) (?:ano )?(?:pasado|passado|anterior)(?: ano)?"
    r"|de l'an(?:nee)? (?:dernier|derniere|passe|passee))\b"
)
_LAST_BEFORE = re.compile(r"\b(?:last|this past|pasado|passado|ultimo)\s\Z")
_SHORT_YEAR = re.compile(r"([-/])(\d\d)(?![\d/-])")
_NUMERIC_BEFORE = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2\Z")
_NUMERIC_AFTER = re.compile(r"([-/.])(\d{1,2})\1(\d{1,2})(?!\d)")
# '01/2019 - 12/2020'; '5/2012' alone is a law more often than a month.
_MONTH_BEFORE = re.compile(r"(?<![\w./-])(0?[1-9]|1[0-2])/\Z")
_TO_MONTH = re.compile(rf"\s*(?:-|to|a|au|al)\s*(0?[1-9]|1[0-2])/({_YEAR})")
_MONTH_AFTER = re.compile(r"-(0[1-9]|1[0-2])(?![\d/-])")
_YEARS_AFTER = re.compile(
    rf"(?:\s*(?:-|/|to\b|and\b|through\b|a\b|au\b|et\b|y\b|e\b|al\b)\s*(?:in\s+|en\s+)?)({_YEAR}|\d\d(?![\d%-]))"
)
_NO_YEAR_BEFORE = re.compile(r"(?:[a-z]-|[/\w]|\d[.,]|[$€£]\s?)\Z")
# 'Q2 2021', 'the second half of 2020', 'premier trimestre 2019'.
_PARTS = numbered(
    "first 1st primer primero premier primeiro",
    "second 2nd segundo deuxieme",
    "third 3rd tercer troisieme terceiro",
    "fourth last 4th cuarto ultimo quatrieme dernier quarto",
)
_PART_BEFORE = re.compile(
    rf"\b(?:q(?P<q>[1-4])|(?P<nth>{'|'.join(_PARTS)}) (?:(?P<quarter>quarter|trimestre)|half|semestre)),?"
    r"(?: (?:of|in|de|del|do))? ?\Z"
)
_PART_OF_YEAR = ("mid-", "mi-", "early-", "late-")
_COUNTED = (
    "million|billion|people|persons|women|men|children|girls|boys|victims|survivors|migrants|refugees|officers|officials|police|judges|prosecutors"
    "|participants|students|teachers|households|families|communities|villages|schools|copies|cases|personas|mujeres|personnes|femmes|pessoas|mulheres"
)
_NO_YEAR_AFTER = re.compile(rf"[/%]|[.,]\d|-[a-z]|\s(?:{_COUNTED})\b")


def _at_year(folded: str, hit: Hit, start: int, end: int) -> DateWords | None:
    year, stop = hit.payload, hit.start + 4
    if stop < end and folded[stop].isdigit():
        return None
    if before := _NUMERIC_BEFORE.search(folded, max(start, hit.start - 6), hit.start):
        return _numeric(before, year, stop)
    if (first := _MONTH_BEFORE.search(folded, max(start, hit.start - 4), hit.start)) and (
        last := _TO_MONTH.match(folded, stop, end)
    ):
        return _span(first.start(), last.end(), (year, int(first[1]), 0), (int(last[2]), int(last[1]), 0))
    if after := _NUMERIC_AFTER.match(folded, stop, end):
        month, day = int(after[2]), int(after[3])
        if 1 <= month <= 12 and 1 <= day <= 31:
            return DateWords(hit.start, after.end(), year, month, day, year, month, day)
    if part := _PART_BEFORE.search(folded, max(start, hit.start - 32), hit.start):
        months = 3 if part["quarter"] or part["q"] else 6
        number = int(part["q"] or min(_PARTS[part["nth"]], 12 // months))
        return DateWords(part.start(), stop, year, months * (number - 1) + 1, 0, year, months * number, 0)
    before_it = folded[max(start, hit.start - 6) : hit.start]
    if _NO_YEAR_BEFORE.search(before_it[-2:]) and not before_it.endswith(_PART_OF_YEAR):
        return None
    if more := _YEARS_AFTER.match(folded, stop, end):
        year2 = int(more[1]) if len(more[1]) == 4 else year - year % 100 + int(more[1])
        joined = more[0].startswith(("-", "/"))
        is_span = (len(more[1]) == 4 and year2 >= year) or (joined and year2 == year + 1)
        if is_span and not _NO_YEAR_AFTER.match(folded, more.end(), end):
            return DateWords(hit.start, more.end(), year, 0, 0, year2, 0, 0)
    if after := _MONTH_AFTER.match(folded, stop, end):
        month = int(after[1])
        return DateWords(hit.start, after.end(), year, month, 0, year, month, 0)
    if _NO_YEAR_AFTER.match(folded, stop, end):
        return None
    return DateWords(hit.start, stop, year, 0, 0, year, 0, 0)


def _numeric(before: re.Match[str], year: int, stop: int) -> DateWords | None:
    """'21/12/2020', '12.01.2021' (with full stops the day comes first), '12/01/2021' (open)."""
    a, b = int(before[1]), int(before[3])
    if not (1 <= a <= 31 and 1 <= b <= 31 and min(a, b) <= 12):
        return None
    start = before.start()
    if a == b or (before[2] == "." and b <= 12):
        return DateWords(start, stop, year, b, a, year, b, a)
    if a > 12:
        return DateWords(start, stop, year, b, a, year, b, a, (a, b))
    if b > 12:
        return DateWords(start, stop, year, a, b, year, a, b, (a, b))
    return DateWords(start, stop, year, 0, 0, year, 0, 0, (a, b))


def weekday_before(folded: str, words: DateWords) -> int | None:
    """The day of the week named in front of the date, Monday 0."""
    g = grammar()
    before = g.weekday_before.search(folded, max(0, words.start - 24), words.start)
    return g.weekdays[before[1]] if before else None


@cache
def _scanner() -> Scanner:
    return Scanner(date_terms())


def dates_in(text: str) -> list[DateWords]:
    """The dates in a text of its own, such as a period given with a source."""
    folded = fold(text)
    hits: dict[str, list[Any]] = _scanner().scan(text, folded)
    return find_dates(folded, hits, 0, len(folded))
