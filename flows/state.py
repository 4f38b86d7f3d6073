"""How things stand: runs, snapshot, editions and sources, as rows for a person or a program."""

from __future__ import annotations

from typing import Any

from flows.job import Job

Rows = list[dict[str, Any]]


def read_state(job: Job) -> dict[str, Rows]:
    """The last run of each stage, the published snapshot, each brief's last edition, each source's last look."""
    return {
        "last runs": _runs(job),
        "snapshot": _snapshot(job),
        "editions": _editions(job),
        "sources": _sources(job),
    }


def _runs(job: Job) -> Rows:
    return [
        {"stage": run.stage, "state": run.state, "started_at": run.started_at, "message": run.message}
        for run in (job.ledger.last_runs() if job.has_ledger else ())
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
