"""Which activities lie in a scope, as a temporary table that every count of a brief joins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb

from warehouse.rows import Scope

Wheres = list[tuple[str, dict[str, Any]]]

_IN_REGIONS = """activity_id in (
    select activity_id from core.core_activity_regions join core.core_region_tree using (scheme, region_code)
    where scheme = $scheme and within_code in (select unnest($regions)))"""
_IN_COUNTRIES = """activity_id in (
    select activity_id from core.core_activity_countries
    where role = 'focus' and iso3 in (select unnest($countries)))"""
_IN_THEMES = """activity_id in (
    select activity_id from core.core_activity_themes where theme_code in (select unnest($themes)))"""
_IN_MEASURES = """activity_id in (
    select activity_id from core.core_activity_measures where measure_code in (select unnest($measures)))"""
_IN_SOURCES = "activity_id in (select activity_id from core.core_reports where source_id in (select unnest($sources)))"


@contextmanager
def activities_in_scope(
    connection: duckdb.DuckDBPyConnection, scope: Scope, scheme: str
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor of its own with three temporary tables, which go when the block ends.

    `in_scope` (activity_id, reading_order) are the activities that meet every bound of the scope;
    `shown_rows` (row_code) and `shown_countries` (iso3) are the rows that a table by region or
    country may have: all of them, or those inside the regions and countries that bound the scope.
    """
    with connection.cursor() as cursor:
        _make(cursor, "in_scope", "select activity_id, reading_order from marts.activities", _bounds(scope, scheme))
        _make(cursor, "shown_rows", "select distinct row_code from core.core_activity_rows", _row_bounds(scope, scheme))
        _make(cursor, "shown_countries", "select iso3 from core.core_countries", _country_bounds(scope, scheme))
        yield cursor


def _make(cursor: duckdb.DuckDBPyConnection, name: str, select: str, wheres: Wheres) -> None:
    bounds = " and ".join(f"({clause})" for clause, _ in wheres) or "true"
    parameters = {key: value for _, given in wheres for key, value in given.items()}
    cursor.execute(f"create temp table {name} as {select} where {bounds}", parameters)


def _bounds(scope: Scope, scheme: str) -> Wheres:
    wheres: Wheres = []
    if scope.regions:
        wheres.append((_IN_REGIONS, {"scheme": scheme, "regions": list(scope.regions)}))
    if scope.countries:
        wheres.append((_IN_COUNTRIES, {"countries": list(scope.countries)}))
    if scope.themes:
        wheres.append((_IN_THEMES, {"themes": list(scope.themes)}))
    if scope.measures:
        wheres.append((_IN_MEASURES, {"measures": list(scope.measures)}))
    if scope.sources:
        wheres.append((_IN_SOURCES, {"sources": list(scope.sources)}))
    if scope.years:
        wheres.append(("year between $first and $last", {"first": scope.years[0], "last": scope.years[1]}))
    return wheres


def _row_bounds(scope: Scope, scheme: str) -> Wheres:
    wheres: Wheres = [("scheme = $scheme", {"scheme": scheme})]
    if scope.regions:
        inside = """row_code in (
            select region_code from core.core_region_tree
            where scheme = $scheme and within_code in (select unnest($regions)))"""
        wheres.append((inside, {"regions": list(scope.regions)}))
    if scope.countries:
        theirs = """row_code in (
            select region_code from core.core_region_countries
            where scheme = $scheme and iso3 in (select unnest($countries)))"""
        wheres.append((theirs, {"countries": list(scope.countries)}))
    return wheres


def _country_bounds(scope: Scope, scheme: str) -> Wheres:
    wheres: Wheres = []
    if scope.regions:
        inside = """iso3 in (
            select iso3 from core.core_region_countries join core.core_region_tree using (scheme, region_code)
            where scheme = $scheme and within_code in (select unnest($regions)))"""
        wheres.append((inside, {"scheme": scheme, "regions": list(scope.regions)}))
    if scope.countries:
        wheres.append(("iso3 in (select unnest($countries))", {"countries": list(scope.countries)}))
    return wheres
