"""Whether the words after a number name persons, and where they end."""

from __future__ import annotations

import re

from warehouse.extract.money import KIND as CURRENCY
from warehouse.extract.numbers import Number
from warehouse.extract.passage import Passage
from warehouse.extract.people_lexicon import PeopleWords, people_words
from warehouse.records import Span

_REACH = 7
# No farther from a number stands the next that shares its noun: '12 Lao and 15 Thai judges'.
_NEXT = 40
AND = frozenset(("and", "or", "et", "ou", "y", "e"))
_TOKEN = re.compile(r" ?[(\"]?([^\W\d_](?:[^\W\d_]|['&./-](?=[^\W\d_]))*)")
_COMMA = re.compile(r"(?:,|-,?)(?= )")
_COORDINATE = re.compile(r"(?: ?(?:,|,? and|or|&|,? et|ou|,? y|,? e|o|/) )(?:de |d'|des |du |dos |das |do |da )?")
# '45 male and 30 female officers', '12 Lao and 15 Thai judges'.
_SHARED = re.compile(r" ([^\W\d_]{3,}) (?:and|or) ")
# 'In two courses, 12 and 15 judges', but not 'between 12 and 15 judges'.
_BOTH = (" and ", " y ", " et ", " e ")
_BETWEEN = re.compile(r"\b(?:between|from|entre|aged?|ages|of|de|no|nos|lines?) $")
_POSSESSIVE = ("'", "’")
_OF = re.compile(r" (?:of |de |d' ?)")
_OF_THE = re.compile(
    r" (?:of (?:the|those|these|its|their|his|her|our|all) (?:(?:more than|over|about|some|nearly) )?"
    r"|(?:(?:de|parmi|sur|entre) (?:l[oae]s |l')|d[eo]s |das |del total de )(?:personnes |personas |pessoas )?)"
)
# 'Ya son 600 las víctimas', 'são 600 as vítimas'.
_THE = re.compile(r" (?:l[oae]s|[oa]s) ")
_ARE = re.compile(r"\b(?:son|eran|fueron|suman|sumaron|sao|eram|foram|somam|somaram)\b")
_NEAR = 110
# 'Forty-odd widows'.
ODD = ("-odd ", " odd ")
_OUT_OF = (" of ", " out of ", " de ", " sur ")
# Shares are of so few: 'nine of ten'.
_SHARES = 10
_DONE_TO_THEM = re.compile(r"\w+ed\b")


def token_at(folded: str, at: int, end: int) -> re.Match[str] | None:
    """The word at a place, behind a blank and a bracket if they stand there; group 1 is the word alone."""
    return _TOKEN.match(folded, at, end)


def end_of_persons(passage: Passage, span: Span, numbers: list[Number], index: int) -> int | None:
    """Where the words that name the counted persons end, None if no persons follow the number.

    They never run into the next number, but '45 male and 30 female officers' share their noun, and so do
    '20 of the 45 officers'.
    """
    number, folded, end, words = numbers[index], passage.folded, span.end, people_words()
    at = number.end
    if folded.startswith(ODD, at):
        at += len(ODD[0]) - 1
    if not folded.startswith((" ", "\n"), at):
        return None
    if index + 1 < len(numbers):
        following = numbers[index + 1].start
        is_near = following - number.end <= _NEXT
        if is_near and is_out_of_next(folded, numbers, index):
            return end_of_persons(passage, span, numbers, index + 1)
        if folded[number.end : following] in _BOTH and not _BETWEEN.search(folded, span.start, number.start):
            return end_of_persons(passage, span, numbers, index + 1)
        shared = _SHARED.fullmatch(folded, number.end, following) if is_near and passage.lang == "en" else None
        if shared and _may_be_adjective(shared[1], words):
            return end_of_persons(passage, span, numbers, index + 1)
        end = max(number.end, following)
    before = max(span.start, number.start - _NEAR)
    if (link := _THE.match(folded, at, end)) and _ARE.search(folded, before, number.start):
        at = link.end() - 1
    elif link := _OF_THE.match(folded, at, end):
        at = link.end()
        if done := _DONE_TO_THEM.match(folded, link.end(), end):
            return done.end() if done[0].startswith(words.undergone) else None
    elif (number.scale > 1 or number.is_about) and (link := _OF.match(folded, at, end)):
        at = link.end()
    return end_of_noun(passage, at, end)


