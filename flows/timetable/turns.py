"""Due times served one after the other, each written down before and settled after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from filelock import FileLock

from flows.job import Job
from flows.timetable.entries import Entry
from warehouse.schedule import CatchUp
from warehouse.store.entries import Due

Result = TypeVar("Result")

# What failed is tried again by a later tick: most often a source that did not answer for a while.
TRIES, RETRY_AFTER = 3, dt.timedelta(minutes=30)


def has_turn(job: Job, entry: Entry) -> bool:
    """Whether something of an entry is to be done now; writes nothing but that the entry was seen."""
    now = job.clock()
    turn = entry.schedule.turn(job.ledger.dues.since(entry.name, now), now)
    return any(turn) or bool(_unfinished(job.ledger.dues.listed(entry.name), now))


def take_turns(job: Job, entry: Entry, work: Callable[[dt.datetime], Result]) -> list[Result]:
    """What `work` gave for each due time of an entry whose turn has come, in order; often there is none.

    Due times that catching up passes over are written down as skipped. A due time that fails is
    written down and ends the row; the error goes on to the caller. Two processes never serve the
    same entry at once: the second waits and finds it done.
    """
    book = job.ledger.dues
    results = []
    with _only_one(job, entry):
        for due in open_turns(job, entry):
            begun = begin_turn(job, due)
            try:
                results.append(work(due.due_at))
            except Exception as error:
                book.note(replace(begun, state="failed", message=str(error) or type(error).__name__))
                raise
            book.note(replace(begun, state="done"))
    return results


def open_turns(job: Job, entry: Entry) -> list[Due]:
    """The due times of an entry whose turn has come; those that are passed over are written down as skipped."""
    now, book = job.clock(), job.ledger.dues
    turn = entry.schedule.turn(book.since(entry.name, now), now)
    for due in turn.passed_over:
        book.note(Due(entry.name, due, "skipped", message=_WHY_PASSED_OVER[entry.schedule.catch_up]))
    return [Due(entry.name, due, "running") for due in turn.serve] or _unfinished(book.listed(entry.name), now)


def begin_turn(job: Job, due: Due) -> Due:
    """The due time as it is written down before the work on it."""
    begun = replace(due, state="running", attempts=due.attempts + 1, started_at=job.clock())
    job.ledger.dues.note(begun)
    return begun


_WHY_PASSED_OVER = {
    CatchUp.LATEST: "a later due time stands for it",
    CatchUp.NONE: "missed, and its schedule makes up for nothing",
}


def _unfinished(listed: Sequence[Due], now: dt.datetime) -> list[Due]:
    """The last due time when it failed, or its process died over it, a while ago."""
    served = [due for due in listed if due.state != "skipped"]
    return [
        due
        for due in served[-1:]
        if due.state in ("failed", "running")
        and due.attempts < TRIES
        and (due.started_at is None or now - due.started_at >= RETRY_AFTER)
    ]


@contextmanager
def _only_one(job: Job, entry: Entry) -> Iterator[None]:
    folder = job.settings.home.scratch / "turns"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f"{entry.name}.lock", is_singleton=True):
        yield
