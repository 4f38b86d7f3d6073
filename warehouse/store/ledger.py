"""The ledger: what was run and what was issued. It cannot be rebuilt, so it lies apart.

On SQLite beside the documents, or any database that SQLAlchemy knows, by URL.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from warehouse.store.deliveries import Deliveries
from warehouse.store.dues import DueBook
from warehouse.store.entries import Edition, Release, Run
from warehouse.store.notices import Notices
from warehouse.store.readers import Readers
from warehouse.store.tables import Database, Table, UtcInstant

__all__ = ["Edition", "Ledger", "Run"]


class RunRow(Table):
    """One run of one stage, written before it starts and settled after it ends."""

    __tablename__ = "runs"

    run_id: Mapped[int] = mapped_column(primary_key=True)
    stage: Mapped[str] = mapped_column(sa.String(32), index=True)
    started_at: Mapped[dt.datetime] = mapped_column(UtcInstant)
    ended_at: Mapped[dt.datetime | None] = mapped_column(UtcInstant)
    state: Mapped[str] = mapped_column(sa.String(16))
    message: Mapped[str] = mapped_column(sa.Text, default="")


class EditionRow(Table):
    """One immutable issue of a brief in one language."""

    __tablename__ = "editions"
    __table_args__ = (sa.UniqueConstraint("brief_id", "lang", "number"),)

    edition_id: Mapped[int] = mapped_column(primary_key=True)
    brief_id: Mapped[str] = mapped_column(sa.String(64), index=True)
    lang: Mapped[str] = mapped_column(sa.String(8))
    number: Mapped[int]
    period: Mapped[str] = mapped_column(sa.String(64))
    as_of: Mapped[dt.datetime] = mapped_column(UtcInstant)
    issued_at: Mapped[dt.datetime] = mapped_column(UtcInstant)
    fingerprint: Mapped[str] = mapped_column(sa.String(64))
    inputs_fingerprint: Mapped[str] = mapped_column(sa.String(64))
    template_version: Mapped[str] = mapped_column(sa.String(64))
    snapshot_id: Mapped[str] = mapped_column(sa.String(64))
    sha256: Mapped[str] = mapped_column(sa.String(64))
    page_count: Mapped[int]
    folder: Mapped[str] = mapped_column(sa.Text)
    family: Mapped[str] = mapped_column(sa.String(64), server_default="")
    kind: Mapped[str] = mapped_column(sa.String(16), server_default="regular")
    corrects: Mapped[int | None]
    note: Mapped[str] = mapped_column(sa.Text, server_default="")
    title: Mapped[str] = mapped_column(sa.Text, server_default="")
    activity_count: Mapped[int] = mapped_column(server_default="0")


class CheckRow(Table):
    """The latest inputs from which a brief would come out as its last edition did, though they are not the same."""

    __tablename__ = "checks"

    brief_id: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    lang: Mapped[str] = mapped_column(sa.String(8), primary_key=True)
    inputs_fingerprint: Mapped[str] = mapped_column(sa.String(64))


class PrunedRow(Table):
    """One snapshot that was removed on purpose."""

    __tablename__ = "pruned_snapshots"

    snapshot_id: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    pruned_at: Mapped[dt.datetime] = mapped_column(UtcInstant)


class ReleaseRow(Table):
    """A person's word on whether an edition may go out; the last one counts."""

    __tablename__ = "releases"

    release_id: Mapped[int] = mapped_column(primary_key=True)
    brief_id: Mapped[str] = mapped_column(sa.String(64))
    lang: Mapped[str] = mapped_column(sa.String(8))
    number: Mapped[int]
    is_released: Mapped[bool]
    at: Mapped[dt.datetime] = mapped_column(UtcInstant)
    by: Mapped[str] = mapped_column(sa.String(128), default="")


