"""The few figures that a run ends with."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """How many persons the activities state in one sense; sums are never made across senses.

    `is_at_least` and `is_rough` say that some of the counts are lower bounds, or round or upper ones.
    """

    sense: str
    activity_count: int
    statement_count: int
    person_count: int
    is_at_least: bool
    is_rough: bool


def read_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """What the whole snapshot holds, by plain names in reading order: documents, items, reports, activities..."""
    query = """
        select
            (select count(*) from marts.sources) as documents,
            (select coalesce(sum(kept_item_count), 0)::bigint from marts.sources) as items,
            coalesce(sum(report_count), 0)::bigint as reports,
            count(*) as activities,
            count(*) filter (where report_count > 1) as merged,
            count(year) as dated,
            count(*) - count(year) as undated,
            count(*) filter (where is_placed) as placed,
            count(*) filter (where is_global) as "global",
            count(*) filter (where not is_placed and not is_global) as unplaced,
            (select count(*) from core.core_issues) as issues
        from marts.activities"""
    with connection.cursor() as cursor:
        values = cursor.execute(query).fetchall()[0]
        return dict(zip([column[0] for column in cursor.description or ()], values, strict=True))


def read_people(connection: duckdb.DuckDBPyConnection) -> list[PeopleRow]:
    """Stated counts of persons by sense, over the whole snapshot."""
    with connection.cursor() as cursor:
        rows = cursor.execute("select * from marts.people_by_sense order by sense").fetchall()
        return [PeopleRow(*row) for row in rows]
