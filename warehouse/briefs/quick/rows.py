"""Lines that hold one stretch of text and nothing else, as most do: set without what only other lines need."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.layout import float as floats
from weasyprint.layout import inline

from warehouse.briefs.quick.boxes import resolve_percentages
from warehouse.briefs.quick.lines import KeptLine, find_line, set_line


def get_next_linebox(
    context: Any,
    linebox: Any,
    position_y: float,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    absolute_boxes: Any,
    fixed_boxes: Any,
    first_letter_style: Any,
    first_line_style: Any,
) -> Any:
    """What WeasyPrint's function of this name gives."""
    start, full_width = containing_block.content_box_x(), containing_block.width
    # For texts that begin within this line: the width of the lines after it, as WeasyPrint rounds it.
    context.row_width = 0 if context.excluded_shapes else (start + full_width) * (1 + 1e-9) - start
    at, skip = _where(skip_stack)
    child = linebox.children[at] if linebox.children else None
    is_plain = (
        isinstance(child, TextBox)
        and not (first_letter_style or first_line_style or linebox.text_indent or context.excluded_shapes)
        and not _begins_with_space(child.text, skip)
        and _begins_at_start(linebox.style)
    )
    if is_plain:
        linebox.position_y, linebox.width, linebox.height = position_y, 0, 0
        position_x, position_y, width = floats.avoid_collisions(context, linebox, containing_block, outer=False)
        width = (position_x + width) * (1 + 1e-9) - position_x
        line = find_line(context, child, width, skip)
        if line and line.width <= width and _is_whole(line, at, linebox):
            linebox.position_x, linebox.position_y = position_x, position_y
            resume_at = None if line.resume_at is None else {at: {line.resume_at: None}}
            row = _set_row(linebox, child, line, resume_at is None, skip_stack is None, containing_block)
            return row, resume_at
    return _GET_NEXT_LINEBOX(
        context,
        linebox,
        position_y,
        bottom_space,
        skip_stack,
        containing_block,
        absolute_boxes,
        fixed_boxes,
        first_letter_style,
        first_line_style,
    )


_GET_NEXT_LINEBOX = inline.get_next_linebox


def _where(skip_stack: Any) -> tuple[int, int]:
    """Which child a line begins with, and how many bytes into its text."""
    if skip_stack is None:
        return 0, 0
    ((at, inner),) = skip_stack.items()
    return at, next(iter(inner)) or 0 if inner else 0


def _begins_with_space(text: str, skip: int) -> bool:
    if skip and not text.isascii():
        return text.encode()[skip : skip + 1] == b" "
    return text[skip : skip + 1] == " "


def _begins_at_start(style: Any) -> bool:
    known = style.__dict__.get("begins_at_start")
    if known is None:
        known = style.begins_at_start = (
            style["direction"] == "ltr"
            and style["text_align_all"] in ("start", "left")
            and style["text_align_last"] in ("auto", "start", "left")
        )
    return bool(known)


def _is_whole(line: KeptLine, at: int, linebox: Any) -> bool:
    """Whether nothing follows the text in its line, nor a space that would have to be taken off."""
    return line.resume_at is not None or (at == len(linebox.children) - 1 and not line.text.endswith(" "))


def _set_row(linebox: Any, child: Any, line: KeptLine, is_end: bool, is_start: bool, containing_block: Any) -> Any:
    """The steps of WeasyPrint's `split_inline_box` and `get_next_linebox` that are left for such a line."""
    child.position_x, child.position_y = linebox.position_x, linebox.position_y
    resolve_percentages(child, containing_block)
    text = set_line(child, line)
    row = linebox.copy_with_children([text])
    row.remove_decoration(start=not is_start, end=not is_end)
    row.width = text.position_x + text.margin_width() - row.content_box_x()
    inline._adjust_line_height(row)
    linebox.width, linebox.height = row.width, row.height
    bottom, top = inline.line_box_verticality(row)
    row.baseline = -top
    row.height = bottom - top
    row.margin_top = row.margin_bottom = 0
    row.position_y = linebox.position_y
    text.position_y += linebox.position_y - top
    return row
