"""Numbers of a picture that lead to their lists: links in its SVG, and over it in the PDF.

WeasyPrint draws an SVG without its links. It is therefore given groups in their place, and when the
page is laid out each becomes a link of the PDF where the group was drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = re.compile(r'<a (class="mark"[^>]*>.*?)</a>', re.DOTALL)
_TRANSLATED = re.compile(r"translate\(([-\d.]+),([-\d.]+)\)")
# A digit of Noto Sans is as wide as that part of its size; SVG units that a link is high and wide at least.
_DIGIT, _LEAST = 0.572, 13


@dataclass(frozen=True, slots=True)
class Mark:
    """A number of a picture: the address that it leads to, what it is called, its box in the picture's units."""

    address: str
    words: str
    left: float
    top: float
    width: float
    height: float


def mark_link(anchor: str, words: str, drawn: str) -> str:
    """The SVG of a number as a link to a list; the words say what it counts."""
    return f'<a class="mark" href="#{anchor}"><title>{escape(words)}</title>{drawn}</a>'


def hold_marks(svg: str) -> str:
    """The same with groups in place of the links, for WeasyPrint."""
    return _LINK.sub(r"<g \1</g>", svg)


def find_marks(picture: Any, left: float = 0.0, top: float = 0.0) -> Iterator[Mark]:
    """The groups that stand for links in an SVG element, each where its square or its number is."""
    for child in picture:
        across, down = _shift(child)
        x, y = left + across, top + down
        if child.get("class") == "mark":
            words = (child.findtext(f"{_SVG}title") or "").strip()
            yield Mark(child.get("href"), words, *_find_box(child, x, y))
        else:
            yield from find_marks(child, x, y)


def _find_box(mark: Any, x: float, y: float) -> tuple[float, float, float, float]:
    square = mark.find(f"{_SVG}rect")
    if square is not None:
        left, top, width, height = (float(square.get(name)) for name in ("x", "y", "width", "height"))
        return x + left, y + top, width, height
    number = mark.find(f"{_SVG}text")
    across, down = _shift(number)
    size = float(number.get("font-size").removesuffix("px"))
    width, height = max(_DIGIT * size * len(number.text), _LEAST), max(size, _LEAST)
    # The number stands in the middle, its foot a third of its size lower.
    return x + across - width / 2, y + down - 0.36 * size - height / 2, width, height


def _shift(element: Any) -> tuple[float, float]:
    """How far an element is moved to the right and down."""
    moves = _TRANSLATED.findall(element.get("transform") or "")
    return sum(float(across) for across, _ in moves), sum(float(down) for _, down in moves)
