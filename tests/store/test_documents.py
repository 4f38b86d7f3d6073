from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from warehouse.records import Issue, Receipt
from warehouse.store.documents import Check, DamagedStore, DocumentStore, SourceState

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def receipt(sha256: str, uri: str = "file:///a.txt", source_id: str = "news") -> Receipt:
    return Receipt(source_id, uri, "a.txt", sha256, 4, "text/plain", NOON)


def test_bytes_come_back_under_their_hash(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path / "documents")
    sha256 = store.put("Zürich".encode())
    assert sha256 == hashlib.sha256("Zürich".encode()).hexdigest()
    assert store.read(sha256).decode() == "Zürich"


def test_changed_or_missing_bytes_are_not_given_out(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path)
    sha256 = store.put(b"true words")
    (tmp_path / sha256[:2] / sha256).write_bytes(b"other words")
    with pytest.raises(DamagedStore, match="was changed"):
        store.read(sha256)
    with pytest.raises(DamagedStore, match="is missing"):
        store.read("0" * 64)


def test_the_latest_version_of_each_address_is_current(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path)
    for sha256, uri in (("1" * 64, "file:///a"), ("2" * 64, "file:///b"), ("3" * 64, "file:///a")):
        store.receive(receipt(sha256, uri))
    store.receive(receipt("4" * 64, "file:///c", source_id="other"))
    assert [r.sha256[0] for r in store.current(["news"])] == ["3", "2"]
    store.withdraw("news", "file:///a", NOON)
    assert [r.sha256[0] for r in store.current()] == ["2", "4"]


def test_the_documents_of_a_past_instant_are_those_that_were_current_then(tmp_path: Path) -> None:
    store, day = DocumentStore(tmp_path), dt.timedelta(days=1)
    store.receive(receipt("1" * 64, "file:///a"))
    store.receive(replace(receipt("2" * 64, "file:///a"), fetched_at=NOON + 2 * day))
    store.withdraw("news", "file:///a", NOON + 4 * day)
    at = {days: [r.sha256[0] for r in store.current(until=NOON + days * day)] for days in (-1, 1, 3, 5)}
    assert at == {-1: [], 1: ["1"], 3: ["2"], 5: []}


def test_a_line_that_a_crash_cut_short_does_no_harm(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path)
    store.receive(receipt("1" * 64))
    with (tmp_path / "receipts.jsonl").open("ab") as log:
        log.write(b'{"event": "received", "source_')
    store.receive(receipt("2" * 64, "file:///b"))
    assert [r.sha256[0] for r in store.current()] == ["1", "2"]


def test_what_is_known_of_a_source_comes_back_whole(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path)
    assert store.state("news") == SourceState()
    state = SourceState(
        NOON.isoformat(), {"file:///a": Check(NOON.isoformat(), ("1" * 64,), 4, 99)}, (Issue("empty", "a is empty"),)
    )
    store.save_state("news", state)
    assert store.state("news") == state
