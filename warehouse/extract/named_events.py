"""Named things that date a text: calendar days, sessions and conferences, terms of office, things that began.

`lexicon/events.yml` lists them. A calendar day, with its neighbours on the page, gives a year; the
others only ever bound when an undated item can have happened.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, BeforeValidator

from warehouse.extract.scan import Term
from warehouse.text.forms import Forms, expand_form
from warehouse.yaml_file import StrictModel, load_yaml

FILE = Path(__file__).parent / "lexicon" / "events.yml"
DAY, SERIES, OFFICE, THING = "date.day", "date.series", "date.office", "date.thing"


def _as_text(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value


def _is_partial_date(value: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value):
        raise ValueError("a date is YYYY-MM-DD or YYYY-MM")
    dt.date.fromisoformat(value if len(value) == 10 else f"{value}-01")
    return value


def _is_day_of_year(value: str) -> str:
    dt.date.fromisoformat(f"2000-{value}")
    return value


PartialDate = Annotated[str, BeforeValidator(_as_text), AfterValidator(_is_partial_date)]
DayOfYear = Annotated[str, AfterValidator(_is_day_of_year)]


class CalendarDay(StrictModel):
    """A day observed every year: `day` is MM-DD, `since` the first year."""

    name: str
    day: DayOfYear
    since: int
    forms: Forms

    @property
    def month_day(self) -> tuple[int, int]:
        """Month and day."""
        return int(self.day[:2]), int(self.day[3:])


class Series(StrictModel):
    """Numbered meetings: number -> first and last day (or month) as 'FIRST/LAST'."""

    name: str
    forms: Forms
    editions: dict[int, str]

    def dates_of(self, number: int) -> tuple[str, str] | None:
        """First and last day of one meeting, None if the lexicon does not list it."""
        if number not in self.editions:
            return None
        first, _, last = self.editions[number].partition("/")
        return _is_partial_date(first), _is_partial_date(last or first)


class Office(StrictModel):
    """Someone's term: texts that name the person with this office were written within it."""

    name: str
    first: PartialDate
    last: PartialDate | None = None
    forms: Forms


class Thing(StrictModel):
    """Something that has its name only since a date: `began` says how it came about."""

    name: str
    since: PartialDate
    began: str
    forms: Forms


class Events(StrictModel):
    """The lexicon of datable names."""

    days: tuple[CalendarDay, ...]
    series: tuple[Series, ...]
    offices: tuple[Office, ...]
    things: tuple[Thing, ...]


@cache
def events() -> Events:
    """The lexicon, read once; raises BadFile with file, line and key if it cannot be taken."""
    return load_yaml(FILE, Events)


def event_terms() -> list[Term]:
    """The names of the lexicon; the payload is its entry. A form with '=' in front is taken letter by letter."""
    lexicon = events()
    kinds = ((DAY, lexicon.days), (SERIES, lexicon.series), (OFFICE, lexicon.offices), (THING, lexicon.things))
    return [
        Term(kind, plain, entry, exact=form.startswith("="))
        for kind, entries in kinds
        for entry in entries
        for form in entry.forms
        for plain in expand_form(form.removeprefix("="))
    ]


_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = (
    "tenth",
    "eleventh",
    "twelfth",
    *(f"{n}teenth" for n in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
)
_TENS = {2: "twent", 3: "thirt", 4: "fort", 5: "fift", 6: "sixt", 7: "sevent", 8: "eight", 9: "ninet"}


@cache
def ordinal_words() -> dict[str, int]:
    """English ordinals from 'first' to 'ninety-ninth' and their numbers."""
    words = {word: number for number, word in enumerate([*_ONES, *_TEENS], start=1)}
    for tens, stem in _TENS.items():
        words[f"{stem}ieth"] = tens * 10
        words |= {f"{stem}y-{one}": tens * 10 + number for number, one in enumerate(_ONES, start=1)}
        words |= {f"{stem}y {one}": tens * 10 + number for number, one in enumerate(_ONES, start=1)}
    return words


class _Numbers(NamedTuple):
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _numbers() -> _Numbers:
    words = "|".join(sorted(ordinal_words(), key=len, reverse=True))
    number = rf"\b(?:(\d{{1,3}})\s?(?:st|nd|rd|th|e|er|eme|a|o|º|ª|°)?|({words}))"
    filler = (
        r"(?:annual|regular|reconvened|united|nations|un|ministerial|sessions?|meeting|assembly|summit|conference|of|the|de|la|el|las|del|periodo|sesiones"
        r"|sesion|reunion|sessao|da|do|dos?|to)"
    )
    return _Numbers(
        before=re.compile(rf"{number}\s+(?:{filler}\s+){{0,8}}\Z"),
        after=re.compile(rf"(?:\s\([^)]{{1,20}}\))?,?\s+(?:at|in|during|concluded|opened|held)\s+its\s+{number}\s"),
    )


def number_beside(folded: str, start: int, end: int) -> int | None:
    """The ordinal that goes with a name at [start, end): '21st session of the ...', '... at its fifth session'."""
    patterns = _numbers()
    found = patterns.before.search(folded, max(0, start - 70), start) or patterns.after.match(folded, end, end + 60)
    if not found:
        return None
    return int(found[1]) if found[1] else ordinal_words()[found[2]]
