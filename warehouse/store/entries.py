"""What the ledger holds, for those who need no database: 1 s of SQLAlchemy is saved by each process that draws."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one stage; `state` is running, done, unchanged or failed."""

    stage: str
    started_at: dt.datetime
    ended_at: dt.datetime | None
    state: str
    message: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One issued edition; `folder` is relative to the home's editions.

    `fingerprint` is of the rows, definition and template that it was set from; `inputs_fingerprint`
    of the whole snapshot's data instead of the rows, which tells sooner that nothing has changed.
    `kind` is regular, correction (of edition `corrects`, for the reason in `note`) or reissue (of a
    past period or day). `family` is the definition that a member's brief was drawn from.
    """

    brief_id: str
    lang: str
    number: int
    period: str
    as_of: dt.datetime
    issued_at: dt.datetime
    fingerprint: str
    inputs_fingerprint: str
    template_version: str
    snapshot_id: str
    sha256: str
    page_count: int
    folder: str
    family: str = ""
    kind: str = "regular"
    corrects: int | None = None
    note: str = ""
    title: str = ""
    activity_count: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """One due time of an entry of the timetable; `state` is running, done, unchanged, skipped or failed."""

    name: str
    due_at: dt.datetime
    state: str
    attempts: int = 0
    started_at: dt.datetime | None = None
    message: str = ""
