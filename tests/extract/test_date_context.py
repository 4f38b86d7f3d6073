"""Which dates of a text tell when the reported thing happened."""

from __future__ import annotations

import pytest

from tests.extract.pages import Entry, page, read_one
from warehouse.extract.dates import extract_dates

TOLD = {
    "The ninth survey of ports, published in January 2021, is based on talks with 80 pilots.": 2021,
    "El estudio, publicado en 2018, se basa en 90 entrevistas.": 2018,
    "No mentor was posted in Chad until 2019, when a judge joined the registry.": 2019,
    "Aucun mentor n'est venu jusqu'en 2019, quand un juge a rejoint le greffe.": 2019,
    "In previous years few came to the course. In 2015 forty judges did.": 2015,
    "Under a project that began in 2015, a hotline opened in Niamey in 2017.": 2017,
    "The former minister opened a shelter in Lima in 2014.": 2014,
    "After the cyclone had struck in April 2020, counsellors went from island to island.": 2020,
    "The judges travelled to Lima, where they heard their colleagues in 2015.": 2015,
    "In mid-2019, the office equipped eleven centres for women.": 2019,
    "The workshop, held in Bamako in October 2019, brought together 45 judges.": 2019,
    "As of December 2020, 3,200 survivors had been assisted.": 2020,
    "A lo largo de 2021 se atendió a 3.000 personas.": 2021,
    "Au premier trimestre 2021, trois ateliers ont eu lieu.": 2021,
    "By mid-2021, the network had assisted 300 survivors.": 2021,
    "Within the fund, which two banks pay, village elders pledged in February 2020 to end it.": 2020,
    "A principios de 2020 se abrió una línea telefónica en San Pedro Sula.": 2020,
    "Au printemps 2018, trente magistrats ont suivi un cours à Dakar.": 2018,
    "Courant 2020, trois refuges ont été rouverts.": 2020,
    "Ao longo de 2020, a organização apoiou três abrigos.": 2020,
    "In 2019 the office trained 200 prosecutors in Kenya.": 2019,
    "The office trained 200 prosecutors in Kenya in 2019.": 2019,
    "In 2022 and 2023 the agency supported 30 countries.": 2023,
    "During 2021–2022 the guidance was used in ten countries.": 2022,
    "Between July 2014 and May 2016, forty courses were held.": 2016,
    "From March 2018 to February 2019 the office delivered ten courses.": 2019,
    "It has supported 2,500 survivors between 2018 and 2020.": 2020,
    "In the period 2016–2017, nine courses were held.": 2017,
    "In the first half of 2017, a hotline opened.": 2017,
    "In Q2 2018 the unit began to work.": 2018,
    "By December 2018, 300 women had received legal aid.": 2018,
    "With the advice of the office the law was adopted in 2017.": 2017,
    "An analysis was published May 2017; a second is expected in the second quarter of 2018.": 2017,
    "As a first step, in 2020, surveys were tried in Nepal; results are expected by the end of 2021.": 2020,
    "A new code is in force, under which victims are protected, and in 2018 sixty judges learned to apply it.": 2018,
    "UNODC, jointly with UN Women, organized in April 2018 a course.": 2018,
    "A seminar will be held in Haifa on 27-30 October 2014.": 2014,
    "Training of 30 judges in Lusaka (3-5 May 2016).": 2016,
    "As part of the 16 Days of Activism 2019, talks were held in schools.": 2019,
    "At the 2017 Conference on justice the office presented a tool.": 2017,
    "The centre for women organized in Cairo in 2014 a course on a tool produced in 2015.": 2014,
    "Results show that 4.4 million girls were reached in 2021.": 2021,
    "The results were published and launched in November 2015.": 2015,
    "O plano nacional 2018-2022 foi lançado em julho de 2018.": 2018,
    "En 2018, ONU Mujeres capacitó a 300 jueces.": 2018,
    "Durante el 2019 se realizaron tres talleres.": 2019,
    "Au cours de l'année 2020, l'ONUDC a formé 30 juges.": 2020,
    "Em 2021, o UNODC treinou 40 juízes.": 2021,
    "A study, for which the office met 7,319 women in 2017, was made public in June 2018.": 2018,
    "An audit, carried out by women who use the ranks, was handed to the mayor in March 2019.": 2019,
    "Under a project that ran from 2016 to June 2018, students visited schools.": 2018,
    "Monitors met 7,000 pickers during the 2019 harvest.": 2019,
    "During the floods of 2020, the office opened a shelter.": 2020,
    "Durante las inundaciones de 2020 se abrió un refugio.": 2020,
}
NOT_TOLD = [
    "The guide for clinics can now be had in Russian. It was first published in Arabic in 2015.",
    "Researchers compared the calls of 21 helplines with police records of March to June 2020.",
    "The unit, set up in 2011, has handled forty cases.",
    "Ten years after the war ended in 1995, women from Foča spoke.",
    "Judges agreed on a code. An earlier version, signed in 2017, had no effect.",
    "Le centre de Mopti a rouvert. Le centre précédent avait fermé en 2013.",
    "Los jueces firmaron un convenio. El convenio anterior se firmó en 2014.",
    "The police opened centres in districts hit by the earthquake of April 2015.",
    "La ley, promulgada en 2012, fue explicada a 40 maestras.",
    "Women displaced by the 2015 earthquake were counselled.",
    "Pathways for survivors were set up in the town after the kidnappings of November 2018.",
    "La policía abrió centros tras el terremoto de abril de 2016.",
    "According to the bureau, 27 per cent of married women suffered violence in 2019.",
    "El 30 por ciento de las mujeres sufrió violencia en 2019.",
    "Since 2016, the office has trained 300 judges.",
    "Since its creation in 1995, the group has met twice a year.",
    "Established in 2010, the fund gives grants.",
    "The centre, which started in March 2019, helps women.",
    "Data of the census conducted in 2014 was used.",
    "A meeting held in Vienna in December 2009 gave rise to the paper.",
    "In 2010, the agency was established by the Assembly.",
    "In 2010 the office received the mandate to collect data.",
    "The classification, endorsed in 2015 by the Commission, guides statisticians.",
    "The Act No. 11 of 2008 was amended.",
    "The Domestic Violence Act 2013 was amended.",
    "The resolution 62/122 of 17 December 2007 proclaimed the day.",
    "The convention, which entered into force on 25 December 2003, was discussed.",
    "Documents E/CN.15/2015/16 and A/RES/68/191 and the directive 2011/36/EU were used.",
    "Resolution 1325 (2000) guides the work on the 2030 Agenda.",
    "A study on smuggling is being written (to appear in the second half of 2018).",
    "By the end of 2012, fifty cases are expected to be documented.",
    "The third grant cycle starting in 2018 is prepared.",
    "Applications close on 15 August 2014.",
    "Some 35,000 people were victims of this crime in 2018.",
    "The number of victims rose from 300 in 2015 to 500 in 2018.",
    "The plan for the period 2016-2020 was drafted.",
    "The project (2017-2020) helps women.",
    "The 2012 Global Report was discussed.",
    "Under the 2018-2021 Strategic Plan and its regional programme (2016 - 2021), shelters opened.",
    "The roll out is expected to take place through 2018.",
    "La campaña, lanzada en 2016, llegó a tres países.",
    "Une étude réalisée en 2015 montre que la violence augmente.",
    "Depuis 2014, l'office forme des juges.",
    "La Ley 985 de 2005 fue revisada.",
    "The ministers called on all States to sign the charter; Peru had done so in 2002.",
    "Los jueces recordaron la ley que el país había adoptado en 2008.",
    "Fishermen hung nets over the pier where hundreds of seamen were found in 2015.",
]


