"""The stages that are measured; each does its work on a corpus in a home folder and says on what."""

from __future__ import annotations

import math
import time
from pathlib import Path

from flows.job import Job
from warehouse.paths import Home
from warehouse.records import Kind
from warehouse.settings import Settings


def collect(corpus: Path, home: Path) -> str:
    """Take the texts in."""
    from flows import stages

    done = stages.collect(_job(corpus, home))
    return f"{sum(len(row.received) for row in done)} documents"


def read(corpus: Path, home: Path) -> str:
    """Read them, each let go before the next; MB of text a second by the processor's clock."""
    from flows import stages

    job = _job(corpus, home)
    receipts = stages.current_receipts(job, job.sources())
    started, items = time.process_time(), 0
    for document in stages.read_documents(job, receipts):
        items += len(document.items)
    seconds = time.process_time() - started
    size = sum(receipt.byte_count for receipt in receipts) / 1e6
    return f"{items:,} items, {size:.2f} MB, {size / seconds:.2f} MB a second of one core"


def merge(corpus: Path, home: Path, enough: float = math.inf, processes: int = 1) -> str:
    """Read them, until `enough` activities are read, and find which items report the same activity."""
    from flows import stages
    from warehouse.decisions import Decisions
    from warehouse.merge.merging import merge_items

    job = _job(corpus, home, processes)
    documents, count = [], 0
    for document in stages.read_documents(job, stages.current_receipts(job, job.sources())):
        documents.append(document)
        count += sum(row.item.kind is Kind.ACTIVITY for row in document.items)
        if count >= enough:
            break
    started = time.process_time()
    merging = merge_items(documents, Decisions())
    return (
        f"{len(merging.activity_of):,} items in {time.process_time() - started:.2f} s of one core, the rest is reading"
    )


def shelve(corpus: Path, home: Path) -> str:
    """Read, merge and write the raw tables."""
    from flows import stages

    counts = stages.extract(_job(corpus, home)).counts
    return f"read, merged and written: {counts['items']:,} items, {counts['evidence']:,} rows of evidence"


def build(corpus: Path, home: Path) -> str:
    """Build and publish the marts."""
    from flows import stages

    return f"dbt with its start-up: {stages.build(_job(corpus, home)).snapshot_id}"


def rows(corpus: Path, home: Path) -> str:
    """Read the rows of the widest brief."""
    from flows.published import open_published
    from warehouse.marts import read_brief
    from warehouse.rows import Scope

    with open_published(_job(corpus, home).settings) as (connection, _):
        found = read_brief(connection, Scope())
    return f"{len(found.activities):,} activities of the global brief"


def brief(corpus: Path, home: Path) -> str:
    """Issue it in English."""
    from flows import stages

    issued = stages.brief(_job(corpus, home), ["global"], ["en"])
    return f"rows, HTML, PDF and CSV with imports: {issued[0].edition.page_count} pages"


def _job(corpus: Path, home: Path, processes: int = 1) -> Job:
    return Job(Settings(Home(home), processes=processes), (str(corpus),))
