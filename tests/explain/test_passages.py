"""Passages cut out of their pages: context, marks, and what they are read from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warehouse.explain.explanation import PageText
from warehouse.explain.marks import Piece
from warehouse.explain.passages import Passage, PassageRow, ProofRow, cut_passage

PAGE = (
    "News of the agency\n\n12 March 2020\nTraining in Nairobi\nProsecutors of Kenya learned.\n\n11 March 2020\nNext\n"
)


def make_row(words: str, *proofs: tuple[str, str, str], page: str = PAGE) -> PassageRow:
    start = page.index(words)
    found = tuple(
        ProofRow(field, value, page.index(quote), page.index(quote) + len(quote), 99, quote, "term")
        for field, value, quote in proofs
    )
    return PassageRow("0a1b2c3d4e5f", "ab" * 32, "text/plain", start, start + len(words), words, found)


def said(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def test_a_passage_stands_between_the_lines_around_it() -> None:
    words = "12 March 2020\nTraining in Nairobi\nProsecutors of Kenya learned."
    passage = cut_passage(make_row(words, ("places", "KEN", "Nairobi"), ("places", "KEN", "Kenya")), PageText(PAGE))
    assert said(passage.before) == "News of the agency\n\n"
    assert said(passage.words) == words
    assert said(passage.after) == "\n\n11 March 2020\nNext"
    assert [(piece.text, piece.numbers) for piece in passage.words if piece.marks] == [
        ("Nairobi", (1,)),
        ("Kenya", (1,)),
    ]
    assert [(reason.number, reason.value, len(reason.proofs)) for reason in passage.reasons] == [(1, "KEN", 2)]
    assert [mark.line for mark in passage.reasons[0].proofs] == [4, 5]


def test_words_that_are_not_those_of_the_page_stand_alone() -> None:
    row = make_row("Training in Nairobi", ("places", "KEN", "Nairobi"))
    for page in (None, PageText(PAGE.replace("Nairobi", "Mombasa"))):
        passage = cut_passage(row, page)
        assert (passage.before, said(passage.words), passage.after) == ((), "Training in Nairobi", ())
        assert passage.reasons[0].proofs[0].line == 99


def test_evidence_around_a_passage_is_marked_there() -> None:
    row = make_row("Training in Nairobi", ("year", "2020", "12 March 2020"), ("areas", "Global", "Training in Nairobi"))
    passage = cut_passage(row, PageText(PAGE))
    assert [piece.text for piece in passage.before if piece.marks] == ["12 March 2020"]
    assert not any(piece.marks for piece in passage.words)
    assert [mark.is_whole for reason in passage.reasons for mark in reason.proofs] == [False, True]


def test_lines_are_those_of_the_stored_file() -> None:
    page = PageText(PAGE, [(10 * line, 10 * line + 9) for line in range(1, 10)])
    assert cut_passage(make_row("Next", ("themes", "TIP", "Next")), page).reasons[0].proofs[0].line == 80


@given(st.text(alphabet="ab \n\r\u2028é"), st.data())
def test_any_passage_of_any_page_gives_its_words_back(page: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(page)))
    end = data.draw(st.integers(start, len(page)))
    row = PassageRow("0a1b2c3d4e5f", "ab" * 32, "text/plain", start, end, page[start:end], ())
    passage: Passage = cut_passage(row, PageText(page))
    assert said(passage.words) == page[start:end]
    assert page[:start].endswith(said(passage.before))
    assert page[end:].startswith(said(passage.after))


def test_a_long_line_around_a_passage_is_cut() -> None:
    page = "x" * 5000 + "\nown\n" + "y" * 5000
    passage = cut_passage(make_row("own", page=page), PageText(page))
    assert 0 < len(said(passage.before)) <= 300
    assert 0 < len(said(passage.after)) <= 300
