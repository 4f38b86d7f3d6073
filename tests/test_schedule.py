"""Due times over both edges of summer time, month ends, leap days and a clock set back."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from warehouse.schedule import CatchUp, Schedule


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)  # type: ignore[misc]


def dues(cron: str, zone: str, after: dt.datetime, until: dt.datetime) -> list[dt.datetime]:
    return list(Schedule(cron=cron, zone=zone).dues(after, until))


def test_the_hour_that_summer_time_leaves_out_is_due_once_the_clock_is_put_on():
    assert dues("30 2 * * *", "Europe/Paris", utc(2026, 3, 28, 12), utc(2026, 3, 30, 12)) == [
        utc(2026, 3, 29, 1, 0),
        utc(2026, 3, 30, 0, 30),
    ]


def test_the_hour_that_comes_twice_is_due_once():
    assert dues("30 2 * * *", "Europe/Paris", utc(2026, 10, 24, 12), utc(2026, 10, 26, 12)) == [
        utc(2026, 10, 25, 0, 30),
        utc(2026, 10, 26, 1, 30),
    ]
    assert dues("30 2 * * *", "Europe/Paris", utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 12)) == []


def test_month_ends_and_leap_days():
    ends = dues("0 7 L * *", "UTC", utc(2028, 1, 30), utc(2028, 4, 1))
    assert [due.day for due in ends] == [31, 29, 31]
    assert Schedule(cron="0 7 29 2 *").next_due(utc(2026, 1, 1)) == utc(2028, 2, 29, 7)


def test_the_southern_half_and_zones_off_the_hour():
    assert dues("0 7 * * *", "Asia/Kathmandu", utc(2026, 1, 1), utc(2026, 1, 2)) == [utc(2026, 1, 1, 1, 15)]
    shift = dues("15 2 * * *", "America/Santiago", utc(2026, 9, 5), utc(2026, 9, 8))
    assert len(shift) == 3


def test_the_start_is_left_out_and_the_end_taken_in():
    assert dues("0 7 * * *", "UTC", utc(2026, 5, 1, 7), utc(2026, 5, 2, 7)) == [utc(2026, 5, 2, 7)]


def test_a_clock_set_back_makes_nothing_due_again():
    assert dues("0 * * * *", "UTC", utc(2026, 5, 1, 7), utc(2026, 5, 1, 5)) == []


def test_what_is_made_up_for_after_two_weeks_of_downtime():
    since, now = utc(2026, 5, 1, 7), utc(2026, 5, 15, 6, 30)
    daily = {catch_up: Schedule(cron="0 7 * * *", catch_up=catch_up) for catch_up in CatchUp}
    assert daily[CatchUp.LATEST].turn(since, now).serve == (utc(2026, 5, 14, 7),)
    assert len(daily[CatchUp.LATEST].turn(since, now).passed_over) == 12
    assert len(daily[CatchUp.ALL].turn(since, now).serve) == 13
    assert daily[CatchUp.NONE].turn(since, now).serve == ()
    assert daily[CatchUp.NONE].turn(since, utc(2026, 5, 15, 7, 30)).serve == (utc(2026, 5, 15, 7),)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"cron": "0 7 1 *"}, "minute hour day month weekday"),
        ({"cron": "0 25 * * *"}, "no such cron"),
        ({"cron": "0 7 30 2 *"}, "no such cron"),
        ({"cron": "0 7 * * *", "zone": "Mars/Base"}, "IANA zone"),
        ({"cron": "0 7 * * *", "zone": "../etc"}, "IANA zone"),
        ({"cron": "0 7 * * *", "often": 1}, "often"),
    ],
)
def test_what_is_no_schedule_is_refused(keys: dict[str, str], told: str):
    with pytest.raises(ValidationError, match=told):
        Schedule.model_validate(keys)


def test_a_schedule_says_itself_in_words():
    assert Schedule(cron="0 7 1 * *", zone="Africa/Dakar").say() == (
        "At 07:00 on the first day of every month (Africa/Dakar)"
    )
