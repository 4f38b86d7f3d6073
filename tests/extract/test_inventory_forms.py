"""The forms in which inventories say when and where each of their activities was."""

from __future__ import annotations

import pytest

from tests.extract.test_read import read
from warehouse.records import Kind

ENTRIES = (
    ("2018", "Kenya", "A shelter for women was opened with eight beds and a night nurse."),
    ("2018", "Peru and Chile", "Sixty judges were trained on the law against domestic violence."),
    ("2017", "Global", "A handbook on the protection of witnesses was published with drawings."),
    ("2016", "Togo", "Ten nurses were trained to document injuries from domestic violence."),
)
HEAD = "UN Women: measures against violence"


@pytest.mark.parametrize(
    ("form", "page"),
    [
        ("YEAR | UN Women | PLACE\nTEXT\n", "HEAD\nROWS"),
        ("PLACE | YEAR | UN Women\nTEXT\n", "HEAD\nROWS"),
        ("Year: YEAR\nAgency: UN Women\nCountry: PLACE\nTEXT\n", "HEAD\nROWS"),
        ("PLACE (YEAR)\nTEXT\n", "HEAD\nROWS"),
        ("PLACE, YEAR\n- TEXT\n", "HEAD\nROWS"),
        ("YEAR\nPLACE\n- TEXT\n", "HEAD\nROWS"),
        (
            "<tr><td>YEAR</td><td>UN Women</td><td>PLACE</td><td>TEXT</td></tr>",
            "<html><body><h1>HEAD</h1><table><tr><th>Year</th><th>Agency</th><th>Country</th><th>Text</th></tr>ROWS</table>",
        ),
        ("<dt>UN Women (YEAR) - PLACE</dt><dd>TEXT</dd>", "<html><body><h1>HEAD</h1><dl>ROWS</dl>"),
        (
            "<section><h3>PLACE</h3><div><b>Year</b> <span>YEAR</span></div><p>TEXT</p></section>",
            "<html><body><h1>HEAD</h1>ROWS",
        ),
    ],
)
def test_years_and_places_are_found_in_every_form(form: str, page: str) -> None:
    rows = "\n".join(
        form.replace("YEAR", year).replace("PLACE", place).replace("TEXT", text) for year, place, text in ENTRIES
    )
    document = read(page.replace("HEAD", HEAD).replace("ROWS", rows).encode(), "")
    items = [row for row in document.items if row.item.kind is Kind.ACTIVITY]
    assert all(text in row.item.span.of(document.text) for row, (_, _, text) in zip(items, ENTRIES, strict=True))
    assert [row.reading.year for row in items] == [2018, 2018, 2017, 2016]
    assert [[place.iso3 for place in row.reading.places] for row in items] == [["KEN"], ["PER", "CHL"], [], ["TGO"]]
