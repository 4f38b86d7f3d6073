"""One writer at a time, and everybody can tell who."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from warehouse.store.lock import DISPATCHER, ISSUER, PUBLISHER, Locked, hold_writer_lock, holder_of

NOW = dt.datetime(2021, 2, 1, 6, 0, tzinfo=dt.UTC)


def test_a_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    with hold_writer_lock(tmp_path, "build", NOW):
        with pytest.raises(Locked) as raised, hold_writer_lock(tmp_path, "extract", NOW):
            pass
        assert raised.value.holder == holder_of(tmp_path)
    assert f"process {os.getpid()} on" in str(raised.value)
    assert "since 2021-02-01T06:00:00+00:00 (build)" in str(raised.value)


def test_the_lock_is_free_again_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), hold_writer_lock(tmp_path, "build", NOW):
        raise ZeroDivisionError
    assert holder_of(tmp_path) is None
    with hold_writer_lock(tmp_path, "build", NOW):
        pass


def test_a_killed_holder_lets_go_and_its_note_does_not_count(tmp_path: Path) -> None:
    script = f"""
import datetime as dt, os, pathlib
from warehouse.store.lock import hold_writer_lock
with hold_writer_lock(pathlib.Path({str(tmp_path)!r}), "build", dt.datetime.now(dt.UTC)):
    os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2], check=False).returncode == 9
    assert (tmp_path / "writer.json").exists()
    assert holder_of(tmp_path) is None
    with hold_writer_lock(tmp_path, "extract", NOW):
        assert str(holder_of(tmp_path)).endswith("(extract)")


def test_a_note_cut_short_still_means_locked(tmp_path: Path) -> None:
    with hold_writer_lock(tmp_path, "build", NOW):
        (tmp_path / "writer.json").write_text('{"pid": 1', encoding="utf-8")
        with pytest.raises(Locked, match="by another process"), hold_writer_lock(tmp_path, "extract", NOW):
            pass


def test_nobody_holds_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert holder_of(tmp_path / "nothing") is None
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize(
    ("who", "doing"),
    [
        (DISPATCHER, "what is due in .* is being sent"),
        (ISSUER, "briefs in .* are being issued"),
        (PUBLISHER, "the site of .* is being written"),
    ],
)
def test_each_role_keeps_out_its_own_only(tmp_path: Path, who: str, doing: str) -> None:
    with (
        hold_writer_lock(tmp_path, "build", NOW),
        hold_writer_lock(tmp_path, "work", NOW, who=who),
        pytest.raises(Locked, match=rf"{doing} by process \d+ on .* \(work\)"),
        hold_writer_lock(tmp_path, "work again", NOW, wait=0.1, who=who),
    ):
        pytest.fail("two at once")
    assert holder_of(tmp_path, who) is None
