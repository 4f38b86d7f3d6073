from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from warehouse.store.ledger import Edition, Ledger

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.timezone(dt.timedelta(hours=2)))
FIRST = Edition("global", "en", 1, "all years", NOON, NOON, "f" * 16, "i" * 16, "t1", "s1", "a" * 64, 12, "global/en/1")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "deep" / "ledger.sqlite")


def test_editions_come_back_with_their_instants(ledger: Ledger) -> None:
    ledger.issue_edition(FIRST)
    assert ledger.last_edition("global", "en") == FIRST
    assert ledger.last_edition("global", "fr") is None


def test_a_number_is_given_once(ledger: Ledger) -> None:
    ledger.issue_edition(FIRST)
    with pytest.raises(IntegrityError):
        ledger.issue_edition(replace(FIRST, sha256="b" * 64))
    ledger.issue_edition(replace(FIRST, number=2))
    assert [edition.number for edition in ledger.editions()] == [1, 2]


def test_the_last_run_of_each_stage_is_known_even_when_it_never_ended(ledger: Ledger) -> None:
    first = ledger.start_run("collect", NOON)
    ledger.end_run(first, "done", "5 documents", NOON)
    ledger.start_run("collect", NOON + dt.timedelta(hours=1))
    assert [(run.stage, run.state, run.ended_at) for run in ledger.last_runs()] == [("collect", "running", None)]


def test_an_older_ledger_gets_the_columns_that_came_later(ledger: Ledger, tmp_path: Path) -> None:
    place = tmp_path / "deep" / "ledger.sqlite"
    ledger.issue_edition(FIRST)
    with sqlite3.connect(place) as connection:
        for name in ("family", "kind", "corrects", "note", "title", "activity_count"):
            connection.execute(f"alter table editions drop column {name}")
    assert Ledger(place).editions() == [FIRST]
    Ledger(place).issue_edition(replace(FIRST, number=2, kind="correction", corrects=1, note="a town was misread"))
    assert [edition.corrects for edition in Ledger(place).editions()] == [None, 1]


def test_removed_snapshots_are_known(ledger: Ledger) -> None:
    ledger.note_pruned(["s2", "s1"], NOON)
    assert ledger.pruned_snapshots() == ["s1", "s2"]
