"""Arabic words as the signs to be drawn, from left to right, for where letters are drawn one by one.

WeasyPrint draws each letter of an SVG text by itself, so that none joins the next. Unicode's presentation forms are
letters already joined; every Arabic font has them. Only for words that a picture shows and its title says in full.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_FORMS = range(0xFE80, 0xFEFD)
_TATWEEL = "\u0640"
_LEFT_TO_RIGHT = re.compile(r"[^\W\u0590-\u08ff\ufb1d-\ufeff](?:[\w.,:/–%+-]*\w)?")
_MIRRORED = str.maketrans("()[]<>«»", ")(][><»«")


def shape_words(words: str) -> str:
    """The words in the order of drawing from left to right; those without Arabic letters as they are."""
    if not any(unicodedata.bidirectional(character) == "AL" for character in words):
        return words
    runs: list[str] = []
    at = 0
    for match in _LEFT_TO_RIGHT.finditer(words):
        runs += [_reverse(words[at : match.start()]), match[0]]
        at = match.end()
    return "".join(reversed([*runs, _reverse(words[at:])]))


def _reverse(words: str) -> str:
    return _join(words)[::-1].translate(_MIRRORED)


def _join(words: str) -> str:
    """Each letter in the form that its neighbours ask for; marks above and below letters are left out."""
    forms, letters = _joined_forms(), [c for c in words if unicodedata.category(c) != "Mn"]
    drawn, index = [], 0
    while index < len(letters):
        letter = "".join(letters[index : index + 2])
        if letter not in forms:
            letter = letters[index]
        before = index > 0 and _joins_next(letters[index - 1])
        after = index + len(letter)
        joins = _joins_next(letter) and after < len(letters) and _joins_before(letters[after])
        form = {(False, False): "isolated", (False, True): "initial", (True, True): "medial", (True, False): "final"}
        drawn.append(forms.get(letter, {}).get(form[before, joins], letter))
        index = after
    return "".join(drawn)


def _joins_next(letter: str) -> bool:
    return letter == _TATWEEL or "initial" in _joined_forms().get(letter, {})


def _joins_before(letter: str) -> bool:
    return letter == _TATWEEL or "final" in _joined_forms().get(letter, {})


@cache
def _joined_forms() -> dict[str, dict[str, str]]:
    """For each letter, and for lam with alef, its forms by name, as Unicode's decompositions give them."""
    found: dict[str, dict[str, str]] = {}
    for code in _FORMS:
        name, _, plain = unicodedata.decomposition(chr(code)).partition("> ")
        letters = "".join(chr(int(part, 16)) for part in plain.split())
        found.setdefault(letters, {})[name[1:]] = chr(code)
    return found
