"""One edition to one recipient, and how a channel says what became of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from warehouse.dispatch.parcel import Parcel


class Refused(RuntimeError):
    """The far side will not take it, now or later; nothing was delivered."""


class Deferred(RuntimeError):
    """It could not be handed over this time; nothing was delivered, and another try may do."""


class Unreachable(Deferred):
    """The far side does not take anything from anybody now, so that other letters need not be tried."""


class Unsure(RuntimeError):
    """It was handed over and no answer came: it may have been delivered or not."""


class Manner(StrEnum):
    """What a letter holds: the edition, or only word that nothing has changed since it was sent."""

    EDITION = "edition"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Letter:
    """What a channel needs to deliver one edition to one recipient.

    `delivery_key` names the delivery for ever: the same key is the same message. `due_at` is an
    instant, shown in `zone`; `is_late` says that it goes out well after it was due.
    `edition_link` and `unsubscribe_link` are addresses on the archive site, None without one.
    """

    delivery_key: str
    recipient: str
    recipient_name: str
    parcel: Parcel
    manner: Manner
    due_at: dt.datetime
    zone: str
    is_late: bool
    edition_link: str | None
    unsubscribe_link: str | None


class Carrier(Protocol):
    """A channel made ready with its settings; may be used for many letters, one after the other."""

    def send(self, letter: Letter) -> str:
        """What the far side answered; raises Refused, Deferred or Unsure."""

    def close(self) -> None:
        """Let go of connections."""
