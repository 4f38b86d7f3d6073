"""The sample corpus is as rich as a first brief needs, and its labels cover it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from warehouse.evaluate import doc_key, load_rows
from warehouse.labelled import find_label_sets

SAMPLE = find_label_sets(Path(__file__).resolve().parents[2])[0]


def labels() -> list[dict[str, Any]]:
    """All labels of the sample corpus."""
    return load_rows(SAMPLE.labels)


def activities() -> list[dict[str, Any]]:
    """The labelled activities, repeats included."""
    return [row for row in labels() if row["kind"] == "activity"]


def test_every_line_is_labelled_once() -> None:
    for path in SAMPLE.texts.glob("0*"):
        own = [row for row in labels() if row["doc"] == path.name and row.get("part") != 2]
        covered = Counter(line for row in own for line in range(row["first"], row["last"] + 1))
        assert covered == Counter(range(1, len(path.read_text(encoding="utf-8").splitlines()) + 1)), path.name


def test_documents_are_told_apart_by_three_characters() -> None:
    names = [path.name for path in SAMPLE.texts.glob("0*")]
    assert len({doc_key({"doc": name}) for name in names}) == len(names) == 5


def test_breadth() -> None:
    rows = activities()
    assert sum(not row["same_as"] for row in rows) >= 120
    assert {row["year"] for row in rows} >= set(range(2009, 2026))
    assert len({theme for row in rows for theme in row["themes"]}) >= 10
    assert len({measure for row in rows for measure in row["measures"]}) >= 8
    assert {row["lang"] for row in rows} == {"en", "es", "fr", "pt"}
    assert {place["role"] for row in rows for place in row["places"]} == {"focus", "venue", "donor", "mention"}
    assert {people["sense"] for row in rows for people in row["people"]} == {
        "trained",
        "attended",
        "reached",
        "victims",
        "other",
    }


def test_titles_and_repeats_point_at_what_stands_there() -> None:
    spots = {(doc_key(row), row["first"]) for row in labels()}
    lines = {path.name: path.read_text(encoding="utf-8").splitlines() for path in SAMPLE.texts.glob("0*")}
    for row in activities():
        words = re.sub(r"<[^>]+>", "", "\n".join(lines[row["doc"]][row["first"] - 1 : row["last"]]))
        assert row["title"] is None or row["title"] in words
        assert row["same_as"] is None or tuple(row["same_as"]) in spots
