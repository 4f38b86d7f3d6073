"""What is listed for review, in which order, with why and with the line that settles it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.explain.rows import make_row, trained_row
from warehouse.decisions import Correction, Decisions
from warehouse.explain.doubts import join_doubts, list_doubts, weigh
from warehouse.explain.merges import list_merges

MERGE: dict[str, Any] = {
    "item_id": "0a1b2c3d4e5f",
    "doc": "page.txt",
    "first": 2,
    "last": 4,
    "lang": "en",
    "words": "Training  in Nairobi",
    "with_item_id": "99aa88bb77cc",
    "with_doc": "other.txt",
    "with_first": 7,
    "with_last": 7,
    "with_lang": "es",
    "with_words": "Capacitación",
    "reason": "translation",
    "score": 0.62,
    "activity": "99aa88bb77cc",
}


def test_a_doubt_weighs_by_how_often_its_field_is_wrong() -> None:
    assert weigh({"places": 0.4}) > weigh({"themes": 0.6}) > weigh({"partners": 0.9})
    assert weigh({"places": 0.4, "date": 0.3}) > weigh({"places": 0.4})
    assert weigh({"themes": 0.4}, "themes") == 0.4


def test_items_that_are_sure_enough_are_not_listed() -> None:
    assert weigh({"date": 0.1, "places": 0.2}) == 0
    assert weigh({"date": 0.1}, "date") == 0.1


def test_each_doubt_says_what_was_read_from_which_words() -> None:
    found = list_doubts(trained_row(), None, {("places", "KEN"): "Kenya"})
    assert [(doubt.field, doubt.given) for doubt in found.doubts] == [
        ("places", "KEN (Kenya), focus"),
        ("measures", "not stated"),
        ("themes", "TIP; CHI"),
    ]
    assert found.doubts[0].why == "‘<Nairobi>’ (city:focus); ‘Prosecutors of Kenya’ (national-body:focus)"
    assert found.doubts[1].why == "no word of the lexicon stands in it"
    (line,) = [line for line in found.lines() if "under set:" in line]
    assert line.endswith("0a1b2c3d4e5f: {places: [{iso3: KEN, role: focus}], measures: [], themes: [TIP, CHI]}"), line


def test_the_line_keeps_what_was_read_and_the_decisions_take_it() -> None:
    row = trained_row()
    for doubt in list_doubts(row, None, {}).doubts:
        entry = yaml.safe_load(doubt.entry)[row["item_id"]]
        assert Correction.model_validate(entry).fields() == {doubt.field}
        assert entry[doubt.field] == row[doubt.field]


def test_a_date_brings_its_year_and_an_undated_item_says_so() -> None:
    dated, undated = trained_row(), make_row(doubts={"date": 0.3})
    assert list_doubts(dated, None, {}, "date").doubts[0].entry == '0a1b2c3d4e5f: {date: "2020-03-12", year: 2020}'
    assert list_doubts(undated, None, {}, "date").doubts[0].entry == "0a1b2c3d4e5f: {year: null}"


def test_a_weak_merge_is_a_doubt_and_a_persons_own_is_not() -> None:
    assert join_doubts({"year": 0.0}, MERGE) == pytest.approx({"merge": 0.38})
    assert join_doubts({}, MERGE | {"reason": "decision"}) == {}
    (doubt,) = list_doubts(make_row(), MERGE, {}).doubts
    assert (doubt.given, doubt.section, doubt.entry) == (
        "the same as other.txt:7",
        "split",
        "- [99aa88bb77cc, 0a1b2c3d4e5f]",
    )


def test_merges_say_both_places_and_what_would_undo_them() -> None:
    decisions = Decisions.model_validate(
        {
            "merge": [{"items": ["99aa88bb77cc", "0a1b2c3d4e5f"], "why": "same week", "by": "Amina"}],
            "split": [["99aa88bb77cc", "111111111111"]],
        }
    )
    found = list(list_merges([MERGE, MERGE | {"reason": "decision"}], decisions, {"99aa88bb77cc": make_row()}))
    assert [(row.reason, row.score, row.undo) for row in found] == [
        ("translation", 0.62, "split: - [99aa88bb77cc, 0a1b2c3d4e5f]"),
        ("decision", None, "fieldbrief decide --undo 0a1b2c3d4e5f"),
        ("split", None, "fieldbrief decide --undo 111111111111"),
    ]
    assert (found[0].later.place, found[0].earlier.place) == ("page.txt:2-4", "other.txt:7")
    assert found[0].later.words == "Training in Nairobi"
    assert found[1].note == "same week (Amina)"
    assert (found[2].earlier.place, found[2].later.place) == ("page.txt:2-4", "")
