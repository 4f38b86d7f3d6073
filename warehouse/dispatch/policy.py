"""What becomes of a delivery when its turn comes: sent, sent as a note, skipped, or made to wait. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from warehouse.dispatch.letter import Manner
from warehouse.dispatch.subscriptions import IfEmpty, IfUnchanged, Subscription
from warehouse.schedule import CatchUp, is_late

# Tries of one delivery, and how long after it was planned the last of them may begin.
MOST_TRIES, LAST_TRY_AFTER = 8, dt.timedelta(hours=24)
_FIRST_PAUSE, _LONGEST_PAUSE = dt.timedelta(minutes=5), dt.timedelta(hours=6)

HELD, QUIET = "held until a person releases the edition", "in its quiet hours"
PASSED_OVER = {
    CatchUp.LATEST: "a later due time stands for it",
    CatchUp.NONE: "it was missed, and catch_up is none",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known when a delivery's turn comes.

    `issued_at` and `released_at` are of its edition; None while it is held. `last_number` is the
    edition that its recipient was last sent for the subscription. `looked_at` is the oldest last
    look at any of its sources, None when one was never looked at; `source_id` names that source.
    """

    number: int
    activity_count: int
    issued_at: dt.datetime
    released_at: dt.datetime | None
    last_number: int | None
    looked_at: dt.datetime | None
    source_id: str


@dataclass(frozen=True, slots=True)
class Send:
    """It goes out."""

    manner: Manner


@dataclass(frozen=True, slots=True)
class Skip:
    """It never goes out, for this reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class Wait:
    """It goes out later; `until` is None where a person's word is awaited."""

    until: dt.datetime | None
    reason: str


Decision = Send | Skip | Wait


def decide(terms: Subscription, facts: Facts, due_at: dt.datetime, now: dt.datetime) -> Decision:
    """What becomes of a delivery now, by the subscription's policies and its brief's quiet hours."""
    if facts.released_at is None:
        return Wait(None, HELD)
    if facts.released_at > now:
        return Wait(facts.released_at, QUIET)
    if makes_up_for_nothing(terms) and is_late(wanted_at(due_at, facts.issued_at, facts.released_at), now):
        return Skip(PASSED_OVER[CatchUp.NONE])
    if terms.max_staleness_days and (why := _say_stale(terms.max_staleness_days, facts, now)):
        return Skip(why)
    if terms.if_empty is IfEmpty.SKIP and not facts.activity_count:
        return Skip("the edition holds no activity")
    if facts.number != facts.last_number or terms.if_unchanged is IfUnchanged.SEND:
        return Send(Manner.EDITION)
    if terms.if_unchanged is IfUnchanged.NOTE:
        return Send(Manner.NOTE)
    return Skip(f"nothing has changed since edition {facts.number}, which was sent before")


def makes_up_for_nothing(terms: Subscription) -> bool:
    """Whether a subscription would rather have nothing than something late."""
    return terms.schedule is not None and terms.schedule.catch_up is CatchUp.NONE


def wanted_at(due_at: dt.datetime, issued_at: dt.datetime, released_at: dt.datetime) -> dt.datetime:
    """When a delivery should go out: at its due time, or as much later as its edition was held or kept quiet."""
    return due_at + max(released_at - max(due_at, issued_at), dt.timedelta())


def released_at(
    issued_at: dt.datetime, quiet_hours: int, hold: bool, word: tuple[bool, dt.datetime] | None
) -> dt.datetime | None:
    """When an edition may go out: as a person's last `word` on it says (released or not, when), else as its brief says.

    None while it is held.
    """
    if word:
        is_released, at = word
        return at if is_released else None
    return None if hold else issued_at + dt.timedelta(hours=quiet_hours)


def next_look(pending_since: dt.datetime, now: dt.datetime) -> dt.datetime | None:
    """When a delivery that could not even be tried is looked at again, after growing pauses; None when it failed."""
    age = now - pending_since
    return None if age >= LAST_TRY_AFTER else now + min(max(age, _FIRST_PAUSE), _LONGEST_PAUSE)


def next_try(attempt_count: int, pending_since: dt.datetime, now: dt.datetime) -> dt.datetime | None:
    """When a delivery is tried again after so many tries, after growing pauses; None when it has failed."""
    if attempt_count >= MOST_TRIES or now - pending_since >= LAST_TRY_AFTER:
        return None
    pause: dt.timedelta = _FIRST_PAUSE * 2 ** (attempt_count - 1)
    return now + min(pause, _LONGEST_PAUSE)


def _say_stale(most_days: float, facts: Facts, now: dt.datetime) -> str:
    if facts.looked_at is None:
        return f"source {facts.source_id} was never looked at"
    days = (now - facts.looked_at) / dt.timedelta(days=1)
    if days <= most_days:
        return ""
    return f"source {facts.source_id} was last looked at {days:.1f} days ago, {most_days:g} are allowed"
