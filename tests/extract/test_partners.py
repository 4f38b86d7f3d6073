from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.read_one import passage_of, quotes
from warehouse.extract.partners import extract_partners
from warehouse.extract.passage import Found
from warehouse.records import Evidence, Place, Role, Span


def read(text: str, lang: str = "en", owner: str | None = "UNODC", **where: str) -> list[str]:
    """Partners of the text, where keywords give the words that name a focus country and its code."""
    passage = passage_of(text, lang, owner)
    rows = [
        Evidence("places", iso3, Span(text.index(word), text.index(word) + len(word)), "country-name:focus")
        for word, iso3 in where.items()
    ]
    places = Found(tuple(Place(iso3, Role.FOCUS) for iso3 in where.values()), tuple(rows))
    return list(extract_partners(passage, places).values)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("UNODC works together with UN Women, UNFPA and the World Health Organization.", ["UN Women", "UNFPA", "WHO"]),
        ("Officers from INTERPOL and Europol attended.", ["INTERPOL", "EUROPOL"]),
        ("UNODC and the SADC Secretariat built a database.", ["SADC"]),
        ("The EU-funded project began.", ["EU"]),
        ("It was launched jointly with UNODC and the European Union.", ["EU"]),
        ("Six agencies (UNODC, UNHCR, OHCHR, UNICEF) wrote it.", ["UNHCR", "OHCHR", "UNICEF"]),
        ("UNODC worked closely with the CEDAW Committee.", ["CEDAW"]),
        ("An application was built with technology company IBM.", ["IBM"]),
        ("UNODC, in partnership with the League of Arab States, trained drafters.", ["League of Arab States"]),
    ],
)
def test_organisations_that_act(text: str, names: list[str]) -> None:
    assert read(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The commentary explains the EU Directive on trafficking.",
        "Migrants who travel towards the EU or stay in the European Union face risks.",
        "Zambia leads the SADC region; ASEAN Member States have laws.",
        "The law follows the ILO Convention and WHO guidelines.",
        "According to the latest figures of UNICEF, many suffer.",
        "Millions migrate each year, says the United Nations Development Programme.",
        "The 22 countries of the League of Arab States have laws.",
        "States that ratified CEDAW must report.",
        "WHO IS AT RISK FROM TRAFFICKING",
        "UNODC and its Human Trafficking and Migrant Smuggling Section met.",
        "The European Union has stepped up its efforts over the past decade.",
    ],
)
def test_organisations_that_are_only_named(text: str) -> None:
    assert read(text) == []


def test_the_owner_is_never_a_partner_and_unodc_is_one_elsewhere() -> None:
    assert read("IOM and UNODC trained judges with UNHCR.", owner="IOM") == ["UNODC", "UNHCR"]
    assert read("OIM y UNODC capacitaron a jueces.", "es", owner="International Organization for Migration") == [
        "UNODC"
    ]
    assert read("UN Women manages the UN Trust Fund to End Violence against Women.", owner="UN Women") == []


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("El taller se hizo junto con la OIM, la OIT y ONU Mujeres.", "es", ["IOM", "ILO", "UN Women"]),
        ("Con el apoyo de la OEA y ACNUR se formó a fiscales.", "es", ["OAS", "UNHCR"]),
        ("Un atelier en partenariat avec l'ONU Femmes, le HCR et l'OIT.", "fr", ["UN Women", "UNHCR", "ILO"]),
        ("Em parceria com a ONU Mulheres e o PNUD.", "pt", ["UN Women", "UNDP"]),
    ],
)
def test_names_in_other_languages(text: str, lang: str, names: list[str]) -> None:
    assert read(text, lang) == names


def test_national_bodies_get_their_country() -> None:
    text = "UNODC and the Ministry of Homeland Security held a course in Malawi."
    assert read(text, Malawi="MWI") == ["Ministry of Homeland Security of Malawi"]
    text = "In cooperation with the Ministries of Justice of Benin and Togo, UNODC trained judges."
    assert read(text, Benin="BEN", Togo="TGO") == ["Ministry of Justice of Benin", "Ministry of Justice of Togo"]
    text = "Together with Niger's National Agency for Migration a campaign began."
    assert read(text, Niger="NER") == ["National Agency for Migration of Niger"]
    text = "Organizado por el Ministerio de Gobierno y la Fiscalía General del Estado en Ecuador."
    assert read(text, "es", Ecuador="ECU") == [
        "Ministry of Government of Ecuador",
        "Office of the Attorney General of Ecuador",
    ]
    text = "UNODC and the Department of Defence, Justice and Security convened judges in Botswana."
    assert read(text, Botswana="BWA") == ["Department of Defence, Justice and Security of Botswana"]


def test_other_bodies_that_the_words_introduce() -> None:
    text = "UNODC, in collaboration with the Chandigarh Judicial Academy, held a mock trial."
    assert read(text) == ["Chandigarh Judicial Academy"]
    text = "UNODC in partnership with the Zambia Law Development Commission and Zambia Law Institute (ZLI) met."
    assert read(text) == ["Zambia Law Development Commission", "Zambia Law Institute (ZLI)"]
    text = "The Federal Investigation Agency (FIA) in partnership with UNODC trained police."
    assert read(text) == ["Federal Investigation Agency"]
    assert read("UNODC met together with the Government of Rwanda and Ms. Anne Example.") == []


def test_each_rests_on_its_words() -> None:
    passage = passage_of("With support from the World Health Organization (WHO), UNODC trained doctors.")
    found = extract_partners(passage, Found())
    assert found.values == ("WHO",)
    assert quotes(found.evidence, passage) == ["World Health Organization"]
    assert [row.rule for row in found.evidence] == ["cue"]


_WORDS = st.sampled_from(
    ["UNODC", "UN Women", "EU", "and", "the", "in partnership with", "Ministry of", "Ministries of", "Justice", ",", "(",
     "WHO)", "of", "Peru", "according to", "Directive", "National", "Commission", "'s", "\n", ". ", "together with", "y"]
)  # fmt: skip


@given(st.lists(_WORDS, max_size=25).map(" ".join), st.sampled_from((None, "UNODC", "UN Women", "Nobody")))
def test_nothing_raises_and_evidence_quotes(text: str, owner: str | None) -> None:
    passage = passage_of(text, owner=owner)
    found = extract_partners(passage, Found())
    assert len(set(found.values)) == len(found.values) == len(found.evidence)
    assert owner not in found.values
    assert all(quote and quote in text for quote in quotes(found.evidence, passage))
