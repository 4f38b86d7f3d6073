"""Every kind of shipped brief on the sample corpus before the checkers: outloud for the PDF, axe for the page."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from flows import stages
from flows.issuing.choosing import choose_briefs
from flows.issuing.drawing import brief_names, period_text
from flows.job import Job
from flows.published import open_published
from tests.flows.house import SAMPLE_DAY
from warehouse.briefs.comparing import compare_editions
from warehouse.briefs.edition import EditionFacts, Rendered
from warehouse.briefs.make import make_brief
from warehouse.marts import read_brief
from warehouse.paths import Home
from warehouse.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

Draw = Callable[[str, str], Rendered]

KINDS = ["global", "region-014", "theme-tip", "country-ken", "annual-2019", "changes"]
LANGUAGES = ["ar", "es", "fr", "ru", "zh"]


@pytest.fixture(scope="module")
def job(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Job:
    """A home folder with the sample corpus, read and built."""
    home = shutil.copytree(sample_home, tmp_path_factory.mktemp("home"), symlinks=True, dirs_exist_ok=True)
    return Job(Settings(Home(home), processes=1), clock=lambda: SAMPLE_DAY)


@pytest.fixture(scope="module")
def draw(job: Job) -> Draw:
    """What draws a brief of the sample corpus in a language, each once."""

    @cache
    def draw_brief(brief_id: str, language: str) -> Rendered:
        (asked,) = choose_briefs(job, [brief_id], [language])
        definition = asked.definition.in_language(language)
        with open_published(job.settings) as (connection, snapshot):
            rows = read_brief(connection, definition.scope.to_scope())
        day = snapshot.built_at.date()
        # Against an edition with one activity less, one of another year and one that has gone since.
        first, second, *others = rows.activities
        gone = replace(first, activity_id="gone", reports=(replace(first.reports[0], item_id="gone", doc_name="gone"),))
        changes = compare_editions(1, day, [replace(second, year=1999), gone, *others], rows.activities, {})
        facts = EditionFacts(language, 2, period_text(definition), day, next_issue=day, changes=changes)
        return make_brief(definition, rows, facts, brief_names())

    return draw_brief


@pytest.mark.parametrize(
    ("brief_id", "language"), [*((kind, "en") for kind in KINDS), *(("region-014", code) for code in LANGUAGES)]
)
def test_the_pdf_passes_without_error_or_warning(draw: Draw, tmp_path: Path, brief_id: str, language: str) -> None:
    drawn = draw(brief_id, language)
    path = tmp_path / f"{brief_id}.pdf"
    path.write_bytes(drawn.pdf)
    result = _check(path)
    assert result.error is None
    assert result.stats["pages"] == drawn.page_count > 3
    assert _findings(result) == []


def test_a_single_page_has_no_foot_that_readers_are_not_told(job: Job) -> None:
    """The first edition of `changes` is one page: nothing recurs on it."""
    for issued in stages.brief(job, ["changes"], ["ar", "en", "fr"]):
        assert issued.edition.page_count == 1
        assert _findings(_check(issued.pdf)) == []


def test_a_long_title_stands_on_one_line_of_the_foot(job: Job) -> None:
    (issued,) = stages.brief(job, ["theme-crsv"], ["fr"])
    feet = [(page.extract_text() or "").splitlines() for page in PdfReader(issued.pdf).pages]
    assert all(any("…, édition 1" in line for line in lines) for lines in feet)
    assert _findings(_check(issued.pdf)) == []


def _check(pdf: Path) -> Any:
    """What the checker makes of a PDF: `error`, `stats` and `findings`."""
    from outloud import check

    return check(str(pdf))


def _findings(result: Any) -> list[str]:
    return [str(finding) for finding in result.findings if finding.severity != "info"]


def test_the_checker_would_say_if_something_were_wrong(draw: Draw, tmp_path: Path) -> None:
    from pypdf import PdfWriter
    from pypdf.generic import NameObject

    writer = PdfWriter(clone_from=io.BytesIO(draw("country-ken", "en").pdf))
    del writer.root_object[NameObject("/Lang")]
    writer.write(tmp_path / "mute.pdf")
    found = {finding.rule for finding in _check(tmp_path / "mute.pdf").findings}
    assert "DOC-013" in found


def test_the_pdf_carries_its_table(draw: Draw) -> None:
    """As an associated file with a description, under the name of the file that lies beside it."""
    drawn = draw("region-014", "fr")
    root: Any = PdfReader(io.BytesIO(drawn.pdf)).trailer["/Root"]
    (reference,) = root["/AF"]
    held = reference.get_object()
    assert held["/AFRelationship"] == "/Data"
    assert held["/UF"] == "region-014-2-fr.csv"
    assert "tableau" in held["/Desc"]
    assert held["/EF"]["/F"].get_object().get_data() == drawn.csv.encode()
    assert root["/Names"]["/EmbeddedFiles"]["/Names"][1].get_object() == held


@pytest.fixture(scope="module")
def browser_page() -> Iterator[Page]:
    """A page of the machine's Chromium."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "no Chromium on this machine (Debian: chromium)"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 1000, "height": 800})
        browser.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_passes_axe(draw: Draw, browser_page: Page, language: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    browser_page.set_content(draw("global", language).html)
    found = Axe().run(browser_page).response
    assert len(found["passes"]) > 20
    told = [f"{one['id']}: {one['nodes'][0]['html'][:200]} ({len(one['nodes'])})" for one in found["violations"]]
    assert told == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_has_the_keyboard_is_seen(draw: Draw, browser_page: Page, language: str) -> None:
    """Tab goes through the links in their order, and each shows an outline two pixels wide or more."""
    browser_page.set_content(draw("global", language).html)
    links = browser_page.locator("a[href]").evaluate_all("all => all.slice(0, 12).map(a => a.getAttribute('href'))")
    reached = []
    for _ in links:
        browser_page.keyboard.press("Tab")
        held = browser_page.evaluate(
            "() => { const a = document.activeElement, s = getComputedStyle(a);"
            " return [a.getAttribute('href'), s.outlineStyle, parseFloat(s.outlineWidth)]; }"
        )
        assert held[1] == "solid"
        assert held[2] >= 2
        reached.append(held[0])
    assert reached == links


def test_the_page_fits_a_telephone(draw: Draw, browser_page: Page) -> None:
    """Nothing but wide tables and charts, which scroll by themselves, is wider than the screen."""
    browser_page.set_viewport_size({"width": 390, "height": 800})
    browser_page.set_content(draw("global", "en").html)
    width = browser_page.evaluate("() => document.documentElement.scrollWidth")
    browser_page.set_viewport_size({"width": 1000, "height": 800})
    assert width <= 390
