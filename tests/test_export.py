from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from warehouse.export import cell, write_rows

ROWS = [
    {
        "item_id": "a1",
        "year": 2019,
        "places": [{"iso3": "KEN", "role": "focus"}],
        "themes": ["TIP", "CHI"],
        "title": "Réunion",
    },
    {"item_id": "b2", "year": None, "places": [], "themes": [], "title": "=HYPERLINK(1)"},
]


def test_json_lines_keep_structure(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "rows.jsonl"
    assert write_rows(ROWS, "jsonl", out) == 2
    assert [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()] == ROWS


def test_csv_joins_lists_and_never_runs_in_a_spreadsheet(tmp_path: Path) -> None:
    out = tmp_path / "rows.csv"
    write_rows(ROWS, "csv", out)
    first, second = csv.DictReader(out.open(encoding="utf-8", newline=""))
    assert first["themes"] == "TIP; CHI"
    assert json.loads(first["places"]) == {"iso3": "KEN", "role": "focus"}
    assert (second["year"], second["title"]) == ("", "'=HYPERLINK(1)")


def test_parquet_comes_back_as_written(tmp_path: Path) -> None:
    out = tmp_path / "rows.parquet"
    write_rows(ROWS, "parquet", out)
    assert pq.read_table(out).to_pylist() == ROWS


@pytest.mark.parametrize(
    ("value", "expected"), [("plain", "plain"), ("@cmd", "'@cmd"), (["a", "b"], "a; b"), (7, 7), (None, None)]
)
def test_cells(value: object, expected: object) -> None:
    assert cell(value) == expected
