"""Narrow pages set side by side: columns at the price of plain pages.

WeasyPrint's own columns lay every page out three times (5.6 s against 3.3 for 60 pages). A page of
the names below is instead as wide as one column; two or more of them in a row make one sheet. After a
page as wide as the sheet the first ones begin below its content, so a sheet is not left half empty
where columns begin.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

# How many pages of a name (CSS `@page NAME`) make a sheet.
ABREAST = {"halves": 2}
# CSS pixels between what is as wide as the sheet and the columns below it, and the least height of these.
_GAP, _LEAST = 26, 200


def page_height(page: Any, context: Any, height: Any) -> None:
    """WeasyPrint's function of this name; besides, the page gets its `column` and whether it `goes_on` with a sheet."""
    from weasyprint.layout.page import VerticalBox, page_width_or_height

    page_width_or_height(VerticalBox(context, page), height)
    before = context.__dict__.get("page_before")
    context.page_before = page
    name = page.page_type.name
    is_next = before is not None and name == before.page_type.name and before.column + 1 < ABREAST.get(name, 1)
    page.goes_on, page.column = is_next, before.column + 1 if is_next else 0
    if is_next:
        _begin_at(page, before.margin_top)
    elif before is not None and name in ABREAST and before.page_type.name not in ABREAST:
        top = _end_of(before) + _GAP
        if page.margin_top + page.height - top >= _LEAST:
            page.goes_on = True
            _begin_at(page, top)


def _begin_at(page: Any, top: float) -> None:
    page.height -= top - page.margin_top
    page.margin_top = top


def _end_of(box: Any) -> float:
    """Where the last line, row or picture of a page ends."""
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.LineBox | boxes.TableRowBox | boxes.ReplacedBox):
        return float(box.position_y + box.margin_height())
    return max(map(_end_of, getattr(box, "children", ())), default=0.0)


def make_margin_boxes(context: Any, page: Any, state: Any) -> Iterable[Any]:
    """WeasyPrint's function of this name for pages that begin a sheet; heads and feet of the others are not wanted."""
    from weasyprint.layout.page import make_margin_boxes as make_all

    return () if page.goes_on else make_all(context, page, state)


def lay_out_sheets(html: Any, root_box: Any, context: Any) -> list[Any]:
    """WeasyPrint's `layout_document`, with runs of narrow pages joined into sheets before links are gathered.

    The wider side margin of such a page is where the next columns go, so pages that begin at the
    right are filled from the right. Heads and feet are those of the first page, drawn out to the sheet.
    """
    from weasyprint.layout import layout_document

    sheets: list[Any] = []
    for page in list(layout_document(html, root_box, context)):
        if page.goes_on:
            sheets[-1].children += (_move_root(page),)
            continue
        if page.page_type.name in ABREAST:
            _widen_margins(page, ABREAST[page.page_type.name] - 1)
        sheets.append(page)
    return sheets


def _step(page: Any) -> float:
    """From one column to the next: negative where the first stands at the right."""
    columns = ABREAST[page.page_type.name]
    outer = min(page.margin_left, page.margin_right)
    step = float((page.margin_width() - 2 * outer - page.width) / (columns - 1))
    return step if page.margin_right > page.margin_left else -step


def _move_root(page: Any) -> Any:
    root = page.children[0]
    root.translate(page.column * _step(page))
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
