"""What people settle by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.merge.build import document, item_id
from warehouse.decisions import Decisions, apply_corrections, find_stale, load_decisions
from warehouse.records import Kind, Place, Role
from warehouse.yaml_file import BadFile

A, B = item_id("a", 1), item_id("a", 2)


def write(tmp_path: Path, text: str) -> Path:
    """A decisions file with this text."""
    path = tmp_path / "decisions.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_means_no_decisions(tmp_path: Path) -> None:
    assert load_decisions(tmp_path / "decisions.yml") == Decisions()


def test_pairs_are_lists_or_say_why(tmp_path: Path) -> None:
    text = f'merge:\n  - ["{A}", "{B}"]\nsplit:\n  - items: ["{A}", "{B}"]\n'
    text += "    why: two rounds\n    by: Amina\n    on: 2026-02-03\n"
    decisions = load_decisions(write(tmp_path, text))
    assert decisions.merge[0].items == (A, B)
    assert (decisions.split[0].why, decisions.split[0].by) == ("two rounds", "Amina")
    assert decisions.item_ids() == {A, B}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'set:\n  "{A}":\n    yeer: 2019\n', ":3: "),
        (f'merge:\n  - ["{A}"]\n', ":2: "),
        ("merge:\n  - [123456789012, 210987654321]\n", ":2: "),
        (f'set:\n  "{A}":\n    places: [{{iso3: KEN, role: host}}]\n', "role"),
        ("joined: []\n", "joined"),
    ],
)
def test_faults_are_named_with_their_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadFile, match=r"decisions\.yml") as caught:
        load_decisions(write(tmp_path, text))
    assert said in str(caught.value)


def test_corrections_replace_the_fields_they_name_and_leave_evidence() -> None:
    page = document("a", {"text": "One thing happened.", "focus": ["KEN"], "themes": ["TIP"]}, {"text": "Another did."})
    decisions = Decisions.model_validate(
        {"set": {A: {"date": "2019-05", "places": [{"iso3": "UGA", "role": "venue"}], "why": "the annex says so"}}}
    )
    first, second = apply_corrections(page, decisions).items
    assert (first.reading.date, first.reading.year, first.reading.year_basis) == ("2019-05", 2019, "decision")
    assert first.reading.places == (Place("UGA", Role.VENUE),)
    assert first.reading.themes == ("TIP",)
    assert {row.field for row in first.reading.evidence if row.rule == "decision"} == {"date", "year", "places"}
    assert first.reading.doubts["places"] == 0.0
    assert second == page.items[1]


def test_null_says_that_the_text_does_not_state_it() -> None:
    page = document("a", {"text": "One thing happened.", "year": 2019})
    decided = apply_corrections(page, Decisions.model_validate({"set": {A: {"year": None, "kind": "profile"}}}))
    assert (decided.items[0].reading.year, decided.items[0].item.kind) == (None, Kind.PROFILE)


def test_a_document_that_no_decision_names_is_left_as_it_is() -> None:
    page = document("a", {"text": "One thing happened."})
    assert apply_corrections(page, Decisions.model_validate({"set": {"0" * 12: {"year": 2019}}})) is page


def test_decisions_about_items_that_are_gone_are_raised() -> None:
    decisions = Decisions.model_validate({"merge": [[A, B]], "set": {"0" * 12: {"year": 2019}}})
    assert [issue.text for issue in find_stale(decisions, [A])] == sorted([B, "0" * 12])
