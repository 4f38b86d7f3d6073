from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows import stages
from flows.job import Job
from tests.flows.conftest import Said
from warehouse.paths import Home
from warehouse.store.lock import hold_writer_lock

Call = Callable[..., Said]


def test_help_names_every_command(fieldbrief: Call) -> None:
    said = fieldbrief("--help")
    assert said.code == 0
    for name in [
        "run",
        "collect",
        "extract",
        "build",
        "brief",
        "export",
        "issues",
        "status",
        "doctor",
        "sources",
        "test",
        "bench",
    ]:
        assert f" {name} " in said.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["collect", "--source", "nowhere.txt"], "no source 'nowhere.txt'"),
        (["brief", "--region", "Westen Africa"], "011 (Western Africa)"),
        (["brief", "--theme", "TIPP"], "TIP (Trafficking in persons)"),
        (["brief", "--years", "2020-2018"], "years run from first to last"),
        (["brief", "nosuch"], "unknown brief 'nosuch'"),
        (["brief"], "no snapshot is published"),
        (["export", "items"], "no snapshot is published"),
        (["issues"], "no snapshot is published"),
        (["extract"], "no document has been taken in yet"),
        (["export", "things"], "things"),
        (["run", "--nonsense"], "--nonsense"),
    ],
)
def test_wrong_use_is_one_clear_line_and_exit_code_2(fieldbrief: Call, words: list[str], expected: str) -> None:
    said = fieldbrief(*words)
    assert said.code == 2
    assert expected in said.err
    assert "Traceback" not in said.err


def test_a_source_yaml_with_a_wrong_key_is_named_with_its_line(fieldbrief: Call, home: Home) -> None:
    home.sources.mkdir(parents=True)
    (home.sources / "news.yml").write_text("title: News\npath: x\nfrequency: daily\n")
    said = fieldbrief("run")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "news.yml:3: frequency: unknown key" in said.err


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("picture.txt", b"\x89PNG\0\0\0", "picture.txt is not text"),
        ("empty.txt", b"", "empty.txt is empty"),
        ("page.pdf", b"%PDF-1.7\n", "page.pdf is a PDF"),
    ],
)
def test_a_file_that_cannot_be_read_is_wrong_use(
    fieldbrief: Call, tmp_path: Path, name: str, data: bytes, expected: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    said = fieldbrief("collect", "--source", str(path))
    assert said.code == 2
    assert expected in said.err


def test_a_file_over_the_limit_is_not_even_opened(fieldbrief: Call, tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as handle:
        handle.truncate(200 * 1024 * 1024)
    said = fieldbrief("collect", "--source", str(path))
    assert said.code == 2
    assert "big.txt has 200 MB, over the limit of 50 MB" in said.err


def test_a_locked_warehouse_is_wrong_use_and_names_the_holder(fieldbrief: Call, job: Job) -> None:
    stages.collect(job)
    with hold_writer_lock(job.settings.home.snapshots, "refresh of the night", job.clock()):
        said = fieldbrief("extract", "--source", *job.asked)
    assert said.code == 2
    assert "refresh of the night" in said.err


def test_an_adhoc_brief_is_written_where_asked_without_prefect(fieldbrief: Call, built: Job, tmp_path: Path) -> None:
    out = tmp_path / "out" / "x.pdf"
    said = fieldbrief(
        *["brief", "--region", "014", "--theme", "TIP", "--years", "2018-2020", "--lang", "en", "--out", str(out)]
    )
    assert (said.code, said.out.strip()) == (0, str(out))
    assert out.read_bytes().startswith(b"%PDF")
    assert built.ledger.editions() == []


def test_items_are_exported_as_the_labels_are_written(fieldbrief: Call, built: Job, tmp_path: Path) -> None:
    out = tmp_path / "items.jsonl"
    assert fieldbrief("export", "items", "--out", str(out)).code == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    stories = [row for row in rows if row["kind"] == "activity"]
    assert [(row["doc"], row["first"], row["last"], row["date"], row["year"]) for row in stories] == [
        ("news.txt", 3, 5, "2020-03-12", 2020),
        ("news.txt", 6, 8, "2020-02-04", 2020),
        ("news.txt", 9, 11, "2019-01-17", 2019),
    ]
    assert {"iso3": "KEN", "role": "focus"} in stories[0]["places"]
    assert [person["n"] for person in stories[0]["people"]] == [30]
    assert len({row["item_id"] for row in rows}) == len(rows)
    assert all(row["evidence"] for row in stories)


@pytest.mark.parametrize("rows", ["items", "activities"])
def test_rows_are_exported_as_csv_and_parquet(fieldbrief: Call, built: Job, tmp_path: Path, rows: str) -> None:
    table, columns = tmp_path / "rows.csv", tmp_path / "rows.parquet"
    assert fieldbrief("export", rows, "--out", str(table)).code == 0
    assert fieldbrief("export", rows, "--format", "parquet", "--out", str(columns)).code == 0
    assert len(list(csv.DictReader(table.open(encoding="utf-8", newline="")))) == pq.read_table(columns).num_rows > 2


def test_status_and_sources_speak_to_programs_too(fieldbrief: Call, built: Job) -> None:
    state = json.loads(fieldbrief("status", "--json").out)
    assert {row["stage"] for row in state["last runs"]} == {"collect", "extract", "build"}
    assert len(state["snapshot"]) == 1
    assert json.loads(fieldbrief("sources", "--json").out)[0]["source"] == "news"


def test_doctor_finds_this_machine_well(fieldbrief: Call) -> None:
    said = fieldbrief("doctor")
    assert "libraries" in said.out
    assert said.code == 0, said.out
