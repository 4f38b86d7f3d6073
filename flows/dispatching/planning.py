"""What has come due for each subscription, as the ledger tells it, not as anything happened to run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from flows.dispatching.roster import Post, Roster
from flows.job import Job, WrongUse
from warehouse.dispatch.policy import PASSED_OVER, released_at
from warehouse.schedule import CatchUp
from warehouse.store.entries import DeliveryState, Edition, NewDelivery, Plan, Release
from warehouse.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Planned:
    """One due time, or one edition that has come free, with what it means for each recipient."""

    plan: Plan
    deliveries: tuple[NewDelivery, ...]


class Shown:
    """The editions of the ledger, which of them were corrected, and when each may go out."""

    def __init__(self, ledger: Ledger) -> None:
        listed = ledger.editions()
        self.editions = {(row.brief_id, row.lang, row.number): row for row in listed}
        self._corrected = {(row.brief_id, row.lang, row.corrects): row.number for row in listed if row.corrects}
        self._words: dict[tuple[str, str, int], Release] = ledger.releases()

    def correction_of(self, brief_id: str, lang: str, number: int) -> int:
        """The number of the edition that stands for this one now: its own, or that of its last correction."""
        seen = {number}
        while (later := self._corrected.get((brief_id, lang, number), number)) not in seen:
            seen.add(number := later)
        return number

    def released_at(self, edition: Edition, post: Post) -> dt.datetime | None:
        """When an edition may go out by its brief and by what a person said of it; None while it is held."""
        assert post.cut
        definition = post.cut.asked.definition
        said = self._words.get((edition.brief_id, edition.lang, edition.number))
        word = (said.is_released, said.at) if said else None
        return released_at(edition.issued_at, definition.quiet_hours, definition.hold, word)


def plan_scheduled(job: Job, roster: Roster) -> Iterator[Planned]:
    """The times of schedules since the last one in the ledger; those that catching up leaves out are skipped."""
    now = job.clock()
    since, last = job.ledger.readers.since(roster.schedules, now), job.ledger.deliveries.last_dues()
    for subscription_id, terms in roster.subscriptions.items():
        if terms.schedule is None:
            continue
        start = max(since[subscription_id], last.get(subscription_id, since[subscription_id]))
        turn = terms.schedule.turn(start, now)
        for due_at in sorted((*turn.serve, *turn.passed_over)):
            why = "" if due_at in turn.serve else PASSED_OVER[terms.schedule.catch_up]
            yield _plan(Plan(subscription_id, due_at), roster.posts(subscription_id, due_at), why)


def plan_published(job: Job, roster: Roster, shown: Shown) -> Iterator[Planned]:
    """The editions that came free since a subscription without a schedule was first seen, each once.

    One that was corrected before it came free is skipped: its correction comes free by itself.
    """
    now = job.clock()
    since = job.ledger.readers.since(roster.schedules, now)
    for subscription_id, terms in roster.subscriptions.items():
        if terms.schedule is not None:
            continue
        posts = roster.posts(subscription_id, None)
        cuts = {(post.brief_id, post.lang): post for post in posts if post.cut}
        known = {(row.brief_id, row.lang, row.number) for row in job.ledger.deliveries.planned(subscription_id)}
        for key, edition in shown.editions.items():
            post = cuts.get((edition.brief_id, edition.lang))
            if post is None or key in known or edition.kind == "reissue" or edition.issued_at < since[subscription_id]:
                continue
            free_at = shown.released_at(edition, post)
            if free_at is None or free_at > now:
                continue
            correction = shown.correction_of(*key)
            why = f"edition {correction} corrects it" if correction != edition.number else ""
            wanted = [one for one in posts if (one.brief_id, one.lang) == (edition.brief_id, edition.lang)]
            yield _plan(Plan(subscription_id, free_at, *key), wanted, why)


def plan_by_hand(roster: Roster, subscription_id: str, text: str, now: dt.datetime) -> Planned:
    """One due time of one subscription, as a person writes it; raises WrongUse when it is none, or still to come."""
    terms = roster.subscriptions[subscription_id]
    if terms.schedule is None:
        raise WrongUse(f"{subscription_id} has no schedule: each new edition goes out when it is published")
    try:
        given = dt.datetime.fromisoformat(text)
    except ValueError:
        raise WrongUse(
            f"a due time is written 2026-10-01T07:00, on the clock of the schedule, found {text!r}"
        ) from None
    asked = given if given.tzinfo else given.replace(tzinfo=ZoneInfo(terms.schedule.zone))
    due_at = terms.schedule.next_due(asked - dt.timedelta(seconds=1))
    if due_at > now:
        raise WrongUse(f"{subscription_id} is not due at {text} yet")
    if due_at != asked:
        next_one = terms.schedule.local(due_at)
        raise WrongUse(
            f"{subscription_id} is not due at {text}, by its schedule {terms.schedule.say()}; "
            f"the next due time after that is {next_one:%Y-%m-%dT%H:%M}"
        )
    return _plan(Plan(subscription_id, due_at), roster.posts(subscription_id, due_at), "")


def write_plans(job: Job, roster: Roster, plans: Iterable[Planned]) -> int:
    """How many deliveries were skipped while what has come due was put into the ledger.

    Where only the latest is made up for, it stands for earlier ones that have not gone out yet.
    """
    book, now, skipped_count = job.ledger.deliveries, job.clock(), 0
    for planned in plans:
        plan = planned.plan
        if not book.plan(plan, planned.deliveries, now):
            continue
        skipped_count += sum(row.state is DeliveryState.SKIPPED for row in planned.deliveries)
        schedule = roster.subscriptions[plan.subscription_id].schedule
        if schedule and schedule.catch_up is CatchUp.LATEST:
            earlier = book.listed([DeliveryState.PENDING], plan.subscription_id)
            skipped_count += sum(
                book.skip(row, PASSED_OVER[CatchUp.LATEST], now) for row in earlier if row.due_at < plan.due_at
            )
    return skipped_count


def _plan(plan: Plan, posts: list[Post], why: str) -> Planned:
    state = DeliveryState.SKIPPED if why else DeliveryState.PENDING
    return Planned(
        plan,
        tuple(
            NewDelivery(post.brief_id, post.lang, post.recipient.to, post.terms.channel.value, plan.number, state, why)
            for post in posts
        ),
    )
