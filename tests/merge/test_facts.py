"""The facts that set reports apart, in four languages."""

from __future__ import annotations

import pytest

from tests.merge.build import document
from warehouse.merge.facts import Facts, contradict, state_facts
from warehouse.merge.told import tell


def facts(text: str, **fields: object) -> Facts:
    """The facts of one item."""
    page = document("a", {"text": text, **fields})
    return state_facts(tell(page.items[0], page.text))


@pytest.mark.parametrize(
    ("text", "dates", "years"),
    [
        ("They met from 9 to 11 March 2020 in Maun.", {(3, 9), (3, 11)}, {2020}),
        ("Del 2 al 4 de diciembre de 2024 se reunieron.", {(12, 2), (12, 4)}, {2024}),
        ("They met from the 3rd to the 7th of June.", {(6, 3), (6, 7)}, set()),
        ("Réunis les 3 et 4 août 2019 à Dakar.", {(8, 3), (8, 4)}, {2019}),
        ("Em 1º de maio de 2018 abriu o centro.", {(5, 1)}, {2018}),
        ("It may open on May 12, 2021.", {(5, 12)}, {2021}),
        ("Founded in July 1995.", {(7, 0)}, {1995}),
        ("They may march on.", set(), set()),
    ],
)
def test_dates_named_in_words(text: str, dates: set[tuple[int, int]], years: set[int]) -> None:
    found = facts(text, lang="es" if "Del" in text else "fr" if "Réunis" in text else "pt" if "Em" in text else "en")
    assert (set(found.dates), set(found.years)) == (dates, years)


def test_numbers_in_words_and_digits_are_the_same_fact() -> None:
    assert facts("They trained twenty-five judges.").numbers == facts("They trained 25 judges.").numbers == {25}
    assert facts("Formaron a 1.250 maestros.", lang="es").numbers == {1250}


def test_names_leave_out_first_words_acronyms_and_title_case() -> None:
    found = facts("New Rules For All Officers\nToday officers of UNODC met in Mzuzu with Amina Diallo.", titled=True)
    assert found.names == {"mzuzu", "amina", "diallo"}
    assert facts("Mzuzu, 7 July 2019 - The officers met.").names == {"mzuzu"}


def test_equal_facts_never_contradict() -> None:
    text = "The second course, on 3 May 2018, trained 25 judges in Mbale."
    assert contradict(facts(text), facts(text)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They met on 3 May, after the talks of November.", "They met on 3 May, after the talks of 8 November 2017."),
        ("The second course, from the 3rd to the 7th of June.", "The second course took place from 3 to 7 June."),
    ],
)
def test_a_month_agrees_with_its_days_and_days_are_no_ordinals(one: str, other: str) -> None:
    assert contradict(facts(one), facts(other)) is contradict(facts(other), facts(one)) is None


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("The first course on rights.", "The second course on rights.", "ordinals"),
        ("The 3rd course on rights.", "The fourth course on rights.", "ordinals"),
        ("Phase one of the course.", "Phase II of the course.", "ordinals"),
        ("A course for judges.", "A course for teachers.", "audience"),
        ("A course in the north.", "A course in the south.", "direction"),
        ("Figures for 2018 are out.", "Figures for 2019 are out.", "years"),
        ("The course of 3 May.", "The course of 8 May.", "dates"),
    ],
)
def test_each_has_what_the_other_has_not(one: str, other: str, reason: str) -> None:
    assert contradict(facts(one), facts(other)) == reason
    assert contradict(facts(other), facts(one)) == reason


@pytest.mark.parametrize(
    ("count", "focus", "reason"),
    [
        (73, ["OMN"], None),
        (74, ["OMN"], "themes"),
        (73, ["PAK"], "countries"),
        (9, ["OMN"], "themes"),
        (73, [], "themes"),
    ],
)
def test_a_shared_count_tells_more_than_themes(count: int, focus: list[str], reason: str | None) -> None:
    one = facts(f"The patrols arrested {min(count, 73)} couriers.", focus=["OMN"] if focus else [], themes=["PRIS"])
    assert contradict(one, facts(f"{count} couriers were caught.", focus=focus, themes=["SOM"])) == reason
