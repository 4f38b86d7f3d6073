"""What the timetable has done: one row for each due time of each of its entries."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from warehouse.store.entries import Due
from warehouse.store.tables import Database, Table, UtcInstant


class DueRow(Table):
    """One due time of one entry, written before the work and settled after it."""

    __tablename__ = "dues"

    name: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    due_at: Mapped[dt.datetime] = mapped_column(UtcInstant, primary_key=True)
    state: Mapped[str] = mapped_column(sa.String(16))
    attempts: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[dt.datetime | None] = mapped_column(UtcInstant)
    message: Mapped[str] = mapped_column(sa.Text, default="")


class SeenRow(Table):
    """When an entry of the timetable was first seen: nothing before it is due."""

    __tablename__ = "timetable_entries"

    name: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    seen_at: Mapped[dt.datetime] = mapped_column(UtcInstant)


class DueBook:
    """The due times of the timetable's entries, in the ledger."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def since(self, name: str, now: dt.datetime) -> dt.datetime:
        """The last due time of an entry that was written down, else when it was first seen, which is now if never."""
        with self._database.session() as session:
            last = session.scalar(sa.select(sa.func.max(DueRow.due_at)).where(DueRow.name == name))
            if last is not None:
                return last
            seen = session.get(SeenRow, name)
            if seen is None:
                session.add(seen := SeenRow(name=name, seen_at=now))
            return seen.seen_at

    def note(self, due: Due) -> None:
        """Write a due time down, over what was written of it before."""
        with self._database.session() as session:
            session.merge(DueRow(**asdict(due)))

    def listed(self, name: str | None = None) -> list[Due]:
        """Every due time written down, of one entry or of all, in order."""
        query = sa.select(DueRow).order_by(DueRow.due_at, DueRow.name)
        if name is not None:
            query = query.where(DueRow.name == name)
        with self._database.session() as session:
            return [
                Due(row.name, row.due_at, row.state, row.attempts, row.started_at, row.message)
                for row in session.scalars(query)
            ]
