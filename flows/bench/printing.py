"""The press measured: pages a second on one core and on two, the same page through Chromium, and all editions."""

from __future__ import annotations

import multiprocessing
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from flows.job import Job
from warehouse.paths import Home
from warehouse.settings import Settings

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")


def pages(_: Path, home: Path) -> str:
    """Set the global brief on one core, by the processor's clock, in a process that has set it once before."""
    html = _page(home)
    _set_page(html)
    count, seconds = min((_set_page(html) for _ in range(2)), key=lambda done: done[1])
    words = len(_words(html))
    return f"{count} pages, {count / seconds:.1f} pages and {words / seconds:,.0f} words a second of one core"


def pages_on_two(_: Path, home: Path) -> str:
    """Set it in two processes at once, and in one before and after, by the clock on the wall."""
    before, both, after = (sum(_rates(home, processes)) for processes in (1, 2, 1))
    alone = (before + after) / 2
    return f"{alone:.1f} pages a second in one process, {both:.1f} in two: {both / alone:.2f} times"


def chromium(_: Path, home: Path) -> str:
    """Print the same page to PDF in Chromium, if there is one."""
    program = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if program is None:
        return "no Chromium here"
    page = _edition(home)
    with tempfile.TemporaryDirectory(prefix="fieldbrief-bench-") as folder:
        pdf = Path(folder, "page.pdf")
        started, before = time.perf_counter(), os.times()
        subprocess.run(
            [
                program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}", page.as_uri(),
            ],
            check=True, capture_output=True, timeout=600,
        )  # fmt: skip
        wall, after = time.perf_counter() - started, os.times()
        count = _count_pages(pdf)
    core = after.children_user + after.children_system - before.children_user - before.children_system
    return f"Chromium with its start: {count} pages in {wall:.1f} s, {count / core:.1f} pages a second of one core"


def editions(_: Path, home: Path) -> str:
    """Make every brief in English anew, on every core."""
    return _issue_all(home)


def unchanged(_: Path, home: Path) -> str:
    """Do it again with nothing changed."""
    return _issue_all(home)


PRINTING: tuple[Callable[[Path, Path], str], ...] = (pages, pages_on_two, chromium, editions, unchanged)


def _issue_all(home: Path) -> str:
    from flows import stages
    from flows.issuing.choosing import choose_briefs

    job = Job(Settings(Home(home), processes=os.cpu_count() or 1))
    started = time.perf_counter()
    done = stages.issue_asked(job, lambda: choose_briefs(job, [], ["en"], everything=True))
    seconds = time.perf_counter() - started
    new = [issued for issued in done if issued.is_new]
    count = sum(issued.edition.page_count for issued in new)
    return f"{len(new)} new editions, {count} pages, {len(done) - len(new)} unchanged, in {seconds:.2f} s"


def _rates(home: Path, processes: int) -> list[float]:
    """Pages a second of each of so many processes at once."""
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(_rate, [home] * processes))


def _rate(home: Path) -> float:
    html = _page(home)
    _set_page(html)
    rates = []
    for _ in range(5):
        started = time.perf_counter()
        count, _ = _set_page(html)
        rates.append(count / (time.perf_counter() - started))
    return statistics.median(rates)


def _set_page(html: str) -> tuple[int, float]:
    """How many pages it has, and the seconds of one core that they took."""
    from warehouse.briefs.mate import work_alone
    from warehouse.briefs.press import press_pdf

    work_alone()
    started = time.process_time()
    pressed = press_pdf(html)
    return pressed.page_count, time.process_time() - started


def _page(home: Path) -> str:
    """The global brief's page, with the mark that ends its front: the rest is set first."""
    return _edition(home).read_text(encoding="utf-8").replace("</nav>", "</nav><!--cut front-->", 1)


def _edition(home: Path) -> Path:
    return max(Home(home).editions.glob("global/en/*/global-*-en.html"))


def _words(html: str) -> list[str]:
    return re.sub(r"<[^>]*>", " ", html[html.index("<body") :]).split()


def _count_pages(pdf: Path) -> int:
    from pypdf import PdfReader

    return len(PdfReader(pdf).pages)
