from __future__ import annotations

import re
from pathlib import Path

import pytest

from flows.bench import finders, printing
from flows.bench.corpus import SAMPLE, text_files, write_corpus
from flows.bench.finders import find_countries
from flows.bench.measure import measure_merging
from warehouse.evaluate import evaluate
from warehouse.labelled import find_label_sets, read_labelled


def test_the_first_copy_is_the_text_itself_and_the_others_differ(texts: Path, tmp_path: Path) -> None:
    write_corpus(texts, tmp_path / "corpus", 3)
    first, second, third = (path.read_text() for path in text_files(tmp_path / "corpus"))
    assert first == (texts / "news.txt").read_text()
    assert len({first, second, third}) == 3
    assert second.count("\n") == first.count("\n")


def test_our_own_line_gives_the_figures_of_evaluate() -> None:
    sample = next(found for found in find_label_sets(finders.ROOT) if found.name == "sample")
    scores = evaluate(*read_labelled(sample), sure=True).scores
    wanted = f"F1 of countries {scores['countries'].f1:.2f}, of focus countries {scores['focus'].f1:.2f}"
    assert find_countries("fieldbrief", SAMPLE).endswith(wanted)


def test_labels_are_found_by_another_path_to_the_same_texts(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(SAMPLE)
    assert "F1 of countries" in find_countries("geotext", tmp_path / "link")


@pytest.mark.parametrize("name", ["geotext", "country_named_entity_recognition"])
def test_other_packages_are_scored_on_the_same_texts(name: str) -> None:
    said = find_countries(name, SAMPLE)
    assert said.startswith(f"{name}: ")
    named, focus = map(float, re.findall(r"countries (0\.\d\d)", said))
    assert 0.5 < focus < named < 1


@pytest.fixture
def issued(tmp_path: Path) -> Path:
    """A home folder with a brief of three pages, and its passages beside it."""
    folder = tmp_path / "home" / "editions" / "global" / "en" / "0001"
    folder.mkdir(parents=True)
    rest = "".join(f"<section><h2 id='s{n}'>{n}</h2><p>three more words</p></section>" for n in (1, 2))
    style = "@page { size: A5; @bottom-right { content: counter(page) } } h2 { break-before: page }"
    (folder / "global-1-en.html").write_text(
        f"<!DOCTYPE html><html lang='en'><head><title>Short</title><style>{style}</style></head>"
        f"<body><main><nav><a href='#s1'>One</a></nav>{rest}</main></body></html>"
    )
    (folder / "global-1-en.passages.html").write_text("<!DOCTYPE html><title>Passages</title><p>No foot.")
    return tmp_path / "home"


def test_pages_a_second_are_told_with_words(issued: Path) -> None:
    assert re.fullmatch(r"3 pages, [\d.]+ pages and [\d,]+ words a second of one core", printing.pages(issued, issued))


def test_chromium_prints_the_same_page(issued: Path) -> None:
    assert re.match(r"Chromium with its start: \d pages in [\d.]+ s", printing.chromium(issued, issued))


def test_where_there_is_no_chromium_that_is_said(issued: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "_CHROMIUM", ("no-such-browser",))
    assert printing.chromium(issued, issued) == "no Chromium here"


def test_without_labels_only_the_speed_is_told(texts: Path) -> None:
    assert find_countries("geotext", texts).endswith("; no labels for these texts")


def test_a_package_that_is_not_there_is_said_to_be_missing(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finders, "find_spec", lambda _: None)
    assert find_countries("geotext", texts) == "geotext is not installed; it comes with requirements-dev.lock"
    assert find_countries("fieldbrief", texts).startswith("fieldbrief, all fields: ")


def test_merging_takes_as_many_copies_as_the_items_need(texts: Path) -> None:
    (row,) = measure_merging(texts, 7)
    assert (row.stage, row.copies) == ("merge", 3)
    assert int(row.note.split()[0]) >= 7
    assert row.peak_mib > 10
