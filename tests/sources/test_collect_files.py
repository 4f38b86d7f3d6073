from __future__ import annotations

import datetime as dt
import io
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from warehouse.settings import Settings
from warehouse.sources.collect import Collected, collect_source
from warehouse.sources.definitions import undeclared_source
from warehouse.store.documents import DocumentStore

Write = Callable[[str, bytes], Path]
NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def look(place: Path, store: DocumentStore, settings: Settings, days: int = 0) -> Collected:
    return collect_source(undeclared_source(str(place)), store, settings, lambda: NOON + dt.timedelta(days=days))


def test_a_folder_gives_its_texts_and_names_what_it_passes_over(
    write: Write, store: DocumentStore, settings: Settings
) -> None:
    folder = write("b.txt", b"Second text").parent
    write("a.html", b"<html><p>First</p></html>")
    write("deep/c.txt", b"Third text")
    write("notes.md", b"About this folder")
    write(".hidden.txt", b"Not for reading")
    got = look(folder, store, settings)
    assert [(r.doc_name, r.media_type) for r in got.received] == [
        ("a.html", "text/html"),
        ("b.txt", "text/plain"),
        ("c.txt", "text/plain"),
    ]
    assert got.passed_over == ["notes.md"]
    assert store.read(got.received[1].sha256) == b"Second text"


def test_an_unchanged_file_is_not_read_again(
    write: Write, store: DocumentStore, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a.txt", b"Text")
    look(path, store, settings)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail(f"{self} was read again"))
    again = look(path, store, settings, days=1)
    assert (again.received, again.unchanged_count) == ([], 1)


def test_a_touched_file_with_the_same_bytes_is_no_new_version(
    write: Write, store: DocumentStore, settings: Settings
) -> None:
    path = write("a.txt", b"Text")
    look(path, store, settings)
    os.utime(path, (1, 1))
    again = look(path, store, settings)
    assert (again.received, again.unchanged_count) == ([], 1)


def test_a_changed_file_is_a_new_version_and_the_old_stays(
    write: Write, store: DocumentStore, settings: Settings
) -> None:
    first = look(write("a.txt", b"Old words"), store, settings).received[0]
    second = look(write("a.txt", b"New words here"), store, settings, days=1).received[0]
    assert (second.version, second.supersedes) == (2, first.sha256)
    assert store.read(first.sha256) == b"Old words"
    assert [r.sha256 for r in store.current()] == [second.sha256]


def test_a_file_taken_away_is_withdrawn_but_an_emptied_folder_is_not_believed(
    write: Write, store: DocumentStore, settings: Settings
) -> None:
    gone, kept = write("gone.txt", b"Text one"), write("kept.txt", b"Text two")
    look(gone.parent, store, settings)
    gone.unlink()
    assert look(kept.parent, store, settings).withdrawn == [gone.as_uri()]
    assert [r.doc_name for r in store.current()] == ["kept.txt"]
    kept.unlink()
    emptied = look(kept.parent, store, settings)
    assert [issue.code for issue in emptied.issues] == ["no-files"]
    assert [r.doc_name for r in store.current()] == ["kept.txt"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x89PNG\r\n\0\0\0", "not-text"),
        (b"%PDF-1.7 ...", "not-text"),
        (b"x" * 2_000_000, "too-large"),
    ],
)
def test_a_bad_file_is_an_issue_and_the_good_ones_are_taken(
    write: Write, store: DocumentStore, settings: Settings, data: bytes, code: str
) -> None:
    folder = write("bad.txt", data).parent
    write("good.txt", b"Text")
    got = look(folder, store, settings)
    assert [r.doc_name for r in got.received] == ["good.txt"]
    assert [issue.code for issue in got.issues] == [code]
    assert "bad.txt" in got.issues[0].message and got.issues[0].advice


def test_a_file_that_turns_bad_leaves_its_last_good_version(
    write: Write, store: DocumentStore, settings: Settings
) -> None:
    look(write("a.txt", b"Good text"), store, settings)
    look(write("a.txt", b"\0\0\0"), store, settings)
    assert [store.read(r.sha256) for r in store.current()] == [b"Good text"]


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_a_zipped_folder_gives_its_members(write: Write, store: DocumentStore, settings: Settings) -> None:
    path = write(
        "pages.zip", zipped({"x/one.txt": b"One", "x/two.html": b"<p>Two", "../out.txt": b"Three", "x/pic.png": b"\0"})
    )
    got = look(path, store, settings)
    assert [r.doc_name for r in got.received] == ["one.txt", "two.html", "out.txt"]
    assert got.received[0].uri == f"{path.as_uri()}#x/one.txt"
    again = look(path, store, settings)
    assert (again.received, again.unchanged_count) == ([], 3)


def test_a_zip_bomb_is_refused(write: Write, store: DocumentStore, settings: Settings) -> None:
    path = write("bomb.zip", zipped({"big.txt": b"x" * 5_000_000}))
    assert path.stat().st_size < 10_000
    assert [issue.code for issue in look(path, store, replace(settings, max_bytes=1_000_000)).issues] == ["too-large"]
    assert store.current() == []
