"""Deliveries in the ledger: one row for each edition to each recipient over each channel for each due time.

A row changes only from the state it is known to be in (compare and set), so that of two
dispatchers one sends and the other finds that it was too late.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from warehouse.store.entries import Delivery, DeliveryState, NewDelivery, Plan
from warehouse.store.tables import Database, Table, UtcInstant

PENDING, UNKNOWN, SENT = DeliveryState.PENDING, DeliveryState.UNKNOWN, DeliveryState.SENT
FAILED, SKIPPED = DeliveryState.FAILED, DeliveryState.SKIPPED


class PlanRow(Table):
    """What came due for a subscription and was planned, once and for all."""

    __tablename__ = "plans"

    subscription_id: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    due_at: Mapped[dt.datetime] = mapped_column(UtcInstant, primary_key=True)
    brief_id: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    lang: Mapped[str] = mapped_column(sa.String(8), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    planned_at: Mapped[dt.datetime] = mapped_column(UtcInstant)


class DeliveryRow(Table):
    """One delivery."""

    __tablename__ = "deliveries"
    __table_args__ = (
        sa.UniqueConstraint("subscription_id", "due_at", "brief_id", "lang", "number", "recipient", "channel"),
        sa.Index("deliveries_by_reader", "subscription_id", "recipient", "state"),
    )

    delivery_id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(64), unique=True)
    subscription_id: Mapped[str] = mapped_column(sa.String(64))
    due_at: Mapped[dt.datetime] = mapped_column(UtcInstant)
    brief_id: Mapped[str] = mapped_column(sa.String(64))
    lang: Mapped[str] = mapped_column(sa.String(8))
    number: Mapped[int]
    recipient: Mapped[str] = mapped_column(sa.String(320))
    channel: Mapped[str] = mapped_column(sa.String(16))
    state: Mapped[str] = mapped_column(sa.String(16), index=True)
    manner: Mapped[str] = mapped_column(sa.String(16), default="")
    message: Mapped[str] = mapped_column(sa.Text, default="")
    attempt_count: Mapped[int] = mapped_column(default=0)
    pending_since: Mapped[dt.datetime] = mapped_column(UtcInstant)
    next_try_at: Mapped[dt.datetime | None] = mapped_column(UtcInstant)
    started_at: Mapped[dt.datetime | None] = mapped_column(UtcInstant)
    settled_at: Mapped[dt.datetime | None] = mapped_column(UtcInstant)


class Deliveries:
    """What was planned for whom and what became of it, in the ledger."""

    def __init__(self, database: Database) -> None:
        self._session = database.session

    def plan(self, plan: Plan, rows: Iterable[NewDelivery], now: dt.datetime) -> bool:
        """Write down what came due with all its deliveries, or nothing; False when it was planned before."""
        try:
            with self._session() as session:
                session.add(
                    PlanRow(
                        subscription_id=plan.subscription_id,
                        due_at=plan.due_at,
                        brief_id=plan.brief_id,
                        lang=plan.lang,
                        number=plan.number,
                        planned_at=now,
                    )
                )
                session.flush()
                self._add(session, plan, rows, now)
        except IntegrityError:
            if plan in self.planned(plan.subscription_id):
                return False
            raise
        return True

    def plan_again(self, plan: Plan, rows: Iterable[NewDelivery], now: dt.datetime) -> int:
        """How many deliveries of a due time are pending now that were not: new ones, and those failed or skipped.

        What was sent, or may have been, stays as it is.
        """
        rows = list(rows)
        with self._session() as session:
            known = set(session.scalars(sa.select(DeliveryRow.key).where(*_of(plan))))
            put_back = sa.update(DeliveryRow).where(*_of(plan), DeliveryRow.state.in_([FAILED, SKIPPED]))
            wanted = {_key(plan, row) for row in rows}
            count = _changed(session, put_back.where(DeliveryRow.key.in_(wanted)), **_put_back(now), number=plan.number)
            return count + self._add(session, plan, [row for row in rows if _key(plan, row) not in known], now)

    def _add(self, session: Session, plan: Plan, rows: Iterable[NewDelivery], now: dt.datetime) -> int:
        by_key = {_key(plan, row): row for row in rows}
        session.add_all(
            DeliveryRow(
                key=key,
                subscription_id=plan.subscription_id,
                due_at=plan.due_at,
                brief_id=row.brief_id,
                lang=row.lang,
                number=row.number,
                recipient=row.recipient,
                channel=row.channel,
                state=row.state,
                message=row.message,
                pending_since=now,
                settled_at=None if row.state is PENDING else now,
            )
            for key, row in by_key.items()
        )
        return len(by_key)

    def planned(self, subscription_id: str) -> list[Plan]:
        """All that was planned for a subscription, in order of due times."""
        query = sa.select(PlanRow).where(PlanRow.subscription_id == subscription_id).order_by(PlanRow.due_at)
        with self._session() as session:
            return [
                Plan(row.subscription_id, row.due_at, row.brief_id, row.lang, row.number)
                for row in session.scalars(query)
            ]

    def last_dues(self) -> dict[str, dt.datetime]:
        """The last time of its schedule that was planned for each subscription."""
        query = sa.select(PlanRow.subscription_id, sa.func.max(PlanRow.due_at)).where(PlanRow.number == 0)
        with self._session() as session:
            found = session.execute(query.group_by(PlanRow.subscription_id))
            return {row[0]: row[1] for row in found}

    def listed(
        self,
        states: Collection[str] = (),
        subscription_id: str | None = None,
        recipient: str | None = None,
        brief_id: str | None = None,
        since: dt.datetime | None = None,
        ids: Collection[int] | None = None,
    ) -> list[Delivery]:
        """The deliveries that meet every condition given, in order of due times."""
        wheres = [
            DeliveryRow.state.in_(states) if states else None,
            DeliveryRow.subscription_id == subscription_id if subscription_id else None,
            sa.func.lower(DeliveryRow.recipient) == recipient.lower() if recipient else None,
            DeliveryRow.brief_id == brief_id if brief_id else None,
            DeliveryRow.due_at >= since if since else None,
            DeliveryRow.delivery_id.in_(ids) if ids is not None else None,
        ]
        query = sa.select(DeliveryRow).where(*(where for where in wheres if where is not None))
        with self._session() as session:
            rows = session.scalars(query.order_by(DeliveryRow.due_at, DeliveryRow.delivery_id))
            return [_delivery(row) for row in rows]

    def last_sent(self, delivery: Delivery) -> Delivery | None:
        """The last edition (no mere note) that this recipient was sent for this subscription, of this brief."""
        query = (
            sa.select(DeliveryRow)
            .where(
                DeliveryRow.subscription_id == delivery.subscription_id,
                DeliveryRow.recipient == delivery.recipient,
                DeliveryRow.state == SENT,
                DeliveryRow.channel == delivery.channel,
                DeliveryRow.brief_id == delivery.brief_id,
                DeliveryRow.lang == delivery.lang,
                DeliveryRow.manner == "edition",
                DeliveryRow.delivery_id != delivery.delivery_id,
            )
            .order_by(DeliveryRow.settled_at.desc(), DeliveryRow.delivery_id.desc())
            .limit(1)
        )
        with self._session() as session:
            row = session.scalar(query)
            return _delivery(row) if row else None

    def name_edition(self, delivery: Delivery, number: int) -> bool:
        """Settle which edition a pending delivery is of; False when it is no longer as it was."""
        return self._change(delivery, PENDING, number=number, message="")

    def put_off(self, delivery: Delivery, until: dt.datetime | None, why: str) -> bool:
        """Leave a delivery pending for the reason given, untried; until None it is looked at every time."""
        return self._change(delivery, PENDING, next_try_at=until, message=why)

    def skip(self, delivery: Delivery, why: str, now: dt.datetime) -> bool:
        """End a pending delivery by a policy, with the reason; False when it is no longer as it was."""
        return self._change(delivery, PENDING, state=SKIPPED, message=why, settled_at=now, next_try_at=None)

    def fail(self, delivery: Delivery, why: str, now: dt.datetime) -> bool:
        """End a pending delivery that cannot be sent at all; False when it is no longer as it was."""
        return self._change(delivery, PENDING, state=FAILED, message=why, settled_at=now, next_try_at=None)

    def claim(self, delivery: Delivery, manner: str, now: dt.datetime) -> Delivery | None:
        """The delivery as it stands right before it is sent, unknown; None when it is no longer as it was."""
        if not self._change(
            delivery,
            PENDING,
            state=UNKNOWN,
            manner=manner,
            message="",
            started_at=now,
            attempt_count=delivery.attempt_count + 1,
            next_try_at=None,
        ):
            return None
        return self.get(delivery.delivery_id)

    def settle(self, claimed: Delivery, state: DeliveryState, message: str, now: dt.datetime) -> bool:
        """End a claimed delivery as sent or failed, or say why it stays unknown; False when a person was quicker."""
        ended = {} if state is UNKNOWN else {"settled_at": now}
        return self._change(claimed, UNKNOWN, state=state, message=message, **ended)

    def try_again(self, claimed: Delivery, at: dt.datetime, message: str) -> bool:
        """Put a claimed delivery back until another try; False when a person was quicker."""
        return self._change(claimed, UNKNOWN, state=PENDING, message=message, next_try_at=at)

    def settle_by_hand(self, delivery_id: int, state: DeliveryState, note: str, now: dt.datetime) -> bool:
        """End an unknown delivery by a person's word; False when it is not unknown."""
        update = sa.update(DeliveryRow).where(DeliveryRow.delivery_id == delivery_id, DeliveryRow.state == UNKNOWN)
        with self._session() as session:
            return bool(_changed(session, update, state=state, message=note, settled_at=now))

    def retry_failed(self, brief_id: str, lang: str, number: int, now: dt.datetime) -> list[int]:
        """The deliveries of an edition that had failed and are pending again, by id."""
        of_edition = (DeliveryRow.brief_id == brief_id, DeliveryRow.lang == lang, DeliveryRow.number == number)
        query = sa.select(DeliveryRow.delivery_id).where(*of_edition, DeliveryRow.state == FAILED)
        with self._session() as session:
            return [
                delivery_id
                for delivery_id in list(session.scalars(query.order_by(DeliveryRow.delivery_id)))
                if _changed(
                    session,
                    sa.update(DeliveryRow).where(DeliveryRow.delivery_id == delivery_id, DeliveryRow.state == FAILED),
                    **_put_back(now),
                )
            ]

    def get(self, delivery_id: int) -> Delivery | None:
        """One delivery by its id."""
        with self._session() as session:
            row = session.get(DeliveryRow, delivery_id)
            return _delivery(row) if row else None

    def find(self, key: str) -> Delivery | None:
        """One delivery by the name that it keeps for ever."""
        with self._session() as session:
            row = session.scalar(sa.select(DeliveryRow).where(DeliveryRow.key == key))
            return _delivery(row) if row else None

    def _change(self, known: Delivery, stands: DeliveryState, **values: Any) -> bool:
        """Change a row that stands in this state, and else as it is known."""
        update = sa.update(DeliveryRow).where(
            DeliveryRow.delivery_id == known.delivery_id,
            DeliveryRow.state == stands,
            DeliveryRow.attempt_count == known.attempt_count,
            DeliveryRow.pending_since == known.pending_since,
            DeliveryRow.number == known.number,
        )
        with self._session() as session:
            return bool(_changed(session, update, **values))


def _of(plan: Plan) -> tuple[sa.ColumnElement[bool], ...]:
    return (DeliveryRow.subscription_id == plan.subscription_id, DeliveryRow.due_at == plan.due_at)


def _key(plan: Plan, row: NewDelivery) -> str:
    """The delivery's name for ever, from all that makes it one: the same after a ledger was restored from a copy."""
    due_at = plan.due_at.astimezone(dt.UTC).isoformat()
    recipient = row.recipient.casefold() if row.channel == "email" else row.recipient
    parts = (plan.subscription_id, due_at, row.brief_id, row.lang, str(plan.number), recipient, row.channel)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _put_back(now: dt.datetime) -> dict[str, Any]:
    return {
        "state": PENDING,
        "attempt_count": 0,
        "pending_since": now,
        "next_try_at": None,
        "settled_at": None,
        "message": "",
    }


def _changed(session: Session, update: sa.Update, **values: Any) -> int:
    result = session.execute(update.values(**values).execution_options(synchronize_session=False))
    return int(getattr(result, "rowcount", 0))


def _delivery(row: DeliveryRow) -> Delivery:
    held = {name: getattr(row, name) for name in Delivery.__dataclass_fields__}
    return Delivery(**{**held, "state": DeliveryState(row.state)})
