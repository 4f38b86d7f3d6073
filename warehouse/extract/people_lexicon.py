"""The words that count people, from `lexicon/people.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from warehouse.extract.scan import fold
from warehouse.records import Sense
from warehouse.yaml_file import StrictModel, load_yaml

LEXICON = Path(__file__).parent / "lexicon" / "people.yml"


class PeopleFile(StrictModel):
    """The file's schema: words separated by blanks, phrases by commas."""

    nouns: dict[str, str]
    weak: str
    things: str
    between: str
    links: str
    stops: str
    bounds: dict[str, str]
    senses: dict[Sense, str]


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """The lexicon ready for use; all words are folded.

    `bound` matches at the end of what stands before a number, its last group naming the bound;
    `senses` finds the cues of each sense in a sentence.
    """

    nouns: frozenset[str]
    weak: frozenset[str]
    things: frozenset[str]
    between: frozenset[str]
    links: frozenset[str]
    stops: frozenset[str]
    bound_of: dict[str, str]
    bound: re.Pattern[str]
    senses: dict[Sense, re.Pattern[str]]


@cache
def people_words() -> PeopleWords:
    """The lexicon, read once."""
    file = load_yaml(LEXICON, PeopleFile)
    bound_of = {phrase: name for name, phrases in file.bounds.items() for phrase in _phrases(phrases)}
    longest_first = sorted(bound_of, key=len, reverse=True)
    return PeopleWords(
        nouns=frozenset(word for words in file.nouns.values() for word in _words(words)),
        weak=frozenset(_words(file.weak)),
        things=frozenset(_words(file.things)),
        between=frozenset(_words(file.between)),
        links=frozenset(_words(file.links)),
        stops=frozenset(_words(file.stops)),
        bound_of=bound_of,
        bound=re.compile(
            rf"(?<![^\W_])({'|'.join(map(re.escape, longest_first))}) ?(?:(?:a|an|the|some|its|of|de) )?$"
        ),
        senses={
            sense: re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, _phrases(phrases)))})")
            for sense, phrases in file.senses.items()
        },
    )


def _words(text: str) -> list[str]:
    return fold(text).split()


def _phrases(text: str) -> list[str]:
    return [phrase.strip() for phrase in fold(text).split(",") if phrase.strip()]
