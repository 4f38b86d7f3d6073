"""Which codes of a lexicon a passage supports, most important first, and by which words.

A code's score is the sum over its words of weight x zone: the strongest mention counts whole, the
next half, the next a quarter, so that a word said five times never weighs more than two. A code is
given from the lexicon's threshold on.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from operator import itemgetter
from typing import NamedTuple

from warehouse.extract.bodies import find_bodies
from warehouse.extract.clauses import is_described, is_first_verb, is_open, is_purpose, starts_anew
from warehouse.extract.passage import Found, Passage
from warehouse.extract.scan import Hit, keep_longest
from warehouse.extract.tag_lexicon import LANGS, Case, Lexicon
from warehouse.extract.zones import FIRST, SECOND, Zone
from warehouse.records import Evidence, Span

EVIDENCE_PER_CODE = 3
STRONG = 2.5
SETTLED = 5
_ASIDE, _BODY, _MODIFIER, _PURPOSE, _TOPIC = "aside", "body", "modifier", "purpose", "topic"
_TOPICS = (_TOPIC, _MODIFIER)
_POINTS = itemgetter(0)
ASIDE_CHARS = 160
_ASIDE_END = re.compile(r"[,;:]| through | mediante | a travers ")


class _Mention(NamedTuple):
    points: float
    start: int
    end: int
    weight: float
    zone: Zone
    rule: str
    role: str


class _Strong(NamedTuple):
    """A mention that may be the head of its sentence."""

    start: int
    end: int
    zone: Zone
    code: str


class _Candidate(NamedTuple):
    score: float
    order: float
    code: str
    start: int
    mentions: list[_Mention]


# A third of the time of calling the classes, which would be called 10,000 times in 200,000 characters.
_mention = partial(tuple.__new__, _Mention)
_candidate = partial(tuple.__new__, _Candidate)
_strong = partial(tuple.__new__, _Strong)
_NO_HEAD = _Strong(sys.maxsize, sys.maxsize, Zone(0, 0, ""), "")
_evidence = partial(tuple.__new__, Evidence)
_span = partial(tuple.__new__, Span)


def extract_tags(passage: Passage, lexicon: Lexicon, field: str) -> Found[str]:
    """The codes that the passage supports, with the words behind each as evidence."""
    mentions = _find_mentions(passage, lexicon) if passage.zones else {}
    if not mentions:
        return Found(doubt=0.5)
    head = None
    if lexicon.topic != 1.0 and len(mentions) > 1:
        heads = _weigh_complements(passage.folded, mentions, lexicon)
        head = next((each.code for zone, each in heads.items() if zone.name == FIRST), None)
    starts, scores = {}, {}
    for code, found in mentions.items():
        starts[code] = found[0].start
        if len(found) > 1:
            found.sort(key=_POINTS, reverse=True)
        scores[code] = _score(found)
    candidates = []
    for code, score in scores.items():
        if beside := lexicon.codes[code].beside:
            score *= min([factor for other, factor in beside.items() if _is_given(other, scores, lexicon)], default=1.0)
        order = score * lexicon.codes[code].rank * (lexicon.head if code == head else 1.0)
        candidates.append(_candidate((score, order, code, starts[code], mentions[code])))
    return _choose(candidates, lexicon, field)


def _is_given(code: str, scores: Mapping[str, float], lexicon: Lexicon) -> bool:
    return scores.get(code, 0.0) >= (lexicon.codes[code].threshold or lexicon.threshold)


def _find_asides(passage: Passage, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Stretches that say under what, after what or to what end the thing was done, to the next comma."""
    folded = passage.folded
    starts = [hit.end for hit in passage.hits.get(lexicon.aside_kind, ())]
    if openings := lexicon.opening_words:
        for start, _, name in passage.zones:
            if name in (FIRST, SECOND):
                forms = openings.get(folded[start : folded.find(" ", start)])
                if forms and folded.startswith(forms, start):
                    starts.append(start)
    spans = []
    for start in starts:
        stop = _ASIDE_END.search(folded, start, start + ASIDE_CHARS)
        spans.append((start, stop.start() if stop else start + ASIDE_CHARS))
    return spans


