"""The ledger's database: opened by file or URL, its tables made when missing and brought up to date."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Session


class Table(DeclarativeBase):
    """What every table of the ledger derives from."""


class UtcInstant(sa.types.TypeDecorator[dt.datetime]):
    """An instant kept in UTC; SQLite forgets the zone, so it is put back on reading."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:
        return value.astimezone(dt.UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: dt.datetime | None, dialect: sa.Dialect) -> dt.datetime | None:
        return value.replace(tzinfo=dt.UTC) if value else None


class Database:
    """A file or a database URL, with every table whose module was imported before."""

    def __init__(self, place: Path | str) -> None:
        if isinstance(place, Path):
            place.parent.mkdir(parents=True, exist_ok=True)
            place = f"sqlite:///{place}"
        self._engine = sa.create_engine(place)
        if self._engine.dialect.name == "sqlite":
            sa.event.listen(self._engine, "connect", _set_up_sqlite)
        Table.metadata.create_all(self._engine)
        self._add_columns()

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session in one transaction, kept when the block ends well."""
        with Session(self._engine) as session, session.begin():
            yield session

    def forget_removed(self) -> None:
        """Overwrite on the disk what was deleted or changed, where the database would keep it."""
        if self._engine.dialect.name == "sqlite":
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(sa.text("vacuum"))
                connection.execute(sa.text("pragma wal_checkpoint(truncate)"))

    def _add_columns(self) -> None:
        """Give the tables of an older ledger the columns that came later."""
        held = sa.inspect(self._engine)
        for table in Table.metadata.sorted_tables:
            names = {column["name"] for column in held.get_columns(table.name)}
            for column in table.columns:
                if column.name not in names:
                    with self._engine.begin() as connection:
                        text = sa.schema.CreateColumn(column).compile(self._engine)
                        connection.execute(sa.text(f"alter table {table.name} add column {text}"))


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    """Readers beside a writer, a writer that waits for another, and what is committed on the disk."""
    for pragma in ("journal_mode = wal", "busy_timeout = 30000", "synchronous = full", "secure_delete = on"):
        connection.execute(f"pragma {pragma}")
