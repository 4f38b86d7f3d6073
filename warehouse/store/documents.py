"""The stored documents: bytes by SHA-256, kept for ever, and the log of how they came in.

The log is one JSON line per event, only ever appended to: a version received, or an address that
no longer holds its document. What is known of each address since (when it was last looked at,
its validators) lies apart and may be lost without harm.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from filelock import FileLock

from warehouse.records import Issue, Receipt


class DamagedStore(RuntimeError):
    """Stored bytes or the log are not what they were when they were written."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was seen when an address was last looked at, to tell cheaply whether it has changed.

    Files carry size and modification time (ns), pages their ETag and Last-Modified; `sha256s`
    are the documents behind the address (several for an archive).
    """

    checked_at: str
    sha256s: tuple[str, ...]
    byte_count: int | None = None
    mtime_ns: int | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class SourceState:
    """The last look at one source: each address's check, and what could not be taken in."""

    checked_at: str | None = None
    checks: dict[str, Check] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


class DocumentStore:
    """The documents under one folder; made on first write."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._log = folder / "receipts.jsonl"

    def put(self, data: bytes) -> str:
        """Keep the bytes; their SHA-256. Bytes that are there already are not written again."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, data)
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes; raises DamagedStore if they are gone or changed."""
        try:
            data = self._path(sha256).read_bytes()
        except FileNotFoundError:
            raise DamagedStore(f"document {sha256} is missing under {self._folder}") from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise DamagedStore(f"document {sha256} was changed under {self._folder}")
        return data

    def receive(self, receipt: Receipt) -> None:
        """Log a version of a document as the current one of its address."""
        self._append({"event": "received", **asdict(receipt), "fetched_at": receipt.fetched_at.isoformat()})

    def withdraw(self, source_id: str, uri: str, at: dt.datetime) -> None:
        """Log that an address no longer holds its document; the versions stay."""
        self._append({"event": "withdrawn", "source_id": source_id, "uri": uri, "at": at.isoformat()})

    def current(self, source_ids: Iterable[str] | None = None, until: dt.datetime | None = None) -> list[Receipt]:
        """The latest version behind each address, by source and address; withdrawn ones left out.

        With `until` as it was at that instant.
        """
        wanted = None if source_ids is None else set(source_ids)
        latest: dict[tuple[str, str], Receipt] = {}
        for event in self._events():
            key = (event["source_id"], event["uri"])
            if wanted is not None and key[0] not in wanted:
                continue
            if until is not None and dt.datetime.fromisoformat(event.get("fetched_at") or event["at"]) > until:
                continue
            if event["event"] == "received":
                latest[key] = _receipt(event)
            elif event["event"] == "withdrawn":
                latest.pop(key, None)
            else:
                raise DamagedStore(f"{self._log}: unknown event {event['event']!r}")
        return [latest[key] for key in sorted(latest)]

    def state(self, source_id: str) -> SourceState:
        """What is known of a source's addresses; empty when it was never looked at."""
        path = self._state_path(source_id)
        if not path.exists():
            return SourceState()
        said = json.loads(path.read_text(encoding="utf-8"))
        return SourceState(
            checked_at=said["checked_at"],
            checks={uri: Check(**(row | {"sha256s": tuple(row["sha256s"])})) for uri, row in said["checks"].items()},
            issues=tuple(Issue(**row) for row in said["issues"]),
        )

    def save_state(self, source_id: str, state: SourceState) -> None:
        """Replace what is known of a source's addresses."""
        path = self._state_path(source_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path, json.dumps(asdict(state), ensure_ascii=False, indent=1).encode())

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def _state_path(self, source_id: str) -> Path:
        return self._folder / "checks" / f"{source_id}.json"

    def _append(self, event: dict[str, Any]) -> None:
        """One whole line on the log; a line that a crash left unfinished is ended first."""
        self._folder.mkdir(parents=True, exist_ok=True)
        line = json.dumps(event, ensure_ascii=False).encode() + b"\n"
        with FileLock(self._folder / "receipts.lock"), self._log.open("ab+") as log:
            if log.tell():
                log.seek(-1, os.SEEK_END)
                line = line if log.read(1) == b"\n" else b"\n" + line
            log.write(line)
            log.flush()
            os.fsync(log.fileno())

    def _events(self) -> Iterable[dict[str, Any]]:
        """The events in order; an unfinished line, which no document rests on, is passed over."""
        if not self._log.exists():
            return
        with self._log.open(encoding="utf-8", errors="replace") as log:
            for line in log:
                try:
                    yield json.loads(line)
                except json.JSONDecodeError:
                    continue


_RECEIPT_FIELDS = {row.name for row in fields(Receipt)}


def _receipt(event: dict[str, Any]) -> Receipt:
    values = {name: value for name, value in event.items() if name in _RECEIPT_FIELDS}
    return Receipt(**(values | {"fetched_at": dt.datetime.fromisoformat(values["fetched_at"])}))


def _write_whole(path: Path, data: bytes) -> None:
    """Write aside, then rename: a reader sees the old file or the new one, never a part."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    with aside.open("wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())
    os.replace(aside, path)
