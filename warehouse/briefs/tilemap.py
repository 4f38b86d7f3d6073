"""Countries as tiles of one size, placed roughly as on a map and shaded by how many activities are about them.

A map of boundaries shows large countries and hides small ones, and takes sides where boundaries are
disputed. The arrangement is `tiles.txt`, drawn to be edited by eye.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from warehouse.briefs.marks import anchor_of
from warehouse.briefs.picture import mark_link
from warehouse.briefs.styles import FAMILIES

# In fewer countries the numbers themselves say more than a map.
_FEWEST = 4
# CSS pixels: the width of a page and of one column of two, and the largest tile.
_PAGE, _COLUMN, _LARGEST = 657, 310, 34
# From light to dark in even steps of grey, and the ink that stands out on each (5:1 or more).
_SHADES = (
    ("#d6e3ed", "#10212e"),
    ("#a9c3d6", "#10212e"),
    ("#7ba5c3", "#10212e"),
    ("#2f6691", "#fff"),
    ("#12395b", "#fff"),
)
_SILENT = ("#eef1f4", "#55636f")


@dataclass(frozen=True, slots=True)
class Tile:
    """A place on the map; one that is not `is_always` there is drawn only where it counts something."""

    code: str
    column: int
    row: int
    is_always: bool


@cache
def read_tiles() -> Mapping[str, Tile]:
    """The tiles by ISO 3166-1 alpha-3.

    In the file a word is a tile and dots are sea; States Members and observers of the United Nations are in
    capitals and always drawn, other areas in small letters.
    """
    lines = (Path(__file__).parent / "tiles.txt").read_text(encoding="utf-8").splitlines()
    return {
        word.upper(): Tile(word.upper(), column, row, word.isupper())
        for row, line in enumerate(lines)
        for column, word in enumerate(line.split())
        if word.isalpha()
    }


def is_worth_a_map(counts: Mapping[str, int], scope: Collection[str]) -> bool:
    """Whether enough countries of the scope (empty for the world) have activities."""
    return sum(not scope or code in scope for code in counts) >= _FEWEST


def draw_tiles(counts: Mapping[str, int], scope: Collection[str], names: Mapping[str, str], title: str) -> str:
    """An SVG of the world, or of the part of it that the scope lies in, the scope's tiles outlined.

    `counts` are activities by ISO 3166-1 alpha-3; `title` stands for the picture where it is not seen.
    """
    shown = [tile for code, tile in read_tiles().items() if code in counts or tile.is_always]
    framed = [tile for tile in shown if not scope or tile.code in scope]
    left, top = min(tile.column for tile in framed), min(tile.row for tile in framed)
    right, bottom = max(tile.column for tile in framed) + 1, max(tile.row for tile in framed) + 1
    pitch = min((_COLUMN if scope else _PAGE) / (right - left), _LARGEST)
    most = max(counts.values())
    drawn = [
        _draw(tile, (tile.column - left, tile.row - top), counts.get(tile.code, 0), most, tile.code in scope, names)
        for tile in shown
        if left <= tile.column < right and top <= tile.row < bottom
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="group" aria-label={quoteattr(title)} '
        f'width="{pitch * (right - left):.0f}" height="{pitch * (bottom - top):.0f}" '
        f'viewBox="0 0 {20 * (right - left)} {20 * (bottom - top)}" '
        f'font-family={quoteattr(", ".join(FAMILIES["Noto Sans"]))} text-anchor="middle">'
        f"<title>{escape(title)}</title>{''.join(drawn)}</svg>"
    )


def _draw(tile: Tile, place: tuple[int, int], n: int, most: int, is_asked: bool, names: Mapping[str, str]) -> str:
    """One tile of 20 by 20 units with a gap around it: its code, and below it the count, which lead to its list."""
    x, y = 20 * place[0], 20 * place[1]
    fill, ink = _shade(n, most)
    border = ' stroke="#12395b" stroke-width="1"' if is_asked else ""
    square = f'<rect x="{x + 0.8:g}" y="{y + 0.8:g}" width="18.4" height="18.4" rx="1.6" fill="{fill}"{border}/>'
    if not n:
        return square + f'<text x="{x + 10}" y="{y + 12.3:g}" font-size="6.4" fill="{ink}">{tile.code}</text>'
    code = f'<text x="{x + 10}" y="{y + 8.2:g}" font-size="6.4" fill="{ink}">{tile.code}</text>'
    size = 8.6 if n < 1000 else 6.6
    number = f'<text x="{x + 10}" y="{y + 16.8:g}" font-size="{size}" font-weight="700" fill="{ink}">{n}</text>'
    return mark_link(
        anchor_of(("country", tile.code)), f"{names.get(tile.code, tile.code)}: {n}", square + code + number
    )


def _shade(n: int, most: int) -> tuple[str, str]:
    """Five shades over the logarithm of the count, so that one large country does not leave all others pale."""
    if not n:
        return _SILENT
    share = math.log(n) / math.log(most) if most > 1 else 0.0
    return _SHADES[min(int(share * len(_SHADES)), len(_SHADES) - 1)]
