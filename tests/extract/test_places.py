from __future__ import annotations

import pycountry
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.place_passages import passage_of
from warehouse.extract.areas import extract_areas
from warehouse.extract.gazetteer import inflect, place_terms
from warehouse.extract.places import extract_places
from warehouse.records import Place, Role


def test_each_value_rests_on_the_words_that_decided_it() -> None:
    passage = passage_of("UNODC trained Zambian judges in Lusaka with funding from Sweden.")
    found = extract_places(passage)
    assert found.values == (Place("ZMB", Role.FOCUS), Place("SWE", Role.DONOR))
    assert [(row.value, row.span.of(passage.text), row.rule) for row in found.evidence] == [
        ("ZMB", "Zambian", "demonym:focus"),
        ("SWE", "Sweden", "country-name:donor"),
    ]


def test_a_place_line_counts() -> None:
    found = extract_places(passage_of("Launch of a study", place_line="Budva, Montenegro"))
    assert found.values == (Place("MNE", Role.FOCUS),)


@pytest.mark.parametrize("line", ["Countries: Syria, Lebanon, Iraq", "Syria, Lebanon & Iraq", "Syria\nLebanon\nIraq"])
def test_countries_alone_over_a_text_are_those_that_it_is_about(line: str) -> None:
    body = "Teams held interviews in the countries that took in people who fled, and discuss them at a forum."
    found = extract_places(passage_of(body, place_line=line))
    assert {(place.iso3, place.role) for place in found.values} == {(iso3, "focus") for iso3 in ("SYR", "LBN", "IRQ")}


def test_a_place_line_of_hubs_only_hosts() -> None:
    found = extract_places(passage_of("Launch of a study", place_line="Geneva, New York, Vienna"))
    assert [(place.iso3, place.role) for place in found.values] == [
        ("CHE", Role.VENUE),
        ("USA", Role.VENUE),
        ("AUT", Role.VENUE),
    ]


def test_a_dateline_counts() -> None:
    found = extract_places(passage_of("Vienna, 12 October 2020 - Experts discussed the guide."))
    assert found.values == (Place("AUT", Role.VENUE),)


def test_a_lead_in_is_inherited() -> None:
    found = extract_places(passage_of("a campaign on radio;", lead_in="In Togo, UNODC promoted:"))
    assert found.values == (Place("TGO", Role.FOCUS),)


def test_what_only_a_title_of_a_project_names_is_a_mention() -> None:
    body = 'Within "Routes through Egypt, Pakistan and Kyrgyzstan", 30 Egyptian officers were trained in Cairo, Egypt.'
    roles = {place.iso3: place.role for place in extract_places(passage_of(body)).values}
    assert roles == {"EGY": Role.FOCUS, "PAK": Role.MENTION, "KGZ": Role.MENTION}


def test_a_country_that_opens_the_title_with_a_colon_is_the_subject() -> None:
    found = extract_places(passage_of("She was promised work and found herself in Italy.", title="Moldova: a story"))
    assert found.values == (Place("MDA", Role.FOCUS), Place("ITA", Role.MENTION))


def test_a_city_borne_by_several_countries_is_read_beside_one_of_them() -> None:
    assert extract_places(passage_of("The Salvador team sorted the files.")).values == ()
    found = extract_places(passage_of("The Salvador team sorted the files of Brazil."))
    assert found.values == (Place("BRA", Role.FOCUS),)


def test_a_city_borne_by_several_countries_is_the_first_ones_where_something_is_in_it() -> None:
    assert extract_places(passage_of("The Crime Congress met in Salvador.")).values == (Place("BRA", Role.VENUE),)


def test_no_place_gives_nothing_and_no_doubt() -> None:
    found = extract_places(passage_of("A handbook was released."))
    assert (found.values, found.evidence, found.doubt) == ((), (), 0.0)


def test_weak_decisions_are_doubted_more() -> None:
    sure = extract_places(passage_of("The Government of Ghana adopted a law."))
    weak = extract_places(passage_of("A regional workshop was held in Accra, Ghana."))
    assert sure.doubt < weak.doubt


def test_every_country_can_be_read_by_its_name() -> None:
    forms = {term.payload.isos for term in place_terms() if term.payload.sort == "country-name"}
    unread = {country.alpha_3 for country in pycountry.countries} - {isos[0] for isos in forms}
    # Names that are everyday words, or that two territories share.
    assert unread <= {"JEY", "MAF", "BLM", "PCN", "SHN"}


def test_no_form_is_listed_twice() -> None:
    forms = [term.form for term in place_terms()]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("form", "language", "some"),
    [
        ("Kenyan", "en", {"Kenyan", "Kenyans"}),
        ("Chinese", "en", {"Chinese"}),
        ("chileno", "es", {"chileno", "chilena", "chilenos", "chilenas"}),
        ("francés", "es", {"frances", "francesa", "franceses", "francesas"}),
        ("malien", "fr", {"malien", "maliens", "malienne", "maliennes"}),
        ("português", "pt", {"portugues", "portuguesa", "portugueses", "portuguesas"}),
    ],
)
def test_peoples_are_inflected(form: str, language: str, some: set[str]) -> None:
    assert set(inflect(form, language)) == some


@settings(max_examples=150)
@given(
    st.text(alphabet=st.sampled_from(list("Niger ia,.:;-()'\"\nVienna held in the UK é0Œ")), max_size=120),
    st.sampled_from(["en", "es", "fr", "pt"]),
)
def test_no_text_makes_the_reading_raise_and_evidence_lies_inside(text: str, lang: str) -> None:
    passage = passage_of(text or "x", title="In Chad, Jordan and Georgia", lang=lang)
    places = extract_places(passage)
    areas = extract_areas(passage, places)
    assert {row.value for row in places.evidence} == {place.iso3 for place in places.values}
    assert {row.value for row in areas.evidence} == set(areas.values)
    for row in (*places.evidence, *areas.evidence):
        assert passage.item.span.start <= row.span.start < row.span.end <= passage.item.span.end