def _find_mentions(passage: Passage, lexicon: Lexicon) -> dict[str, list[_Mention]]:
    """The words of each code that count, in page order."""
    zones, words = passage.zones, passage.words
    asides = _find_asides(passage, lexicon)
    factors = lexicon.factors[passage.item.title is not None]
    kinds = lexicon.kinds[passage.lang if passage.lang in LANGS else None]
    rows: dict[str, Sequence[Hit]] = {}
    for kind, row in passage.hits.items():
        if code := kinds.get(kind):
            rows[code] = keep_longest([*rows[code], *row]) if code in rows else row
    # A name's words count for less beside those of another code only.
    bodies = find_bodies(passage) if lexicon.body != 1.0 and len(rows) > 1 else ()
    mentions: dict[str, list[_Mention]] = {}
    for code, row in rows.items():
        found: list[_Mention] = []
        last_start = last_end = -1
        for start, end, (weight, rule, cases) in row:
            # The same word by two terms ('trafficked' and 'traffick*'): the first one speaks.
            if start == last_start and end == last_end:
                continue
            last_start, last_end = start, end
            for zone in zones:
                if zone.start <= start < zone.end:
                    break
            else:
                continue
            for case in cases:
                if _is_near(words, start, end, zone, case):
                    weight = case.weight
                    break
            if weight:
                points, role = weight * factors[zone.name], ""
                if asides and _is_within(start, asides):
                    points, role = points * lexicon.aside, _ASIDE
                elif bodies and _is_within(start, bodies):
                    points, role = points * lexicon.body, _BODY
                found.append(_mention((points, start, end, weight, zone, rule, role)))
        if found:
            mentions[code] = found
    return mentions


def _is_within(at: int, stretches: Sequence[tuple[int, int]]) -> bool:
    for start, end in stretches:  # noqa: SIM110 (any() over a generator takes three times as long)
        if start <= at < end:
            return True
    return False


def _is_near(words: str, start: int, end: int, zone: Zone, case: Case) -> bool:
    """Whether one of the words stands within so many words of the term, in the same zone."""
    within, stems = case.within, case.stems
    if case.side == "before":
        near = words[max(zone.start, start - 14 * within) : start].rsplit(None, within)[-within:]
    else:
        near = words[end : min(zone.end, end + 14 * within)].split(None, within)[:within]
    if not case.words.isdisjoint(near):
        return True
    if stems:
        for word in near:
            if word.startswith(stems):
                return True
    return False


def _weigh_complements(folded: str, mentions: dict[str, list[_Mention]], lexicon: Lexicon) -> Mapping[Zone, _Strong]:
    """Make the mentions lighter that only say what another one is about, or is for; give the heads.

    The head of a sentence is its first strong word: in 'a workshop on data collection', and in 'data
    collection workshop' as well, the workshop. 'Held a workshop and published a study' has two. What
    comes back is the head's start and code by zone.
    """
    strong = sorted(
        [
            _strong((start, end, zone, code))
            for code, row in mentions.items()
            for _, start, end, weight, zone, _, role in row
            if weight >= STRONG and role != _ASIDE
        ]
    )
    if not strong:
        return {}
    starts = {start - 1: code for start, _, _, code in strong}
    modifiers = set()
    for code, row in mentions.items():
        for at, mention in enumerate(row):
            end = mention[2]
            if end in starts and starts[end] != code and not is_open(folded[mention.start : end]):
                row[at] = _lighter(mention, lexicon.topic, _MODIFIER)
                modifiers.add(mention.start)
    heads, late = _find_heads(folded, [each for each in strong if each[0] not in modifiers] if modifiers else strong)
    for code, row in mentions.items():
        for at, mention in enumerate(row):
            _, here, end, weight, zone, _, _ = mention
            start, _, _, head = heads.get(zone, _NO_HEAD)
            if head == code or here == start or weight >= SETTLED:
                continue
            if here < start:
                if is_described(folded[zone.start : end].split()):
                    row[at] = _lighter(mention, lexicon.aside, _ASIDE)
                elif zone in late:
                    row[at] = _lighter(mention, lexicon.topic, _TOPIC)
                continue
            words = folded[max(start, here - 80) : here].split()
            if starts_anew(words, folded[here:end], weight >= STRONG, folded[end : end + 50]):
                continue
            if is_purpose(words):
                row[at] = _lighter(mention, lexicon.purpose, _PURPOSE)
            else:
                row[at] = _lighter(mention, lexicon.topic, _TOPIC)
    return heads


