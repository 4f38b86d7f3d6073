"""The chart of activities by year and first theme, described in Vega-Lite and drawn by vl-convert.

Circles carry their number, one hue serves all themes and the year bars stand above: nothing is
told by colour alone, so the chart reads the same in grey and to the colour-blind.
vl-convert takes 0.6-0.9 s for its first chart (it starts a JavaScript engine and holds Python's
lock) and 0.12 s for each later one; a process of its own draws while the pages are laid out.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warehouse.briefs.edition import BriefRefused

_INK, _FILL, _PALE, _RULE = "#12395b", "#a9c3d6", "#7d8b97", "#e4e9ed"
_WIDTH, _LABELS, _ROW = 447, 190, 21
_PATIENCE_S = 60


@dataclass(frozen=True, slots=True)
class Chart:
    """What the chart shows: columns from left to right, rows from top to bottom, counts of activities."""

    columns: tuple[str, ...]
    apart: tuple[str, ...]
    rows: tuple[str, ...]
    totals: Mapping[str, int]
    cells: Mapping[tuple[str, str], int]


def describe_chart(chart: Chart) -> dict[str, Any]:
    """The chart as a Vega-Lite specification; `apart` columns stand at the right, set off by a gap and paler."""
    order = [*chart.columns, *([" ", *chart.apart] if chart.apart else [])]
    across = {"field": "column", "type": "ordinal", "scale": {"domain": order}}
    count = {"field": "n", "type": "quantitative"}
    shade = {"condition": {"test": {"field": "column", "oneOf": list(chart.apart)}, "value": _PALE}, "value": _INK}
    text = {"type": "text", "fontSize": 10}
    totals = [{"column": column, "n": chart.totals.get(column, 0)} for column in order if column.strip()]
    cells = [{"row": row, "column": column, "n": n} for (row, column), n in chart.cells.items() if n]
    largest = max((n for n in chart.cells.values()), default=1)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "config": {"aria": False, "font": "Noto Sans", "view": {"stroke": None}, "background": None},
        "spacing": 4,
        "vconcat": [
            {
                "width": _WIDTH,
                "height": 56,
                "data": {"values": totals},
                "encoding": {"x": {**across, "axis": None}, "y": {**count, "axis": None}},
                "layer": [
                    {"mark": {"type": "bar", "width": {"band": 0.66}}, "encoding": {"color": shade}},
                    {
                        "mark": {**text, "dy": -7, "fontWeight": "bold"},
                        "encoding": {"text": {"field": "n"}, "color": shade},
                    },
                ],
            },
            {
                "width": _WIDTH,
                "height": {"step": _ROW},
                "data": {"values": cells},
                "encoding": {
                    "x": {**across, "axis": _axis(orient="top", labelAngle=0, labelPadding=3)},
                    "y": {
                        "field": "row",
                        "type": "ordinal",
                        "scale": {"domain": list(chart.rows)},
                        "axis": _axis(
                            labelLimit=_LABELS, labelAlign="left", labelPadding=_LABELS + 4, grid=True, gridColor=_RULE
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
                    {"mark": {**text, "color": "#10212e"}, "encoding": {"text": {"field": "n"}}},
                ],
            },
        ],
    }


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


class Drawing:
    """A chart being drawn in a process of its own; `finish` waits for it."""

    def __init__(self, chart: Chart) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", _DRAW],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(describe_chart(chart)).encode())
            self._process.stdin.flush()
        except BrokenPipeError:
            # The process has died; `finish` says why.
            pass

    def finish(self) -> str:
        """The chart as an SVG element with no fixed size; raises BriefRefused if it could not be drawn."""
        try:
            drawn, complaint = self._process.communicate(timeout=_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.stop()
            raise BriefRefused(f"the chart was not drawn within {_PATIENCE_S} s") from None
        if self._process.returncode != 0:
            raise BriefRefused(f"the chart could not be drawn: {complaint.decode(errors='replace').strip()[-400:]}")
        return drawn.decode("utf-8")

    def stop(self) -> None:
        """Ends the process if it still runs."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()


_DRAW = """
import sys, vl_convert
sys.stdout.buffer.write(vl_convert.vegalite_to_svg(sys.stdin.read(), show_warnings=False).encode("utf-8"))
"""


def label_svg(svg: str, title: str) -> str:
    """The SVG with its title as its first child, which screen readers and the PDF's alternative text take."""
    from xml.sax.saxutils import escape, quoteattr

    head = re.match(r"<svg\b[^>]*?viewBox=\"([\d. -]+)\"[^>]*>", svg)
    if head is None:
        raise BriefRefused("the chart is not an SVG with a viewBox")
    size = head[1].split()
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label={quoteattr(title)} '
        f'width="{size[2]}" height="{size[3]}" viewBox="{head[1]}"><title>{escape(title)}</title>'
    )
    return opening + svg[head.end() :]


def sum_rows(cells: Mapping[tuple[str, str], int], columns: Sequence[str]) -> dict[str, int]:
    """The total of each column."""
    return {column: sum(n for (_, at), n in cells.items() if at == column) for column in columns}
