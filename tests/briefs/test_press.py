"""The press: cutting, two processes, numbering and joining."""

from __future__ import annotations

import gc
import io
import re
from typing import Any

import pytest
from pypdf import PdfReader

from tests.briefs.conftest import make_activity, make_rows
from warehouse.briefs import mate
from warehouse.briefs.alone import Alone
from warehouse.briefs.definitions import load_definitions
from warehouse.briefs.edition import BriefRefused, EditionFacts, Rendered
from warehouse.briefs.make import make_brief
from warehouse.briefs.press import SHARED_FROM, cut_page, lighten, press_pdf
from warehouse.briefs.sheets import press_room, set_sheets
from warehouse.settings import Paper

WORDS = "Officers of the ministry and of civil society met to agree how cases (12 0 R) are referred. "
PLACES = (("KEN", "014"), ("NGA", "011"), ("VNM", "035"), ("ITA", "039"))
SHORT = (
    '<!DOCTYPE html><html lang="en"><head><title>Short</title><style>@page { size: A5; '
    "@bottom-right { content: counter(page) } }</style></head><body><main>%s</main></body></html>"
)


def make_long_brief() -> Rendered:
    """A brief long enough for both processes."""
    activities = [
        make_activity(f"act-{n:03}", countries=(country,), regions=(region,), title=f"Meeting {n}", text=WORDS * 5)
        for n in range(120)
        for country, region in [PLACES[n % 4]]
    ]
    return make_brief(load_definitions()["global"], make_rows(activities), EditionFacts(number=2))


@pytest.fixture(scope="module")
def long_brief() -> Rendered:
    return make_long_brief()


@pytest.fixture(scope="module")
def reader(long_brief: Rendered) -> PdfReader:
    return PdfReader(io.BytesIO(long_brief.pdf))


def test_both_processes_had_their_share(long_brief: Rendered) -> None:
    assert len(long_brief.html) > SHARED_FROM


def test_a_brief_is_read_by_expat(long_brief: Rendered, monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(*_: Any, **__: Any) -> None:
        raise AssertionError("read by the slow parser of HTML: an element without an end that sheets.py does not know?")

    monkeypatch.setattr("tinyhtml5.parse", parse)
    parts = cut_page(lighten(long_brief.html.replace("</nav>", "</nav><!--cut front-->", 1)))
    assert parts.middle
    for part in (parts.front, parts.middle):
        with press_room(len(part)):
            assert set_sheets(part).pages


def test_the_collector_rests_in_the_press_room() -> None:
    with press_room(10):
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_press_alone_gives_the_same_bytes(long_brief: Rendered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mate, "_MATE", [])
    mate.work_alone()
    again = make_long_brief()
    assert again.pdf == long_brief.pdf
    assert isinstance(mate.hire_mate(), Alone)


def test_a_press_alone_refuses_what_the_later_pages_lack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mate, "_MATE", [Alone()])
    activities = [make_activity(f"a{n:03}", text=WORDS * 9 + ("\U00031000" if n == 99 else "")) for n in range(100)]
    with pytest.raises(BriefRefused, match=r"U\+31000"):
        make_brief(load_definitions()["global"], make_rows(activities), EditionFacts())


def test_pages_are_numbered_through(reader: PdfReader) -> None:
    total = len(reader.pages)
    assert total > 8
    for number, page in enumerate(reader.pages, start=1):
        assert f"{number}/{total}" in page.extract_text().replace(" ", "")


def test_every_activity_is_printed_once_and_in_order(reader: PdfReader) -> None:
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    titles = [int(found) for found in re.findall(r"Meeting (\d+)", text)]
    assert sorted(titles) == list(range(120))


def test_contents_give_the_page_of_each_section(reader: PdfReader) -> None:
    front = reader.pages[0].extract_text()
    stated = re.findall(r"^(\d+) ([A-Z].+)$", front[front.index("Contents") :], flags=re.MULTILINE)
    assert [name for _, name in stated][-4:-1] == ["The activities", "Method, limits and counting", "Sources"]
    for page, name in stated:
        assert name in " ".join(reader.pages[int(page) - 1].extract_text().split())


def test_links_lead_to_anchors_on_both_sides(reader: PdfReader) -> None:
    anchors = reader.named_destinations
    wanted = {
        str(note.get_object()["/Dest"])
        for page in reader.pages
        for note in page.get("/Annots", ())
        if "/Dest" in note.get_object()
    }
    assert {"activities", "index", "l-country-KEN"} <= wanted
    assert wanted <= set(anchors)
    assert not any("brief-part" in str(note.get_object()) for page in reader.pages for note in page.get("/Annots", ()))


def test_outline_nests_regions_under_activities(reader: PdfReader) -> None:
    outline = reader.outline
    at = next(i for i, entry in enumerate(outline) if not isinstance(entry, list) and entry.title == "The activities")
    regions = [entry.title for entry in outline[at + 1]]
    assert regions == ["Eastern Africa", "South-eastern Asia", "Southern Europe", "Western Africa"]
    pages = [reader.get_destination_page_number(entry) for entry in outline[at + 1]]
    assert pages == sorted(pages)


