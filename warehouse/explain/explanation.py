"""One item explained: its passage with marks, what each value was read from, merges and decisions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from warehouse.decisions import Decisions
from warehouse.explain.marks import Mark, Piece, cut_at_marks
from warehouse.explain.settled import Settled, find_settled
from warehouse.explain.values import DOUBTED_AS, FIELDS, SETTLED_BY_HAND, key_of, say_value, values_of
from warehouse.records import Span

Row = Mapping[str, Any]

_BASES = {
    "date": "date_basis",
    "year": "year_basis",
    "not_before": "not_before_reason",
    "not_after": "not_after_reason",
}
_BOUNDS = ("not_before", "not_after")


@dataclass(frozen=True)
class PageText:
    """The clean text of a document; `stored_lines` gives each line's first and last in the file, if they differ."""

    content: str
    stored_lines: Sequence[tuple[int, int]] = ()

    @cached_property
    def line_starts(self) -> Sequence[int]:
        """Where each line begins."""
        return [0, *(found.end() for found in re.finditer("\n", self.content))]

    def line_at(self, offset: int) -> int:
        """The line of the clean text, from 1, that an offset stands on."""
        return bisect_right(self.line_starts, offset)

    def stored_line(self, line: int, last: bool = False) -> int:
        """The stored file's first, or last, line of a line of the clean text."""
        return self.stored_lines[line - 1][int(last)] if self.stored_lines else line


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch shown: the item itself, or lines around it that hold evidence.

    `lines` gives for each of its lines that of the stored file; `first_line` and `last_line` too are the file's.
    """

    where: str
    first_line: int
    last_line: int
    lines: tuple[int, ...]
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words, without marks."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field with the words behind it; `basis` is what its date or bound rests on."""

    number: int
    field: str
    words: str
    doubt: float
    basis: str | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All there is to show of one item; `row` is the item as exported."""

    row: Row
    passage: Block
    around: tuple[Block, ...]
    values: tuple[Value, ...]
    unstated: tuple[tuple[str, float], ...]
    reports: tuple[Row, ...]
    merges: tuple[Row, ...]
    settled: tuple[Settled, ...]
    issues: tuple[Row, ...]
    notes: tuple[str, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that have a value, in order."""
        return tuple(dict.fromkeys(value.field for value in self.values))


def explain_item(
    row: Row,
    page: PageText | None,
    names: Mapping[tuple[str, str], str],
    reports: Sequence[Row] = (),
    merges: Sequence[Row] = (),
    decisions: Decisions | None = None,
    issues: Sequence[Row] = (),
    notes: Sequence[str] = (),
) -> Explanation:
    """The item explained.

    `page` is None where the document's text is not at hand or no longer the one that was read; the
    passage is then shown as the warehouse keeps it, and evidence outside it by its quotes alone.
    `reports` are all exported items of the same activity.
    """
    values = _number_values(row, page, names)
    marks = [mark for value in values for mark in value.marks if not mark.is_whole]
    own = Span(row["start"], row["end"])
    stated = {value.field for value in values}
    return Explanation(
        row=row,
        passage=Block(
            "the item", row["first"], row["last"], _lines_of(row, page), cut_at_marks(row["text"], marks, own.start)
        ),
        around=_blocks_around(row, own, marks, page),
        values=values,
        unstated=tuple((field, _doubt(row, field)) for field in FIELDS if field not in stated and field not in _BOUNDS),
        reports=tuple(report for report in reports if report["item_id"] != row["item_id"]),
        merges=tuple(merges),
        settled=find_settled(row, decisions or Decisions(), {report["item_id"]: report for report in reports}),
        issues=tuple(issues),
        notes=tuple(notes),
    )


def is_same_text(row: Row, page: PageText) -> bool:
    """Whether the page's text is the one that the item was read from."""
    return bool(page.content[row["start"] : row["end"]] == row["text"])


def _number_values(row: Row, page: PageText | None, names: Mapping[tuple[str, str], str]) -> tuple[Value, ...]:
    proofs: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for proof in row["evidence"]:
        proofs[proof["field"], proof["value"]].append(proof)
    values: list[Value] = []
    for field in (*SETTLED_BY_HAND[:2], *FIELDS):
        for value in values_of(row, field):
            found = proofs.get((field, key_of(field, value)), [])
            if field not in FIELDS and not found:
                continue
            number = len(values) + 1
            marks = tuple(_mark(number, row, proof, page) for proof in found)
            basis = row.get(_BASES.get(field, ""))
            values.append(Value(number, field, say_value(field, value, names), _doubt(row, field), basis, marks))
    return tuple(values)


def _mark(number: int, row: Row, proof: Row, page: PageText | None) -> Mark:
    span = Span(proof["start"], proof["end"])
    line = page.stored_line(page.line_at(span.start)) if page else proof["line"]
    is_whole = span.start <= row["start"] and span.end >= row["end"]
    return Mark(number, proof["field"], proof["rule"], span, line, proof["quote"], is_whole)


def _lines_of(row: Row, page: PageText | None) -> tuple[int, ...]:
    """The stored file's line of each line of the item; without the page they are counted from its first."""
    count = row["text"].count("\n") + 1
    if page is None:
        return tuple(min(row["first"] + offset, row["last"]) for offset in range(count))
    first = page.line_at(row["start"])
    return tuple(page.stored_line(first + offset) for offset in range(count))


def _doubt(row: Row, field: str) -> float:
    return float((row.get("doubts") or {}).get(DOUBTED_AS.get(field, field), 0.0))


def _blocks_around(row: Row, own: Span, marks: Sequence[Mark], page: PageText | None) -> tuple[Block, ...]:
    """The whole lines outside the item that hold evidence, each once, in page order."""
    outside = [mark for mark in marks if mark.span.end <= own.start or mark.span.start >= own.end]
    if page is None:
        return tuple(
            Block(_side(mark.span, own), mark.line, mark.line, (mark.line,), (Piece(mark.quote, (mark,)),))
            for mark in outside
        )
    spans: list[Span] = []
    for mark in sorted(outside, key=lambda mark: mark.span.start):
        whole = _whole_lines(page.content, mark.span, own)
        if spans and whole.start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, whole.end))
        else:
            spans.append(whole)
    lead_ins = {row.get("lead_in"): "the line that it inherits its sense from", row.get("heading"): "the heading above"}
    blocks = []
    for span in spans:
        first = page.line_at(span.start)
        last = first + span.of(page.content).count("\n")
        where = lead_ins.get(span.of(page.content).strip()) or _side(span, own)
        lines = tuple(page.stored_line(line) for line in range(first, last + 1))
        end = page.stored_line(last, last=True)
        blocks.append(Block(where, lines[0], end, lines, cut_at_marks(span.of(page.content), outside, span.start)))
    return tuple(blocks)


def _whole_lines(text: str, span: Span, own: Span) -> Span:
    """The lines that the span stands on, as far as they are not the item's own."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    end = len(text) if end < 0 else end
    if span.end <= own.start:
        return Span(start, min(end, own.start))
    return Span(max(start, own.end), end)


def _side(span: Span, own: Span) -> str:
    return "before it on the page" if span.end <= own.start else "after it on the page"
