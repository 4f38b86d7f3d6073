"""The stages as plain functions: each reads what the one before left, under the home folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.job import Job, JobFailed, NothingYet
from warehouse.records import Issue, ReadDocument, Receipt
from warehouse.sources import web
from warehouse.sources.collect import Collected, collect_source
from warehouse.sources.definitions import Source, UnknownSource

if TYPE_CHECKING:
    from warehouse.store.snapshots import Published

PROGRAM_VERSION = "0.1.0"

# Below this many bytes one process reads faster than several start (a start costs about 0.7 s).
POOL_FROM_BYTES = 8 * 1024 * 1024


def collect(job: Job) -> list[Collected]:
    """Look at every source and take in what is new.

    Raises UnknownSource when a place named for this run holds nothing that can be read, and
    JobFailed when a remote source cannot be reached and nothing of it was ever had.
    """
    sources = job.sources()
    with job.run("collect") as outcome, job.progress.stage("collect") as step:
        step.expect(len(sources))
        done = []
        for source in sources:
            done.append(collect_one(job, source))
            step.advance(source.title)
        received = sum(len(row.received) for row in done)
        unchanged = sum(row.unchanged_count for row in done)
        withdrawn = sum(len(row.withdrawn) for row in done)
        outcome.state = "done" if received or withdrawn else "unchanged"
        outcome.message = f"{received} new, {unchanged} unchanged" + (f", {withdrawn} withdrawn" if withdrawn else "")
    return done


def collect_one(job: Job, source: Source) -> Collected:
    """One source's part of collect; a remote source that fails leaves what was had before."""
    store = job.documents
    try:
        done = collect_source(source, store, job.settings, job.clock)
    except web.FetchFailed as error:
        if not store.current([source.source_id]):
            raise JobFailed(f"source {source.source_id}: {error}") from None
        job.progress.say(f"warning: {error}; going on with what was had before")
        return Collected(source.source_id, unchanged_count=len(store.current([source.source_id])))
    for name in done.passed_over:
        job.progress.say(f"passed over {name}: not .txt, .html or .zip")
    if done.issues and not source.is_declared and not store.current([source.source_id]):
        raise UnknownSource("; ".join(issue.message for issue in done.issues))
    for issue in done.issues:
        job.progress.say(f"warning: {issue.message}")
    return done


@dataclass(frozen=True, slots=True)
class Extracted:
    """What extract left for build: nothing when the published snapshot is already of this data."""

    data_fingerprint: str
    is_unchanged: bool
    document_count: int
    item_count: int = 0
    activity_count: int = 0
    issue_count: int = 0
