"""What the templates are given: everything already counted, ordered, cleaned and named.

Sentences are the templates' own, so that a catalogue can translate them; here are only figures,
names and words of the sources.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from warehouse.briefs.arrange import Entry, Group, arrange_activities
from warehouse.briefs.chart import Chart
from warehouse.briefs.lists import GLOBAL, UNDATED, UNPLACED, UNTHEMED, Lists, list_activities
from warehouse.briefs.marks import anchor_of, partner_anchor
from warehouse.briefs.names import Names, place_of
from warehouse.briefs.statements import Statement, list_statements, sum_people
from warehouse.briefs.words import clean_words
from warehouse.records import Sense
from warehouse.rows import BriefRows, SourceRow

# Columns that a page 170 mm wide holds with their numbers legible; earlier years are taken together.
_MOST_YEARS = 14
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
        partners=[replace(line, anchor=partner_anchor(line.code)) for line in table("partner", clean_words)],
        people=_sum_people(entries, lists),
        statements=statements,
        statement_count=statement_count,
        sources={row.document_id: (number, row) for number, row in enumerate(rows.sources, start=1)},
        chart=_chart(year_theme) if rows.activities else None,
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


def _chart(matrix: Matrix) -> Chart:
    """Unbroken years from first to last, silent ones included, the undated apart."""
    stated = [int(line.code) for line in matrix.rows if line.code != UNDATED]
    span = list(range(min(stated), max(stated) + 1)) if stated else []
    early, shown = span[:-_MOST_YEARS], span[-_MOST_YEARS:]
    label = {str(year): str(year) for year in shown}
    before = f"≤{shown[0] - 1}" if early else ""
    label.update({str(year): before for year in early})
    undated = next((line.name for line in matrix.rows if line.code == UNDATED), "")
    label[UNDATED] = undated
    cells: defaultdict[tuple[str, str], int] = defaultdict(int)
    totals: defaultdict[str, int] = defaultdict(int)
    theme_names = {line.code: line.name for line in matrix.columns}
    for (year, theme), line in matrix.cells.items():
        cells[theme_names[theme], label[year]] += line.count
        totals[label[year]] += line.count
    return Chart(
        columns=tuple(dict.fromkeys([*([before] if before else []), *(str(year) for year in shown)])),
        apart=(undated,) if undated else (),
        rows=tuple(theme_names.values()),
        totals=dict(totals),
        cells=dict(cells),
    )
