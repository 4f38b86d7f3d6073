"""The page of passages behind a brief, and addresses that open a page at a report's words."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from warehouse.briefs.arrange import Entry
from warehouse.briefs.fragment import link_to_words
from warehouse.briefs.names import Names
from warehouse.briefs.passages import render_passages
from warehouse.explain.explanation import PageText
from warehouse.explain.passages import Passage, PassageRow, ProofRow, cut_passage
from warehouse.rows import ActivityRow

from .conftest import make_activity, make_report, make_rows, make_sample

TEXT = "Before\nIn Nairobi, 40 judges <b>met</b> & talked.\nAfter"
WORDS = "In Nairobi, 40 judges <b>met</b> & talked."


def passage_of(item_id: str) -> Passage:
    start = TEXT.index(WORDS)
    proof = ProofRow("places", "KEN", TEXT.index("Nairobi"), TEXT.index("Nairobi") + 7, 2, "Nairobi", "city:focus")
    whole = ProofRow("areas", "Global", start, start + len(WORDS), 2, WORDS, "no-geographic-focus")
    date = ProofRow("date", "2020-12-21", 0, 6, 1, "Before", "date-line")
    row = PassageRow(item_id, "ab" * 32, "text/plain", start, start + len(WORDS), WORDS, (date, proof, whole))
    return cut_passage(row, PageText(TEXT))


def render(activities: list[ActivityRow], language: str = "en") -> str:
    entries = [Entry(number, activity) for number, activity in enumerate(activities, start=1)]
    passages = {report.item_id: passage_of(report.item_id) for activity in activities for report in activity.reports}
    names = Names.from_rows(make_rows(activities), language)
    return render_passages("brief", "All <activities>", "global-3-en", entries, passages, names)


def test_each_report_has_its_article_with_all_that_proves_it() -> None:
    html = render(make_sample())
    reports = [report for activity in make_sample() for report in activity.reports]
    for report in reports:
        (article,) = re.findall(rf'<article id="{report.item_id}">.*?</article>', html, re.DOTALL)
        assert "ab" * 32 in article
        assert "3 February 2026" in article
        assert '<mark class="f-places" data-n="2">Nairobi</mark>' in article
        assert f'<a class="mark" href="#{report.item_id}-2">' in article
        assert "the report as a whole" in article
        assert "city:focus" in article
        assert "&lt;b&gt;met&lt;/b&gt; &amp; talked." in article
    assert "<b>met" not in html
    assert "All &lt;activities&gt;" in html
    assert 'href="global-3-en.html#a1"' in html
    anchors = re.findall(r' id="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(anchors)


def test_the_page_is_closed_and_the_same_each_time() -> None:
    html = render(make_sample())
    assert "default-src 'none'; img-src data:; style-src 'unsafe-inline'" in html
    assert html.count("<link") == html.count('<link rel="icon" href="data:image/svg+xml,') == 1
    assert not re.search(r"<script|<img|<iframe|\son\w+=|javascript:|url\(", html)
    assert html == render(make_sample())


@pytest.mark.parametrize(("language", "word"), [("ar", "القيمة"), ("fr", "Valeur"), ("zh", "值")])
def test_the_page_speaks_the_language_of_the_brief(language: str, word: str) -> None:
    html = render(make_sample(), language)
    assert f'<html lang="{language}"' in html
    assert (' dir="rtl"' in html.split(">")[1]) == (language == "ar")
    assert word in html
    assert '<blockquote lang="es"' in html


def test_a_file_of_a_source_has_no_link() -> None:
    report = make_report(uri="file:///srv/secret/list.txt", item_id="i1")
    assert "secret" not in render([make_activity(reports=(report,))])
    report = make_report(uri="javascript:alert(1)", item_id="i1")
    assert "javascript" not in render([make_activity(reports=(report,))])


def test_no_activities_give_a_page_that_says_so() -> None:
    assert "No activity in the scope of this brief has been reported." in render([])


@pytest.mark.parametrize(
    ("title", "text", "named"),
    [
        ("", "Forty judges met.", ["Forty judges met."]),
        (
            "Judges meet",
            "One two three.\nFour five six seven eight nine ten.",
            ["Judges meet", "five six seven eight nine ten."],
        ),
        ("A, B - C & D", "x", ["A, B - C & D", "x"]),
        ("", "قضاة كينيا", ["قضاة كينيا"]),
    ],
)
def test_an_address_opens_at_the_words(title: str, text: str, named: list[str]) -> None:
    address = link_to_words("https://example.org/a?b=1", title, text)
    base, _, fragment = address.partition("#:~:text=")
    assert base == "https://example.org/a?b=1"
    assert [unquote(part) for part in fragment.split(",")] == named
    assert re.fullmatch(r"[A-Za-z0-9._~%,]*", fragment)


def test_an_address_keeps_its_own_fragment_and_needs_words() -> None:
    assert link_to_words("https://example.org/#top", "One", "") == "https://example.org/#top:~:text=One"
    assert link_to_words("https://example.org/", "", " \n") == "https://example.org/"
    assert len(link_to_words("https://example.org/", "x" * 90 + " y", "")) < 200
