"""Clean text to items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from warehouse.records import Issue, Item
from warehouse.text.clean import CleanText
from warehouse.text.closers import mark_arrows
from warehouse.text.furniture import mark_furniture
from warehouse.text.headed import mark_headed_texts
from warehouse.text.inventory import segment_inventory
from warehouse.text.lines import Line, LineKind, classify_line, split_lines
from warehouse.text.news import LAYOUT as NEWS
from warehouse.text.news import segment_news
from warehouse.text.numbering import drop_numbers
from warehouse.text.owner import find_owner, find_site
from warehouse.text.segmentation import Segmentation
from warehouse.text.stretches import find_stretches

__all__ = ["Segmentation", "segment"]


def segment(clean: CleanText, owner: str | None = None, period: str | None = None) -> Segmentation:
    """The items of a document, its layout told by content alone.

    A given `owner` is kept, else the page is asked. A text of neither family is read paragraph by
    paragraph, with an issue `unknown-layout` that quotes its first line.
    """
    lines = split_lines(clean)
    kinds = mark_furniture(lines, mark_arrows(lines, [classify_line(line) for line in lines]))
    kinds = mark_headed_texts(lines, kinds)
    layout, stretches = find_stretches(lines, kinds)
    items = [item for low, high, family in stretches for item in _read_items(lines[low:high], kinds[low:high], family)]
    owner = owner or find_owner(lines)
    if site := find_site(lines, owner):
        items = [replace(item, owner=None) if item.owner == site else item for item in items]
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
    return Segmentation(layout, owner, period, tuple(items), issues)


def _read_items(lines: Sequence[Line], kinds: Sequence[LineKind], layout: str) -> list[Item]:
    return segment_news(*drop_numbers(lines, kinds)) if layout == NEWS else segment_inventory(lines, kinds, layout)
