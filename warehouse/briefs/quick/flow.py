"""Flow: whether boxes stand in the normal flow is asked once a style, and only of the boxes that matter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from weasyprint.formatting_structure.boxes import Box


def is_in_normal_flow(box: Any) -> bool:
    """What WeasyPrint's method of this name gives."""
    style = box.style
    try:
        return bool(style.is_in_flow)
    except AttributeError:
        style.is_in_flow = _IS_IN_NORMAL_FLOW(box)
        return bool(style.is_in_flow)


_IS_IN_NORMAL_FLOW = Box.is_in_normal_flow


def page_values(box: Any) -> tuple[Any, Any]:
    """What WeasyPrint's method of this name gives for a box with children: of these, only the outermost two count."""
    page = box.style["page"]
    first = _find_in_flow(box.children)
    if first is None:
        return page, page
    last = _find_in_flow(reversed(box.children))
    start, end = first.page_values()
    if last is not None and last is not first:
        end = last.page_values()[1]
    return start or page, end or page


def _find_in_flow(children: Iterable[Any]) -> Any | None:
    for child in children:
        if child.is_in_normal_flow() or child.is_floated():
            return child
    return None
