"""Clean text to items."""

from __future__ import annotations

from warehouse.records import Issue
from warehouse.text.clean import CleanText
from warehouse.text.inventory import segment_inventory
from warehouse.text.layout import recognise_layout
from warehouse.text.lines import classify_line, split_lines
from warehouse.text.news import segment_news
from warehouse.text.numbering import drop_numbers
from warehouse.text.owner import find_owner
from warehouse.text.segmentation import Segmentation

__all__ = ["Segmentation", "segment"]


def segment(clean: CleanText, owner: str | None = None, period: str | None = None) -> Segmentation:
    """The items of a document, its layout told by content alone.

    A given `owner` is kept, else the page is asked. A text of neither family is read paragraph by
    paragraph, with an issue `unknown-layout` that quotes its first line.
    """
    lines = split_lines(clean)
    kinds = [classify_line(line) for line in lines]
    unnumbered = drop_numbers(lines, kinds)
    layout = recognise_layout(*unnumbered)
    issues: tuple[Issue, ...] = ()
    items = segment_news(*unnumbered) if layout == "news" else segment_inventory(lines, layout)
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
