"""The raw tables: what the reader and the merger hand over, column by column.

One Arrow schema per table of the `raw` schema; the order of the columns is that of the tuples that
`warehouse.store.raw` writes. `receipt_number` counts the document versions of one build from 1: the
same bytes under two addresses are two receipts with one `document_id`. Offsets count characters of
the clean text, end excluded; lines are 1-based and inclusive; instants are in UTC.
"""

from __future__ import annotations

import pyarrow as pa

_TEXT, _COUNT, _INSTANT = pa.string(), pa.int64(), pa.timestamp("us")
_KEY = [("receipt_number", _COUNT), ("item_id", _TEXT), ("ordinal", _COUNT)]

TABLES: dict[str, pa.Schema] = {
    name: pa.schema(columns)
    for name, columns in {
        "sources": [
            ("source_id", _TEXT),
            ("name", _TEXT),
            ("kind", _TEXT),
            ("address", _TEXT),
            ("publisher", _TEXT),
            ("owner", _TEXT),
            ("licence", _TEXT),
        ],
        "documents": [
            ("receipt_number", _COUNT),
            ("document_id", _TEXT),
            ("source_id", _TEXT),
            ("uri", _TEXT),
            ("doc_name", _TEXT),
            ("sha256", _TEXT),
            ("byte_count", _COUNT),
            ("media_type", _TEXT),
            ("fetched_at", _INSTANT),
            ("version", _COUNT),
            ("supersedes", _TEXT),
            ("publisher", _TEXT),
            ("licence", _TEXT),
            ("owner", _TEXT),
            ("period", _TEXT),
            ("char_count", _COUNT),
            ("line_count", _COUNT),
            ("item_count", _COUNT),
            ("is_current", pa.bool_()),
        ],
        "items": [
            *_KEY,
            ("document_id", _TEXT),
            ("kind", _TEXT),
            ("layout", _TEXT),
            ("part", _COUNT),
            ("first_line", _COUNT),
            ("last_line", _COUNT),
            ("start_char", _COUNT),
            ("end_char", _COUNT),
            ("title", _TEXT),
            ("body", _TEXT),
            ("text", _TEXT),
            ("lead_in", _TEXT),
            ("heading", _TEXT),
            ("lang", _TEXT),
            ("date", _TEXT),
            ("date_basis", _TEXT),
            ("year", _COUNT),
            ("year_basis", _TEXT),
            ("not_before", _TEXT),
            ("not_before_reason", _TEXT),
            ("not_after", _TEXT),
            ("not_after_reason", _TEXT),
            ("activity_id", _TEXT),
            ("doubts", pa.map_(_TEXT, pa.float64())),
        ],
        "places": [*_KEY, ("iso3", _TEXT), ("role", _TEXT)],
        "areas": [*_KEY, ("area", _TEXT), ("m49_codes", pa.list_(_TEXT))],
        "tags": [*_KEY, ("scheme", _TEXT), ("code", _TEXT)],
        "partners": [*_KEY, ("partner", _TEXT)],
        "people": [
            *_KEY,
            ("person_count", _COUNT),
            ("who", _TEXT),
            ("sense", _TEXT),
            ("bound", _TEXT),
            ("is_part", pa.bool_()),
        ],
        "money": [*_KEY, ("amount", pa.float64()), ("currency", _TEXT), ("bound", _TEXT)],
        "evidence": [
            *_KEY,
            ("field", _TEXT),
            ("value", _TEXT),
            ("start_char", _COUNT),
            ("end_char", _COUNT),
            ("first_line", _COUNT),
            ("quote", _TEXT),
            ("rule", _TEXT),
        ],
        "issues": [
            ("receipt_number", _COUNT),
            ("code", _TEXT),
            ("message", _TEXT),
            ("text", _TEXT),
            ("advice", _TEXT),
            ("source_id", _TEXT),
            ("document_id", _TEXT),
            ("doc_name", _TEXT),
            ("first_line", _COUNT),
            ("item_id", _TEXT),
        ],
        "merges": [("item_id", _TEXT), ("with_item_id", _TEXT), ("reason", _TEXT), ("score", pa.float64())],
        "vocabulary": [
            ("scheme", _TEXT),
            ("code", _TEXT),
            ("name", _TEXT),
            ("sdg_targets", pa.list_(_TEXT)),
            ("inventory_name", _TEXT),
        ],
        "build": [
            ("snapshot_id", _TEXT),
            ("data_fingerprint", _TEXT),
            ("reader_fingerprint", _TEXT),
            ("program_version", _TEXT),
            ("built_at", _INSTANT),
            ("decisions", _TEXT),
        ],
    }.items()
}
