"""What sets two events of a kind apart: numbers, ordinals, dates, countries, names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Any, TypeVar

from warehouse.extract import number_words
from warehouse.extract.numbers import find_numbers
from warehouse.extract.scan import Scanner, fold
from warehouse.merge.contrasts import (
    CARDINALS,
    CONTRASTS,
    EDITION,
    LANGUAGES,
    MONTHS,
    NUMBERED_THINGS,
    ORDINALS,
    STATED_DATE,
    TRANSLATED,
)
from warehouse.merge.told import Told
from warehouse.records import Role, Span

# A page often carries a story some days after another page did; a yearly or half-yearly event is further off.
FAR_DAYS = 45
SAME_NAME = 0.8
# Numbers up to a dozen stand in any two stories, exact ones above a hundred ('1,240') in hardly any.
DOZEN, HUNDRED, ROUND = 12, 100, 50

T = TypeVar("T")
Kept = frozenset[Any]

_DIGIT = re.compile(r"\d")
_ORDINAL = re.compile(r"\b(\d{1,3}) ?(?:st|nd|rd|th|er|e|º|ª)\b")
_NAME = re.compile(r"(?<![\w'’-])[A-ZÀ-ÖØ-Þ][^\W\d_]{2,}")
_SENTENCE_END = ".!?:\n\"“«'‘-–—•("
_FIRM = ("date", "text", "decision")


@dataclass(frozen=True, slots=True)
class Facts:
    """The checkable content of one item; two items with equal facts never contradict each other.

    `days` are the first and last day of its own stated date; `dates` the months and days that its words
    name ((7, 0) for a month alone), `years` the years, `numbers` all other numbers.
    """

    lang: str
    year: int | None
    days: tuple[int, int] | None
    numbers: frozenset[float]
    ordinals: frozenset[int]
    dates: frozenset[tuple[int, int]]
    years: frozenset[int]
    countries: frozenset[str]
    people: frozenset[int]
    themes: frozenset[str]
    contrasts: frozenset[tuple[str, str]]
    edition: str | None
    names: frozenset[str]


@cache
def _number_scanner() -> Scanner:
    return Scanner(number_words.terms())


@cache
def _number_words() -> frozenset[str]:
    return frozenset(part for term in number_words.terms() for part in fold(term.form).replace("-", " ").split())


def state_all_facts(told: Sequence[Told]) -> list[Facts]:
    """The facts of each item; equal sets are one object, which saves 0.2 GB of 100,000 items."""
    kept: dict[Kept, Kept] = {}
    return [state_facts(one, kept) for one in told]


def state_facts(told: Told, kept: dict[Kept, Kept] | None = None) -> Facts:
    """The facts of an item, from its reading and its words; a set that is in `kept` is taken from there."""
    shared = {} if kept is None else kept

    def keep(values: Iterable[T]) -> frozenset[T]:
        row = frozenset(values)
        return shared.setdefault(row, row)

    reading, text = told.row.reading, told.text
    words = set(told.words)
    numbers: set[float] = set()
    dates: set[tuple[int, int]] = set()
    years: set[int] = set()
    names: set[str] = set()
    ordinals = {ORDINALS[word] for word in words & ORDINALS.keys()}
    if words & NUMBERED_THINGS:
        pairs = zip(told.words, told.words[1:], strict=False)
        ordinals |= {CARDINALS[number] for thing, number in pairs if thing in NUMBERED_THINGS and number in CARDINALS}
    hidden = {
        _name(word)
        for row in reading.evidence
        if row.field == "partners" or row.rule.startswith("country-name")
        for word in _NAME.findall(row.span.of(text))
    }
    for span in told.spans:
        folded = fold(span.of(text))
        has_digit = bool(_DIGIT.search(folded))
        if has_digit:
            if words & MONTHS.keys():
                folded = _take_dates(folded, dates, years)
            ordinals.update(int(match[1]) for match in _ORDINAL.finditer(folded))
        if has_digit or words & _number_words():
            _take_numbers(folded, told.lang, numbers, years)
        if span != told.row.item.title or not _is_title_case(span.of(text)):
            names |= _names(text, span, hidden)
    edition = EDITION.search(" ".join(told.words)) if words & LANGUAGES else None
    return Facts(
        lang=told.lang,
        year=reading.year if reading.year_basis in _FIRM else None,
        days=_days(reading.date) if reading.date_basis != "period" else None,
        numbers=keep(numbers),
        ordinals=keep(ordinals),
        dates=keep(dates),
        years=keep(years),
        countries=keep(place.iso3 for place in reading.places if place.role is Role.FOCUS),
        people=keep(row.n for row in reading.people),
        themes=keep(reading.themes),
        contrasts=keep(CONTRASTS[word] for word in words & CONTRASTS.keys()),
        edition=edition[1] if edition else None,
        names=keep(names),
    )


def loosen(facts: Facts) -> Facts:
    """The facts without names and years in passing, which two tellings of one event may choose freely."""
    return replace(facts, names=frozenset(), years=frozenset())


def contradict(one: Facts, other: Facts) -> str | None:
    """Which fact tells that the two items report different activities; None if none does.

    A fact that only one of them states is no contradiction: reports differ in detail. Each must
    state something that the other does not.
    """
    if one is other:
        return None
    if one.year and other.year and one.year != other.year:
        return "year"
    if one.days and other.days and max(one.days[0] - other.days[1], other.days[0] - one.days[1]) > FAR_DAYS:
        return "date"
    if _each_has_own(one.countries, other.countries):
        return "countries"
    if one.themes and other.themes and one.themes.isdisjoint(other.themes) and not _agree_in_counts(one, other):
        return "themes"
    if _each_has_own(one.ordinals, other.ordinals):
        return "ordinals"
    if _each_has_own(one.dates, other.dates) and _each_has_own(_unlike(one, other), _unlike(other, one)):
        return "dates"
    if _each_has_own(one.people, other.people):
        return "people"
    if one.lang != other.lang:
        if _each_has_own(one.contrasts & TRANSLATED, other.contrasts & TRANSLATED):
            return "audience"
        smaller = min(len(one.numbers), len(other.numbers))
        return "numbers" if smaller and len(one.numbers & other.numbers) * 2 < smaller else None
    if _each_has_own(one.numbers, other.numbers):
        return "numbers"
    if _each_has_own(one.years, other.years):
        return "years"
    if one.edition != other.edition:
        return "edition"
    if _each_has_own(one.contrasts, other.contrasts):
        mine, theirs = one.contrasts - other.contrasts, other.contrasts - one.contrasts
        if families := {family for family, _ in mine} & {family for family, _ in theirs}:
            return min(families)
    return "names" if _names_differ(one.names, other.names) else None


def count_shared_numbers(one: Facts, other: Facts) -> int:
    """How many numbers above a dozen both state; one above a hundred that is not round counts twice."""
    shared = (one.numbers | one.people) & (other.numbers | other.people)
    return sum((number > DOZEN) + (number > HUNDRED and number % ROUND != 0) for number in shared)


def _agree_in_counts(one: Facts, other: Facts) -> bool:
    """Whether both are of the same countries and state such a number: that tells more than a theme."""
    return bool(one.countries) and one.countries == other.countries and count_shared_numbers(one, other) > 0


def _each_has_own(one: Set[object], other: Set[object]) -> bool:
    return not one <= other and not other <= one


def _unlike(one: Facts, other: Facts) -> set[tuple[int, int]]:
    """The dates of the first but for those that the second tells more or less closely: 'November' is '8 November'."""
    months, bare = {month for month, _ in other.dates}, {month for month, day in other.dates if not day}
    return {(month, day) for month, day in one.dates if not (month in bare or (not day and month in months))}


def _names_differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each side has a name that the other does not have in any spelling."""
    if not _each_has_own(one, other):
        return False
    return any(not _has_like(name, other) for name in one - other) and any(
        not _has_like(name, one) for name in other - one
    )


