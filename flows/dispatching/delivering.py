"""Deliveries told to a person: listed, explained, settled, put back, and editions released or held."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Collection
from typing import Any

from flows.job import Job, WrongUse
from warehouse.dispatch.policy import HELD, QUIET
from warehouse.store.entries import Delivery, DeliveryState, Release

Rows = list[dict[str, Any]]


def find_deliveries(
    job: Job,
    states: Collection[DeliveryState] = (),
    subscription_id: str | None = None,
    recipient: str | None = None,
    brief_id: str | None = None,
    since: dt.datetime | None = None,
) -> list[Delivery]:
    """The deliveries that meet every condition given, in order of due times; none where there is no ledger."""
    if not job.has_ledger:
        return []
    return job.ledger.deliveries.listed(states, subscription_id, recipient, brief_id, since)


def find_delivery(job: Job, delivery_id: int) -> Delivery:
    """One delivery; raises WrongUse when there is none of that id."""
    found = job.ledger.deliveries.get(delivery_id) if job.has_ledger else None
    if found is None:
        raise WrongUse(f"there is no delivery {delivery_id}; `fieldbrief deliveries` lists them")
    return found


def find_mend(delivery: Delivery) -> str:
    """The command that mends what is amiss with a delivery; '' when nothing is."""
    match delivery.state:
        case DeliveryState.SENT:
            return ""
        case DeliveryState.FAILED:
            return f"fieldbrief deliveries --retry-failed {delivery.edition}"
        case DeliveryState.UNKNOWN:
            return f"fieldbrief deliveries --settle {delivery.delivery_id} sent (or failed)"
        case DeliveryState.SKIPPED:
            due = f"{delivery.due_at:%Y-%m-%dT%H:%M}+00:00"
            return f"fieldbrief dispatch --subscription {delivery.subscription_id} --due {due}"
        case DeliveryState.PENDING:
            waits = delivery.message in (HELD, QUIET)
            return f"fieldbrief release {delivery.edition}" if waits else "fieldbrief dispatch"


def explain(job: Job, delivery: Delivery) -> list[str]:
    """The whole story of a delivery, a line for each thing that is known of it."""
    edition = next(
        (row for row in job.ledger.editions(delivery.brief_id, delivery.lang) if row.number == delivery.number),
        None,
    )
    lines = [
        f"delivery {delivery.delivery_id} of subscription {delivery.subscription_id}",
        f"to        {delivery.recipient} by {delivery.channel}",
        f"due       {_say(delivery.due_at)}",
        f"edition   {_say_edition(delivery, edition.title if edition else None)}",
    ]
    if edition:
        lines.append(f"issued    {_say(edition.issued_at)}, as of {edition.as_of:%Y-%m-%d}")
    if word := job.ledger.releases().get((delivery.brief_id, delivery.lang, delivery.number)):
        lines.append(f"{'released' if word.is_released else 'held':<9} {_say(word.at)} by {word.by or 'somebody'}")
    lines += [
        f"pending   since {_say(delivery.pending_since)}",
        *([f"tried     {_say_tries(delivery)}"] if delivery.started_at else []),
        f"state     {_say_state(delivery)}",
        *([f"because   {delivery.message}"] if delivery.message else []),
        *([f"next try  {_say(delivery.next_try_at)}"] if delivery.next_try_at else []),
        f"its name  {delivery.key}",
    ]
    if mend := find_mend(delivery):
        lines.append(f"to mend   {mend}")
    return lines


def read_edition(job: Job, text: str) -> tuple[str, str, int]:
    """Brief, language and number of 'global/en/3'; raises WrongUse for what is no edition's name."""
    brief_id, _, rest = text.partition("/")
    lang, _, number = rest.partition("/")
    if not (brief_id and lang and number.isdecimal()):
        raise WrongUse(f"an edition is written BRIEF/LANG/NUMBER, such as global/en/3, found {text!r}")
    return brief_id, lang, int(number)


def retry_failed(job: Job, text: str) -> list[int]:
    """The deliveries of an edition that failed and are pending again, by id; raises WrongUse when none had."""
    found = job.ledger.deliveries.retry_failed(*read_edition(job, text), job.clock())
    if not found:
        raise WrongUse(f"no delivery of {text} has failed")
    return found


def settle(job: Job, delivery_id: int, state: DeliveryState) -> Delivery:
    """The delivery as a person settled it; raises WrongUse unless it was unknown."""
    delivery = find_delivery(job, delivery_id)
    note = f"{delivery.message}; settled by {_user()}".removeprefix("; ")
    if not job.ledger.deliveries.settle_by_hand(delivery_id, state, note, job.clock()):
        raise WrongUse(f"delivery {delivery_id} is {delivery.state.value}; a person settles only what is unknown")
    return find_delivery(job, delivery_id)


def release(job: Job, text: str, is_released: bool) -> str:
    """What was written down, in words; raises WrongUse for an edition that is not there."""
    brief_id, lang, number = read_edition(job, text)
    if not any(row.number == number for row in job.ledger.editions(brief_id, lang)):
        raise WrongUse(f"there is no edition {text}; `fieldbrief editions` lists them")
    before = job.ledger.releases().get((brief_id, lang, number))
    if before and before.is_released is is_released:
        return f"{text} was {'released' if is_released else 'held'} on {_say(before.at)} by {before.by}"
    job.ledger.note_release(Release(brief_id, lang, number, is_released, job.clock(), _user()))
    return f"{text} {'goes out with the next dispatch' if is_released else 'is held until it is released'}"


def as_row(delivery: Delivery) -> dict[str, Any]:
    """A delivery as JSON takes it."""
    held = {name: getattr(delivery, name) for name in Delivery.__dataclass_fields__}
    return {name: value.isoformat() if isinstance(value, dt.datetime) else value for name, value in held.items()}


def _say_edition(delivery: Delivery, title: str | None) -> str:
    if not delivery.number:
        return f"{delivery.brief_id} ({delivery.lang}), none drawn"
    return f"{delivery.edition}" + (f", {title}" if title else "")


def _say_tries(delivery: Delivery) -> str:
    times = "once" if delivery.attempt_count == 1 else f"{delivery.attempt_count} times"
    what = "the edition" if delivery.manner == "edition" else "a note that nothing has changed"
    return f"{times}, {what}, last {_say(delivery.started_at)}"


def _say_state(delivery: Delivery) -> str:
    ended = f" {_say(delivery.settled_at)}" if delivery.settled_at else ""
    if delivery.state is DeliveryState.UNKNOWN:
        return "unknown: it may have arrived or not, and is never sent again unless a person says that it did not"
    return f"{delivery.state.value}{ended}"


def _say(at: dt.datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC" if at else "never"


def _user() -> str:
    """Who is at the keyboard; in a container without a name for its user, nobody known."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"
