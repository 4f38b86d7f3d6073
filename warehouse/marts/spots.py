"""Where every item stands, and how unsure its reading was: little enough to hold for all of them."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb


@dataclass(frozen=True, slots=True)
class Spot:
    """One item of a current document, its place in the stored file and the doubt of each field (0 to 1)."""

    item_id: str
    source_id: str
    doc_name: str
    first_line: int
    last_line: int
    part: int | None
    kind: str
    lang: str
    doubts: dict[str, float]


def read_spots(connection: duckdb.DuckDBPyConnection) -> list[Spot]:
    """One spot per item of the current documents, in page order."""
    query = """
        select item_id, documents.source_id, documents.doc_name, first_line, last_line, part, kind, lang,
            coalesce(doubts, map {}) as doubts
        from staging.stg_items as items join staging.stg_documents as documents using (receipt_number)
        order by documents.source_id, documents.doc_name, receipt_number, items.ordinal"""
    with connection.cursor() as cursor:
        return [Spot(*row) for row in cursor.execute(query).fetchall()]


def read_media_type(connection: duckdb.DuckDBPyConnection, document_id: str) -> str:
    """The media type of a current document; raises KeyError for one that is not."""
    query = "select media_type from staging.stg_documents where document_id = $document"
    with connection.cursor() as cursor:
        found = cursor.execute(query, {"document": document_id}).fetchone()
    if found is None:
        raise KeyError(document_id)
    return str(found[0])


def read_reports_of(connection: duckdb.DuckDBPyConnection, item_id: str) -> list[str]:
    """The ids of all items that report the same activity, the item's own among them."""
    query = """
        select item_id from staging.stg_items
        where item_id = $item
            or activity_id in (select activity_id from staging.stg_items where item_id = $item and is_activity)"""
    with connection.cursor() as cursor:
        return [row[0] for row in cursor.execute(query, {"item": item_id}).fetchall()]
