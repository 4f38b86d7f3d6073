"""Dispatch: what is due is planned, drawn, sent and settled, by the ledger and one dispatcher at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from flows.dispatching.outward import Outward, reach_out
from flows.dispatching.planning import Planned, Shown, plan_by_hand, plan_published, plan_scheduled, write_plans
from flows.dispatching.preparing import draw_cuts, draw_published
from flows.dispatching.roster import Roster
from flows.dispatching.sending import Miss, Sender, Tally, put_off
from flows.dispatching.site import show_editions
from flows.job import Job, Outcome, WrongUse
from flows.progress import Step
from flows.published import published_or_fail
from warehouse.store.entries import Delivery, DeliveryState
from warehouse.store.lock import DISPATCHER, hold_writer_lock

_MIDWAY = "the dispatcher ended while it was being sent"
# What is said of a run, in this order.
_SAID = ("sent", "failed", "unknown", "deferred", "waiting", "skipped")


@dataclass(frozen=True, slots=True)
class Dispatched:
    """How many deliveries became what, and those that a person should hear of."""

    counts: dict[str, int]
    misses: tuple[Miss, ...]

    def say(self) -> str:
        """In one line: '3 sent, 1 failed, 2 skipped'."""
        return ", ".join(f"{self.counts[name]} {name}" for name in _SAID if self.counts.get(name)) or "nothing was due"


def dispatch(
    job: Job, only: Sequence[str] = (), due: str | None = None, outward: Outward | None = None, wait: float = 0.0
) -> Dispatched:
    """Send what is due now, for all subscriptions or those named; `due` makes up for one due time of one of them.

    Raises BadFile, WrongUse, NothingYet where there are subscriptions and no published snapshot,
    and Locked when another dispatcher was at it for `wait` seconds. Deliveries that go amiss raise
    nothing: they are the misses of what is returned.
    """
    if due and len(only) != 1:
        raise WrongUse("--due is a due time of one subscription: name it with --subscription")
    with _at_work(job, wait) as (outcome, step, tally):
        roster = Roster(job, only)
        book = job.ledger.deliveries
        if roster.subscriptions:
            published_or_fail(job.settings)
        job.ledger.readers.see(roster.schedules, job.clock())
        tally.counts["skipped"] += write_plans(job, roster, plan_scheduled(job, roster))
        if due:
            by_hand = plan_by_hand(roster, only[0], due, job.clock())
            book.plan(by_hand.plan, (), job.clock())
            book.plan_again(by_hand.plan, by_hand.deliveries, job.clock())
        _draw(job, roster, _ready(job, only), tally)
        shown = Shown(job.ledger)
        tally.counts["skipped"] += write_plans(job, roster, plan_published(job, roster, shown))
        _send(job, roster, shown, _ready(job, only), outward, tally, step)
        return _conclude(tally, outcome)


def send_again(job: Job, delivery_ids: Collection[int], outward: Outward | None = None) -> Dispatched:
    """Send these pending deliveries and nothing else; raises as `dispatch`."""
    with _at_work(job, 0.0) as (outcome, step, tally):
        roster = Roster(job)
        _draw(job, roster, _ready(job, ids=delivery_ids), tally)
        _send(job, roster, Shown(job.ledger), _ready(job, ids=delivery_ids), outward, tally, step)
        return _conclude(tally, outcome)


def list_due(job: Job, only: Sequence[str] = (), due: str | None = None) -> tuple[list[Planned], list[Delivery]]:
    """What `dispatch` would plan now, and what is pending already; writes nothing and draws nothing.

    Editions that dispatch would draw first are not among what is planned.
    """
    roster = Roster(job, only)
    if roster.subscriptions:
        published_or_fail(job.settings)
    planned = [*plan_scheduled(job, roster), *plan_published(job, roster, Shown(job.ledger))]
    if due:
        planned.append(plan_by_hand(roster, only[0], due, job.clock()))
    return planned, _ready(job, only)


def is_anything_due(job: Job) -> bool:
    """Whether `dispatch` would find something to do; notes subscriptions that are new.

    Does not look whether briefs that go by publishing would come out anew: whatever builds a
    snapshot or issues a brief dispatches after it.
    """
    from warehouse.store.snapshots import published_snapshot

    if not (job.has_ledger or job.settings.home.subscriptions.exists()):
        return False
    roster = Roster(job)
    job.ledger.readers.see(roster.schedules, job.clock())
    if _ready(job):
        return True
    if not roster.subscriptions or published_snapshot(job.settings.home.snapshots) is None:
        return False
    return any(plan_scheduled(job, roster)) or any(plan_published(job, roster, Shown(job.ledger)))


@contextmanager
def _at_work(job: Job, wait: float) -> Iterator[tuple[Outcome, Step, Tally]]:
    """One dispatcher of the home folder; what a crash left in mid-send is told of as unknown."""
    root = job.settings.home.root
    with (
        hold_writer_lock(root, "dispatch", job.clock(), wait, DISPATCHER),
        job.run("dispatch") as outcome,
        job.progress.stage("dispatch") as step,
    ):
        tally = Tally()
        for row in job.ledger.deliveries.listed([DeliveryState.UNKNOWN]):
            if not row.message:
                job.ledger.deliveries.settle(row, DeliveryState.UNKNOWN, _MIDWAY, job.clock())
                tally.miss(row, DeliveryState.UNKNOWN, _MIDWAY)
        yield outcome, step, tally


def _ready(job: Job, only: Sequence[str] = (), ids: Collection[int] | None = None) -> list[Delivery]:
    """The pending deliveries whose next try has come, the longest due first."""
    now = job.clock()
    return [
        row
        for row in job.ledger.deliveries.listed([DeliveryState.PENDING], ids=ids)
        if (not only or row.subscription_id in only) and (row.next_try_at is None or row.next_try_at <= now)
    ]


def _draw(job: Job, roster: Roster, rows: Sequence[Delivery], tally: Tally) -> None:
    """Name the edition of each delivery that has none yet, and bring what goes by publishing up to date."""
    undrawn = [(row, post) for row in rows if not row.number and (post := roster.find(row))]
    published = [
        post.cut
        for subscription_id, terms in roster.subscriptions.items()
        if terms.schedule is None
        for post in roster.posts(subscription_id, None)
        if post.cut
    ]
    draw_published(job, published)
    drawn = draw_cuts(job, [post.cut for _, post in undrawn if post.cut])
    for row, post in undrawn:
        found = drawn[post.cut.key] if post.cut else post.fault
        if isinstance(found, str):
            put_off(job, row, found, tally)
        else:
            job.ledger.deliveries.name_edition(row, found.edition.number)


def _send(
    job: Job,
    roster: Roster,
    shown: Shown,
    rows: Sequence[Delivery],
    outward: Outward | None,
    tally: Tally,
    step: Step,
) -> None:
    step.expect(len(rows))
    if rows:
        show_editions(job)
        sender = Sender(job, roster, shown, outward or reach_out(job.clock), tally)
        sender.send_all(rows, lambda row: step.advance(f"{row.subscription_id} {row.brief_id} {row.lang}"))


def _conclude(tally: Tally, outcome: Outcome) -> Dispatched:
    done = Dispatched(dict(tally.counts), tuple(tally.misses))
    outcome.message = done.say()
    outcome.state = "failed" if done.misses else "done" if any(done.counts.values()) else "unchanged"
    return done
