"""When something is due: a cron in a zone, and what is made up for after downtime."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from itertools import takewhile
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError
from pydantic import field_validator

from warehouse.yaml_file import StrictModel

# What goes out this long after it was due is late, and says so.
LATE_AFTER = dt.timedelta(hours=1)


class CatchUp(StrEnum):
    """Which of the due times that were missed are served, once there is somebody to serve them."""

    LATEST = "latest"
    ALL = "all"
    NONE = "none"


class Turn(NamedTuple):
    """Due times whose turn has come: those to serve, and those that are passed over, each in order."""

    serve: tuple[dt.datetime, ...]
    passed_over: tuple[dt.datetime, ...]


class Schedule(StrictModel):
    """A cron of five fields, read as Debian's cron reads it, in an IANA zone.

    What is set for an hour that summer time leaves out is due when the clock has been put on; what
    is set for an hour that comes twice is due once. `L` is the last day of a month.
    """

    cron: str
    zone: str = "UTC"
    catch_up: CatchUp = CatchUp.LATEST

    @field_validator("cron")
    @classmethod
    def _has_five_fields(cls, text: str) -> str:
        if len(text.split()) != 5:
            raise ValueError(f"expected minute hour day month weekday, such as '0 7 1 * *', found {text!r}")
        try:
            next(CronSim(text, dt.datetime(2000, 1, 1)))
        except (CronSimError, StopIteration) as error:
            raise ValueError(f"no such cron: {text!r} ({error or 'it is never due'})") from None
        return text

    @field_validator("zone")
    @classmethod
    def _is_a_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError(f"expected an IANA zone, such as Africa/Dakar, found {name!r}") from None
        return name

    def dues(self, after: dt.datetime, until: dt.datetime) -> Iterator[dt.datetime]:
        """The due times later than `after` and not later than `until`, in order, as instants in UTC."""
        return takewhile(lambda due: due <= until, self._from(after))

    def turn(self, after: dt.datetime, now: dt.datetime) -> Turn:
        """The due times later than `after` up to `now`, parted by what is made up for after downtime.

        `latest` serves the last one, `all` every one, `none` those that are not late.
        """
        dues = tuple(self.dues(after, now))
        match self.catch_up:
            case CatchUp.LATEST:
                serve = dues[-1:]
            case CatchUp.ALL:
                serve = dues
            case CatchUp.NONE:
                serve = tuple(due for due in dues[-1:] if not is_late(due, now))
        return Turn(serve, tuple(due for due in dues if due not in serve))

    def next_due(self, after: dt.datetime) -> dt.datetime:
        """The first due time later than `after`, in UTC."""
        return next(self._from(after))

    def local(self, instant: dt.datetime) -> dt.datetime:
        """An instant on the clock of the schedule's zone."""
        return instant.astimezone(ZoneInfo(self.zone))

    def say(self) -> str:
        """The cron in words, with its zone: 'At 07:00 on the first day of every month (Africa/Dakar)'."""
        return f"{CronSim(self.cron, dt.datetime(2000, 1, 1)).explain()} ({self.zone})"

    def _from(self, after: dt.datetime) -> Iterator[dt.datetime]:
        return (due.astimezone(dt.UTC) for due in CronSim(self.cron, self.local(after)) if due > after)


def is_late(due: dt.datetime, now: dt.datetime) -> bool:
    """Whether what was due then goes out late now."""
    return now - due > LATE_AFTER
