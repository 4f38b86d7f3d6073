"""Names of ministries and agencies, whose words are no themes by themselves."""

from __future__ import annotations

import pytest

from tests.extract.tagged import passage
from warehouse.extract.bodies import find_bodies
from warehouse.extract.themes import extract_themes


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("They met with the Migrant Smuggling and Piracy Unit.", "Migrant Smuggling and Piracy Unit"),
        ("Le ministère de la Femme et de l'Enfant a ouvert un foyer.", "ministère de la Femme et de l'Enfant"),
        ("L'Agence de lutte contre le trafic (ALT) recrute.", "Agence de lutte contre le trafic (ALT)"),
        ("O Ministério do Género, Criança e Acção Social formou 70.", "Ministério do Género, Criança e Acção Social"),
        ("The commission met.", ""),
    ],
)  # fmt: skip
def test_where_a_body_is_named(body: str, named: str) -> None:
    given = passage(body)
    assert [given.text[start:end] for start, end in find_bodies(given)] == ([named] if named else [])


def test_titles_in_capitals_throughout_name_no_bodies() -> None:
    assert find_bodies(passage("", title="Police Academy Opens Course on Human Trafficking")) == []


def test_a_name_gives_a_theme_only_where_nothing_else_does() -> None:
    beside = passage("The Ministry of Gender and Children taught 90 headmen what to do against domestic violence.")
    assert extract_themes(beside).values == ("VAW",)
    alone = passage("The National Commission against Trafficking in Persons moved to Accra.")
    assert extract_themes(alone).values == ("TIP",)
