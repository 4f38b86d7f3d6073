"""Evidence as marks on a text: stretches that may overlap, cut where any of them begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from warehouse.records import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that one value was read from; `number` is that of the value in the legend.

    `line` is that of the stored file. `is_whole` says that the value rests on the item as a whole
    (a person's decision, the absence of any place), so that no words of it are marked.
    """

    number: int
    field: str
    rule: str
    span: Span
    line: int
    quote: str
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks from its first to its last character, the shortest mark first."""

    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The legend's numbers of the marks, each once, in order."""
        return tuple(sorted({mark.number for mark in self.marks}))


def cut_at_marks(text: str, marks: Iterable[Mark], start: int = 0) -> tuple[Piece, ...]:
    """The text in pieces, none empty, that join to it again; `start` is the text's own offset.

    Marks that reach beyond the text are marked as far as it goes.
    """
    end = start + len(text)
    inside = [mark for mark in marks if mark.span.start < end and mark.span.end > start]
    edges = {start, end}
    for mark in inside:
        edges |= {max(mark.span.start, start), min(mark.span.end, end)}
    inside.sort(key=lambda mark: (mark.span.end - mark.span.start, mark.number))
    ordered = sorted(edges)
    return tuple(
        Piece(
            text[first - start : last - start],
            tuple(mark for mark in inside if mark.span.start <= first and mark.span.end >= last),
        )
        for first, last in pairwise(ordered)
    )


def split_at_lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The same pieces line by line, without the line ends."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        lines[-1].append(Piece(first, piece.marks))
        lines += ([Piece(part, piece.marks)] for part in rest)
    return [[piece for piece in line if piece.text] for line in lines]
