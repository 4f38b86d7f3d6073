from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.read_one import passage_of, quotes
from warehouse.extract.areas import AreaName
from warehouse.extract.passage import Found
from warehouse.extract.people import extract_people
from warehouse.extract.scan import Hit

Row = tuple[int, str, str]


NO_MEASURES: Found[str] = Found()


def read(text: str, lang: str = "en", title: str = "") -> list[Row]:
    found = extract_people(passage_of(text, lang, title=title), NO_MEASURES)
    return [(people.n, people.bound, people.sense.value) for people in found.values]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The project trained 1,250 women and 300 men.", [(1250, "", "trained"), (300, "", "trained")]),
        ("More than 54,000 workers were rescued.", [(54000, "more than", "victims")]),
        ("The raids led to over 200 arrests.", [(200, "more than", "other")]),
        ("Up to 100 potential victims were found.", [(100, "up to", "victims")]),
        ("It brought together twenty-five magistrates.", [(25, "", "attended")]),
        ("Some 2.4 million people are exploited.", [(2400000, "around", "victims")]),
        ("It reached 2.5 million children.", [(2500000, "", "reached")]),
        ("Three (3) judges and 4 (four) clerks took part.", [(3, "", "attended"), (4, "", "attended")]),
        ("20 to 30 officers met in June.", [(30, "up to", "attended")]),
        (
            "200+ volunteers and at least 60 members of parliament.",
            [(200, "more than", "other"), (60, "at least", "other")],
        ),
        ("45 male and 30 female police officers were trained.", [(45, "", "trained"), (30, "", "trained")]),
        ("Over five million Venezuelans fled.", [(5000000, "more than", "victims")]),
        ("A course for 30 lecturers, professors and deans from 25 universities.", [(30, "", "trained")]),
        ("30 women attended sessions; 20 women leaders spoke.", [(30, "", "attended"), (20, "", "attended")]),
        ("The fund trained 30 gender and safety focal points.", [(30, "", "trained")]),
        (
            "The clinic gave care to 120 survivors, legal help to 45 and equipment to 6 stations.",
            [(120, "", "reached"), (45, "", "reached")],
        ),
        ("IOM trained 40 officers in Lima and 12 by video.", [(40, "", "trained"), (12, "", "trained")]),
        ("Officers rescued two girls.", [(2, "", "victims")]),
        ("Two dozen journalists attended.", [(24, "around", "attended")]),
        ("Half a million people benefited, mostly women.", [(500000, "", "reached")]),
        ("25 women police officers and 60 police were trained.", [(25, "", "trained"), (60, "", "trained")]),
        ("Sixty coast guard and fisheries officers drilled.", [(60, "", "other")]),
        ("Classes for 650 day labourers, bus drivers and tea pluckers.", [(650, "", "trained")]),
        ("They stopped nine smugglers' vans and six mediators' offices.", []),
        ("In Provinces 1 and 5 were trained, by line 114 were trained, all staff.", []),
        ("Fifteen Lao and eighteen Thai officials took part.", [(15, "", "attended"), (18, "", "attended")]),
        ("Women are held there. Sixteen of them had fled.", [(16, "", "victims")]),
        ("The exam was passed by 71 of 80 cadets.", [(71, "", "other"), (80, "", "other")]),
        ("Nine of ten women and 1 of 100 men said so; 400 village elders agree.", [(400, "", "other")]),
        ("A quarter of a million readers saw it.", [(250000, "", "reached")]),
        (
            "Forty-odd widows took out loans; two men were charged with it.",
            [(40, "around", "other"), (2, "", "other")],
        ),
        ("A crew of 22 was left aboard.", [(22, "", "other")]),
        (
            "Half a million pilgrims and one and a half million readers.",
            [(500000, "", "other"), (1500000, "", "other")],
        ),
        ("A workshop of chiefs (35) and priests (22) in July (2016).", [(35, "", "trained"), (22, "", "trained")]),
        ("They freed 43 children and arrested 12 suspects.", [(43, "", "victims"), (12, "", "other")]),
        ("It has 24 participants, 12 of whom were women.", [(24, "", "attended"), (12, "", "attended")]),
    ],
)
def test_explicit_counts_of_persons(text: str, rows: list[Row]) -> None:
    assert read(text) == rows


