"""The stages as plain functions: each reads what the one before left, under the home folder."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import stamina

from flows.issuing.choosing import Asked, choose_briefs
from flows.issuing.editions import Issued, issue_editions
from flows.job import Job, JobFailed, NothingYet
from flows.progress import Step
from flows.published import open_published
from warehouse.decisions import Decisions, apply_corrections, find_stale, load_decisions
from warehouse.paths import sql_folder
from warehouse.records import Issue, Kind, ReadDocument, Receipt
from warehouse.sources import web
from warehouse.sources.collect import Collected, collect_source
from warehouse.sources.definitions import Source, UnknownSource
from warehouse.store.documents import DocumentStore

if TYPE_CHECKING:
    from warehouse.store.dbt import NodeDone

PROGRAM_VERSION = "0.1.0"

# Below this many bytes one process reads faster than several start (a start costs about 0.7 s).
POOL_FROM_BYTES = 4 * 1024 * 1024
SHRINK_FROM = 10


def collect_one(job: Job, source: Source) -> Collected:
    """One source's part of collect; raises web.FetchFailed when a remote source cannot be reached."""
    return collect_source(source, job.documents, job.settings, job.clock)


def collect(job: Job, take: Callable[[Source], Collected] | None = None) -> list[Collected]:
    """Look at every source and take in what is new; `take` may wrap the work on one source.

    A source that cannot be reached keeps what was had before; raises JobFailed when that is
    nothing. Raises UnknownSource when a place named for this run holds nothing that can be read.
    """
    sources, store = job.sources(), job.documents
    with job.run("collect") as outcome, job.progress.stage("collect") as step:
        step.expect(len(sources))
        stamina.instrumentation.set_on_retry_hooks([lambda retry: job.progress.say(_say_retry(retry))])
        done = []
        for source in sources:
            try:
                found = take(source) if take else collect_one(job, source)
            except web.FetchFailed as error:
                kept = len(store.current([source.source_id]))
                if not kept:
                    raise JobFailed(f"source {source.source_id}: {error}") from None
                job.progress.say(f"warning: {error}; going on with what was had before")
                found = Collected(source.source_id, unchanged_count=kept)
            if found.issues and not source.is_declared and not store.current([source.source_id]):
                raise UnknownSource("; ".join(issue.message for issue in found.issues))
            for name in found.passed_over:
                job.progress.say(f"passed over {name}: not .txt, .html or .zip")
            for issue in found.issues:
                job.progress.say(f"warning: {issue.message}")
            done.append(found)
            step.advance(source.title)
        received = sum(len(row.received) for row in done)
        unchanged = sum(row.unchanged_count for row in done)
        withdrawn = sum(len(row.withdrawn) for row in done)
        outcome.state = "done" if received or withdrawn else "unchanged"
        outcome.message = f"{received} new, {unchanged} unchanged" + (f", {withdrawn} withdrawn" if withdrawn else "")
    return done


def _say_retry(retry: stamina.instrumentation.RetryDetails) -> str:
    return f"{retry.caused_by}; trying again in {retry.wait_for:.0f} s"


@dataclass(frozen=True, slots=True)
class Extracted:
    """What extract found; `is_unchanged` when the published snapshot already holds just this."""

    data_fingerprint: str
    is_unchanged: bool
    counts: dict[str, int] = field(default_factory=dict)


def extract(job: Job) -> Extracted:
    """Read the current documents of the sources into the raw tables of the next snapshot.

    Does nothing when documents, reader, decisions and SQL are those of the published snapshot.
    Raises NothingYet when nothing was collected, and Locked while another process writes.
    """
    from warehouse.store.snapshots import drop_staged, published_snapshot

    sources, folder = job.sources(), job.settings.home.snapshots
    with job.run("extract") as outcome, job.progress.stage("extract") as step:
        receipts = current_receipts(job, sources)
        if not receipts:
            raise NothingYet("no document has been taken in yet; run `fieldbrief collect` first, or name a --source")
        decisions = load_decisions(job.settings.home.decisions)
        issues = tuple(issue for source in sources for issue in job.documents.state(source.source_id).issues)
        fingerprint = data_fingerprint(receipts, issues, decisions)
        published = published_snapshot(folder)
        if published and published.data_fingerprint == fingerprint:
            drop_staged(folder, "extract", job.clock())
            outcome.state, outcome.message = "unchanged", f"nothing new in {_count(len(receipts), 'document')}"
            return Extracted(fingerprint, is_unchanged=True)
        step.expect(len(receipts))
        documents = []
        for document in read_documents(job, receipts):
            documents.append(apply_corrections(document, decisions))
            step.advance(document.receipt.doc_name)
        if not job.accept_shrunken:
            refuse_shrunken(job, documents)
        counts = stage_documents(job, sources, documents, decisions, issues, fingerprint)
        outcome.message = ", ".join(
            _count(counts[_plural(noun)], noun) for noun in ("document", "item", "activity", "issue")
        )
    return Extracted(fingerprint, is_unchanged=False, counts=counts)


