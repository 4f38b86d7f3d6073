"""What an item tells, without the furniture around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from sys import intern

from warehouse.extract.scan import fold
from warehouse.records import ReadItem, Span

_VIEW_MORE = re.compile(r"\s*(?:view more|ver más|voir plus|ver mais)\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Told:
    """One activity as merging sees it: its words folded, without date line, closing links and 'View More'.

    `position` is its place among all activities, `page` and `place` its document and its place
    among the activities there; `spans` are the stretches of `text` that tell it.
    """

    row: ReadItem
    text: str
    position: int
    page: int
    place: int
    spans: tuple[Span, ...]
    title: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def lang(self) -> str:
        """Language of the item."""
        return self.row.reading.lang


def tell(row: ReadItem, text: str, position: int = 0, page: int = 0, place: int = 0) -> Told:
    """The item with its words."""
    spans = _told_spans(row, text)
    title = split_words(row.item.title.of(text)) if row.item.title else ()
    words = split_words(" ".join(span.of(text) for span in spans))
    return Told(row, text, position, page, place, spans, title, words)


def _told_spans(row: ReadItem, text: str) -> tuple[Span, ...]:
    """Title and body, or the whole item where it has neither; a 'View More' glued in front is left out."""
    spans = [span for span in (row.item.title, row.item.body) if span] or [row.item.span]
    spans.sort(key=lambda span: span.start)
    glued = _VIEW_MORE.match(text, spans[0].start, spans[0].end)
    return (Span(glued.end(), spans[0].end), *spans[1:]) if glued else tuple(spans)


def split_words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without accents and marks; equal words are one object.

    100,000 items hold 8 million words of which some ten thousand differ: 0.4 GB as separate strings.
    """
    return tuple(map(intern, _WORD.findall(fold(text))))


def split_sentences(told: Told) -> list[list[str]]:
    """The words of each sentence or line of what is told, with their marks, in lower case."""
    return [line.lower().split() for span in told.spans for line in _SENTENCE.split(span.of(told.text))]
