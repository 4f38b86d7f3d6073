"""Subscriptions as a person changes them on the command line, checked before the file takes its new form."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from flows.dispatching.consents import Consents
from flows.dispatching.roster import Roster
from flows.job import Job, WrongUse
from warehouse.dispatch.subscribing import drop_recipient, drop_subscription, put_subscription
from warehouse.dispatch.subscriptions import Subscriptions, load_subscriptions
from warehouse.yaml_file import BadFile

Rows = list[dict[str, Any]]


def subscribe(
    job: Job,
    subscription_id: str,
    keys: Mapping[str, Any],
    recipients: Sequence[Mapping[str, Any]],
    again: bool = False,
) -> bool:
    """Write a subscription or a change of one; False when the file says so already.

    Raises WrongUse for what could not be served: an unknown brief, code or language, and a recipient
    who wants no more, unless he wants it `again`.
    """
    path = job.settings.home.subscriptions
    known = load_subscriptions(path).subscriptions
    if subscription_id not in known and not (keys.get("brief") and recipients):
        raise WrongUse(f"{subscription_id} is new: it needs a --brief and somebody to send it --to")
    consents = Consents(job)
    for recipient in recipients:
        ended_at = consents.ended_at(subscription_id, recipient["to"])
        if ended_at and not (again and job.ledger.readers.resubscribe(subscription_id, recipient["to"])):
            raise WrongUse(
                f"{recipient['to']} wanted no more of {subscription_id} on {ended_at:%Y-%m-%d}; "
                "if he asks for it again, say --again"
            )
    return _rewrite(job, path, lambda text: put_subscription(text, subscription_id, keys, recipients), subscription_id)


def unsubscribe(job: Job, subscription_id: str, recipient: str | None) -> list[str]:
    """What was ended, in words: a recipient's part in a subscription, or all of it."""
    path = job.settings.home.subscriptions
    if subscription_id not in load_subscriptions(path).subscriptions:
        raise WrongUse(f"no subscription is called {subscription_id} in {path}")
    if recipient is None:
        _rewrite(job, path, lambda text: drop_subscription(text, subscription_id))
        job.ledger.readers.forget(subscription_id)
        return [f"{subscription_id} is ended"]
    said = []
    if job.ledger.readers.unsubscribe(subscription_id, recipient, "command", job.clock()):
        said.append(f"{recipient} gets no more of {subscription_id}")
    if _rewrite(job, path, lambda text: drop_recipient(text, recipient, subscription_id)[0]):
        said.append(f"taken out of {path}")
    return said


def forget_recipient(job: Job, recipient: str) -> list[str]:
    """The subscriptions and lists that an address was taken out of."""
    path, left = job.settings.home.subscriptions, list[str]()

    def edit(text: str) -> str:
        text, found = drop_recipient(text, recipient)
        left.extend(found)
        return text

    if path.exists():
        _rewrite(job, path, edit)
    return left


def list_subscriptions(job: Job) -> Rows:
    """One row for each subscription: its brief, schedule, next due time, policies, and its recipients with theirs."""
    roster, now = Roster(job), job.clock()
    rows: Rows = []
    for subscription_id, terms in roster.subscriptions.items():
        schedule = terms.schedule
        posts = roster.posts(subscription_id, schedule.next_due(now) if schedule else None)
        rows.append(
            {
                "subscription_id": subscription_id,
                "brief": terms.brief,
                "channel": terms.channel.value,
                "when": schedule.say() if schedule else "each new edition, when it is published",
                "next_due_at": schedule.local(schedule.next_due(now)).isoformat() if schedule else None,
                "catch_up": schedule.catch_up.value if schedule else None,
                "if_unchanged": terms.if_unchanged.value,
                "if_empty": terms.if_empty.value,
                "max_staleness_days": terms.max_staleness_days,
                "recipients": [
                    {
                        "to": post.recipient.to,
                        "brief_id": post.brief_id,
                        "language": post.lang,
                        "fault": post.fault or None,
                        "unsubscribed_at": _ended_at(job, subscription_id, post.recipient.to),
                    }
                    for post in posts
                ],
            }
        )
    return rows


def _ended_at(job: Job, subscription_id: str, recipient: str) -> str | None:
    at = Consents(job).ended_at(subscription_id, recipient) if job.has_ledger else None
    return at.isoformat() if at else None


def _rewrite(job: Job, path: Path, edit: Callable[[str], str], to_check: str | None = None) -> bool:
    """Put the edited text in place, whole or not at all; False when nothing changed. Raises WrongUse and BadFile."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    try:
        after = edit(before)
    except (ValueError, AttributeError, TypeError) as error:
        raise WrongUse(f"{path} is laid out in a way that cannot be written to ({error}); change it by hand") from None
    if after == before:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_text(after, encoding="utf-8")
        written = _load(aside, path)
        if to_check:
            _refuse_faults(job, written, to_check)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    return True


def _load(aside: Path, path: Path) -> Subscriptions:
    try:
        return load_subscriptions(aside)
    except BadFile as error:
        raise WrongUse(str(error).replace(str(aside), str(path))) from None


def _refuse_faults(job: Job, written: Subscriptions, subscription_id: str) -> None:
    roster = Roster(job, file=written)
    for post in roster.posts(subscription_id, None):
        if post.fault and not post.is_early:
            raise WrongUse(post.fault)
