"""How things stand: timetable, runs, deliveries, snapshot, editions and sources, as rows for a person or a program."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from flows.job import Job
from flows.timetable.listing import list_timetable
from warehouse.store.entries import DeliveryState

Rows = list[dict[str, Any]]


def read_state(job: Job) -> dict[str, Rows]:
    """Timetable, the last run of each stage, deliveries, snapshot, each brief's last edition, each source's last look.

    Deliveries are counted by state over the last thirty days; those that failed or are unknown are listed whole.
    """
    return {
        "timetable": list_timetable(job),
        "last runs": _runs(job),
        "deliveries": _deliveries(job),
        "to settle": _to_settle(job),
        "snapshot": _snapshot(job),
        "editions": _editions(job),
        "sources": _sources(job),
    }


def _runs(job: Job) -> Rows:
    return [
        {"stage": run.stage, "state": run.state, "started_at": run.started_at, "message": run.message}
        for run in (job.ledger.last_runs() if job.has_ledger else ())
    ]


def _deliveries(job: Job) -> Rows:
    if not job.has_ledger:
        return []
    since = job.clock() - dt.timedelta(days=30)
    counted = Counter(row.state for row in job.ledger.deliveries.listed(since=since))
    return [{"state": state.value, "count": counted[state]} for state in DeliveryState if counted[state]]


def _to_settle(job: Job) -> Rows:
    if not job.has_ledger:
        return []
    amiss = job.ledger.deliveries.listed([DeliveryState.FAILED, DeliveryState.UNKNOWN])
    return [
        {
            "delivery": row.delivery_id,
            "state": row.state.value,
            "subscription": row.subscription_id,
            "due_at": row.due_at,
            "edition": row.edition,
            "message": row.message,
        }
        for row in amiss
    ]


def _snapshot(job: Job) -> Rows:
    from warehouse.store.snapshots import published_snapshot

    published = published_snapshot(job.settings.home.snapshots)
    return [{"snapshot_id": published.snapshot_id, "built_at": published.built_at}] if published else []


def _editions(job: Job) -> Rows:
    issued = job.ledger.editions() if job.has_ledger else []
    latest = {(row.brief_id, row.lang): row for row in issued}
    return [
        {"brief": row.brief_id, "language": row.lang, "number": row.number, "as_of": row.as_of, "pages": row.page_count}
        for row in latest.values()
    ]


def _sources(job: Job) -> Rows:
    states = [(source, job.documents.state(source.source_id)) for source in job.sources()]
    return [
        {"source": source.source_id, "checked_at": state.checked_at, "issue_count": len(state.issues)}
        for source, state in states
    ]
