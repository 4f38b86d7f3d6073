from __future__ import annotations

import pycountry
import pytest

from tests.extract.place_passages import passage_of
from tests.extract.read_one import read_page
from warehouse.extract.areas import area_regions, countries_of, extract_areas, homes_of
from warehouse.extract.place_lexicon import areas_file
from warehouse.extract.places import extract_places

CASES = [
    ("en", "", "Judges from Southern Africa compared their case law.", ["Southern Africa"]),
    ("en", "", "UNODC held a course for prosecutors in the Western Balkans.", ["Western Balkans"]),
    ("en", "", "A data system was built for the SADC region and rolled out in Malawi.", ["SADC region"]),
    ("en", "", "Officers from Asia and the Pacific and Europe tested the form.", ["Asia", "Pacific", "Europe"]),
    ("en", "", "Helplines in the Middle East and North Africa were linked.", ["Middle East and North Africa"]),
    ("en", "", "Twelve South-East Asian countries reviewed the guide.", ["South-East Asia"]),
    ("en", "", "Experts from West and Central Africa revised the manual.", ["West Africa", "Central Africa"]),
    ("en", "", "A study on routes within the Sahel was presented.", ["Sahel"]),
    ("en", "", "A handbook on safe shelters was released.", ["Global"]),
    ("en", "", "Experts from Africa, the Americas, Asia and Europe revised the handbook.", ["Global"]),
    (
        "en",
        "",
        "A project assists countries of Africa, Asia, Eastern Europe and Latin America.",
        ["Africa", "Asia", "Eastern Europe", "Latin America"],
    ),
    ("en", "", "UNODC trained judges in Ghana.", []),
    # the world beside countries
    ("en", "", "At a side event of the Human Rights Council, Ghana and Peru showed their hotlines.", ["Global"]),
    ("es", "", "En un evento paralelo de la Asamblea General, Chile y Fiji mostraron sus líneas.", ["Global"]),
    ("fr", "", "En marge du Conseil des droits de l'homme, le Bénin a présenté son foyer.", ["Global"]),
    ("pt", "", "À margem da Comissão sobre a Situação da Mulher, Angola apresentou a sua linha de apoio.", ["Global"]),
    ("en", "", "Nurses of 24 countries, among them Chad and Nepal, compared their forms.", ["Global"]),
    ("en", "", "The survey of 120 countries found more children in South Asia.", ["Global", "South Asia"]),
    ("en", "", "A guide for midwives was launched in May. It has since been used in Togo and Peru.", ["Global"]),
    ("en", "", "UNICEF finished a pocket guide for midwives and field-tested its app in Togo and Peru.", ["Global"]),
    ("en", "", "A manual was used to train forty midwives in Togo.", []),
    ("en", "", "A guide for midwives was launched in Togo. It has since been used in Peru.", []),
    ("en", "", "Midwives were trained. They then worked in Togo and Peru.", []),
    ("en", "", "Kenya's report was adopted by the Human Rights Council.", []),
    ("en", "", "In Kenya, a profile of migrants from 24 countries was printed.", []),
    ("en", "", "In Ghana, judges from twelve countries met.", []),
    ("en", "", "In Togo, the network Mothers for Peace Africa opened a clinic.", []),
    ("en", "", "Samoa's clinics had money from the Governments of Australia and New Zealand.", []),
    ("en", "", "Europol closed forty web pages.", ["European Union"]),
    ("pt", "", "Em Angola, o acordo foi negociado com o apoio da SADC.", []),
    # the region that a body or an office is of
    (
        "en",
        "",
        "ECLAC and Mexico's statisticians met in Puebla with users of data from the region.",
        ["Latin America and the Caribbean"],
    ),
    ("en", "", "ESCAP ran a sub-regional workshop in Suva for statisticians of Fiji, Samoa and Tonga.", []),
    ("en", "", "A pool of researchers was built by UNFPA Asia and the Pacific.", ["Asia", "Pacific"]),
    ("en", "", "Within a programme with ILO and UNODC in the ASEAN region, hotlines were linked.", ["ASEAN"]),
    ("en", "", "Judges of eleven Arab countries met online.", ["Arab States"]),
    ("en", "", "Officials of the Great Lakes met in Kigali.", ["Great Lakes region"]),
    ("en", "", "The nurse spoke with girls of Mombasa who came back from domestic work in the Gulf States.", []),
    ("en", "", "In Nepal, women who look for work in the Middle East learned of their rights.", []),
    ("en", "", "The statistical offices of Arab States counted blows.", ["Arab States"]),
    ("en", "", "In Minsk, border guards of the CIS compared visas.", ["Commonwealth of Independent States"]),
    ("en", "", "In Nepal, women who plan to take up domestic work in the Gulf States were shown a contract.", []),
    ("en", "", "In Lagos, a neighbour offered to take her to Europe.", []),
    ("en", "", "In Nepal, Maya had the promise of a job as a cook in the Gulf States.", []),
    ("en", "", "In Nepal, UNODC printed a handbook on domestic workers in the Gulf States.", ["Gulf States"]),
    ("en", "", "A new study maps the smuggling of migrants through Central America.", ["Central America"]),
    ("en", "", "In Peru, officers freed men smuggled through Central America.", []),
    (
        "en",
        "",
        "A paper looks at cooperation between anti-trafficking bodies of Peru and the Caribbean.",
        ["Caribbean"],
    ),
    ("en", "", "Sixty case workers from Southern Africa looked for victims of trafficking.", ["Southern Africa"]),
    ("en", "", "Agencies were interviewed in Asia, not in Africa.", ["Asia"]),
    ("en", "", "In Fiji, not as part of its programme for the Caribbean, UNODC reviewed the law.", []),
    ("es", "", "En Panamá, el Puente de las Américas se iluminó de azul.", []),
    ("fr", "", "Treize pays francophones d'Afrique de l'Ouest ont comparé leurs fichiers.", ["West Africa"]),
    (
        "en",
        "",
        "In Accra, kits were part of a project against smuggling in West Africa funded by Denmark.",
        ["West Africa"],
    ),
    ("en", "", "In Malta, nurses met within the EU co-funded project Equi-Health.", []),
    ("en", "", "In Fiji, Oceania Rugby taught respect to 1,480 pupils.", []),
    ("en", "", "In Garissa, plays warned of agents who offer passage to Europe through Sudan.", []),
    ("en", "", "Police of Micronesia (Federated States of) and Palau were coached.", []),
    # offices, payers, organisations, flows, comparisons
    ("en", "", "The Regional Office for the Middle East and North Africa trained judges in Lebanon.", []),
    ("en", "", "The EU-funded project equipped courts in Ghana.", []),
    ("en", "", "UNODC and the European Union launched a project in Nepal.", []),
    ("en", "", "The EU Directive on victims was explained.", ["European Union"]),
    ("en", "", "In Greece, the European Union Agency for Asylum and UNHCR wrote a questionnaire.", []),
    ("en", "", "A survey by the Asia Foundation was presented in Timor-Leste.", []),
    ("en", "", "On EU Anti-Trafficking Day, police met in Kyiv.", []),
    ("en", "", "The African Development Bank and the Council of Europe attended.", ["Global"]),
    ("en", "", "Migrants are smuggled from West Africa to Europe by sea.", ["Global"]),
    (
        "en",
        "",
        "Migrants are smuggled from East Africa to Europe and from Central America to North America.",
        ["Global"],
    ),
    ("en", "", "Peru is the first country in South America to adopt the form.", []),
    ("en", "", "Belize is the first English-speaking country of the Caribbean to adopt the form.", []),
    ("pt", "", "A lei põe o Brasil entre os países com as melhores normas da América do Sul.", []),
    ("fr", "", "Le Togo est le premier pays d'Afrique de l'Ouest à adopter le formulaire.", []),
    (
        "en",
        "",
        'Judges of Egypt took the first course of the project "Breaking Criminal Networks in North Africa".',
        [],
    ),
    ("en", "", "Delegates from 18 African countries along the Mediterranean routes met in Cairo.", ["Africa"]),
    ("es", "", "En Gambia se habló de quienes murieron en el Mediterráneo y en la ruta del Sahel.", []),
    ("en", "", "Palau presented its form at the Pacific Regional Forum on trafficking in persons.", ["Pacific"]),
    ("en", "", "In Ghana, the West African Network of Central Authorities adopted its charter.", ["West Africa"]),
    ("en", "", "A hemispheric meeting of national authorities was held on Margarita Island.", ["Americas"]),
    ("en", "", "Kits came with a convoy of the Syrian Arab Red Crescent to clinics in Syria.", []),
    ("en", "", "Clinics in the Central African Republic and South Africa were equipped.", []),
    ("en", "Chile joins the network", "The South American country signed on Monday.", []),
    ("en", "", "The African Union and UNODC signed an understanding in Addis Ababa.", ["Africa"]),
    ("en", "", "The handbook can be had in Swahili, Amharic, Somali and English.", ["Global"]),
    ("pt", "", "A cartilha foi traduzida para o inglês, o francês e o árabe.", ["Global"]),
    ("en", "", "Statisticians from forty countries met in Seoul to define femicide.", ["Global"]),
    ("en", "", "Pacific island leaders endorsed a declaration on safe homes.", ["Pacific"]),
    ("en", "", "Thailand hosted the second meeting of Mekong police chiefs.", ["Greater Mekong Subregion"]),
    ("fr", "", "Une étude sur les routes du trafic entre l'Afrique de l'Ouest et le Maghreb a paru.", ["Global"]),
    ("pt", "", "A rede levava jovens para a África do Sul.", []),
    ("fr", "", "Combien de victimes repère-t-on dans l'Union européenne ?", ["European Union"]),
    ("en", "", "Labour inspectors across the EU will use one checklist.", ["European Union"]),
    ("en", "", "Women in Asia and the Pacific were asked about violence.", ["Asia", "Pacific"]),
    # other languages
    ("es", "", "Fiscales de América Latina y el Caribe se reunieron en línea.", ["Latin America and the Caribbean"]),
    ("es", "", "Curso para jueces de América Central.", ["Central America"]),
    ("fr", "", "Atelier pour les magistrats d'Afrique de l'Ouest.", ["West Africa"]),
    ("fr", "", "Formation en Asie du Sud-Est sur le trafic de migrants.", ["South-East Asia"]),
    ("pt", "", "Curso para juízes da América do Sul.", ["South America"]),
    ("en", "", "Analysts of the SICA member countries compared how they count missing women.", ["Central America"]),
    ("en", "", "UNODC and the Economic Community of Central African States signed a work plan.", ["Central Africa"]),
    ("en", "", "SAARC asked for a regional meeting in Kathmandu on debt bondage.", ["South Asia"]),
    ("en", "", "A talk on fraud was given at the headquarters of ASEAN by two guests from Peru.", []),
    ("en", "", "In Togo, the Forum for African Women Jurists opened a library.", []),
    ("en", "", "With ASEAN-ACT, Cambodia trained the staff of its hotline.", []),
    ("en", "", "The Study Group on Bonded Labour in South Asia thanked judges in Nepal.", []),
    ("en", "", "Malawi is one of the first countries in Southern Africa to use the form.", []),
    ("en", "", "In Fiji, those who register as boat owners come mostly from Europe, most from Western Europe.", []),
    ("en", "", "Crab fishers on the Caribbean coast of Nicaragua heard a play.", []),
    ("es", "", "Hay una lancha en el litoral del Pacífico de Panamá y en el Caribe colombiano.", []),
    ("en", "", "Ministers of ECOWAS adopted a charter in Lomé.", ["ECOWAS region"]),
    ("es", "", "La Secretaría del MERCOSUR ayudó a la policía de Paraguay.", []),
    ("en", "", "A clinic in Rabat follows a plan that had been tried out with nurses of several Arab countries.", []),
    ("en", "", "A study deals with work in the Gulf and on ships in the Gulf of Aden.", ["Gulf"]),
    ("en", "", "Lawyers in Kathmandu advise maids before they leave for the Gulf.", []),
    ("en", "", "Coast guards from all shores of the Mediterranean rehearsed a rescue.", ["Mediterranean"]),
    ("en", "", "Midwives of East and Southern Africa signed a pledge.", ["Eastern Africa", "Southern Africa"]),
    ("fr", "", "Les bus d'Afrique centrale et orientale portent le numéro.", ["Central Africa", "Eastern Africa"]),
    ("es", "", "Un concurso reunió a radios de América Central y del Sur.", ["Central America", "South America"]),
    ("pt", "", "O guia circula na Ásia Oriental e Central.", ["East Asia", "Central Asia"]),
    ("en", "", "Under its Regional Programme for the Arab States, UNODC drafted a bill.", ["Arab States"]),
    ("en", "", "Border liaison offices in Central Asia share photographs.", ["Central Asia"]),
    ("en", "", "The G5 Sahel Secretariat adopted a curriculum.", ["Sahel"]),
    ("en", "", "Courts of the European Union apply one definition.", ["European Union"]),
    ("fr", "", "Les juges de l'Union européenne échangent des fiches.", ["European Union"]),
    ("es", "", "Una encuesta recoge los gastos de viaje en el Triángulo Norte.", ["Northern Triangle"]),
    ("fr", "", "Le guide parle des naufrages en Méditerranée centrale.", ["Central Mediterranean"]),
    (
        "pt",
        "",
        "Juízes dos países africanos de língua oficial portuguesa criaram uma rede.",
        ["Portuguese-speaking Africa"],
    ),
    ("en", "", "The Generation Equality Forum was held in Mexico City and Paris.", ["Global"]),
    ("es", "", "Un taller caribeño reunió a 30 agentes de migración.", ["Caribbean"]),
    ("fr", "", "Des procureurs sahéliens ont comparé leurs dossiers en ligne.", ["Sahel"]),
    # names with small words in between, names of organisations, two names for the same countries
    ("es", "", "Una encuesta en Oriente Medio y en el Norte de África.", ["Middle East and North Africa"]),
    ("pt", "", "Mulheres da América Latina e do Caribe receberam bolsas.", ["Latin America and the Caribbean"]),
    ("fr", "", "Une enquête en Asie et dans le Pacifique a commencé.", ["Asia", "Pacific"]),
    ("en", "", "Doctors at HEAL Africa wrote a guide for surgeons.", ["Global"]),
    ("en", "", "Arab judges wrote a guide on custody for the Arab region.", ["Arab region"]),
    ("es", "", "El curso en árabe se puede seguir en línea.", ["Global"]),
    ("en", "", "Phase one of the project in ten countries of South Asia came to its end.", ["South Asia"]),
    # regional offices and commissions stand for their areas where nothing else is named
    ("en", "", "The Regional Office for West and Central Africa wrote a guide.", ["West Africa", "Central Africa"]),
    ("en", "", "UN Women's Arab States office published a guide.", ["Arab States"]),
    ("en", "", "UN Women ESARO published a guide.", ["Eastern Africa", "Southern Africa"]),
    ("es", "", "La CEPAL publicó cifras de feminicidio.", ["Latin America and the Caribbean"]),
    ("en", "", "UN Women ESARO trained judges in Malawi.", []),
    ("en", "", "At an expert group meeting of the Regional Office for South Asia, a guide was written.", ["Global"]),
    ("es", "", "El puente lo cruzan personas, en su mayoría de países de Asia y África.", ["Global"]),
]