def refuse_shrunken(job: Job, documents: Sequence[ReadDocument]) -> None:
    """Raise JobFailed when a page gives less than half of the activities that the published snapshot has of it.

    A changed layout, a consent wall or a cut download looks like that; the last good figures stay
    until a person says that the page is right. Pages of under SHRINK_FROM activities are let through.
    """
    from warehouse.store.snapshots import published_snapshot

    if published_snapshot(job.settings.home.snapshots) is None:
        return
    with open_published(job.settings) as (connection, _):
        before = {
            (source_id, uri): count
            for source_id, uri, count in connection.execute(
                """
                select source_id, uri, count(*)
                from raw.documents join raw.items using (receipt_number)
                where is_current and kind = 'activity'
                group by all"""
            ).fetchall()
        }
    shrunken = []
    for document in documents:
        receipt = document.receipt
        then = before.get((receipt.source_id, receipt.uri), 0)
        now = sum(row.item.kind is Kind.ACTIVITY for row in document.items)
        if then >= SHRINK_FROM and now < then / 2:
            shrunken.append(f"{receipt.doc_name} gives {_count(now, 'activity')}, where it gave {then}")
    if shrunken:
        advice = "look at the page, and if it is right run again with --accept-shrunken"
        raise JobFailed(f"nothing was published: {'; '.join(shrunken)}; {advice}")


def stage_documents(
    job: Job,
    sources: Sequence[Source],
    documents: Sequence[ReadDocument],
    decisions: Decisions,
    issues: Sequence[Issue],
    fingerprint: str,
    mark: str = "",
) -> dict[str, int]:
    """Merge what was read and write the raw tables; their row counts, and that of activities.

    `mark` ends the snapshot's id.
    """
    from warehouse.extract.areas import area_regions
    from warehouse.extract.tag_lexicon import vocabulary_rows
    from warehouse.extract.vocabulary import reader_fingerprint
    from warehouse.merge.merging import merge_items
    from warehouse.store.raw import Build, Intake, SourceEntry
    from warehouse.store.snapshots import name_snapshot, stage_snapshot

    merging, now = merge_items(documents, decisions), job.clock()
    stale = find_stale(decisions, {row.item_id for document in documents for row in document.items})
    intake = Intake(
        documents=documents,
        activity_of=merging.activity_of,
        merges=merging.merges,
        vocabulary=vocabulary_rows(),
        area_regions=area_regions,
        sources=[
            SourceEntry(
                row.source_id,
                row.title,
                "url" if row.is_remote else "path",
                row.place,
                row.publisher,
                row.owner,
                row.licence,
            )
            for row in sources
        ],
        issues=(*issues, *stale),
    )
    build = Build(
        f"{name_snapshot(now, fingerprint)}{mark}",
        fingerprint,
        reader_fingerprint(),
        PROGRAM_VERSION,
        now,
        decisions.model_dump_json(exclude_unset=True),
    )
    counts = stage_snapshot(job.settings.home.snapshots, intake, build, "extract")
    return {**counts, "activities": len(set(merging.activity_of.values()))}


def current_receipts(job: Job, sources: Sequence[Source], until: dt.datetime | None = None) -> list[Receipt]:
    """The document of each address, now or at an instant, with what its source's YAML says of it today."""
    by_id = {source.source_id: source for source in sources}
    return [
        replace(
            receipt,
            publisher=by_id[receipt.source_id].publisher,
            licence=by_id[receipt.source_id].licence,
            owner=by_id[receipt.source_id].owner,
            period=by_id[receipt.source_id].period_for(receipt.uri),
        )
        for receipt in job.documents.current(by_id, until)
    ]


