"""The timetable as rows: what was due last and what became of it, what is due next."""

from __future__ import annotations

from typing import Any

from flows.job import Job
from flows.timetable.entries import Entry, list_entries
from warehouse.store.entries import Due


def list_timetable(job: Job) -> list[dict[str, Any]]:
    """One row for each entry; times are on the clock of its zone. `last_*` is null before its first due time."""
    last: dict[str, Due] = {}
    if job.settings.home.ledger.exists():
        last = {due.name: due for due in job.ledger.dues.listed()}
    return [_row(job, entry, last.get(entry.name)) for entry in list_entries(job).values()]


def _row(job: Job, entry: Entry, last: Due | None) -> dict[str, Any]:
    schedule = entry.schedule
    return {
        "name": entry.name,
        "title": entry.title,
        "when": schedule.say(),
        "zone": schedule.zone,
        "catch_up": schedule.catch_up.value,
        "last_due_at": _local(entry, last.due_at) if last else None,
        "last_state": last.state if last else None,
        "message": last.message if last else "",
        "next_due_at": _local(entry, schedule.next_due(job.clock())),
    }


def _local(entry: Entry, instant: Any) -> str:
    return entry.schedule.local(instant).isoformat(" ", timespec="minutes")
