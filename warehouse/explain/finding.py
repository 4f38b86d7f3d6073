"""Which item a person means: its id, the start of its id, or DOCUMENT:LINE."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from typing import Protocol

_PLACE = re.compile(r"(?P<doc>.+):(?P<line>\d+)(?:\.(?P<part>\d+))?")
_LISTED = 4


class UnknownItem(ValueError):
    """No single item is meant; the message names the near ones."""


class Placed(Protocol):
    """An item with its place."""

    @property
    def item_id(self) -> str: ...
    @property
    def source_id(self) -> str: ...
    @property
    def doc_name(self) -> str: ...
    @property
    def first_line(self) -> int: ...
    @property
    def last_line(self) -> int: ...
    @property
    def part(self) -> int | None: ...


def find_item(asked: str, spots: Sequence[Placed]) -> str:
    """The id of the item meant by an id, the start of one, or DOC:LINE (DOC:LINE.PART where items share a line).

    DOC is a document's name, the start of it, or SOURCE/NAME. Raises UnknownItem.
    """
    place = _PLACE.fullmatch(asked.strip())
    return _find_by_place(asked, place, spots) if place else _find_by_id(asked.strip().lower(), spots)


def say_place(spot: Placed) -> str:
    """'004_news.txt:27-29', or ':27.2' for the second item of a line."""
    return f"{spot.doc_name}:{say_lines(spot.first_line, spot.last_line, spot.part)}"


def say_lines(first: int, last: int, part: int | None = None) -> str:
    """'27-29', '27', or '27.2' for the second item of a line."""
    if part:
        return f"{first}.{part}"
    return str(first) if first == last else f"{first}-{last}"


def _find_by_id(asked: str, spots: Sequence[Placed]) -> str:
    found = [spot for spot in spots if asked and spot.item_id.startswith(asked)]
    if len(found) == 1:
        return found[0].item_id
    if found:
        raise UnknownItem(f"{len(found)} items begin with {asked!r}: {_list_items(found)}")
    near = sorted(spots, key=lambda spot: -_shared_start(spot.item_id, asked))[:2]
    near += [
        spot
        for item_id in difflib.get_close_matches(asked, [spot.item_id for spot in spots], n=2, cutoff=0.6)
        for spot in spots
        if spot.item_id == item_id and spot not in near
    ]
    raise UnknownItem(
        f"no item {asked!r}; near it: {_list_items(near)}. An item is named by its id or by DOCUMENT:LINE, as 004:27"
    )


def _shared_start(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _find_by_place(asked: str, place: re.Match[str], spots: Sequence[Placed]) -> str:
    of_doc = _of_document(place["doc"], spots)
    line, part = int(place["line"]), int(place["part"]) if place["part"] else None
    here = [spot for spot in of_doc if spot.first_line <= line <= spot.last_line and part in (None, spot.part)]
    if len(here) == 1:
        return here[0].item_id
    if here:
        raise UnknownItem(f"{asked} holds {len(here)} items: {_list_items(here)}")
    last = max(spot.last_line for spot in of_doc)
    near = sorted(of_doc, key=lambda spot: min(abs(spot.first_line - line), abs(spot.last_line - line)))[:2]
    raise UnknownItem(f"no item at {asked}; items end at line {last}; near it: {_list_items(near)}")


def _of_document(asked: str, spots: Sequence[Placed]) -> list[Placed]:
    """The items of the one document that is meant; raises UnknownItem."""
    documents: dict[tuple[str, str], list[Placed]] = {}
    for spot in spots:
        documents.setdefault((spot.source_id, spot.doc_name), []).append(spot)
    exact = [key for key in documents if asked in (key[1], "/".join(key))]
    found = exact or [key for key in documents if key[1].startswith(asked) or "/".join(key).startswith(asked)]
    if len(found) == 1:
        return documents[found[0]]
    listed = ", ".join("/".join(key) for key in (found or sorted(documents))[:_LISTED])
    if found:
        raise UnknownItem(f"{len(found)} documents are called {asked!r}: {listed}")
    near = difflib.get_close_matches(asked, [key[1] for key in documents], n=3, cutoff=0.4)
    raise UnknownItem(f"no document {asked!r}; did you mean {', '.join(near) or listed}?")


def _list_items(spots: Sequence[Placed]) -> str:
    more = f" and {len(spots) - _LISTED} more" if len(spots) > _LISTED else ""
    return ", ".join(f"{spot.item_id} ({say_place(spot)})" for spot in spots[:_LISTED]) + more
