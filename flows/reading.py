"""What the published snapshot and the stored documents say of single items, for the commands that look at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from flows.job import Job, WrongUse
from flows.scope import country_names, tag_names
from warehouse.explain import merges as merging
from warehouse.explain.doubts import DOUBTED, Doubtful, join_doubts, list_doubts, weigh
from warehouse.explain.explanation import Explanation, PageText, explain_item, is_same_text
from warehouse.explain.finding import UnknownItem, find_item
from warehouse.explain.merges import REASONS, Finding

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


def review(
    connection: DuckDBPyConnection, lang: str | None, field: str | None, source: str | None, limit: int
) -> tuple[list[Doubtful], int]:
    """The items of which the reading was least sure, worst first, and how many have a doubt; raises WrongUse."""
    from warehouse.marts import read_items, read_merges
    from warehouse.marts.spots import read_spots

    if field not in (None, *DOUBTED):
        raise WrongUse(f"unknown field {field!r}; doubts are kept for {', '.join(DOUBTED)}")
    spots = [spot for spot in read_spots(connection) if spot.kind == "activity"]
    _require("language", lang, {spot.lang for spot in spots})
    _require("source", source, {spot.source_id for spot in spots})
    merges = {merge["item_id"]: merge for merge in read_merges(connection)}
    weights = {
        spot.item_id: weigh(join_doubts(spot.doubts, merges.get(spot.item_id)), field)
        for spot in spots
        if lang in (None, spot.lang) and source in (None, spot.source_id)
    }
    worst = [item_id for item_id, weight in sorted(weights.items(), key=lambda entry: -entry[1]) if weight]
    rows = {row["item_id"]: row for row in read_items(connection, worst[:limit])}
    names = field_names()
    return [list_doubts(rows[item_id], merges.get(item_id), names, field) for item_id in worst[:limit]], len(worst)


def list_merges(job: Job, connection: DuckDBPyConnection, reason: str | None, below: float | None) -> list[Finding]:
    """The merges of the snapshot and the splits of the decisions file; raises WrongUse for an unknown reason."""
    from warehouse.decisions import load_decisions
    from warehouse.marts import read_items, read_merges

    if reason not in (None, *REASONS):
        raise WrongUse(f"unknown reason {reason!r}; reasons are {', '.join(REASONS)}")
    decisions = load_decisions(job.settings.home.decisions)
    split = sorted({item_id for pair in decisions.split for item_id in pair.items})
    rows = {row["item_id"]: row for row in read_items(connection, split)} if split else {}
    return [
        finding
        for finding in merging.list_merges(read_merges(connection), decisions, rows)
        if reason in (None, finding.reason) and (below is None or (finding.score is not None and finding.score < below))
    ]


def _require(noun: str, asked: str | None, known: set[str]) -> None:
    if asked is not None and asked not in known:
        raise WrongUse(
            f"no activity of {noun} {asked!r} in the snapshot; there are {', '.join(sorted(known)) or 'none'}"
        )
