"""Items that name no place, on the page of a country's or a region's office."""

from __future__ import annotations

import pytest

from tests.extract.read_one import read_page
from warehouse.records import Kind, Role

ENTRIES = """
3 May 2021
A guide for social workers is ready
The guide helps social workers to speak with victims of trafficking.
2 April 2021
Police trained in Peru
In Lima, UNODC trained thirty officers of the police of Peru.
4 March 2021
Experts look at the world
Experts from all over the world met online to discuss trafficking.
"""


def _read(head: str) -> list[tuple[list[str], tuple[str, ...], list[str]]]:
    document = read_page(f"{head}\nNews\n{ENTRIES}")
    readings = [item.reading for item in document.items if item.item.kind is Kind.ACTIVITY]
    return [
        (
            [place.iso3 for place in reading.places if place.role is Role.FOCUS],
            reading.areas,
            [mark.rule for mark in reading.evidence if mark.field in ("places", "areas")],
        )
        for reading in readings
    ]


@pytest.mark.parametrize(
    ("head", "country", "areas"),
    [
        ("UNODC Pakistan", ["PAK"], ()),
        ("UNODC | Escritório no Brasil", ["BRA"], ()),
        ("UNODC Regional Office for South Asia", [], ("South Asia",)),
        ("Bureau régional de l'OIM pour l'Afrique de l'Ouest", [], ("West Africa",)),
        ("UN Women Fiji Multi-Country Office", [], ("Global",)),
        ("2018 | UNFPA | Togo", [], ("Global",)),
        ("UNODC", [], ("Global",)),
    ],
)
def test_an_item_without_any_place_is_where_the_owner_of_its_page_is(
    head: str, country: list[str], areas: tuple[str, ...]
) -> None:
    guide, police, world = _read(head)
    assert guide[:2] == (country, areas)
    assert police[:2] == (["PER"], ())
    assert world[:2] == ([], ("Global",))


def test_a_tool_tried_out_in_some_countries_is_for_the_world_unless_its_owner_is_of_one_region():
    tool = "5 June 2021\nA toolkit for border posts\nThe toolkit was tested in Kenya, Uganda and Rwanda."
    for owner, areas in {"UNODC": ("Global",), "UNODC Regional Office for Eastern Africa": ()}.items():
        document = read_page(f"{owner}\nNews\n{tool}{ENTRIES}")
        item = next(item for item in document.items if item.item.kind is Kind.ACTIVITY)
        assert item.reading.areas == areas


def test_the_evidence_is_the_head_of_the_page() -> None:
    document = read_page(f"UNODC Pakistan\nNews\n{ENTRIES}")
    item = next(item for item in document.items if item.item.kind is Kind.ACTIVITY)
    (mark,) = (mark for mark in item.reading.evidence if mark.field == "places")
    assert (mark.span.of(document.text), mark.rule) == ("Pakistan", "page-of-country:focus")
    assert item.item.place_heading == mark.span


def test_the_organisation_that_heads_a_page_is_no_partner_of_its_items() -> None:
    entries = ENTRIES.replace("UNODC trained", "INTERPOL and Europol trained")
    document = read_page(f"INTERPOL\nNews\n{entries}")
    partners = [item.reading.partners for item in document.items if item.item.kind is Kind.ACTIVITY]
    assert partners == [(), ("EUROPOL",), ()]


INTRODUCTION = (
    "UN Women – Europe and Central Asia\nEnding violence against women\n"
    "UN Women has been present in Georgia since 2001. It works with Parliament and with women's groups.\nLaws\n"
)
ITEMS = (
    "- Advised the committee of Parliament on 25 laws against domestic violence.\n"
    "- Took nine members of Parliament to Spain, where they saw how special courts work.\n"
    "- Printed a form for nurses who see injuries of women.\n"
)


def test_an_agency_that_says_in_which_country_it_works_is_there_rather_than_in_its_region() -> None:
    rows = [item for item in read_page(INTRODUCTION + ITEMS).items if item.item.kind is Kind.ACTIVITY]
    assert [[place.iso3 for place in row.reading.places if place.role is Role.FOCUS] for row in rows][::2] == [
        ["GEO"]
    ] * 2
    region = INTRODUCTION.replace("has been present in Georgia since 2001", "supports the Governments of the region")
    rows = [item for item in read_page(region + ITEMS).items if item.item.kind is Kind.ACTIVITY]
    assert [row.reading.areas for row in rows][::2] == [("Europe", "Central Asia")] * 2


def test_the_region_that_heads_an_inventory_is_that_of_its_page_and_not_of_all_its_items() -> None:
    document = read_page(
        """
        ONU Femmes | Afrique centrale
        Nos résultats
        ONU Femmes est l'entité des Nations Unies chargée de l'égalité des sexes. Elle appuie les États.
        Lois et politiques
        Au Tchad, 30 cadres des ministères ont suivi un atelier sur le budget.
        Au Gabon, la loi sur les violences a été révisée avec son appui.
        Services aux survivantes
        Un guide sur les lignes d'écoute a été remis à 17 pays de la région.
        Une étude a été menée sur les foyers d'accueil des femmes battues.
        """.replace("        ", "")
    )
    areas = [item.reading.areas for item in document.items if item.item.kind is Kind.ACTIVITY]
    assert areas == [(), (), ("Central Africa",), ("Central Africa",)]
