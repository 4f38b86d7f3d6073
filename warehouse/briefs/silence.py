"""What nothing was reported of: countries, themes and years of the scope, and how old the last report is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from warehouse.briefs.arrange import Entry
from warehouse.briefs.atlas import list_countries
from warehouse.briefs.edition import BriefRefused
from warehouse.briefs.lists import UNDATED
from warehouse.briefs.locale_file import read_locale
from warehouse.briefs.names import Names, place_of
from warehouse.rows import ActivityRow, BriefRows, Scope

# As many rows as a reader will take in; the table of countries gives all.
_MOST_QUIET = 10
# Any language but English, whose theme names are the vocabulary's own, has a name for each theme.
_NAMES_ALL_THEMES = "fr"


@dataclass(frozen=True, slots=True)
class Last:
    """The last year that reports of a code state; `years` is how long ago, `numbers` are of that year's activities."""

    code: str
    name: str
    year: int
    years: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """`countries` are names by region, in order; `undated_countries` have reports, none of which states a year.

    `quiet_countries` are those whose last report is oldest, `themes` all that have a dated one. Each is
    in order of age. `years` are runs of the period, up to the year of the data, with no dated activity.
    """

    countries: Sequence[tuple[str, Sequence[str]]]
    country_count: int
    scope_count: int
    undated_countries: Sequence[str]
    quiet_countries: Sequence[Last]
    themes: Sequence[Last]
    silent_themes: Sequence[str]
    years: Sequence[tuple[int, int]]


def find_silence(rows: BriefRows, entries: Iterable[Entry], names: Names) -> Silence:
    """The silence in a scope.

    Raises BriefRefused when the marts count activities where there are none here, or the other way about.
    """
    scope, now = rows.scope, rows.as_of.year
    numbers = {entry.activity.activity_id: entry.number for entry in entries}
    possible = _possible_countries(scope)
    by_country = _last_years(rows.activities, numbers, "countries")
    by_theme = _last_years(rows.activities, numbers, "themes")
    heard = {code for activity in rows.activities for code in activity.countries}
    _check_heard(rows, heard)
    silent = {iso3: region for iso3, region in possible.items() if iso3 not in heard}
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for iso3, region in silent.items():
        grouped[names.region(region)].append(names.country(iso3))
    known = set(scope.themes) or set(read_locale(_NAMES_ALL_THEMES).themes)
    told = {theme for activity in rows.activities for theme in activity.themes}
    # Of one country the table of its themes says as much.
    quiet = [_age(code, names.country(code), found, now) for code, found in by_country.items() if len(possible) > 1]
    return Silence(
        countries=[(region, sorted(grouped[region], key=place_of)) for region in sorted(grouped, key=place_of)],
        country_count=len(silent),
        scope_count=len(possible),
        undated_countries=sorted((names.country(code) for code in heard - by_country.keys()), key=place_of),
        quiet_countries=sorted(quiet, key=lambda last: (last.year, place_of(last.name)))[:_MOST_QUIET],
        themes=sorted(
            (_age(code, names.theme(code), found, now) for code, found in by_theme.items()),
            key=lambda last: (last.year, place_of(last.name)),
        ),
        silent_themes=sorted((names.theme(code) for code in known - told), key=place_of),
        years=_empty_years(rows, now),
    )


def _possible_countries(scope: Scope) -> dict[str, str]:
    if not scope.countries:
        return list_countries(scope.regions)
    return {iso3: region for iso3, region in list_countries().items() if iso3 in scope.countries}


def _last_years(
    activities: Iterable[ActivityRow], numbers: Mapping[str, int], field: str
) -> dict[str, tuple[int, tuple[int, ...]]]:
    """By code: the last stated year and the numbers of its activities."""
    found: defaultdict[str, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for activity in activities:
        for code in getattr(activity, field) if activity.year is not None else ():
            found[code][activity.year or 0].append(numbers[activity.activity_id])
    return {code: (max(years), tuple(sorted(years[max(years)]))) for code, years in found.items()}


def _age(code: str, name: str, found: tuple[int, tuple[int, ...]], now: int) -> Last:
    year, numbers = found
    return Last(code, name, year, max(now - year, 0), numbers)


def _empty_years(rows: BriefRows, now: int) -> list[tuple[int, int]]:
    """Runs of years without a dated activity, from the first stated year (or that of the scope) on."""
    stated = {activity.year for activity in rows.activities if activity.year is not None}
    if not stated and not rows.scope.years:
        return []
    first, last = rows.scope.years or (min(stated), now)
    runs: list[tuple[int, int]] = []
    for year in range(first, min(last, now) + 1):
        if year in stated:
            continue
        if runs and runs[-1][1] == year - 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return runs


def _check_heard(rows: BriefRows, heard: set[str]) -> None:
    counted = {row.code for row in rows.by_country if row.activity_count}
    listed = {row.code for row in rows.by_year if row.activity_count} - {UNDATED}
    stated = {str(activity.year) for activity in rows.activities if activity.year is not None}
    if differ := sorted(counted ^ heard) + sorted(listed ^ stated):
        raise BriefRefused(f"silence differs from what the marts count: {', '.join(differ[:10])}")
