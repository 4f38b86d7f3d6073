"""The words of `lexicon/date_context.yml`, each list with its single words apart from its phrases."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from warehouse.yaml_file import StrictModel, load_yaml

FILE = Path(__file__).parent / "lexicon" / "date_context.yml"


class _Lexicon(StrictModel):
    documents: tuple[str, ...]
    beside: tuple[str, ...]
    until: tuple[str, ...]
    when: tuple[str, ...]
    fillers: tuple[str, ...]
    since: tuple[str, ...]
    reached_by: tuple[str, ...]
    reached: tuple[str, ...]
    aims: tuple[str, ...]
    relatives: tuple[str, ...]
    subjects: tuple[str, ...]
    bases: tuple[str, ...]
    sayings: tuple[str, ...]
    lasting: tuple[str, ...]
    origins: tuple[str, ...]
    founded: tuple[str, ...]
    participles: tuple[str, ...]
    happens: tuple[str, ...]
    held: tuple[str, ...]
    met: tuple[str, ...]
    made: tuple[str, ...]
    contains: tuple[str, ...]
    prepositions: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    finite: tuple[str, ...]
    pasts: tuple[str, ...]
    pasts_only: tuple[str, ...]
    finite_after: tuple[str, ...]
    objects: tuple[str, ...]
    plans: tuple[str, ...]
    goes_on: tuple[str, ...]
    decisions: tuple[str, ...]
    deadlines: tuple[str, ...]
    spans: tuple[str, ...]
    afterwards: tuple[str, ...]
    ends: tuple[str, ...]
    figures: tuple[str, ...]
    counted: tuple[str, ...]
    trends: tuple[str, ...]
    history_after: tuple[str, ...]
    present_after: tuple[str, ...]
    introduces: tuple[str, ...]
    introduces_of: tuple[str, ...]
    between: tuple[str, ...]
    opens_span: tuple[str, ...]
    heads_span: tuple[str, ...]
    durations: tuple[str, ...]
    determiners: tuple[str, ...]
    upheavals: tuple[str, ...]
    throughout: tuple[str, ...]
    event_names: tuple[str, ...]
    observances: tuple[str, ...]
    at: tuple[str, ...]
    today: tuple[str, ...]
    now: tuple[str, ...]
    perfect: tuple[str, ...]
    earlier: tuple[str, ...]
    predecessors: tuple[str, ...]
    carried_out: tuple[str, ...]
    enacted: tuple[str, ...]
    drafting: tuple[str, ...]


class Words:
    """A list of the lexicon, its single words apart from its phrases of two."""

    __slots__ = ("phrases", "single")

    def __init__(self, forms: tuple[str, ...]) -> None:
        self.single = frozenset(form for form in forms if " " not in form)
        self.phrases = frozenset(form for form in forms if " " in form)

    def are_in(self, words: list[str]) -> bool:
        """Whether any form stands among the words."""
        if not self.single.isdisjoint(words):
            return True
        return bool(self.phrases) and not self.phrases.isdisjoint(map(" ".join, pairwise(words)))

    def end(self, words: list[str]) -> bool:
        """Whether the words end in a form."""
        return bool(words) and (words[-1] in self.single or " ".join(words[-2:]) in self.phrases)

    def open(self, words: list[str]) -> bool:
        """Whether the words begin with a form."""
        return bool(words) and (words[0] in self.single or " ".join(words[:2]) in self.phrases)


@cache
def date_lexicon() -> dict[str, Words]:
    """The lists by name, read once; raises BadFile with file, line and key if they cannot be taken."""
    return {name: Words(forms) for name, forms in load_yaml(FILE, _Lexicon)}


@cache
def pattern_of(*names: str) -> re.Pattern[str]:
    """A pattern of all forms of these lists at word boundaries."""
    forms = sorted(form for name in names for form in date_lexicon()[name].single | date_lexicon()[name].phrases)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b")
