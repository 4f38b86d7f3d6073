"""A past edition drawn again: for another period, or from the snapshot that was current on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.issuing.choosing import choose_briefs
from flows.issuing.editions import Issued, issue_again
from flows.job import Job, WrongUse
from flows.published import published_or_fail

if TYPE_CHECKING:
    from warehouse.store.snapshots import Published


def reissue(
    job: Job, brief_ids: Sequence[str], languages: Sequence[str], years: tuple[int, int] | None, as_of: dt.date | None
) -> list[Issued]:
    """Editions of the briefs for those years, from the snapshot of that day; an edition that is the same is enough.

    Raises WrongUse when neither is given, and when there was no snapshot on that day.
    """
    if years is None and as_of is None:
        raise WrongUse("say what is to be drawn again: --period 2019, --as-of 2026-01-31, or both")
    snapshot = snapshot_of(job, as_of) if as_of else published_or_fail(job.settings)
    with job.run("reissue") as outcome, job.progress.stage("reissue") as step:
        asked = choose_briefs(job, brief_ids, languages, built_at=snapshot.built_at)
        step.expect(len(asked))
        done = []
        for one in asked:
            definition = one.definition
            if years:
                keys = definition.scope.model_copy(update={"years": years, "last_years": None})
                definition = definition.model_copy(update={"scope": keys})
            done.append(issue_again(job, replace(one, definition=definition), snapshot))
            step.advance(f"{definition.id} {one.language}")
        new = sum(issued.is_new for issued in done)
        outcome.message = f"{new} drawn again, {len(done) - new} as issued before"
    return done


def snapshot_of(job: Job, day: dt.date) -> Published:
    """The snapshot that was current at the end of a day, in UTC, rebuilt when it is no longer kept.

    Raises WrongUse when there was none yet or it cannot be rebuilt.
    """
    from warehouse.store.snapshots import list_snapshots, name_snapshot

    kept = {row.snapshot_id: row for row in list_snapshots(job.settings.home.snapshots)}
    # A snapshot's id begins with when it was built, so ids stand in the order of time.
    end = name_snapshot(dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), dt.UTC), "")
    before = [name for name in {*kept, *job.ledger.pruned_snapshots()} if name < end]
    current = max(before, default=None)
    if current in kept:
        return kept[current]
    if current is None:
        listed = ", ".join(f"{row.snapshot_id} ({row.built_at.date()})" for row in kept.values()) or "none"
        raise WrongUse(f"there was no snapshot on {day} yet; those kept: {listed}")
    from flows.issuing.rebuilding import rebuild_snapshot

    job.progress.say(f"the snapshot of {day}, {current}, was pruned: rebuilding it from the documents of that day")
    return rebuild_snapshot(job, day)


def prune(job: Job, keep: int) -> list[str]:
    """The ids of the snapshots that were removed; those that editions rest on stay, and so does the current one."""
    from warehouse.store.snapshots import prune_snapshots

    ledger = job.ledger
    needed = {edition.snapshot_id for edition in ledger.editions()}
    removed = prune_snapshots(job.settings.home.snapshots, keep, needed, "prune", job.clock())
    ledger.note_pruned(removed, job.clock())
    return removed
