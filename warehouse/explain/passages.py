"""A report's passage cut out of its page: the words around it, and its evidence as numbered marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from warehouse.explain.explanation import PageText
from warehouse.explain.marks import Mark, Piece, cut_at_marks
from warehouse.records import Span

# How much of the page is shown before and after a passage.
_MOST_LINES, _MOST_CHARACTERS = 2, 300


class ProofRow(NamedTuple):
    """Words that a value of a field was read from, as the warehouse keeps them."""

    field: str
    value: str
    start: int
    end: int
    line: int
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class PassageRow:
    """Where a report stands in its document's clean text, and all its evidence in the order of reading."""

    item_id: str
    sha256: str
    media_type: str
    start: int
    end: int
    text: str
    proofs: tuple[ProofRow, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """A value with its number, that of its marks; `proofs` are the marks in the order of reading."""

    number: int
    field: str
    value: str
    proofs: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a report and those around it, each cut where marks begin and end."""

    item_id: str
    sha256: str
    before: tuple[Piece, ...]
    words: tuple[Piece, ...]
    after: tuple[Piece, ...]
    reasons: tuple[Reason, ...]


def cut_passage(row: PassageRow, page: PageText | None) -> Passage:
    """The passage with what stands around it; without, where `page` is not the text that was read."""
    own = Span(row.start, row.end)
    if page is not None and own.of(page.content) != row.text:
        page = None
    reasons = tuple(_give_reasons(row.proofs, own, page))
    marks = [mark for reason in reasons for mark in reason.proofs if not mark.is_whole]
    before, after = _frame(page.content, own) if page else (Span(own.start, own.start), Span(own.end, own.end))
    content, offset = (page.content, 0) if page else (row.text, own.start)

    def cut(span: Span) -> tuple[Piece, ...]:
        text = content[span.start - offset : span.end - offset]
        return cut_at_marks(text, marks, span.start) if text else ()

    return Passage(row.item_id, row.sha256, cut(before), cut(own), cut(after), reasons)


def _give_reasons(proofs: Iterable[ProofRow], own: Span, page: PageText | None) -> Iterable[Reason]:
    """The values in the order of reading, each with all its words."""
    found: dict[tuple[str, str], list[ProofRow]] = {}
    for proof in proofs:
        found.setdefault((proof.field, proof.value), []).append(proof)
    for number, ((field, value), rows) in enumerate(found.items(), start=1):
        yield Reason(number, field, value, tuple(dict.fromkeys(_mark(number, row, own, page) for row in rows)))


def _mark(number: int, proof: ProofRow, own: Span, page: PageText | None) -> Mark:
    span = Span(proof.start, proof.end)
    line = page.stored_line(page.line_at(span.start)) if page else proof.line
    is_whole = span.start <= own.start and span.end >= own.end
    return Mark(number, proof.field, proof.rule, span, line, proof.quote, is_whole)


def _frame(content: str, own: Span) -> tuple[Span, Span]:
    """The stretches before and after: a few lines, whole unless they are long."""
    first, last = own.start, own.end
    for _ in range(_MOST_LINES):
        first = _line_before(content, first)
        last = _line_after(content, last)
    before = Span(max(first, own.start - _MOST_CHARACTERS), own.start)
    return before, Span(own.end, min(last, own.end + _MOST_CHARACTERS))


def _line_before(content: str, at: int) -> int:
    """Where the last line with words before `at` begins; `at` itself where there is none."""
    near = content[max(at - 10 * _MOST_CHARACTERS, 0) : at]
    end = at - len(near) + len(near.rstrip())
    return content.rfind("\n", 0, end) + 1 if near.strip() else at


def _line_after(content: str, at: int) -> int:
    """Where the first line with words after `at` ends; `at` itself where there is none."""
    rest = content[at : at + 10 * _MOST_CHARACTERS]
    begin = at + len(rest) - len(rest.lstrip())
    if begin >= at + len(rest):
        return at
    end = content.find("\n", begin)
    return len(content) if end < 0 else end
