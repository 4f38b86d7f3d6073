"""The words that count people, from `lexicon/people.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from warehouse.extract.gazetteer import inflect
from warehouse.extract.place_lexicon import demonyms_file
from warehouse.extract.scan import fold
from warehouse.yaml_file import StrictModel, load_yaml

LEXICON = Path(__file__).parent / "lexicon" / "people.yml"
_BE = "were|are|was|have been|had been|are being|ont ete|sont|etaient|fueron|foram|han sido|estan|estao|sido"
_SO_MANY = (
    "(?:(?:a total of|a further|another|more than|over|some|about|around|nearly|almost|at least|approximately"
    "|un total de|un total d'|mas de|plus de|mais de) )?"
)


class PeopleFile(StrictModel):
    """The file's schema: words separated by blanks, phrases by commas."""

    nouns: dict[str, str]
    endings: dict[str, str]
    phrases: str
    adjectives: str
    subsets: str
    labels: str
    undergone: str
    joined: str
    used: str
    weak: str
    things: str
    between: str
    links: str
    stops: str
    months: str
    bounds: dict[str, str]


@dataclass(frozen=True, slots=True)
class PersonNouns:
    """The words of one language that name persons: listed, with the peoples ('Syrians'), and the endings of others."""

    listed: frozenset[str]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """The lexicon ready for use; all words are folded.

    `bound`, `subset` and `done` match at the end of what stands before a number, `undergoes`, `deed`, `joins` and
    `uses` what follows it; the last group of `bound` names the bound.
    """

    nouns: dict[str, PersonNouns]
    phrases: re.Pattern[str]
    adjectives: frozenset[str]
    weak: frozenset[str]
    things: frozenset[str]
    between: frozenset[str]
    links: frozenset[str]
    stops: frozenset[str]
    months: frozenset[str]
    labels: frozenset[str]
    subset: re.Pattern[str]
    undergone: tuple[str, ...]
    undergoes: re.Pattern[str]
    done: re.Pattern[str]
    deed: re.Pattern[str]
    joins: re.Pattern[str]
    uses: re.Pattern[str]
    bound_of: dict[str, str]
    bound: re.Pattern[str]

    def names_persons(self, token: str, lang: str) -> bool:
        """Whether the word names persons in that language; of a compound one half must ('asylum-seekers')."""
        nouns = self.nouns.get(lang) or self.nouns["en"]
        if token in nouns.listed:
            return True
        if "-" in token and token not in self.things:
            halves = token.split("-")
            return any(self.names_persons(half, lang) for half in (halves[-1:] if lang == "en" else halves))
        return token.endswith(nouns.endings) and token not in self.things and token not in self.stops


@cache
def people_words() -> PeopleWords:
    """The lexicon, read once."""
    file = load_yaml(LEXICON, PeopleFile)
    bound_of = {phrase: name for name, phrases in file.bounds.items() for phrase in _phrases(phrases)}
    undergone = rf"(?:{_any(_phrases(file.undergone))})\w*"
    longest_first = sorted(bound_of, key=len, reverse=True)
    return PeopleWords(
        nouns={
            lang: PersonNouns(frozenset((*_words(nouns), *_peoples(lang))), tuple(_words(file.endings.get(lang, ""))))
            for lang, nouns in file.nouns.items()
        },
        phrases=re.compile(rf"(?:{_any(_phrases(file.phrases))})\b"),
        adjectives=frozenset(_words(file.adjectives)),
        weak=frozenset(_words(file.weak)),
        things=frozenset(_words(file.things)),
        between=frozenset(_words(file.between)),
        links=frozenset(_words(file.links)),
        stops=frozenset(_words(f"{file.stops} {file.months}")),
        months=frozenset(_words(file.months)),
        labels=frozenset(_phrases(file.labels)),
        subset=re.compile(rf"(?<![^\W_])(?:{_any(_phrases(file.subsets))})[ :]*$"),
        undergone=tuple(phrase.partition(" ")[0] for phrase in _phrases(file.undergone)),
        undergoes=re.compile(rf" (?:{_BE}) (?:\w+ly )?{undergone}"),
        done=re.compile(rf"\b{undergone} {_SO_MANY}$"),
        deed=re.compile(f" {undergone}"),
        joins=re.compile(rf" (?:have |had |has |also |then )?(?:{_any(_phrases(file.joined))})"),
        uses=re.compile(rf" (?:have |had |has |also |then )?(?:already )?(?:{_any(_phrases(file.used))})\b"),
        bound_of=bound_of,
        bound=re.compile(
            rf"(?<![^\W_])({'|'.join(map(re.escape, longest_first))}) ?(?:(?:an?|the|some|its|of|de|une?|uma?) )?$"
        ),
    )


def _peoples(lang: str) -> Iterable[str]:
    """The plurals of the peoples of the gazetteer; 'Chinese' is none in English, where an adjective looks alike."""
    for by_language in demonyms_file().values():
        forms = by_language.get(lang, ())
        for form in [forms] if isinstance(forms, str) else forms:
            plurals = [plural for plural in inflect(form, lang) if plural.endswith("s")]
            yield from (fold(plural) for plural in plurals if lang != "en" or plural != form)


def _words(text: str) -> list[str]:
    return fold(text).split()


def _phrases(text: str) -> list[str]:
    return [phrase.strip() for phrase in fold(text).split(",") if phrase.strip()]


def _any(phrases: list[str]) -> str:
    return "|".join(map(re.escape, phrases))
