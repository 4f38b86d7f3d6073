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
from warehouse.text.phrases import match_button
from warehouse.text.segmentation import Segmentation

__all__ = ["Segmentation", "segment"]

_FEWEST_DATES = 3
_FEWEST_LISTS = 2


def segment(clean: CleanText, owner: str | None = None, period: str | None = None) -> Segmentation:
    """The items of a document, its layout told by content alone.

    A given `owner` is kept, else the page is asked. A text of neither family is read paragraph by
    paragraph, with an issue `unknown-layout` that quotes its first line. News over a first period header
    are read as news though the page is an inventory, and lists of activities under dated news as an inventory.
    """
    lines = split_lines(clean)
    kinds = mark_furniture(lines, [classify_line(line) for line in lines])
    head = _size_of_news_head(lines, kinds)
    layout = recognise_layout(*drop_numbers(lines[head:], kinds[head:]))
    items = _read_items(lines[:head], kinds[:head], NEWS) if head else []
    end = _end_of_dated_news(lines, kinds) if layout == NEWS else len(lines)
    items += _read_items(lines[head:end], kinds[head:end], layout)
    items += _read_items(lines[end:], kinds[end:], INVENTORY)
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


def _end_of_dated_news(lines: Sequence[Line], kinds: Sequence[LineKind]) -> int:
    """Where lists of activities begin under the last of three dated entries or more, with the line over the first.

    There are two lists of bullets at least, or one and a repeat behind a button. The first has a headline of its own,
    or stands behind the link that closed the entry before: else it belongs to that entry.
    """
    dated = [at for at, kind in enumerate(kinds) if kind in (LineKind.DATE, LineKind.DATED)]
    below = range(dated[-1] + 1, len(lines) - 1) if len(dated) >= _FEWEST_DATES else range(0)
    lists = [at for at in below if lines[at].text.endswith(":") and kinds[at + 1] is LineKind.BULLET]
    if not lists or len(lists) + sum(_is_repeat(lines[at].text) for at in below) < _FEWEST_LISTS:
        return len(lines)
    start = lists[0]
    above = list(kinds[start - 2 : start])
    if above[-1] is LineKind.TITLE and above[0] in (LineKind.BODY, LineKind.LINK):
        return start - 1
    return start if above[-1] is LineKind.LINK else len(lines)


def _is_repeat(text: str) -> bool:
    button = match_button(text)
    return button is not None and button.end() < len(text)
