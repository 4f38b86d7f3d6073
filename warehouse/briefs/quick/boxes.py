"""Boxes: what follows from a style alone is worked out once a style, not once a box."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.layout import percent
from weasyprint.text import line_break

_SIDES = ("top", "right", "bottom", "left")
_LENGTHS = tuple(
    [f"{what}_{side}" for what in ("margin", "padding") for side in _SIDES]
    + [f"{bound}{extent}" for extent in ("width", "height") for bound in ("", "min_", "max_")]
)
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """What WeasyPrint's function of this name sets, remembered by style and size of the containing block."""
    if isinstance(containing_block, Box):
        width, height = containing_block.width, containing_block.height
    else:
        width, height = containing_block
    style = box.style
    held = style.__dict__.get("lengths")
    if held is None:
        held = style.lengths = {}
    # Borders of collapsed tables are settled between cells, and stay with the box.
    has_own_borders = "border_top_width" in box.__dict__ and style["border_collapse"] == "collapse"
    if has_own_borders and style["box_sizing"] != "content-box":
        _RESOLVE_PERCENTAGES(box, (width, height))
        return
    key = (width, height, has_own_borders, isinstance(box, PageBox))
    lengths = held.get(key)
    if lengths is None:
        _RESOLVE_PERCENTAGES(box, containing_block)
        names = _LENGTHS if has_own_borders else _LENGTHS + _BORDERS
        held[key] = {name: box.__dict__[name] for name in names}
    else:
        box.__dict__.update(lengths)


_RESOLVE_PERCENTAGES = percent.resolve_percentages


def strut(style: Any) -> Any:
    """What WeasyPrint's function of this name gives."""
    held = style.__dict__.get("strut")
    if held is None:
        held = style.strut = _STRUT(style)
    return held


_STRUT = line_break.strut
can_break_text = lru_cache(maxsize=4096)(line_break.can_break_text)
