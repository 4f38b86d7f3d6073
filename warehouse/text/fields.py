"""What HTML says of the parts of an entry: which list items and table rows are entries, and where their fields part."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import lxml.etree

from warehouse.text.dates import is_bare_period, is_year_line, match_date_line
from warehouse.text.patterns import words
from warehouse.text.pins import drop_pins

_INLINE = words("a abbr b bdi cite em font i label mark small span strong sub sup time u")
_NAMING = words("a b strong")
_TEXT_WORDS = 6
_LISTS = words("ul ol dl")
_TABLE = words("table tbody thead tr td th")


def part_fields(root: Any) -> None:
    """Give each field of an entry a line of its own, in the tree of a page.

    List items of several lines are entries, not bullets, and so are table rows with a text beside a
    date or a year, or with a cell of several lines; such a row becomes an `article`. Elements side by
    side are fields where a date stands before or after them all and no other bare words between them,
    so that running text with a date in bold stays whole.
    """
    for table in root.iter("table"):
        rows = list(table.iter("tr"))
        if any(_is_entry_row(row) for row in rows):
            for row in rows:
                _join_short_cells(row)
                row.tag = "article" if _holds_text(row) else "div"
            for element in table.iter(*_TABLE):
                element.tag = "div"
    for item in root.iter("li"):
        if _is_entry(item):
            item.tag = "div"
    for element in root.iter(lxml.etree.Element):
        for part in _parts(element) if len(element) else ():
            if _are_fields(part):
                for piece in part[1:]:
                    _break_before(piece)


def _is_entry_row(row: Any) -> bool:
    """Whether a row holds a text beside a date or a year, or a cell of several lines."""
    if any(len(_lines(cell)) > 1 for cell in row):
        return True
    cells = map(_words_of, row)
    return _holds_text(row) and any(
        match_date_line(cell) or is_year_line(cell) or is_bare_period(cell) for cell in cells
    )


def _holds_text(row: Any) -> bool:
    """Whether a cell holds more than a name."""
    return any(len(_words_of(cell).split()) >= _TEXT_WORDS for cell in row)


def _join_short_cells(row: Any) -> None:
    """Set the short cells beside a year, or of a row of headings, on one line with bars between ('2018 | UN Women')."""
    cells = [(cell, _words_of(cell)) for cell in row]
    if any(match_date_line(said) for _, said in cells) or any(len(_lines(cell)) > 1 for cell, _ in cells):
        return
    for (cell, said), (following, said_next) in pairwise(cells):
        if len(said.split()) < _TEXT_WORDS and len(said_next.split()) < _TEXT_WORDS:
            cell.tag, cell.tail = "span", " | "
            following.tag = "span"


def _is_entry(item: Any) -> bool:
    """Whether a list item has a title over its words, several paragraphs, or a date set apart."""
    parts = [part for part in _lines(item) if _tag(part[0]) not in _LISTS]
    if len(parts) == 1 and len(parts[0]) == 1 and _tag(parts[0][0]) not in ("", *_INLINE):
        return _is_entry(parts[0][0])
    has_blocks = any(_tag(part[0]) not in ("", *_INLINE) for part in parts)
    has_title = bool(parts) and len(parts[0]) == 1 and _tag(parts[0][0]) in _NAMING
    return (len(parts) > 1 and (has_blocks or has_title)) or any(map(_are_fields, parts))


def _lines(element: Any) -> list[list[Any]]:
    """The parts that hold words."""
    return [part for part in _parts(element) if _tag(part[0]) in ("", *_INLINE) or _words_of(part[0])]


def _parts(element: Any) -> list[list[Any]]:
    """What stands in an element line by line: each inner block alone, and words and inline elements side by side."""
    parts: list[list[Any]] = [[]]
    for piece in element.xpath("text()|*"):
        if _tag(piece) in ("", *_INLINE):
            if _words_of(piece):
                parts[-1].append(piece)
        else:
            parts += [[piece], []]
    return [part for part in parts if part]


def _are_fields(pieces: Sequence[Any]) -> bool:
    if len(pieces) < 2:
        return False
    first, last = (match_date_line(_words_of(pieces[at])) for at in (0, -1))
    others = pieces[1:] if first else pieces[:-1] if last else [""]
    return not any(isinstance(piece, str) for piece in others)


def _tag(piece: Any) -> str:
    """The name of an element, empty for bare words."""
    return "" if isinstance(piece, str) else str(piece.tag)


def _words_of(piece: Any) -> str:
    return " ".join(drop_pins(piece if isinstance(piece, str) else piece.text_content()).split())


def _break_before(piece: Any) -> None:
    line_break = lxml.etree.Element("br")
    if not _tag(piece):
        before = piece.getparent()
        before.tail, line_break.tail = None, before.tail
        before.addnext(line_break)
    else:
        piece.addprevious(line_break)
