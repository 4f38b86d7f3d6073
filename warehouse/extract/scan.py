"""All vocabularies found in one pass over a text.

The reader looks for some thousands of names and terms. One Aho-Corasick automaton finds them all
in a single pass (ahocorasick-rs: about 100 MB a second, a plain alternation: 0.6), and each
extractor then works on the few hits of its own kinds instead of scanning the text again.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind


class Hit(NamedTuple):
    """A term found at [start, end) of the text, with what the vocabulary says of it."""

    start: int
    end: int
    payload: Any


@dataclass(frozen=True, slots=True)
class Term:
    """A form to look for: matched on folded text at word boundaries.

    With `exact`, the text's own letters must be these, capitals and accents included ('WHO', 'US',
    'Chad'). With `prefix`, the form may go on ('traffick' finds 'traffickers'); the hit then covers
    the whole word.
    """

    kind: str
    form: str
    payload: Any
    exact: bool = False
    prefix: bool = False


def _fold_table() -> dict[int, str]:
    table = {}
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        base = unicodedata.normalize("NFKD", chr(code))[0].lower()
        if base.isascii():
            table[code] = base
    for dash in "‐‑‒–—―−":
        table[ord(dash)] = "-"
    for quote in "‘’‛′`´ʼ":
        table[ord(quote)] = "'"
    for quote in "“”„«»″":
        table[ord(quote)] = '"'
    table |= {ord("ı"): "i", ord("ø"): "o", ord("Ø"): "o", ord("ł"): "l", ord("Ł"): "l", ord("đ"): "d", ord("Đ"): "d"}
    return table


_FOLD = _fold_table()


def fold(text: str) -> str:
    """The text in lower case without accents, with plain quotes and dashes; length and offsets kept."""
    if text.isascii():
        return text.lower()
    folded = text.translate(_FOLD).lower()
    if len(folded) != len(text):
        folded = "".join(low if len(low := c.lower()) == 1 else c for c in text.translate(_FOLD))
    return folded


class Scanner:
    """Finds the terms of many vocabularies in one pass."""

    def __init__(self, terms: Iterable[Term]) -> None:
        by_form: dict[str, list[Term]] = defaultdict(list)
        for term in terms:
            by_form[fold(term.form)].append(term)
        self._terms = list(by_form.values())
        self._automaton = AhoCorasick(list(by_form), matchkind=MatchKind.Standard)

    def scan(self, text: str, folded: str) -> dict[str, list[Hit]]:
        """The hits of each kind, in order; within a kind the longest of overlapping ones is kept.

        A hit begins and ends at a word boundary, where a letter or digit meets something else.
        """
        found: dict[str, list[Hit]] = defaultdict(list)
        size = len(folded)
        terms = self._terms
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum() and folded[start].isalnum():
                continue
            runs_on = end < size and folded[end].isalnum() and folded[end - 1].isalnum()
            for term in terms[index]:
                if runs_on and not term.prefix:
                    continue
                stop = end
                if runs_on:
                    while stop < size and folded[stop].isalnum():
                        stop += 1
                if term.exact and text[start:end] != term.form:
                    continue
                found[term.kind].append(Hit(start, stop, term.payload))
        return {kind: _longest(hits) for kind, hits in found.items()}


def _longest(hits: list[Hit]) -> list[Hit]:
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    for hit in hits:
        if kept and hit.start < kept[-1].end and (hit.start, hit.end) != kept[-1][:2]:
            continue
        kept.append(hit)
    return kept


def hits_within(hits: Mapping[str, Sequence[Hit]], start: int, end: int) -> dict[str, list[Hit]]:
    """The hits that lie inside [start, end), by kind."""
    inside: dict[str, list[Hit]] = {}
    for kind, row in hits.items():
        first = bisect_left(row, (start,))
        last = bisect_left(row, (end,))
        if chosen := [hit for hit in row[first:last] if hit.end <= end]:
            inside[kind] = chosen
    return inside
