"""One writer at a time, behind a lock that names its holder."""

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

LOCK_NAME = "writer.lock"
HOLDER_NAME = "writer.json"


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
    """Somebody else is writing the warehouse; `holder` says who, where that could be told."""

    def __init__(self, folder: Path, holder: Holder | None) -> None:
        self.holder = holder
        super().__init__(f"the warehouse in {folder} is being written by {holder or 'another process'}")


@contextmanager
def hold_writer_lock(folder: Path, command: str, now: dt.datetime, wait: float = 0.0) -> Iterator[None]:
    """Be the only writer of `folder` while the block runs; waits up to `wait` seconds, then raises Locked.

    The system lets go of the lock when its holder dies, however it dies.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK_NAME)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        raise Locked(folder, _read_holder(folder)) from None
    try:
        holder = Holder(os.getpid(), socket.gethostname(), now.isoformat(timespec="seconds"), command)
        aside = folder / f".{HOLDER_NAME}.{os.getpid()}"
        aside.write_text(json.dumps(asdict(holder)), encoding="utf-8")
        os.replace(aside, folder / HOLDER_NAME)
        yield
    finally:
        (folder / HOLDER_NAME).unlink(missing_ok=True)
        lock.release()


def holder_of(folder: Path) -> Holder | None:
    """Who is writing `folder` now, None when nobody is; a dead holder's note does not count."""
    if not (folder / LOCK_NAME).exists():
        return None
    lock = FileLock(folder / LOCK_NAME)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return _read_holder(folder) or Holder(0, "unknown", "unknown", "unknown")
    lock.release()
    return None


def _read_holder(folder: Path) -> Holder | None:
    try:
        return Holder(**json.loads((folder / HOLDER_NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
