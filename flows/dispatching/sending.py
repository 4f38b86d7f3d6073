"""Pending deliveries, one after the other: decided, claimed, sent and settled; none holds up another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from flows.dispatching.consents import Consents
from flows.dispatching.freshness import Freshness
from flows.dispatching.outward import Outward
from flows.dispatching.planning import Shown
from flows.dispatching.roster import Post, Roster
from flows.job import Job
from warehouse.dispatch.letter import Carrier, Deferred, Letter, Manner, Refused, Unreachable, Unsure
from warehouse.dispatch.parcel import NoParcel, Parcel, read_parcel
from warehouse.dispatch.policy import Facts, Send, Skip, Wait, decide, next_look, next_try, wanted_at
from warehouse.dispatch.subscriptions import Channel
from warehouse.schedule import is_late
from warehouse.settings import BadSetting
from warehouse.store.entries import Delivery, DeliveryState, Edition


@dataclass(frozen=True, slots=True)
class Miss:
    """A delivery that a person should hear of, and why: not one that a mail server wants to be tried again."""

    delivery: Delivery
    why: str


@dataclass(slots=True)
class Tally:
    """How many deliveries became what in one run, and which of them went amiss."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def miss(self, delivery: Delivery, state: str, why: str) -> None:
        """Count a delivery that went amiss."""
        self.counts[state] += 1
        self.misses.append(Miss(delivery, why))


