from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows import cli
from flows.job import Job
from warehouse.paths import Home
from warehouse.settings import Settings

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


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with one small news page."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "news.txt").write_text(NEWS, encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def job(home: Home, texts: Path) -> Job:
    """A job on the small page, at noon of 1 March 2021."""
    return Job(Settings(home, processes=1), (str(texts),), clock=lambda: dt.datetime(2021, 3, 1, 12, tzinfo=dt.UTC))


@dataclass(frozen=True)
class Said:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def fieldbrief(home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """The command line in this process, on this test's home folder."""
    monkeypatch.setenv("FIELDBRIEF_HOME", str(home.root))

    def call(*words: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["fieldbrief", *words])
        capsys.readouterr()
        try:
            cli.main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return call
