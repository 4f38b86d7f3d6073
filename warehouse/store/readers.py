"""Readers in the ledger: since when a subscription is known, who wants no more, whose address was erased."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from warehouse.store.deliveries import DeliveryRow
from warehouse.store.entries import DeliveryState, Unsubscribed
from warehouse.store.tables import Database, Table, UtcInstant

ANY = ""
ERASED = "erased"
_GONE = "[address erased]"


class SubscriberRow(Table):
    """Since when a subscription stands with this schedule: nothing before it is due."""

    __tablename__ = "subscribers"

    subscription_id: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    schedule: Mapped[str] = mapped_column(sa.Text)
    since: Mapped[dt.datetime] = mapped_column(UtcInstant)


class UnsubscribedRow(Table):
    """One recipient who wants no more of one subscription, or of any when its id is empty."""

    __tablename__ = "unsubscribed"

    subscription_id: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    recipient: Mapped[str] = mapped_column(sa.String(320), primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(UtcInstant)
    how: Mapped[str] = mapped_column(sa.String(32))


class Readers:
    """Subscriptions and recipients as the ledger knows them; addresses are compared without regard to case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def see(self, schedules: Mapping[str, str], now: dt.datetime) -> None:
        """Write down from now on those subscriptions that are new or stand with another schedule."""
        known = self._known()
        with self._database.session() as session:
            for subscription_id, schedule in schedules.items():
                if known.get(subscription_id, (None,))[0] != schedule:
                    session.merge(SubscriberRow(subscription_id=subscription_id, schedule=schedule, since=now))

    def since(self, schedules: Mapping[str, str], now: dt.datetime) -> dict[str, dt.datetime]:
        """Since when each subscription stands with the schedule it has; now for what was not seen. Writes nothing."""
        known = self._known()
        return {
            subscription_id: since if before == schedule else now
            for subscription_id, schedule in schedules.items()
            for before, since in [known.get(subscription_id, (None, now))]
        }

    def _known(self) -> dict[str, tuple[str, dt.datetime]]:
        with self._database.session() as session:
            return {row.subscription_id: (row.schedule, row.since) for row in session.scalars(sa.select(SubscriberRow))}

    def forget(self, subscription_id: str) -> None:
        """Let a subscription that was ended begin anew when it is seen again."""
        with self._database.session() as session:
            session.execute(sa.delete(SubscriberRow).where(SubscriberRow.subscription_id == subscription_id))

    def unsubscribe(self, subscription_id: str, recipient: str, how: str, now: dt.datetime) -> bool:
        """Write down that somebody wants no more; False when that was known. An empty id means every subscription."""
        with self._database.session() as session:
            key = (subscription_id, recipient.casefold())
            if session.get(UnsubscribedRow, key):
                return False
            session.add(_no_more(*key, now, how))
            return True

    def resubscribe(self, subscription_id: str, recipient: str) -> bool:
        """Take back that somebody wants no more of a subscription; False when nothing stood in the way."""
        with self._database.session() as session:
            row = session.get(UnsubscribedRow, (subscription_id, recipient.casefold()))
            if row:
                session.delete(row)
            return row is not None

    def no_more_since(self, subscription_id: str, names: Collection[str]) -> dt.datetime | None:
        """When whoever goes by one of these names ended the subscription, or all of them; None who did not."""
        query = sa.select(sa.func.min(UnsubscribedRow.at)).where(
            UnsubscribedRow.subscription_id.in_([subscription_id, ANY]),
            UnsubscribedRow.recipient.in_([name.casefold() for name in names]),
        )
        with self._database.session() as session:
            return session.scalar(query)

    def unsubscribed(self) -> list[Unsubscribed]:
        """Everybody who wants no more of something, the first first; an erased address stands as its hash."""
        with self._database.session() as session:
            rows = session.scalars(sa.select(UnsubscribedRow).order_by(UnsubscribedRow.at, UnsubscribedRow.recipient))
            return [Unsubscribed(row.subscription_id, row.recipient, row.at, row.how) for row in rows]

    def erase(self, recipient: str, key: bytes, now: dt.datetime) -> int:
        """How many deliveries lost this address; nothing is ever sent to it again.

        Where it stood in the ledger its keyed hash stands, so that counts and what is unique stay;
        deliveries still pending are skipped. Texts that quote it are blanked.
        """
        mark = mark_of(recipient, key)
        with self._database.session() as session:
            forms = [
                one for one in session.scalars(sa.select(DeliveryRow.recipient).distinct()) if _same(one, recipient)
            ]
            rows = session.scalars(sa.select(DeliveryRow).where(DeliveryRow.recipient.in_(forms))).all()
            for row in rows:
                row.recipient, row.key = mark, mark_of(row.key, key)
                if row.state == DeliveryState.PENDING:
                    row.state, row.message, row.settled_at = DeliveryState.SKIPPED, "the address was erased", now
            held = sa.select(UnsubscribedRow).where(UnsubscribedRow.recipient == recipient.casefold())
            for one in session.scalars(held).all():
                session.delete(one)
                session.merge(_no_more(one.subscription_id, mark, one.at, one.how))
            session.merge(_no_more(ANY, mark, now, ERASED))
            _blank_texts(session, recipient)
        self._database.forget_removed()
        return len(rows)


def mark_of(recipient: str, key: bytes) -> str:
    """What stands in the ledger for an erased address: the same for the same address and key."""
    return f"{ERASED}-{hmac.new(key, recipient.casefold().encode(), hashlib.sha256).hexdigest()[:32]}"


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _no_more(subscription_id: str, recipient: str, at: dt.datetime, how: str) -> UnsubscribedRow:
    return UnsubscribedRow(subscription_id=subscription_id, recipient=recipient, at=at, how=how)


def _blank_texts(session: Session, recipient: str) -> None:
    """Take an address out of every text of the ledger: answers of mail servers quote it."""
    quoted = re.compile(re.escape(recipient), re.IGNORECASE)
    for mapper in Table.registry.mappers:
        texts = [column.name for column in mapper.local_table.columns if isinstance(column.type, sa.Text)]
        for name in texts:
            column = getattr(mapper.class_, name)
            held: Sequence[Any] = session.scalars(
                sa.select(mapper.class_).where(column.icontains(recipient, autoescape=True))
            ).all()
            for row in held:
                setattr(row, name, quoted.sub(_GONE, getattr(row, name)))