@pytest.mark.parametrize(
    ("text", "lang", "rows"),
    [
        ("Más de 3.500 mujeres y veinticinco fiscales asistieron.", "es", [(3500, "more than"), (25, "")]),
        ("Cerca de treinta y cinco docentes de 12 países.", "es", [(35, "around")]),
        ("Ya son más de 140 las pescadoras y 12 los puertos.", "es", [(140, "more than")]),
        ("São 90 as costureiras que vieram.", "pt", [(90, "")]),
        ("L'OIM a formé 25 points focaux.", "fr", [(25, "")]),
        ("Plus de 250 magistrats et une trentaine de procureurs.", "fr", [(250, "more than"), (30, "around")]),
        ("Taller para 28 juezas; dos millones y medio de romeros.", "es", [(28, ""), (2500000, "")]),
        ("Formation pour 30 magistrats, plus d'un demi-million de fidèles.", "fr", [(30, ""), (500000, "more than")]),
        ("Foram resgatados 29 carvoeiros, mais de meio milhão de romeiros.", "pt", [(29, ""), (500000, "more than")]),
        ("Le 8 mars femmes et environ 1 200 jeunes filles.", "fr", [(1200, "around")]),
        ("Deux millions de personnes, dont 1 500 femmes.", "fr", [(2000000, ""), (1500, "")]),
        (
            "Dos docenas de aduaneras, medio centenar de alcaldes y otros 12 ediles.",
            "es",
            [(24, "around"), (50, "around"), (12, "")],
        ),
        ("Trois cent cinquante Béninois et une quarantaine d'institutrices.", "fr", [(350, ""), (40, "around")]),
        ("Uma centena de vereadoras e 30 assistentes sociais.", "pt", [(100, "around"), (30, "")]),
        ("Foram capacitados vinte e cinco policiais e cerca de 1.200 mulheres.", "pt", [(25, ""), (1200, "around")]),
    ],
)
def test_counts_in_other_languages(text: str, lang: str, rows: list[tuple[int, str]]) -> None:
    assert [row[:2] for row in read(text, lang)] == rows


