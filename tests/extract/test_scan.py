"""The scanner: what is a hit, which of overlapping ones are kept, and how they are shared out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.extract.scan import Hit, Scanner, Term, fold, hits_within


def scan(text: str, *terms: Term) -> dict[str, list[str]]:
    """The words hit, by kind."""
    hits = Scanner(terms).scan(text, fold(text))
    return {kind: [text[hit.start : hit.end] for hit in row] for kind, row in hits.items()}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Été à Nîmes", "ete a nimes"),
        ("‘Łódź’ – “2020”", "'lodz' - \"2020\""),
        ("İstanbul", "istanbul"),
        ("plain `ASCII`", "plain 'ascii'"),
        ("Киев\nЁлка", "киев\nёлка"),
    ],
)
def test_folding_drops_case_accents_and_curls(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "term", "words"),
    [
        ("Niger, not Nigeria", Term("k", "Niger", 1), ["Niger"]),
        ("NIGER or niger", Term("k", "Niger", 1), ["NIGER", "niger"]),
        ("Chad and chad", Term("k", "Chad", 1, exact=True), ["Chad"]),
        ("trafficking, traffic", Term("k", "traffick", 1, prefix=True), ["trafficking"]),
        ("Guinea-Bissau; Guinea Bissau", Term("k", "Guinea-Bissau", 1), ["Guinea-Bissau"]),
        ("a workshop. held", Term("k", "workshop held", 1), []),
        ("an EU-funded, unfunded plan", Term("k", "-funded", 1), ["-funded"]),
        ("US$5 and USD5", Term("k", "US$", 1), ["US$"]),
        ("5€, €6", Term("k", "€", 1), ["€", "€"]),
        ("in ago. 2020, ago it", Term("k", "ago.", 1), ["ago."]),
        ("USD5,000", Term("k", "USD", 1, exact=True, prefix=True), ["USD5"]),
        ("São Tomé", Term("k", "Sao Tome", 1), ["São Tomé"]),
        ("наЧад Чад", Term("k", "Чад", 1), ["Чад"]),
        ("", Term("k", "Chad", 1), []),
    ],
)
def test_a_hit_is_whole_words(text: str, term: Term, words: list[str]) -> None:
    assert scan(text, term).get("k", []) == words


def test_the_longest_of_overlapping_hits_of_a_kind_is_kept() -> None:
    terms = [
        Term("p", "Guinea", 1),
        Term("p", "Equatorial Guinea", 2),
        Term("p", "Guinea Gulf", 3),
        Term("q", "Gulf", 4),
    ]
    assert scan("Equatorial Guinea Gulf", *terms) == {"p": ["Equatorial Guinea"], "q": ["Gulf"]}
    assert scan("Guinea Gulf", *terms) == {"p": ["Guinea Gulf"], "q": ["Gulf"]}


def test_the_same_words_may_say_two_things() -> None:
    hits = Scanner([Term("k", "trial", 1), Term("k", "tri", 2, prefix=True)]).scan("a trial", "a trial")
    assert {hit.payload for hit in hits["k"]} == {1, 2}


_WORDS = st.sampled_from(["a", "b", "ab", "ba", "é", "ж", "A", "-", ".", " ", "  ", "\n", "1", "$"])
_TEXTS = st.lists(_WORDS, max_size=30).map("".join)
_FORMS = st.lists(_WORDS, min_size=1, max_size=4).map("".join).filter(str.strip)
_TERMS = st.lists(
    st.builds(Term, st.just("k"), _FORMS, st.just(0), exact=st.booleans(), prefix=st.booleans()), max_size=4
)


@given(_TEXTS, _TERMS)
def test_hits_are_those_of_a_plain_search(text: str, terms: list[Term]) -> None:
    folded = fold(text)
    expected = {span for term in terms for span in _search(text, folded, term)}
    found = Scanner(terms).scan(text, folded).get("k", [])
    assert {(hit.start, hit.end) for hit in found} <= expected
    assert [hit.start for hit in found] == sorted(hit.start for hit in found)
    for start, end in expected:
        assert any(hit.start < end and start < hit.end for hit in found)


def _search(text: str, folded: str, term: Term) -> list[tuple[int, int]]:
    form = fold(term.form)
    spans = []
    for start in range(len(text) - len(form) + 1):
        end = start + len(form)
        if folded[start:end] != form or (term.exact and text[start:end] != term.form):
            continue
        if start and folded[start - 1].isalnum() and folded[start].isalnum():
            continue
        if end < len(text) and folded[end].isalnum() and folded[end - 1].isalnum():
            if not term.prefix:
                continue
            while end < len(text) and folded[end].isalnum():
                end += 1
        spans.append((start, end))
    return spans


@given(_TEXTS, _TERMS, st.integers(0, 30), st.integers(0, 30))
def test_a_stretch_has_the_hits_that_lie_inside_it(text: str, terms: list[Term], one: int, other: int) -> None:
    low, high = sorted((min(one, len(text)), min(other, len(text))))
    if any(text[at - 1 : at + 1].isalnum() for at in (low, high)):
        low, high = 0, len(text)
    folded = fold(text)
    hits = Scanner(terms).open(text, folded).find_hits(low, high).get("k", [])
    expected = {span for term in terms for span in _search(text, folded, term) if low <= span[0] and span[1] <= high}
    assert {(hit.start, hit.end) for hit in hits} <= expected
    for start, end in expected:
        assert any(hit.start < end and start < hit.end for hit in hits)


def test_hits_within_a_stretch() -> None:
    hits = {"k": [Hit(0, 2, 1), Hit(4, 6, 2), Hit(9, 12, 3)], "other": [Hit(5, 6, 5)]}
    assert hits_within(hits, 0, 5) == {"k": [Hit(0, 2, 1)]}
    assert hits_within(hits, 4, 12) == {"k": [Hit(4, 6, 2), Hit(9, 12, 3)], "other": [Hit(5, 6, 5)]}
