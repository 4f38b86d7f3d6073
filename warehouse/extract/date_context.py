"""Whether a date inside an item tells when the thing reported happened, or something else.

Texts name many years that are not the activity's: of laws, resolutions and reports, of beginnings
('since 2014', 'established in 2010'), of plans ('by the end of 2012', 'to be published in 2018') and
of figures ('victims of this crime in 2018'). The words around a date tell them apart; they stand in
`lexicon/date_context.yml`.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from warehouse.extract.date_words import DateWords
from warehouse.yaml_file import StrictModel, load_yaml

FILE = Path(__file__).parent / "lexicon" / "date_context.yml"
_REACH = 110
_REACH_AFTER = 130
_CLOSE = 5
_NEAR = 7
_HEAD = 10
_SUBJECT = 6
_PUNCTUATION = ".,;:()[]\"'!?-|*"
_NEW_CLAUSE = re.compile(
    r", (?:and|but|y|et|mais|e|mas) (?:in|on|from|between|during|en|em|entre|le|el)(?: [a-z ]{0,12})?\Z"
)
# What goes on with the sentence behind a clause between commas.
_FINITE = frozenset(
    (
        *("was", "were", "has", "had", "have", "is", "are", "a", "ont", "est", "sont"),
        *("fue", "fueron", "ha", "han", "se", "es", "son", "foi", "foram", "tem"),
    )
)
_OF = frozenset({"of", "de", "du", "del", "from"})
_AND = frozenset({"and", "y", "et", "e"})


class _Lexicon(StrictModel):
    documents: tuple[str, ...]
    beside: tuple[str, ...]
    fillers: tuple[str, ...]
    since: tuple[str, ...]
    reached_by: tuple[str, ...]
    reached: tuple[str, ...]
    relatives: tuple[str, ...]
    sayings: tuple[str, ...]
    lasting: tuple[str, ...]
    origins: tuple[str, ...]
    founded: tuple[str, ...]
    participles: tuple[str, ...]
    held: tuple[str, ...]
    prepositions: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    finite_after: tuple[str, ...]
    objects: tuple[str, ...]
    plans: tuple[str, ...]
    deadlines: tuple[str, ...]
    figures: tuple[str, ...]
    trends: tuple[str, ...]
    history_after: tuple[str, ...]
    present_after: tuple[str, ...]
    introduces: tuple[str, ...]
    introduces_of: tuple[str, ...]
    between: tuple[str, ...]
    opens_span: tuple[str, ...]
    heads_span: tuple[str, ...]
    determiners: tuple[str, ...]
    upheavals: tuple[str, ...]
    throughout: tuple[str, ...]
    event_names: tuple[str, ...]
    at: tuple[str, ...]
    today: tuple[str, ...]
    now: tuple[str, ...]


class _Words:
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


@cache
def _lexicon() -> dict[str, _Words]:
    return {name: _Words(forms) for name, forms in load_yaml(FILE, _Lexicon)}


@cache
def _pattern(*names: str) -> re.Pattern[str]:
    forms = sorted(form for name in names for form in _lexicon()[name].single | _lexicon()[name].phrases)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b")


class _Clause(NamedTuple):
    """The words of the sentence in front of a date: as they stand, folded, and without their marks."""

    spelt: list[str]
    marked: list[str]
    words: list[str]

    def without_comma_from(self, place: int) -> bool:
        """Whether no comma stands from the word at `place` to the date."""
        return not any(word.endswith(",") for word in self.marked[place:])


def tells_when(text: str, folded: str, words: DateWords, start: int, end: int, is_title: bool = False) -> bool:
    """Whether the date, standing in a text from `start` to `end`, says when the reported thing happened.

    Days are believed unless the words speak against it, also for an event announced; months and
    years only where a preposition or a mark introduces them and no relative clause, reduced
    participle or plan holds them.
    """
    lexicon = _lexicon()
    clause = _clause_before(text, folded, max(start, words.start - _REACH), words.start)
    before = clause.words
    after = [word.strip(_PUNCTUATION) for word in folded[words.end : min(end, words.end + _REACH_AFTER)].split()]
    if _is_reference(clause, lexicon) or _is_upheaval(before, after, lexicon):
        return False
    if _is_beside(clause, lexicon):
        return _is_reached(before, after, lexicon)
    if words.day2:
        if _is_relative(clause, lexicon) and lexicon["origins"].are_in(before):
            return False
        return not lexicon["deadlines"].are_in(before)
    if lexicon["documents"].end(before) or _is_relative(clause, lexicon) or lexicon["plans"].are_in(before):
        return False
    if (
        lexicon["trends"].are_in(before)
        or _is_close(clause, lexicon["founded"], _CLOSE)
        or _is_close(clause, lexicon["figures"], _NEAR)
    ):
        return False
    if lexicon["history_after"].are_in(after[:_HEAD]):
        return False
    if after and after[0] in _AND and after[1:2] and after[1] in lexicon["present_after"].single:
        return False
    if not is_title and _is_reduced(clause, after, lexicon):
        return False
    if words.month2 and words.year1 == words.year2:
        return True
    return _year_is_told(words, clause, after, lexicon, is_title)


def _clause_before(text: str, folded: str, low: int, here: int) -> _Clause:
    stops = (folded.rfind(". ", low, here), folded.rfind("\n", low, here), folded.rfind("; ", low, here))
    low = max(low, max(stops) + 1)
    if new := _NEW_CLAUSE.search(folded, low, here):
        low = new.start() + 1
    marked = folded[low:here].split()
    return _Clause(text[low:here].split(), marked, [word.strip(_PUNCTUATION) for word in marked])


def _is_reference(clause: _Clause, lexicon: dict[str, _Words]) -> bool:
    """'resolution 62/122 of', 'Act No. 11 of', 'the Palermo Protocol of'."""
    if len(clause.words) < 2 or clause.words[-1] not in _OF:
        return False
    thing = clause.marked[-2]
    return thing[-1].isdigit() or thing[-1] == ")" or thing in lexicon["documents"].single


def _is_upheaval(before: list[str], after: list[str], lexicon: dict[str, _Words]) -> bool:
    """'The earthquake of April 2015', 'the 2015 earthquake', but not 'during the 2015 floods'."""
    upheavals = lexicon["upheavals"].single
    is_named = (
        bool(after) and after[0] in upheavals and before[-1:] != [] and before[-1] in lexicon["determiners"].single
    )
    is_named |= len(before) > 1 and before[-1] in _OF and before[-2] in upheavals
    return is_named and lexicon["throughout"].single.isdisjoint(before)


def _is_beside(clause: _Clause, lexicon: dict[str, _Words]) -> bool:
    """'since', 'by the end of', 'since its creation in'."""
    words = clause.words
    beside, fillers = lexicon["beside"], lexicon["fillers"].single
    for length in range(len(words), max(0, len(words) - _CLOSE), -1):
        if beside.end(words[:length]):
            return True
        if words[length - 1] not in fillers:
            break
    since = lexicon["since"].single
    if since.isdisjoint(words):
        return False
    last = max(place for place, word in enumerate(words) if word in since)
    return clause.without_comma_from(last)


def _is_relative(clause: _Clause, lexicon: dict[str, _Words]) -> bool:
    """Whether a relative clause holds the date; one between commas is over at the second."""
    before = clause.words
    if not lexicon["relatives"].are_in(before):
        return False
    before = _without_insertion(clause, lexicon["relatives"].single)
    sayings, lasting = lexicon["sayings"].single, lexicon["lasting"].single
    told = {place + 1 for place, word in enumerate(before) if word in sayings}
    told |= {place - 1 for place, word in enumerate(before) if word in lasting}
    return lexicon["relatives"].are_in([word for place, word in enumerate(before) if place not in told])


def _without_insertion(clause: _Clause, relatives: frozenset[str]) -> list[str]:
    """The words without ', for which the fund pays,' and ', held by women who pay,' where a verb goes on."""
    words, marked = clause.words, clause.marked
    for place, word in enumerate(words):
        end = next((later for later in range(place + 1, len(words)) if marked[later].endswith(",")), len(words))
        if word in relatives and len(words) - end > 2:
            start = next((later for later in range(place, 0, -1) if marked[later - 1].endswith(",")), 0)
            if place - start < 2 or words[end + 1] in _FINITE:
                return words[:start] + words[end + 1 :]
    return words


def _is_reached(before: list[str], after: list[str], lexicon: dict[str, _Words]) -> bool:
    """'By the end of 2012, 900 officers had been trained': what stood at the end of the time."""
    if not lexicon["reached_by"].are_in(before[-_CLOSE:]) or lexicon["plans"].are_in(before):
        return False
    return lexicon["reached"].are_in(after) and not lexicon["plans"].are_in(after)


def _is_close(clause: _Clause, forms: _Words, reach: int) -> bool:
    """Whether a form is among the last words and no comma parts it from the date."""
    words = clause.words
    if not forms.are_in(words[-reach:]):
        return False
    places = (place for place in range(len(words)) if forms.end(words[: place + 1]))
    return clause.without_comma_from(max(places))


def _is_reduced(clause: _Clause, after: list[str], lexicon: dict[str, _Words]) -> bool:
    """Whether a bare participle holds the date: 'a meeting held in Vienna in', not 'was held in'."""
    words, participles = clause.words, lexicon["participles"].single
    if participles.isdisjoint(words):
        return False
    place = max(place for place, word in enumerate(words) if word in participles)
    if words[place + 1 : place + 2] and words[place + 1] not in lexicon["prepositions"].single:
        return False
    opens_with_event = words[0] in lexicon["determiners"].single and clause.marked[place - 1].endswith(",")
    if words[place] in lexicon["held"].single and 0 < place <= _SUBJECT and opens_with_event:
        return False
    if after and after[0] in lexicon["finite_after"].single:
        return True
    if after and after[0] in lexicon["objects"].single:
        return False
    if not place or words[place - 1] in lexicon["auxiliaries"].single or words[place - 1].endswith("ly"):
        return False
    before = words[place - 1]
    is_name = clause.spelt[place - 1][0].isupper() and clause.spelt[place - 1][-1].isalnum()
    return not is_name or before in lexicon["documents"].single or before in lexicon["event_names"].single


def _year_is_told(
    words: DateWords, clause: _Clause, after: list[str], lexicon: dict[str, _Words], is_title: bool
) -> bool:
    before = clause.words
    if words.year1 != words.year2:
        if lexicon["opens_span"].end(before) or not before:
            return True
        if lexicon["heads_span"].end(before):
            return len(before) <= _CLOSE and not lexicon["documents"].are_in(before)
    if lexicon["event_names"].end(before):
        return is_title or lexicon["at"].are_in(before)
    if _is_introduced(before, lexicon):
        return True
    is_named = bool(before) and (before[-1] in lexicon["determiners"].single or before[-1].endswith("'s"))
    return is_named and lexicon["event_names"].are_in(after[:4]) and lexicon["at"].are_in(before)


def _is_introduced(before: list[str], lexicon: dict[str, _Words]) -> bool:
    """'in', 'in the year', 'during the', 'during the lockdown of', 'in the first half of'."""
    words = list(before)
    while words and words[-1] in lexicon["between"].single:
        words.pop()
    if not words:
        return False
    if words[-1] in lexicon["throughout"].single or (
        words[-1] in _OF and not lexicon["throughout"].single.isdisjoint(words[-_NEAR:])
    ):
        return True
    if words[-1] in lexicon["introduces"].single:
        return len(before) == len(words) or before[-1] not in lexicon["determiners"].single or before[-1] == "el"
    return words[-1] in _OF and len(words) > 1 and words[-2] in lexicon["introduces_of"].single


def is_news_of_the_day(folded: str, start: int, end: int) -> bool:
    """Whether the words say that the thing happens as they are written: 'today', 'has launched'."""
    return _pattern("today").search(folded, start, end) is not None


def is_recent(folded: str, start: int, end: int) -> bool:
    """Whether the words say that the thing is lately or now: also 'last month', 'now'."""
    return _pattern("today", "now").search(folded, start, end) is not None
