"""The snapshot of a past day made again from the stored documents, when it is no longer kept."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from flows import stages
from flows.job import Job, JobFailed, WrongUse
from warehouse.decisions import apply_corrections, load_decisions
from warehouse.paths import Home

if TYPE_CHECKING:
    from warehouse.store.snapshots import Published


def rebuild_snapshot(job: Job, day: dt.date) -> Published:
    """The documents that were current at the end of a day, read, built and tested now, and kept as its snapshot.

    Of the sources that are declared now, with the decisions of now. It is made in a folder of its own,
    so the published snapshot stays the current one. Raises WrongUse when no document was there yet,
    and JobFailed when a model or a data test fails.
    """
    from warehouse.store.dbt import MartsFailed
    from warehouse.store.snapshots import REBUILT, publish_snapshot, published_snapshot

    end = dt.datetime.combine(day, dt.time(23, 59, 59), dt.UTC)
    home, aside = job.settings.home, Home(job.settings.home.scratch / "rebuilt")
    sources = job.sources()
    receipts = stages.current_receipts(job, sources, end)
    if not receipts:
        raise WrongUse(f"no document of the sources that are declared now was there on {day}")
    shutil.rmtree(aside.root, ignore_errors=True)
    decisions = load_decisions(home.decisions)
    fingerprint = stages.data_fingerprint(receipts, (), decisions)
    with job.progress.stage("rebuild") as step:
        step.expect(len(receipts))
        documents = []
        for document in stages.read_documents(job, receipts):
            documents.append(apply_corrections(document, decisions))
            step.advance(document.receipt.doc_name)
        then = Job(replace(job.settings, home=aside), clock=lambda: end)
        stages.stage_documents(then, sources, documents, decisions, (), fingerprint, REBUILT)
        try:
            made = publish_snapshot(aside.snapshots, aside.scratch / "dbt", "reissue", end)
        except MartsFailed as error:
            raise JobFailed(f"the snapshot of {day} cannot be rebuilt: {error}") from None
    home.snapshots.mkdir(parents=True, exist_ok=True)
    made.path.parent.rename(home.snapshots / made.snapshot_id)
    shutil.rmtree(aside.root)
    kept = published_snapshot(home.snapshots, made.snapshot_id)
    assert kept is not None
    return kept
