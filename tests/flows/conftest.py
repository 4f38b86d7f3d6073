from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows import cli
from flows.job import Job
from tests.flows.house import NEWS, NOON, SAMPLE_DAY, build, build_house, make_job
from warehouse.paths import Home
from warehouse.settings import Settings


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with one small news page."""
    folder = tmp_path / "texts"
    folder.mkdir(exist_ok=True)
    (folder / "news.txt").write_text(NEWS, encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def job(home: Home, texts: Path) -> Job:
    """A job on the small page, at noon of 1 March 2021."""
    return Job(Settings(home, processes=1), (str(texts),), clock=lambda: NOON)


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small page and the home folder built from it, made once: to be read or copied."""
    root = tmp_path_factory.mktemp("house")
    build_house(root)
    return root


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home folder built from the sample corpus on SAMPLE_DAY, made once: to be copied."""
    home = tmp_path_factory.mktemp("sample")
    build(Job(Settings(Home(home), processes=1), clock=lambda: SAMPLE_DAY))
    return home


@pytest.fixture
def built(warehouse: Path, tmp_path: Path) -> Job:
    """That home folder and its page, as this test's own."""
    shutil.copytree(warehouse, tmp_path, symlinks=True, dirs_exist_ok=True)
    return make_job(tmp_path)


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
