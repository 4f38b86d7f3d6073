"""What the published snapshot and the stored documents say of single items, for the commands that look at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from flows.job import Job, WrongUse
from flows.scope import country_names, tag_names
from warehouse.explain.explanation import Explanation, PageText, explain_item, is_same_text
from warehouse.explain.finding import UnknownItem, find_item

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from warehouse.marts.spots import Spot

Row = dict[str, Any]


def choose_item(asked: str, spots: Sequence[Spot]) -> str:
    """The id of the item that is meant; raises WrongUse with the near ones."""
    try:
        return find_item(asked, spots)
    except UnknownItem as error:
        raise WrongUse(str(error)) from None


def explain(job: Job, connection: DuckDBPyConnection, asked: str) -> Explanation:
    """One item explained from the published snapshot, its document and the decisions file."""
    from warehouse.decisions import load_decisions
    from warehouse.marts import read_issues, read_items, read_merges
    from warehouse.marts.spots import read_reports_of, read_spots

    item_id = choose_item(asked, read_spots(connection))
    rows = {row["item_id"]: row for row in read_items(connection, read_reports_of(connection, item_id))}
    row = rows[item_id]
    page, notes = _page_of(job, connection, row)
    return explain_item(
        row,
        page,
        field_names(),
        reports=[report for report in rows.values() if len(rows) > 1],
        merges=[merge for merge in read_merges(connection) if merge["activity"] == row["activity"]],
        decisions=load_decisions(job.settings.home.decisions),
        issues=[issue for issue in read_issues(connection) if issue["item_id"] == item_id],
        notes=notes,
    )


@cache
def field_names() -> Mapping[tuple[str, str], str]:
    """The names of countries, themes and measures by field and code."""
    named = {"places": country_names(), "themes": tag_names("theme"), "measures": tag_names("measure")}
    return {(field, code): name for field, names in named.items() for code, name in names.items()}


def _page_of(job: Job, connection: DuckDBPyConnection, row: Row) -> tuple[PageText | None, list[str]]:
    """The clean text of the item's document; None with the reason where it is not the text that was read."""
    from warehouse.marts.spots import read_media_type
    from warehouse.store.documents import DamagedStore
    from warehouse.text.clean import clean

    try:
        data = job.documents.read(row["sha256"])
    except DamagedStore as error:
        return None, [f"{error}; the passage is shown as the warehouse keeps it"]
    cleaned = clean(data, read_media_type(connection, row["document_id"]))
    page = PageText(cleaned.content, cleaned.stored_lines)
    if is_same_text(row, page):
        return page, []
    return None, ["the reader has changed since this snapshot; `fieldbrief extract` and `build` bring it up to date"]
