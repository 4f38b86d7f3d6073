"""Whether a date inside an item tells when the thing reported happened, or something else.

Texts name many years that are not the activity's: of laws, resolutions and reports, of beginnings
('since 2014', 'established in 2010'), of plans ('by the end of 2012', 'to be published in 2018') and
of figures ('victims of this crime in 2018'). The words around a date tell them apart; they stand in
`lexicon/date_context.yml`.
"""

from __future__ import annotations

import re

from warehouse.extract.date_clauses import (
    Clause,
    Lexicon,
    bare_words,
    clause_before,
    counts_from,
    is_past,
    is_pluperfect,
    is_reduced,
    is_relative,
    tells_of_predecessor,
)
from warehouse.extract.date_lexicon import Words, date_lexicon, pattern_of
from warehouse.extract.date_words import DateWords

_REACH = 110
_REACH_FAR = 220
_REACH_AFTER = 130
_CLOSE = 5
_NEAR = 7
_HEAD = 10
_NAME = 12
_SUBJECT = 5
_LABEL = 3
_OF = frozenset({"of", "de", "du", "del", "from"})
_AND = frozenset({"and", "y", "et", "e"})
# Between the label of a duration and a date: nothing, or of a range the first date: 'january 2021 - '
_FIRST_DATE = re.compile(
    r" ?(?:(?:from|de|du|entre) )?(?:[a-z]{3,10}\.? )?(?:\d[\d/.]{0,9} ?(?:-|a|to|au|ate) ?)?(?:[a-z]{3,10}\.? )?"
)


def is_duration(folded: str, words: DateWords) -> bool:
    """Whether a line says how long the activity took behind a label: 'Duration: 2018-2021'."""
    label, colon, before = folded[folded.rfind("\n", 0, words.start) + 1 : words.start].partition(":")
    lexicon = date_lexicon()
    if not colon or not _FIRST_DATE.fullmatch(before) or lexicon["since"].are_in(bare_words(before)):
        return False
    said = bare_words(label)
    return len(said) <= _LABEL and lexicon["durations"].end(said)


def tells_when(text: str, folded: str, words: DateWords, start: int, end: int, is_title: bool = False) -> bool:
    """Whether the date, standing in a text from `start` to `end`, says when the reported thing happened.

    Days are believed unless the words speak against it, also for an event announced; months and
    years only where a preposition or a mark introduces them and no relative clause, reduced
    participle or plan holds them.
    """
    lexicon = date_lexicon()
    clause = clause_before(text, folded, max(start, words.start - _REACH), words.start)
    before = clause.words
    after = bare_words(folded[words.end : min(end, words.end + _REACH_AFTER)])
    if _is_reference(clause, words, lexicon) or _is_upheaval(before, after, lexicon):
        return False
    if lexicon["until"].end(before) and lexicon["when"].are_in(after[:2]):
        return True
    if _is_beside(clause, lexicon):
        return _is_reached(clause, after, lexicon)
    if words.day2:
        if is_relative(clause, lexicon) and lexicon["origins"].are_in(before):
            return False
        return not lexicon["deadlines"].are_in(before)
    if lexicon["documents"].end(before) or is_relative(clause, lexicon) or _is_planned(before, lexicon):
        return False
    if (
        lexicon["trends"].are_in(before)
        or is_pluperfect(clause, lexicon)
        or tells_of_predecessor(clause, lexicon)
        or counts_from(clause, lexicon)
        or _is_close(clause, lexicon["founded"], _CLOSE)
        or _is_close(clause, lexicon["figures"], _NEAR)
        or _is_counted(clause, lexicon)
    ):
        return False
    if lexicon["history_after"].are_in(after[:_HEAD]):
        return False
    if after and after[0] in _AND and after[1:2] and after[1] in lexicon["present_after"].single:
        return False
    is_closed = folded[words.end : words.end + 1] == ","
    if not is_title and is_reduced(clause, after, is_closed, lexicon) and not _is_enacted(clause, lexicon):
        return False
    if words.month2 and words.year1 == words.year2:
        return True
    return _year_is_told(words, clause, after, lexicon, is_title)