def test_tags_form_one_tree(reader: PdfReader) -> None:
    """Every tag's parent lists it, every structure key is used once, every page has its key."""
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    (document,) = root["/K"]
    seen = 0
    stack: list[Any] = [document]
    while stack:
        tag = stack.pop()
        held = tag.get_object()
        for kid in held.get("/K", ()):
            if not hasattr(kid, "idnum"):
                continue
            inner = kid.get_object()
            if inner.get("/Type") == "/StructElem":
                assert inner.raw_get("/P").idnum == tag.idnum
                seen += 1
                stack.append(kid)
    assert seen > 500
    keys = root["/ParentTree"]["/Nums"][::2]
    assert len(keys) == len(set(keys))
    assert [page["/StructParents"] in keys for page in reader.pages] == [True] * len(reader.pages)
    assert len({page["/StructParents"] for page in reader.pages}) == len(reader.pages)


def test_words_that_look_like_a_reference_are_left_alone(reader: PdfReader) -> None:
    assert "(12 0 R)" in reader.pages[-4].extract_text() + reader.pages[len(reader.pages) // 2].extract_text()


def test_the_same_page_gives_the_same_bytes() -> None:
    html = SHORT % "<section><h2 id='x'>One</h2><p>Two</p></section>"
    assert press_pdf(html).pdf == press_pdf(html).pdf


def test_a_fetch_is_refused() -> None:
    with pytest.raises(BriefRefused, match="may not fetch anything"):
        press_pdf(SHORT % '<img alt="x" src="https://example.org/x.png">')


def test_a_local_file_is_refused() -> None:
    with pytest.raises(BriefRefused, match="may not fetch anything"):
        press_pdf(SHORT % '<img alt="x" src="file:///etc/hostname">')


def test_a_complaint_is_refused() -> None:
    with pytest.raises(BriefRefused, match="without fault"):
        press_pdf((SHORT % "<p>x</p>").replace("size: A5;", "size: A5; colour: red;"))


def test_a_link_to_nowhere_is_refused() -> None:
    with pytest.raises(BriefRefused, match="lead nowhere: gone"):
        press_pdf(SHORT % '<p><a href="#gone">x</a></p>')


def test_a_complaint_of_the_second_process_is_refused() -> None:
    activities = [make_activity(f"a{n:03}", text=WORDS * 9 + ("\U00031000" if n == 99 else "")) for n in range(100)]
    with pytest.raises(BriefRefused, match=r"U\+31000"):
        make_brief(load_definitions()["global"], make_rows(activities), EditionFacts())


def test_cutting_keeps_every_word_once() -> None:
    body = "<section id='c'>front</section><!--cut front-->" + "".join(
        f"<section id='s{n}'>{'word ' * 5000}</section><!--cut-->" for n in range(6)
    )
    parts = cut_page(SHORT % body)
    assert parts.middle is not None
    assert parts.rest is not None
    assert (parts.front + parts.middle + parts.rest).count("word ") == 30_000
    assert parts.middle.count("word ") in (10_000, 15_000)


COLUMNS = SHORT.replace(
    "</style>",
    "p { margin: 0; line-height: 20px } .halves { page: halves } @page halves { margin-right: 83mm }</style>",
)


@pytest.mark.parametrize(("line_count", "page_count"), [(5, 1), (30, 2)])
def test_columns_go_on_below_what_is_as_wide_as_the_page(line_count: int, page_count: int) -> None:
    """Where there is room: no page stays half empty because columns begin."""
    html = COLUMNS % f"{'<p>Wide</p>' * line_count}<section class='halves'>{'<p>Narrow</p>' * 40}</section>"
    text = [page.extract_text() for page in PdfReader(io.BytesIO(press_pdf(html).pdf)).pages]
    assert len(text) == page_count
    assert text[0].count("Wide") == line_count
    assert text[-1].count("Narrow") == 40
    assert f"{page_count}/{page_count}" in text[-1].replace(" ", "")


def test_letter_is_filled_as_a4_is() -> None:
    """The second column ends where the margin begins, on both papers."""
    activities = [make_activity(f"act-{n:03}", title=f"Meeting {n}", text=WORDS * 5) for n in range(20)]
    for paper, width, height in ((Paper.A4, 595, 842), (Paper.LETTER, 612, 792)):
        definition = load_definitions()["global"].on_paper(paper)
        drawn = make_brief(definition, make_rows(activities), EditionFacts(number=2))
        pages = PdfReader(io.BytesIO(drawn.pdf)).pages
        assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(width, height)}
        page = next(page for page in pages if page.extract_text().count("Meeting ") > 6)
        at_right = [start for start in _starts(page, "Meeting") if start > width / 2]
        assert min(at_right) == pytest.approx((width + 20) / 2, abs=2)


def _starts(page: Any, word: str) -> set[int]:
    """How far from the left edge, in points, the stretches of text with that word begin."""
    found: set[int] = set()
    page.extract_text(visitor_text=lambda text, _, tm, *rest: found.add(round(tm[4] * 0.75)) if word in text else None)
    return found
