"""Which activities stand behind each figure: the lists that the figures of a brief link to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from warehouse.briefs.arrange import Entry
from warehouse.briefs.edition import BriefRefused
from warehouse.briefs.statements import is_summed
from warehouse.rows import BriefRows, CountRow, CrossRow

Key = tuple[str, ...]
UNDATED, GLOBAL, UNPLACED, UNTHEMED, UNMEASURED = "undated", "global", "unplaced", "none", "none"
# Columns that a page 170 mm wide holds with their numbers legible.
MOST_YEARS = 14
_NOT_STATED = frozenset({UNDATED, GLOBAL, UNPLACED, UNTHEMED, UNMEASURED})


@dataclass(frozen=True, slots=True)
class Lists:
    """Numbers of activities by key, in the order of print.

    Keys are ('region', code), ('theme', code), ('measure', code), ('country', iso3), ('year', text),
    ('region-theme', region, theme), ('year-theme', year, first theme), ('people', sense, bound)
    for the senses that are summed, ('partner', name), ('lang', code), ('is', 'merged') and ('is', 'bounded');
    years too early for a column of the chart are taken together under the last of them, as ('until', year)
    and ('until-theme', year, first theme).
    """

    numbers: Mapping[Key, tuple[int, ...]]

    def count(self, *key: str) -> int:
        """How many activities the list holds; 0 for a list that is not there."""
        return len(self.numbers.get(key, ()))

    def runs(self, *key: str) -> list[tuple[int, int]]:
        """The list as first and last numbers of unbroken runs."""
        return join_runs(self.numbers.get(key, ()))


def join_runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending numbers as (first, last) of unbroken runs: 1 2 3 7 gives (1, 3) (7, 7)."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def list_activities(entries: Iterable[Entry]) -> Lists:
    """All lists of one edition, made from the activities themselves and not from the counts."""
    found: defaultdict[Key, list[int]] = defaultdict(list)
    held = list(entries)
    stated = [entry.activity.year for entry in held if entry.activity.year is not None]
    early = max(stated, default=0) - MOST_YEARS
    for entry in held:
        for key in dict.fromkeys(_keys_of(entry, early)):
            found[key].append(entry.number)
    return Lists({key: tuple(numbers) for key, numbers in found.items()})


def _keys_of(entry: Entry, early: int) -> Iterable[Key]:
    """`early` is the last year that has no column of its own."""
    activity = entry.activity
    regions = [*activity.regions, *([GLOBAL] if activity.is_global else [])] or [UNPLACED]
    year = str(activity.year) if activity.year is not None else UNDATED
    yield ("year", year)
    yield ("year-theme", year, activity.themes[0] if activity.themes else UNTHEMED)
    if activity.year is not None and activity.year <= early:
        yield ("until", str(early))
        yield ("until-theme", str(early), activity.themes[0] if activity.themes else UNTHEMED)
    for region in regions:
        yield ("region", region)
        for theme in activity.themes or (UNTHEMED,):
            yield ("region-theme", region, theme)
    yield from (("theme", theme) for theme in activity.themes or (UNTHEMED,))
    yield from (("measure", measure) for measure in activity.measures or (UNMEASURED,))
    yield from (("country", country) for country in activity.countries)
    yield from (("people", count.sense.value, count.bound) for count in activity.people if is_summed(count))
    yield from (("partner", partner) for partner in activity.partners)
    yield from (("lang", report.lang) for report in activity.reports)
    if len(activity.reports) > 1:
        yield ("is", "merged")
    if activity.year is None and (activity.not_before or activity.not_after):
        yield ("is", "bounded")


def check_counts(rows: BriefRows, lists: Lists) -> None:
    """Raises BriefRefused where a count of the marts differs from the list behind it, naming every one."""
    faults = [
        *_compare("year", _counts(rows.by_year), lists),
        *_compare("region", _counts(rows.by_region), lists),
        *_compare("country", _counts(rows.by_country), lists),
        *_compare("theme", _counts(rows.by_theme), lists),
        *_compare("measure", _counts(rows.by_measure), lists),
        *_compare("region-theme", _crosses(rows.region_theme), lists),
        *_compare("year-theme", _crosses(rows.year_theme), lists),
    ]
    quality = rows.quality
    totals = {
        "activities": (quality.activity_count, len(rows.activities)),
        "undated activities": (quality.undated_count, lists.count("year", UNDATED)),
        "worldwide activities": (quality.global_count, lists.count("region", GLOBAL)),
        "undated activities with bounds": (quality.bounded_count, lists.count("is", "bounded")),
        "merged activities": (quality.merged_count, lists.count("is", "merged")),
        "reports": (quality.report_count, sum(len(activity.reports) for activity in rows.activities)),
    }
    faults += [
        f"{name}: counted {count}, listed {listed}" for name, (count, listed) in totals.items() if count != listed
    ]
    if faults:
        raise BriefRefused("figures differ from the activities behind them: " + "; ".join(faults))


def _counts(rows: Iterable[CountRow]) -> Iterable[tuple[Key, int]]:
    return (((row.code,), row.activity_count) for row in rows)


def _crosses(rows: Iterable[CrossRow]) -> Iterable[tuple[Key, int]]:
    return (((row.row_code, row.column_code), row.activity_count) for row in rows)


def _compare(kind: str, counts: Iterable[tuple[Key, int]], lists: Lists) -> Iterable[str]:
    """One line for each figure of a kind that its list does not bear out, and for each list without a figure.

    The marts may leave out the codes that stand for 'not stated'.
    """
    counted = dict(counts)
    listed = {key[1:]: len(numbers) for key, numbers in lists.numbers.items() if key[0] == kind}
    for key in sorted(counted.keys() | listed.keys()):
        if counted.get(key, 0) != listed.get(key, 0) and (key in counted or not _NOT_STATED.intersection(key)):
            yield f"{kind} {' x '.join(key)}: counted {counted.get(key, 0)}, listed {listed.get(key, 0)}"
