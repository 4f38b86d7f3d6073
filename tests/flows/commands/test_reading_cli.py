"""The commands that check the reading, on two small pages read through the real stages."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml

from flows.commands import evaluate
from flows.job import Job
from tests.flows.conftest import Said
from tests.flows.house import NEWS, build
from warehouse.paths import Home
from warehouse.settings import Settings

Call = Callable[..., Said]

ATELIER = """20 May 2018
Atelier sur la traite à Dakar
À Dakar, l'ONUDC a formé 25 magistrats du Sénégal à la lutte contre la traite des personnes. En savoir plus ici.
"""


def make_job(home: Home, texts: Path, hour: int) -> Job:
    at = dt.datetime(2021, 3, 1, hour, tzinfo=dt.UTC)
    return Job(Settings(home, processes=1), (str(texts),), clock=lambda: at)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages that share a story; the second has one in French as well."""
    folder = tmp_path_factory.mktemp("pages")
    head, _, stories = NEWS.partition("12 March")
    (folder / "001_news.txt").write_text(NEWS, encoding="utf-8")
    (folder / "002_more.txt").write_text(f"{head}12 March{stories[: stories.index('4 February')]}{ATELIER}", "utf-8")
    return folder


@pytest.fixture(scope="module")
def built_home(tmp_path_factory: pytest.TempPathFactory, pages: Path) -> Home:
    home = Home(tmp_path_factory.mktemp("reading") / "home")
    build(make_job(home, pages, 12))
    return home


@pytest.fixture
def home(built_home: Home) -> Iterator[Home]:
    """The home that all of these tests look at; what one settles is gone for the next."""
    yield built_home
    built_home.decisions.unlink(missing_ok=True)


@pytest.fixture
def items(fieldbrief: Call) -> dict[str, dict[str, Any]]:
    """The exported activities by document and first line: '001:3'."""
    rows = [json.loads(line) for line in fieldbrief("export", "items").out.splitlines()]
    return {f"{row['doc'][:3]}:{row['first']}": row for row in rows if row["kind"] == "activity"}


def test_explain_shows_the_passage_with_its_evidence(fieldbrief: Call, items: dict[str, dict[str, Any]]) -> None:
    said = fieldbrief("explain", "001:4")
    assert said.code == 0, said.err
    assert said.out.startswith("001_news.txt, lines 3-5\n")
    for words in (
        items["001:3"]["item_id"],
        items["001:3"]["sha256"],
        "001_news.txt\n",
        "2021-03-01 12:00:00 UTC",
        "KEN (Kenya), focus",
        "‘12 March 2020’ (line 3; date-line)",
        "Reports of the same activity",
    ):
        assert words in said.out
    assert fieldbrief("explain", items["001:3"]["item_id"][:7]).out == said.out


def test_explain_writes_a_page_that_stands_alone(fieldbrief: Call, tmp_path: Path) -> None:
    out = tmp_path / "new" / "item.html"
    said = fieldbrief("explain", "002:6", "--html", str(out))
    assert (said.code, said.out.strip()) == (0, str(out))
    root = lxml.html.document_fromstring(out.read_text(encoding="utf-8"))
    (passage,) = root.xpath("//blockquote[@class='passage']")
    assert passage.get("lang") == "fr"
    assert passage.text_content() == ATELIER.strip()
    assert "Dakar" in [mark.text for mark in passage.xpath(".//mark")]


def test_explain_does_without_a_lost_document(fieldbrief: Call, home: Home, items: dict[str, dict[str, Any]]) -> None:
    sha256 = items["002:6"]["sha256"]
    stored = home.documents / sha256[:2] / sha256
    aside = stored.rename(stored.with_suffix(".aside"))
    try:
        said = fieldbrief("explain", "002:6")
    finally:
        aside.rename(stored)
    assert said.code == 0
    assert "Atelier sur la traite à Dakar" in said.out
    assert f"document {sha256} is missing" in said.out


def test_review_lists_the_least_sure_first(fieldbrief: Call, home: Home) -> None:
    found = json.loads(fieldbrief("review", "--field", "areas", "--limit", "2", "--json").out)
    assert len(found) == 2
    assert found[0]["weight"] >= found[1]["weight"] > 0
    assert {doubt["field"] for row in found for doubt in row["doubts"]} == {"areas"}
    plain = fieldbrief("review", "--lang", "fr", "--field", "areas")
    assert "under set:" in plain.out
    assert "002_more.txt:6-8  fr" in plain.out
    line = next(line.partition("under set:")[2].strip() for line in plain.out.splitlines() if "under set:" in line)
    home.decisions.write_text(f"set:\n  {line}\n", encoding="utf-8")
    assert "Settled by hand" in fieldbrief("explain", "002:6").out


