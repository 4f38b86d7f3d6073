"""What is put into the PDF after WeasyPrint: scopes, languages, names of links, artifacts; and columns side by side."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from tests.briefs.conftest import make_activity, make_rows, make_sample
from warehouse.briefs.definitions import load_definitions
from warehouse.briefs.edition import EditionFacts, Rendered
from warehouse.briefs.make import make_brief

WORDS = "Officers of the ministry and of civil society met to agree how cases are referred to them. "


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    """Long enough for both processes, with the sample's Spanish report in it."""
    more = [
        make_activity(f"n{n:03}", title=f"Meeting {n}", text=WORDS * 6, partners=(f"Office {n % 7}",))
        for n in range(90)
    ]
    return make_brief(load_definitions()["global"], make_rows([*make_sample(), *more]), EditionFacts(number=2))


@pytest.fixture(scope="module")
def reader(rendered: Rendered) -> PdfReader:
    return PdfReader(io.BytesIO(rendered.pdf))


def _tags(reader: PdfReader) -> Iterator[Any]:
    stack = list(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    while stack:
        tag = stack.pop().get_object()
        yield tag
        stack += [kid for kid in tag.get("/K", ()) if hasattr(kid, "idnum") and "/S" in kid.get_object()]


def test_every_head_of_a_table_has_its_scope(reader: PdfReader) -> None:
    scopes = [tag["/A"]["/Scope"] for tag in _tags(reader) if tag["/S"] == "/TH"]
    assert {"/Column", "/Row"} == set(scopes)


def test_foreign_passages_carry_their_language(reader: PdfReader) -> None:
    assert [tag["/Lang"] for tag in _tags(reader) if tag["/S"] == "/P" and "/Lang" in tag] == ["es", "es"]


def test_figures_have_words_and_a_place_on_their_page(reader: PdfReader) -> None:
    figures = {str(tag["/Alt"]): tag["/A"]["/BBox"] for tag in _tags(reader) if tag["/S"] == "/Figure"}
    years, tiles = sorted(figures)
    assert "most activities fall in" in years
    assert "the most in Kenya" in tiles
    for left, bottom, right, top in figures.values():
        assert 0 < left < right < 596
        assert 0 < bottom < top < 842


def test_links_are_named_printed_and_reached_in_order(reader: PdfReader) -> None:
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    assert len(notes) > 50
    assert all(note["/F"] == 4 and note["/Contents"] for note in notes)
    assert not any(str(note["/Contents"]).startswith("l-") for note in notes)
    assert all(page["/Tabs"] == "/S" for page in reader.pages)


def test_numbers_of_pictures_lead_to_their_lists(rendered: Rendered, reader: PdfReader) -> None:
    """Each number of the chart and each tile: a link named after what it counts, over it, tagged after its figure."""
    document = pypdfium2.PdfDocument(rendered.pdf)
    covered: dict[str, tuple[str, str]] = {}
    for page, text in zip(reader.pages, (page.get_textpage() for page in document), strict=True):
        for note in (note.get_object() for note in page.get("/Annots", ())):
            said, _, count = str(note["/Contents"]).rpartition(": ")
            if count.isdecimal() and said in ("Kenya", "2020", "Undated", "Trafficking in persons, 2020"):
                left, bottom, right, top = map(float, note["/Rect"])
                covered[said] = (str(note["/Dest"]), " ".join(text.get_text_bounded(left, bottom, right, top).split()))
    counts = {found[0]: found[1] for found in re.findall(r"<title>([\w, ]+): (\d+)</title>", rendered.html)}
    assert covered == {
        "Kenya": ("l-country-KEN", f"KEN {counts['Kenya']}"),
        "2020": ("l-year-2020", counts["2020"]),
        "Undated": ("l-year-undated", counts["Undated"]),
        "Trafficking in persons, 2020": ("l-year_theme-2020-TIP", counts["Trafficking in persons, 2020"]),
    }
    links = [tag for tag in _tags(reader) if tag["/S"] == "/Link" and "/Alt" in tag]
    assert {tag["/K"][0].get_object()["/Type"] for tag in links} == {"/OBJR"}
    kids = [kid.get_object() for kid in links[0]["/P"]["/K"]]
    assert [kid["/S"] for kid in kids][:2] == ["/Figure", "/Link"]


def test_running_heads_and_feet_are_artifacts(reader: PdfReader) -> None:
    """Each page has a head (but the first) and two feet outside the tags, and no mark that no tag holds."""
    nums = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    marks = dict(zip(nums[::2], nums[1::2], strict=True))
    for number, page in enumerate(reader.pages):
        content = page.get_contents()
        assert content is not None
        data = content.get_data()
        assert len(re.findall(rb"/Artifact\s*<<\s*/Type /Pagination\s*>>\s*BDC", data)) >= (3 if number else 2)
        used = {int(mark) for mark in re.findall(rb"/MCID (\d+)", data)}
        held = {at for at, tag in enumerate(marks[page["/StructParents"]]) if isinstance(tag.get_object(), dict)}
        assert used == held


def test_activities_stand_in_two_columns(reader: PdfReader) -> None:
    """Right columns begin in the right half of the sheet; the number of the page stands at its outer edge."""
    page = next(page for page in reader.pages[3:] if page.extract_text().count("Meeting ") > 6)
    starts: list[float] = []
    page.extract_text(visitor_text=lambda text, _, tm, *rest: starts.append(tm[4]) if "Meeting" in text else None)
    middle = 595 / 2
    assert min(starts) < middle < max(starts)


def test_pages_of_activities_are_filled(reader: PdfReader) -> None:
    lengths = [len(page.extract_text()) for page in reader.pages if page.extract_text().count("Meeting ") > 2]
    assert sorted(lengths)[len(lengths) // 2] > 3000


def test_the_note_of_a_table_is_on_its_page(reader: PdfReader) -> None:
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    (at,) = [n for n, text in enumerate(pages) if "Each activity is counted once, in its year" in text]
    assert "Activities by year and first theme" in pages[at]
