"""One sentence as an item, and one text as a page, for the tests of extractors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache

from warehouse.extract import partners, people
from warehouse.extract.passage import Passage
from warehouse.extract.read import read_document
from warehouse.extract.scan import Scanner, fold
from warehouse.records import Item, Kind, ReadDocument, Receipt, Span


@cache
def _scanner() -> Scanner:
    return Scanner([*people.terms(), *partners.terms()])


def passage_of(text: str, lang: str = "en", owner: str | None = "UNODC", title: str = "") -> Passage:
    """The text as the body of an activity, under its title if it has one."""
    whole = f"{title}\n{text}" if title else text
    start = len(whole) - len(text)
    item = Item(
        Kind.ACTIVITY,
        "news",
        Span(0, len(whole)),
        1,
        2 if title else 1,
        title=Span(0, len(title)) if title else None,
        body=Span(start, len(whole)),
    )
    folded = fold(whole)
    return Passage(item, whole, folded, _scanner().scan(whole, folded), lang, owner)


def read_page(text: str) -> ReadDocument:
    """The text read whole, as a page of a source."""
    receipt = Receipt("s", "page", "page.txt", "0" * 64, 0, "text/plain", datetime(2026, 1, 1, tzinfo=UTC))
    return read_document(receipt, text.encode())


def quotes(found_evidence: Iterable[object], passage: Passage) -> list[str]:
    """The words that each value was read from."""
    return [row.span.of(passage.text) for row in found_evidence]  # type: ignore[attr-defined]
