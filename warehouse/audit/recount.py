"""Every count of a brief from read documents in plain Python, without SQL.

The rules are those of the design, written a second time on purpose: a fault in a model and the same
fault here are unlikely to agree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from warehouse.records import Kind, People, ReadDocument, ReadItem, Role, Sense
from warehouse.rows import Scope

Key = tuple[str, ...]
# A chart has a column for each of the latest years; those before are counted together.
_CHARTED_YEARS = 14


@dataclass(frozen=True, slots=True)
class Gazette:
    """Where countries and areas lie: M49 reporting region of a country, codes of an area, and each code's parent.

    Nobody could report from `uninhabited` countries and areas, so they are never silent.
    """

    region_of: Mapping[str, str]
    area_regions: Callable[[str], Sequence[str]]
    parent_of: Mapping[str, str]
    uninhabited: frozenset[str] = frozenset()

    def within(self, region: str) -> set[str]:
        """A region with all that it lies in."""
        found: set[str] = set()
        while region and region not in found:
            found.add(region)
            region = self.parent_of.get(region, "")
        return found


@dataclass(frozen=True, slots=True)
class Recounted:
    """One activity as the second path sees it; `reports` are the source and address of the document of each.

    `main` is the report that speaks for it, with the document that it stands in.
    """

    activity_id: str
    main: tuple[ReadDocument, ReadItem]
    date: str | None
    year: int | None
    countries: frozenset[str]
    regions: frozenset[str]
    areas: frozenset[str]
    is_global: bool
    themes: tuple[str, ...]
    measures: tuple[str, ...]
    partners: frozenset[str]
    people: tuple[People, ...]
    langs: frozenset[str]
    is_bounded: bool
    reports: tuple[tuple[str, str], ...]
    item_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class OpenIssue:
    """An issue of reading by what it concerns, either of which may not be known."""

    source_id: str | None
    item_id: str | None


def recount_activities(
    documents: Sequence[ReadDocument], activity_of: Mapping[str, str], gazette: Gazette
) -> list[Recounted]:
    """The activities that the documents report, merged reports together; an item met twice counts where met first."""
    reports: dict[str, list[tuple[ReadDocument, ReadItem]]] = defaultdict(list)
    first = _first_documents(documents)
    for document in sorted(documents, key=lambda one: (one.receipt.source_id, one.receipt.doc_name)):
        for row in document.items:
            if row.item.kind is Kind.ACTIVITY and first[row.item_id] is document:
                reports[activity_of[row.item_id]].append((document, row))
    return [_recount(name, sorted(group, key=_standing), gazette) for name, group in reports.items()]


def list_issues(documents: Sequence[ReadDocument], others: Iterable[OpenIssue] = ()) -> list[OpenIssue]:
    """The issues that reading the documents raises, items that stand in a second document, and others as given."""
    first = _first_documents(documents)
    found = [*others]
    for document in documents:
        source_id = document.receipt.source_id
        found += (OpenIssue(issue.source_id or source_id, issue.item_id) for issue in document.issues)
        found += (OpenIssue(source_id, row.item_id) for row in document.items if first[row.item_id] is not document)
    return found


def _first_documents(documents: Iterable[ReadDocument]) -> dict[str, ReadDocument]:
    """By item: the document in which it was met first."""
    first: dict[str, ReadDocument] = {}
    for document in documents:
        for row in document.items:
            first.setdefault(row.item_id, document)
    return first


def _standing(report: tuple[ReadDocument, ReadItem]) -> tuple[bool, bool, bool, int]:
    """How well a report speaks for its activity: dated before undated, English first, the longest first."""
    row = report[1]
    item = row.item
    words = item.body or (None if item.title else item.span)
    length = words.end - words.start if words else 0
    return (row.reading.year is None, row.reading.date_basis in (None, "period"), row.reading.lang != "en", -length)


def _recount(activity_id: str, group: Sequence[tuple[ReadDocument, ReadItem]], gazette: Gazette) -> Recounted:
    readings = [row.reading for _, row in group]
    countries = {place.iso3 for reading in readings for place in reading.places if place.role is Role.FOCUS}
    areas = {area for reading in readings for area in reading.areas}
    regions = {gazette.region_of[iso3] for iso3 in countries}
    regions |= {code for area in areas - {"Global"} for code in gazette.area_regions(area) if code in gazette.parent_of}
    return Recounted(
        activity_id=activity_id,
        main=group[0],
        date=next((reading.date for reading in readings if reading.date is not None), None),
        year=next((reading.year for reading in readings if reading.year is not None), None),
        countries=frozenset(countries),
        regions=frozenset(regions),
        areas=frozenset(areas),
        is_global="Global" in areas,
        themes=tuple(dict.fromkeys(theme for reading in readings for theme in reading.themes)),
        measures=tuple(dict.fromkeys(measure for reading in readings for measure in reading.measures)),
        partners=frozenset(partner for reading in readings for partner in reading.partners),
        people=tuple(_people_once([reading.people for reading in readings])),
        langs=frozenset(reading.lang for reading in readings),
        is_bounded=any(reading.not_before or reading.not_after for reading in readings),
        reports=tuple((document.receipt.source_id, document.receipt.uri) for document, _ in group),
        item_ids=frozenset(row.item_id for _, row in group),
    )


def _people_once(told: Sequence[Sequence[People]]) -> Iterator[People]:
    """The counts of the best report; of each later one what no better one tells, neither that sense nor that number.

    Whole counts and parts of a count are two senses here.
    """
    senses: set[tuple[Sense, bool]] = set()
    numbers: set[int] = set()
    for counts in told:
        yield from (count for count in counts if (count.sense, count.is_part) not in senses and count.n not in numbers)
        senses |= {(count.sense, count.is_part) for count in counts}
        numbers |= {count.n for count in counts}


def count_keys(activities: Iterable[Recounted]) -> Counter[Key]:
    """How many of the activities stand behind each list of a brief, by the list's key."""
    counts: Counter[Key] = Counter()
    held = list(activities)
    early = max((activity.year for activity in held if activity.year is not None), default=0) - _CHARTED_YEARS
    for activity in held:
        counts.update({*_keys(activity), *_early_keys(activity, early)})
    return counts


def _early_keys(activity: Recounted, early: int) -> Iterable[Key]:
    """The lists of years up to `early`, which a chart takes together."""
    if activity.year is not None and activity.year <= early:
        yield ("until", str(early))
        yield ("until-theme", str(early), (activity.themes or ("none",))[0])


def is_in_scope(activity: Recounted, scope: Scope, gazette: Gazette) -> bool:
    """Whether an activity meets every bound of a scope."""
    around = {code for region in activity.regions for code in gazette.within(region)}
    bounds = (
        (scope.regions, around),
        (scope.countries, activity.countries),
        (scope.themes, activity.themes),
        (scope.measures, activity.measures),
        (scope.sources, {source_id for source_id, _ in activity.reports}),
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
    yield from (("partner", partner) for partner in activity.partners)
    if len(activity.reports) > 1:
        yield ("is", "merged")
    if activity.year is None and activity.is_bounded:
        yield ("is", "bounded")
