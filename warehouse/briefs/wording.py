"""Interface words, dates and numbers in the language of the edition."""

from __future__ import annotations

import datetime as dt
from functools import cache
from gettext import NullTranslations
from pathlib import Path

from warehouse.briefs.edition import BriefRefused
from warehouse.briefs.locale_file import read_locale


def load_translations(folder: Path, language: str) -> NullTranslations:
    """The catalogue `locale/LANGUAGE.po` of a template folder; English is what the templates say.

    Raises BriefRefused for a language without a catalogue.
    """
    if language == "en":
        return NullTranslations()
    path = folder / "locale" / f"{language}.po"
    if not path.is_file():
        raise BriefRefused(f"no message catalogue for the language {language!r}: expected {path.name} in {path.parent}")
    return _read_catalogue(path)


@cache
def _read_catalogue(path: Path) -> NullTranslations:
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po
    from babel.support import Translations

    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source))
    compiled.seek(0)
    catalogue: NullTranslations = Translations(compiled)
    return catalogue


@cache
def say_number(number: int, language: str) -> str:
    """A count with its digits grouped as the language does; digits are 0 to 9 in all languages."""
    from babel.numbers import format_decimal

    group = read_locale(language).number_group
    if group is not None:
        return f"{number:,}".replace(",", group)
    return str(format_decimal(number, locale=language))


def say_share(part: int, whole: int) -> int:
    """Per cent to the nearest, halves up; 0 of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else 0


@cache
def say_day(day: dt.date, language: str) -> str:
    """A day, as in 21 December 2020."""
    return _form(day, read_locale(language).dates.day, language)


def _form(day: dt.date, pattern: str, language: str) -> str:
    """The day in a pattern of CLDR, with the months and the first day as the language's file has them."""
    from babel.dates import format_date

    forms = read_locale(language).dates
    if forms.months:
        pattern = pattern.replace("MMMM", f"'{forms.months[day.month - 1]}'")
    said = str(format_date(day, pattern, locale=language))
    is_first = forms.first_of_month and day.day == 1 and pattern.startswith("d")
    return f"{forms.first_of_month}{said[1:]}" if is_first else said


@cache
def say_date(iso: str, language: str) -> str:
    """A date as the reading gives it: a day, a month, a year or a range of these with '/'.

    What is none of these is shown as it is: the reader sees what the text said.
    """
    first, slash, last = iso.partition("/")
    if slash:
        return _say_range(first, last, language)
    parts = first.split("-")
    try:
        numbers = [int(part) for part in parts]
        match numbers:
            case [_]:
                return first
            case [year, month]:
                return _say_month(dt.date(year, month, 1), language)
            case [year, month, day]:
                return say_day(dt.date(year, month, day), language)
            case _:
                return iso
    except ValueError:
        return iso


def _say_month(first: dt.date, language: str) -> str:
    return _form(first, read_locale(language).dates.month, language)


def _say_range(first: str, last: str, language: str) -> str:
    """'29–31 January 2019': what both ends share is said once, else both in full with a spaced dash."""
    begin, end = say_date(first, language), say_date(last, language)
    if begin == end:
        return begin
    forms = read_locale(language).dates
    # Where the year is said first (Chinese), the later end is the shorter one.
    year_first = forms.day.startswith("y")
    pattern, joint = None, forms.between if year_first and len(first) > 4 else " – "
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        pattern, joint = forms.day_of_month, forms.between
    elif len(first) == len(last) > 4 and first[:4] == last[:4]:
        pattern = forms.day_of_year if len(first) == 10 else forms.month_of_year
    if pattern is None:
        return f"{begin}{joint}{end}"
    if year_first:
        return f"{begin}{joint}{_shorten(last, pattern, language)}"
    return f"{_shorten(first, pattern, language)}{joint}{end}"


def _shorten(iso: str, pattern: str, language: str) -> str:
    numbers = [int(part) for part in iso.split("-")]
    return _form(dt.date(*numbers, *[1] * (3 - len(numbers))), pattern, language)
