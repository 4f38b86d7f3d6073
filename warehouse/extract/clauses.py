"""What the words before a term say of it: a second thing done, a purpose, a topic, a mere description."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from warehouse.extract.clause_words import (
    ABOUT,
    ACTION_ENDS,
    ACTS,
    ADJECTIVES,
    AIMS,
    ALSO,
    AND,
    ARTICLES,
    AUXILIARIES,
    BACKWARD,
    BY,
    DEFINITE,
    GOALS,
    NO_VERBS,
    OCCASIONS,
    PARTICIPLE_ENDS,
    PASSIVE_PARTS,
    PAST_ENDS,
    PLACE_RELATIVES,
    PREPOSITIONS,
    PURPOSES,
    RELATIVES,
    RELATIVES_BEHIND_COMMA,
    STAFF,
    SUBORDINATORS,
    TALKED,
    UNDERGONE,
    VERB_ENDS,
    VERBS,
    WHEN,
)

REACH = 10
CLAUSE = 12
OCCASION = 5
_TURNS = frozenset(("has", "have", "as"))
_AIMING = PURPOSES | {"of"}
_VERB_PARTS = PASSIVE_PARTS | ALSO
_ADVERB_ENDS = ("ly", "mente")
_VERB_TAILS = (*(f" {word} " for word in _VERB_PARTS), "ly ", "mente ")
_NO_PLAIN_SUBJECT = AUXILIARIES | SUBORDINATORS
_NO_PREDICATE = _NO_PLAIN_SUBJECT | VERBS | ACTS
_DESCRIBING = RELATIVES | {"que"}


def starts_anew(words: Sequence[str], term: str, is_strong: bool, rest: str = "") -> bool:
    """Whether the sentence comes to a second thing done with the term that follows these folded words.

    ', providing legal', ' and also launched a', ' has entered into a', for strong terms ', and ten nurses were', '; ten
    nurses took a', ' and supported a group in opening a', 'as well as two': so it does. `rest` is what follows the
    term. Words keep their punctuation.
    """
    last = len(words) - 1
    if last < 0:
        return False
    verb = term.split(" ", 1)[0]
    is_verb = verb.endswith(PAST_ENDS) or verb in ACTS
    if is_verb and (_joins(words[last]) or _is_second_passive(words)):
        return True
    if verb.endswith("ing") and words[last] in PREPOSITIONS and last and _joins(words[last - 1]):
        return True  # 'in adopting a plan and in training officers'
    if is_strong and not PLACE_RELATIVES.isdisjoint(words) and _is_in_place_clause(words):
        return True
    if is_strong and any(one[-1] == ";" and other not in BACKWARD for one, other in pairwise(words)):
        return True
    has_and = not AND.isdisjoint(words)
    if is_strong and has_and and (_is_second_clause(words, rest.split(), is_verb) or _is_second_act(words)):
        return True
    if not has_and and _TURNS.isdisjoint(words) and not any(word[-1] in ",;" for word in words[-5:]):
        return False
    for at in range(last, max(last - 5, 0), -1):
        word, before = words[at], words[at - 1]
        if before in ("has", "have") and word.endswith(("ed", "en")):
            return True
        if at < last - 2:
            continue
        if word.endswith(VERB_ENDS) and not word.startswith(NO_VERBS) and BY.isdisjoint(words[at + 1 : at + 2]):
            lead = words[at - 2] if at > 1 and (before in ALSO or before.endswith("ly")) else before
            if _joins(lead):
                return True
        if is_strong and word == "as" and before == "well":
            return True
    return False


def _is_second_passive(words: Sequence[str]) -> bool:
    """Whether a verb behind these words says what was done to a second thing: 'shelters, and 64 nurses were'."""
    return words[-1] in PASSIVE_PARTS and not AND.isdisjoint(words) and SUBORDINATORS.isdisjoint(words)


def _is_in_place_clause(words: Sequence[str]) -> bool:
    """Whether the words end in a clause that says what was done there: 'in Niger, where 86 nurses were'."""
    for at in range(len(words) - 1, 0, -1):
        if words[at] in PLACE_RELATIVES:
            return words[at - 1][-1] == "," and not AUXILIARIES.isdisjoint(words[at + 1 :])
    return False


def _is_second_clause(words: Sequence[str], rest: Sequence[str], is_verb: bool) -> bool:
    """Whether the term between these words is subject, verb or object of a clause behind ', and'."""
    joint = len(words) - 1
    while joint > 0 and not (words[joint] in AND and words[joint - 1][-1] == ","):
        if words[joint][-1] in ",;" or words[joint] in SUBORDINATORS or joint < len(words) - CLAUSE:
            return False
        joint -= 1
    before = words[joint + 1 :]
    if joint and is_verb and BY.isdisjoint(rest[:1]):
        return True
    for at in range(len(before) - 1, max(len(before) - 4, -1), -1):
        if before[at] in PREPOSITIONS:
            return False
        if before[at] in VERBS or (at and before[at].endswith(PAST_ENDS)):
            return True
    is_subject = not AUXILIARIES.isdisjoint(rest) or (
        len(rest) > 1 and _is_past(rest[0]) and PREPOSITIONS.isdisjoint(rest[1:2])
    )
    return joint > 0 and is_subject and PREPOSITIONS.isdisjoint(before)


def _is_second_act(words: Sequence[str]) -> bool:
    """Whether the term behind these words is what a second verb of doing does: 'and supported a group in opening a'."""
    for at in range(len(words) - 1, max(len(words) - CLAUSE, 0), -1):
        word = words[at]
        if word in ABOUT or word in AND or word[-1] in ",;":
            return False
        if word in ACTS and words[at - 1] in AND:
            return at + 1 == len(words) or words[at + 1] not in BY
    return False


def is_purpose(words: Sequence[str]) -> bool:
    """Whether the words before a term say what something is for: 'to review the', 'for the drafting of'."""
    if _AIMING.isdisjoint(words):
        return False
    for back, word in enumerate(reversed(words[-REACH:])):
        if word[-1] in ",;:":
            return False
        at = len(words) - 1 - back
        if word in PURPOSES and back and words[at + 1] not in RELATIVES:
            return True
        if word == "of" and at and (words[at - 1] in AIMS or _is_action(words, at - 1)):
            return True
    return False


def _is_action(words: Sequence[str], at: int) -> bool:
    return at > 1 and words[at].endswith(ACTION_ENDS) and words[at - 2 : at] == ["for", "the"]


def is_occasion(words: Sequence[str], is_gathering: bool = False) -> bool:
    """Whether the words before a term make it the occasion of what people did: 'judges compared notes at a regional'.

    Not so where they published, adopted or did another of the things that agencies do. Where they tell of a gathering
    it may be what that was for: 'officers came together in Sunyani for a'. What they were given is one too: 'the staff
    of the helpline received'.
    """
    for at in range(len(words) - 1, max(len(words) - OCCASION, 0), -1):
        if words[at][-1] in ",;:":
            return False
        if words[at] in UNDERGONE:
            return not any(word in _NO_PREDICATE or _is_past(word) for word in words[:at])
        if words[at] in ARTICLES and (words[at - 1] in OCCASIONS or (is_gathering and words[at - 1] in GOALS)):
            return ACTS.isdisjoint(words)
    return False


def is_apart(folded: str, start: int, end: int) -> bool:
    """Whether a term is no modifier of what follows: 'guide on' is open, and 'by training' has an object."""
    last = folded[start:end].rsplit(" ", 1)[-1]
    if last in PREPOSITIONS:
        return True
    before = folded[max(0, start - 12) : start].split()
    return last.endswith("ing") and bool(before) and (before[-1] in PREPOSITIONS or before[-1] in AND)


def _joins(word: str) -> bool:
    return word in AND or word[-1] in ",;"


def is_described(before: str) -> bool:
    """Whether the last word of this part of a sentence stands in a clause that only describes.

    'Prosecutors, gathered in Lima at the', 'judges, whose courts had yet to hand down a', 'officers who
    had attended a', 'on 5 May, when the' open one; a comma closes it, and so does the verb of what it was put behind.
    """
    words = before.split()
    if "," not in before and _DESCRIBING.isdisjoint(words):
        return False
    opened, behind_comma, is_opening = -1, False, words[0] in PREPOSITIONS
    for at, word in enumerate(words):
        if opened >= 0:
            if word[-1] in ",;" or (word in AUXILIARIES and at > opened + 2 and not behind_comma):
                opened = -1
        elif at and words[at - 1][-1] == ",":
            is_clause = not is_opening and (word in RELATIVES_BEHIND_COMMA or _is_participle(words, at))
            if is_clause or word in WHEN:
                opened, behind_comma = at, True
            is_opening = False
        elif word in RELATIVES or (word == "que" and at and _is_of_people(words[at - 1])):
            opened, behind_comma = at, False
    return opened >= 0


def _is_of_people(word: str) -> bool:
    return word[-1] == "s" or word in STAFF


def _is_participle(words: Sequence[str], at: int) -> bool:
    word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
    is_complement = after in PREPOSITIONS or (after == "a" and not word.endswith(("ed", "ing")))
    return is_complement and word.endswith(PARTICIPLE_ENDS)


def is_main_verb(before: str, term: str, rest: str) -> bool:
    """Whether a term is what the sentence says was done: a verb in the past with its object and no other before it.

    'Staff of the shelter *trained* forty', but not 'officers *trained* by' or 'the officers who were *trained*'.
    """
    verb = term.split(" ", 1)[0]
    if not (verb.endswith(PAST_ENDS) or verb in ACTS):
        return False
    words, after = before.split(), rest.split(None, 1)
    behind = [*term.split(" ", 2)[1:2], *after[:1]]
    if not (verb in TALKED or any(word in ARTICLES or word in DEFINITE or word[0].isdigit() for word in behind)):
        return False
    if not words or words[-1] in ARTICLES or words[-1] in DEFINITE or words[-1] in PREPOSITIONS:
        return False
    return not any(word in _NO_PREDICATE or _is_past(word) for word in words)


def is_first_verb(before: str) -> bool:
    """Whether the term behind this part of a sentence is its first verb, in the passive: 'staff of shelters were '."""
    if not before[-12:].endswith(_VERB_TAILS):
        return False
    words = before.split()
    verb = len(words)
    while verb > 1 and (words[verb - 1] in _VERB_PARTS or words[verb - 1].endswith(_ADVERB_ENDS)):
        verb -= 1
    if PASSIVE_PARTS.isdisjoint(words[verb:]):
        return False
    return not any(word in _NO_PLAIN_SUBJECT or word[-1] == ";" or _is_past(word) for word in words[:verb])


def _is_past(word: str) -> bool:
    return word.endswith(PAST_ENDS) and word not in ADJECTIVES