def _has_like(name: str, others: frozenset[str]) -> bool:
    return name in others or any(
        name[0] == other[0] and abs(len(name) - len(other)) <= 2 and _is_spelling_of(name, other) for other in others
    )


@lru_cache(maxsize=100_000)
def _is_spelling_of(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= SAME_NAME


def _take_dates(folded: str, dates: set[tuple[int, int]], years: set[int]) -> str:
    """Adds the dates that the text names; gives the text with blanks in their place."""

    def note(match: re.Match[str]) -> str:
        first, last, month, year, month_first, day, year_after = match.groups()
        number = MONTHS[month or month_first]
        dates.update((number, int(each)) for each in (first, last, day) if each)
        if not (first or day):
            dates.add((number, 0))
        years.update(int(each) for each in (year, year_after) if each)
        return " " * len(match[0])

    return STATED_DATE.sub(note, folded)


def _take_numbers(folded: str, lang: str, numbers: set[float], years: set[int]) -> None:
    """Adds the numbers of the text; the article 'one' is none."""
    hits = _number_scanner().scan(folded, folded)
    for number in find_numbers(folded, folded, 0, len(folded), hits, lang):
        written = folded[number.start : number.end]
        if written.isdigit() and len(written) == 4 and 1900 <= number.value <= 2100:
            years.add(int(number.value))
        elif number.value > 1 or written[0].isdigit():
            numbers.add(number.value)


def _names(text: str, span: Span, hidden: set[str]) -> set[str]:
    """Capitalised words inside sentences, folded; acronyms, partners and names of countries are left out.

    A name at a dateline's head ('Mzuzu, 7-12 July 2019 - ...') counts, other first words do not.
    """
    found = set()
    for match in _NAME.finditer(text, span.start, span.end):
        start, name = match.start(), _name(match[0])
        if not name or name in hidden:
            continue
        before = text[max(span.start, start - 3) : start].rstrip()
        if (not before or before[-1] in _SENTENCE_END) and text[match.end() : match.end() + 1] != ",":
            continue
        found.add(name)
    return found


@lru_cache(maxsize=100_000)
def _name(word: str) -> str:
    """A capitalised word as names are compared; empty for acronyms and months."""
    folded = fold(word)
    return "" if word.isupper() or folded in MONTHS else folded.removesuffix("s")


def _is_title_case(words: str) -> bool:
    long = [word for word in words.split()[1:] if len(word) > 3 and word[0].isalpha()]
    return bool(long) and sum(word[0].isupper() for word in long) * 2 > len(long)


@cache
def _day_number(iso: str, is_last: bool) -> int:
    year, month, day = (int(part) for part in [*iso.split("-"), "0", "0"][:3])
    if day:
        return dt.date(year, month, day).toordinal()
    if month:
        after = dt.date(year + month // 12, month % 12 + 1, 1)
        return after.toordinal() - 1 if is_last else dt.date(year, month, 1).toordinal()
    return dt.date(year, 12 if is_last else 1, 31 if is_last else 1).toordinal()


def _days(date: str | None) -> tuple[int, int] | None:
    """First and last day of a stated date, as day numbers."""
    if not date:
        return None
    first, _, last = date.partition("/")
    return _day_number(first, False), _day_number(last or first, True)
