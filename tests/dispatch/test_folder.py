"""The folder channel, to paths and to what fsspec keeps in memory."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import fsspec
import pytest

from tests.dispatch.letters import make_letter
from tests.dispatch.parcels import PDF, make_parcel
from warehouse.dispatch import folder, place
from warehouse.dispatch.letter import Carrier, Deferred, Letter, Manner, Refused
from warehouse.dispatch.place import Place, PlaceFailed

FILES = {".pdf": PDF, ".html": b"<p>twelve</p>", ".csv": b"a\r\n1\r\n"}
NAMES = ["country-ken-7-en.csv", "country-ken-7-en.html", "country-ken-7-en.pdf", "edition.json"]


def make_whole(home: Path, to: Path | str, description: bytes = b'{"number": 7}') -> Letter:
    parcel = make_parcel(home, files=FILES)
    (home / "edition.json").write_bytes(description)
    return make_letter(home, parcel, recipient=str(to))


@pytest.mark.parametrize("form", ["{}", "file://{}"])
def test_all_files_lie_below_brief_language_and_number(tmp_path: Path, form: str):
    letter = make_whole(tmp_path / "home", form.format(tmp_path / "shelf"))
    carrier: Carrier = folder.open_carrier({})
    assert carrier.send(letter) == f"4 files in {letter.recipient}/country-ken/en/7"
    carrier.close()
    shelf = tmp_path / "shelf" / "country-ken" / "en" / "7"
    assert sorted(path.name for path in (tmp_path / "shelf").rglob("*") if path.is_file()) == NAMES
    assert [(shelf / name).read_bytes() for name in NAMES] == [FILES[".csv"], FILES[".html"], PDF, b'{"number": 7}']


def test_any_place_that_fsspec_knows_is_a_folder(tmp_path: Path):
    letter = make_whole(tmp_path, "memory://bucket/briefs")
    folder.open_carrier({}).send(letter)
    memory = fsspec.filesystem("memory")
    assert memory.cat("/bucket/briefs/country-ken/en/7/edition.json") == b'{"number": 7}'
    memory.rm("/bucket", recursive=True)


def test_the_description_is_written_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    written: list[str] = []
    write = Place.write

    def note(where: Place, path: str, data: bytes) -> None:
        written.append(path.rsplit("/", 1)[1])
        write(where, path, data)

    monkeypatch.setattr(Place, "write", note)
    folder.open_carrier({}).send(make_whole(tmp_path / "home", tmp_path / "shelf"))
    assert sorted(written) == NAMES and written[-1] == "edition.json"


def test_what_was_broken_off_is_finished_and_what_is_whole_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    letter, carrier = make_whole(tmp_path / "home", tmp_path / "shelf"), folder.open_carrier({})
    write = Place.write

    def fail_at_html(where: Place, path: str, data: bytes) -> None:
        if path.endswith(".html"):
            raise PlaceFailed("shelf: disk full")
        write(where, path, data)

    monkeypatch.setattr(Place, "write", fail_at_html)
    with pytest.raises(Deferred, match="shelf: disk full"):
        carrier.send(letter)
    shelf = tmp_path / "shelf" / "country-ken" / "en" / "7"
    assert not (shelf / "edition.json").exists()
    monkeypatch.undo()
    assert carrier.send(letter).startswith("4 files in")
    monkeypatch.setattr(Place, "write", fail_at_html)
    assert carrier.send(letter).endswith("country-ken/en/7 held it already")
    assert sorted(path.name for path in shelf.iterdir()) == NAMES


def test_another_edition_of_that_number_is_never_overwritten(tmp_path: Path):
    carrier = folder.open_carrier({})
    carrier.send(make_whole(tmp_path / "home", tmp_path / "shelf"))
    other = make_whole(tmp_path / "other", tmp_path / "shelf", b'{"number": 7, "of": "another home"}')
    with pytest.raises(Refused, match=r"country-ken/en/7 holds another edition of that number"):
        carrier.send(other)
    assert (tmp_path / "shelf/country-ken/en/7/edition.json").read_bytes() == b'{"number": 7}'
    carrier.send(replace(other, parcel=replace(other.parcel, number=8)))
    assert (tmp_path / "shelf/country-ken/en/8/edition.json").exists()


def test_a_file_that_is_not_what_its_description_says_goes_nowhere(tmp_path: Path):
    letter = make_whole(tmp_path / "home", tmp_path / "shelf")
    letter.parcel.file(".csv").write_bytes(b"tampered")
    with pytest.raises(Deferred, match=r"country-ken-7-en\.csv is not the file that edition\.json describes"):
        folder.open_carrier({}).send(letter)
    letter.parcel.file(".csv").unlink()
    with pytest.raises(Deferred, match="No such file"):
        folder.open_carrier({}).send(letter)
    assert not (tmp_path / "shelf/country-ken/en/7/edition.json").exists()


def test_a_note_puts_nothing_there(tmp_path: Path):
    letter = replace(make_whole(tmp_path / "home", tmp_path / "shelf"), manner=Manner.NOTE)
    assert folder.open_carrier({}).send(letter) == "nothing has changed: nothing was put there"
    assert not (tmp_path / "shelf").exists()


@pytest.mark.parametrize("recipient", ["briefs", "./briefs", "../briefs"])
def test_a_path_that_depends_on_where_one_stands_is_refused(tmp_path: Path, recipient: str):
    with pytest.raises(Refused, match="expected a whole path or a URL"):
        folder.open_carrier({}).send(make_whole(tmp_path, recipient))


def test_what_cannot_be_opened_or_written_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setattr(place, "_is_installed", lambda scheme: False)
    for recipient, said in (
        (str(tmp_path / "file"), "cannot be"),
        ("no-such-kind://x/y", "cannot be opened"),
        ("s3://bucket/briefs", r"pip install 'fieldbrief\[s3\]'"),
        ("sftp://host/briefs", r"pip install 'fieldbrief\[sftp\]'"),
    ):
        with pytest.raises(Deferred, match=said) as told:
            folder.open_carrier({}).send(make_whole(tmp_path / "home", recipient))
        assert len(str(told.value).splitlines()) == 1
