"""The language of a text."""

from __future__ import annotations

from functools import cache
from typing import Any

ENOUGH = 3
SURE = 0.7
SAMPLE_CHARS = 400
# Languages of the United Nations and of the agencies' country pages; py3langid is held to these, since
# on short English titles it otherwise answers with languages that no such page is written in.
PLAUSIBLE = (
    "en", "es", "fr", "pt", "ar", "ru", "zh", "de", "it", "nl", "uk", "tr", "ro", "sq", "sr", "fa", "id", "vi", "th",
)  # fmt: skip

_WORDS = {
    "en": "the of and to in for on with by at from as an its is are was were has have this that their which who "
    "her his will be been not but or into after before during between how what more",
    "es": "el los las del y en un una por para con que se su sus al lo como sobre contra entre es fue este esta "
    "cuando donde desde hasta también han son ser más",
    "fr": "le les des et du dans un une pour sur au aux par avec que qui est en ce cette ses son leur contre à "
    "été quand où depuis aussi ont sont être plus après",
    "pt": "o os do da dos das e em no na nos nas um uma por para com que ao aos à às seu sua se é foi pelo pela "
    "não quando onde desde até também são ser mais após",
}
_TITLE_WORDS = {
    "en": "against training workshop human trafficking persons migrant migrants smuggling launches launch women "
    "meeting report campaign joins new",
    "es": "trata personas migrantes mujeres violencia niñas niños género reunión nueva lanza taller capacitación",
    "fr": "traite personnes migrants femmes violence lutte réunion atelier formation nouvelle filles droits lancement",
    "pt": "tráfico pessoas migrantes mulheres violência reunião meninas crianças nova lança oficina lançamento",
}
_LETTERS = {
    "ñ": "es",
    "¿": "es",
    "¡": "es",
    "ã": "pt",
    "õ": "pt",
    "è": "fr",
    "œ": "fr",
    "ù": "fr",
    "î": "fr",
    "û": "fr",
}


_TELLING = {lang: frozenset(f"{_WORDS[lang]} {_TITLE_WORDS[lang]}".split()) for lang in _WORDS}


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(PLAUSIBLE))
    return identifier


def detect_language(text: str, is_furniture: bool = False) -> str:
    """ISO 639-1 code of the text's language, one of PLAUSIBLE.

    Different function words of English, Spanish, French and Portuguese are counted first; where they
    do not lead, py3langid decides among the languages that such pages are written in. Names and dates
    alone ('Rabat, Morocco') leave it unsure: then the words' vote holds, and English without one. The
    vote alone is enough for page furniture, whose few words would load py3langid's model (0.7 s) for
    most pages and which is never counted.
    """
    sample = text[:SAMPLE_CHARS].lower()
    words = set(sample.split())
    score = {lang: len(telling & words) for lang, telling in _TELLING.items()}
    if _lead(score) >= ENOUGH:
        return _best(score)
    for letter, lang in _LETTERS.items():
        score[lang] += letter in sample
    if _lead(score) >= 2:
        return _best(score)
    if is_furniture or not any(char.isalpha() for char in sample):
        return _best(score)
    lang, probability = _identifier().classify(text)
    return str(lang) if probability >= SURE else _best(score)


def _best(score: dict[str, int]) -> str:
    """The language with most votes; English, the first, in a draw."""
    return max(score, key=score.__getitem__)


def _lead(score: dict[str, int]) -> int:
    first, second, *_ = sorted(score.values(), reverse=True)
    return first - second
