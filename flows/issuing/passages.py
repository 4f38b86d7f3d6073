"""The passages of a brief: evidence from the snapshot that it is drawn from, words from the stored documents."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from warehouse.explain.explanation import PageText
from warehouse.explain.passages import Passage, cut_passage
from warehouse.paths import Home
from warehouse.rows import BriefRows

if TYPE_CHECKING:
    import duckdb

# Clean text of the last documents, which the next brief of the same run mostly draws on too.
_KEPT_TEXTS = 64


def read_passages(connection: duckdb.DuckDBPyConnection, home: Home, rows: BriefRows) -> Mapping[str, Passage]:
    """The passage of each report in a brief's rows, by item id."""
    from warehouse.marts.passages import read_passages as read_rows

    wanted = [report.item_id for activity in rows.activities for report in activity.reports]
    return {
        row.item_id: cut_passage(row, _read_page(home, row.sha256, row.media_type))
        for row in read_rows(connection, wanted)
    }


@lru_cache(maxsize=_KEPT_TEXTS)
def _read_page(home: Home, sha256: str, media_type: str) -> PageText:
    """The clean text of a stored document; raises DamagedStore."""
    from warehouse.store.documents import DocumentStore
    from warehouse.text.clean import clean

    cleaned = clean(DocumentStore(home.documents).read(sha256), media_type)
    return PageText(cleaned.content, cleaned.stored_lines)
