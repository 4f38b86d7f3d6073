"""Rows for `fieldbrief export`, `issues` and `merges`, as plain nested values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb

Row = dict[str, Any]

_LISTS = {
    "places": "struct_pack(iso3, role)",
    "areas": "area",
    "partners": "partner",
    "people": "struct_pack(n := person_count, who, sense, bound, is_part)",
    "money": "struct_pack(amount, currency, bound)",
    "evidence": """struct_pack(
        field, value, "start" := start_char, "end" := end_char, line := first_line, quote, rule)""",
}


def read_items(connection: duckdb.DuckDBPyConnection, item_ids: Sequence[str] | None = None) -> Iterator[Row]:
    """One row per item of the current documents, or of those named, in page order: what was read, and from where.

    `doc`, `first`, `last` and `part` say where it stands in the stored file (lines, 1-based),
    `start` and `end` in its clean text (characters). `activity` is shared by all reports of one
    activity and null for other kinds.
    """
    wanted = "true" if item_ids is None else "item_id in (select unnest($items))"
    given = {} if item_ids is None else {"items": list(item_ids)}
    lists = [
        f"""{name}_of as (
            select item_id, list({value} order by ordinal) as {name}
            from staging.stg_{name} where {wanted} group by item_id)"""
        for name, value in _LISTS.items()
    ]
    tags = f"""tags_of as (
        select item_id, list(code order by ordinal) filter (where scheme = 'theme') as themes,
            list(code order by ordinal) filter (where scheme = 'measure') as measures
        from staging.stg_tags where {wanted} group by item_id)"""
    columns = ",\n".join(f"coalesce({name}, []) as {name}" for name in ("places", "areas"))
    rest = ",\n".join(f"coalesce({name}, []) as {name}" for name in ("partners", "people", "money", "evidence"))
    query = f"""
        with {", ".join([*lists, tags])}
        select
            documents.doc_name as doc, first_line as "first", last_line as "last", part, kind, lang, date, year,
            {columns},
            coalesce(themes, []) as themes, coalesce(measures, []) as measures,
            {rest},
            activity_id as activity, item_id, items.document_id, documents.source_id, documents.sha256, documents.uri,
            documents.publisher, strftime(documents.fetched_at, '%Y-%m-%dT%H:%M:%SZ') as fetched_at, layout,
            start_char as "start", end_char as "end", title, body, text, lead_in, heading,
            date_basis, year_basis, not_before, not_before_reason, not_after, not_after_reason, doubts
        from staging.stg_items as items
        join staging.stg_documents as documents using (receipt_number)
        {" ".join(f"left join {name}_of using (item_id)" for name in (*_LISTS, "tags"))}
        where {wanted}
        order by documents.source_id, documents.doc_name, receipt_number, items.ordinal"""
    return _stream(connection, query, given)


def read_activities(connection: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    """One row per activity, newest first and undated last, with every report of it."""
    query = """
        with reports_of as (
            select activity_id, list(struct_pack(item_id, document_id, source_id, doc := doc_name, uri,
                "first" := first_line, "last" := last_line, lang, is_main) order by report_rank) as reports
            from core.core_reports group by activity_id)
        select activities.* exclude (reading_order, item_ids, starts_on), reports
        from marts.activities join reports_of using (activity_id)
        order by reading_order"""
    return _stream(connection, query)


def read_issues(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """One row per open issue, by source, document and line."""
    query = """
        select code, message, text, advice, source_id, document_id, doc_name, first_line, item_id
        from core.core_issues
        order by source_id nulls first, doc_name nulls first, first_line nulls first, code"""
    return list(_stream(connection, query))


def read_merges(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """One row per item that was found to report an earlier item's activity, with why and the first words of both."""
    query = """
        select reports.activity_id as activity, merges.reason, merges.score,
            merges.item_id, reports.doc_name as doc, reports.first_line as "first", reports.last_line as "last",
            reports.lang,
            left(coalesce(reports.title, reports.passage), 120) as words,
            merges.with_item_id, earlier.doc_name as with_doc, earlier.first_line as with_first,
            earlier.last_line as with_last, earlier.lang as with_lang,
            left(coalesce(earlier.title, earlier.passage), 120) as with_words
        from core.core_merges as merges
        join core.core_reports as reports using (item_id)
        join core.core_reports as earlier on earlier.item_id = merges.with_item_id
        order by reports.page_order"""
    return list(_stream(connection, query))


def _stream(connection: duckdb.DuckDBPyConnection, query: str, given: Row | None = None) -> Iterator[Row]:
    with connection.cursor() as cursor:
        cursor.execute(query, given or {})
        names = [column[0] for column in cursor.description or ()]
        while rows := cursor.fetchmany(2000):
            for row in rows:
                yield dict(zip(names, row, strict=True))
