"""WeasyPrint 70.0 made quicker from outside, to the same bytes.

It lays out and draws by asking anew, for every box, what it has worked out for the one before. Each
module here replaces functions of WeasyPrint by ones that give the same and remember: `lines` what
Pango has set, `styles` what is computed for elements that are alike, `boxes` what follows from a
style alone. Together they take half of the time of a page, and a test holds them to WeasyPrint's own bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# The version whose functions are replaced; any other is left as it is.
KNOWN_VERSION = "70.0"


@contextmanager
def quickened() -> Iterator[None]:
    """While it lasts, WeasyPrint uses the functions of this package."""
    import weasyprint

    with replaced(_better() if weasyprint.__version__ == KNOWN_VERSION else []):
        yield


@contextmanager
def replaced(functions: list[tuple[Any, str, Any]]) -> Iterator[None]:
    """While it lasts, each place has another function under a name."""
    before = [(place, name, getattr(place, name)) for place, name, _ in functions]
    for place, name, better in functions:
        setattr(place, name, better)
    try:
        yield
    finally:
        for place, name, own in before:
            setattr(place, name, own)


def _better() -> list[tuple[Any, str, Any]]:
    """Where a function is looked up, its name there, and what takes its place."""
    import pydyf  # type: ignore[import-untyped]
    from weasyprint import anchors, css, document, draw
    from weasyprint.draw import border
    from weasyprint.formatting_structure.boxes import Box, ParentBox
    from weasyprint.layout import background, block, inline, page, percent, preferred, table
    from weasyprint.text import line_break

    from warehouse.briefs.quick import boxes, drawing, flow, lines, places, rows, styles

    return [
        (line_break, "Layout", lines.KeptLayout),
        (line_break, "split_first_line", lines.split_first_line),
        (inline, "split_text_box", lines.split_text_box),
        (inline, "get_next_linebox", rows.get_next_linebox),
        (draw, "draw_text", lines.Penman().draw_text),
        (background, "layout_box_backgrounds", drawing.layout_box_backgrounds),
        *((place, "draw_outline", drawing.draw_outline) for place in (border, draw)),
        (Box, "is_in_normal_flow", flow.is_in_normal_flow),
        (ParentBox, "page_values", flow.page_values),
        *((place, "gather_anchors", places.gather_anchors) for place in (anchors, document)),
        (pydyf.PDF, "page_references", property(drawing.page_references)),
        (css, "CSS", styles.parse_sheet),
        (css.StyleFor, "set_computed_styles", styles.set_computed_styles),
        (page, "set_page_type_computed_styles", styles.set_page_type_computed_styles),
        *((place, "resolve_percentages", boxes.resolve_percentages) for place in (inline, block, table, page, percent)),
        (inline, "strut", boxes.strut),
        *((place, "can_break_text", boxes.can_break_text) for place in (inline, preferred)),
    ]
