"""What the templates are given: everything already counted, ordered, cleaned and named.

Sentences are the templates' own, so that a catalogue can translate them; here are only figures,
names and words of the sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from warehouse.briefs.arrange import Entry, Group, arrange_activities
from warehouse.briefs.chart import Chart
from warehouse.briefs.lists import GLOBAL, MOST_YEARS, UNDATED, UNPLACED, UNTHEMED, Lists, list_activities
from warehouse.briefs.marks import anchor_of, partner_anchor
from warehouse.briefs.names import Names, place_of
from warehouse.briefs.statements import Statement, list_statements, sum_people
from warehouse.briefs.words import clean_words
from warehouse.records import Sense
from warehouse.rows import BriefRows, SourceRow

BOUNDS = ("", "more than", "at least", "around", "up to")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table of counts: `anchor` is where the list behind the figure stands."""

    code: str
    name: str
    count: int
    anchor: str
    runs: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table of counts; `cells` is by row and column, a pair that is not there counts nothing."""

    rows: Sequence[Line]
    columns: Sequence[Line]
    cells: dict[tuple[str, str], Line]


@dataclass(frozen=True, slots=True)
class PeopleLine:
    """People of one sense under one bound: their sum, and the activities that count them."""

    sense: str
    bound: str
    people: int
    line: Line


@dataclass(frozen=True, slots=True)
class Figures:
    """Every list and table of one edition."""

    groups: tuple[Group, ...]
    lists: Lists
    regions: Sequence[Line]
    countries: Sequence[Line]
    themes: Sequence[Line]
    measures: Sequence[Line]
    years: Sequence[Line]
    languages: Sequence[Line]
    merged: Line
    bounded: Line
    region_theme: Matrix
    year_theme: Matrix
    until_theme: Matrix
    partners: Sequence[Line]
    people: Sequence[PeopleLine]
    statements: Sequence[Statement]
    statement_count: int
    sources: dict[str, tuple[int, SourceRow]]
    chart: Chart | None


Say = Callable[[str], str]


def compose_figures(rows: BriefRows, names: Names, say: Say) -> Figures:
    """The figures of one edition, each with the list of activities behind it.

    `say` gives the interface words for what no vocabulary names: undated, worldwide and the like.
    """
    groups = arrange_activities(rows.activities, names)
    entries = [entry for group in groups for entry in group.entries]
    lists = list_activities(entries)
    statements, statement_count = list_statements(entries)
    special = {
        UNDATED: say("Undated"),
        GLOBAL: say("Worldwide"),
        UNPLACED: say("No place stated"),
        UNTHEMED: say("None stated"),
    }

    def table(kind: str, name: Callable[[str], str]) -> list[Line]:
        keys = [key for key in lists.numbers if key[0] == kind]
        lines = [_line(lists, key, special.get(key[1]) or name(key[1])) for key in keys]
        return sorted(lines, key=lambda line: (line.code in special, -line.count, place_of(line.name)))

    themes = table("theme", names.theme)
    regions = sorted(table("region", names.region), key=lambda line: (line.code in special, place_of(line.name)))
    years = sorted(table("year", str), key=lambda line: (line.code in special, line.code))
    year_theme = _cross(lists, "year-theme", years, themes)
    until_theme = _cross(lists, "until-theme", table("until", lambda year: f"≤{year}"), themes)
    return Figures(
        groups=groups,
        lists=lists,
        regions=regions,
        countries=table("country", names.country),
        themes=themes,
        measures=table("measure", names.measure),
        years=years,
        languages=table("lang", names.tongue),
        merged=_line(lists, ("is", "merged"), ""),
        bounded=_line(lists, ("is", "bounded"), ""),
        region_theme=_cross(lists, "region-theme", regions, themes),
        year_theme=year_theme,
        until_theme=until_theme,
        partners=[replace(line, anchor=partner_anchor(line.code)) for line in table("partner", clean_words)],
        people=_sum_people(entries, lists),
        statements=statements,
        statement_count=statement_count,
        sources={row.document_id: (number, row) for number, row in enumerate(rows.sources, start=1)},
        chart=_chart(year_theme, until_theme) if rows.activities else None,
    )


def _line(lists: Lists, key: tuple[str, ...], name: str) -> Line:
    return Line(key[-1], name, lists.count(*key), anchor_of(key), lists.runs(*key))


def _cross(lists: Lists, kind: str, rows: Sequence[Line], columns: Sequence[Line]) -> Matrix:
    cells = {
        (row.code, column.code): _line(lists, (kind, row.code, column.code), column.name)
        for row in rows
        for column in columns
        if lists.count(kind, row.code, column.code)
    }
    used = {column for _, column in cells}
    return Matrix(rows, [column for column in columns if column.code in used], cells)


def _sum_people(entries: Iterable[Entry], lists: Lists) -> list[PeopleLine]:
    """Sums by sense and bound, never across either."""
    order = {sense.value: place for place, sense in enumerate(Sense)}
    return [
        PeopleLine(sense, bound, total, _line(lists, ("people", sense, bound), ""))
        for (sense, bound), total in sorted(
            sum_people(entries).items(), key=lambda item: (order[item[0][0]], BOUNDS.index(item[0][1]))
        )
    ]


def _chart(years: Matrix, until: Matrix) -> Chart:
    """Unbroken years from first to last, silent ones included, early ones together and the undated apart."""
    stated = [int(line.code) for line in years.rows if line.code != UNDATED]
    span = [str(year) for year in range(min(stated), max(stated) + 1)] if stated else []
    shown = {UNDATED, *span[-MOST_YEARS:]}
    lines = [*until.rows, *(line for line in years.rows if line.code in shown)]
    theme_names = {line.code: line.name for line in years.columns}
    crossed = {
        (theme_names[theme], line.name): cell
        for line in lines
        for (year, theme), cell in (until if line in until.rows else years).cells.items()
        if year == line.code
    }
    return Chart(
        columns=(*(line.name for line in until.rows), *span[-MOST_YEARS:]),
        apart=tuple(line.name for line in lines if line.code == UNDATED),
        rows=tuple(theme_names.values()),
        totals={line.name: line.count for line in lines},
        cells={place: cell.count for place, cell in crossed.items()},
        anchors={
            **{("", line.name): line.anchor for line in lines},
            **{at: cell.anchor for at, cell in crossed.items()},
        },
    )
