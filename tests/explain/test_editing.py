"""The decisions file is written to without moving anything else in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.decisions import Decisions, load_decisions
from warehouse.explain.editing import add_pair, drop_item, put_correction
from warehouse.explain.values import write_entry
from warehouse.yaml_file import StrictModel, load_yaml

KEPT = """# Decisions of the unit

merge:
  # colloquia
  - [aaaaaaaaaaaa, bbbbbbbbbbbb]   # the first one
  - items: [aaaaaaaaaaaa, cccccccccccc, dddddddddddd]
    why: >
      told three
      times

# kept apart
split:
- {items: ["111111111111", eeeeeeeeeeee], by: Amina}
# fields
set:
  aaaaaaaaaaaa: {year: 2019}  # seen in the annex
  bbbbbbbbbbbb:
    places:
      - {iso3: KEN, role: focus}
    why: two lines
# end
"""


def read(tmp_path: Path, text: str) -> Decisions:
    path = tmp_path / "decisions.yml"
    path.write_text(text, encoding="utf-8")
    return load_decisions(path)


def test_a_new_correction_goes_below_the_last_one(tmp_path: Path) -> None:
    text = put_correction(KEPT, "ffffffffffff", {"year": 2020, "why": "page 3, annex"})
    assert text == KEPT.replace("# end", '  ffffffffffff: {year: 2020, why: "page 3, annex"}\n# end')
    assert read(tmp_path, text).set["ffffffffffff"].year == 2020


def test_a_correction_that_is_there_is_changed_in_its_place(tmp_path: Path) -> None:
    text = put_correction(KEPT, "aaaaaaaaaaaa", {"year": 2021, "themes": ["TIP"]})
    assert text == KEPT.replace("{year: 2019}", "{year: 2021, themes: [TIP]}")
    text = put_correction(text, "bbbbbbbbbbbb", {"places": [], "why": "one line", "year": None})
    found = read(tmp_path, text).set["bbbbbbbbbbbb"]
    assert (found.places, found.why, found.fields()) == ((), "one line", {"places", "year"})
    assert text.endswith("    why: one line\n    year: null\n# end\n")


@pytest.mark.parametrize(("section", "below"), [("merge", "      times\n"), ("split", "eeeeeeeeeeee], by: Amina}\n")])
def test_a_new_pair_goes_below_the_last_one_of_its_section(tmp_path: Path, section: str, below: str) -> None:
    text = add_pair(KEPT, section, {"items": ["aaaaaaaaaaaa", "123456789012"]})
    indent = "  " if section == "merge" else ""
    assert text == KEPT.replace(below, f'{below}{indent}- [aaaaaaaaaaaa, "123456789012"]\n')
    assert getattr(read(tmp_path, text), section)[-1].items == ("aaaaaaaaaaaa", "123456789012")


def test_what_names_an_item_goes_and_all_else_stays(tmp_path: Path) -> None:
    text, dropped = drop_item(KEPT, "aaaaaaaaaaaa")
    assert dropped == [
        "set: aaaaaaaaaaaa: {year: 2019}",
        "merge: [aaaaaaaaaaaa, bbbbbbbbbbbb]",
        "merge: items: [aaaaaaaaaaaa, cccccccccccc, dddddddddddd] why: > told three times",
    ]
    lines = [line for line in KEPT.splitlines(keepends=True) if "# the first one" not in line and "2019" not in line]
    assert text == "".join(lines).replace("aaaaaaaaaaaa, ", "")
    decisions = read(tmp_path, text)
    assert "aaaaaaaaaaaa" not in decisions.item_ids()
    assert decisions.merge[0].why == "told three times\n"


def test_the_last_entry_of_a_section_leaves_an_empty_one_that_can_be_filled_again(tmp_path: Path) -> None:
    text, _ = drop_item(KEPT, "111111111111")
    assert "split: []\n# fields" in text
    assert read(tmp_path, text).split == ()
    again = add_pair(text, "split", {"items": ["aaaaaaaaaaaa", "eeeeeeeeeeee"]})
    assert "split:\n  - [aaaaaaaaaaaa, eeeeeeeeeeee]\n# fields" in again


def test_a_file_in_one_line_stays_in_one_line(tmp_path: Path) -> None:
    text = "set: {aaaaaaaaaaaa: {year: 2019}, bbbbbbbbbbbb: {year: 2018}}\n"
    text = put_correction(text, "cccccccccccc", {"kind": "profile"})
    text, _ = drop_item(text, "aaaaaaaaaaaa")
    assert text == "set: {bbbbbbbbbbbb: {year: 2018}, cccccccccccc: {kind: profile}}\n"


def test_an_empty_file_gets_a_line_that_says_what_it_is(tmp_path: Path) -> None:
    text = put_correction("", "aaaaaaaaaaaa", {"year": 2019})
    assert text.startswith("# What people settled")
    assert read(tmp_path, text).set["aaaaaaaaaaaa"].year == 2019


IDS = st.sampled_from(["aaaaaaaaaaaa", "bbbbbbbbbbbb", "123456789012", "12345e678901", "eeeeeeeeeeee", "0e1234567890"])
PAIRS = st.lists(IDS, min_size=2, max_size=3, unique=True)
STEPS = st.one_of(
    st.tuples(
        st.just("set"), IDS, st.fixed_dictionaries({"year": st.integers(1990, 2030), "why": st.text(max_size=9)})
    ),
    st.tuples(st.sampled_from(["merge", "split"]), PAIRS, st.text(max_size=9)),
    st.tuples(st.just("drop"), IDS, st.none()),
)


@settings(max_examples=50)
@given(st.sampled_from(["", KEPT, "# only a comment", "split: []\nset: {}  # none yet\n"]), st.lists(STEPS, max_size=6))
def test_any_run_of_decisions_leaves_a_file_that_says_just_them(start: str, steps: list[tuple[Any, ...]]) -> None:
    text, wanted = start, Decisions.model_validate(yaml.safe_load(start) or {}).model_dump(exclude_unset=True)
    for name, items, more in steps:
        if name == "set":
            text = put_correction(text, items, more)
            wanted.setdefault("set", {})[items] = wanted.get("set", {}).get(items, {}) | more
        elif name == "drop":
            text, _ = drop_item(text, items)
            wanted.get("set", {}).pop(items, None)
            for section in ("merge", "split"):
                thinned = [
                    pair | {"items": tuple(item for item in pair["items"] if item != items)}
                    for pair in wanted.get(section, ())
                ]
                wanted[section] = tuple(pair for pair in thinned if len(pair["items"]) > 1)
        else:
            pair = {"items": tuple(items), **({"why": more} if more else {})}
            text = add_pair(text, name, pair)
            wanted[name] = (*wanted.get(name, ()), pair)
    assert _load(text) == Decisions.model_validate(wanted)
    for comment in ("# Decisions of the unit", "# kept apart", "# fields", "# end"):
        assert (comment in text) == (comment in start)


class Anything(StrictModel):
    """One value of any kind."""

    value: Any


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9999, 9999) | st.text(max_size=8) | IDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1, max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(VALUES.filter(lambda value: "bound" not in str(value)))
def test_a_written_value_is_read_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    path = tmp_path_factory.getbasetemp() / "value.yml"
    path.write_text(f"value: {write_entry(value)}\n", encoding="utf-8")
    assert load_yaml(path, Anything).value == value


def _load(text: str) -> Decisions:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return read(Path(folder), text)
