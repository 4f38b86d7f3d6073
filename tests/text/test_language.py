from __future__ import annotations

import pytest

from warehouse.text.language import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Judges of the high court met in Lusaka to speak about the new law.", "en"),
        ("Los jueces de la corte se reunieron en Lima para hablar sobre la nueva ley.", "es"),
        ("Les juges de la cour se sont réunis à Dakar pour parler de la nouvelle loi.", "fr"),
        ("Os juízes do tribunal reuniram-se em Lisboa para falar da nova lei com a polícia.", "pt"),
        ("Судьи встретились в Алматы, чтобы обсудить новый закон.", "ru"),
        ("UNODC Mombasa", None),
        ("2021", None),
    ],
)
def test_function_words_tell_the_language(text: str, language: str | None) -> None:
    assert guess_language(text) == language