@pytest.mark.parametrize(("lang", "title", "body", "expected"), CASES)
def test_the_areas_that_an_item_covers(lang: str, title: str, body: str, expected: list[str]) -> None:
    passage = passage_of(body, title=title, lang=lang)
    assert list(extract_areas(passage, extract_places(passage)).values) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Guides for shelters.", ["Asia"]),
        ("Thailand: guides for shelters.", []),
        ("Latin America: a model law on femicide.", ["Latin America"]),
    ],
)
def test_a_lead_in_gives_its_area_to_bullets_without_a_place(body: str, expected: list[str]) -> None:
    passage = passage_of(body, lead_in="Examples of work in Asia are:")
    assert list(extract_areas(passage, extract_places(passage)).values) == expected


def test_global_for_want_of_a_place_rests_on_the_whole_item() -> None:
    passage = passage_of("A handbook on safe shelters was released.")
    (evidence,) = extract_areas(passage, extract_places(passage)).evidence
    assert (evidence.span, evidence.rule) == (passage.item.span, "no-geographic-focus")


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("en", "A playroom was opened for the children of women in Zafitaka."),
        ("fr", "Un atelier de couture a ouvert à la prison de Zafitaka."),
        ("es", "Hay un consultorio en la cárcel de mujeres de Zafitaca."),
    ],
)
def test_a_name_that_nobody_knows_is_somewhere_and_not_everywhere(lang: str, body: str) -> None:
    passage = passage_of(body, lang=lang)
    assert extract_areas(passage, extract_places(passage)).values == ()


