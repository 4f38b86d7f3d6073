"""Short ways to segment a page written in a test."""

from __future__ import annotations

import codecs
import unicodedata
from textwrap import dedent

from warehouse.records import Item, Span
from warehouse.text.clean import CleanText, clean
from warehouse.text.segment import segment
from warehouse.text.segmentation import Segmentation


def dress(text: str) -> list[bytes]:
    """The text in other clothes: line ends, normal form, hard blanks, marks of byte order, another encoding."""
    return [
        text.replace("\n", "\r\n").encode(),
        text.replace("\n", "\r").encode(),
        codecs.BOM_UTF8 + text.encode(),
        unicodedata.normalize("NFD", text).encode(),
        text.replace(" ", "\u00a0").encode(),
        text.replace(" ", "\u200b\u2009").encode(),
        codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    ]


class Page:
    """A page and what was read from it."""

    def __init__(self, text: str, media_type: str = "text/plain") -> None:
        self.clean: CleanText = clean(dedent(text).lstrip("\n").encode(), media_type)
        self.read: Segmentation = segment(self.clean)

    def rows(self) -> list[tuple[str, int, int]]:
        """Kind, first and last line of each item."""
        return [(str(item.kind), item.first_line, item.last_line) for item in self.read.items]

    def activities(self) -> list[tuple[int, int]]:
        """First and last line of each activity."""
        return [(item.first_line, item.last_line) for item in self.read.items if item.kind == "activity"]

    def item(self, first_line: int) -> Item:
        """The first item that begins on a line."""
        return next(item for item in self.read.items if item.first_line == first_line)

    def words(self, span: Span | None) -> str | None:
        """The words of a span, None for no span."""
        return None if span is None else span.of(self.clean.content)
