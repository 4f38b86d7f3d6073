"""In what sense persons are counted: trained, attended, reached, victims or other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from warehouse.extract.scan import fold
from warehouse.records import Sense, Span
from warehouse.yaml_file import StrictModel, load_yaml

LEXICON = Path(__file__).parent / "lexicon" / "people_senses.yml"
TRAINING = "TRAIN"
_ENFORCES = "ENF"
_CAMPAIGNS = "CAMP"
_BESIDE = 14  # characters between a count and its verb: 'arrested more than 20', '20 women were freed'
_BESIDE_FIRST = 120  # a cue beside the count goes before all that stand further off
_NEAR = 60  # from further off nobody becomes a victim or a suspect
_MASSES = 1_000_000  # so many are mostly background: they were reached only where a word beside the count says so
_OF_ACTIVITIES = (Sense.TRAINED, Sense.ATTENDED, Sense.REACHED)
_NOUN_NEAR = 25  # '45 women, all survivors of ...'
# Of a course people say both that it trains and that it is attended: its cue may stand so many characters further off.
_TRAINED_FIRST = 40
_BREAK = 30  # behind a colon, a semicolon or 'who' a cue stands so many characters further off
# These name the count itself and stand as near.
_BY = ("attended by", "reach", "alcan", "touche", "llego a")
_OF_VICTIMS = ("victim", "survivor", "sobrevivient", "sobrevivente", "vitima")
_BREAKS = re.compile(r"[:;]|^ (?:who|que|qui) ")
_ABOUT = "(?: (?:about|around|some|nearly|over|more than|an estimated|unos|unas|cerca de|environ))?"
_OPENS_CLAUSE = re.compile(r"(?:^|[,;:.\u2013\u2014-]|\b(?:and|where|which|on|y|e|et)) ?$")
_TO = re.compile(r" (?:to|a|aux) ?$")
_FIGURES = re.compile(r"[\d.,\s]+")


class SenseFile(StrictModel):
    """The file's schema: phrases parted by commas."""

    cues: dict[Sense, str]
    void: str
    beside: dict[Sense, str]
    who: dict[Sense, str]
    survivors: str
    at_work: str
    in_care: str
    lessons: str
    teaching: str
    agreeing: str
    measures: dict[str, Sense]


@dataclass(frozen=True, slots=True)
class SenseWords:
    """The lexicon ready for use: `beside` matches at the end of what stands before a count."""

    cues: dict[Sense, re.Pattern[str]]
    void: re.Pattern[str]
    beside: dict[Sense, re.Pattern[str]]
    who: dict[Sense, re.Pattern[str]]
    survivors: re.Pattern[str]
    at_work: re.Pattern[str]
    in_care: re.Pattern[str]
    lessons: re.Pattern[str]
    teaching: re.Pattern[str]
    agreeing: re.Pattern[str]
    measures: dict[str, Sense]


@cache
def sense_words() -> SenseWords:
    """The lexicon, read once."""
    file = load_yaml(LEXICON, SenseFile)
    return SenseWords(
        cues={sense: _beginnings(words) for sense, words in file.cues.items()},
        void=_beginnings(file.void),
        beside={sense: re.compile(rf"\b(?:{_any(words)}){_ABOUT} ?$") for sense, words in file.beside.items()},
        who={sense: _beginnings(words) for sense, words in file.who.items()},
        survivors=_beginnings(file.survivors),
        at_work=_beginnings(file.at_work),
        in_care=_beginnings(file.in_care),
        lessons=_beginnings(file.lessons),
        teaching=_beginnings(file.teaching),
        agreeing=_beginnings(file.agreeing),
        measures=file.measures,
    )


def _beginnings(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{_any(words)})")


def _any(words: str) -> str:
    return "|".join(re.escape(phrase.strip()) for phrase in fold(words).split(",") if phrase.strip())


class _Cue(NamedTuple):
    away: int
    sense: Sense
    gap: int  # characters between it and the count


class _Persons(NamedTuple):
    who: str
    are_at_work: bool
    are_in_care: bool


def tell_sense(folded: str, span: Span, count: Span, n: int, measures: Sequence[str]) -> tuple[Sense, bool]:
    """The sense in which the `n` persons of `count` are counted, and whether words about them say so.

    Who they are decides, or the verb right before the count, else the nearest cue in the sentence; without one the
    item's main measure does. `span` is the title or body that they are counted in.
    """
    words = sense_words()
    who = _FIGURES.sub(" ", count.of(folded)).strip().partition(",")[0]
    if words.who[Sense.OTHER].search(who):
        return Sense.OTHER, True
    are_at_work = words.at_work.search(who) is not None
    persons = _Persons(who, are_at_work, not are_at_work and words.in_care.search(who) is not None)
    sentence = _sentence(folded, span, count)
    before = folded[sentence.start : count.start]
    if not are_at_work:
        for sense, verbs in words.beside.items():
            if verbs.search(before):
                return sense, True
    cue = _nearest_cue(folded, sentence, count, persons)
    if _are_victims(persons, cue):
        return Sense.VICTIMS, True
    if n >= _MASSES and (cue is None or (cue.sense in _OF_ACTIVITIES and cue.gap > _BESIDE)):
        return Sense.OTHER, False
    if cue is None:
        return _sense_by_measure(persons, before, measures), False
    return _fit(cue.sense, sentence.of(folded), persons, measures), True


