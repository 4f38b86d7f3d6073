"""Narrow pages set side by side: columns at the price of plain pages.

WeasyPrint's own columns lay every page out three times (5.6 s against 3.3 for 60 pages). A page of
the names below is instead as wide as one column; two or three of them in a row make one sheet.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

# How many pages of a name (CSS `@page NAME`) make a sheet.
ABREAST = {"halves": 2, "thirds": 3}


class Places:
    """Counts pages, in their order, by their column on a sheet."""

    def __init__(self) -> None:
        self._name, self._at = "", 0

    def take(self, name: str) -> int:
        """The column of the next page, which has this name; 0 begins a sheet."""
        follows = name == self._name and self._at + 1 < ABREAST.get(name, 1)
        self._name, self._at = name, self._at + 1 if follows else 0
        return self._at


def make_margin_boxes(context: Any, page: Any, state: Any) -> Iterable[Any]:
    """WeasyPrint's function of this name for pages that begin a sheet; heads and feet of the others are not wanted."""
    from weasyprint.layout.page import make_margin_boxes as make_all

    places: Places = context.__dict__.setdefault("places", Places())
    return () if places.take(page.page_type.name) else make_all(context, page, state)


def impose_pages(document: Any) -> None:
    """Joins runs of narrow pages into sheets, in the document itself.

    The wider side margin of such a page is where the next columns go, so pages that begin at the
    right are filled from the right. Heads and feet are those of the first column, drawn out to the sheet.
    """
    from weasyprint.document import Page

    sheets: list[Any] = []
    places = Places()
    for page in document.pages:
        name = page._page_box.page_type.name
        if at := places.take(name):
            sheets[-1].children += (_move_root(page._page_box, at * _step(page._page_box)),)
            continue
        if name in ABREAST:
            _widen_margins(page._page_box, ABREAST[name] - 1)
        sheets.append(page._page_box)
    if len(sheets) < len(document.pages):
        document.pages = [Page(box) for box in sheets]


def _step(page: Any) -> float:
    """From one column to the next: negative where the first stands at the right."""
    columns = ABREAST[page.page_type.name]
    outer = min(page.margin_left, page.margin_right)
    step = float((page.margin_width() - 2 * outer - page.width) / (columns - 1))
    return step if page.margin_right > page.margin_left else -step


def _move_root(page: Any, by: float) -> Any:
    root = page.children[0]
    root.translate(by)
    return root


def _widen_margins(page: Any, further: int) -> None:
    """Heads grow to the width of the sheet; a foot at the inner side moves to its outer edge."""
    reach = further * _step(page)
    inner = "right" if reach > 0 else "left"
    for box in page.children[1:]:
        if box.at_keyword.startswith("@top"):
            box.width += abs(reach)
            # Its words stay where they are: at the outer edge of the first column.
            box.position_x += min(reach, 0)
        elif box.at_keyword.endswith(inner):
            box.translate(reach)
