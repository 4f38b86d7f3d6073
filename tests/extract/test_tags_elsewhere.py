"""What other agencies would write, in four languages: the tags of one or two sentences each."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.extract.tagged import passage
from warehouse.extract.measures import extract_measures
from warehouse.extract.themes import extract_themes


@pytest.mark.parametrize(
    ("body", "themes", "measures"),
    [
        (
            "In Nepal, ILO helped the labour ministry draft a bill that caps the fees that recruiters may charge.",
            "LAB",
            "LAW",
        ),
        ("Oxfam Uganda opened a shelter in Arua for women who have been beaten by their husbands.", "VAW", "SERV"),
        (
            "Members of parliament from the Horn of Africa met in Nairobi to compare their laws on child trafficking.",
            "TIP CHI",
            "MEET",
        ),
        ("The Council of Europe published a handbook for judges on compensating trafficked persons.", "TIP", "TOOL"),
        ("Estonia and Finland signed an agreement on joint investigations into human trafficking.", "TIP", "COOP"),
        (
            "The African Development Bank granted USD 3 million to women's cooperatives to narrow the gender pay gap.",
            "GEND",
            "FUND",
        ),
        ("The Kenyan Senate adopted a law against trafficking in human organs.", "TIP ORG", "LAW"),
        (
            "The Inter-American Commission of Women called on governments to count femicides in the same way.",
            "FEM",
            "MEET",
        ),
        ("EIGE released a toolkit for gender budgeting in ministries.", "GEND", "TOOL"),
        ("La OEA capacitó a 35 jueces de Ecuador en el juzgamiento del feminicidio.", "FEM", "TRAIN"),
        ("El Senado de Chile aprobó un proyecto de ley contra el acoso sexual en el trabajo.", "VAW", "LAW"),
        ("ACNUR inauguró en Tapachula un centro de atención para solicitantes de asilo.", "MIG", "SERV"),
        (
            "Según un estudio de la Universidad de Antioquia, la mitad de las reclusas no recibe visitas.",
            "PRIS",
            "DATA",
        ),
        (
            "Murales y obras de teatro en los barrios de Guayaquil advierten sobre la trata de adolescentes.",
            "TIP CHI",
            "CAMP",
        ),
        ("Argentina y Uruguay suscribieron un convenio para perseguir el tráfico ilícito de migrantes.", "SOM", "COOP"),
        ("El manual ayuda a los periodistas a informar sobre la violencia contra las mujeres.", "VAW", "TOOL"),
        ("L'OIT a organisé à Dakar un atelier sur le travail des enfants dans les mines.", "CHI LAB", "TRAIN"),
        ("La gendarmerie sénégalaise a démantelé un réseau de passeurs et interpellé cinq personnes.", "SOM", "ENF"),
        ("Une maison d'accueil pour femmes victimes de violences conjugales a ouvert à Bamako.", "VAW", "SERV"),
        (
            "Les ministres de la Justice de l'UEMOA se sont réunis à Lomé pour examiner la lutte contre la traite.",
            "TIP",
            "MEET",
        ),
        (
            "Une caravane parcourt les villages du Niger pour alerter sur les dangers de la migration irrégulière.",
            "MIG",
            "CAMP",
        ),
        (
            "Trinta magistrados de Cabo Verde participaram numa formação sobre branqueamento de capitais.",
            "FIN",
            "TRAIN",
        ),
        ("O Brasil e Portugal assinaram um protocolo para proteger trabalhadores migrantes.", "MIG LAB", "COOP"),
        ("A polícia libertou doze mulheres exploradas sexualmente num bar de Luanda.", "TIP", "ENF"),
        (
            "Frontline police in Manchester learned how to seize the bank accounts of trafficking gangs.",
            "TIP FIN",
            "TRAIN",
        ),
        (
            "The Ombudsman's office inspected four women's prisons and recommended separate wards for mothers.",
            "PRIS",
            "DATA LAW",
        ),
        ("Sweden contributed SEK 30 million to the emergency fund for survivors of slavery.", "TIP", "FUND"),
        (
            "La OIM formó a 60 funcionarios consulares de Guatemala en la detección de víctimas de trata.",
            "TIP",
            "TRAIN",
        ),
        (
            "UNICEF lanzó en las escuelas de Lima una campaña para que los niños denuncien el acoso por internet.",
            "CHI TECH",
            "CAMP",
        ),
        (
            "Costa Rica y Panamá firmaron un acuerdo para intercambiar información sobre personas refugiadas.",
            "MIG",
            "COOP",
        ),
        ("L'OIM a formé 30 gardes-frontières nigériens à la détection des passeurs.", "SOM", "TRAIN"),
        ("Le Parlement tunisien a adopté une loi contre les violences faites aux femmes.", "VAW", "LAW"),
        ("Le HCR et l'Union africaine ont signé une convention sur l'accueil des réfugiés.", "MIG", "COOP"),
        ("L'UNICEF publie un rapport sur les enfants associés aux groupes armés au Sahel.", "CHI", "DATA"),
        (
            "Des magistrats de la CEDEAO se sont réunis à Abuja pour échanger sur le blanchiment d'argent.",
            "FIN",
            "MEET",
        ),
        (
            "Une étude menée dans dix prisons malgaches montre que les détenues enceintes manquent de soins.",
            "PRIS",
            "DATA",
        ),
        ("Les autorités haïtiennes élaborent une politique migratoire avec l'appui de l'OIM.", "MIG", "LAW"),
        (
            "A OIM capacitou 80 agentes de fronteira de Moçambique para identificar vítimas de tráfico humano.",
            "TIP",
            "TRAIN",
        ),
        ("A Polícia Federal prendeu nove pessoas que enviavam brasileiras para prostituição na Espanha.", "TIP", "ENF"),
        ("O governo de Cabo Verde aprovou o plano nacional contra a violência baseada no género.", "VAW", "LAW"),
        ("O relatório aponta que a maioria das mulheres presas em Angola ainda aguarda julgamento.", "PRIS", "DATA"),
        ("Especialistas de oito países lusófonos debateram em Díli a proteção de refugiados.", "MIG", "MEET"),
        ("O fundo abriu um edital para organizações que apoiam imigrantes venezuelanos em Roraima.", "MIG", "FUND"),
    ],
)
def test_themes_and_measures_of_other_agencies(body: str, themes: str, measures: str) -> None:
    given = passage(body)
    assert extract_themes(given).values == tuple(themes.split())
    assert extract_measures(given).values == tuple(measures.split())


with (Path(__file__).parent / "tag_sentences.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = [tuple(row) for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("lang", "themes", "measures", "sentence"), ROWS)
def test_the_tags_of_a_sentence(lang: str, themes: str, measures: str, sentence: str) -> None:
    given = passage(sentence, lang=lang)
    assert (" ".join(extract_themes(given).values), " ".join(extract_measures(given).values)) == (themes, measures)
