"""A snapshot counted again from its documents' bytes, and briefs held against that before they go out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from flows.scope import read_seed, tag_names
from warehouse.paths import Home
from warehouse.records import ReadDocument, Receipt
from warehouse.rows import ActivityRow

if TYPE_CHECKING:
    import duckdb

    from warehouse.audit.printed import PrintedBrief
    from warehouse.audit.recount import Gazette, OpenIssue, Recounted
    from warehouse.briefs.comparing import Changes
    from warehouse.briefs.definitions import Definition
    from warehouse.store.snapshots import Published

    Compare = Callable[[Sequence[ActivityRow]], Changes | None]


@dataclass(frozen=True, slots=True)
class Recount:
    """All that the documents of one snapshot report, as the second path sees it."""

    activities: Sequence[Recounted]
    issues: Sequence[OpenIssue]
    document_count: int
    year: int

    def find_faults(self, printed: PrintedBrief, definition: Definition, compare: Compare | None = None) -> list[str]:
        """One line for each figure of a brief that the documents do not bear out.

        `compare` tells what differs from the edition before, None without one.
        """
        from warehouse.audit.changes import as_row, count_changes
        from warehouse.audit.compare import compare_figures
        from warehouse.audit.figures import Figure, count_figures
        from warehouse.audit.ranking import find_false_claims
        from warehouse.audit.recount import is_in_scope
        from warehouse.briefs.definitions import Section

        scope, gazette = definition.scope.to_scope(), load_gazette()
        inside = [activity for activity in self.activities if is_in_scope(activity, scope, gazette)]
        changes = compare([as_row(activity) for activity in inside]) if compare else None
        known = len(inside)
        if definition.only_changes:
            shown = set(changes.activity_ids) if changes else set()
            inside = [activity for activity in inside if activity.activity_id in shown]
        figures = count_figures(inside, self.issues, scope, gazette, self.year) | {"known": Figure(known)}
        figures |= dict(count_changes(changes)) if changes else {}
        faults = list(compare_figures(printed, figures, definition.sections))
        if Section.HIGHLIGHTS in definition.sections:
            faults += find_false_claims(printed.claims, inside, partial(_name_key, printed.facts["language"]))
        return faults


def prove_brief(
    home: Home, snapshot: Published, pdf: bytes, definition: Definition, compare: Compare | None = None
) -> None:
    """Raises BriefRefused with every figure of a PDF that the stored documents do not bear out."""
    from warehouse.audit.printed import read_printed
    from warehouse.briefs.edition import BriefRefused

    faults = recount_snapshot(home, snapshot).find_faults(read_printed(pdf), definition, compare)
    if faults:
        raise BriefRefused(f"the audit finds {len(faults)} figure(s) that differ: {'; '.join(faults)}")


@lru_cache(maxsize=1)
def recount_snapshot(home: Home, snapshot: Published) -> Recount:
    """Its activities and issues from the bytes of its documents and the decisions of its day; kept for the next brief.

    Of the snapshot itself only the names of the documents are taken, and the issues that are of none.
    """
    import duckdb

    from warehouse.audit.recount import OpenIssue, list_issues, recount_activities
    from warehouse.decisions import Decisions, apply_corrections
    from warehouse.extract.read import read_document
    from warehouse.merge.merging import merge_items
    from warehouse.store.documents import DocumentStore

    decisions, store = Decisions.model_validate_json(snapshot.decisions), DocumentStore(home.documents)
    with duckdb.connect(str(snapshot.path), read_only=True) as connection:
        receipts = _receipts(connection)
        others = connection.execute("select source_id, item_id from raw.issues where receipt_number is null").fetchall()
    documents: list[ReadDocument] = [
        apply_corrections(read_document(receipt, store.read(receipt.sha256)), decisions) for receipt in receipts
    ]
    return Recount(
        recount_activities(documents, merge_items(documents, decisions).activity_of, load_gazette()),
        list_issues(documents, (OpenIssue(*row) for row in others)),
        len(documents),
        snapshot.built_at.year,
    )


def _name_key(language: str, key: tuple[str, ...]) -> str:
    """What a theme, a country or a year is called in a language."""
    from warehouse.briefs.names import name_country, name_theme

    match key:
        case ("theme", code):
            return name_theme(code, language, tag_names("theme").get(code, code))
        case ("country", iso3):
            return name_country(iso3, language)
        case ("year", year):
            return year
        case _:
            raise ValueError(f"no name for {key}")


def load_gazette() -> Gazette:
    """Countries, regions and areas as the M49 seed and the lexicon have them."""
    from warehouse.audit.recount import Gazette
    from warehouse.briefs.atlas import UNINHABITED
    from warehouse.extract.areas import area_regions

    countries, regions = read_seed("m49_countries"), read_seed("m49_regions")
    return Gazette(
        region_of={
            row["iso3"]: row["intermediate_region_code"] or row["sub_region_code"] or row["region_code"]
            for row in countries
        },
        area_regions=area_regions,
        parent_of={row["code"]: row["parent_code"] for row in regions if row["level"] != "world"},
        uninhabited=UNINHABITED,
    )


def _receipts(connection: duckdb.DuckDBPyConnection) -> list[Receipt]:
    """The document versions that a snapshot was made from."""
    names = [row.name for row in fields(Receipt)]
    query = f"select {', '.join(names)} from raw.documents where is_current order by receipt_number"
    return [Receipt(**dict(zip(names, row, strict=True))) for row in connection.execute(query).fetchall()]