class Ledger:
    """Open with a file or a database URL; tables are made when missing."""

    def __init__(self, place: Path | str) -> None:
        self._database = Database(place)
        self._session = self._database.session

    @property
    def dues(self) -> DueBook:
        """What the timetable has done."""
        return DueBook(self._database)

    @property
    def deliveries(self) -> Deliveries:
        """What was planned for whom and what became of it."""
        return Deliveries(self._database)

    @property
    def readers(self) -> Readers:
        """Since when subscriptions are known, who wants no more, whose address was erased."""
        return Readers(self._database)

    @property
    def notices(self) -> Notices:
        """What the owner was told of."""
        return Notices(self._database)

    def start_run(self, stage: str, at: dt.datetime) -> int:
        """Note that a stage begins; its run id."""
        with self._session() as session:
            row = RunRow(stage=stage, started_at=at, state="running")
            session.add(row)
            session.flush()
            return row.run_id

    def end_run(self, run_id: int, state: str, message: str, at: dt.datetime) -> None:
        """Settle a run as done, unchanged or failed."""
        with self._session() as session:
            session.execute(
                sa.update(RunRow).where(RunRow.run_id == run_id).values(state=state, message=message, ended_at=at)
            )

    def last_runs(self) -> list[Run]:
        """The latest run of each stage."""
        latest = sa.select(sa.func.max(RunRow.run_id)).group_by(RunRow.stage)
        with self._session() as session:
            rows = session.scalars(sa.select(RunRow).where(RunRow.run_id.in_(latest)).order_by(RunRow.started_at))
            return [Run(row.stage, row.started_at, row.ended_at, row.state, row.message) for row in rows]

    def last_edition(self, brief_id: str, lang: str) -> Edition | None:
        """The latest edition of a brief in a language."""
        found = self.editions(brief_id, lang)
        return found[-1] if found else None

    def note_check(self, brief_id: str, lang: str, inputs_fingerprint: str) -> None:
        """Write down that these inputs make no new edition of a brief."""
        with self._session() as session:
            session.merge(CheckRow(brief_id=brief_id, lang=lang, inputs_fingerprint=inputs_fingerprint))

    def checked_inputs(self) -> dict[tuple[str, str], str]:
        """By brief and language, the latest inputs that were found to make no new edition."""
        with self._session() as session:
            return {(row.brief_id, row.lang): row.inputs_fingerprint for row in session.scalars(sa.select(CheckRow))}

    def note_pruned(self, snapshot_ids: Iterable[str], at: dt.datetime) -> None:
        """Write down which snapshots were removed."""
        with self._session() as session:
            session.add_all(PrunedRow(snapshot_id=snapshot_id, pruned_at=at) for snapshot_id in snapshot_ids)

    def pruned_snapshots(self) -> list[str]:
        """The snapshots that were removed on purpose, by id."""
        with self._session() as session:
            return list(session.scalars(sa.select(PrunedRow.snapshot_id).order_by(PrunedRow.snapshot_id)))

    def editions(self, brief_id: str | None = None, lang: str | None = None) -> list[Edition]:
        """Issued editions in order of issue."""
        query = sa.select(EditionRow).order_by(EditionRow.edition_id)
        if brief_id:
            query = query.where(EditionRow.brief_id == brief_id)
        if lang:
            query = query.where(EditionRow.lang == lang)
        names = Edition.__dataclass_fields__
        with self._session() as session:
            return [Edition(**{name: getattr(row, name) for name in names}) for row in session.scalars(query)]

    def issue_edition(self, edition: Edition) -> None:
        """Write an edition down; a number that is taken raises sqlalchemy's IntegrityError."""
        with self._session() as session:
            session.add(EditionRow(**{name: getattr(edition, name) for name in Edition.__dataclass_fields__}))

    def note_release(self, release: Release) -> None:
        """Write down that an edition may go out, or is to wait."""
        with self._session() as session:
            session.add(ReleaseRow(**asdict(release)))

    def releases(self) -> dict[tuple[str, str, int], Release]:
        """The last word on each edition that a person has spoken of, by brief, language and number."""
        names = Release.__dataclass_fields__
        with self._session() as session:
            rows = session.scalars(sa.select(ReleaseRow).order_by(ReleaseRow.release_id))
            said = [Release(**{name: getattr(row, name) for name in names}) for row in rows]
        return {(release.brief_id, release.lang, release.number): release for release in said}
