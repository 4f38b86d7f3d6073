"""The whole job as a person starts it: a process of its own, through Prefect's temporary server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REAL_TEXTS = ROOT.parent / "shared" / "sources"

pytestmark = pytest.mark.slow


def run(home: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """`fieldbrief WORDS --home HOME` with an empty home folder for everything else."""
    user_home = home.parent / "user"
    user_home.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "FIELDBRIEF"))}
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *words, "--home", str(home)],
        env=kept | {"HOME": str(user_home), "PYTHONPATH": str(ROOT)} | environ,
        cwd=home.parent,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_a_fresh_clone_gets_a_brief_from_the_sample_corpus(tmp_path: Path) -> None:
    done = run(tmp_path / "home", "run")
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in done.stderr.splitlines()] == ["collect", "extract", "build", "brief"], (
        done.stderr
    )
    path = Path(done.stdout.strip().rpartition(": ")[2])
    assert path.read_bytes().startswith(b"%PDF")
    again = run(tmp_path / "home", "run")
    assert again.returncode == 0, again.stderr
    assert "0 new, 5 unchanged" in again.stderr
    assert "nothing new in 5 documents" in again.stderr
    assert "unchanged" in again.stdout
    left = {entry.name for entry in (tmp_path / "user").iterdir()}
    assert not left & {".prefect", ".dbt"}, "something was written outside the home folder"


def test_the_real_texts_become_a_brief(tmp_path: Path) -> None:
    if not REAL_TEXTS.is_dir():
        pytest.skip("the real texts are not beside the checkout")
    done = run(tmp_path / "home", "run", "--source", str(REAL_TEXTS))
    assert done.returncode == 0, done.stderr
    exported = run(tmp_path / "home", "export", "activities")
    activities = [json.loads(line) for line in exported.stdout.splitlines()]
    assert 350 < len(activities) < 412
    described = json.loads(next((tmp_path / "home" / "editions").rglob("edition.json")).read_text(encoding="utf-8"))
    assert described["activity_count"] == len(activities)


def test_a_server_that_does_not_answer_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    done = run(tmp_path / "home", "run", PREFECT_API_URL="http://127.0.0.1:9/api")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(
        "fieldbrief: the Prefect server at http://127.0.0.1:9/api does not answer"
    )
    assert "Traceback" not in done.stderr


def test_a_failing_stage_ends_the_job_with_one_line(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    done = run(tmp_path / "home", "run", "--source", str(empty))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == "fieldbrief: empty.txt is empty"
    assert "Traceback" not in done.stderr
