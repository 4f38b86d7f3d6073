"""Places: whole files on disk and in memory, one line for what is missing, no secret shown."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from warehouse.dispatch.place import Place, PlaceFailed, media_type_of


@pytest.mark.parametrize("kind", ["path", "url", "memory"])
def test_files_are_written_read_and_removed(tmp_path: Path, kind: str) -> None:
    place = Place({"path": tmp_path / "site", "url": f"file://{tmp_path}/site", "memory": "memory://place-test"}[kind])
    assert place.read("a/b.txt") is None and not place.has("a/b.txt")
    place.write("a/b.txt", b"one")
    place.write("a/b.txt", b"two")
    assert place.read("a/b.txt") == b"two" and place.has("a/b.txt")
    place.remove("a/b.txt")
    place.remove("a/b.txt")
    assert place.read("a/b.txt") is None


def test_a_write_that_fails_leaves_the_file_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(tmp_path)
    place.write("a.txt", b"whole")
    monkeypatch.setattr("fsspec.implementations.local.LocalFileSystem.mv", _fail)
    with pytest.raises(PlaceFailed, match=r"a\.txt cannot be written: disk full"):
        place.write("a.txt", b"half")
    assert (tmp_path / "a.txt").read_bytes() == b"whole"


def _fail(*_: Any, **__: Any) -> None:
    raise OSError("disk full")


def test_removing_leaves_no_empty_folder(tmp_path: Path) -> None:
    place = Place(tmp_path / "site")
    place.write("a/b/c.txt", b"")
    place.write("a/d.txt", b"")
    place.remove("a/b/c.txt")
    assert not (tmp_path / "site/a/b").exists() and (tmp_path / "site/a/d.txt").exists()
    place.write("a/b/c.txt", b"again")
    assert place.read("a/b/c.txt") == b"again"


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", "a//b", ".", ""])
def test_no_path_leads_out_of_the_place(tmp_path: Path, path: str) -> None:
    with pytest.raises(PlaceFailed, match="is not the path of a file in it"):
        Place(tmp_path / "site").write(path, b"")


@pytest.mark.parametrize(("url", "extra"), [("s3://bucket/site", "s3"), ("sftp://host/site", "sftp")])
def test_what_is_not_installed_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch, url: str, extra: str) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(PlaceFailed) as refusal:
        Place(url)
    assert str(refusal.value) == (
        f"{extra}:// needs packages that are not installed: pip install 'fieldbrief[{extra}]'"
    )


def test_an_unknown_kind_of_place_is_said_in_one_line() -> None:
    with pytest.raises(PlaceFailed) as refusal:
        Place("carrier-pigeon://loft")
    assert "carrier-pigeon" in str(refusal.value) and "\n" not in str(refusal.value)


def test_passwords_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PlaceFailed) as refusal:
        Place("nowhere://desk:secret@host/site")
    assert "secret" not in str(refusal.value) and "desk@host" in str(refusal.value)


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("en/index.html", "text/html"), ("feeds/all.en.atom", "application/atom+xml"),
        ("a.csl.json", "application/json"),
        ("a.jsonld", "application/ld+json"), ("a.pdf", "application/pdf"), ("icon.svg", "image/svg+xml"),
        ("a.strange", "application/octet-stream"),
    ],
)  # fmt: skip
def test_media_types(path: str, media_type: str) -> None:
    assert media_type_of(path) == media_type
