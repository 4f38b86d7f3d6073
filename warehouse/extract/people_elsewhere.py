"""Counts of persons whose noun does not follow: 'participants: 45', 'of whom 12 were lawyers', '118 in number'."""

from __future__ import annotations

import re
from typing import NamedTuple

from warehouse.extract.numbers import Number
from warehouse.extract.passage import Passage
from warehouse.extract.people_lexicon import PeopleWords, people_words
from warehouse.extract.people_nouns import AND, end_of_noun, token_at
from warehouse.records import Evidence, Span

_NEAR = 110
_FAR = 300
_LABEL = 80
_THING_REACH = 3
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_ENDS = re.compile(r" ?(?:[.,;:()\n]|$)")
OF_THEM = re.compile(
    r" (?:of (?:them|whom|these|those)|d'entre (?:elles|eux)|d[eo]s? (?:ellos|ellas|eles|elas|quais|cuales)|deles"
    r"|delas)\b"
)
# 'Of the 45 participants', before the number.
OUT_OF = re.compile(
    r"\b(?:(?:of|among|sur|de|parmi|entre|d[eo]s|das) (?:the|les|los|las|os|as)|sur|parmi|dos|das|out of) $"
)
# 'Each of the fifteen took home a kit', 'all fifteen passed'.
_EACH_OF = re.compile(
    r"\b(?:(?:each|all|none|any|every one) of the|all|cada un[oa] de l[oa]s|tod[oa]s l[oa]s|chacune? des"
    r"|tou(?:s|tes) les|cada uma? d[oa]s|tod[oa]s [oa]s) $"
)
_PLURAL_AHEAD = re.compile(r"(?: [\w-]+){0,2} [\w-]{3,}[sx]\b")
_AGES = re.compile(r"\b(?:aged?|ages|edad|edades|ans|anos|idade|agee?s)\b")
_SMALL = 10
_SHARE_REACH = 10
_WERE = re.compile(r" (?:were|are|was|eran|son|etaient|sont|eram|sao) ")
_OTHERS = re.compile(
    r" (?:others|more|of their \w+|otros|otras|mas|autres|de plus|outros|outras)(?= (?!than|que)|[.,;)]|$)"
)
_LINKED = re.compile(
    r"(?:[,;(]|\b(?:and|y|e|et|while|mientras|tandis que)) ?"
    r"(?:(?:a|to|the|another|a further|otros|otras|outros|outras|about|around|some|over|nearly|almost|up to|more than"
    r"|at least|unos|unas|mas de|quelque|pres de|plus de|cerca de|mais de|uns|umas) )*$"
)
_FROM = re.compile(
    r" (?:(?:from|in|of|at|by|on|through|online|via|aged|who|por|pel[oa]|par|sur|de|du|des|da|do|dos|das"
    r"|del|en|em|na|no|au|aux|a|provenientes|procedentes|venus|venues)\b|d')"
)
# 'Of whom 31 came from Guinea', 'dont 31 venaient de Guinée'.
_CAME_FROM = re.compile(
    r" (?:came|come|had come|hailed|venaient|viennent|etaient originaires|sont originaires|provenian|provienen|venian"
    r"|vienen|procedian|proceden|provinham|provem|vinham|vem) (?:(?:from|de|des|du|del|do|da|dos|das)\b|d')"
)
# 'Counselling to 640 survivors, medical help to 56 and legal help to 32'.
_TO = re.compile(r"(?:[,;]|\b(?:and|y|e|et)) (?:[^\W\d_][\w'-]* ){1,5}(to|for|a|para|aux|pour) $")
_IN_ALL = re.compile(
    r" (?:in number|in all|in total|altogether|all told|en total|en tout|au total|en todo|no total|ao todo|em total)\b"
)
_NUMBER_OF = re.compile(
    r"(?:numbers?|total|numero|nombre|effectif|cifra|cantidad|quantidade)"
    r" (?:of |de |d'|des |dos |das |de los |de las )((?:[^\W\d]|[ '-]){3,50}?) ?(?:\([^)]*\) ?)?"
    r"(?::|\b(?:to|at|is|was|were|are|reached|reaching|totalled|totaled|stood at|stands at|rose to|from|a|as|de|en"
    r"|es|fue|era|sont|est|etait|atteint|ascendio a|alcanzo|llego a|chegou a|foi|e|eram)) (?:\w+ (?:to|a) )?$"
)
# 'A crew of 22', 'une équipe de 40'.
_BODY_OF = re.compile(
    r"\b(crew|staff|audience|delegation|workforce|crowd|turnout|attendance|team|jury|congregation|cohort"
    r"|tripulacion|dotacion|plantilla|audiencia|asistencia|delegacion|equipo|equipage|assistance|equipe"
    r"|tripulacao|delegacao|equipa) (?:of|de|d')(?: (?:about|around|some|over|nearly|almost|more than|at least))? $"
)
_PRESENCE = frozenset(
    ("attendance", "turnout", "enrolment", "enrollment", "headcount", "asistencia", "affluence", "presenca")
)
_COUNTING = ("number", "numero", "nombre", "total", "effectif", "cifra", "cantidad", "quantidade")
_BRACKETED = re.compile(r"([^\W\d_][\w'-]*) \($")
_COLONS = (":", ": ", "=", "= ")
_LABELLED = re.compile(r"(\w[\w'-]*)( \w+ed)?(?: \([^)]{1,30}\))?(?: \w+ed)? ?(?::|=) ?$")
_RATE = re.compile(r" ?(?:%|per ?cent|percent|por ciento|por cento|pour cent|p\. ?cent)")


