"""How a place stands in its sentence: the preposition that governs it, the quotation marks around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from warehouse.extract.place_lexicon import frames_file
from warehouse.extract.scan import Hit
from warehouse.records import Span


class Setting(NamedTuple):
    """The preposition that governs a place, the letters of what it may mean and where it begins.

    B by, F from, O of, T to, I in, V via, W with, E between, L like; no letters where the place stands bare.
    """

    letters: str
    start: int
    word: str = ""


class Standing(NamedTuple):
    """Places listed at [start, end), how they stand, and the frame words of their sentence on both sides of them.

    `is_people` tells a people or adjective from a name; `size` is how many places are listed.
    """

    text: str
    folded: str
    before: Sequence[Hit]
    after: Sequence[Hit]
    setting: Setting
    start: int
    end: int
    is_people: bool
    size: int = 1


class Small(NamedTuple):
    """The small words of the lexicon: prepositions with their letters, and words that are passed over."""

    prepositions: dict[str, str]
    skipped: frozenset[str]
    states: frozenset[str]


@cache
def _small() -> Small:
    file = frames_file()
    letters = {word: key for key, words in file.prepositions.items() for word in words}
    return Small(letters, frozenset(file.skipped), frozenset(file.states))


def place_setting(folded: str, floor: int, start: int) -> Setting:
    """The preposition before a place, past articles, directions and 'the government of'."""
    prepositions, skipped, states = _small()
    words = folded[max(floor, start - 48) : start].replace("'", "' ").split()
    position = start
    index = len(words) - 1
    while index >= 0:
        word = words[index].strip('("')
        position = folded.rfind(word, 0, position)
        letters = prepositions.get(word, "")
        if letters and word == "a" and index and words[index - 1] in ("para", "com", "ate", "about", "such"):
            index -= 1
            continue
        if "O" in letters:
            back = index - 1
            while back > 0 and words[back] in skipped:
                back -= 1
            if back >= 0 and words[back] in states:
                position = folded.rfind(words[back], 0, position)
                index = back - 1
                continue
        if letters:
            return Setting(letters, position, word)
        if word not in skipped:
            break
        index -= 1
    return Setting("", start)


def words_between(folded: str, start: int, end: int) -> int:
    """How many words stand between; a hundred where a clause ends."""
    between = folded[start:end]
    return 100 if ", " in between and between.count(",") > 1 else len(between.split())


def is_near(hits: Sequence[Hit], name: str, start: int, end: int) -> bool:
    """Whether a word of the named frame begins in [start, end)."""
    return any(hit.payload == name and start <= hit.start < end for hit in hits)


_QUOTED = re.compile(r'"[^"\n]{2,400}"')


def quoted(folded: str, span: Span) -> list[tuple[int, int]]:
    """Where quotation marks open and close in a stretch."""
    if folded.find('"', span.start, span.end) < 0:
        return []
    return [match.span() for match in _QUOTED.finditer(folded, span.start, span.end)]


# Behind any other word a people's name is an adjective in Spanish and Portuguese: '310 chilenos', '; malienses y'.
_ALONE = re.compile(
    r"(?:[.;:(\n] ?|\b(?:los|las|os|as|unos|unas|uns|umas|muchos|muitos|varios|deles|delas|ell[ao]s|\d+) )$"
)
_AND = (" y ", " e ", " o ", " ou ")


def means_persons(lang: str, text: str, folded: str, hit: Hit, low: int, goes_on: bool) -> bool:
    """Whether a people's name stands for persons: 'Ethiopians', in French with a capital ('des Gambiens').

    `low` is where its stretch begins; it `goes_on` if persons of the people named before it are meant.
    """
    if lang == "fr":
        return hit.start > low and text[hit.start].isupper()
    if folded[hit.end - 1] != "s":
        return False
    if lang in ("es", "pt"):
        before = folded[max(low, hit.start - 12) : hit.start]
        return _ALONE.search(before) is not None or (goes_on and before.endswith(_AND))
    return lang == "en" and folded[hit.end - 2] != "s"
