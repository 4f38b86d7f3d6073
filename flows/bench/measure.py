"""Stages measured one by one, each in a fresh process and a throw-away home folder."""

from __future__ import annotations

import math
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from flows.bench import stages
from flows.bench.corpus import SAMPLE, text_files, write_corpus
from flows.bench.finders import FINDERS, find_countries
from flows.bench.printing import PRINTING
from warehouse.labelled import read_texts
from warehouse.records import Kind

Stage = Callable[[], str]


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
        return f"{self.copies:>4} x  {self.stage:<12} {self.seconds:>8.2f} s  {self.peak_mib:>7.0f} MiB  {self.note}"

    def as_dict(self) -> dict[str, Any]:
        """The same for a program."""
        return asdict(self)


def measure(texts: Path, copies: int) -> Iterator[Measure]:
    """Each stage in turn over the texts, repeated `copies` times under changed wording."""
    names: list[Callable[[Path, Path], str]] = [stages.collect, stages.read, stages.merge, stages.shelve, stages.build]
    names.append(stages.rows)
    if copies == 1:
        names.extend((stages.brief, *PRINTING))
    with tempfile.TemporaryDirectory(prefix="fieldbrief-bench-") as folder:
        corpus, home = Path(folder, "texts"), Path(folder, "home")
        write_corpus(texts, corpus, copies)
        for stage in names:
            yield _measure(stage.__name__.replace("_", " "), copies, partial(stage, corpus, home))


def measure_finders(texts: Path) -> Iterator[Measure]:
    """Our reader and other packages finding countries in the texts as they are."""
    for name in FINDERS:
        yield _measure("countries", 1, partial(find_countries, name, texts))


def measure_merging(texts: Path, items: int) -> Iterator[Measure]:
    """Merging of so many activities, and what more their last document holds, from copies of the texts."""
    read = read_texts(text_files(texts))
    copies = math.ceil(items / sum(row.item.kind is Kind.ACTIVITY for document in read for row in document.items))
    with tempfile.TemporaryDirectory(prefix="fieldbrief-bench-") as folder:
        corpus, home = Path(folder, "texts"), Path(folder, "home")
        write_corpus(texts, corpus, copies)
        _measure("collect", copies, partial(stages.collect, corpus, home))
        # Over a few megabytes a job reads on other processes, and the one that merges holds no model of languages.
        yield _measure("merge", copies, partial(stages.merge, corpus, home, items, processes=2), is_warm=False)


def _measure(name: str, copies: int, stage: Stage, is_warm: bool = True) -> Measure:
    context = multiprocessing.get_context("spawn")
    parent, child = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(stage, is_warm, child))
    process.start()
    child.close()
    try:
        seconds, peak, note = parent.recv()
    except EOFError:
        raise RuntimeError(f"the measured stage {name} failed") from None
    finally:
        process.join()
    return Measure(name, copies, seconds, peak, note)


def _work(stage: Stage, is_warm: bool, result: Any) -> None:
    if is_warm:
        warm_up()
    started = time.perf_counter()
    note = stage()
    seconds = time.perf_counter() - started
    result.send((seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, note))


def warm_up() -> None:
    """Import what every stage needs and load all that a process pays for once, by reading the sample corpus.

    A place's name alone wants py3langid's model, which takes 110 MiB and which most pages do without.
    """
    import flows.stages  # noqa: F401
    from warehouse.extract.language import detect_language
    from warehouse.extract.vocabulary import reader_fingerprint

    reader_fingerprint()
    detect_language("Rabat, Morocco")
    for _ in read_texts(text_files(SAMPLE)):
        pass