class Elsewhere(NamedTuple):
    """What makes the number one of persons.

    `end` is where its words end, `noun` the word for the persons if they are named there; it `goes_on` from the
    count before if it shares that one's noun and sense.
    """

    end: int
    noun: Span | None = None
    goes_on: bool = False


def persons_elsewhere(
    passage: Passage, span: Span, numbers: list[Number], index: int, last: Evidence | None
) -> Elsewhere | None:
    """What tells that a number without a noun counts persons, None if nothing does.

    A label before it, what is done to or by persons only, or the count of persons before it, if no other thing
    was counted since.
    """
    number, folded, words = numbers[index], passage.folded, people_words()
    following = token_at(folded, number.end, span.end)
    if following and following[1] in words.things:
        return None
    low = max(span.start, number.start - _LABEL)
    stands_alone = following[1] in words.stops | AND if following else bool(_ENDS.match(folded, number.end, span.end))
    found = _told_itself(passage, Span(low, span.end), numbers[: index + 1], stands_alone)
    if _is_share(numbers, index):
        return None
    if found is None and last and last.span.end > number.start - _FAR:
        found = _told_by_last(passage, Span(low, span.end), numbers[: index + 1], stands_alone, last)
    if found is None and (them := OF_THEM.match(folded, number.end, span.end)):
        found = _told_before(passage, max(span.start, number.start - _FAR), number.start, them.end())
    if found is None and _EACH_OF.search(folded, max(span.start, number.start - 24), number.start):
        found = None if _PLURAL_AHEAD.match(folded, number.end, span.end) else _all_of(passage, span.start, number)
    if found is None and (uses := words.uses.match(folded, number.end, span.end)):
        found = _users(passage, max(span.start, number.start - _FAR), number.start, uses.end())
    return None if found is None or _RATE.match(folded, number.end, span.end) else found


def _is_share(numbers: list[Number], index: int) -> bool:
    """Whether it is a share written with two small numbers: 'nine in ten'."""
    if index + 1 == len(numbers):
        return False
    number, following = numbers[index : index + 2]
    return number.value < following.value <= _SMALL and following.start - number.end <= _SHARE_REACH


def _told_itself(passage: Passage, span: Span, numbers: list[Number], stands_alone: bool) -> Elsewhere | None:
    """By a label before the last of the numbers, or by what is done to or by persons only."""
    folded, words, (start, at) = passage.folded, people_words(), numbers[-1][:2]
    before = folded[span.start : start]
    if stands_alone:
        if noun := _label(passage, before, start):
            return Elsewhere(at, noun)
        if (" of " in before or " d" in before) and (body := _BODY_OF.search(before)):
            return Elsewhere(at, Span(span.start + body.start(1), span.start + body.end(1)))
        if _is_done(before, words):
            return Elsewhere(at)
    if folded.startswith(" who ", at, span.end):
        return Elsewhere(at)
    if them := OF_THEM.match(folded, at, span.end):
        at = them.end()
    if found := words.undergoes.match(folded, at, span.end):
        return Elsewhere(found.end())
    if found := words.joins.match(folded, at, span.end):
        return None if _counts_things(folded, numbers[:-1], span.start) else Elsewhere(found.end())
    if (found := _IN_ALL.match(folded, at, span.end)) and (noun := _last_noun(passage, span.start, start)):
        return Elsewhere(found.end(), noun)
    return None


