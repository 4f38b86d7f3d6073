from __future__ import annotations

import pytest

from warehouse.extract.clauses import is_purpose, starts_anew


@pytest.mark.parametrize(
    ("before", "term", "expected"),
    [
        ("workshops, providing legal", "aid", True),
        ("a workshop and also launched a", "campaign", True),
        ("a workshop, and a", "hotline", True),
        ("the campaign has entered into a", "joint venture", True),
        ("a workshop and", "trained", True),
        ("a workshop on", "data collection", False),
        ("case law, and related", "data", False),
        ("a workshop, focusing on", "shelters", False),
        ("", "grants", False),
    ],
)
def test_a_second_thing_done(before: str, term: str, expected: bool) -> None:
    assert starts_anew(before.split(), term, is_strong=True) is expected


def test_as_well_as_starts_anew_only_for_a_strong_term() -> None:
    words = ["a", "study", "as", "well", "as", "a"]
    assert starts_anew(words, "toolkit", is_strong=True)
    assert not starts_anew(words, "paper", is_strong=False)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("a workshop to review the", True),
        ("with the aim of adapting the", True),
        ("a meeting for the drafting of a", True),
        ("taller para redactar la", True),
        ("a workshop on the", False),
        ("to meet, a", False),
        ("", False),
    ],
)
def test_a_purpose(before: str, expected: bool) -> None:
    assert is_purpose(before.split()) is expected