def _find_heads(folded: str, strong: Sequence[_Strong]) -> tuple[dict[Zone, _Strong], set[Zone]]:
    """The head of each sentence, and the sentences where a strong word stands in front of it.

    It is the first strong word, but for those in clauses that only describe, and those that the first
    verb of the sentence says something of: 'the staff of a helpline were *trained*'.
    """
    heads: dict[Zone, _Strong] = {}
    contested: dict[Zone, list[_Strong]] = {}
    for each in strong:
        zone = each[2]
        if zone not in heads:
            heads[zone] = each
        elif zone in contested or heads[zone][3] != each[3]:
            contested.setdefault(zone, [heads[zone]]).append(each)
    late = set()
    for zone, row in contested.items():
        for head in row:
            if not is_described(folded[zone.start : head.end].split()):
                break
        else:
            head = row[0]
        for each in row[row.index(head) + 1 :]:
            if is_first_verb(folded[zone.start : each.start]):
                head = each
                break
        if head is not row[0]:
            heads[zone] = head
            late.add(zone)
    return heads, late


def _lighter(mention: _Mention, factor: float, role: str) -> _Mention:
    points, start, end, weight, zone, rule, _ = mention
    return _mention((points * factor, start, end, weight, zone, rule, role))


def _score(mentions: list[_Mention]) -> float:
    """The points of a code's mentions, strongest first, each half as much as the one before; mere topics count once."""
    total, share, topics = 0.0, 1.0, 0
    for points, _, _, _, _, _, role in mentions:
        if role in _TOPICS:
            topics += 1
            if topics > 1:
                continue
        total += points * share
        share /= 2
    return total


def _choose(candidates: list[_Candidate], lexicon: Lexicon, field: str) -> Found[str]:
    floor = max([candidate.score for candidate in candidates]) * lexicon.share_of_first
    chosen, margin = [], 1.0
    for candidate in candidates:
        score = candidate.score
        bar = lexicon.codes[candidate.code].threshold or lexicon.threshold
        bar = bar if bar > floor else floor
        gap = abs(score - bar) / bar
        margin = gap if gap < margin else margin
        if score >= bar:
            chosen.append(candidate)
    if not chosen and lexicon.fallback is not None:
        best = max(candidates, key=lambda c: c.score)
        chosen = [best] if best.score >= lexicon.fallback else []
    if len(chosen) > 1:
        chosen.sort(key=lambda c: (-c.order, c.start))
    chosen[2:] = [candidate for candidate in chosen[2 : lexicon.most] if candidate.score >= lexicon.third]
    evidence = [
        _evidence((field, code, _span((start, end)), _rule(rule, zone.name, role)))
        for _, _, code, _, mentions in chosen
        for _, start, end, _, zone, rule, role in mentions[:EVIDENCE_PER_CODE]
    ]
    return Found(tuple([candidate.code for candidate in chosen]), tuple(evidence), round(1.0 - margin, 3))


@lru_cache(maxsize=512)
def _rule(rule: str, zone: str, role: str) -> str:
    """'term:title', 'law-in-the-making:first-sentence:purpose': which rule, where, in what role; kept once."""
    return f"{rule}:{zone}:{role}" if role else f"{rule}:{zone}"
