"""One writer at a time, one dispatcher, one that numbers editions and one at the site: locks that name their holder."""

from __future__ import annotations

import datetime as dt
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

WRITER, DISPATCHER, ISSUER, PUBLISHER = "writer", "dispatcher", "issuer", "publisher"
_DOING = {
    WRITER: "the warehouse in {} is being written by",
    DISPATCHER: "what is due in {} is being sent by",
    ISSUER: "briefs in {} are being issued by",
    PUBLISHER: "the site of {} is being written by",
}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is writing: a process on a host, since when and running what."""

    pid: int
    host: str
    since: str
    command: str

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host} since {self.since} ({self.command})"


class Locked(RuntimeError):
    """Somebody else is at it; `holder` says who, where that could be told."""

    def __init__(self, folder: Path, holder: Holder | None, who: str = WRITER) -> None:
        self.holder = holder
        super().__init__(f"{_DOING[who].format(folder)} {holder or 'another process'}")


@contextmanager
def hold_writer_lock(
    folder: Path, command: str, now: dt.datetime, wait: float = 0.0, who: str = WRITER
) -> Iterator[None]:
    """Be the only writer of `folder` while the block runs; waits up to `wait` seconds, then raises Locked.

    Those of different roles, `who`, do not keep each other out. One that holds the lock does not get it again.

    The system lets go of the lock when its holder dies, however it dies.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / f"{who}.lock")
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        raise Locked(folder, _read_holder(folder, who), who) from None
    try:
        holder = Holder(os.getpid(), socket.gethostname(), now.isoformat(timespec="seconds"), command)
        note = folder / f"{who}.json"
        aside = note.with_name(f".{note.name}.{os.getpid()}")
        aside.write_text(json.dumps(asdict(holder)), encoding="utf-8")
        os.replace(aside, note)
        yield
    finally:
        (folder / f"{who}.json").unlink(missing_ok=True)
        lock.release()


def holder_of(folder: Path, who: str = WRITER) -> Holder | None:
    """Who is writing `folder` now, or sending, None when nobody is; a dead holder's note does not count."""
    if not (folder / f"{who}.lock").exists():
        return None
    lock = FileLock(folder / f"{who}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return _read_holder(folder, who) or Holder(0, "unknown", "unknown", "unknown")
    lock.release()
    return None


def _read_holder(folder: Path, who: str) -> Holder | None:
    try:
        return Holder(**json.loads((folder / f"{who}.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
