"""All that one brief is set from, counted within its scope."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import duckdb
from babel import Locale

from warehouse.marts.scope import activities_in_scope
from warehouse.records import Money, People, Sense
from warehouse.rows import (
    ActivityRow,
    BriefRows,
    CountRow,
    CrossRow,
    QualityRow,
    ReportRow,
    Scope,
    SourceRow,
)

_BY_YEAR = """
    select coalesce(year::varchar, 'undated'), coalesce(year::varchar, 'undated'), count(*)
    from in_scope join core.core_activities using (activity_id)
    group by year order by year nulls last"""
_BY_REGION = """
    select row_code, coalesce(any_value(row_name), row_code), count(*) as activity_count
    from in_scope join core.core_activity_rows using (activity_id)
    left join core.core_regions as regions on regions.scheme = $scheme and regions.region_code = row_code
    where core_activity_rows.scheme = $scheme
    group by row_code order by row_code in ('global', 'unplaced'), activity_count desc, row_code"""
_BY_COUNTRY = """
    select iso3, any_value(country_name), count(*) as activity_count
    from in_scope join core.core_activity_countries using (activity_id)
    join core.core_countries using (iso3)
    where role = 'focus'
    group by iso3 order by activity_count desc, iso3"""
_BY_THEME = """
    select theme_code, any_value(name), count(*) as activity_count
    from in_scope join core.core_activity_themes using (activity_id)
    join core.core_vocabulary on scheme = 'theme' and code = theme_code
    group by theme_code order by activity_count desc, theme_code"""
_BY_MEASURE = """
    select measure_code, any_value(name), count(*) as activity_count
    from in_scope join core.core_activity_measures using (activity_id)
    join core.core_vocabulary on scheme = 'measure' and code = measure_code
    group by measure_code order by activity_count desc, measure_code"""
_YEAR_THEME = """
    select coalesce(year::varchar, 'undated'), coalesce(first_theme, 'none'), count(*)
    from in_scope join core.core_activities using (activity_id)
    group by year, first_theme order by year nulls last, first_theme nulls last"""
_REGION_THEME = """
    select row_code, theme_code, count(*)
    from in_scope join core.core_activity_rows using (activity_id)
    join core.core_activity_themes using (activity_id)
    where scheme = $scheme
    group by row_code, theme_code order by row_code in ('global', 'unplaced'), row_code, theme_code"""
_LANGUAGES = """
    select lang, lang, count(distinct activity_id) as activity_count
    from in_scope join core.core_reports using (activity_id)
    group by lang order by activity_count desc, lang"""
_SOURCES = """
    select sources.source_id, document_id, sources.doc_name, sources.uri, sources.publisher, licence,
        sources.fetched_at, media_type, count(*) as report_count, count(distinct activity_id) as activity_count
    from in_scope join core.core_reports as reports using (activity_id)
    join marts.sources as sources using (receipt_number, document_id)
    group by all order by sources.source_id, sources.doc_name, sources.uri"""
_QUALITY = """
    select count(*), count(year), count(*) filter (where year is null),
        count(*) filter (where year is null and (not_before is not null or not_after is not null)),
        count(*) filter (where is_placed), count(*) filter (where is_global),
        count(*) filter (where not is_placed and not is_global),
        count(*) filter (where report_count > 1), coalesce(sum(report_count), 0)::bigint,
        -- an issue counts unless it is known to lie outside: its item reports another activity, or
        -- its source is not one of those asked for
        (select count(*) from core.core_issues as issues left join core.core_reports as reports using (item_id)
         where (reports.activity_id is null or reports.activity_id in (select activity_id from in_scope))
            and (len($sources) = 0 or issues.source_id is null or list_contains($sources, issues.source_id)))
    from in_scope join (
        select activity_id, year, not_before, not_after, is_global, report_count,
            activity_id in (select activity_id from core.core_activity_regions where scheme = $scheme) as is_placed
        from core.core_activities) using (activity_id)"""
_ACTIVITIES = """
    select activity_id, title, text, lang, date, year, year_basis, not_before, not_after, countries, venues,
        (select coalesce(list(region_code order by region_code), []) from core.core_activity_regions as regions
         where regions.activity_id = activities.activity_id and scheme = $scheme),
        areas, is_global, themes, measures, partners, people, money
    from in_scope join marts.activities as activities using (activity_id) order by in_scope.reading_order"""
_REPORTS = """
    select activity_id, item_id, document_id, doc_name, source_id, uri, publisher, fetched_at, first_line,
        last_line, lang, title, passage, is_main
    from in_scope join core.core_reports using (activity_id) order by activity_id, report_rank"""
_BUILD = "select snapshot_id, data_fingerprint, built_at from core.core_build"

_ACTIVITY_FIELDS = [field.name for field in fields(ActivityRow)]
_REPORT_FETCHED = [field.name for field in fields(ReportRow)].index("fetched_at")
_SOURCE_FETCHED = [field.name for field in fields(SourceRow)].index("fetched_at")


def read_brief(
    connection: duckdb.DuckDBPyConnection, scope: Scope, scheme: str = "m49", only: Sequence[str] | None = None
) -> BriefRows:
    """The rows of one brief: every count is of activities in scope, each once in a total and once in each row.

    Regions are those of `scheme`. A table by region, country, theme or measure shows all that the
    activities in scope concern, outside the scope's own bounds too: a brief of Western Africa may
    have a row for Kenya. A code with no activity in scope has no row. An activity without a
    theme has the column 'none' in year x first theme and no cell in region x theme. With `only`, all
    is of these activities alone.
    """
    with activities_in_scope(connection, scope, scheme, only) as cursor:

        def rows(query: str, **given: Any) -> list[tuple[Any, ...]]:
            used = {name: value for name, value in given.items() if f"${name}" in query}
            return cursor.execute(query, used).fetchall()

        def counts(query: str) -> tuple[CountRow, ...]:
            return tuple(CountRow(*row) for row in rows(query, scheme=scheme))

        def crosses(query: str) -> tuple[CrossRow, ...]:
            return tuple(CrossRow(*row) for row in rows(query, scheme=scheme))

        reports = defaultdict(list)
        for activity_id, *report in rows(_REPORTS):
            reports[activity_id].append(ReportRow(*_in_utc(report, _REPORT_FETCHED)))
        ((snapshot_id, data_fingerprint, built_at),) = rows(_BUILD)
        return BriefRows(
            scope=scope,
            snapshot_id=snapshot_id,
            data_fingerprint=data_fingerprint,
            as_of=built_at.replace(tzinfo=dt.UTC),
            activities=tuple(_activity(row, reports[row[0]]) for row in rows(_ACTIVITIES, scheme=scheme)),
            by_year=counts(_BY_YEAR),
            by_region=counts(_BY_REGION),
            by_country=counts(_BY_COUNTRY),
            by_theme=counts(_BY_THEME),
            by_measure=counts(_BY_MEASURE),
            year_theme=crosses(_YEAR_THEME),
            region_theme=crosses(_REGION_THEME),
            languages=tuple(
                CountRow(row.code, _language_name(row.code), row.activity_count) for row in counts(_LANGUAGES)
            ),
            sources=tuple(SourceRow(*_in_utc(row, _SOURCE_FETCHED)) for row in rows(_SOURCES)),
            quality=QualityRow(*rows(_QUALITY, scheme=scheme, sources=list(scope.sources))[0]),
        )


def _activity(row: tuple[Any, ...], reports: list[ReportRow]) -> ActivityRow:
    """One activity from its columns, which come in the order of ActivityRow's fields."""
    values = [tuple(value) if isinstance(value, list) else value for value in row]
    known: dict[str, Any] = dict(zip(_ACTIVITY_FIELDS, [*values, tuple(reports)], strict=True))
    known["people"] = tuple(People(**{**person, "sense": Sense(person["sense"])}) for person in known["people"])
    known["money"] = tuple(Money(**amount) for amount in known["money"])
    return ActivityRow(**known)


def _in_utc(row: Sequence[Any], place: int) -> list[Any]:
    """The row with the instant at `place`, which the warehouse keeps in UTC without saying so, marked as UTC."""
    values = list(row)
    values[place] = values[place].replace(tzinfo=dt.UTC)
    return values


def _language_name(code: str) -> str:
    return str(Locale("en").languages.get(code, code))
