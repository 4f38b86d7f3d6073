"""Clean text to items."""

from __future__ import annotations

from collections.abc import Sequence

from warehouse.records import Issue, Item
from warehouse.text.clean import CleanText
from warehouse.text.dates import match_period
from warehouse.text.furniture import mark_furniture
from warehouse.text.inventory import LAYOUT as INVENTORY
from warehouse.text.inventory import segment_inventory
from warehouse.text.layout import recognise_layout
from warehouse.text.lines import Line, LineKind, classify_line, split_lines
from warehouse.text.news import LAYOUT as NEWS
from warehouse.text.news import segment_news
from warehouse.text.numbering import drop_numbers
from warehouse.text.owner import find_owner
from warehouse.text.segmentation import Segmentation

__all__ = ["Segmentation", "segment"]


def segment(clean: CleanText, owner: str | None = None, period: str | None = None) -> Segmentation:
    """The items of a document, its layout told by content alone.

    A given `owner` is kept, else the page is asked. A text of neither family is read paragraph by
    paragraph, with an issue `unknown-layout` that quotes its first line. News over a first period header
    are read as news though the page is an inventory.
    """
    lines = split_lines(clean)
    kinds = mark_furniture(lines, [classify_line(line) for line in lines])
    head = _size_of_news_head(lines, kinds)
    layout = recognise_layout(*drop_numbers(lines[head:], kinds[head:]))
    items = _read_items(lines[:head], kinds[:head], NEWS) if head else []
    items += _read_items(lines[head:], kinds[head:], layout)
    issues: tuple[Issue, ...] = ()
    if layout == "unknown" and lines:
        issues = (
            Issue(
                code="unknown-layout",
                message="the page is neither news nor an inventory of activities; each paragraph was read as one item",
                text=lines[0].text[:200],
                advice="look at the items; if they are wrong, tell what the page looks like",
                first_line=lines[0].first,
            ),
        )
    return Segmentation(layout, owner or find_owner(lines), period, tuple(items), issues)


def _read_items(lines: Sequence[Line], kinds: Sequence[LineKind], layout: str) -> list[Item]:
    return segment_news(*drop_numbers(lines, kinds)) if layout == NEWS else segment_inventory(lines, layout)


def _size_of_news_head(lines: Sequence[Line], kinds: Sequence[LineKind]) -> int:
    """How many lines stand over the first period header if they are news and an inventory follows, else 0."""
    head = next((at for at, line in enumerate(lines) if match_period(line.text)), 0)
    if not head or recognise_layout(lines[:head], kinds[:head]) != NEWS:
        return 0
    return head if recognise_layout(lines[head:], kinds[head:]) == INVENTORY else 0
