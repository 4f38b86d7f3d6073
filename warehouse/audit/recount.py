"""Every count of a brief from read documents in plain Python, without SQL.

The rules are those of the design, written a second time on purpose: a fault in a model and the same
fault here are unlikely to agree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from warehouse.records import Kind, ReadDocument, ReadItem, Role
from warehouse.rows import Scope

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gazette:
    """Where countries and areas lie: M49 reporting region of a country, codes of an area, and each code's parent."""

    region_of: Mapping[str, str]
    area_regions: Callable[[str], Sequence[str]]
    parent_of: Mapping[str, str]

    def within(self, region: str) -> set[str]:
        """A region with all that it lies in."""
        found: set[str] = set()
        while region and region not in found:
            found.add(region)
            region = self.parent_of.get(region, "")
        return found


@dataclass(frozen=True, slots=True)
class Recounted:
    """One activity as the second path sees it."""

    year: int | None
    countries: frozenset[str]
    regions: frozenset[str]
    is_global: bool
    themes: tuple[str, ...]
    measures: tuple[str, ...]
    sources: frozenset[str]
    areas: frozenset[str]
    partners: frozenset[str]
    langs: frozenset[str]
    report_count: int
    is_bounded: bool


def recount_activities(
    documents: Iterable[ReadDocument], activity_of: Mapping[str, str], gazette: Gazette
) -> list[Recounted]:
    """The activities that the documents report, merged reports together; an item met twice counts once."""
    reports: dict[str, list[tuple[ReadDocument, ReadItem]]] = defaultdict(list)
    seen: set[str] = set()
    ordered = sorted(documents, key=lambda document: (document.receipt.source_id, document.receipt.doc_name))
    for document in ordered:
        for row in document.items:
            if row.item.kind is Kind.ACTIVITY and row.item_id not in seen:
                seen.add(row.item_id)
                reports[activity_of[row.item_id]].append((document, row))
    return [_recount(sorted(group, key=_standing), gazette) for group in reports.values()]


def _standing(report: tuple[ReadDocument, ReadItem]) -> tuple[bool, bool, bool, int]:
    """How well a report speaks for its activity: dated before undated, English first, the longest first."""
    row = report[1]
    item = row.item
    words = item.body or (None if item.title else item.span)
    length = words.end - words.start if words else 0
    return (row.reading.year is None, row.reading.date is None, row.reading.lang != "en", -length)


def _recount(group: Sequence[tuple[ReadDocument, ReadItem]], gazette: Gazette) -> Recounted:
    readings = [row.reading for _, row in group]
    countries = {place.iso3 for reading in readings for place in reading.places if place.role is Role.FOCUS}
    areas = {area for reading in readings for area in reading.areas}
    regions = {gazette.region_of[iso3] for iso3 in countries}
    regions |= {code for area in areas - {"Global"} for code in gazette.area_regions(area) if code in gazette.parent_of}
    return Recounted(
        year=next((reading.year for reading in readings if reading.year is not None), None),
        countries=frozenset(countries),
        regions=frozenset(regions),
        is_global="Global" in areas,
        themes=tuple(dict.fromkeys(theme for reading in readings for theme in reading.themes)),
        measures=tuple(dict.fromkeys(measure for reading in readings for measure in reading.measures)),
        sources=frozenset(document.receipt.source_id for document, _ in group),
        areas=frozenset(areas),
        partners=frozenset(partner for reading in readings for partner in reading.partners),
        langs=frozenset(reading.lang for reading in readings),
        report_count=len(group),
        is_bounded=any(reading.not_before or reading.not_after for reading in readings),
    )


def count_keys(activities: Iterable[Recounted], scope: Scope, gazette: Gazette) -> Counter[Key]:
    """How many activities in scope stand behind each list of a brief, by the list's key."""
    counts: Counter[Key] = Counter()
    for activity in activities:
        if is_in_scope(activity, scope, gazette):
            counts.update(set(_keys(activity)))
    return counts


def is_in_scope(activity: Recounted, scope: Scope, gazette: Gazette) -> bool:
    """Whether an activity meets every bound of a scope."""
    around = {code for region in activity.regions for code in gazette.within(region)}
    bounds = (
        (scope.regions, around),
        (scope.countries, activity.countries),
        (scope.themes, activity.themes),
        (scope.measures, activity.measures),
        (scope.sources, activity.sources),
        (scope.areas, activity.areas),
        (scope.partners, activity.partners),
    )
    if any(asked and not set(asked) & set(found) for asked, found in bounds):
        return False
    return scope.years is None or (activity.year is not None and scope.years[0] <= activity.year <= scope.years[1])


def _keys(activity: Recounted) -> Iterable[Key]:
    year = str(activity.year) if activity.year is not None else "undated"
    regions = [*activity.regions, *(["global"] if activity.is_global else [])] or ["unplaced"]
    themes = activity.themes or ("none",)
    yield ("year", year)
    yield ("year-theme", year, themes[0])
    yield from (("region", region) for region in regions)
    yield from (("region-theme", region, theme) for region in regions for theme in themes)
    yield from (("theme", theme) for theme in themes)
    yield from (("measure", measure) for measure in activity.measures or ("none",))
    yield from (("country", iso3) for iso3 in activity.countries)
    yield from (("lang", lang) for lang in activity.langs)
    if activity.report_count > 1:
        yield ("is", "merged")
    if activity.year is None and activity.is_bounded:
        yield ("is", "bounded")
