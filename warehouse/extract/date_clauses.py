"""What part of a sentence a date stands in: its main clause, or one that only says more of a word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from warehouse.extract.clause_words import AND, PAST_ENDS, PLACE_RELATIVES
from warehouse.extract.date_lexicon import Words

_PUNCTUATION = ".,;:()[]\"'!?-|*"
_NEW_CLAUSE = re.compile(
    r", (?:and|but|y|et|mais|e|mas) (?:in|on|from|between|during|en|em|entre|le|el)(?: [a-z ]{0,12})?\Z"
)
_JOINS = AND | frozenset(("or", "but", "nor", "o", "ou", "ni", "mais", "mas", "pero", "to"))
# Behind the subject of a relative clause: 'that also trains', 'que no se'.
_BEFORE_VERB = frozenset(("also", "then", "now", "not", "no", "ne", "nao", "se", "lo", "y", "tambien", "tambem"))
# Past tenses that no participle looks like.
_PAST_ENDS_ONLY = ("aron", "ieron", "aram", "eram", "iram", "erent")
_SINGULAR = frozenset(("was", "has", "is", "had", "will"))
_NO_RELATIVES = frozenset(("WHO", "qué", "Qué", "quién", "cuál"))
_SUBJECT_ONLY = frozenset(("who", "qui", "quien", "quienes"))
_WHOSE = frozenset(("whose", "dont"))
_MAIN_VERB = 9
_HEAD = 3
Lexicon = Mapping[str, Words]


class Clause(NamedTuple):
    """The words of the sentence in front of a date: as they stand, folded, and without their marks."""

    spelt: list[str]
    marked: list[str]
    words: list[str]

    def without_comma_from(self, place: int) -> bool:
        """Whether no comma stands from the word at `place` to the date."""
        return not any(word.endswith(",") for word in self.marked[place:])


def bare_words(folded: str) -> list[str]:
    """The words without the marks around them."""
    return [word.strip(_PUNCTUATION) for word in folded.split()]


def clause_before(text: str, folded: str, low: int, here: int) -> Clause:
    """The sentence from `low`, or from where it begins behind that, to a date at `here`."""
    stops = (folded.rfind(". ", low, here), folded.rfind("\n", low, here), folded.rfind("; ", low, here))
    low = max(low, max(stops) + 1)
    if new := _NEW_CLAUSE.search(folded, low, here):
        low = new.start() + 1
    return Clause(text[low:here].split(), folded[low:here].split(), bare_words(folded[low:here]))


def is_relative(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a relative clause holds the date.

    One between commas is over at the second, and any is over where the sentence goes on with a second
    verb: 'a programme that certifies trainers was completed in'. Behind a comma 'where' tells what happened next.
    """
    words, relatives = clause.words, lexicon["relatives"].single
    if relatives.isdisjoint(words):
        return False
    sayings, lasting = lexicon["sayings"].single, lexicon["lasting"].single
    over = 0
    opening = _end_of_opening(clause, lexicon)
    for place, word in enumerate(words):
        if place < max(over, opening) or word not in relatives or clause.spelt[place] in _NO_RELATIVES:
            continue
        if word in PLACE_RELATIVES and place and clause.marked[place - 1].endswith(","):
            continue
        if (place and words[place - 1] in sayings) or not lasting.isdisjoint(words[place + 1 : place + 2]):
            continue
        over = _end_of_insertion(clause, place, lexicon)
        if not over and not _goes_on(clause, place, lexicon):
            return True
    return False


def _end_of_opening(clause: Clause, lexicon: Lexicon) -> int:
    """Where 'Under a project that began in 2015,' ends in front of the sentence's own words; 0 if none opens it."""
    if clause.words[0] not in lexicon["prepositions"].single:
        return 0
    return next((at for at, word in enumerate(clause.marked, start=1) if word.endswith(",")), 0)


def _end_of_insertion(clause: Clause, place: int, lexicon: Lexicon) -> int:
    """Where ', for which the fund pays,' and ', held by women who pay,' end before a verb; 0 if they do not."""
    words, marked = clause.words, clause.marked
    end = next((later for later in range(place + 1, len(words) - 2) if marked[later].endswith(",")), 0)
    if not end:
        return 0
    start = next((later for later in range(place, 0, -1) if marked[later - 1].endswith(",")), 0)
    verb, behind = words[end + 1], words[end + 2]
    is_verb = verb in lexicon["finite"].single or _may_be_past(verb, lexicon)
    return end + 1 if place - start < 2 or (is_verb and behind not in lexicon["prepositions"].single) else 0


