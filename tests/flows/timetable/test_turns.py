"""Which due times are served, with a fixed clock and the real ledger."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from flows.job import Job, JobFailed
from flows.timetable.entries import Entry
from flows.timetable.turns import RETRY_AFTER, TRIES, has_turn, take_turns
from warehouse.paths import Home
from warehouse.schedule import CatchUp, Schedule
from warehouse.settings import Settings

START = dt.datetime(2026, 5, 1, 6, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


class Desk:
    """A timetable with one daily entry, and a clock that is put on by hand."""

    def __init__(self, home: Path, catch_up: CatchUp = CatchUp.LATEST) -> None:
        self.now = START
        self.job = Job(Settings(Home(home)), clock=lambda: self.now)
        self.entry = Entry("global", "Worldwide", Schedule(cron="0 7 * * *", catch_up=catch_up))

    def take(self) -> list[dt.datetime]:
        """The due times that are served now."""
        return take_turns(self.job, self.entry, lambda due: due)

    def fail(self) -> None:
        """A turn at which the work fails."""

        def break_down(_: dt.datetime) -> None:
            raise JobFailed("the page did not answer")

        with pytest.raises(JobFailed, match="did not answer"):
            take_turns(self.job, self.entry, break_down)

    def states(self) -> list[str]:
        """The states in the ledger, in the order of due times."""
        return [due.state for due in self.job.ledger.dues.listed("global")]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    assert desk.take() == []
    return desk


def test_nothing_before_an_entry_was_first_seen_is_due(desk: Desk):
    assert not has_turn(desk.job, desk.entry)
    desk.now = START + dt.timedelta(hours=1, seconds=7)
    assert has_turn(desk.job, desk.entry)
    assert desk.take() == [START + dt.timedelta(hours=1)]


def test_a_due_time_is_served_once_however_often_somebody_wakes(desk: Desk):
    desk.now = START + dt.timedelta(hours=2)
    assert len(desk.take()) == 1
    assert desk.take() == [] == desk.take()
    assert not has_turn(desk.job, desk.entry)
    assert desk.states() == ["done"]


@pytest.mark.parametrize(
    ("catch_up", "states"),
    [
        (CatchUp.LATEST, ["skipped"] * 13 + ["done"]),
        (CatchUp.ALL, ["done"] * 14),
        (CatchUp.NONE, ["skipped"] * 14),
    ],
)
def test_two_weeks_of_downtime_are_made_up_for_as_the_schedule_says(
    tmp_path: Path, catch_up: CatchUp, states: list[str]
):
    desk = Desk(tmp_path, catch_up)
    desk.take()
    desk.now = START + 14 * DAY
    desk.take()
    assert desk.states() == states


def test_a_clock_set_back_serves_nothing_again(desk: Desk):
    desk.now = START + 3 * DAY + dt.timedelta(hours=2)
    desk.take()
    before = desk.states()
    desk.now = START + DAY
    assert desk.take() == []
    assert desk.states() == before


def test_what_failed_is_tried_again_after_a_rest_and_not_for_ever(desk: Desk):
    desk.now = START + dt.timedelta(hours=2)
    desk.fail()
    assert desk.states() == ["failed"]
    assert desk.take() == []
    for _ in range(TRIES - 1):
        desk.now += RETRY_AFTER
        desk.fail()
    desk.now += RETRY_AFTER
    assert not has_turn(desk.job, desk.entry)
    assert desk.take() == []


def test_a_second_try_that_works_settles_the_due_time(desk: Desk):
    desk.now = START + dt.timedelta(hours=2)
    desk.fail()
    desk.now += RETRY_AFTER
    assert desk.take() == [START + dt.timedelta(hours=1)]
    assert desk.states() == ["done"]


def test_a_due_time_over_which_a_process_died_is_taken_up_again(desk: Desk):
    def die(_: dt.datetime) -> None:
        raise KeyboardInterrupt

    desk.now = START + dt.timedelta(hours=2)
    with pytest.raises(KeyboardInterrupt):
        take_turns(desk.job, desk.entry, die)
    assert desk.states() == ["running"]
    desk.now += RETRY_AFTER
    assert len(desk.take()) == 1
