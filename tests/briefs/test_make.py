"""One brief from rows to PDF, HTML and CSV."""

from __future__ import annotations

import csv
import dataclasses
import io

import pytest
from pypdf import PdfReader

from tests.briefs.conftest import make_activity, make_rows, make_sample
from warehouse.briefs.definitions import Definition, load_definitions
from warehouse.briefs.edition import BriefRefused, EditionFacts, Rendered
from warehouse.briefs.make import make_brief


@pytest.fixture(scope="module")
def definition() -> Definition:
    return load_definitions()["global"]


@pytest.fixture(scope="module")
def rendered(definition: Definition) -> Rendered:
    return make_brief(definition, make_rows(make_sample()), EditionFacts(number=7))


@pytest.fixture(scope="module")
def reader(rendered: Rendered) -> PdfReader:
    return PdfReader(io.BytesIO(rendered.pdf))


@pytest.fixture(scope="module")
def text(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_masthead_says_what_this_is(text: str) -> None:
    assert "Reported activities worldwide" in text
    assert "Edition 7" in text
    assert "2018–2020 and undated" in text
    assert "3 February 2026" in text
    assert "Not an official document of the United Nations" in text


def test_highlights_and_tables_carry_the_counts(text: str) -> None:
    assert "8 activities are reported in 2 documents, most often on Trafficking in persons (7)" in text
    assert "Trafficking in persons (7)" in text
    assert "Undated, between 2010 and October 2012" in text
    assert "29–31 January 2019" in text
    assert "2018 (reported 2 January 2019)" in text


def test_countries_have_their_united_nations_names(text: str) -> None:
    assert "Viet Nam" in text
    assert "Lao People's Democratic Republic" in text


def test_people_keep_sense_and_bound_apart(rendered: Rendered) -> None:
    assert "Trained" in rendered.html
    assert "more than" in rendered.html
    assert ">140<" not in rendered.html


def test_every_report_of_a_merged_activity_is_named(text: str) -> None:
    assert "[1] lines 12–14; also [2] line 3" in text
    assert "[1] news.txt Example Office" in text
    assert "[2] list.txt" in text


def test_foreign_words_are_marked(rendered: Rendered) -> None:
    assert '<p class="w" lang="es">Cuarenta jueces' in rendered.html
    assert '<b class="lang">Spanish</b>' in rendered.html


def test_outline_and_tags(reader: PdfReader) -> None:
    titles = [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)]
    assert titles[:2] == ["Highlights", "Key figures"]
    assert "The activities" in titles
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Reported activities worldwide"


def test_every_inner_link_has_its_target(rendered: Rendered) -> None:
    import re

    targets = set(re.findall(r'id="([^"]+)"', rendered.html))
    wanted = set(re.findall(r'href="#([^"]+)"', rendered.html))
    assert wanted
    assert wanted <= targets


def test_csv_has_one_row_for_each_activity(rendered: Rendered) -> None:
    table = list(csv.DictReader(io.StringIO(rendered.csv)))
    assert [row["number"] for row in table] == [str(n) for n in range(1, 9)]
    merged = next(row for row in table if row["activity_id"] == "b")
    assert (merged["first_line"], merged["last_line"], merged["other_reports"]) == ("12", "14", "list.txt:3-3")


def test_same_rows_give_the_same_bytes(definition: Definition, rendered: Rendered) -> None:
    again = make_brief(definition, make_rows(make_sample()), EditionFacts(number=7))
    assert again.sha256 == rendered.sha256
    assert again.html == rendered.html


def test_no_activity_is_a_brief_that_says_so(definition: Definition) -> None:
    rendered = make_brief(definition, make_rows([]), EditionFacts())
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(rendered.pdf)).pages)
    assert "No activity in the scope of this brief has been reported" in " ".join(text.split())
    assert rendered.csv.count("\r\n") == 1


def test_hostile_text_is_shown_and_does_nothing(definition: Definition) -> None:
    hostile = '<script>alert(1)</script> {{ 7 * 7 }} {% raw %} <img src="http://127.0.0.1/x"> \u202egnol\u202c \x07\x00'
    activity = make_activity("x", title=hostile, text=hostile + "\n=cmd()", partners=(hostile,))
    rendered = make_brief(definition, make_rows([activity]), EditionFacts())
    assert "<script" not in rendered.html
    assert "<img" not in rendered.html
    assert "{{ 7 * 7 }}" in rendered.html
    assert "\u202e" not in rendered.html
    assert "\x07" not in rendered.html
    assert "&lt;script&gt;" in rendered.html


def test_a_glyph_that_no_font_has_refuses_the_edition(definition: Definition) -> None:
    rows = make_rows([make_activity("x", text="An unknown sign: \U00031000")])
    with pytest.raises(BriefRefused, match=r"no installed font has U\+31000"):
        make_brief(definition, rows, EditionFacts())


def test_a_figure_that_its_list_does_not_bear_out_refuses_the_edition(definition: Definition) -> None:
    rows = make_rows(make_sample())
    wrong = (dataclasses.replace(rows.by_country[0], activity_count=9), *rows.by_country[1:])
    with pytest.raises(BriefRefused, match="country GHA: counted 9, listed 1"):
        make_brief(definition, dataclasses.replace(rows, by_country=wrong), EditionFacts())


def test_a_language_without_words_is_refused(definition: Definition) -> None:
    danish = definition.model_copy(update={"languages": ("en", "da"), "title": {"en": "X", "da": "Y"}})
    with pytest.raises(BriefRefused, match="message catalogue"):
        make_brief(danish, make_rows([]), EditionFacts(language="da"))
