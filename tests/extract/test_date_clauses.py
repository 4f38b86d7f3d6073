"""Which part of a sentence a date stands in, by the year that an item is given."""

from __future__ import annotations

import pytest

from tests.extract.pages import read_one

TOLD = {
    "A course that teaches nurses how to speak with survivors was given in Lima in 2019.": 2019,
    "A network that links shelters of six provinces was launched in 2018 by two ministries.": 2018,
    "Officers who patrol the border attended a course on documents in 2020.": 2020,
    "The women who had fled were given cash in 2017.": 2017,
    "Un programa que certifica a formadores se completó en 2016.": 2016,
    "Un programa que certifica a formadores fue completado en 2016.": 2016,
    "Las mujeres que viven en la costa recibieron semillas en 2019.": 2019,
    "Le programme qui forme les sages-femmes a débuté en 2021.": 2021,
    "Les femmes qui vivent près du port ont reçu une aide en 2021.": 2021,
    "O curso que ensina as policiais foi dado em 2018.": 2018,
    "As mulheres que vivem no porto receberam ajuda em 2018.": 2018,
    "A manual that the institute had drafted was printed in 2019.": 2019,
    "Programmes that certify trainers were completed in 2022.": 2022,
    "Some 900 officers had been trained by the end of 2015.": 2015,
    "Au total, 900 agents avaient été formés à la fin de 2015.": 2015,
    "Cerca de 900 agentes habían sido capacitados a finales de 2015.": 2015,
    "Mais de 900 agentes tinham sido treinados até o final de 2015.": 2015,
    "A guide for midwives, published by UNFPA in 2020, explains how to ask.": 2020,
    "Una guía para parteras, publicada por el UNFPA en 2024, explica cómo preguntar.": 2024,
    "Un guide pour les sages-femmes, publié par l'UNFPA en 2024, explique comment demander.": 2024,
    "Um guia para parteiras, publicado pelo UNFPA em 2024, explica como perguntar.": 2024,
    "A round table on shelters of the north and their pay, held by the union in May 2019, took up rents.": 2019,
    "A workshop organized by UNDP in 2014 trained forty judges.": 2014,
    "Un grupo de expertos convocado por la OMS en 2016 acordó nueve indicadores.": 2016,
    "Un atelier organisé par le PNUD en 2016 a réuni quarante juges.": 2016,
    "Uma oficina organizada pelo PNUD em 2016 reuniu quarenta juízes.": 2016,
    "En la Conferencia de 2016, la oficina mostró su base de datos.": 2016,
    "Con motivo del Día Mundial contra la Trata 2019, se proyectó una película.": 2019,
    "À l'occasion de la Journée internationale des femmes 2019, un film a été projeté.": 2019,
    "Por ocasião do Dia Internacional da Mulher 2019, um filme foi exibido.": 2019,
    "Durante los 16 días de activismo contra la violencia de género 2018 se pintaron murales.": 2018,
    "La alcaldía dio un local en 2016, para que los servicios sigan en 2017 y 2018.": 2016,
    "La mairie a donné un local en 2016, pour que les services continuent en 2017 et 2018.": 2016,
    "The clinic continued to be funded in 2014-2015.": 2015,
    "The law was adopted on 5 May 2017 and will enter into force on 1 January 2018.": 2017,
    "El país se adhirió el 26 de noviembre de 2013. El tratado entrará en vigor el 1 de marzo de 2014.": 2013,
    "More than 2,500 women reported abuses in 2024 and went to court.": 2024,
    "A panel convened by WHO in 2014 agreed on nine measures.": 2014,
    "At the 2016 General Assembly, the office showed its map of shelters.": 2016,
    "For International Youth Day 2020, nurses marched in Dakar.": 2020,
    "Murals were painted for the 16 Days of Activism against Gender-Based Violence 2017.": 2017,
    "The clinic went on to be funded in 2014-2015.": 2015,
    "The town lent a house in 2016, so that the service goes on in 2017 and 2018.": 2016,
    "Midwives, as those whom the women trust, found more cases in 2017.": 2017,
    "Le pays a adhéré le 26 novembre 2013 ; le traité entrera en vigueur le 1er mars 2014.": 2013,
    "Judges took part in a webinar of the regional programme from 28 to 30 July 2020.": 2020,
}
NOT_TOLD = [
    "A course that teaches nurses and was designed in 2019 is popular.",
    "Officers who patrol the coast and were trained in 2018 help the navy.",
    "The women who had fled the war in 2017 live in tents.",
    "Un programa que se completó en 2016 certifica a formadores.",
    "Las mujeres que recibieron semillas en 2019 viven en la costa.",
    "Le programme qui a débuté en 2021 forme les sages-femmes.",
    "O curso que foi dado em 2018 ensina as policiais.",
    "A manual that the institute printed in 2019 is out of stock.",
    "The tool, which judges in Ghana have used in 2019, is new.",
    "Kits that women of the coast have received in 2022 are useful.",
    "Each State had to report by the end of 2015.",
    "The council had called for laws by 2015.",
    "Four States had planned to train all judges by the end of 2015.",
    "The camp had been closed since the end of 2015.",
    "A fund for victims, created with the bank's help in 2012, pays for shelters.",
    "The Centre for Women in Need, opened with help from Japan in 2012, helps women.",
    "A guide for midwives, published by UNFPA in 2020, was read by two hundred students.",
    "A shelter for girls, opened by UNFPA in 2020, helps those who flee.",
    "A hotline, launched in 2012, offers advice.",
    "Una línea de ayuda, creada en 2012, atiende a mujeres.",
    "Um abrigo, inaugurado em 2012, acolhe mulheres.",
    "A conference held in 2011 decided to write a manual.",
    "Un taller celebrado en 2011 dio origen a la red.",
    "Girls learn for a day about the Agenda 2030.",
    "A tool to be published in 2018 is in the press.",
    "Abuses reported in 2024 by 2,500 women went to court.",
    "Cases reported to the police in 2024 are few.",
    "The 2016 General Assembly is quoted in the text.",
    "A seminar convened in May 2011 gave rise to the network.",
    "The programme of 28 July 2020 was quoted.",
]


@pytest.mark.parametrize(("text", "year"), TOLD.items())
def test_takes_the_year_of_the_main_clause(text: str, year: int) -> None:
    assert read_one(text).year == year


@pytest.mark.parametrize("text", NOT_TOLD)
def test_takes_no_year_of_a_clause_that_says_more_of_a_word(text: str) -> None:
    assert read_one(text).year is None