@pytest.mark.parametrize(
    "text",
    [
        "In 2017 police officers and in 2018 women were trained.",
        "The project has seven pilots; girls between 12 and 14 years old came.",
        "Resolution 1325 on women; article 6 victims; SDG 5 women; Day 2 participants; 16 Days of Activism.",
        "One in three women; 40 per cent of women; 27% girls; two-thirds of victims; 137 women per day.",
        "A girl 14 years old, a 14-year-old girl, women aged 15-49 years, girls under 15.",
        "The share of women aged 15\u201349 who were beaten, and of girls aged between 12 and 17 who were.",
        "It paid USD 5,000 to women; 330 NGOs, 200 households, 45 calls from women, 12 cases of girls.",
        "Eight women shelters, 10 women crisis centres, 12 police stations, 20 police cars, 15 women's associations.",
        "27 Member States, 19 European countries, six United Nations agencies, 85 states, 12 districts.",
        "Dozens of officials, hundreds of women, thousands of migrants, a couple of judges, millions of victims.",
        "Two actresses were named ambassadors. One participant spoke.",
        "The 193 Member States, 20 Women's Desks, 1,000 copies for women leaders, 12,000 views by users.",
        "twelve-year-old girls, 12 year-old girls, a 30-member delegation, 5G users, 3 out of 10 girls.",
        "On 19 December women marched; 10-12 May officers met.",
    ],
)
def test_what_is_no_count_of_persons(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "lang", "counts"),
    [
        ("Participants: 45", "en", [45]),
        ("Some 412 UNAIDS staff members took a course.", "en", [412]),
        ("Two tents stand in the camp, where girls can rest. Over 700 have used them.", "en", [700]),
        ("Abrió una casa para mujeres migrantes; unas 300 han acudido desde mayo.", "es", [300]),
        ("Organizations of women run four lines. Over 700 have used them.", "en", []),
        ("During the first phase 410 officers were trained.", "en", [410]),
        ("The house took in 94 women, up from 112 guests in 2019.", "en", [94]),
        ("Two farm owners were taken into custody.", "en", [2]),
        ("L'ONUDC a réuni 19 et 23 juges d'instruction.", "fr", [19, 23]),
        ("Número de víctimas atendidas: 412", "es", [412]),
        ("The number of women helped rose to 450, and the number of shelters to 12.", "en", [450]),
        ("The office trained a total of 45 in Lima and another 30 in Quito.", "en", [45, 30]),
        ("Twenty-five were arrested and 12 convicted.", "en", [25, 12]),
        ("It employed 490 women in 2018 and 620 in 2019.", "en", [490, 620]),
        ("Fishermen held in bondage, 118 in number, went home.", "en", [118]),
        ("They hold 1,200 persons in Myawaddy and some 900 in Poipet.", "en", [1200, 900]),
        ("The 60 who enrolled have gone home.", "en", [60]),
        ("Of the 12 States who voted, two abstained.", "en", []),
        ("Three of those arrested are brothers.", "en", [3]),
        ("Assistiram 310 agentes, entre as quais 24 moçambicanas e 6 da Zâmbia.", "pt", [310, 24, 6]),
        ("Vingt-trois mineures, dont sept de moins de dix ans.", "fr", [23, 7]),
        ("L'agence a ramené 86 enfants, dont 31 venaient de Guinée.", "fr", [86, 31]),
        ("The house took in 86 girls, of whom 31 came from Guinea.", "en", [86, 31]),
        ("It assessed 30 shelters and helped seven of them; 12 Member States came and 30 participated.", "en", []),
        ("Of the 300 women asked, 210 told of violence; 28 survived.", "en", [300, 210, 28]),
        ("Number trained: 450; persons reached (2020): 12,400", "en", [450, 12400]),
        ("Trois des quatre accusés ; la Ley 26.485 de mujeres ; un don de 12 générateurs.", "fr", [3, 4]),
        ("Attendance: 120 (65 women, 45 men)", "en", [120, 65, 45]),
        ("El 60 por ciento de las 300 alumnas aprobó.", "es", [300]),
        ("Three sisters aged 12, 14 and 17 were found, nine in ten of them ill.", "en", [3]),
        ("It trained 45 judges; of 30 courts, 12 of them got computers.", "en", [45]),
        ("Midwives speak Guarani with the women there. Sixty of them know the signs.", "en", [60]),
        ("La oficina habla con migrantes en Tapachula; 140 de ellos son menores.", "es", [140]),
        ("Shelters for women were built last year. Seven of them have gardens.", "en", []),
        ("Divers from Palau met in Koror. Each of the sixteen went home with a mask.", "en", [16]),
        ("Parteras de Bolivia hablaron en La Paz. Cada una de las veinte recibió un manual.", "es", [20]),
        ("Midwives wrote a plan. Each of the nine inhabited islands has a nurse now.", "en", []),
        ("Forty divers came. Each of the forty got a map.", "en", [40]),
        ("Gangs used violence against 41 women.", "en", [41]),
        ("Des pêcheurs ont sauvé 30 migrants partis de nuit.", "fr", [30]),
        ("A man who had lured two girls was convicted.", "en", [2]),
    ],
)
def test_the_noun_may_stand_elsewhere(text: str, lang: str, counts: list[int]) -> None:
    assert [row[0] for row in read(text, lang)] == counts


def test_peoples_and_endings_name_persons_but_currencies_and_things_do_not() -> None:
    counted = read("12 Chadians, 45 Chinese, six herpetologists and 30 asylum-seekers met.")
    assert [row[0] for row in counted] == [12, 45, 6, 30]
    assert read("Costó 350.000 bolivianos; 12 provincias argentinas, 15 listas.", "es") == []


