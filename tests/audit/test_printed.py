from __future__ import annotations

import pytest

from warehouse.audit.printed import NoBrief, PrintedFigure, read_printed
from warehouse.briefs.press import press_pdf

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Years</title><meta name="fieldbrief-snapshot" content="one">
<style>@page { size: A5; @bottom-right { content: counter(page) } }</style></head><body><main><p>Years:
<span id="f.a.first">2011</span>, <span id="f.a.second">2013</span>; <span id="f.a.third">1,250</span> people</p></main>
</body></html>"""


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,250", 1250), ("1 250", 1250), ("1\u202f250", 1250), ("١٢٥", 125), ("0", 0), ("7 per cent", None), ("", None)],
)
def test_numbers_are_read_in_any_digits(text: str, value: int | None) -> None:
    assert PrintedFigure(1, "l-year-2020", text).value == value


@pytest.mark.parametrize("data", [b"", b"plain words", b"%PDF-1.7 cut short"])
def test_what_is_no_brief_is_refused(data: bytes) -> None:
    with pytest.raises(NoBrief):
        read_printed(data)


def test_a_number_ends_where_a_list_goes_on() -> None:
    figures = read_printed(press_pdf(PAGE).pdf).figures
    assert {figure.name: figure.text for figure in figures} == {"first": "2011", "second": "2013", "third": "1,250"}
