from __future__ import annotations

import pytest

from warehouse.audit.printed import NoBrief, PrintedFigure, read_printed


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
