from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.yaml_file import BadFile, StrictModel, load_folder, load_yaml


class Shelf(StrictModel):
    height: int
    label: str = ""


class Room(StrictModel):
    name: str
    shelves: tuple[Shelf, ...] = ()


def test_a_good_file_becomes_its_model(tmp_path: Path) -> None:
    path = tmp_path / "room.yml"
    path.write_text("name: north\nshelves:\n  - height: 3\n")
    assert load_yaml(path, Room) == Room(name="north", shelves=(Shelf(height=3),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: north\nwindow: 2\n", ":2: window: unknown key; expected one of name, shelves"),
        (
            "name: a\nshelves:\n  - height: 1\n    hight: 3\n",
            ":4: shelves.0.hight: unknown key; expected one of height, label",
        ),
        ("shelves: []\n", ":1: name: missing, but required"),
        ("name: a\nshelves:\n  - height: tall\n", ":3: shelves.0.height: Input should be a valid integer"),
        ("name: [\n", ":2: "),
        ("name: a\nname: b\n", ":2: the key 'name' stands twice"),
    ],
)
def test_a_fault_names_file_line_and_key(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "room.yml"
    path.write_text(text)
    with pytest.raises(BadFile) as caught:
        load_yaml(path, Room)
    assert str(caught.value).startswith(str(path))
    assert expected in str(caught.value)


class Words(StrictModel):
    words: tuple[str | bool | int | None, ...]
    nothing: None


def test_words_that_older_yaml_took_for_values_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "words.yml"
    path.write_text("words: [NO, on, y, 12:30, 007, true, null, 14]\nnothing:\n")
    assert load_yaml(path, Words).words == ("NO", "on", "y", "12:30", 7, True, None, 14)


def test_a_later_folder_overrides_by_file_stem(tmp_path: Path) -> None:
    for folder, name in (("a", "first"), ("b", "second")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "room.yml").write_text(f"name: {name}\n")
    rooms = load_folder([tmp_path / "a", tmp_path / "b", tmp_path / "missing"], Room)
    assert {stem: room.name for stem, room in rooms.items()} == {"room": "second"}
