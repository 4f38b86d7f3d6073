"""What a language's file beside its message catalogue says: names, forms of dates, grouping of digits."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from warehouse.paths import templates_folder
from warehouse.yaml_file import StrictModel, load_yaml

# The official languages of the United Nations: those that shipped briefs come in.
OFFICIAL = ("ar", "en", "es", "fr", "ru", "zh")


class DateForms(StrictModel):
    """Patterns of CLDR (`d MMMM y`); those `of_year` and `of_month` are for the shorter end of a range.

    `months` replaces CLDR's names of months, `first_of_month` the number of the first day.
    """

    day: str = "long"
    month: str = "MMMM y"
    day_of_year: str | None = None
    month_of_year: str | None = None
    day_of_month: str | None = None
    between: str = "–"
    months: tuple[str, ...] = ()
    first_of_month: str | None = None


class LocaleFile(StrictModel):
    """Names by code, areas by their English name; a code that is not there takes CLDR's or the English name.

    `number_group` stands between groups of three digits, `sentence_gap` between sentences.
    """

    dates: DateForms = DateForms()
    number_group: str | None = None
    sentence_gap: str = " "
    themes: Mapping[str, str] = {}
    measures: Mapping[str, str] = {}
    regions: Mapping[str, str] = {}
    areas: Mapping[str, str] = {}
    countries: Mapping[str, str] = {}


@cache
def read_locale(language: str) -> LocaleFile:
    """The file `templates/locale/LANGUAGE.yml`, an empty one for a language without; raises BadFile."""
    path = templates_folder() / "locale" / f"{language}.yml"
    return load_yaml(path, LocaleFile) if path.is_file() else LocaleFile()