def _goes_on(clause: Clause, place: int, lexicon: Lexicon) -> bool:
    """Whether a second finite verb follows the relative at `place` and its own verb."""
    words, finite = clause.words, lexicon["finite"].single
    relative, own = words[place], place + 1
    while own < len(words) and (words[own] in _BEFORE_VERB or words[own].endswith(("ly", "mente"))):
        own += 1
    if own >= len(words):
        return False
    is_past = _may_be_past(words[own], lexicon)
    may_be_subject = relative in _SUBJECT_ONLY or is_past or _is_verb(clause, place, own, lexicon)
    is_subject = may_be_subject and relative not in PLACE_RELATIVES
    if not is_subject:
        own = next((at for at in range(own + 1, len(words)) if _is_finite(words, at, relative, lexicon)), len(words))
        is_past = True
    is_base = own < len(words) and words[own] in lexicon["bases"].single
    for at in range(own + 1, len(words)):
        if words[at - 1] in _JOINS or (not is_base and words[at - 1] in lexicon["subjects"].single):
            continue
        if (
            words[at] in finite
            and (is_past or own + 1 < at)
            and _agree(words[own], words[at], relative, is_past or is_base)
        ):
            return True
        if own + 1 < at and _is_finite(words, at, relative, lexicon) and words[at] not in finite:
            return True
    return False


def _is_verb(clause: Clause, place: int, own: int, lexicon: Lexicon) -> bool:
    """Whether the word behind 'that' or 'que' may be its verb: no name, no article, and nothing in front of 'that'."""
    word = clause.words[own]
    if word in lexicon["finite"].single:
        return True
    if word in lexicon["subjects"].single or word in lexicon["objects"].single or word in lexicon["determiners"].single:
        return False
    if clause.spelt[own][0].isupper() or not word.isalpha() or clause.words[place] in _WHOSE:
        return False
    return not place or clause.words[place - 1] not in lexicon["prepositions"].single


def _agree(own: str, closing: str, relative: str, is_verb: bool) -> bool:
    """'That certifies ... was', 'that certify ... were', but not 'that victims of ... were': then it is no verb."""
    if is_verb or relative not in ("that", "which"):
        return True
    return own.endswith("s") is (closing in _SINGULAR)


def _is_finite(words: Sequence[str], at: int, relative: str, lexicon: Lexicon) -> bool:
    word = words[at]
    if word in lexicon["finite"].single:
        return True
    after = words[at + 1] if at + 1 < len(words) else ""
    if word == "a":
        return after == "ete" or relative in ("qui", "dont")
    if word == "se":
        return bool(after) and not after.endswith(("r", "re"))
    return _is_past(words, at, lexicon)


