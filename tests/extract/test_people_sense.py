from __future__ import annotations

import pytest

from tests.extract.read_one import passage_of
from warehouse.extract.passage import Found
from warehouse.extract.people import extract_people
from warehouse.extract.people_sense import sense_words
from warehouse.extract.tag_lexicon import load_lexicon


def senses(text: str, lang: str = "en", measures: tuple[str, ...] = ()) -> list[str]:
    found = extract_people(passage_of(text, lang), Found(measures))
    return [people.sense.value for people in found.values]


@pytest.mark.parametrize(
    ("text", "lang", "sense"),
    [
        ("The agency reached 16,500 weavers with messages.", "en", "reached"),
        ("The centres gave paid work to 490 Syrian refugee women.", "en", "reached"),
        ("Forty attorneys practised pleading in a mock trial.", "en", "trained"),
        ("Gendarmes intercepted a bus with 23 girls.", "en", "victims"),
        ("They spoke with 600 migrant workers about pay.", "en", "reached"),
        ("The study draws on interviews with 64 returnees.", "en", "other"),
        ("Customs officers, trained in May, found 46 children in a lorry.", "en", "victims"),
        ("The court convicted 58 people after the hearings.", "en", "other"),
        ("A man who exploited more than 200 weavers was convicted.", "en", "victims"),
        ("In the course of the raid 40 people ran away.", "en", "other"),
        ("Soixante chauffeurs ont appris à reconnaître les signes.", "fr", "trained"),
        ("Unos 200 alcaldes se conectaron al foro.", "es", "attended"),
        ("Un tribunal condenó a tres personas por trata.", "es", "other"),
        ("A série foi vista por 600 mil pessoas.", "pt", "reached"),
        ("O abrigo foi reformado. Chegaram 40 turistas.", "pt", "other"),
    ],
)
def test_the_words_beside_the_count_tell_the_sense(text: str, lang: str, sense: str) -> None:
    assert senses(text, lang) == [sense]


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("In all, 140,000 victims are feared to be trapped.", "victims"),
        ("The clinic assisted 120 survivors.", "reached"),
        ("The police counted 120 survivors.", "victims"),
        ("About 80 suspects attended a course on the law.", "other"),
        ("A project on victims of trafficking reached 45 judges.", "reached"),
    ],
)
def test_who_the_persons_are_decides(text: str, sense: str) -> None:
    assert senses(text) == [sense]


@pytest.mark.parametrize(
    ("text", "measures", "sense"),
    [
        ("A seminar on shelters was attended by 130 registrars.", (), "trained"),
        ("A workshop to validate the plan was attended by 130 registrars.", (), "attended"),
        ("A dialogue on shelters was attended by 130 registrars.", (), "attended"),
        ("Twenty clerks joined.", ("TRAIN",), "trained"),
        ("Some 1,200 pupils took part in the sessions.", ("CAMP",), "reached"),
        ("The course reached 45 judges.", ("TRAIN",), "trained"),
    ],
)
def test_the_event_decides_what_those_who_came_did_there(text: str, measures: tuple[str, ...], sense: str) -> None:
    assert senses(text, measures=measures) == [sense]


@pytest.mark.parametrize(
    ("text", "measures", "sense"),
    [
        ("Twenty clerks came.", ("TRAIN",), "trained"),
        ("Twenty clerks came.", ("MEET", "TRAIN"), "trained"),
        ("Twenty women came.", ("MEET",), "attended"),
        ("Twenty women came.", ("CAMP",), "attended"),
        ("Banners were put up for 200 women.", ("CAMP",), "reached"),
        ("Beds were put up for 200 women.", ("SERV",), "reached"),
        ("Twenty officers came.", ("ENF",), "other"),
        ("Twenty women came.", (), "other"),
    ],
)
def test_the_main_measure_decides_where_no_words_do(text: str, measures: tuple[str, ...], sense: str) -> None:
    assert senses(text, measures=measures) == [sense]


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("Some 50 million migrants are on the road, says the report.", "other"),
        ("It reached readers with the news that in that country 2,400,000 people lack papers.", "other"),
        ("The spots were seen by 2.4 million users.", "reached"),
        ("Around 2.4 million people are exploited.", "victims"),
    ],
)
def test_the_many_of_the_background_were_not_reached(text: str, sense: str) -> None:
    assert senses(text, measures=("CAMP",)) == [sense]


def test_each_measure_of_the_lexicon_has_a_sense() -> None:
    assert set(sense_words().measures) == set(load_lexicon("measures").codes)
