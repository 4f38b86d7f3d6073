"""Marks cut a text without losing or doubling a character, however they overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warehouse.explain.marks import Mark, Piece, cut_at_marks, split_at_lines
from warehouse.records import Span

TEXTS = st.text(alphabet="ab é\n", max_size=40)
START = 100


def mark(number: int, start: int, end: int) -> Mark:
    return Mark(number, "themes", "term", Span(start, end), 1, "")


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    edges = st.tuples(st.integers(START - 5, START + 45), st.integers(START - 5, START + 45))
    spans = draw(st.lists(edges, max_size=6))
    return text, [mark(number, min(span), max(span)) for number, span in enumerate(spans, start=1)]


@given(marked_texts())
def test_pieces_join_to_the_text_and_carry_just_the_marks_that_cover_them(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    pieces = cut_at_marks(text, marks, START)
    assert "".join(piece.text for piece in pieces) == text
    at = START
    for piece in pieces:
        assert piece.text
        for letter in range(at, at + len(piece.text)):
            assert set(piece.marks) == {row for row in marks if row.span.start <= letter < row.span.end}
        at += len(piece.text)


@given(marked_texts())
def test_lines_hold_all_but_the_line_ends(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    lines = split_at_lines(cut_at_marks(text, marks, START))
    assert ["".join(piece.text for piece in line) for line in lines] == text.split("\n")


def test_the_shortest_mark_comes_first_where_several_overlap() -> None:
    long, short = mark(1, 0, 9), mark(2, 3, 6)
    assert cut_at_marks("abcdefghi", [long, short]) == (
        Piece("abc", (long,)),
        Piece("def", (short, long)),
        Piece("ghi", (long,)),
    )