def _is_past(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether the word is an active verb of the past: 'reunieron', 'attended a', but not 'supported by'."""
    word = words[at]
    if word.endswith(_PAST_ENDS_ONLY) or word in lexicon["pasts_only"].single:
        return True
    if not _may_be_past(word, lexicon):
        return False
    after, articles = words[at + 1] if at + 1 < len(words) else "", lexicon["determiners"].single
    if at and words[at - 1] in articles:
        return False
    return after in lexicon["objects"].single or after in articles or after[:1].isdigit()


def _may_be_past(word: str, lexicon: Lexicon) -> bool:
    return word.endswith(PAST_ENDS) or word in lexicon["pasts"].single or word in lexicon["pasts_only"].single


def is_past(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether any of the words may be a finite verb of the past."""
    return any(_may_be_past(word, lexicon) or word in lexicon["finite"].single for word in words)


def counts_from(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a span is counted from the date: 'ten years after the war ended in', 'dos años después del golpe de'."""
    words, spans = clause.words, lexicon["spans"].single
    places = [at for at, word in enumerate(words) if at and word in lexicon["afterwards"].single]
    return any(words[at - 1] in spans and clause.without_comma_from(at) for at in places)


def is_pluperfect(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the date's verb tells of what had been before: 'the Philippines had ratified it in'.

    'After the cyclone had struck in' tells when the rest began, 'had been trained at the end of' what was reached.
    """
    words = clause.words
    place = max((at for at, word in enumerate(words) if word in lexicon["earlier"].single), default=-1)
    if place < 0 or not clause.without_comma_from(place):
        return False
    if not lexicon["afterwards"].single.isdisjoint(words) or not lexicon["ends"].single.isdisjoint(words[place:]):
        return False
    return not any(_is_finite(words, at, "", lexicon) for at in range(place + 2, len(words)))


def tells_of_predecessor(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the sentence is about what went before the thing reported ('an earlier pledge, made in')."""
    head = clause.words[:_HEAD]
    predecessors = lexicon["predecessors"].single
    if predecessors.isdisjoint(head):
        return False
    return head[0] in predecessors or head[0] in lexicon["determiners"].single or head[0] in lexicon["objects"].single


def opens_sentence(clause: Clause, place: int, lexicon: Lexicon) -> bool:
    """Whether the words in front of the one at `place` are but the subject of the sentence, without a verb."""
    opening = _end_of_opening(clause, lexicon)
    words = clause.words[opening if opening <= place else 0 : place]
    return lexicon["finite"].single.isdisjoint(words) and not any(
        _is_past(words, at, lexicon) for at in range(len(words))
    )


def is_reduced(clause: Clause, after: list[str], is_closed: bool, lexicon: Lexicon) -> bool:
    """Whether a bare participle holds the date: 'a meeting held in Vienna in', not 'was held in'.

    It is over where a verb follows. Behind what opens the sentence some tell when: ', held in May 2019,'
    of an event, ', published in 2020, explains' of a work, 'a group convened in 2014 agreed'. `is_closed`
    is whether a comma follows the date.
    """
    words, participles = clause.words, lexicon["participles"].single
    if participles.isdisjoint(words):
        return False
    place = max(place for place, word in enumerate(words) if word in participles)
    behind = words[place + 1] if place + 1 < len(words) else "in"
    if behind not in lexicon["prepositions"].single or (behind == "a" and words[place].endswith("ed")):
        return False
    if any(_is_finite(words, at, "", lexicon) for at in range(place + 2, len(words)) if words[at - 1] not in _JOINS):
        return False
    if _tells_of_subject(clause, place, after, lexicon):
        return False
    if after and after[0] in lexicon["finite_after"].single:
        return True
    if after and after[0] in lexicon["objects"].single and not is_closed:
        return False
    if not place or clause.marked[place - 1].endswith(","):
        return any(after) or not opens_sentence(clause, place, lexicon)  # '- a framework for action, launched in 2022'
    if words[place] in lexicon["happens"].single and _closes(after, lexicon) and opens_sentence(clause, place, lexicon):
        return False
    if words[place - 1] in lexicon["auxiliaries"].single or words[place - 1].endswith("ly"):
        return False
    before = words[place - 1]
    spelt = clause.spelt[place - 1].strip("()")
    is_name = spelt[:1].isupper() and spelt[-1].isalnum()
    return not is_name or before in lexicon["documents"].single or before in lexicon["event_names"].single


def _closes(after: list[str], lexicon: Lexicon) -> bool:
    """Whether the words behind a date bring no verb to what stands in front: none, a mark, 'with', 'and reached'."""
    prepositions = lexicon["prepositions"].single
    if len(after) > 2 and after[0] in AND:
        return _may_be_past(after[1], lexicon) and after[2] not in prepositions
    return not after or not after[0] or after[0] in prepositions


def _tells_of_subject(clause: Clause, place: int, after: list[str], lexicon: Lexicon) -> bool:
    """Whether the participle at `place` says when the event or the work that opens the sentence was held or made."""
    participle, is_aside = clause.words[place], not place or clause.marked[place - 1].endswith(",")
    if participle in lexicon["held"].single:
        is_told = is_aside or lexicon["met"].open(after)
    elif is_aside and participle in lexicon["made"].single:
        is_told = lexicon["contains"].open(after[1:]) if place else lexicon["contains"].are_in(after[:_MAIN_VERB])
    else:
        return False
    return is_told and opens_sentence(clause, place, lexicon)
