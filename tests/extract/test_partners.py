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
        ("A guide was drafted with UN Women, UNFPA and the World Health Organization.", ["UN Women", "UNFPA", "WHO"]),
        ("Officers from INTERPOL and Europol attended.", ["INTERPOL", "EUROPOL"]),
        ("UNODC and its sister agency UN Women estimate that four women in five know the man.", ["UN Women"]),
        ("The manual of UNODC and the ILO follows standards set by WHO.", ["ILO"]),
        ("The EU Delegation, NAPTIP and UNODC opened a shelter.", ["EU", "NAPTIP"]),
        ("A seminar with IOM and UNHCR was noted by northern mayors.", ["IOM", "UNHCR"]),
        ("The event was not only backed by UNDP.", ["UNDP"]),
        ("UNODC joined the African Union's campaign.", ["AU"]),
        ("Officials from the fifteen member States of ECOWAS read the draft.", ["ECOWAS"]),
        ("UNODC and the SADC Secretariat built a database.", ["SADC"]),
        ("The EU-funded project began.", ["EU"]),
        ("It was launched jointly with UNODC and the European Union.", ["EU"]),
        ("It carried out the following activities with the European Union:", ["EU"]),
        ("Six agencies (UNODC, UNHCR, OHCHR, UNICEF) wrote it.", ["UNHCR", "OHCHR", "UNICEF"]),
        ("The CEDAW Committee and UNODC held a hearing.", ["CEDAW"]),
        ("An application was built with technology company IBM.", ["IBM"]),
        ("Together with the League of Arab States, UNODC trained drafters.", ["League of Arab States"]),
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
        "UNODC trained thirty officers at the UNHCR office in Amman; two came to the liaison office of the ECOWAS.",
        "L'atelier de l'ONUDC s'est tenu dans les locaux du HCR et au siège de la CEDEAO.",
        "El acto de UNODC fue en el edificio de la CEPAL.",
        "Like the OSCE, UNODC has focal points, one of whom worked for UNHCR.",
        "The report draws on data collected by IOM.",
        "De acordo com a OIM, o UNODC abriu um escritório.",
        "Le Bélarus, qui n'appartient pas au Conseil de l'Europe, y adhère.",
        "The directive 2011/36/EU, NATO Member States and their laws were discussed.",
        "UNODC and EU Member States met; UNODC and ASEAN law enforcement agencies met.",
        "WHO IS AT RISK FROM TRAFFICKING",
        "The paper cites data from UNHCR and IOM on arrivals.",
        "The course was held at the headquarters of the OSCE.",
        "No activities were held with IOM in 2019.",
        "Without the participation of INTERPOL the meeting could not agree.",
        "A former officer of ILO spoke about the ILO Forced Labour Convention.",
        "Transparency International ranked the country low.",
        "Delegates of 14 member States of ECOWAS met; Convention 190 of the ILO was read.",
        "Delegates of 14 ECOWAS member States met; the AU Convention on cybercrime was discussed.",
        "States party to the Istanbul Convention of the Council of Europe met.",
        "UNODC and its Human Trafficking and Migrant Smuggling Section met.",
        "Over the years the European Union has passed several laws.",
    ],
)
def test_organisations_that_are_only_named(text: str) -> None:
    assert read(text) == []


def test_the_owner_is_never_a_partner_and_unodc_is_one_elsewhere() -> None:
    assert read("IOM and UNODC trained judges with UNHCR.", owner="IOM") == ["UNODC", "UNHCR"]
    assert read("OIM y UNODC capacitaron a jueces.", "es", owner="International Organization for Migration") == [
        "UNODC"
    ]
    assert read("GRETA and the Council of Europe met in Lisbon.", owner="GRETA") == []
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
    text = "UNODC and the Department of Labour, Youth and Sport met in Botswana."
    assert read(text, Botswana="BWA") == ["Department of Labour, Youth and Sport of Botswana"]
    text = "Un atelier avec l'appui du Ministère de la Justice du Sénégal."
    assert read(text, "fr", Sénégal="SEN") == ["Ministry of Justice of Senegal"]
    assert read("Officers joined, including staff of the Ministry of Health.", Health="KEN") == []


