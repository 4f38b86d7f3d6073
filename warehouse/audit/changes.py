"""Recounted activities as rows, so that what changed since an earlier edition can be told from them too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from warehouse.audit.figures import Figure
from warehouse.audit.recount import Recounted
from warehouse.briefs.comparing import Changes
from warehouse.briefs.marks import anchor_of
from warehouse.rows import ActivityRow, ReportRow


def as_row(activity: Recounted) -> ActivityRow:
    """The activity as far as editions compare it: what else a row holds is left empty."""
    document, row = activity.main
    receipt, item = document.receipt, row.item
    title = item.title.of(document.text) if item.title else None
    words = item.body or (None if item.title else item.span)
    text = words.of(document.text) if words else ""
    reports = tuple(
        ReportRow(
            item_id=item_id,
            document_id=receipt.document_id,
            doc_name=receipt.doc_name,
            source_id=receipt.source_id,
            uri=receipt.uri,
            publisher=None,
            fetched_at=receipt.fetched_at,
            first_line=item.first_line,
            last_line=item.last_line,
            lang=row.reading.lang,
            title=None,
            text="",
            is_main=item_id == row.item_id,
        )
        for item_id in sorted(activity.item_ids)
    )
    return ActivityRow(
        activity_id=activity.activity_id,
        title=title,
        text=text,
        lang=row.reading.lang,
        date=activity.date,
        year=activity.year,
        year_basis=None,
        not_before=None,
        not_after=None,
        countries=tuple(sorted(activity.countries)),
        venues=(),
        regions=tuple(sorted(activity.regions)),
        areas=tuple(sorted(activity.areas)),
        is_global=activity.is_global,
        themes=activity.themes,
        measures=activity.measures,
        partners=tuple(sorted(activity.partners)),
        people=activity.people,
        money=(),
        reports=reports,
    )


def count_changes(changes: Changes) -> Iterator[tuple[str, Figure]]:
    """How many activities are new, changed, corrected or withdrawn, and in what, by the figures' names."""
    counts: Counter[str] = Counter(new=len(changes.new), withdrawn=len(changes.withdrawn))
    for row in changes.changed:
        kind = "corrected" if row.is_corrected else "changed"
        counts.update([kind, *(f"{kind}-{aspect}" for aspect in row.aspects)])
    yield from (
        (anchor_of(("change",)) + f"-{name}", Figure(count, "changes")) for name, count in counts.items() if count
    )
    yield "changes-listed", Figure(len(changes.changed))
    yield "withdrawn-listed", Figure(len(changes.withdrawn))