def tells_in_relative(text: str, folded: str, words: DateWords, start: int, end: int) -> bool:
    """Whether the date stands in a relative clause that says when the thing was carried out.

    It does behind a main clause of the past ('judges took courses which UNODC held in 2016', not 'judges quote a guide
    which'), behind a drafting ('helped to write a law, which was passed in 2018'), in front of its verb (', which in
    2022 trained') and before what a work contains ('a video that the agency released in June shows'), unless a bare
    participle in it holds the date ('which gathers what was said at a meeting held in').
    """
    lexicon = date_lexicon()
    clause = clause_before(text, folded, max(start, words.start - _REACH_FAR), words.start)
    is_introduced = _is_introduced(clause.words, lexicon) or lexicon["opens_span"].end(clause.words)
    if not is_relative(clause, lexicon) or not is_introduced:
        return False
    last = max(place for place, word in enumerate(clause.words) if word in lexicon["relatives"].single)
    own = clause.words[last:]
    after = bare_words(folded[words.end : min(end, words.end + _REACH_AFTER)])
    carried_out = lexicon["carried_out"]
    is_told_by_verb = last > 0 and clause.marked[last - 1].endswith(",") and carried_out.open(after)
    if not (is_told_by_verb or is_past(clause.words[:last], lexicon) or lexicon["contains"].open(after)):
        return False
    is_done = lexicon["earlier"].single.isdisjoint(own) and not lexicon["plans"].are_in(own)
    if not is_done or _is_beside(clause, lexicon):
        return False
    if lexicon["enacted"].are_in(own) and lexicon["drafting"].are_in(clause.words[:last]):
        return True
    if is_told_by_verb:
        return True
    if not carried_out.are_in(own):
        return False
    verb = max(place for place in range(len(own)) if carried_out.end(own[: place + 1]))
    is_closed = folded[words.end : words.end + 1] == ","
    return verb <= _SUBJECT or not is_reduced(clause, after, is_closed, lexicon)


def _is_enacted(clause: Clause, lexicon: Lexicon) -> bool:
    """'Helped to draft the law, adopted by Parliament in': a participle says when what was drafted was passed."""
    enacted, words = lexicon["enacted"].single, clause.words
    place = max((at for at, word in enumerate(words) if word in enacted), default=0)
    return place > 0 and clause.marked[place - 1].endswith(",") and lexicon["drafting"].are_in(words[:place])


def is_announced(text: str, folded: str, words: DateWords, start: int) -> bool:
    """Whether the sentence in front of the date says that the thing is still to come."""
    clause = clause_before(text, folded, max(start, words.start - _REACH), words.start)
    return _is_planned(clause.words, date_lexicon())


def _is_planned(before: list[str], lexicon: Lexicon) -> bool:
    """'Will', 'to be'; but 'went on to be' tells what happened."""
    plans = lexicon["plans"]
    if not plans.are_in(before):
        return False
    goes_on = lexicon["goes_on"].single
    return plans.are_in(
        [word for at, word in enumerate(before) if word != "to" or goes_on.isdisjoint(before[at - 1 : at])]
    )


def _is_reference(clause: Clause, words: DateWords, lexicon: Lexicon) -> bool:
    """'resolution 62/122 of', 'Act No. 11 of', 'the Palermo Protocol of'; 'from 3 to 5 May' is none."""
    if (
        len(clause.words) < 2
        or clause.words[-1] not in _OF
        or (clause.words[-1] == "from" and words[2:5] != words[5:8])
    ):
        return False
    thing = clause.marked[-2]
    return thing[-1].isdigit() or thing[-1] == ")" or thing in lexicon["documents"].single


