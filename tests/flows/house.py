"""Homes for tests: a small news page, and the home folder that is built from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from flows import stages
from flows.job import Job
from warehouse.paths import Home
from warehouse.settings import Settings

NOON = dt.datetime(2021, 3, 1, 12, tzinfo=dt.UTC)
SAMPLE_DAY = dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)
NEWS = """United Nations Office on Drugs and Crime
News and stories
12 March 2020
Kenya trains prosecutors on trafficking
In Nairobi, UNODC trained 30 prosecutors of Kenya on investigating trafficking in persons. Read more here.
4 February 2020
Peru opens a shelter for survivors
UNODC helped Peru to open a shelter for women who survived trafficking in persons. Read more here.
17 January 2019
Nepal studies migrant smuggling
UNODC and the Government of Nepal published a study on the smuggling of migrants. Read more here.
"""
GHANA = (
    "8 January 2021\nGhana hears judges\nUNODC trained 20 judges of Ghana on trafficking in persons. Read more here.\n"
)


def make_job(root: Path, now: dt.datetime = NOON, processes: int = 1) -> Job:
    """A job on the home folder below `root`, at an instant."""
    return Job(Settings(Home(root / "home"), processes=processes), clock=lambda: now)


def build(job: Job) -> Job:
    """The job, after the stages up to a published snapshot."""
    stages.collect(job)
    stages.extract(job)
    stages.build(job)
    return job


def build_house(root: Path) -> None:
    """Write the page into `root`/texts and build `root`/home from it; the two can be copied together."""
    sources = root / "home" / "sources"
    for folder in (root / "texts", sources):
        folder.mkdir(parents=True)
    (root / "texts" / "news.txt").write_text(NEWS, encoding="utf-8")
    (sources / "news.yml").write_text("title: News\npath: ../../texts\n", encoding="utf-8")
    build(make_job(root))


def build_later(root: Path, days: int, change: Callable[[str], str] = str) -> Job:
    """The home some days and an hour later, with its page changed and built anew."""
    page = root / "texts" / "news.txt"
    page.write_text(change(page.read_text(encoding="utf-8")), encoding="utf-8")
    return build(make_job(root, NOON + dt.timedelta(days=days, hours=1)))
