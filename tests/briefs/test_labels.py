"""Labels of drawings stand where WeasyPrint puts them."""

from __future__ import annotations

import io

import pypdfium2
import pytest
import weasyprint
from pypdf import PdfReader

from warehouse.briefs.sheets import press_room

LABELS = {
    "begun": '<text x="20" y="30" font-size="9" fill="#123">Kenya</text>',
    "centred": '<text x="60" y="30" font-size="9" font-weight="700" text-anchor="middle" fill="#123">27</text>',
    "ended, moved": '<text transform="translate(90,40)" font-size="9px" text-anchor="end" fill="#123">Undated</text>',
    "by the group's anchor": '<g text-anchor="middle"><text x="50" y="20" font-size="9" fill="#123">KEN</text></g>',
    "turned": '<text transform="translate(30,50) rotate(-90)" font-size="9" fill="#123">Year</text>',
}
# Left to WeasyPrint, to the same bytes.
FURTHER = {
    "from right to left": '<text x="60" y="30" font-size="9" text-anchor="middle" fill="#123">عام 2019</text>',
    "letters placed one by one": '<text x="10 30 50" y="30" font-size="9" fill="#123">abc</text>',
    "stretched": '<text x="10" y="30" font-size="9" textLength="80" fill="#123">abc</text>',
    "in parts": '<text x="10" y="30" font-size="9" fill="#123">abc <tspan font-weight="700">def</tspan></text>',
    "faint": '<text x="10" y="30" font-size="9" opacity="0.5" fill="#123">abc</text>',
}


def set_drawing(label: str) -> bytes:
    html = (
        "<!DOCTYPE html><title>x</title><style>@page { size: 120px 80px; margin: 0 }</style>"
        f'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60" font-family="Noto Sans">{label}</svg>'
    )
    pdf: bytes = weasyprint.HTML(string=html).write_pdf()
    return pdf


def see_letters(pdf: bytes) -> tuple[str, list[tuple[float, ...]]]:
    """The words of the page and where their letters stand, in points."""
    words = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    places = [words.get_charbox(at, loose=True) for at in range(words.count_chars())]
    return words.get_text_range(), places


@pytest.mark.parametrize("name", LABELS)
def test_labels_stand_where_they_stood(name: str) -> None:
    words, places = see_letters(set_drawing(LABELS[name]))
    with press_room(0):
        ours = set_drawing(LABELS[name])
    assert see_letters(ours)[0] == words != ""
    for here, there in zip(see_letters(ours)[1], places, strict=True):
        # Within a label set at once, letters stand a little closer where the font says so.
        assert here == pytest.approx(there, abs=1)
    assert not PdfReader(io.BytesIO(ours)).pages[0]["/Resources"]["/XObject"]


@pytest.mark.parametrize("name", FURTHER)
def test_what_is_more_than_a_label_is_left_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with press_room(0):
        ours = set_drawing(FURTHER[name])
        monkeypatch.setattr("warehouse.briefs.labels._is_plain", lambda node: False)
        assert set_drawing(FURTHER[name]) == ours