def is_out_of_next(folded: str, numbers: list[Number], index: int) -> bool:
    """Whether the number is part of the next, as in '20 of the 45 officers' and '71 of 80 officers'."""
    if index + 1 == len(numbers):
        return False
    number, following = numbers[index : index + 2]
    if folded[number.end : following.start] in _OUT_OF:
        return following.value > max(number.value, _SHARES)
    return _OF_THE.fullmatch(folded, number.end, following.start) is not None


def end_of_noun(passage: Passage, at: int, end: int) -> int | None:
    """Where the persons named from `at` on end, with those joined to them; None if it names none."""
    folded, words = passage.folded, people_words()
    head = _head(passage, at, end, words)
    if head is None:
        return None
    while (link := _COORDINATE.match(folded, head, end)) and (more := _head(passage, link.end(), end, words, 4)):
        head = more
    return head


def _head(passage: Passage, at: int, end: int, words: PeopleWords, reach: int = _REACH) -> int | None:
    """The end of the first word within reach that names persons, if only what describes them stands before it.

    In English they come first, in the other languages after.
    """
    folded, lang = passage.folded, passage.lang
    for _ in range(reach):
        match = _TOKEN.match(folded, at, end)
        if match is None:
            return None
        if phrase := words.phrases.match(folded, match.start(1), end):
            return phrase.end()
        token = match[1]
        is_owner = token[-1] == "s" and folded.startswith(_POSSESSIVE, match.end(), end)
        if not is_owner and words.names_persons(token, lang) and not _is_currency(passage, match.start(1)):
            return _after_head(folded, match.end(), end, words, lang)
        at, before = match.end() + is_owner, at
        if token in words.weak:
            following = _TOKEN.match(folded, at, end)
            if following is None or following[1] in words.stops or following[1] in AND:
                return at
        is_office = token == "of" and passage.text[before - 1].isalpha() and _is_capital(passage.text, before)
        if not (is_office or is_owner or _describes(passage, token, at, end, words)):
            return None
        if lang == "en" and (comma := _COMMA.match(folded, at, end)):
            following = _TOKEN.match(folded, comma.end(), end)
            if following and not words.names_persons(following[1], lang):
                at = comma.end()
    return None


def _may_be_adjective(token: str, words: PeopleWords) -> bool:
    return not (
        token[-1] == "s" or token in words.stops or token in words.things or words.names_persons(token, lang="en")
    )


def _describes(passage: Passage, token: str, at: int, end: int, words: PeopleWords) -> bool:
    """Whether the word that ends at `at` may stand before persons.

    One that could be counted itself does where they follow at once: 'bus drivers', 'day labourers'.
    """
    if passage.lang != "en":
        return token in words.adjectives
    if token in words.stops or token.startswith("year"):
        return False
    is_thing = token in words.things
    is_acronym = passage.text[at - len(token) : at].isupper()  # 'UNAIDS staff'
    is_plural = token[-1] == "s" and token[-2:] not in ("'s", "ss") and token not in words.between and not is_acronym
    if not is_thing and not is_plural:
        return True
    following = None if is_thing and is_plural else _TOKEN.match(passage.folded, at, end)
    return following is not None and words.names_persons(following[1], passage.lang)


def _is_capital(text: str, end: int) -> bool:
    """Whether the word that ends there begins with a capital: 'Ministry of', not 'members of'."""
    return text[text.rfind(" ", 0, end) + 1].isupper()


def _is_currency(passage: Passage, start: int) -> bool:
    return any(hit.start == start for hit in passage.hits.get(CURRENCY, ()))


def _after_head(folded: str, at: int, end: int, words: PeopleWords, lang: str) -> int | None:
    """The end of the persons, drawn on over 'women prosecutors', None for 'women (crisis) shelters'."""
    while match := _TOKEN.match(folded, at, end):
        if lang != "en" and match[1][-1] in "sx" and match[1] not in words.stops | words.things:
            at = match.end()
            continue
        if not words.names_persons(match[1], lang):
            following = _TOKEN.match(folded, match.end(), end)
            if (
                lang != "en"
                or match[1] in words.stops
                or match[1] in AND
                or not following
                or not words.names_persons(following[1], lang)
            ):
                break
            match = following
        at = match.end()
    if lang != "en":
        return at
    if match and match[1] in words.links:
        match = _TOKEN.match(folded, match.end(), end)
    return None if match and match[1] in words.things else at
