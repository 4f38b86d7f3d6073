"""Texts that mean harm or fit nowhere, through the real stages: a correct brief or a clear refusal."""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from flows import stages
from flows.issuing.editions import Issued
from flows.job import Job
from tests.briefs.conftest import make_activity, make_rows
from tests.flows.house import NOON, build
from warehouse.audit.printed import read_printed
from warehouse.briefs.definitions import load_definitions
from warehouse.briefs.edition import BriefRefused, EditionFacts
from warehouse.briefs.make import make_brief
from warehouse.paths import Home
from warehouse.settings import Settings
from warehouse.store.snapshots import open_snapshot, staged_snapshot

HEAD = "United Nations Office on Drugs and Crime\nNews and stories\n"
ENTRY = (
    "{day} March 2020\n{title}\nIn {place}, UNODC trained {n} prosecutors of {country} on trafficking in persons. "
    "{words} Read more here.\n"
)

MARKUP = """<script>alert(1)</script><img src=http://127.0.0.1/x onerror=alert(2)> <!--cut front--> <!--chart-->
 </main></body> <p id="f.key.activities">777</p> <a href="#l-theme-TIP">888</a> brief-part:activities
 1029384756/ <![CDATA[ ]]>"""
CODE = "{{ 7*7 }} {% include '/etc/passwd' %} {{ config }} ${7*7} #{7*7} %(n)s {0} \\input{/etc/passwd}"
BIDI = "left \u202edesrever\u202c and \u2066isolated\u2069 \u200fmark"
CONTROL = "bell\x07 escape\x1b[31m null-like\x01 feed\x0c unassigned\u0378 private\ue000 none\ufffe"
LONG = "x" * 4000
FORMULAS = ("=HYPERLINK(1)", "+1+1", "@SUM(1)", "-2+3")


def entry(day: int, words: str, country: str = "Kenya", place: str = "Nairobi", title: str = "Prosecutors meet") -> str:
    return ENTRY.format(day=day, title=title, place=place, country=country, n=30 + day, words=" ".join(words.split()))


def make_job(tmp_path: Path, text: str) -> Job:
    (tmp_path / "texts").mkdir(parents=True)
    (tmp_path / "texts" / "page.txt").write_text(text, encoding="utf-8")
    return Job(Settings(Home(tmp_path / "home"), processes=1), (str(tmp_path / "texts"),), clock=lambda: NOON)


def issue(job: Job) -> Issued:
    return stages.brief(build(job), ["global"], ["en"])[0]


def read(issued: Issued, ending: str) -> str:
    return (issued.folder / f"{issued.edition.stem}{ending}").read_text(encoding="utf-8")


