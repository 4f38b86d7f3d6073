"""The table of agreement, counted by hand on small cases and held against the labels' own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from warehouse.evaluate import FIELDS, Score, evaluate, evaluate_by_layout, evaluate_each
from warehouse.labelled import find_label_sets, read_labelled

ROOT = Path(__file__).resolve().parents[2]
SCORER = ROOT.parent / "shared/gold/score.py"


def row(first: int, last: int | None = None, **fields: Any) -> dict[str, Any]:
    """A label or an exported row of document 'abc'."""
    return {"doc": "abc.txt", "first": first, "last": last or first, "kind": "activity", "lang": "en", **fields}


def test_an_activity_that_nothing_covers_is_missed_in_every_field() -> None:
    labels = [row(1, places=[{"iso3": "KEN", "role": "focus"}], themes=["TIP"], year=2019), row(2, themes=["VAW"])]
    scores = evaluate(labels, [row(2, themes=["VAW"])]).scores
    assert scores["segments"] == Score(1, 0, 1)
    assert scores["focus"] == Score(0, 0, 1)
    assert scores["year"] == Score(0, 0, 1)
    assert scores["themes"] == Score(1, 0, 1)


def test_a_wrong_value_is_wrong_and_missed_and_a_value_for_none_is_wrong_only() -> None:
    labels = [row(1, year=2019), row(2, year=None), row(3, year=2020)]
    rows = [row(1, year=2018), row(2, year=2011), row(3, year=2020)]
    evaluation = evaluate(labels, rows)
    assert evaluation.scores["year"] == Score(1, 2, 1)
    assert [(miss.first, miss.wanted, miss.given) for miss in evaluation.misses if miss.field == "year"] == [
        (1, "2019", "2018"),
        (2, "None", "2011"),
    ]


def test_debatable_fields_are_left_out_when_sure() -> None:
    labels = [row(1, themes=["TIP"], places=[{"iso3": "KEN", "role": "focus"}], unsure=["themes", "places"])]
    rows = [row(1, themes=["VAW"])]
    assert evaluate(labels, rows).scores["themes"] == Score(0, 1, 1)
    scores = evaluate(labels, rows, sure=True).scores
    assert scores["themes"] == scores["first_theme"] == scores["focus"] == Score()


def test_pairs_that_share_an_activity_are_held_against_same_as() -> None:
    labels = [row(1), row(2, same_as=["abc", 1]), row(3)]
    rows = [row(1, activity="x"), row(2, activity="y"), row(3, activity="x")]
    assert evaluate(labels, rows).scores["duplicates"] == Score(0, 1, 1)


def test_a_number_in_another_sense_is_right_for_people_and_wrong_for_senses() -> None:
    labels = [row(1, people=[{"n": 45, "sense": "trained"}, {"n": 7, "sense": "other"}])]
    scores = evaluate(labels, [row(1, people=[{"n": 45, "sense": "reached"}, {"n": 7, "sense": "other"}])]).scores
    assert (scores["people"], scores["senses"]) == (Score(2, 0, 0), Score(1, 1, 1))


def test_partly_overlapping_lines_are_found_but_not_exact() -> None:
    scores = evaluate([row(1, 3)], [row(2, 3)]).scores
    assert (scores["segments"].right, scores["found"].right) == (0, 1)


def test_scores_of_nothing_are_whole_and_of_nothing_right_are_nil() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (1.0, 1.0, 1.0)
    assert Score(0, 1, 1).f1 == 0.0


def test_breakdown_by_document_and_layout() -> None:
    labels = [row(1, year=2019), {**row(1, year=2020), "doc": "xyz"}]
    rows = [row(1, year=2019, layout="news"), {**row(1, year=2011), "doc": "xyz", "layout": "inventory"}]
    assert {doc: one.scores["year"].f1 for doc, one in evaluate_each(labels, rows).items()} == {"abc": 1.0, "xyz": 0.0}
    assert {name: one.scores["year"].f1 for name, one in evaluate_by_layout(labels, rows).items()} == {
        "inventory": 0.0,
        "news": 1.0,
    }


@pytest.mark.parametrize("sure", [False, True])
def test_the_table_is_the_scorers_own_to_four_digits(sure: bool, tmp_path: Path) -> None:
    if not SCORER.is_file():
        print("the labels' scorer is not beside the checkout: nothing to compare with")
        return
    for label_set in find_label_sets(ROOT):
        labels, rows = read_labelled(label_set)
        out = tmp_path / f"{label_set.name}.jsonl"
        out.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
        command = [
            sys.executable,
            str(SCORER),
            str(label_set.labels),
            str(out),
            "--json",
            *(["--sure"] if sure else []),
        ]
        wanted = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        scores = evaluate(labels, rows, sure).scores
        compared = set(FIELDS) - {"senses"}  # the scorer compares numbers of people alone
        assert {name: _rounded(scores[name]) for name in compared} == {
            name: (wanted[name]["p"], wanted[name]["r"], wanted[name]["f1"]) for name in compared
        }


def _rounded(score: Score) -> tuple[float, float, float]:
    return round(score.precision, 4), round(score.recall, 4), round(score.f1, 4)
