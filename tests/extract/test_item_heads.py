"""Lines over one activity of an inventory that are its own: its place, its reporting period."""

from __future__ import annotations

import pytest

from tests.extract.test_place_headings import activities
from tests.text.test_layout import FEET, HEADS, TEXTS
from warehouse.extract.read import title_of
from warehouse.records import ReadItem

COUNTRY_REPORTS = """
Search
International Labour Organization
BRAZIL
The ILO helped the Ministry of Labour to print a guide on harassment at work.
BRAZIL
Street vendors of São Paulo learned how to cook for the public canteens of the city.
ARGENTINA, URUGUAY
The two countries were among the first to ratify the convention on violence at work.
CÔTE D'IVOIRE
Labour inspectors and gendarmes visited cocoa farms together for the first time.
GLOBAL
The ILO put a course for inspectors on line.
Capacity building
A second course, for judges, followed in the spring.
"""


def lines_of(rows: list[ReadItem]) -> list[tuple[int, int]]:
    return [(row.item.first_line, row.item.last_line) for row in rows]


def focus_of(rows: list[ReadItem]) -> list[str]:
    return [" ".join(sorted(place.iso3 for place in row.reading.places)) for row in rows]


def test_a_place_over_one_paragraph_belongs_to_it_and_holds_for_no_other() -> None:
    rows = activities(COUNTRY_REPORTS)
    assert lines_of(rows) == [(3, 4), (5, 6), (7, 8), (9, 10), (11, 12), (14, 14)]
    assert focus_of(rows) == ["BRA", "BRA", "ARG URY", "CIV", "", ""]
    assert [row.reading.areas for row in rows[4:]] == [("Global",), ("Global",)]


def test_a_place_over_several_paragraphs_is_their_heading() -> None:
    rows = activities(COUNTRY_REPORTS.replace("\nBRAZIL\nStreet", "\nStreet"))
    assert lines_of(rows)[:4] == [(4, 4), (5, 5), (6, 7), (8, 9)]
    assert focus_of(rows)[:4] == ["BRA", "BRA", "ARG URY", "CIV"]


def test_the_last_of_a_row_of_places_holds_for_one_paragraph_too() -> None:
    rows = activities(COUNTRY_REPORTS.replace("GLOBAL\n", ""))
    assert lines_of(rows) == [(3, 4), (5, 6), (7, 8), (9, 10), (11, 11), (13, 13)]
    assert focus_of(rows) == ["BRA", "BRA", "ARG URY", "CIV", "", ""]


def test_the_measure_between_a_place_and_its_paragraph_comes_with_them() -> None:
    rows = activities(
        """
        ECLAC
        Activities
        Caribbean
        Training and capacity building
        Two workshops on the records of the police were given in Port of Spain.
        Central America
        Data collection and analysis
        Indicators on sexual violence were drawn up for the ministers for women.
        """
    )
    assert lines_of(rows) == [(3, 5), (6, 8)]
    assert [row.reading.areas for row in rows] == [("Caribbean",), ("Central America",)]
    assert [row.reading.measures[0] for row in rows] == ["TRAIN", "DATA"]


@pytest.mark.parametrize("foot", FEET, ids=lambda foot: foot[0] if foot else "no foot")
@pytest.mark.parametrize("head", HEADS, ids=lambda head: head[0] if head else "no head")
def test_towns_over_each_paragraph(head: tuple[str, ...], foot: tuple[str, ...]) -> None:
    towns = ("Lima, Peru", "Dakar, Senegal", "Suva, Fiji", "Amman, Jordan") * 2
    pairs = [line for pair in zip(towns, TEXTS, strict=True) for line in pair]
    rows = activities("\n".join([*head, *pairs, *foot]))
    first = len(head) + 1
    assert lines_of(rows) == [(at, at + 1) for at in range(first, first + 16, 2)]


PERIODS = """
UN Women

Oct 2023 - Sep 2024 | UN Women
In Jordan, four offices of the family police were refitted with separate rooms for survivors.

Oct 2023 - Sep 2024 | UN Women
Safer buses
In Papua New Guinea, buses for women carried 1,200 passengers a day through the capital.

Feb 2020 - Sep 2021 | UN Women
In Kenya, a hotline for women went on the air in 2020 with eleven counsellors.
"""


def test_a_period_over_each_paragraph_belongs_to_it_with_the_headline_between() -> None:
    rows = activities(PERIODS)
    assert lines_of(rows) == [(3, 4), (6, 8), (10, 11)]
    assert [row.reading.date for row in rows] == ["2023-10/2024-09", "2023-10/2024-09", "2020-02/2021-09"]
    assert [row.reading.year for row in rows] == [2024, 2024, 2020]
    assert [title_of(PERIODS.strip(), row.item) for row in rows] == [None, "Safer buses", None]


def test_a_period_over_several_paragraphs_is_their_heading() -> None:
    rows = activities(PERIODS.replace("\nOct 2023 - Sep 2024 | UN Women\nSafer buses", ""))
    assert lines_of(rows) == [(4, 4), (6, 6), (8, 9)]
    assert [row.reading.year for row in rows] == [2024, 2024, 2020]


def test_the_first_of_two_paragraphs_takes_in_their_period_where_most_stand_over_one() -> None:
    second = "\nA second hotline, for girls, followed in the spring."
    rows = activities(PERIODS + second)
    assert lines_of(rows) == [(3, 4), (6, 8), (10, 11), (13, 13)]
    assert [row.reading.date for row in rows[2:]] == ["2020-02/2021-09"] * 2


def test_a_profile_under_the_next_period_does_not_take_the_period_above_for_its_own() -> None:
    profile = "\nFeb 2018 - Jan 2019 | UN Women\nUN Women is the United Nations entity for the empowerment of women."
    others = "\nIn Chad, judges met.\nIn Peru, nurses of two districts of the coast learned to listen to girls."
    rows = activities(PERIODS.replace("Oct 2023 - Sep 2024 | UN Women\nSafer buses\n", "") + profile + others)
    assert lines_of(rows)[2] == (8, 9)
