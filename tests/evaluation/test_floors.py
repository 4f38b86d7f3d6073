"""Reading keeps its floors on every label set that is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.evaluate import FIELDS, Score, evaluate
from warehouse.floors import find_fallen, load_floors, save_floors, update_floors
from warehouse.labelled import find_label_sets, read_labelled
from warehouse.yaml_file import BadFile

ROOT = Path(__file__).resolve().parents[2]
FLOORS = Path(__file__).with_name("floors.yml")


def test_no_field_is_below_its_floor() -> None:
    floors = load_floors(FLOORS)
    at_hand = find_label_sets(ROOT)
    for name in floors.keys() - {label_set.name for label_set in at_hand}:
        print(f"the labels of the {name} texts are not beside the checkout: their floors are not checked")
    for label_set in at_hand:
        labels, rows = read_labelled(label_set)
        assert find_fallen(evaluate(labels, rows, sure=True).scores, floors[label_set.name]) == []


def scores(f1: Score) -> dict[str, Score]:
    """The same score for every field."""
    return dict.fromkeys(FIELDS, f1)


def test_a_floor_rises_by_itself_and_falls_only_when_told() -> None:
    good, poor = scores(Score(9, 1, 1)), scores(Score(1, 1, 1))
    risen = update_floors(good, {"date": 0.5}, lower=False)
    assert risen["date"] == 0.9
    assert update_floors(poor, risen, lower=False) == risen
    assert update_floors(poor, risen, lower=True)["date"] == 0.5


def test_a_fallen_field_is_named_with_both_figures() -> None:
    (line,) = find_fallen(scores(Score(1, 1, 1)), {"date": 0.9})
    assert line == "date: F1 0.5000 is below the floor 0.900"


def test_floors_are_written_under_the_comment_they_had(tmp_path: Path) -> None:
    path = tmp_path / "floors.yml"
    path.write_text("# why\nsample:\n  date: 0.5\n", encoding="utf-8")
    save_floors(path, {"sample": {"date": 0.75}})
    assert path.read_text(encoding="utf-8").startswith("# why\n")
    assert load_floors(path) == {"sample": {"date": 0.75}}


def test_an_unknown_field_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "floors.yml"
    path.write_text("sample:\n  dates: 0.5\n", encoding="utf-8")
    with pytest.raises(BadFile, match=r"floors\.yml:2"):
        load_floors(path)
