"""How the service stands, for a page that anybody may read: no recipients, no messages, no places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from flows.dispatching.site import is_behind, show_editions, write_status
from flows.job import Job, JobFailed
from flows.timetable.entries import REFRESH, list_entries
from warehouse.dispatch.site.settings import read_site_settings
from warehouse.dispatch.site.status import DeliveryLine, RunLine, SourceLine, Status
from warehouse.schedule import is_late
from warehouse.store.entries import DeliveryState, Due


def keep_site(job: Job) -> None:
    """Bring the public site up to date, where there is one, and renew the page on it that says how the service stands.

    A place that cannot be written is said; the next tick tries again.
    """
    if read_site_settings().url:
        if is_behind(job):
            show_editions(job)
        try:
            write_status(job, read_status(job))
        except JobFailed as failure:
            job.progress.say(str(failure))


def read_status(job: Job) -> Status:
    """Deliveries that need a person, what ran last and runs next, and how old the sources are."""
    last = {due.name: due for due in job.ledger.dues.listed()}
    return Status(
        job.clock(),
        (*_entries(job, last), *_stages(job)),
        tuple(_deliveries(job)),
        tuple(_sources(job, last.get(REFRESH))),
    )


def _entries(job: Job, last: dict[str, Due]) -> Iterator[RunLine]:
    """The timetable; an entry is late when a due time after the last one in the ledger has passed by an hour."""
    now = job.clock()
    for entry in list_entries(job).values():
        due = last.get(entry.name)
        is_behind = due is not None and due.state != "running" and is_late(entry.schedule.next_due(due.due_at), now)
        state = "late" if is_behind else due.state if due else None
        yield RunLine(entry.name, state, due.due_at if due else None, entry.schedule.next_due(now))


def _stages(job: Job) -> Iterator[RunLine]:
    yield from (RunLine(run.stage, run.state, run.started_at, None) for run in job.ledger.last_runs())


def _deliveries(job: Job) -> Iterator[DeliveryLine]:
    now, book = job.clock(), job.ledger.deliveries
    late = [row.due_at for row in book.listed([DeliveryState.PENDING]) if is_late(row.due_at, now)]
    amiss = book.listed([DeliveryState.FAILED, DeliveryState.UNKNOWN])
    failed = [row.due_at for row in amiss if row.state == DeliveryState.FAILED]
    unknown = [row.due_at for row in amiss if row.state == DeliveryState.UNKNOWN]
    for state, dues in (("late", late), ("failed", failed), ("unknown", unknown)):
        if dues:
            yield DeliveryLine(state, len(dues), min(dues))


def _sources(job: Job, refreshed: Due | None) -> Iterator[SourceLine]:
    """A source is stale when it was not looked at since the refresh that was due last."""
    for source in job.sources():
        checked_at = job.documents.state(source.source_id).checked_at
        looked_at = dt.datetime.fromisoformat(checked_at) if checked_at else None
        is_stale = looked_at is None or (refreshed is not None and looked_at < refreshed.due_at)
        yield SourceLine(source.source_id, looked_at, is_stale)
