"""What the owner was told of, so that nothing is told twice."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from warehouse.store.tables import Database, Table, UtcInstant


class NoticeRow(Table):
    """One thing that the owner was told of."""

    __tablename__ = "notices"

    key: Mapped[str] = mapped_column(sa.String(200), primary_key=True)
    told_at: Mapped[dt.datetime] = mapped_column(UtcInstant)


class Notices:
    """What the owner was told of, in the ledger."""

    def __init__(self, database: Database) -> None:
        self._session = database.session

    def untold(self, keys: list[str]) -> list[str]:
        """Those of the keys that the owner was not told of yet, in their order."""
        with self._session() as session:
            told = set(session.scalars(sa.select(NoticeRow.key).where(NoticeRow.key.in_(keys))))
        return [key for key in keys if key not in told]

    def note(self, keys: list[str], at: dt.datetime) -> None:
        """Write down that the owner was told."""
        with self._session() as session:
            for key in keys:
                session.merge(NoticeRow(key=key, told_at=at))
