"""The order in which a brief prints its activities, and the number that each carries in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from warehouse.briefs.names import Names, place_of
from warehouse.rows import ActivityRow


class Spread(IntEnum):
    """How far an activity reaches; groups are printed in this order."""

    REGION = 0
    REGIONS = 1
    WORLDWIDE = 2
    UNPLACED = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity with the number by which this edition refers to it, from 1."""

    number: int
    activity: ActivityRow


@dataclass(frozen=True, slots=True)
class Country:
    """The entries of a region that concern one country alone; `iso3` is None for those of several or none."""

    iso3: str | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one region; `code` is None but for `Spread.REGION`."""

    spread: Spread
    code: str | None
    countries: tuple[Country, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries of the group in order."""
        return tuple(entry for country in self.countries for entry in country.entries)


def arrange_activities(activities: Iterable[ActivityRow], names: Names) -> tuple[Group, ...]:
    """Every activity once: by region, then country, newest first, undated last.

    An activity of several regions, a worldwide one and one without a place have groups of their
    own at the end, so no activity is printed twice.
    """
    ordered = sorted(activities, key=lambda activity: (_group_key(activity, names), _date_key(activity)))
    groups: dict[tuple[Spread, str | None], dict[str | None, list[Entry]]] = {}
    for number, activity in enumerate(ordered, start=1):
        spread, code = find_home(activity)
        iso3 = activity.countries[0] if spread is Spread.REGION and len(activity.countries) == 1 else None
        groups.setdefault((spread, code), {}).setdefault(iso3, []).append(Entry(number, activity))
    return tuple(
        Group(spread, code, tuple(Country(iso3, tuple(entries)) for iso3, entries in countries.items()))
        for (spread, code), countries in groups.items()
    )


def find_home(activity: ActivityRow) -> tuple[Spread, str | None]:
    """Under which region an activity is printed."""
    if activity.is_global:
        return Spread.WORLDWIDE, None
    if not activity.regions:
        return Spread.UNPLACED, None
    if len(activity.regions) == 1:
        return Spread.REGION, activity.regions[0]
    return Spread.REGIONS, None


def _group_key(activity: ActivityRow, names: Names) -> tuple[int, tuple[str, str], bool, tuple[str, str]]:
    spread, code = find_home(activity)
    alone = spread is Spread.REGION and len(activity.countries) == 1
    country = names.country(activity.countries[0]) if alone else ""
    return spread, place_of(names.region(code) if code else ""), not alone, place_of(country)


def _date_key(activity: ActivityRow) -> tuple[bool, int, tuple[int, ...], str]:
    """Latest year first, in it the latest date; activities without a year last, by their date or latest bound."""
    stated = activity.date or activity.not_after or activity.not_before or ""
    digits = tuple(-int(part) for part in stated.split("/")[0].split("-") if part.isdigit())
    return activity.year is None, -(activity.year or 0), digits or (0,), activity.activity_id
