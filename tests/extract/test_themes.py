from __future__ import annotations

import pytest

from tests.extract.tagged import passage
from warehouse.extract.themes import extract_themes


@pytest.mark.parametrize(
    ("body", "themes"),
    [
        ("Judges discussed trafficking in persons and the smuggling of migrants.", ("TIP", "SOM")),
        ("The police seized cocaine from drug traffickers.", ()),
        ("Customs stopped cigarette smuggling at two ports.", ()),
        ("Shelters for survivors of domestic violence were opened.", ("VAW",)),
        ("A study of femicide in three provinces was published.", ("FEM",)),
        ("Peacekeepers were taught to prevent conflict-related sexual violence.", ("CRSV",)),
        ("Doctors discussed trafficking for the removal of organs.", ("TIP", "ORG")),
        ("Inspectors freed workers from forced labour in brick kilns.", ("LAB",)),
        ("Women who had been abducted by Boko Haram learned to read in Yola.", ("CRSV",)),
        ("Talibé children were forced to beg in the streets of Dakar.", ("TIP", "CHI")),
        ("Domestic workers who were abused by their employers told of violence against women.", ("VAW", "LAB")),
        ("Refugees and asylum seekers were registered at the border.", ("MIG",)),
        ("The International Organization for Migration opened an office.", ()),
        ("Prisoners' rights were explained to guards.", ("PRIS",)),
        ("Women police officers attended a leadership course.", ("GEND",)),
        ("Bankers learned to report money laundering.", ("FIN",)),
        ("Ein Treffen in Wien.", ()),
        ("El taller trató sobre la trata de personas y el tráfico ilícito de migrantes.", ("TIP", "SOM")),
        ("Se trata de un taller para periodistas.", ()),
        ("L'atelier a porté sur la traite des personnes et les violences faites aux femmes.", ("TIP", "VAW")),
        ("O curso abordou o tráfico de pessoas e o trabalho escravo.", ("TIP", "LAB")),
    ],
)
def test_themes_that_the_text_supports(body: str, themes: tuple[str, ...]) -> None:
    found = extract_themes(passage(body))
    assert set(found.values) == set(themes)
    assert found.values[:1] == themes[:1] or set(themes) == {"TIP", "ORG"}


def test_an_aspect_comes_after_the_crime_it_belongs_to() -> None:
    found = extract_themes(
        passage(
            "Lockdowns make it harder to find victims of trafficking.",
            title="COVID-19 and trafficking: the pandemic's toll",
        )
    )
    assert found.values == ("TIP", "COV")


def test_a_risk_named_in_the_background_is_no_theme() -> None:
    found = extract_themes(
        passage(
            "Smugglers leave migrants vulnerable to human trafficking. Officers learned to detect them.",
            title="Border guards learn to detect migrant smuggling",
        )
    )
    assert found.values == ("SOM",)


def test_a_body_named_gives_its_theme_unless_the_text_clearly_has_another() -> None:
    body = "The National Committee against Trafficking in Persons named five survivors {}."
    assert extract_themes(passage(body.format("as its advisers"))).values[0] == "TIP"
    assert extract_themes(passage(body.format("of domestic violence as its advisers"))).values[0] == "VAW"


@pytest.mark.parametrize(("age", "has_children"), [("aged 15–49", False), ("aged 16 to 30", False), ("aged 15", True)])
def test_a_range_of_ages_up_to_grown_people_is_not_about_children(age: str, has_children: bool) -> None:
    found = extract_themes(passage(f"The register counts women {age} who were beaten by a partner."))
    assert ("CHI" in found.values) is has_children


def test_the_lead_in_gives_its_bullets_their_theme() -> None:
    found = extract_themes(
        passage("Algeria: a short film.", lead_in="Events against gender-based violence, including:")
    )
    assert found.values == ("VAW",)


def test_a_word_of_another_language_does_not_count() -> None:
    body = "The group met at the Traite shop and the Trata house for tea."
    assert extract_themes(passage(body, lang="en")).values == ()


def test_each_theme_names_the_words_that_made_it() -> None:
    given = passage("Prosecutors met to speak of child trafficking.", title="Ending modern slavery")
    found = extract_themes(given)
    words = {(e.value, e.span.of(given.text), e.rule) for e in found.evidence}
    assert ("TIP", "modern slavery", "term:title") in words
    assert {e.field for e in found.evidence} == {"themes"}
    assert {e.value for e in found.evidence} == set(found.values)
