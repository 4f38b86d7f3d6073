from __future__ import annotations

import pytest

from warehouse.extract.clauses import (
    is_apart,
    is_described,
    is_first_verb,
    is_main_verb,
    is_occasion,
    is_purpose,
    starts_anew,
)


@pytest.mark.parametrize(
    ("before", "term", "expected"),
    [
        ("workshops, providing legal", "aid", True),
        ("a workshop and also launched a", "campaign", True),
        ("trained judges in law and supported a group of nuns in opening a", "shelter", True),
        ("judges trained and supported by a", "hotline", False),
        ("held a seminar and published a guide on", "data collection", False),
        ("the campaign has entered into a", "joint venture", True),
        ("a workshop and", "trained", True),
        ("a manual for wardens and tested it in a", "course", True),
        ("helped in adopting a plan and in", "training", True),
        ("opened shelters; ten nurses took a", "course", True),
        ("a workshop on", "data collection", False),
        ("case law, and related", "data", False),
        ("a workshop, focusing on", "shelters", False),
        ("", "grants", False),
    ],
)
def test_a_second_thing_done(before: str, term: str, expected: bool) -> None:
    assert starts_anew(before.split(), term, is_strong=True) is expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("managers of shelters compared notes at a regional", True),
        ("los jueces repasaron la ley en un", True),
        ("des magistrats ont revu la loi lors d'un", True),
        ("the ministry published its report at a", False),
        ("managers of shelters met at a hotel, and a", False),
        ("the staff of the regional", False),
        ("", False),
    ],
)
def test_an_event_at_which_people_did_something(before: str, expected: bool) -> None:
    assert is_occasion(before.split()) is expected


def test_what_a_gathering_is_for_is_its_occasion() -> None:
    before = ["officers", "came", "together", "in", "sunyani", "for", "a"]
    assert is_occasion(before, is_gathering=True)
    assert not is_occasion(before)


@pytest.mark.parametrize(
    ("before", "term", "rest", "expected"),
    [
        ("a workshop for nurses, and ten midwives were", "trained", "in lima", True),
        ("a workshop for nurses, and", "posters", "were put up in the wards", True),
        ("advice on the code, and in 2018", "trained", "sixty judges", True),
        ("advice on the code, and the office", "trained", "sixty judges", True),
        ("advice for judges, and officers", "trained", "by the office", False),
        ("a workshop for nurses, and posters with the", "hotline", "number were put up", False),
        ("a campaign in malls, and held", "information sessions", "", True),
        ("presento su protocolo, y treinta fiscales recibieron una", "formacion", "", True),
        ("a study of shelters, and how they were", "funded", "", False),
        ("a study, and the wards closed to", "visitors", "", False),
    ],
)
def test_a_second_clause_needs_its_own_verb(before: str, term: str, rest: str, expected: bool) -> None:
    assert starts_anew(before.split(), term, is_strong=True, rest=rest) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("prosecutors from laos, gathered in", True),
        ("judges of the coast, whose courts had yet to hand down a judgment", True),
        ("officers who had attended a workshop", True),
        ("fiscales de quito, reunidos en", True),
        ("des juges de dakar, reunis a", True),
        ("judges of the coast, whose courts are old, were trained", False),
        ("officers who work at borders were trained", False),
        ("fiscales y personal que atiende a", True),
        ("juezas que llevan casos de", True),
        ("la oficina anuncio que", False),
        ("des agents qui tiennent un", True),
        ("in lima, displaced women from", False),
        ("the office held a workshop", False),
    ],
)
def test_a_clause_that_only_describes(words: str, expected: bool) -> None:
    assert is_described(words) is expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("in peru, staff of the helpline were", True),
        ("operators of shelters have also been", True),
        ("four statisticians of the united kingdom and of malta were", True),
        ("el personal de la linea fue", True),
        ("a shelter was opened and its staff were", False),
        ("the office opened a shelter whose staff were", False),
        ("a study finds that most women were", False),
        ("staff of the helpline", False),
    ],
)
def test_the_first_verb_in_the_passive(before: str, expected: bool) -> None:
    assert is_first_verb(before + " ") is expected


def test_a_term_with_a_preposition_behind_it_or_an_object_modifies_nothing() -> None:
    assert is_apart("guide on", 0, 8)
    assert is_apart("a clinic by training", 12, 20)
    assert not is_apart("data collection", 0, 15)
    assert not is_apart("the training", 4, 12)


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


@pytest.mark.parametrize(
    ("before", "term", "rest", "expected"),
    [
        ("the staff of the shelter ", "trained", " forty", False),
        ("the staff of the shelter ", "trained", " 40 judges", True),
        ("a contribution of norway ", "opened", " the clinic", True),
        ("the officers ", "trained", " by", False),
        ("the officers who were at the shelter ", "trained", " the", False),
        ("a ", "trained", " the", False),
        ("police opened a shelter and the nurses ", "trained", " the", False),
        ("a shelter ", "manual", " the", False),
        ("la oficina elaboro una guia y ", "capacito", " a 210 fiscales", False),
    ],
)
def test_the_main_verb(before: str, term: str, rest: str, expected: bool) -> None:
    assert is_main_verb(before, term, rest) is expected
