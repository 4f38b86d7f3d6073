"""Which activities lie in a scope, as a temporary table that every count of a brief joins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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

_IN_AREAS = "activity_id in (select activity_id from core.core_activity_areas where area in (select unnest($areas)))"
_WITH_PARTNERS = """activity_id in (
    select activity_id from core.core_activity_partners where partner in (select unnest($partners)))"""


@contextmanager
def activities_in_scope(
    connection: duckdb.DuckDBPyConnection, scope: Scope, scheme: str, only: Sequence[str] | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor of its own with the temporary table `in_scope` (activity_id, reading_order), gone when the block ends.

    An activity is in scope when it meets every bound: a region through its focus countries and
    named areas, a country as focus, any one of several themes, measures, sources, areas or partners. With `only` it
    has to be one of these as well.
    """
    wheres = _bounds(scope, scheme)
    if only is not None:
        wheres.append(("activity_id in (select unnest($only))", {"only": list(only)}))
    bounds = " and ".join(f"({clause})" for clause, _ in wheres) or "true"
    parameters = {key: value for _, given in wheres for key, value in given.items()}
    with connection.cursor() as cursor:
        select = "select activity_id, reading_order from marts.activities"
        cursor.execute(f"create temp table in_scope as {select} where {bounds}", parameters)
        yield cursor


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
    if scope.areas:
        wheres.append((_IN_AREAS, {"areas": list(scope.areas)}))
    if scope.partners:
        wheres.append((_WITH_PARTNERS, {"partners": list(scope.partners)}))
    if scope.years:
        wheres.append(("year between $first and $last", {"first": scope.years[0], "last": scope.years[1]}))
    return wheres
