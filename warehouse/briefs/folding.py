"""The lines of a text folded into one piece of marked content with one tag.

WeasyPrint marks each line and gives it a tag of its own: 8,000 in 50 pages, which a reader's program has
to put together again. They made such a PDF a tenth larger.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def fold_lines(document: Any) -> None:
    """Has the later lines of a text drawn with its first one, and takes them out of the laid-out document.

    A line is folded when it holds one piece of text and goes on with what the line before it ends with.
    """
    for page in document.pages:
        _fold_within(page._page_box)


def _fold_within(box: Any) -> None:
    from weasyprint.formatting_structure.boxes import LineBox, ParentBox

    if isinstance(box.children[0], LineBox):
        box.children = _fold(box.children)
        return
    for child in box.all_children():
        if isinstance(child, ParentBox) and child.children:
            _fold_within(child)


def _fold(lines: Any) -> list[Any]:
    from weasyprint.formatting_structure.boxes import TextBox

    kept: list[Any] = []
    for line in lines:
        before = kept[-1].children[-1] if kept and kept[-1].children else None
        only = line.children[0] if len(line.children) == 1 else None
        if (
            type(before) is type(only) is TextBox
            and before.style is only.style
            and line.text_overflow == "clip"
            and line.block_ellipsis == "none"
        ):
            before.__dict__.setdefault("further", []).append(only)
        else:
            kept.append(line)
    return kept


def draw_folded(draw_text: Callable[..., None]) -> Callable[..., None]:
    """A function that draws a text with what was folded into it."""

    def draw(stream: Any, text: Any, *how: Any) -> None:
        draw_text(stream, text, *how)
        for further in text.__dict__.get("further", ()):
            draw_text(stream, further, *how)

    return draw
