"""Lines of a text are one piece of marked content, and print as they did."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader

from tests.briefs.conftest import make_activity, make_rows, make_sample
from warehouse.briefs import sheets
from warehouse.briefs.definitions import load_definitions
from warehouse.briefs.edition import EditionFacts
from warehouse.briefs.make import make_brief
from warehouse.briefs.press import press_pdf

WORDS = "Officers of the ministry and of civil society met to agree how cases are referred to them. "


@pytest.fixture(scope="module")
def page() -> str:
    more = [make_activity(f"n{n}", text=WORDS * 9, lang="es" if n % 2 else "en") for n in range(12)]
    return make_brief(load_definitions()["global"], make_rows([*make_sample(), *more]), EditionFacts()).html


def _count_tags(pdf: bytes) -> Counter[str]:
    reader, counts = PdfReader(io.BytesIO(pdf)), Counter[str]()
    stack: list[Any] = list(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    while stack:
        tag = stack.pop().get_object()
        counts[str(tag["/S"])] += 1
        stack += [kid for kid in tag.get("/K", ()) if hasattr(kid, "idnum") and "/S" in kid.get_object()]
    return counts


def _see(pdf: bytes) -> list[tuple[str, bytes]]:
    """The words of each page and its picture."""
    return [
        (page.get_textpage().get_text_range(), page.render(scale=1).to_numpy().tobytes())
        for page in pypdfium2.PdfDocument(pdf)
    ]


def test_folded_lines_print_as_they_did_with_fewer_tags(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folded = press_pdf(page).pdf
    monkeypatch.setattr(sheets, "fold_lines", lambda document: None)
    single = press_pdf(page).pdf
    assert _see(folded) == _see(single)
    few, many = _count_tags(folded), _count_tags(single)
    assert few.pop("/Span") < many.pop("/Span") * 0.8
    assert few == many
