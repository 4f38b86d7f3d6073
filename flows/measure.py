"""Stages measured one by one, each in a fresh process and a throw-away home folder."""

from __future__ import annotations

import multiprocessing
import random
import re
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flows.job import Job
from warehouse.paths import Home
from warehouse.settings import Settings

WORD = re.compile(r"[a-zà-ÿ]{4,}")


@dataclass(frozen=True, slots=True)
class Measure:
    """One stage on one corpus: seconds of work, peak memory of its process in MiB, what it worked on."""

    stage: str
    copies: int
    seconds: float
    peak_mib: float
    note: str

    def line(self) -> str:
        """One line for a person."""
        return f"{self.copies:>4} x  {self.stage:<10} {self.seconds:>8.2f} s  {self.peak_mib:>7.0f} MiB  {self.note}"

    def as_dict(self) -> dict[str, Any]:
        """The same for a program."""
        return asdict(self)


def default_texts() -> Path:
    """The real texts where they lie beside the checkout, else the sample corpus."""
    root = Path(__file__).resolve().parents[1]
    real = root.parent / "shared" / "sources"
    return real if real.is_dir() else root / "warehouse" / "sources" / "sample"


def measure(texts: Path, copies: int) -> Iterator[Measure]:
    """Each stage in turn over the texts, repeated `copies` times under changed wording."""
    folder = Path(tempfile.mkdtemp(prefix="fieldbrief-bench-"))
    try:
        corpus = folder / "texts"
        write_corpus(texts, corpus, copies)
        stages: list[tuple[str, Callable[[Path, Path], str]]] = [
            ("collect", _collect),
            ("read", _read),
            ("merge", _merge),
            ("shelve", _extract),
            ("build", _build),
            ("rows", _rows),
        ]
        if copies == 1:
            stages.append(("brief", _brief))
        for name, stage in stages:
            seconds, peak, note = _in_fresh_process(stage, corpus, folder / "home")
            yield Measure(name, copies, seconds, peak, note)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_corpus(texts: Path, corpus: Path, copies: int) -> None:
    """The texts as they are, and further copies in which one word in four is another of the same text.

    Numbers are changed too, so that neither words nor keys make the copies near repeats.
    """
    files = sorted(path for path in texts.rglob("*") if path.suffix in (".txt", ".html"))
    for copy in range(copies):
        chance = random.Random(copy)
        for path in files:
            text = path.read_text(encoding="utf-8", errors="replace")
            if copy:
                text = _reword(text, chance)
            target = corpus / f"{copy:03d}" / f"{copy:03d}-{path.name}"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


def _reword(text: str, chance: random.Random) -> str:
    words = WORD.findall(text)
    text = WORD.sub(lambda found: chance.choice(words) if chance.random() < 0.25 else found[0], text)
    return re.sub(r"\b\d{2,3}\b", lambda found: str(chance.randint(11, 999)), text)


def _in_fresh_process(stage: Callable[[Path, Path], str], corpus: Path, home: Path) -> tuple[float, float, str]:
    context = multiprocessing.get_context("spawn")
    parent, child = context.Pipe(duplex=False)
    process = context.Process(target=_measured, args=(stage, corpus, home, child))
    process.start()
    child.close()
    try:
        seconds, peak, note = parent.recv()
    except EOFError:
        raise RuntimeError(f"the measured stage {stage.__name__.strip('_')} failed") from None
    finally:
        process.join()
    return seconds, peak, note


def _measured(stage: Callable[[Path, Path], str], corpus: Path, home: Path, result: Any) -> None:
    warm_up()
    started = time.perf_counter()
    note = stage(corpus, home)
    seconds = time.perf_counter() - started
    result.send((seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, note))


def warm_up() -> None:
    """Import what every stage needs and build the vocabularies, which a process pays once."""
    import flows.stages  # noqa: F401
    from warehouse.extract.vocabulary import reader_fingerprint, scanner

    scanner()
    reader_fingerprint()


def _job(corpus: Path, home: Path) -> Job:
    return Job(Settings(Home(home), processes=1), (str(corpus),))


def _collect(corpus: Path, home: Path) -> str:
    from flows import stages

    done = stages.collect(_job(corpus, home))
    return f"{sum(len(row.received) for row in done)} documents"


def _read(corpus: Path, home: Path) -> str:
    from flows import stages

    job = _job(corpus, home)
    receipts = stages.current_receipts(job, job.sources())
    started, items = time.perf_counter(), 0
    for document in stages.read_documents(job, receipts):
        items += len(document.items)
    size = sum(receipt.byte_count for receipt in receipts) / 1e6
    return f"{items:,} items, {size:.2f} MB, {size / (time.perf_counter() - started):.2f} MB a second"


def _merge(corpus: Path, home: Path) -> str:
    from flows import stages
    from warehouse.decisions import Decisions
    from warehouse.merge.merging import merge_items

    job = _job(corpus, home)
    documents = list(stages.read_documents(job, stages.current_receipts(job, job.sources())))
    started = time.perf_counter()
    merging = merge_items(documents, Decisions())
    return f"{len(merging.activity_of):,} items in {time.perf_counter() - started:.2f} s of these, the rest is reading"


def _extract(corpus: Path, home: Path) -> str:
    from flows import stages

    counts = stages.extract(_job(corpus, home)).counts
    return f"read, merged and written: {counts['items']:,} items, {counts['evidence']:,} rows of evidence"


def _build(corpus: Path, home: Path) -> str:
    from flows import stages

    return f"dbt with its start-up: {stages.build(_job(corpus, home)).snapshot_id}"


def _rows(corpus: Path, home: Path) -> str:
    from flows.published import open_published
    from warehouse.marts import read_brief
    from warehouse.rows import Scope

    with open_published(_job(corpus, home).settings) as (connection, _):
        rows = read_brief(connection, Scope())
    return f"{len(rows.activities):,} activities of the global brief"


def _brief(corpus: Path, home: Path) -> str:
    from flows import stages

    issued = stages.brief(_job(corpus, home), ["global"], ["en"])
    return f"rows, HTML, PDF and CSV with imports: {issued[0].edition.page_count} pages"
