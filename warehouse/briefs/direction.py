"""Which way languages and words run, and how words that run the other way are kept from stirring up a line."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "ur", "yi"})
_STRONG = {"L": None, "R": "rtl", "AL": "rtl"}


def direction_of(language: str) -> str | None:
    """'rtl' for languages written from right to left, None for the others."""
    return "rtl" if language in _RIGHT_TO_LEFT else None


def turn(words: str, around: str) -> str | None:
    """The direction to state for words in one language among words in another: None where both run the same way."""
    own = direction_of(words)
    return None if own == direction_of(around) else own or "ltr"


def direction_of_words(words: str, otherwise: str | None = None) -> str | None:
    """'rtl' or None as the first letter tells (rule P2 of Unicode's bidirectional algorithm)."""
    for character in words:
        if (kind := unicodedata.bidirectional(character)) in _STRONG:
            return _STRONG[kind]
    return otherwise


def isolate(words: str, direction: str | None) -> Markup:
    """Words escaped for a line of that direction, in an isolating element where they run the other way.

    The element names the direction because WeasyPrint knows neither `dir="auto"` nor isolating characters. Words
    without a letter (numbers, hashes) run from left to right.
    """
    from markupsafe import Markup, escape

    own = direction_of_words(words)
    if own == direction:
        return escape(words)
    return Markup('<bdi dir="{}">{}</bdi>').format(own or "ltr", words)