def test_out_of_a_larger_count() -> None:
    found = extract_people(passage_of("Twelve of the 45 judges spoke. Of the 60 guests, 20 were women."), NO_MEASURES)
    assert [(count.n, count.is_part) for count in found.values] == [(12, True), (45, False), (60, False), (20, True)]


def test_a_count_given_in_title_and_text_counts_once() -> None:
    assert len(read("The course for 30 prosecutors ended.", title="30 judges trained")) == 1
    assert len(read("It trained 20 judges and 20 police officers.")) == 2


def test_parts_of_a_count_say_so() -> None:
    passage = passage_of("Around 30,000 people, including 12,000 women and 4,000 girls, were trafficked.")
    found = extract_people(passage, NO_MEASURES)
    assert [count.is_part for count in found.values] == [False, True, True]
    rules = [row.rule for row in found.evidence]
    assert rules == ["count:victims", "count:victims:part", "count:victims:part"]
    bracket = passage_of("120 officers (45 women) and 60 judges, 25 of them women.")
    assert [row.rule.endswith("part") for row in extract_people(bracket, NO_MEASURES).evidence] == [
        False,
        True,
        False,
        True,
    ]


def test_parts_in_brackets_that_make_up_the_whole_are_left() -> None:
    assert [n for n, _, _ in read("It trained 36 inspectors (24 men and 12 women) and 9 clerks.")] == [36, 9]
    assert [n for n, _, _ in read("It trained 36 inspectors (14 men and 12 women).")] == [36, 14, 12]
    assert read("It trained eight grantees in Lomé.") == []


def test_who_and_the_words_it_rests_on() -> None:
    passage = passage_of("The course drew more than 50 law enforcement officers and prosecutors from 6 regions.")
    found = extract_people(passage, NO_MEASURES)
    assert [people.who for people in found.values] == ["law enforcement officers and prosecutors"]
    assert quotes(found.evidence, passage) == ["more than 50 law enforcement officers and prosecutors"]


def test_a_list_s_lead_in_does_not_count_for_each_of_its_bullets() -> None:
    passage = passage_of("A workshop was held.")
    assert extract_people(passage, NO_MEASURES).values == ()


_WORDS = st.sampled_from(
    [
        "20",
        "1,250",
        "two",
        "million",
        "of",
        "de",
        "women",
        "judges",
        "victims",
        "police",
        "including",
        "and",
        "y",
        "et",
        "(",
        ")",
        ",",
        ".",
        "over",
        "whom",
        "were",
        "per",
        "day",
        "cases",
        "thirty-five",
        "2018",
        "$",
        "USD",
        "male",
        "female",
        "people's",
    ]
)


@given(st.lists(_WORDS, max_size=25).map(" ".join), st.sampled_from(("en", "fr", "es", "pt")))
def test_evidence_quotes_the_number_and_nothing_raises(text: str, lang: str) -> None:
    passage = passage_of(text, lang)
    found = extract_people(passage, NO_MEASURES)
    assert len(found.values) == len(found.evidence)
    for people, row in zip(found.values, found.evidence, strict=True):
        assert people.n >= 2
        assert people.who in row.span.of(text) or people.who in text[: row.span.start]


def test_members_of_an_organisation_of_states_are_no_persons() -> None:
    passage = passage_of("Delegates of the ten members of ASEAN met 12 judges.")
    start = passage.text.index("ASEAN")
    passage.hits = {**passage.hits, "area.name": [Hit(start, start + 5, AreaName(("ASEAN",)))]}
    assert [people.n for people in extract_people(passage, NO_MEASURES).values] == [12]


def test_members_of_a_regional_network_are_persons() -> None:
    passage = passage_of("Over 20 members of the Arab network of midwives came.")
    start = passage.text.index("Arab")
    passage.hits = {**passage.hits, "area.name": [Hit(start, start + 4, AreaName(("Arab States",), is_adjective=True))]}
    assert [people.n for people in extract_people(passage, NO_MEASURES).values] == [20]