def _is_upheaval(before: list[str], after: list[str], lexicon: Lexicon) -> bool:
    """'The earthquake of April 2015', 'the 2015 earthquake', but not 'during the 2015 floods'."""
    upheavals = lexicon["upheavals"].single
    is_named = (
        bool(after) and after[0] in upheavals and before[-1:] != [] and before[-1] in lexicon["determiners"].single
    )
    is_named |= len(before) > 1 and before[-1] in _OF and before[-2] in upheavals
    return is_named and lexicon["throughout"].single.isdisjoint(before)


def _is_beside(clause: Clause, lexicon: Lexicon) -> bool:
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


def _is_reached(clause: Clause, after: list[str], lexicon: Lexicon) -> bool:
    """What stood at the end of the time: 'By the end of 2012, 900 officers had been trained', either way round."""
    before = clause.words
    if not lexicon["reached_by"].are_in(before[-_CLOSE:]) or _is_planned(before, lexicon):
        return False
    reached = lexicon["reached"]
    if reached.are_in(after):
        return not lexicon["plans"].are_in(after)
    if not reached.are_in(before) or is_relative(clause, lexicon):
        return False
    last = max(place for place, word in enumerate(before) if word in reached.single)
    return not lexicon["aims"].are_in(before[last:])


def _is_close(clause: Clause, forms: Words, reach: int) -> bool:
    """Whether a form is among the last words and no comma parts it from the date."""
    words = clause.words
    if not forms.are_in(words[-reach:]):
        return False
    places = (place for place in range(len(words)) if forms.end(words[: place + 1]))
    return clause.without_comma_from(max(places))


def _is_counted(clause: Clause, lexicon: Lexicon) -> bool:
    """'Cases registered in the city in'; but 'officers registered nine cases in' tells what they did."""
    words, counted = clause.words, lexicon["counted"]
    if not _is_close(clause, counted, _NEAR):
        return False
    last = max(place for place, word in enumerate(words) if word in counted.single)
    return words[last + 1] in lexicon["prepositions"].single if last + 1 < len(words) else True


def _year_is_told(words: DateWords, clause: Clause, after: list[str], lexicon: Lexicon, is_title: bool) -> bool:
    before = clause.words
    if words.year1 != words.year2:
        if lexicon["decisions"].are_in(before):
            return False
        if lexicon["opens_span"].end(before) or not before:
            return True
        if lexicon["heads_span"].end(before):
            return len(before) <= _CLOSE and not lexicon["documents"].are_in(before)
    if _is_of_event(clause, lexicon):
        return is_title or lexicon["at"].are_in(before)
    if _is_introduced(before, lexicon):
        return True
    is_named = bool(before) and (before[-1] in lexicon["determiners"].single or before[-1].endswith("'s"))
    return is_named and lexicon["event_names"].are_in(after[:4]) and lexicon["at"].are_in(before)


def _is_of_event(clause: Clause, lexicon: Lexicon) -> bool:
    """'The conference', 'the conference of', 'the Day against Trafficking'."""
    words = clause.words
    if lexicon["event_names"].end(words) or (
        words[-1:] and words[-1] in _OF and lexicon["event_names"].end(words[:-1])
    ):
        return True
    observances = lexicon["observances"].single
    last = max((place for place, word in enumerate(words) if word in observances), default=-1)
    if last < 0 or last < len(words) - _NAME or words[-1] in lexicon["prepositions"].single:
        return False
    name = words[last:]
    return clause.without_comma_from(last) and len(name) > 1 and lexicon["finite"].single.isdisjoint(name)


def _is_introduced(before: list[str], lexicon: Lexicon) -> bool:
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
    return pattern_of("today").search(folded, start, end) is not None


def is_recent(folded: str, start: int, end: int) -> bool:
    """Whether the words say that the thing is lately or now: also 'last month', 'now'."""
    return pattern_of("today", "now").search(folded, start, end) is not None


def is_perfect(folded: str, start: int, end: int) -> bool:
    """Whether the words say what has been done by the time of their writing."""
    return pattern_of("perfect").search(folded, start, end) is not None
