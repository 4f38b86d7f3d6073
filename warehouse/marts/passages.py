"""Where reports stand in their documents, with all their evidence, in two quick reads of the raw rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import duckdb

from warehouse.explain.passages import PassageRow, ProofRow

_WHERE = """
    select item_id, sha256, media_type, start_char, end_char, text
    from core.core_reports join raw.documents using (receipt_number)
    where item_id in (select unnest($items))"""
_PROOFS = """
    select item_id, field, value, evidence.start_char, evidence.end_char, evidence.first_line, quote, rule
    from core.core_reports join raw.evidence as evidence using (receipt_number, item_id)
    where item_id in (select unnest($items))
    order by item_id, ordinal"""


def read_passages(connection: duckdb.DuckDBPyConnection, item_ids: Sequence[str]) -> list[PassageRow]:
    """One row per report of an activity among those named."""
    with connection.cursor() as cursor:
        proofs: dict[str, list[ProofRow]] = defaultdict(list)
        for item_id, *proof in cursor.execute(_PROOFS, {"items": list(item_ids)}).fetchall():
            proofs[item_id].append(ProofRow(*proof))
        found = cursor.execute(_WHERE, {"items": list(item_ids)}).fetchall()
        return [
            PassageRow(item_id, sha256, media_type, start, end, text, tuple(proofs[item_id]))
            for item_id, sha256, media_type, start, end, text in found
        ]
