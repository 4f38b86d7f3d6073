"""Drawing: what most boxes have none of (backgrounds, outlines) is not looked for in each of them."""

from __future__ import annotations

from typing import Any

from weasyprint.draw import border
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import background

_CORNERS = ("top_left", "top_right", "bottom_right", "bottom_left")
_SQUARE = {f"border_{corner}_radius": (0, 0) for corner in _CORNERS}
_NO_RADIUS = (0, "px")


def layout_box_backgrounds(
    page: Any, box: Any, get_image_from_uri: Any, layout_children: bool = True, style: Any = None
) -> None:
    """What WeasyPrint's function of this name sets."""
    if style is not None or not layout_children or box is page or not _is_bare(box.style):
        _LAYOUT_BOX_BACKGROUNDS(page, box, get_image_from_uri, layout_children, style)
        return
    box.__dict__.update(_SQUARE)
    box.background = None
    for child in box.all_children():
        layout_box_backgrounds(page, child, get_image_from_uri)


_LAYOUT_BOX_BACKGROUNDS = background.layout_box_backgrounds


def _is_bare(style: Any) -> bool:
    """Whether boxes of a style have square corners and neither a background, a shadow nor an image for a border."""
    known = style.__dict__.get("is_bare")
    if known is None:
        known = style.is_bare = (
            style["visibility"] != "hidden"
            and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
            and all(type_ == "none" for type_, _ in style["background_image"])
            and not style["box_shadow"]
            and border.get_color(style, "background_color").alpha == 0
            and all(_NO_RADIUS in style[name] for name in _SQUARE)
        )
    return bool(known)


def draw_outline(stream: Any, box: Any) -> None:
    """What WeasyPrint's function of this name draws."""
    if box.style["outline_width"]:
        _DRAW_OUTLINE(stream, box)
        return
    for child in box.children:
        if isinstance(child, Box):
            draw_outline(stream, child)


_DRAW_OUTLINE = border.draw_outline


def page_references(pdf: Any) -> tuple[bytes, ...]:
    """What pydyf's property of this name gives; it is asked for each tag and link of each page."""
    kids = pdf.pages["Kids"]
    known: tuple[int, tuple[bytes, ...]] = pdf.__dict__.get("known_references", (-1, ()))
    if known[0] != len(kids):
        known = len(kids), tuple(b"%d 0 R" % number for number in kids[::3])
        pdf.known_references = known
    return known[1]
