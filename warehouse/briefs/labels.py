"""Words in a chart or map, each label set at once where it stands.

WeasyPrint sets them letter by letter, and of each that is centred or ends at its place it makes a picture
of its own: 390 of these, half of the time that the two drawings of the global brief took.
"""

from __future__ import annotations

import re
from math import inf
from typing import Any

from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.draw.text import draw_first_line
from weasyprint.matrix import Matrix
from weasyprint.svg import SVG
from weasyprint.svg.text import Style, TextBox
from weasyprint.svg.utils import color, size
from weasyprint.text import line_break

# What makes more of a text than letters in one colour that begin, end or are centred at a place.
_FURTHER = {
    *("alignment-baseline", "dominant-baseline", "display-anchor", "direction", "dx", "dy", "rotate"),
    *("letter-spacing", "textLength", "lengthAdjust", "transform-origin", "display", "visibility"),
    *("clip-path", "fill-opacity", "filter", "mask", "stroke"),
}
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
_WEIGHTS = {"normal": 400, "400": 400, "bold": 700, "700": 700}
_NUMBER = re.compile(r"-?[0-9.]+")
# From here on scripts run from right to left or join their letters.
_BEYOND = "\u0590"


def draw_node(svg: Any, node: Any, font_size: float, fill_stroke: bool = True, context: Any = None) -> None:
    """WeasyPrint's method of this name; plain labels are drawn here."""
    if fill_stroke and node.tag == "text" and _is_plain(node):
        _draw_label(svg, node, size(node.get("font-size", "1em"), font_size, font_size))
    else:
        _DRAW_NODE(svg, node, font_size, fill_stroke, context)


_DRAW_NODE = SVG.draw_node


def _is_plain(node: Any) -> bool:
    return (
        bool(node.text)
        and max(node.text) < _BEYOND
        and _FURTHER.isdisjoint(node.attrib)
        and node.get("opacity", "1") == "1"
        and node.get("fill", "").startswith("#")
        and node.get("font-weight", "normal") in _WEIGHTS
        and all(_NUMBER.fullmatch(node.get(side, "0")) for side in ("x", "y"))
        and not any(True for _ in node)
    )


def _draw_label(svg: Any, node: Any, font_size: float) -> None:
    style = Style(INITIAL_VALUES)
    style.font_config = svg.font_config
    style["font_family"] = [name.strip("\"' ") for name in node.get("font-family", "sans-serif").split(",")]
    style["font_weight"] = _WEIGHTS[node.get("font-weight", "normal")]
    style["font_style"], style["font_size"] = node.get("font-style", "normal"), font_size
    layout, _, _, width, _, baseline = line_break.split_first_line(node.text, style, svg.context, inf, 0)
    label = TextBox(layout, style)
    label.baseline = baseline
    x, y = float(node.get("x", "0")), float(node.get("y", "0"))
    x -= _BEFORE[node.get("text-anchor", "start")] * width
    stream = svg.stream
    stream.push_state()
    svg.transform(node, font_size)
    stream.set_color(color(node.get("fill")))
    stream.begin_text()
    layout.reactivate(style)
    draw_first_line(stream, label, "none", "none", Matrix(d=-1, e=x, f=y))
    stream.end_text()
    stream.pop_state()
