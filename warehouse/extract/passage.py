"""What an extractor is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from warehouse.extract.scan import Hit
from warehouse.extract.sentences import find_sentence_end
from warehouse.records import Evidence, Item, Span

T = TypeVar("T")


@dataclass(frozen=True)
class Passage:
    """One item as an extractor sees it.

    `text` is the clean text of the whole document and `folded` the same, folded, at the same
    offsets. `hits` are the vocabulary's hits inside the item and inside its lead-in, heading and
    period, by kind and in order. `owner` is the page's agency as an acronym or name, never one of
    its own partners.
    """

    item: Item
    text: str
    folded: str
    hits: Mapping[str, Sequence[Hit]]
    lang: str
    owner: str | None = None

    def spans(self) -> Sequence[Span]:
        """The stretches that say what happened, in reading order: lead-in, place, title, body."""
        return self._spans

    @cached_property
    def sentence_ends(self) -> tuple[int, int]:
        """Where the first and the second sentence of the body end; the body's end where there is no second."""
        body = self.item.body or Span(0, 0)
        first = find_sentence_end(self.text, body.start, body.end)
        return first, find_sentence_end(self.text, first, body.end) if first < body.end else first

    @cached_property
    def _spans(self) -> Sequence[Span]:
        item = self.item
        return tuple([span for span in (item.lead_in, item.place_line, item.title, item.body) if span])


class Found(NamedTuple, Generic[T]):
    """The values of one field with the words they were read from; `doubt` is 0 (sure) to 1."""

    values: tuple[T, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    doubt: float = 0.0
