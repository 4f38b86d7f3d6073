from __future__ import annotations

import pytest

from tests.text.helpers import Page
from warehouse.text.segment import segment


def test_a_full_name_at_the_top_gives_the_short_name() -> None:
    page = Page(
        "International Organization for Migration\nIn Chad, IOM built wells for two thousand families near Adré.\n"
    )
    assert page.read.owner == "IOM"


def test_of_two_names_at_the_top_the_one_that_is_then_described_owns_the_page() -> None:
    profile = (
        "The Office of the High Commissioner for Human Rights speaks for everybody's rights, in peace and in war. "
        "Its branches stand on five continents."
    )
    site = "UN Women\nSearch\n"
    office = "Office of the High Commissioner for Human Rights\nBackground\n"
    report = "In Peru, two shelters were opened with the help of the ministry.\n"
    assert Page(f"{site}{office}{profile}\n{report}").read.owner == "OHCHR"
    assert Page(f"{site}{office}{report}").read.owner == "UN Women"


def test_so_it_does_where_filters_stand_between_the_names_and_the_paragraph() -> None:
    head = "UN Women\nInventory of activities\nApply\nUnited Nations Population Fund\nFilters\nResults\nList\n"
    told = (
        "Policy frameworkEnding violence against women is one of the results that the plan of UNFPA is drawn up for, "
    )
    told += "and one on which its offices report every year.\n"
    assert Page(f"{head}{told}LegislationIn Togo, UNFPA commented on a bill.\n").read.owner == "UNFPA"
    assert Page(f"{head}In Togo, a bill on the rights of girls was commented on.\n").read.owner == "UN Women"


def test_a_period_header_names_the_owner() -> None:
    page = Page("Feb 2020 - Sep 2021 | UN Women\nIn Fiji, two shelters were opened with the help of the ministry.\n")
    assert page.read.owner == "UN Women"


@pytest.mark.parametrize(("told", "owner"), [("UNDP", None), ("UN Women", "UN Women")])
def test_the_site_in_all_period_headers_is_not_who_reports_if_the_texts_speak_of_another(
    told: str, owner: str | None
) -> None:
    page = Page(
        f"""
        United Nations Development Programme
        Feb 2020 - Sep 2021 | UN Women
        In Fiji, {told} opened two shelters for women with the ministry.
        Mar 2018 - Jan 2020 | UN Women
        In Togo, {told} drew up guidelines for the judges of two towns.
        """
    )
    assert page.read.owner == "UNDP"
    assert [item.owner for item in page.read.items if item.body] == [owner, owner]


def test_headers_of_two_agencies_leave_it_open() -> None:
    page = Page("Feb 2020 - Sep 2021 | UN Women\nTwo shelters opened.\nFeb 2020 - Sep 2021 | ILO\nA survey was done.\n")
    assert page.read.owner is None


def test_the_agency_that_most_lines_name_owns_the_page() -> None:
    lines = [
        f"OSCE trained the border police of town number {n} together with the academy and a lawyer." for n in range(5)
    ]
    assert (
        Page(
            "\n".join([*lines, "IOM lent the academy of the border police its rooms and its translators for it."])
        ).read.owner
        == "OSCE"
    )


def test_an_agency_owns_pages_under_each_of_its_names() -> None:
    told = "In Chad, wells were built for two thousand families near Adré.\n"
    names = {"UN Office on Drugs and Crime": "UNODC", "International Labor Organization": "ILO", "CEPAL": "ECLAC"}
    names |= {"OSCE/ODIHR": "ODIHR", "UNIFEM": "UNIFEM", "The Arab League": None}
    assert {name: Page(f"{name}\n{told}").read.owner for name in names} == names


def test_a_given_owner_is_kept() -> None:
    page = Page("International Organization for Migration\nIn Chad, IOM built wells.\n")
    assert segment(page.clean, owner="UNHCR", period="2020-02/2021-09").owner == "UNHCR"


def test_a_name_between_bars_or_after_the_word_agency_names_the_owner() -> None:
    assert Page("Annual results | UN Women\nTwo shelters opened in Quito.\n").read.owner == "UN Women"
    assert Page("Inventory | Agency: ILO\nTwo shelters opened in Quito.\n").read.owner == "ILO"


def test_a_first_line_that_says_what_the_agency_or_the_page_is_names_the_owner() -> None:
    told = "L'Organisation internationale pour les migrations (OIM) est l'organisme chargé des migrations.\n"
    assert Page(told + "Au Tchad, des puits ont été creusés près d'Adré.\n").read.owner == "IOM"
    assert Page("OIT - Oficina Regional: Sala de prensa\nEn Quito se abrieron dos refugios.\n").read.owner == "ILO"
    assert Page("OSCE Newsroom\nTwo shelters opened in Quito.\n").read.owner == "OSCE"
    assert Page("UNICEF and IOM opened two shelters in Quito.\nThey feed four hundred.\n").read.owner is None
