"""What each figure of a brief should be, by the name under which the page prints it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from warehouse.audit.recount import Gazette, Key, OpenIssue, Recounted, count_keys
from warehouse.briefs.marks import SHARE, SUM, anchor_of, name_document, partner_anchor
from warehouse.briefs.words import clean_words
from warehouse.records import Sense
from warehouse.rows import Scope

# Those trained, attending or reached are counted by the activity itself and may be summed.
_SUMMED = (Sense.TRAINED, Sense.ATTENDED, Sense.REACHED)
_MOST_STATEMENTS = 12
# Countries whose last report is oldest.
_MOST_QUIET = 10
# The section that must print the lists of a kind; those of other kinds stand in the index.
_LISTED_IN = {"country": "countries", "partner": "partners"}


@dataclass(frozen=True, slots=True)
class Figure:
    """The value of a figure; `section` must print it where a brief has that section, None where it may be left out."""

    value: int
    section: str | None = None


def count_figures(
    inside: Sequence[Recounted], issues: Iterable[OpenIssue], scope: Scope, gazette: Gazette, year: int
) -> dict[str, Figure]:
    """Every figure that a brief of these activities, all in its scope, may print, by name; `year` is that of the data.

    A list that is not there holds nothing: its figure is 0.
    """
    counts = count_keys(inside)
    figures = {_name_list(key): Figure(count, _LISTED_IN.get(key[0], "index")) for key, count in counts.items()}
    figures |= {name: Figure(value) for name, value in _count_totals(inside, counts, issues, scope).items()}
    shares = {f"{SHARE}{name}": Figure(_per_cent(held.value, len(inside))) for name, held in figures.items()}
    return {
        **figures,
        **shares,
        **dict(_sum_people(inside)),
        **dict(_list_statements(inside)),
        **dict(_count_documents(inside)),
        **dict(_find_silence(inside, scope, gazette, year)),
    }


def _name_list(key: Key) -> str:
    return partner_anchor(key[1]) if key[0] == "partner" else anchor_of(key)


def _per_cent(part: int, whole: int) -> int:
    """To the nearest, halves up."""
    return (2 * 100 * part // whole + 1) // 2 if whole else 0


def _count_totals(
    inside: Sequence[Recounted], counts: Counter[Key], issues: Iterable[OpenIssue], scope: Scope
) -> Mapping[str, int]:
    years = scope.years or _stated_years(inside)
    known = {item_id for activity in inside for item_id in activity.item_ids}
    totals = {
        "activities": len(inside),
        "countries": sum(key[0] == "country" for key in counts),
        "regions": len({region for activity in inside for region in activity.regions}),
        "sources": len({report for activity in inside for report in activity.reports}),
        "year-stated": sum(activity.year is not None for activity in inside),
        "placed": sum(bool(activity.regions) for activity in inside),
        "reports": sum(len(activity.reports) for activity in inside),
        "issues": sum(
            (issue.item_id is None or issue.item_id in known)
            and (not scope.sources or issue.source_id is None or issue.source_id in scope.sources)
            for issue in issues
        ),
    }
    return totals | ({"first-year": years[0], "last-year": years[1]} if years else {})


def _stated_years(inside: Iterable[Recounted]) -> tuple[int, int] | None:
    stated = [activity.year for activity in inside if activity.year is not None]
    return (min(stated), max(stated)) if stated else None


def _sum_people(inside: Iterable[Recounted]) -> Iterator[tuple[str, Figure]]:
    """People by sense and bound, and the activities that count them; parts of a count are not added to it."""
    sums: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for activity in inside:
        added = {
            anchor_of(("people", p.sense.value, p.bound)): 0 for p in activity.people if _is_summed(p.sense, p.is_part)
        }
        for people in activity.people:
            if _is_summed(people.sense, people.is_part):
                added[anchor_of(("people", people.sense.value, people.bound))] += people.n
        sums.update(added)
        counts.update(added.keys())
    for name, count in counts.items():
        yield name, Figure(count, "index")
        yield f"{SUM}{name}", Figure(sums[name], "people")


def _is_summed(sense: Sense, is_part: bool) -> bool:
    return sense in _SUMMED and not is_part


def _list_statements(inside: Iterable[Recounted]) -> Iterator[tuple[str, Figure]]:
    """The largest counts of victims and others, each statement once, by sense and then by size."""
    order = list(Sense)
    stated = {
        (-people.n, order.index(people.sense), people.bound, clean_words(people.who))
        for activity in inside
        for people in activity.people
        if people.sense not in _SUMMED
    }
    largest = sorted(stated)[:_MOST_STATEMENTS]
    shown = sorted(largest, key=lambda one: (one[1], one[0], one[2], one[3]))
    yield from ((f"statement-{place}", Figure(-one[0], "people")) for place, one in enumerate(shown, start=1))
    yield "statements", Figure(len(stated))
    yield "statements-shown", Figure(len(largest))


def _count_documents(inside: Iterable[Recounted]) -> Iterator[tuple[str, Figure]]:
    """By document: the reports taken from it, and the activities that it tells of."""
    reports: Counter[tuple[str, str]] = Counter()
    told: Counter[tuple[str, str]] = Counter()
    for activity in inside:
        reports.update(activity.reports)
        told.update(set(activity.reports))
    for document, count in reports.items():
        yield f"reports-{name_document(*document)}", Figure(count, "sources")
        yield f"activities-{name_document(*document)}", Figure(told[document], "sources")


def _find_silence(
    inside: Sequence[Recounted], scope: Scope, gazette: Gazette, year: int
) -> Iterator[tuple[str, Figure]]:
    """Countries of the scope that no activity is about, years without one, and how old the last report is."""
    possible = {
        iso3
        for iso3, region in gazette.region_of.items()
        if iso3 not in gazette.uninhabited
        and (
            iso3 in scope.countries
            if scope.countries
            else not scope.regions or gazette.within(region) & {*scope.regions}
        )
    }
    heard = {iso3 for activity in inside for iso3 in activity.countries}
    if possible - heard:
        yield "silent-countries", Figure(len(possible - heard), "silence")
        yield "scope-countries", Figure(len(possible), "silence")
    for name, (last, section) in {
        **_last_years(inside, "theme"),
        **(_last_years(inside, "country", _MOST_QUIET) if len(possible) > 1 else {}),
    }.items():
        yield f"last-{name}", Figure(last, section)
        yield f"age-{name}", Figure(max(year - last, 0), section)
    for place, (first, final) in enumerate(_silent_years(inside, scope, year), start=1):
        yield f"silent-first-{place}", Figure(first, "silence")
        if final != first:
            yield f"silent-last-{place}", Figure(final, "silence")


def _last_years(inside: Iterable[Recounted], kind: str, most: int | None = None) -> dict[str, tuple[int, str | None]]:
    """The last stated year of each theme or country, and the section that must print it, by the name of its list.

    Of more than `most` only the oldest are there; those that are as old as the last of them may be left out.
    """
    last: defaultdict[str, int] = defaultdict(int)
    for activity in inside:
        for code in activity.themes if kind == "theme" else activity.countries:
            if activity.year is not None:
                last[anchor_of((kind, code))] = max(last[anchor_of((kind, code))], activity.year)
    newest = max(sorted(last.values())[:most], default=0)
    must_all = most is None or len(last) <= most
    return {
        name: (year, "silence" if must_all or year < newest else None) for name, year in last.items() if year <= newest
    }


def _silent_years(inside: Iterable[Recounted], scope: Scope, year: int) -> list[tuple[int, int]]:
    """Runs of years without a dated activity, from the first stated or asked for to that of the data."""
    stated = {activity.year for activity in inside if activity.year is not None}
    if not stated and not scope.years:
        return []
    first, last = scope.years or (min(stated), year)
    silent = [one for one in range(first, min(last, year) + 1) if one not in stated]
    begins = [one for one in silent if one - 1 not in silent]
    ends = [one for one in silent if one + 1 not in silent]
    return list(zip(begins, ends, strict=True))
