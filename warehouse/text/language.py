"""A cheap guess of a line's language from its function words, for telling neighbours apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from warehouse.text.patterns import words

_FUNCTION_WORDS = {
    "en": words(
        "the of and to in for on with is are was were by from at has have had been that this these those",
        "its their an as will which who not into against between through under during more than how can",
    ),
    "es": words(
        "el la los las del de y en con por una un para se su sus al que como más es son fue ha han entre sobre contra",
        "desde hasta este esta lo le no a o",
    ),
    "fr": words(
        "le la les des du de et en dans pour par une un sur aux au est que qui avec ce cette ces sont ont",
        "été se son sa ses leur leurs ne pas contre entre a à d l qu",
    ),
    "pt": words(
        "o os as a do da dos das de e em no na nos nas com por uma um para ao aos à às que como mais é são foi se seu",
        "sua pelo pela entre sobre contra até não",
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (("Ѐ", "ӿ", "ru"), ("؀", "ۿ", "ar"), ("一", "鿿", "zh"), ("ऀ", "ॿ", "hi"), ("Ͱ", "Ͽ", "el"))
_OWN, _SHARED = 2, 1


def _weigh() -> Mapping[str, tuple[tuple[str, int], ...]]:
    users: dict[str, list[str]] = {}
    for language, listed in _FUNCTION_WORDS.items():
        for word in sorted(listed):
            users.setdefault(word, []).append(language)
    return {
        word: tuple((user, _OWN if len(using) == 1 else _SHARED) for user in using) for word, using in users.items()
    }


_WEIGHTS = _weigh()


@lru_cache(maxsize=64)
def guess_language(text: str, limit: int = 160) -> str | None:
    """The ISO 639-1 code of a line's language (en, es, fr, pt or one told by its script), None if unsure.

    Reads the first `limit` characters. A word of one language weighs 2, a shared one 1; the best
    language must weigh 2 more than the next, or a quarter more where both weigh much. The last lines'
    guesses are kept, as each line is compared with the one before it and the one after it.
    """
    head = text[:limit]
    score: dict[str, int] = {}
    for word in _WORD.findall(head.lower()):
        for language, weight in _WEIGHTS.get(word, ()):
            score[language] = score.get(language, 0) + weight
    if not score:
        return None if head.isascii() else _guess_by_script(head)
    (best, most), *others = sorted(score.items(), key=lambda pair: -pair[1])
    next_most = others[0][1] if others else 0
    return best if most - next_most >= max(2, next_most // 4) else None


def _guess_by_script(text: str) -> str | None:
    letters = [c for c in text if c.isalpha()]
    for first, last, language in _SCRIPTS:
        if 2 * sum(first <= c <= last for c in letters) > len(letters):
            return language
    return None
