"""The chart of activities by year and first theme, described in Vega-Lite and drawn by vl-convert.

Circles carry their number, one hue serves all themes and the year bars stand above: nothing is
told by colour alone, so the chart reads the same in grey and to the colour-blind.
vl-convert takes 0.6-0.9 s for its first chart (it starts a JavaScript engine and holds Python's
lock) and 0.12 s for each later one, and Altair 0.8 s to import: the second process at the press
draws, from the specification itself, while the first composes the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import east_asian_width

from warehouse.briefs.edition import BriefRefused
from warehouse.briefs.picture import mark_link
from warehouse.briefs.shaping import shape_words
from warehouse.briefs.styles import FAMILIES

_INK, _FILL, _PALE, _RULE = "#12395b", "#a9c3d6", "#66737f", "#e4e9ed"
# Vega gives each part a role of its own; under one picture with one title a reader is better without them.
_ROLES = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
# Points across: names and columns share them, names taking what the longest needs within bounds.
_WIDTH, _ROW = 638, 21
_LEAST, _MOST = 120, 270
_FEW = 3
# Vega puts the address of its makers before one that is a fragment alone, and links what has none to 'undefined'.
_LINK = re.compile(r'<a xlink:href="[^"#]*(?:#([^"]*))?">(.*?)</a>')
_TEXT = re.compile(r"<(text|tspan)\b([^>]*)>([^<]*)</\1>")


@dataclass(frozen=True, slots=True)
class Chart:
    """What the chart shows: columns from left to right, rows from top to bottom, counts of activities.

    `anchors` are where the lists behind the counts stand, by row and column as `cells`; totals have no row.
    """

    columns: tuple[str, ...]
    apart: tuple[str, ...]
    rows: tuple[str, ...]
    totals: Mapping[str, int]
    cells: Mapping[tuple[str, str], int]
    anchors: Mapping[tuple[str, str], str]


def is_worth_a_chart(chart: Chart | None) -> bool:
    """Whether there is more to see than three numbers would say."""
    return chart is not None and len(chart.cells) > _FEW


def describe_chart(chart: Chart, direction: str | None = None) -> dict[str, Any]:
    """The chart as a Vega-Lite specification; `apart` columns stand at the end, set off by a gap and paler.

    With the direction 'rtl' names stand at the right and years run to the left.
    """
    order = [*chart.columns, *([" ", *chart.apart] if chart.apart else [])]
    start, outward = "left", -5
    if direction == "rtl":
        order, start, outward = order[::-1], "right", 5
    broken = {name: _break(name) for name in chart.rows}
    names = _measure([line for name in broken.values() for line in name.split("\n")])
    across = {"field": "column", "type": "ordinal", "scale": {"domain": order}}
    count = {"field": "n", "type": "quantitative"}
    shade = {"condition": {"test": {"field": "column", "oneOf": list(chart.apart)}, "value": _PALE}, "value": _INK}
    text = {"type": "text", "fontSize": 10}
    said = {"text": {"field": "said"}, "href": {"field": "anchor"}}
    totals = [_mark(chart, "", column, chart.totals.get(column, 0)) for column in order if column.strip()]
    cells = [{**_mark(chart, *at, n), "row": broken[at[0]]} for at, n in chart.cells.items() if n]
    largest = max((n for n in chart.cells.values()), default=1)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "config": {"aria": False, "font": ", ".join(FAMILIES["Noto Sans"]), "view": {"stroke": None}},
        "spacing": 4,
        "vconcat": [
            {
                "width": _WIDTH - names,
                "height": 56,
                "data": {"values": totals},
                "encoding": {"x": {**across, "axis": None}, "y": {**count, "axis": None}},
                "layer": [
                    {"mark": {"type": "bar", "width": {"band": 0.66}}, "encoding": {"color": shade}},
                    {
                        "mark": {**text, "dy": -7, "fontWeight": "bold"},
                        "encoding": {**said, "color": shade},
                    },
                ],
            },
            {
                "width": _WIDTH - names,
                "height": {"step": _ROW},
                "data": {"values": cells},
                "encoding": {
                    "x": {
                        **across,
                        "axis": _axis(
                            orient="top",
                            labelAngle=0,
                            labelPadding=3,
                            labelFontSize=8.8,
                            # With a sign before it a year is wider than its column: it moves away from the next.
                            labelOffset={
                                "condition": {"test": "indexof(datum.label, '≤') == 0", "value": outward},
                                "value": 0,
                            },
                        ),
                    },
                    "y": {
                        "field": "row",
                        "type": "ordinal",
                        "scale": {"domain": list(broken.values())},
                        "axis": _axis(
                            orient=start,
                            labelExpr=r"split(datum.label, '\n')",
                            labelLineHeight=10.5,
                            labelLimit=names,
                            labelAlign=start,
                            labelPadding=names + 4,
                            grid=True,
                            gridColor=_RULE,
                        ),
                    },
                },
                "layer": [
                    {
                        "mark": {"type": "circle", "color": _FILL, "opacity": 1},
                        "encoding": {
                            "size": {
                                **count,
                                "scale": {"domain": [1, max(largest, 2)], "range": [130, 420]},
                                "legend": None,
                            }
                        },
                    },
                    {"mark": {**text, "color": "#10212e"}, "encoding": said},
                ],
            },
        ],
    }


def _mark(chart: Chart, row: str, column: str, n: int) -> dict[str, Any]:
    """A number of the chart, with the place that it leads to; a dash where nothing is counted."""
    anchor = chart.anchors.get((row, column))
    return {"column": column, "n": n, "said": str(n) if n else "–", **({"anchor": f"#{anchor}"} if anchor else {})}


def _break(name: str) -> str:
    """The name, in two lines if it is longer than its row has room for."""
    if _measure([name]) < _MOST:
        return name
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    at = min(spaces, key=lambda at: abs(at - len(name) / 2), default=len(name))
    return f"{name[:at]}\n{name[at + 1 :]}".rstrip()


def _measure(names: Sequence[str]) -> int:
    """Room for the longest name: a little more than half the type size a letter, all of it for a Chinese one."""
    longest = max((sum(map(_width, name)) for name in names), default=0)
    return round(min(max(longest + 6, _LEAST), _MOST))


def _width(letter: str) -> float:
    if east_asian_width(letter) == "W":
        return 10.5
    return 6.3 if "\u0400" <= letter < "\u0530" else 5.6


def _axis(**own: Any) -> dict[str, Any]:
    plain = {
        "domain": False,
        "ticks": False,
        "labelColor": "#1b2733",
        "labelFontSize": 10.5,
        "title": None,
        "grid": False,
    }
    return {**plain, **own}


def label_svg(svg: str, title: str, chart: Chart) -> str:
    """The SVG with its title as its first child, which screen readers and the PDF's alternative text take.

    Each number leads to its list, and its link says of what it is. Arabic words are shaped, because the
    press draws letters of an SVG one by one.
    """
    from xml.sax.saxutils import escape, quoteattr

    head = re.match(r"<svg\b[^>]*?viewBox=\"([\d. -]+)\"[^>]*>", svg)
    if head is None:
        raise BriefRefused("the chart is not an SVG with a viewBox")
    size = head[1].split()
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="group" aria-label={quoteattr(title)} '
        f'width="{size[2]}" height="{size[3]}" viewBox="{head[1]}"><title>{escape(title)}</title>'
    )
    words = {
        anchor: f"{row}, {column}: {chart.cells[row, column]}" if row else f"{column}: {chart.totals[column]}"
        for (row, column), anchor in chart.anchors.items()
    }
    drawn = _LINK.sub(
        lambda link: mark_link(link[1], words[link[1]], link[2]) if link[1] else link[2], svg[head.end() :]
    )
    return opening + _ROLES.sub("", _TEXT.sub(_shape, drawn))


def _shape(match: re.Match[str]) -> str:
    shaped = shape_words(match[3])
    return match[0] if shaped == match[3] else f'<{match[1]} class="shaped"{match[2]}>{shaped}</{match[1]}>'
