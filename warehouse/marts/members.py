"""Which regions, countries, themes, measures and years have activities, so that briefs of them are worth making."""

from __future__ import annotations

import duckdb

from warehouse.marts.scope import activities_in_scope
from warehouse.rows import Scope

_QUERIES = {
    "regions": """
        select region_code, count(*) from in_scope join core.core_activity_regions using (activity_id)
        join core.core_regions using (scheme, region_code)
        where scheme = $scheme and is_reporting group by region_code order by region_code""",
    "countries": """
        select iso3, count(*) from in_scope join core.core_activity_countries using (activity_id)
        where role = 'focus' group by iso3 order by iso3""",
    "themes": """
        select theme_code, count(*) from in_scope join core.core_activity_themes using (activity_id)
        group by theme_code order by theme_code""",
    "measures": """
        select measure_code, count(*) from in_scope join core.core_activity_measures using (activity_id)
        group by measure_code order by measure_code""",
    "years": """
        select year::varchar, count(*) from in_scope join core.core_activities using (activity_id)
        where year is not null group by year order by year""",
}


def read_members(connection: duckdb.DuckDBPyConnection, each: str, scope: Scope, scheme: str = "m49") -> dict[str, int]:
    """How many activities in scope concern each region, country, theme, measure or year, by code, in order of codes.

    `each` is one of these words in the plural; regions are only those that the scheme reports at.
    """
    query = _QUERIES[each]
    with activities_in_scope(connection, scope, scheme) as cursor:
        given = {"scheme": scheme} if "$scheme" in query else {}
        return dict(cursor.execute(query, given).fetchall())


def read_partners(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The partners of all activities, as the reading names them, in alphabetical order."""
    query = "select distinct partner from core.core_activity_partners order by partner"
    return [name for (name,) in connection.execute(query).fetchall()]