def test_merges_give_reason_score_places_and_the_way_back(fieldbrief: Call, items: dict[str, dict[str, Any]]) -> None:
    (found,) = json.loads(fieldbrief("merges", "--reason", "repeat", "--json").out)
    one, other = items["001:3"]["item_id"], items["002:3"]["item_id"]
    section, _, entry = found["undo"].partition(": ")
    # An id of digits and one 'e' is quoted, so that it is read as no number.
    assert (found["score"], section, yaml.safe_load(entry)) == (1.0, "split", [[one, other]])
    assert (found["earlier"]["place"], found["later"]["place"]) == ("001_news.txt:3-5", "002_more.txt:3-5")
    assert fieldbrief("merges", "--below", "0.5").out == ""
    fieldbrief("decide", "--split", "001:6", "001:9", "--why", "two stories")
    said = fieldbrief("merges", "--reason", "split")
    assert "split  (two stories (2" in said.out
    assert "001_news.txt:9-11" in said.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["explain", "zz99"], "no item 'zz99'; near it: "),
        (["explain", "001:99"], "no item at 001:99; items end at line 11"),
        (["explain", "003:1"], "no document '003'; did you mean "),
        (["explain", "00:4"], "2 documents are called '00'"),
        (["review", "--field", "colour"], "unknown field 'colour'; doubts are kept for date, places"),
        (["review", "--lang", "de"], "no activity of language 'de' in the snapshot; there are en, fr"),
        (["review", "--source", "x"], "no activity of source 'x'"),
        (["merges", "--reason", "luck"], "unknown reason 'luck'"),
        (["decide"], "one thing at a time"),
        (["decide", "001:4", "--set", "yaer=2019"], "unknown field 'yaer'; did you mean year?"),
        (["decide", "001:4", "--set", "year"], "a value is set as FIELD=VALUE"),
        (["decide", "001:4", "--set", "year=soon"], "year: "),
        (["decide", "001:4", "--set", "themes=TIPP"], "did you mean TIP"),
        (["decide", "001:4", "--set", "places=KEN:host"], "a role of focus, venue, donor, mention"),
        (["decide", "001:4", "--set", "people=30"], "people are set as a list"),
        (["decide", "--merge", "001:4", "001:3"], "merged with another one"),
        (["decide", "--merge", "001:1", "001:3"], "only activities are merged"),
        (["evaluate", "--labels", "x.jsonl"], "--labels and --items go together"),
        (["evaluate", "--misses", "colour"], "unknown field 'colour'"),
        (["evaluate", "--labels", "nowhere.jsonl", "--items", "nowhere.jsonl"], "nowhere.jsonl: cannot be read"),
    ],
)
def test_wrong_use_is_one_clear_line(fieldbrief: Call, home: Home, words: list[str], expected: str) -> None:
    said = fieldbrief(*words)
    assert said.code == 2
    assert expected in said.err
    assert said.err.count("\n") == 1
    assert not home.decisions.exists()


def test_without_a_snapshot_the_way_to_one_is_named(fieldbrief: Call, tmp_path: Path) -> None:
    for words in (["explain", "001:4"], ["review"], ["merges"], ["decide", "001:4", "--set", "year=2019"]):
        said = fieldbrief(*words, "--home", str(tmp_path))
        assert (said.code, "run `fieldbrief run` first" in said.err) == (2, True)


def test_a_decision_keeps_the_files_comments_and_is_made_once(fieldbrief: Call, home: Home) -> None:
    home.decisions.write_text("# ours\nset:\n  aaaaaaaaaaaa: {year: 2019}  # gone\n# end\n", encoding="utf-8")
    words = ["decide", "001:4", "--set", "year=2019", "--set", "places=Kenya:venue", "--why", "the annex, page 3"]
    said = fieldbrief(*words)
    assert said.code == 0, said.err
    written = home.decisions.read_text(encoding="utf-8")
    assert written == f"# ours\nset:\n  aaaaaaaaaaaa: {{year: 2019}}  # gone\n  {said.out.strip()}\n# end\n"
    assert "says so already" in fieldbrief(*words).err
    assert home.decisions.read_text(encoding="utf-8") == written
    undone = fieldbrief("decide", "--undo", "001:4")
    assert undone.out.strip() == f"set: {said.out.strip()}"
    assert home.decisions.read_text(encoding="utf-8") == written.replace(f"  {said.out}", "")
    assert "says nothing of" in fieldbrief("decide", "--undo", "001:4").err
    assert fieldbrief("decide", "--undo", "aaaaaaaaaaaa").code == 0


def test_what_contradicts_a_decision_is_refused(fieldbrief: Call, home: Home) -> None:
    assert fieldbrief("decide", "--split", "001:3", "002:3").code == 0
    said = fieldbrief("decide", "--merge", "002:3", "001:3")
    assert (said.code, "says the contrary already" in said.err) == (2, True)
    assert "says so already" in fieldbrief("decide", "--split", "002:3", "001:3").err
    home.decisions.write_text("set: {0a: 1}\n", encoding="utf-8")
    assert "decisions.yml:1: " in fieldbrief("decide", "001:4", "--set", "year=2019").err