@pytest.mark.parametrize(("text", "year"), TOLD.items())
def test_takes_the_year_in_which_it_happened(text: str, year: int) -> None:
    reading = read_one(text)
    assert (reading.year, reading.year_basis, reading.date) == (year, "text", None)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_takes_no_year_of_the_past_of_a_plan_or_of_a_document(text: str) -> None:
    reading = read_one(text)
    assert (reading.year, reading.year_basis) == (None, None)


@pytest.mark.parametrize(
    ("lang", "line", "body", "year"),
    [
        ("fr", "11 janvier 2021", "En novembre dernier, le tribunal a condamné deux hommes.", 2020),
        ("en", "5 February 2019", "In December last year, 30 judges met in Lusaka.", 2018),
        ("es", "5 de febrero de 2019", "El pasado noviembre, el tribunal condenó a tres hombres.", 2018),
        ("pt", "5 de fevereiro de 2019", "Em dezembro passado reuniram-se 30 juízes.", 2018),
        ("en", "5 October 2019", "Last May, 30 judges met in Lusaka.", 2019),
    ],
)
def test_the_last_month_of_its_name_stands_before_the_date_line(lang: str, line: str, body: str, year: int) -> None:
    (reading,) = extract_dates(page(Entry(body, line=line, lang=lang)))
    assert reading.year == year
