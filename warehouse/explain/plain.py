"""An explanation as plain lines: evidence underlined by the number of its value, as compilers do it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from warehouse.explain.explanation import Block, Explanation
from warehouse.explain.marks import Mark, Piece, split_at_lines
from warehouse.explain.wording import (
    list_facts,
    list_proofs,
    say_basis,
    say_doubt,
    say_merge,
    say_proof,
    say_title,
    say_unstated,
)

_GUTTER = 7
_Under = tuple[int, int, str]


def write_plain(explanation: Explanation, width: int = 100) -> Iterator[str]:
    """The lines to print."""
    yield say_title(explanation.row)
    yield from (f"  {name:<9} {words}" for name, words in list_facts(explanation))
    yield ""
    yield from _write_block(explanation.passage, width)
    for block in explanation.around:
        yield f"{'':{_GUTTER}}{block.where}:"
        yield from _write_block(block, width)
    yield from _write_values(explanation)
    yield from _write_rest(explanation)


def _write_values(explanation: Explanation) -> Iterator[str]:
    if explanation.values:
        yield ""
    for value in explanation.values:
        yield f"{value.number:>4}  {value.field:<10} {value.words}  [{say_doubt(value.doubt)}]"
        if value.basis:
            yield f"{'':17}{say_basis(value.basis)}"
        yield from (f"{'':17}{say_proof(proof)}" for proof in list_proofs(value))
    if explanation.row["kind"] == "activity" and explanation.unstated:
        yield f"      not stated: {say_unstated(explanation)}"


def _write_rest(explanation: Explanation) -> Iterator[str]:
    for title, lines in list_rest(explanation):
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)


def list_rest(explanation: Explanation) -> Iterator[tuple[str, list[str]]]:
    """Merges, decisions, issues and notes, as titles with lines; those that say nothing are left out."""
    if explanation.merges:
        yield "Reports of the same activity", [say_merge(merge) for merge in explanation.merges]
    if explanation.settled:
        yield (
            "Settled by hand",
            [
                f"{settled.section}: {settled.entry}"
                + (f"  ({settled.note})" if settled.note else "")
                + ("" if settled.is_in_force else "  - waits for the next `fieldbrief run`")
                for settled in explanation.settled
            ],
        )
    if explanation.issues:
        yield "Issues", [f"{issue['code']}: {issue['message']}" for issue in explanation.issues]
    if explanation.notes:
        yield "Note", list(explanation.notes)


def _write_block(block: Block, width: int) -> Iterator[str]:
    """Each line with its number, wrapped, and under it the marks, as many rows as overlap."""
    lines = split_at_lines(block.pieces)
    for offset, pieces in enumerate(lines):
        number = str(block.lines[min(offset, len(block.lines) - 1)])
        text = "".join(piece.text for piece in pieces)
        under = list(_underlines(pieces))
        for start, end in _wrap(text, max(width - _GUTTER, 20)):
            yield f"{number:>{_GUTTER - 3}} | {text[start:end].rstrip()}"
            number = ""
            yield from (f"{'':{_GUTTER - 3}} | {row}" for row in _lay_out(under, start, end))


def _underlines(pieces: Sequence[Piece]) -> Iterator[_Under]:
    """Each stretch that is marked as one, with the numbers of its values."""
    drawn: dict[Mark, tuple[int, int]] = {}
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        for mark in piece.marks:
            drawn[mark] = (drawn.get(mark, (at, end))[0], end)
        at = end
    numbers: dict[tuple[int, int], set[int]] = defaultdict(set)
    for mark, stretch in drawn.items():
        numbers[stretch].add(mark.number)
    for (start, end), found in sorted(numbers.items()):
        yield start, end, ",".join(map(str, sorted(found)))


def _wrap(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where each printed row of the text begins and ends; words longer than a row are cut."""
    start = 0
    while len(text) - start > width:
        cut = text.rfind(" ", start + 1, start + width + 1)
        end = cut + 1 if cut > start else start + width
        yield start, end
        start = end
    yield start, len(text)


def _lay_out(under: Sequence[_Under], start: int, end: int) -> list[str]:
    """The rows under one printed row: '3~~~~' below the marked words."""
    rows: list[str] = []
    for first, last, label in under:
        if last <= start or first >= end:
            continue
        at, drawn = max(first, start) - start, label.ljust(min(last, end) - max(first, start), "~")
        for index, row in enumerate(rows):
            if len(row) < at:
                rows[index] = row.ljust(at) + drawn
                break
        else:
            rows.append(" " * at + drawn)
    return rows