def test_decisions_outlive_a_new_reading_of_a_changed_page(
    fieldbrief: Call, built_home: Home, pages: Path, tmp_path: Path
) -> None:
    own, texts = Home(tmp_path / "home"), tmp_path / "pages"
    shutil.copytree(built_home.root, own.root, symlinks=True)
    shutil.copytree(pages, texts)
    at = ["--home", str(own.root)]
    fieldbrief("decide", "001:6", "--set", "year=2018", "--set", "themes=SOM", "--why", "the annex", *at)
    fieldbrief("decide", "--split", "001:3", "002:3", *at)
    fieldbrief("decide", "--merge", "001:9", "002:6", "--by", "Amina", *at)
    assert fieldbrief("explain", "001:6", *at).out.count("waits for the next `fieldbrief run`") == 1

    page = texts / "001_news.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("News and stories\n", "News and stories\n\n"), "utf-8")
    # The pages have moved with the home, so the source is the same by its declaration only.
    own.sources.mkdir()
    source = json.loads(fieldbrief("export", "items", *at).out.splitlines()[0])["source_id"]
    (own.sources / f"{source}.yml").write_text(f"title: Pages\npath: {texts}\n", encoding="utf-8")
    job = Job(Settings(own, processes=1), clock=lambda: dt.datetime(2021, 3, 2, tzinfo=dt.UTC))
    build(job)

    explained = fieldbrief("explain", "001:7", *at).out
    assert "2018" in explained
    assert "settled by hand" in explained
    assert "Settled by hand" in explained
    assert "waits" not in explained
    found = json.loads(fieldbrief("merges", "--json", *at).out)
    assert [row["reason"] for row in found] == ["decision", "split"]
    assert found[0]["note"].startswith("(Amina, ")
    assert fieldbrief("issues", "--code", "stale-decision", *at).out == ""


def test_evaluate_prints_a_table_for_given_labels(fieldbrief: Call, tmp_path: Path) -> None:
    labels, out = tmp_path / "labels.jsonl", tmp_path / "items.jsonl"
    assert fieldbrief("export", "items", "--out", str(out)).code == 0
    rows = [
        row for row in map(json.loads, out.read_text(encoding="utf-8").splitlines()) if row["doc"] == "001_news.txt"
    ]
    wrong = [row | {"year": 1999} if row["first"] == 3 else row for row in rows]
    labels.write_text("".join(json.dumps(row) + "\n" for row in wrong), encoding="utf-8")
    said = fieldbrief("evaluate", "--labels", str(labels), "--items", str(out), "--misses", "year", "--per-document")
    assert said.code == 0, said.err
    assert "labels: 3 labelled activities" in said.out
    assert "001:3: labelled 1999, read 2020" in said.out
    (head,) = [line.split() for line in said.out.splitlines() if line.split()[:1] == ["field"]]
    assert head == ["field", "precision", "recall", "F1", "floor", "news", "001"]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with one labelled sample text and its floors, nothing beside it."""
    root = tmp_path / "checkout"
    for folder in ("tests/evaluation", "warehouse/sources/sample"):
        (root / folder).mkdir(parents=True)
    (root / "warehouse/sources/sample/001_news.txt").write_text(NEWS, encoding="utf-8")
    row = {"doc": "001", "first": 3, "last": 5, "kind": "activity", "lang": "en", "year": 2020, "date": "2020-03-12"}
    (root / "tests/evaluation/sample-labels.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    monkeypatch.setattr(evaluate, "ROOT", root)
    return root


def test_evaluate_fails_below_a_floor_that_only_a_flag_lowers(fieldbrief: Call, checkout: Path) -> None:
    floors = checkout / "tests/evaluation/floors.yml"
    floors.write_text("# least\nsample:\n  year: 0.9\n  themes: 0.5\n", encoding="utf-8")
    said = fieldbrief("evaluate")
    assert said.code == 1
    assert "no labels beside the checkout: only the sample corpus is evaluated" in said.err
    assert "sample: themes: F1 0.0000 is below the floor 0.500" in said.err
    assert fieldbrief("evaluate", "--raise-floors").code == 1
    raised = floors.read_text(encoding="utf-8")
    assert raised.startswith("# least\n")
    assert "year: 1.0" in raised
    assert "themes: 0.5" in raised
    assert fieldbrief("evaluate", "--lower-floors").code == 0
    assert "themes: 0.0" in floors.read_text(encoding="utf-8")
    report = json.loads(fieldbrief("evaluate", "--json").out)
    assert (report[0]["labels"], report[0]["fields"]["year"]["f1"]) == ("sample", 1.0)