class _Page(HTMLParser):
    """The elements and words of a page as a browser would take them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.handlers: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.handlers += [name for name, value in attributes if name.startswith("on") or "script:" in (value or "")]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Issued:
    """One edition of everything that can be set."""
    entries = [
        entry(1, MARKUP),
        entry(2, CODE),
        entry(3, BIDI),
        entry(4, CONTROL),
        entry(5, LONG),
        entry(6, "paragraph without end " * 14_000),
        *(entry(10 + place, "x", title=title) for place, title in enumerate(FORMULAS)),
        entry(20, "x", "Taiwan", "Taipei"),
        entry(21, "x", "Kosovo", "Pristina"),
        entry(22, "x", "Antarctica", "the station"),
    ]
    return issue(make_job(tmp_path_factory.mktemp("hostile"), HEAD + "".join(entries)))


def test_nothing_is_lost_and_the_audit_agrees(hostile: Issued) -> None:
    printed = read_printed(hostile.pdf.read_bytes())
    assert hostile.edition.activity_count == 13
    assert {figure.value for figure in printed.figures if figure.name == "activities"} == {13}


@pytest.mark.parametrize("ending", [".html", ".passages.html"])
def test_words_of_a_source_stay_words(hostile: Issued, ending: str) -> None:
    page = _Page(read(hostile, ending))
    assert not {"script", "img", "iframe", "object", "form"} & set(page.elements)
    assert page.elements.count("link") == 1, "the icon alone"
    assert page.handlers == []
    for words in (
        "<script>alert(1)</script>",
        "<!--chart-->",
        "{{ 7*7 }}",
        "${7*7}",
        "brief-part:activities",
        "1029384756/",
    ):
        assert words in page.text
    assert "root:" not in page.text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\ufffe\u0378\ue000]", page.text)
    assert "left desrever and isolated mark" in page.text
    assert page.text.count("paragraph without end") >= 14_000


def test_the_pdf_prints_the_words_within_its_pages(hostile: Issued) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(hostile.pdf.read_bytes())
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "{{ 7*7 }}" in text
    assert "alert(1)" in text
    assert text.count("x" * 20) >= 40
    for page in document:
        width, shown = page.get_width(), page.get_textpage()
        boxes = [shown.get_rect(index) for index in range(shown.count_rects())]
        assert all(left >= 0 and right <= width for left, _, right, _ in boxes)


def test_a_spreadsheet_runs_nothing(hostile: Issued) -> None:
    rows = list(csv.DictReader(io.StringIO(read(hostile, ".csv"), newline="")))
    titles = {row["title"] for row in rows}
    assert {f"'{formula}" for formula in FORMULAS} <= titles


def test_countries_outside_the_usual_lists_have_a_region_and_a_name(hostile: Issued) -> None:
    page = _Page(read(hostile, ".html")).text
    assert "Taiwan Province of China" in page
    assert "Kosovo" in page
    assert "Security Council resolution 1244 (1999)" in page


def test_antarctica_is_a_region_of_its_own(tmp_path: Path) -> None:
    """No reader finds it, but a person may settle it."""
    job = make_job(tmp_path, HEAD + entry(1, "x"))
    stages.collect(job)
    stages.extract(job)
    staged = staged_snapshot(job.settings.home.snapshots)
    assert staged
    with open_snapshot(staged) as connection:
        ((item,),) = connection.execute("select item_id from raw.items where kind = 'activity'").fetchall()
    decisions = f'set:\n  "{item}": {{places: [{{iso3: ATA, role: focus}}], areas: []}}\n'
    job.settings.home.decisions.write_text(decisions, encoding="utf-8")
    issued = issue(job)
    named = {figure.name: figure.value for figure in read_printed(issued.pdf.read_bytes()).figures}
    assert named["l-region-010"] == named["l-country-ATA"] == 1


def test_nothing_to_report_makes_a_brief_that_says_so(tmp_path: Path) -> None:
    issued = issue(make_job(tmp_path, HEAD))
    assert issued.edition.activity_count == 0
    said = "No activity in the scope of this brief has been reported"
    assert said in _Page(read(issued, ".html")).text
    assert said in _Page(read(issued, ".passages.html")).text


def test_signs_that_no_font_has_are_named(tmp_path: Path) -> None:
    """Emoji, and a letter that is assigned and in none of the fonts that are asked for."""
    with pytest.raises(BriefRefused, match=r"no installed font has U\+12F90, U\+16A70"):
        issue(make_job(tmp_path, HEAD + entry(1, "\U00012f90 and \U00016a70")))
    assert not list((tmp_path / "home" / "editions").rglob("*.pdf"))


def test_five_thousand_activities_in_one_brief_take_under_a_minute() -> None:
    """The press from rows: 5,000 texts through all stages would take as long again to read and merge."""
    activities = [
        make_activity(
            f"a{number}",
            text=f"Judges of court number {number} agreed on what to do next.",
            countries=(("KEN", "UGA", "NGA", "VNM", "ITA")[number % 5],),
            regions=(("014", "014", "011", "035", "039")[number % 5],),
            year=2000 + number % 20,
            date=f"{2000 + number % 20}-03-0{1 + number % 9}",
            themes=(("TIP", "SOM", "VAW")[number % 3],),
        )
        for number in range(5000)
    ]
    began = time.process_time()
    drawn = make_brief(load_definitions()["global"], make_rows(activities), EditionFacts("en", 1))
    printed = read_printed(drawn.pdf)
    assert time.process_time() - began < 60
    assert {figure.value for figure in printed.figures if figure.name == "activities"} == {5000}
    assert {figure.value for figure in printed.figures if figure.name == "l-year-2003"} == {250}


@pytest.fixture(autouse=True, scope="module")
def _dismiss() -> Iterator[None]:
    from warehouse.briefs.mate import dismiss_mate

    yield
    dismiss_mate()