@pytest.mark.parametrize("body", ["The card was printed in Amharic.", "A guide on Trafficking in Persons is out."])
def test_languages_and_titles_name_no_place(body: str) -> None:
    passage = passage_of(body)
    assert extract_areas(passage, extract_places(passage)).values == ("Global",)


def test_a_venue_alone_leaves_an_item_global() -> None:
    passage = passage_of("Experts met in Vienna.")
    assert extract_areas(passage, extract_places(passage)).values == ("Global",)


def test_an_area_is_read_where_it_stands() -> None:
    passage = passage_of("UNODC held a course in the Western Balkans.")
    (evidence,) = extract_areas(passage, extract_places(passage)).evidence
    assert evidence.span.of(passage.text) == "Western Balkans"


@pytest.mark.parametrize(
    ("area", "codes"),
    [
        ("Southern Africa", ("018",)),
        ("East Africa", ("014",)),
        ("Eastern Africa", ("014",)),
        ("Latin America and the Caribbean", ("419",)),
        ("Pacific", ("009",)),
        ("Western Balkans", ()),
        ("Global", ()),
        ("Atlantis", ()),
    ],
)
def test_areas_map_to_m49_where_they_can(area: str, codes: tuple[str, ...]) -> None:
    assert area_regions(area) == codes


