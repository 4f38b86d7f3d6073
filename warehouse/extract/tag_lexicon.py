"""The vocabularies of themes and measures as people keep them in YAML, turned into terms to look for.

A lexicon says per code and language which words speak for the code and how strongly.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field, model_validator

from warehouse.extract.scan import Term, fold
from warehouse.extract.zones import FIRST, HEADING, LEAD_IN, LINKS, OWN_HEADING, REST, SECOND, TITLE
from warehouse.text.forms import Forms, expand_form
from warehouse.yaml_file import StrictModel, load_yaml

FOLDER = Path(__file__).parent / "lexicon"
ANY = "any"
LANGS = frozenset(("en", "es", "fr", "pt"))
Lang = Literal["any", "en", "es", "fr", "pt"]


class Near(StrictModel):
    """The weight that a term has instead when one of the words stands near it in its sentence."""

    words: str
    side: Literal["before", "after"]
    within: int
    weight: float


class Context(StrictModel):
    """Terms whose weight depends on the words around them; the first `near` that holds decides."""

    rule: str
    terms: dict[Lang, Forms]
    weight: float
    near: tuple[Near, ...]


class Code(StrictModel):
    """One theme or measure: its name, what it stands for elsewhere, and the words that speak for it."""

    name: str
    sdg_targets: tuple[str, ...] = ()
    inventory_name: str | None = None
    threshold: float | None = None
    rank: float = 1.0
    form_of: str | None = None
    stands_alone: bool = False
    beside: dict[str, float] = Field(default_factory=dict)
    terms: dict[Lang, dict[float, Forms]]
    context: tuple[Context, ...] = ()


class Weights(StrictModel):
    """What a word counts by where it stands."""

    title: float
    first_sentence: float
    first_sentence_untitled: float
    second_sentence: float
    rest: float
    lead_in: float
    heading: float
    own_heading: float
    links: float


class Lexicon(StrictModel):
    """A scheme of codes with the rules that turn words into scores."""

    scheme: Literal["theme", "measure"]
    threshold: float
    fallback: float | None = None
    most: int | None = None
    third: float = 0.0
    aside: float = 1.0
    topic: float = 1.0
    purpose: float = 1.0
    body: float = 1.0
    head: float = 1.0
    occasions: tuple[str, ...] = ()
    zones: Weights
    words: dict[str, Forms] = Field(default_factory=dict)
    asides: dict[Lang, Forms] = Field(default_factory=dict)
    openings: dict[Lang, Forms] = Field(default_factory=dict)

    @cached_property
    def kinds(self) -> dict[str | None, dict[str, str]]:
        """By the language of an item (None: none of the four) the code that each kind of term speaks for there."""
        spoken: dict[str | None, tuple[str, ...]] = {lang: (ANY, lang) for lang in LANGS} | {None: (ANY, *LANGS)}
        return {
            lang: {f"{self.scheme}.{code}.{each}": code for code in self.codes for each in langs}
            for lang, langs in spoken.items()
        }

    @cached_property
    def factors(self) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """What a word counts by the name of its zone, in items without a title and in those with one."""
        zones = self.zones
        untitled = {
            HEADING: zones.heading,
            OWN_HEADING: zones.own_heading,
            LEAD_IN: zones.lead_in,
            TITLE: zones.title,
            FIRST: zones.first_sentence_untitled,
            SECOND: zones.second_sentence,
            REST: zones.rest,
            LINKS: zones.links,
        }
        return untitled, untitled | {FIRST: zones.first_sentence}

    @cached_property
    def bars(self) -> dict[str, float]:
        """The score from which each code is given."""
        return {code: entry.threshold or self.threshold for code, entry in self.codes.items()}

    @cached_property
    def aside_kind(self) -> str:
        """The kind of the words that open an aside."""
        return f"{self.scheme}.aside"

    @cached_property
    def opening_words(self) -> Mapping[str, tuple[str, ...]]:
        """All openings, folded, each with the space that ends it, by their first word."""
        by_word: dict[str, tuple[str, ...]] = {}
        for form in (fold(plain) for forms in self.openings.values() for each in forms for plain in expand_form(each)):
            first = form.split(" ", 1)[0]
            by_word[first] = (*by_word.get(first, ()), form + " ")
        return by_word

    codes: dict[str, Code]

    @model_validator(mode="after")
    def _contexts_hold(self) -> Lexicon:
        if strange := set(self.occasions) - self.codes.keys():
            raise ValueError(f"occasions: no code is called {min(strange)!r}")
        for code, entry in self.codes.items():
            if entry.form_of is not None and entry.form_of not in self.codes:
                raise ValueError(f"codes.{code}.form_of: no code is called {entry.form_of!r}")
            if unknown := entry.beside.keys() - self.codes.keys():
                raise ValueError(f"codes.{code}.beside: no code is called {min(unknown)!r}")
            ruled: dict[tuple[str, str], str] = {}
            for context in entry.context:
                for lang, forms in context.terms.items():
                    for plain in (plain for form in forms for plain in expand_form(form)):
                        other = ruled.setdefault((lang, plain), context.rule)
                        if other != context.rule:
                            raise ValueError(f"codes.{code}.context {context.rule}: {plain!r} stands under {other} too")
                for near in context.near:
                    if near.words not in self.words:
                        raise ValueError(
                            f"codes.{code}.context {context.rule}: no list of words is called {near.words!r}"
                        )
        return self


class VocabularyRow(NamedTuple):
    """One code of a scheme as the warehouse keeps it; SDG targets like '16.2'."""

    scheme: str
    code: str
    name: str
    sdg_targets: tuple[str, ...]
    inventory_name: str | None


class Case(NamedTuple):
    """One `near` of a context rule, ready to be asked."""

    side: str
    within: int
    words: frozenset[str]
    stems: tuple[str, ...]
    weight: float


class Use(NamedTuple):
    """What a hit says: its weight, its rule and its cases."""

    weight: float
    rule: str
    cases: tuple[Case, ...] = ()


@cache
def load_lexicon(scheme: str) -> Lexicon:
    """The shipped lexicon of a scheme, 'themes' or 'measures'; raises BadFile."""
    return load_yaml(FOLDER / f"{scheme}.yml", Lexicon)


def vocabulary_rows() -> list[VocabularyRow]:
    """Every theme and measure, in the order of the lexicons."""
    return [
        VocabularyRow(lexicon.scheme, code, entry.name, entry.sdg_targets, entry.inventory_name)
        for lexicon in (load_lexicon("themes"), load_lexicon("measures"))
        for code, entry in lexicon.codes.items()
    ]


def lexicon_terms(lexicon: Lexicon) -> list[Term]:
    """All forms of a lexicon as terms of the kinds 'theme.TIP.en', 'measure.TRAIN.any'... and '<scheme>.aside'.

    A form of a context rule stands for the same form among the plain terms. Each language has kinds of its
    own, so that no longer form of another one hides a word.
    """
    terms: dict[tuple[str, str, bool, bool], Term] = {}
    for code, entry in lexicon.codes.items():
        kind = f"{lexicon.scheme}.{code}"
        for lang, by_weight in entry.terms.items():
            for weight, forms in by_weight.items():
                terms |= _terms(f"{kind}.{lang}", forms, Use(weight, "term"))
        for context in entry.context:
            cases = tuple(_case(near, lexicon) for near in context.near)
            for lang, forms in context.terms.items():
                terms |= _terms(f"{kind}.{lang}", forms, Use(context.weight, context.rule, cases))
    for forms in lexicon.asides.values():
        terms |= _terms(f"{lexicon.scheme}.aside", forms, Use(0.0, "aside"))
    return list(terms.values())


def _terms(kind: str, forms: Forms, use: Use) -> dict[tuple[str, str, bool, bool], Term]:
    found = {}
    for form in forms:
        exact, prefix = form.startswith("="), form.endswith("*")
        for plain in expand_form(form.strip("=*")):
            key = (kind, plain if exact else fold(plain), exact, prefix)
            found[key] = Term(kind, plain, use, exact=exact, prefix=prefix)
    return found


def _case(near: Near, lexicon: Lexicon) -> Case:
    forms = [fold(plain) for form in lexicon.words[near.words] for plain in expand_form(form)]
    words = frozenset(form for form in forms if not form.endswith("*"))
    stems = tuple(form[:-1] for form in forms if form.endswith("*"))
    return Case(near.side, near.within, words, stems, near.weight)
