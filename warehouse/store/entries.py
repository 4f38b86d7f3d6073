"""What the ledger holds, for those who need no database: 1 s of SQLAlchemy is saved by each process that draws."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


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

    @property
    def stem(self) -> str:
        """What its files are called before their ending: BRIEF-NUMBER-LANGUAGE."""
        return name_stem(self.brief_id, self.number, self.lang)


def name_stem(brief_id: str, number: int, lang: str) -> str:
    """What the files of an edition are called before their ending."""
    return f"{brief_id}-{number}-{lang}"


@dataclass(frozen=True, slots=True)
class Due:
    """One due time of an entry of the timetable; `state` is running, done, unchanged, skipped or failed."""

    name: str
    due_at: dt.datetime
    state: str
    attempts: int = 0
    started_at: dt.datetime | None = None
    message: str = ""


class DeliveryState(StrEnum):
    """Where a delivery stands; sent, failed and skipped end it, unknown waits for a person's word.

    `unknown` is written before a send and settled after it, so what a crash leaves is unknown too.
    """

    PENDING = "pending"
    UNKNOWN = "unknown"
    SENT = "sent"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Plan:
    """What came due for a subscription: a time of its schedule, or one edition when it goes by what is published.

    `brief_id`, `lang` and `number` name that edition; they are empty and 0 for a time of a schedule.
    """

    subscription_id: str
    due_at: dt.datetime
    brief_id: str = ""
    lang: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """One recipient's part in a plan; `number` is 0 until the edition is drawn, `message` says why it is skipped."""

    brief_id: str
    lang: str
    recipient: str
    channel: str
    number: int = 0
    state: DeliveryState = DeliveryState.PENDING
    message: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One edition to one recipient over one channel for one due time.

    `key` stays the same whatever becomes of it. `message` is the reason of a skip, the fault of a
    failure or what the far side answered. `attempt_count` counts since `pending_since`, when it
    was planned or last put back by a person. `manner` is edition or note, '' before the first try.
    """

    delivery_id: int
    key: str
    subscription_id: str
    due_at: dt.datetime
    brief_id: str
    lang: str
    number: int
    recipient: str
    channel: str
    state: DeliveryState
    manner: str
    message: str
    attempt_count: int
    pending_since: dt.datetime
    next_try_at: dt.datetime | None
    started_at: dt.datetime | None
    settled_at: dt.datetime | None

    @property
    def edition(self) -> str:
        """The edition as commands take it: 'global/en/3'; number 0 when none was drawn."""
        return f"{self.brief_id}/{self.lang}/{self.number}"


@dataclass(frozen=True, slots=True)
class Unsubscribed:
    """Somebody who wants no more of a subscription, or of any when `subscription_id` is empty."""

    subscription_id: str
    recipient: str
    at: dt.datetime
    how: str


@dataclass(frozen=True, slots=True)
class Release:
    """A person's word on an edition: that it may go out, or that it is to wait for the next word."""

    brief_id: str
    lang: str
    number: int
    is_released: bool
    at: dt.datetime
    by: str = ""