def test_other_bodies_that_the_words_introduce() -> None:
    text = "UNODC, in collaboration with the Agra Judicial Academy, ran a course."
    assert read(text) == ["Agra Judicial Academy"]
    text = "It was co-organised with the Embassy of Norway and Example University in Belgium."
    assert read(text, Norway="NOR", Belgium="BEL") == ["Embassy of Norway", "Example University"]
    text = "Together with the Fiji Law Reform Commission and Fiji Law Institute (FLI), UNODC held a seminar."
    assert read(text) == ["Fiji Law Reform Commission", "Fiji Law Institute (FLI)"]
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
    [
        *(
            "UNODC",
            "UN Women",
            "EU",
            "WHO)",
            "and",
            "the",
            "of",
            "y",
            ",",
            "(",
            "'s",
            "\n",
            ". ",
            "according to",
            "Peru",
        ),
        *("in partnership with", "together with", "Ministry of", "Ministries of", "Justice", "National", "Commission"),
    ]
)


@given(st.lists(_WORDS, max_size=25).map(" ".join), st.sampled_from((None, "UNODC", "UN Women", "Nobody")))
def test_nothing_raises_and_evidence_quotes(text: str, owner: str | None) -> None:
    passage = passage_of(text, owner=owner)
    found = extract_partners(passage, Found())
    assert len(set(found.values)) == len(found.values) == len(found.evidence)
    assert owner not in found.values
    assert all(quote and quote in text for quote in quotes(found.evidence, passage))


@pytest.mark.parametrize(
    ("text", "lang", "partners"),
    [
        ("Finland and the European Union contributed EUR 2 million.", "en", ["EU"]),
        ("The EU, Japan and Norway paid for the boats.", "en", ["EU"]),
        ("The talks were co-chaired by the African Union.", "en", ["AU"]),
        ("The boats came from a grant of the European Union.", "en", ["EU"]),
        ("Funding: European Union", "en", ["EU"]),
        ("Se tradujo el Convenio 190 de la OIT.", "es", []),
        ("La Convention de l'OIT et le rapport de l'OMS ont été lus.", "fr", []),
        ("Des juges des quinze États membres de la CEDEAO se sont réunis.", "fr", ["ECOWAS"]),
        ("A invitación de la Unión Africana se reunieron treinta jueces.", "es", ["AU"]),
        ("La UE donó dos lanchas, gracias al apoyo de ACNUR.", "es", ["EU", "UNHCR"]),
        ("Grâce à un don de l'Union européenne, deux refuges ont rouvert.", "fr", ["EU"]),
        ("L'Union africaine a accueilli la réunion.", "fr", ["AU"]),
        ("Trinta juízes reuniram-se a convite da SADC.", "pt", ["SADC"]),
        ("O curso foi ministrado pela OIM e financiado pela União Europeia.", "pt", ["IOM", "EU"]),
        ("Migrants who reach the EU, Norway and Iceland by sea are smuggled.", "en", []),
        ("The talks were opened by Ada Obi of the Bar Association and Secretary-General Tomas Berg.", "en", []),
    ],
)
def test_who_gives_invites_or_lends_its_name_acts(text: str, lang: str, partners: list[str]) -> None:
    assert list(extract_partners(passage_of(text, lang), Found()).values) == partners


@pytest.mark.parametrize(
    ("text", "lang", "partners"),
    [
        (
            "En partenariat avec l'Agence nationale de lutte contre la fraude (ANLF), l'ONUDC a formé dix juges.",
            "fr",
            ["Agence nationale de lutte contre la fraude (ANLF)"],
        ),
        ("Un cours organisé par l'association Les Quatre Vents a eu lieu.", "fr", ["Les Quatre Vents"]),
        ("El Organismo Judicial y la UNODC abrieron dos salas.", "es", ["Organismo Judicial"]),
        (
            "Junto con la Cámara de Comercio y la organización Puente Alto, abrió.",
            "es",
            ["Cámara de Comercio", "Puente Alto"],
        ),
        ("O UNODC e a Rede Mulher assinaram um termo.", "pt", ["Rede Mulher"]),
        ("In cooperation with UNFPA and the Maltese NGO Safe Port, two homes opened.", "en", ["UNFPA", "Safe Port"]),
        ("Con fondos del Gobierno de Malta, se abrió un centro.", "es", []),
        ("En collaboration avec le Service, le bureau a ouvert.", "fr", []),
    ],
)
def test_bodies_of_four_languages_are_told_by_their_names(text: str, lang: str, partners: list[str]) -> None:
    assert read(text, lang) == partners