def are_at_work(who: str) -> bool:
    """Whether the words for the persons name their work ('judges', 'agents de police')."""
    return sense_words().at_work.search(fold(who)) is not None


def _are_victims(persons: _Persons, cue: _Cue | None) -> bool:
    """Whether the words for the persons say so, and none beside them that they were taught or, of survivors, served."""
    words = sense_words()
    is_taught = cue is not None and cue.sense in (Sense.TRAINED, Sense.ATTENDED) and cue.gap <= _NOUN_NEAR
    if persons.are_at_work or is_taught:
        return False
    if words.survivors.search(persons.who):
        return cue is None or cue.sense is not Sense.REACHED
    return words.who[Sense.VICTIMS].search(persons.who) is not None


def _nearest_cue(folded: str, sentence: Span, count: Span, persons: _Persons) -> _Cue | None:
    """The cue that stands nearest to the count in its sentence."""
    words = sense_words()
    void = [match.span() for match in words.void.finditer(folded, *sentence)]
    found: _Cue | None = None
    for sense, cues in words.cues.items():
        if sense is Sense.VICTIMS and persons.are_at_work:
            continue
        for match in cues.finditer(folded, *sentence):
            if any(low <= match.start() < high for low, high in void):
                continue
            cue = _weigh_cue(folded, match, sense, count)
            if cue and (found is None or cue.away < found.away):
                found = cue
    return found


def _weigh_cue(folded: str, match: re.Match[str], sense: Sense, count: Span) -> _Cue | None:
    """How far off the words count for the sense, None where they do not."""
    start, end = match.span()
    if count.start <= start < count.end:
        return _Cue(0, sense, 0) if sense is Sense.ATTENDED else None  # '24 participants'
    is_behind = start >= count.end
    between = folded[count.end : start] if is_behind else folded[end : count.start]
    gap = len(between)
    if sense in (Sense.VICTIMS, Sense.OTHER) and gap > _NEAR:
        return None
    if match[0] in _OF_VICTIMS and not (is_behind and gap <= _NOUN_NEAR):
        return None
    away = gap
    if sense is Sense.TRAINED or folded.startswith(_BY, start):
        away -= _TRAINED_FIRST
    if _BREAKS.search(between):
        away += _BREAK
    elif gap <= _BESIDE:
        away -= _BESIDE_FIRST
    return _Cue(away, sense, gap)


def _fit(sense: Sense, sentence: str, persons: _Persons, measures: Sequence[str]) -> Sense:
    """The sense that a cue has for such persons at such an event."""
    words = sense_words()
    is_training = measures[:1] == (TRAINING,)
    if persons.are_in_care:
        if sense is Sense.ATTENDED and words.lessons.search(sentence):
            return Sense.REACHED
        if sense is Sense.TRAINED and not is_training:
            return Sense.REACHED
    if sense is Sense.ATTENDED and (is_training or words.teaching.search(sentence)):
        return Sense.ATTENDED if words.agreeing.search(sentence) else Sense.TRAINED
    return Sense.TRAINED if sense is Sense.REACHED and persons.are_at_work and TRAINING in measures else sense


def _sense_by_measure(persons: _Persons, before: str, measures: Sequence[str]) -> Sense:
    """The sense of a count without a cue; of a campaign, those were reached whom no clause begins with."""
    if persons.are_at_work and TRAINING in measures:
        return Sense.TRAINED
    main = measures[0] if measures else ""
    if persons.are_at_work and main == _ENFORCES:
        return Sense.OTHER
    sense = sense_words().measures.get(main, Sense.OTHER)
    if sense is Sense.ATTENDED and not _OPENS_CLAUSE.search(before) and (main == _CAMPAIGNS or _TO.search(before)):
        return Sense.REACHED
    return sense


def _sentence(folded: str, span: Span, count: Span) -> Span:
    first = max(folded.rfind(mark, span.start, count.start) + 1 for mark in (". ", "\n"))
    stops: Iterable[int] = (folded.find(mark, count.end, span.end) for mark in (". ", "\n"))
    return Span(max(first, span.start), min((at for at in stops if at >= 0), default=span.end))