def data_fingerprint(receipts: Sequence[Receipt], issues: Sequence[Issue], decisions: Decisions) -> str:
    """A short hash of all that a snapshot follows from: documents, decisions, reader and SQL."""
    from warehouse.extract.vocabulary import reader_fingerprint

    digest = hashlib.sha256()
    for row in (*map(asdict, receipts), *map(asdict, issues)):
        digest.update(json.dumps(row, default=str, sort_keys=True).encode() + b"\0")
    digest.update(f"{decisions.model_dump_json()}\0{reader_fingerprint()}\0{PROGRAM_VERSION}\0".encode())
    for path in sorted(sql_folder().rglob("*")):
        if path.suffix in (".sql", ".yml", ".csv"):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def read_documents(job: Job, receipts: Sequence[Receipt]) -> Iterator[ReadDocument]:
    """The documents read, in order; on several processes when there is enough to read."""
    folder = job.settings.home.documents
    work = [(folder, receipt) for receipt in receipts]
    if job.settings.processes == 1 or len(work) == 1 or sum(row.byte_count for row in receipts) < POOL_FROM_BYTES:
        yield from map(_read_stored, work)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(job.settings.processes, mp_context=context) as pool:
        yield from pool.map(_read_stored, work)


def _read_stored(work: tuple[Path, Receipt]) -> ReadDocument:
    from warehouse.extract.read import read_document

    folder, receipt = work
    return read_document(receipt, DocumentStore(folder).read(receipt.sha256))


@dataclass(frozen=True, slots=True)
class Built:
    """The published snapshot; `counts` are of its marts."""

    snapshot_id: str
    is_unchanged: bool
    counts: dict[str, int]


def build(job: Job) -> Built:
    """Build and test the marts over what extract left, then publish it; nothing when it left nothing.

    Raises NothingYet when there is neither a next nor a published snapshot, JobFailed when a model
    or a data test failed, which leaves the published snapshot as it was, and Locked.
    """
    from warehouse.store.dbt import MartsFailed
    from warehouse.store.snapshots import publish_snapshot, published_snapshot, staged_snapshot

    home = job.settings.home
    with job.run("build") as outcome, job.progress.stage("build") as step:
        published = published_snapshot(home.snapshots)
        if staged_snapshot(home.snapshots):
            try:
                published = publish_snapshot(
                    home.snapshots, home.scratch / "dbt", "build", job.clock(), lambda node: _advance(step, node)
                )
            except MartsFailed as error:
                raise JobFailed(f"nothing was published: {error}") from None
            outcome.message = f"published snapshot {published.snapshot_id}"
        elif published:
            outcome.state, outcome.message = "unchanged", f"snapshot {published.snapshot_id} is of this data already"
        else:
            raise NothingYet("there is nothing to build; run `fieldbrief extract` first")
        with open_published(job.settings) as (connection, _):
            from warehouse.marts import read_counts

            counts = read_counts(connection)
        outcome.message += f": {_count(counts['activities'], 'activity')}, {counts['dated']:,} dated, "
        outcome.message += f"{counts['placed']:,} placed, {counts['global']:,} worldwide, {counts['merged']:,} merged"
    return Built(published.snapshot_id, outcome.state == "unchanged", counts)


def _advance(step: Step, node: NodeDone) -> None:
    if node.total:
        step.expect(node.total)
    step.advance(node.name)


def brief(
    job: Job, brief_ids: Sequence[str], languages: Sequence[str], issue: Callable[[Asked], Issued] | None = None
) -> list[Issued]:
    """Issue the briefs named, or the standing ones; `issue` may wrap the work on one brief and language.

    Raises UnknownName, NothingYet without a published snapshot, and BriefRefused when an edition
    cannot go out as it stands; the other editions are issued all the same.
    """
    return issue_asked(job, lambda: choose_briefs(job, brief_ids, languages), issue)


def issue_asked(
    job: Job, choose: Callable[[], list[Asked]], issue: Callable[[Asked], Issued] | None = None
) -> list[Issued]:
    """Issue what `choose` gives, on every core unless `issue` wraps the work on one brief; raises as `brief`."""
    with job.run("brief") as outcome, job.progress.stage("brief") as step:
        asked = choose()
        step.expect(len(asked))

        def note(issued: Issued) -> Issued:
            step.advance(f"{issued.edition.brief_id} {issued.edition.lang}")
            return issued

        done = [note(issue(one)) for one in asked] if issue else issue_editions(job, asked, note)
        new = sum(issued.is_new for issued in done)
        outcome.state = "done" if new else "unchanged"
        outcome.message = f"{_count(new, 'new edition')}, {len(done) - new} unchanged"
    return done


def _count(number: int, noun: str) -> str:
    """'1 document', '5 documents', '3 activities'."""
    return f"{number:,} {noun if number == 1 else _plural(noun)}"


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
