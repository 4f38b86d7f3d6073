"""The stretches of a page by family: news over an inventory, lists of activities over or under dated news."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from warehouse.text.dates import match_period
from warehouse.text.inventory import LAYOUT as INVENTORY
from warehouse.text.layout import recognise_layout
from warehouse.text.lines import Line, LineKind
from warehouse.text.news import LAYOUT as NEWS
from warehouse.text.numbering import drop_numbers
from warehouse.text.order import titles_stand_over_dates
from warehouse.text.phrases import match_button, opens_list
from warehouse.text.profiles import is_standing

_FEWEST_DATES = 3
_FEWEST_TEXTS = 2
_FEWEST_LISTS = 2
_HEADS = (LineKind.TITLE, LineKind.PLACE, LineKind.FURNITURE)


class Stretch(NamedTuple):
    """The lines from `start` on, up to `end`, and their layout."""

    start: int
    end: int
    layout: str


def find_stretches(lines: Sequence[Line], kinds: Sequence[LineKind]) -> tuple[str, list[Stretch]]:
    """The layout of a page as a whole and its stretches in order, most often one.

    News over a first period header are news though the page is an inventory. With three dated entries or more, lists of
    activities over the first or under the last are an inventory though the page is news.
    """
    head = _size_of_news_head(lines, kinds)
    layout = recognise_layout(*drop_numbers(lines[head:], kinds[head:]))
    if head:
        return layout, [Stretch(0, head, NEWS), Stretch(head, len(lines), layout)]
    start, end = _bounds_of_news(lines, kinds) if layout == NEWS else (0, len(lines))
    found = [Stretch(0, start, INVENTORY), Stretch(start, end, layout), Stretch(end, len(lines), INVENTORY)]
    return layout, [stretch for stretch in found if stretch.start < stretch.end]


def _size_of_news_head(lines: Sequence[Line], kinds: Sequence[LineKind]) -> int:
    """How many lines stand over the first period header if they are news and an inventory follows, else 0."""
    head = next((at for at, line in enumerate(lines) if match_period(line.text)), 0)
    if kinds[:head].count(LineKind.BODY) < _FEWEST_TEXTS or recognise_layout(lines[:head], kinds[:head]) != NEWS:
        return 0
    return head if recognise_layout(lines[head:], kinds[head:]) == INVENTORY else 0


def _bounds_of_news(lines: Sequence[Line], kinds: Sequence[LineKind]) -> tuple[int, int]:
    """Where the dated entries begin and end, the lists of activities over and under them left out."""
    dated = [at for at, kind in enumerate(kinds) if kind in (LineKind.DATE, LineKind.DATED)]
    if len(dated) < _FEWEST_DATES:
        return 0, len(lines)
    start = dated[0]
    if start and kinds[start - 1] is LineKind.TITLE and titles_stand_over_dates(kinds):
        start -= 1
    return start if _find_lists(lines, 0, start) else 0, _end_of_news(lines, kinds, dated[-1])


def _end_of_news(lines: Sequence[Line], kinds: Sequence[LineKind], last: int) -> int:
    """Where lists begin below the date at `last`, with the headlines over the first of them.

    It has one, or stands behind the link that closed the entry before or a text about the agency: else it belongs to
    that entry.
    """
    lists = _find_lists(lines, last + 1, len(lines))
    if not lists:
        return len(lines)
    end = lists[0]
    while kinds[end - 1] in _HEADS:
        end -= 1
    closes_entry = (LineKind.LINK,) if end == lists[0] else (LineKind.LINK, LineKind.BODY, LineKind.DATED)
    return end if kinds[end - 1] in closes_entry or is_standing(lines[end - 1].text) else len(lines)


def _find_lists(lines: Sequence[Line], start: int, end: int) -> list[int]:
    """The lead-ins of bullets there, if there are two at least, or one and a repeat behind a button.

    A paragraph that is repeated there stands for them.
    """
    lists = [at for at in range(start, end - 1) if opens_list(lines[at].text, lines[at + 1].text)]
    repeats = [at for at in range(start, end) if _is_repeat(lines[at].text)]
    if len(lists) + len(repeats) >= _FEWEST_LISTS and lists:
        return lists
    said_again = {lines[at].drop_glued().text for at in repeats}
    return [at for at in range(start, end) if lines[at].text in said_again]


def _is_repeat(text: str) -> bool:
    button = match_button(text)
    return button is not None and button.end() < len(text)