def _told_by_last(
    passage: Passage, span: Span, numbers: list[Number], stands_alone: bool, last: Evidence
) -> Elsewhere | None:
    """By the count of persons before the last of the numbers: 'of whom 12 were lawyers', 'and 620 in 2019'."""
    folded, words, (start, at) = passage.folded, people_words(), numbers[-1][:2]
    if _counts_things(folded, numbers[:-1], last.span.end):
        return None
    if found := OF_THEM.match(folded, at, span.end):
        return _goes_on(passage, found.end(), span.end)
    gap = folded[last.span.end : start]
    if ". " in gap or "\n" in gap or _AGES.search(gap):
        return None
    if gap.endswith(", ") and OUT_OF.search(folded, max(0, last.span.start - 24), last.span.start):
        return _goes_on(passage, at, span.end)
    if len(gap) > _NEAR:
        return None
    if found := _OTHERS.match(folded, at, span.end):
        return Elsewhere(found.end(), goes_on=True)
    if _WERE.match(folded, at, span.end):
        return _goes_on(passage, at, span.end)
    is_told = stands_alone or _CAME_FROM.match(folded, at, span.end)
    if is_told and words.subset.search(folded, span.start, start):
        return Elsewhere(at, goes_on=True)
    if stands_alone and (like := _TO.search(gap)) and folded.endswith(f" {like[1]} ", 0, last.span.start):
        return Elsewhere(at, goes_on=True)
    if _LINKED.search(gap) and (_FROM.match(folded, at, span.end) or words.deed.match(folded, at, span.end)):
        return Elsewhere(at, goes_on=True)
    return None


def _told_before(passage: Passage, low: int, start: int, end: int) -> Elsewhere | None:
    """By the persons that '60 of them' speaks of, the first of the last sentence that names some, and no things."""
    words, noun = people_words(), None
    for match in _WORD.finditer(passage.folded, low, start):
        if match[0] in words.things:
            return None
        if words.names_persons(match[0], passage.lang) and (
            noun is None or ". " in passage.folded[noun.end : match.start()]
        ):
            noun = Span(*match.span())
    return Elsewhere(end, noun) if noun else None


def _all_of(passage: Passage, low: int, number: Number) -> Elsewhere | None:
    """By the first that the sentence before 'all fifteen' speaks of, if they are persons and no things."""
    folded, words = passage.folded, people_words()
    here = folded.rfind(". ", low, number.start)
    for match in _WORD.finditer(folded, max(low, folded.rfind(". ", low, max(here, low)) + 1), number.start):
        if match[0] in words.things:
            return None
        if words.names_persons(match[0], passage.lang):
            return Elsewhere(number.end, Span(*match.span()))
    return None


_BODIES = re.compile(
    r"\b(?:countr|states\b|govern|compan|organi[sz]|institution|agenc|ministr|court|schools|paises|estados\b|empresas"
    r"|escuelas|pays\b|etats|entreprises|ecoles|escolas)"
)


def _users(passage: Passage, low: int, start: int, end: int) -> Elsewhere | None:
    """By the last persons named before 'have used it', unless bodies are named that may do so as well."""
    noun = _last_noun(passage, low, start)
    return Elsewhere(end, noun) if noun and not _BODIES.search(passage.folded, low, start) else None


def _goes_on(passage: Passage, at: int, end: int) -> Elsewhere:
    """With the noun that '12 of them' and '12 of whom were' may still be given."""
    were = _WERE.match(passage.folded, at, end)
    more = end_of_noun(passage, were.end() if were else at, end)
    return Elsewhere(more or at, Span(were.end() if were else at + 1, more) if more else None, goes_on=True)


def _label(passage: Passage, before: str, start: int) -> Span | None:
    """The noun in 'participants: 45', 'judges (45)' or 'the number of women trained rose to 45'."""
    low = start - len(before)
    if before.endswith(_COLONS) and (label := _LABELLED.search(before)):
        noun = Span(low + label.start(1), low + label.end(1))
        is_done = label[1] == "number" and (label[2] or "").strip().startswith(people_words().undergone)
        if is_done or label[1] in _PRESENCE or people_words().names_persons(label[1], passage.lang):
            return noun
    if (
        before.endswith("(")
        and (bracketed := _BRACKETED.search(before))
        and people_words().names_persons(bracketed[1], passage.lang)
    ):
        return Span(low + bracketed.start(1), low + bracketed.end(1))
    if any(word in before for word in _COUNTING) and (counted := _NUMBER_OF.search(before)):
        return _last_noun(passage, low + counted.start(1), low + counted.end(1))
    return None


def _last_noun(passage: Passage, low: int, high: int) -> Span | None:
    """The last word there that names persons."""
    found = None
    for match in _WORD.finditer(passage.folded, low, high):
        if people_words().names_persons(match[0], passage.lang):
            found = Span(*match.span())
    return found


def _is_done(before: str, words: PeopleWords) -> bool:
    """Whether the words end in what is done to persons only: 'trained a total of'."""
    return any(word.startswith(words.undergone) for word in before.split()[-5:]) and bool(words.done.search(before))


def _counts_things(folded: str, numbers: list[Number], low: int) -> bool:
    """Whether one of the numbers from `low` on counts things: '12 Member States', '30 shelters'."""
    words = people_words()
    for number in numbers:
        at = number.end
        for _ in range(_THING_REACH if number.start >= low else 0):
            counted = token_at(folded, at, len(folded))
            if counted is None or counted[1] in words.stops:
                break
            if counted[1] in words.things:
                return True
            at = counted.end()
    return False
