"""Where an item was, by the headings and facets over it."""

from __future__ import annotations

from textwrap import dedent

from tests.extract.test_read import read
from warehouse.records import Kind, ReadItem

PAGE = """
UN Women
Activities

Kenya
- A shelter for women was opened with eight beds.
- Sixty chiefs were trained on the law against domestic violence.

Training
- Ten nurses were trained to document injuries.

Peru and Chile
- A hotline for women went on the air.

Regional activities of Asia and the Pacific
- A study on domestic violence was begun.

Feb 2020 - Sep 2021 | UN Women
- Legal aid was given to women before courts.

2016 - 2017 | UNFPA | Chad
A clinic for survivors of rape was built.

2019 | UNFPA | Sahel
Four clinics for survivors of rape were built.

UNFPA | Niger | 2018
Nine judges were trained on the law against domestic violence.

2018 | UNFPA
Seven judges were trained on the law against rape.
"""


def activities(page: str) -> list[ReadItem]:
    return [row for row in read(dedent(page).strip().encode()).items if row.item.kind is Kind.ACTIVITY]


def test_items_inherit_the_countries_and_areas_of_the_heading_over_them() -> None:
    assert [([place.iso3 for place in row.reading.places], list(row.reading.areas)) for row in activities(PAGE)] == [
        (["KEN"], []),
        (["KEN"], []),
        (["KEN"], []),
        (["PER", "CHL"], []),
        ([], ["Global"]),
        ([], ["Global"]),
        (["TCD"], []),
        ([], ["Sahel"]),
        (["NER"], []),
        ([], ["Global"]),
    ]


def test_facets_date_what_stands_below_them() -> None:
    assert [(row.reading.date, row.reading.year, row.item.owner) for row in activities(PAGE)][-4:] == [
        ("2016/2017", 2017, "UNFPA"),
        ("2019", 2019, "UNFPA"),
        ("2018", 2018, "UNFPA"),
        ("2018", 2018, "UNFPA"),
    ]


def test_the_evidence_stands_in_the_heading() -> None:
    document = read(dedent(PAGE).strip().encode())
    clinic = next(row for row in document.items if "A clinic" in row.item.span.of(document.text))
    quoted = [mark.span.of(document.text) for mark in clinic.reading.evidence if mark.field in ("places", "date")]
    assert quoted == ["2016 - 2017", "Chad"]


def test_bars_of_controls_are_no_facets() -> None:
    rows = activities("UN Women\nActivities\n2018 | 2019 | 2020\n- In Peru, a shelter for women was opened in Cusco.")
    assert [row.reading.year for row in rows] == [None]


LISTS = """
UN Women
Activities

Kenya
- A shelter for women was opened with eight beds.
- In Uganda, sixty chiefs were trained on the law against domestic violence.
Other activities included:
- A hotline for women went on the air.

Peru
- Ten nurses were trained to document injuries.
Legal aid was given to women before courts.
Safe homes (Asia): shelters were opened by the ministry in:
- Thailand, with forty beds for women and their children.
Guidelines for the staff of shelters came out.
"""


def test_a_heading_ends_with_its_bullets_and_yields_to_the_items_own_country() -> None:
    places = [[place.iso3 for place in row.reading.places] for row in activities(LISTS)]
    assert places == [["KEN"], ["UGA"], [], ["PER"], [], ["THA"], []]


OFFICES = """
UN Women
Activities

Kenya Country Office
Opened a shelter for women with eight beds.
View MoreNepal Country Office:
Sixty chiefs were trained on the law against domestic violence.
HideIn March 2019, a study on shelters for women was published.
Oficina de país del Perú
Se abrió un albergue para mujeres víctimas de violencia.
Training
Ten nurses were trained to document injuries.
"""


def test_the_name_of_a_countrys_office_is_the_place_of_what_stands_right_below_it() -> None:
    assert [[place.iso3 for place in row.reading.places] for row in activities(OFFICES)] == [
        ["KEN"],
        ["NPL"],
        [],
        ["PER"],
        [],
    ]


def test_a_credit_on_lines_behind_a_text_names_its_payer() -> None:
    page = """
    3 May 2021
    Bhutan: Officials of three districts meet
    The Department of Law and Order held two trainings for 80 officials of Bhutan on the protection of victims.

    (Supported by the
    US Department of State)
    """
    rows = activities(page)
    assert [(place.iso3, place.role.value) for place in rows[0].reading.places] == [("BTN", "focus"), ("USA", "donor")]


def test_the_next_measure_ends_a_country_that_stands_under_one() -> None:
    page = """
    Prevention
    In Peru, a radio play warned of recruiters.

    Kenya
    Sixty chiefs were trained on the law against domestic violence.

    Data Collection, Analysis and Research
    Standards for surveys on domestic violence were published.
    """
    assert [([place.iso3 for place in row.reading.places], list(row.reading.areas)) for row in activities(page)] == [
        (["PER"], []),
        (["KEN"], []),
        ([], ["Global"]),
    ]


def test_a_country_over_one_paragraph_ends_where_another_opens_and_a_headline_is_no_heading() -> None:
    page = """
    The World Bank
    In Togo, a hotline for women went on the air.
    In Peru, nurses were trained on domestic violence.

    Honduras
    Three cities put lamps where women had been raped.
    In Mozambique, teachers were trained on domestic violence.
    Guidelines on domestic violence were published.

    Moldova: first results of the new procedure
    Police wrote down 171 cases of domestic violence.
    Standards for surveys on domestic violence were published.
    """
    read = [([place.iso3 for place in row.reading.places], list(row.reading.areas)) for row in activities(page)]
    assert read[2:] == [(["HND"], []), (["MOZ"], []), ([], ["Global"]), ([], ["Global"]), ([], ["Global"])]
