"""Places: boxes that no link leads to or from are passed by when anchors, links and bookmarks are gathered."""

from __future__ import annotations

from typing import Any

from weasyprint import anchors


def gather_anchors(
    box: Any,
    anchors_: dict[str, Any],
    links: list[Any],
    bookmarks: list[Any],
    forms: dict[Any, Any],
    parent_matrix: Any = None,
    parent_form: Any = None,
    parent_link: Any = None,
) -> None:
    """What WeasyPrint's function of this name gathers."""
    if (
        box.link
        or parent_link
        or box.bookmark_label
        or not _is_bare(box.style)
        or (box.element is not None and box.element.tag == "form")
    ):
        _GATHER_ANCHORS(box, anchors_, links, bookmarks, forms, parent_matrix, parent_form, parent_link)
        return
    for child in box.all_children():
        gather_anchors(child, anchors_, links, bookmarks, forms, parent_matrix, parent_form)


_GATHER_ANCHORS = anchors.gather_anchors


def _is_bare(style: Any) -> bool:
    """Whether boxes of a style are neither turned nor moved, no anchors and no fields of a form."""
    try:
        return bool(style.is_no_place)
    except AttributeError:
        style.is_no_place = not (style["transform"] or style["anchor"] or style["appearance"] == "auto")
        return bool(style.is_no_place)
