from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.extract.language import PLAUSIBLE, detect_language


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The office held a workshop for judges in the capital and trained them on new rules.", "en"),
        ("Se celebró en la capital un taller para jueces sobre la trata de personas.", "es"),
        ("Un atelier pour les juges s'est tenu dans la capitale avec l'appui de l'office.", "fr"),
        ("O escritório realizou uma oficina para juízes na capital e lançou um guia.", "pt"),
        ("Nigeria launches anti-human trafficking campaign", "en"),
        ("Reunión de autoridades contra la trata", "es"),
        ("Lancement du guide sur la traite des personnes", "fr"),
        ("Lançamento do guia sobre tráfico de pessoas", "pt"),
        ("Rabat, Morocco", "en"),
        ("21 December 2020", "en"),
        ("", "en"),
    ],
)
def test_the_language_of_texts_and_of_short_titles(text: str, lang: str) -> None:
    assert detect_language(text) == lang


@given(st.text(max_size=200))
def test_any_text_has_a_plausible_language(text: str) -> None:
    assert detect_language(text) in PLAUSIBLE
