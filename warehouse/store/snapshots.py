"""Snapshots: a warehouse file is staged aside, built, tested and published whole.

Under the snapshots folder lie `next/` (what is being made), one folder per published snapshot and
`current`, a symbolic link to the newest. Each holds `warehouse.duckdb` and `snapshot.json`. The
file keeps its name because the views inside it name their database, which DuckDB calls by the
file's stem. Readers open a published file read-only and never meet the writer.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from warehouse.store.dbt import NodeDone, build_marts
from warehouse.store.lock import hold_writer_lock
from warehouse.store.raw import Build, Intake, write_raw

FILE_NAME = "warehouse.duckdb"
FACTS_NAME = "snapshot.json"
NEXT = "next"
CURRENT = "current"
# How the id ends of a snapshot that was made again later, from the documents of its day.
REBUILT = "-rebuilt"


class NothingStaged(RuntimeError):
    """There is no next snapshot to publish; `stage_snapshot` makes one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(Build):
    """A published snapshot, or the staged next one: where it lies and what it was made from."""

    path: Path

    @property
    def is_rebuilt(self) -> bool:
        """Whether it was made again later, with the reader of that time."""
        return self.snapshot_id.endswith(REBUILT)


def name_snapshot(built_at: dt.datetime, data_fingerprint: str) -> str:
    """What a snapshot is called: when it was built in UTC, and the start of its data's fingerprint."""
    return f"{built_at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}-{data_fingerprint[:8]}"


def stage_snapshot(folder: Path, intake: Intake, build: Build, command: str, wait: float = 0.0) -> Mapping[str, int]:
    """Row counts of the raw tables, written into a new `next/` in place of any that was left there.

    Raises Locked. Nothing that is published is touched.
    """
    with hold_writer_lock(folder, command, build.built_at, wait):
        _clear_leftovers(folder)
        shutil.rmtree(folder / NEXT, ignore_errors=True)
        (folder / NEXT).mkdir(parents=True)
        with duckdb.connect() as connection:
            # Blocks of 16 KiB: some sixty small tables would fill 16 MB in DuckDB's own 256 KiB.
            path = str(folder / NEXT / FILE_NAME).replace("'", "''")
            connection.execute(f"attach '{path}' as warehouse (block_size 16384)")
            connection.execute("use warehouse")
            counts = write_raw(connection, intake, build)
        # written last: a `next/` without it was not finished
        facts = {**asdict(build), "built_at": build.built_at.isoformat()}
        (folder / NEXT / FACTS_NAME).write_text(json.dumps(facts, indent=1), encoding="utf-8")
    return counts


def drop_staged(folder: Path, command: str, now: dt.datetime) -> None:
    """Take away a next snapshot that was never published, if there is one; raises Locked."""
    if (folder / NEXT).exists():
        with hold_writer_lock(folder, command, now):
            shutil.rmtree(folder / NEXT, ignore_errors=True)


def publish_snapshot(
    folder: Path,
    scratch: Path,
    command: str,
    now: dt.datetime,
    on_progress: Callable[[NodeDone], None] | None = None,
    wait: float = 0.0,
) -> Published:
    """The staged snapshot after its marts are built and every data test has passed, now the current one.

    Raises NothingStaged, Locked, and MartsFailed, which leaves the last published one in place and
    `next/` as it is, to be looked into or built again. `scratch` takes dbt's own files.
    """
    with hold_writer_lock(folder, command, now, wait):
        staged = staged_snapshot(folder)
        if staged is None:
            raise NothingStaged(f"no next snapshot in {folder}")
        build_marts(staged.path, scratch, on_progress)
        with duckdb.connect(str(staged.path)) as connection:
            connection.execute("force checkpoint")
        _to_disk(staged.path)
        _to_disk(folder / NEXT / FACTS_NAME)
        target = folder / staged.snapshot_id
        if target.exists():
            raise FileExistsError(f"a snapshot {staged.snapshot_id} is published already")
        os.rename(folder / NEXT, target)
        _point_to(folder, staged.snapshot_id)
    published = published_snapshot(folder)
    assert published is not None
    return published


def published_snapshot(folder: Path, snapshot_id: str = CURRENT) -> Published | None:
    """The current snapshot, or the one named; None when there is none. Opens no database."""
    if Path(snapshot_id).name != snapshot_id or snapshot_id.startswith("."):
        return None
    return _facts(folder / snapshot_id)


def list_snapshots(folder: Path) -> list[Published]:
    """Every published snapshot that is kept, the oldest first. Opens no database."""
    names = sorted(path.parent.name for path in folder.glob(f"*/{FACTS_NAME}"))
    found = [published_snapshot(folder, name) for name in names if name not in (NEXT, CURRENT)]
    return [snapshot for snapshot in found if snapshot]


def staged_snapshot(folder: Path) -> Published | None:
    """The next snapshot with its raw tables written, None when there is none or it was cut short."""
    return _facts(folder / NEXT)


def open_snapshot(published: Published) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a published snapshot; close it after use."""
    return duckdb.connect(str(published.path), read_only=True)


def prune_snapshots(folder: Path, keep: int, needed: Collection[str], command: str, now: dt.datetime) -> list[str]:
    """The ids of the snapshots that were removed: all but the `keep` newest, the current one and those `needed`.

    `needed` are the snapshots that editions rest on. A reader that holds a removed file open goes
    on reading it. Raises Locked.
    """
    with hold_writer_lock(folder, command, now):
        current = published_snapshot(folder)
        held = {*needed, current.snapshot_id if current else ""}
        ids = [snapshot.snapshot_id for snapshot in list_snapshots(folder)]
        removed = [name for name in ids[: max(len(ids) - keep, 0)] if name not in held]
        for name in removed:
            os.rename(folder / name, folder / f".gone-{name}")
            shutil.rmtree(folder / f".gone-{name}")
    return removed


def _clear_leftovers(folder: Path) -> None:
    """Take away what a crash left half done: pointers not yet swapped, snapshots half removed."""
    for path in folder.glob(".gone-*"):
        shutil.rmtree(path)
    for path in folder.glob(".pointing-*"):
        path.unlink()


def _facts(folder: Path) -> Published | None:
    # the link is followed once, so that all of the answer is of one snapshot
    folder = folder.resolve()
    try:
        facts = json.loads((folder / FACTS_NAME).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    facts["built_at"] = dt.datetime.fromisoformat(facts["built_at"])
    return Published(path=folder / FILE_NAME, **facts)


def _point_to(folder: Path, snapshot_id: str) -> None:
    pointing = folder / f".pointing-{os.getpid()}"
    pointing.unlink(missing_ok=True)
    pointing.symlink_to(snapshot_id)
    os.replace(pointing, folder / CURRENT)
    _to_disk(folder)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