def test_every_country_is_in_one_sub_region() -> None:
    listed = [iso3 for members in areas_file().m49_members.values() for iso3 in members]
    known = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
    assert len(listed) == len(set(listed))
    assert known - set(listed) == {"ATA"}
    assert set(listed) <= known


def test_wider_areas_are_made_of_known_ones() -> None:
    assert countries_of("002") == countries_of("015") | countries_of("202")
    assert {"KEN", "NGA", "AGO", "ZAF"} <= countries_of("202")
    assert not countries_of("999")


def test_members_of_areas_are_countries_and_their_codes_exist() -> None:
    file = areas_file()
    codes = set(file.m49_members) | set(file.m49_parts)
    known = {iso3 for members in file.m49_members.values() for iso3 in members}
    for area in file.areas.values():
        assert set(area.m49) <= codes
        assert set(area.members) <= known


def test_joined_names_stand_for_areas_of_their_own() -> None:
    file = areas_file()
    known = {name for canonical, area in file.areas.items() for name in (canonical, *area.kept)}
    assert all(set(areas) <= known for areas in file.pairs.values())


def test_continents_are_nobodys_home() -> None:
    assert homes_of(["Asia", "Africa"]) == frozenset()
    assert "BWA" in homes_of(["Southern Africa"])


def test_an_area_inside_the_name_of_a_partner_is_the_partners() -> None:
    page = read_page("In Nigeria, UNODC and the Economic Community of West African States trained forty judges.")
    (reading,) = (item.reading for item in page.items)
    assert (reading.areas, reading.partners) == ((), ("UNODC", "ECOWAS"))


@pytest.mark.parametrize(
    ("line", "title", "body", "expected"),
    [
        ("Cameroon", "", "A shelter takes in women back from servitude in the Gulf.", ()),
        ("", "Mali", "A snapshot shows what people met on the routes to the Mediterranean.", ()),
        ("Cameroon", "", "A survey compared shelters of Central Africa.", ("Central Africa",)),
        ("", "Shelters in Mali", "Women are back from servitude in the Gulf, and judges of the Gulf met.", ("Gulf",)),
    ],
)
def test_an_area_apart_from_the_country_over_a_text_is_not_covered(
    line: str, title: str, body: str, expected: tuple[str, ...]
) -> None:
    passage = passage_of(body, title=title, place_line=line)
    assert extract_areas(passage, extract_places(passage)).values == expected