class Sender:
    """Sends what it is given; carriers are opened when first needed and kept for the whole run."""

    def __init__(self, job: Job, roster: Roster, shown: Shown, outward: Outward, tally: Tally) -> None:
        self._job, self._roster, self._shown, self._outward, self._tally = job, roster, shown, outward, tally
        self._book, self._consents = job.ledger.deliveries, Consents(job)
        self._carriers: dict[Channel, Carrier] = {}
        self._closed: dict[Channel, str] = {}
        self._freshness = Freshness(job)

    def send_all(self, rows: Sequence[Delivery], on_done: Callable[[Delivery], object]) -> None:
        """Deal with each delivery; whatever one runs into, the others are dealt with."""
        try:
            for row in rows:
                try:
                    self._deal(row)
                except Exception as error:
                    self._put_off(row, f"{type(error).__name__}: {error}")
                on_done(row)
        finally:
            for carrier in self._carriers.values():
                carrier.close()

    def _deal(self, row: Delivery) -> None:
        now, post = self._job.clock(), self._roster.find(row)
        if post is None:
            self._skip(row, "it is in subscriptions.yml no more")
            return
        if ended_at := self._consents.ended_at(row.subscription_id, row.recipient):
            self._skip(row, f"unsubscribed on {ended_at:%Y-%m-%d}")
            return
        number = self._shown.correction_of(row.brief_id, row.lang, row.number)
        if number != row.number and post.terms.schedule is None:
            self._skip(row, f"edition {number} corrects it")
            return
        if number != row.number and not self._book.name_edition(row, number):
            return
        row, edition = replace(row, number=number), self._shown.editions[row.brief_id, row.lang, number]
        match decide(post.terms, self._facts(row, post, edition), row.due_at, now):
            case Skip(reason):
                self._skip(row, reason)
            case Wait(until, reason):
                self._book.put_off(row, until, reason)
                self._tally.counts["waiting"] += 1
            case Send(manner):
                self._hand_over(row, post, edition, manner)

    def _facts(self, row: Delivery, post: Post, edition: Edition) -> Facts:
        assert post.cut
        last = self._book.last_sent(row)
        sources = post.cut.asked.definition.scope.sources
        source_id, looked_at = self._freshness.oldest_look(sources) if post.terms.max_staleness_days else ("", None)
        return Facts(
            number=edition.number,
            activity_count=edition.activity_count,
            issued_at=edition.issued_at,
            released_at=self._shown.released_at(edition, post),
            last_number=last.number if last else None,
            looked_at=looked_at,
            source_id=source_id,
        )

    def _hand_over(self, row: Delivery, post: Post, edition: Edition, manner: Manner) -> None:
        channel = post.terms.channel
        try:
            parcel = read_parcel(self._job.settings.home.editions / edition.folder)
        except NoParcel as error:
            self._fail(row, str(error))
            return
        carrier = self._carrier(channel)
        if carrier is None:
            self._put_off(row, self._closed[channel])
            return
        letter = self._letter(row, post, parcel, manner, edition)
        claimed = self._book.claim(row, manner.value, self._job.clock())
        if claimed is None:
            return
        try:
            answer = carrier.send(letter)
        except Refused as error:
            self._settle(claimed, DeliveryState.FAILED, str(error))
        except Deferred as error:
            if isinstance(error, Unreachable):
                self._closed[channel] = str(error)
                self._tally.misses.append(Miss(claimed, str(error)))
            self._try_again(claimed, str(error))
        except Unsure as error:
            self._settle(claimed, DeliveryState.UNKNOWN, str(error))
        except Exception as error:
            self._settle(claimed, DeliveryState.UNKNOWN, f"{type(error).__name__}: {error}")
        else:
            self._settle(claimed, DeliveryState.SENT, answer)

    def _letter(self, row: Delivery, post: Post, parcel: Parcel, manner: Manner, edition: Edition) -> Letter:
        free_at = self._shown.released_at(edition, post) or edition.issued_at
        edition_link, unsubscribe_link = self._outward.links(row, parcel)
        return Letter(
            delivery_key=row.key,
            recipient=post.recipient.to,
            recipient_name=post.recipient.name,
            parcel=parcel,
            manner=manner,
            due_at=row.due_at,
            zone=post.zone,
            is_late=is_late(wanted_at(row.due_at, edition.issued_at, free_at), self._job.clock()),
            edition_link=edition_link,
            unsubscribe_link=unsubscribe_link,
        )

    def _carrier(self, channel: Channel) -> Carrier | None:
        """The channel made ready; None when it cannot be used in this run."""
        if channel not in self._carriers and channel not in self._closed:
            try:
                self._carriers[channel] = self._outward.open_carrier(channel)
            except (BadSetting, Deferred) as error:
                self._closed[channel] = str(error)
        return None if channel in self._closed else self._carriers[channel]

    def _settle(self, claimed: Delivery, state: DeliveryState, message: str) -> None:
        self._book.settle(claimed, state, message, self._job.clock())
        if state is DeliveryState.SENT:
            self._tally.counts[state] += 1
        else:
            self._tally.miss(claimed, state, message)

    def _try_again(self, claimed: Delivery, message: str) -> None:
        at = next_try(claimed.attempt_count, claimed.pending_since, self._job.clock())
        if at is None:
            self._settle(claimed, DeliveryState.FAILED, f"given up after {claimed.attempt_count} tries: {message}")
            return
        self._book.try_again(claimed, at, message)
        self._tally.counts["deferred"] += 1

    def _skip(self, row: Delivery, why: str) -> None:
        if self._book.skip(row, why, self._job.clock()):
            self._tally.counts[DeliveryState.SKIPPED] += 1

    def _fail(self, row: Delivery, why: str) -> None:
        if self._book.fail(row, why, self._job.clock()):
            self._tally.miss(row, DeliveryState.FAILED, why)

    def _put_off(self, row: Delivery, why: str) -> None:
        put_off(self._job, row, why, self._tally)


def put_off(job: Job, row: Delivery, why: str, tally: Tally) -> None:
    """Leave a delivery that cannot even be tried for a later look, or end it as failed after a day of that."""
    now = job.clock()
    at = next_look(row.pending_since, now)
    if at is None:
        if job.ledger.deliveries.fail(row, why, now):
            tally.miss(row, DeliveryState.FAILED, why)
    elif job.ledger.deliveries.put_off(row, at, why):
        tally.miss(row, "deferred", why)
