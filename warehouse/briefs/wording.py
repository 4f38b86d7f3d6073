"""Interface words, dates and numbers in the language of the edition."""

from __future__ import annotations

import datetime as dt
from functools import cache
from gettext import NullTranslations
from pathlib import Path

from warehouse.briefs.edition import BriefRefused

# United Nations style in English: 21 December 2020. Other languages take CLDR's long forms.
_DAY = {"en": "d MMMM y"}
_MONTH = {"en": "MMMM y"}


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
    """A count with the language's digits grouping."""
    from babel.numbers import format_decimal

    return str(format_decimal(number, locale=language))


@cache
def say_day(day: dt.date, language: str) -> str:
    """A day, as in 21 December 2020."""
    from babel.dates import format_date

    return str(format_date(day, _DAY.get(language, "long"), locale=language))


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
    from babel.dates import format_date, format_skeleton

    if language in _MONTH:
        return str(format_date(first, _MONTH[language], locale=language))
    return str(format_skeleton("yMMMM", first, locale=language))


def _say_range(first: str, last: str, language: str) -> str:
    """'29-31 January 2019' with an en dash where days share their month in English, else both in full."""
    begin, end = say_date(first, language), say_date(last, language)
    if begin == end:
        return begin
    if language == "en" and first[:7] == last[:7] and len(first) == len(last) == 10:
        return f"{int(first[8:])}–{end}"
    if language == "en" and first[:4] == last[:4] and len(first) == len(last) > 4:
        return f"{begin.rsplit(' ', 1)[0]} – {end}"
    return f"{begin} – {end}"
