"""Which codes of a lexicon a passage supports, most important first, and by which words.

A code's score is the sum over its words of weight x zone: the strongest mention counts whole, the
next half, the next a quarter, so that a word said five times never weighs more than two. A code is
given from the lexicon's threshold on.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from warehouse.extract.clauses import is_purpose, starts_anew
from warehouse.extract.passage import Found, Passage
from warehouse.extract.scan import Hit
from warehouse.extract.tag_lexicon import LANGS, Case, Lexicon
from warehouse.extract.zones import FIRST, Zone, find_asides, find_zones
from warehouse.records import Evidence, Span

EVIDENCE_PER_CODE = 3
STRONG = 2.5
SETTLED = 5
_TOPICS = ("topic", "modifier")
_NO_HEAD = (sys.maxsize, "")
_WORD = re.compile(r"[^\W_]+")
_POINTS = itemgetter(0)


class _Mention(NamedTuple):
    points: float
    start: int
    end: int
    weight: float
    zone: int
    rule: str
    apart: bool
    role: str


# Half the time of calling _Mention.
_mention = tuple.__new__


class _Candidate(NamedTuple):
    score: float
    order: float
    code: str
    start: int
    mentions: list[_Mention]


def extract_tags(passage: Passage, lexicon: Lexicon, field: str) -> Found[str]:
    """The codes that the passage supports, with the words behind each as evidence."""
    kinds = lexicon.kinds
    rows = [(kinds[kind], row) for kind, row in passage.hits.items() if kind in kinds]
    if not rows:
        return Found(doubt=0.5)
    zones = find_zones(passage, lexicon)
    if not zones:
        return Found(doubt=0.5)
    asides = find_asides(passage, zones, lexicon)
    mentions: dict[str, list[_Mention]] = {}
    for code, row in rows:
        if found := _mentions(passage, row, zones, asides, lexicon.aside):
            mentions[code] = found
    head = None
    if lexicon.topic != 1.0 and len(mentions) > 1:
        heads = _weigh_complements(passage.folded, mentions, lexicon)
        head = next((heads[at][1] for at, zone in enumerate(zones) if zone.name == FIRST and at in heads), None)
    candidates = []
    for code, found in mentions.items():
        start = found[0].start
        if len(found) > 1:
            found.sort(key=_POINTS, reverse=True)
        score = _score(found)
        order = score * lexicon.codes[code].rank * (lexicon.head if code == head else 1.0)
        candidates.append(_Candidate(score, order, code, start, found))
    return _choose(candidates, lexicon, field, zones)


def _mentions(
    passage: Passage, row: Sequence[Hit], zones: list[Zone], asides: list[tuple[int, int]], aside: float
) -> list[_Mention]:
    lang = passage.lang if passage.lang in LANGS else None
    mentions: list[_Mention] = []
    last_start = last_end = -1
    number, zone = 0, zones[0]
    for start, end, (weight, only, rule, cases) in row:
        if only and lang and only != lang:
            continue
        # The same word by two terms ('trafficked' and 'traffick*'): the first one speaks.
        if start == last_start and end == last_end:
            continue
        last_start, last_end = start, end
        while start >= zone.end and number < len(zones) - 1:
            number += 1
            zone = zones[number]
        if not zone.start <= start < zone.end:
            continue
        for case in cases:
            if _is_near(passage.folded, start, end, zone, case):
                weight = case.weight
                break
        if weight:
            apart = bool(asides) and any(low <= start < high for low, high in asides)
            points = weight * zone.factor * (aside if apart else 1.0)
            mentions.append(_mention(_Mention, (points, start, end, weight, number, rule, apart, "")))
    return mentions


def _is_near(folded: str, start: int, end: int, zone: Zone, case: Case) -> bool:
    """Whether one of the words stands within so many words of the term, in the same zone."""
    reach = 14 * case.within
    if case.side == "before":
        tokens = _WORD.findall(folded, max(zone.start, start - reach), start)[-case.within :]
    else:
        tokens = _WORD.findall(folded, end, min(zone.end, end + reach))[: case.within]
    if not case.words.isdisjoint(tokens):
        return True
    return bool(case.stems) and any(token.startswith(case.stems) for token in tokens)


def _weigh_complements(
    folded: str, mentions: dict[str, list[_Mention]], lexicon: Lexicon
) -> dict[int, tuple[int, str]]:
    """Make the mentions lighter that only say what another one is about, or is for; give the heads.

    The head of a sentence is its first strong word: in 'a workshop on data collection', and in 'data
    collection workshop' as well, the workshop. 'Held a workshop and published a study' has two. What
    comes back is the head's start and code by zone.
    """
    strong = sorted(
        (mention.start, mention.zone, code)
        for code, row in mentions.items()
        for mention in row
        if mention.weight >= STRONG and not mention.apart
    )
    starts = {start: code for start, _, code in strong}
    modifiers = set()
    for code, row in mentions.items():
        for at, mention in enumerate(row):
            if starts.get(mention.end + 1, code) != code:
                row[at] = _lighter(mention, lexicon.topic, "modifier")
                modifiers.add(mention.start)
    heads: dict[int, tuple[int, str]] = {}
    for start, zone, code in strong:
        if zone not in heads and start not in modifiers:
            heads[zone] = (start, code)
    for code, row in mentions.items():
        for at, mention in enumerate(row):
            start, head = heads.get(mention.zone, _NO_HEAD)
            here = mention.start
            if head == code or here <= start or mention.weight >= SETTLED:
                continue
            words = folded[max(start, here - 80) : here].split()
            if starts_anew(words, folded[here : mention.end], mention.weight >= STRONG):
                continue
            if is_purpose(words):
                row[at] = _lighter(mention, lexicon.purpose, "purpose")
            else:
                row[at] = _lighter(mention, lexicon.topic, "topic")
    return heads


def _lighter(mention: _Mention, factor: float, role: str) -> _Mention:
    points, start, end, weight, zone, rule, apart, _ = mention
    return _Mention(points * factor, start, end, weight, zone, rule, apart, role)


def _score(mentions: list[_Mention]) -> float:
    """The points of a code's mentions, strongest first, each half as much as the one before; mere topics count once."""
    if len(mentions) == 1:
        return mentions[0].points
    total, share, topics = 0.0, 1.0, 0
    for mention in mentions:
        if mention.role in _TOPICS:
            topics += 1
            if topics > 1:
                continue
        total += mention.points * share
        share /= 2
    return total


def _choose(candidates: list[_Candidate], lexicon: Lexicon, field: str, zones: list[Zone]) -> Found[str]:
    if not candidates:
        return Found(doubt=0.5)
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
        Evidence(field, candidate.code, Span(mention.start, mention.end), _rule(mention, zones))
        for candidate in chosen
        for mention in candidate.mentions[:EVIDENCE_PER_CODE]
    ]
    return Found(tuple([candidate.code for candidate in chosen]), tuple(evidence), round(1.0 - margin, 3))


def _rule(mention: _Mention, zones: list[Zone]) -> str:
    """'term:title', 'law-in-the-making:first-sentence:purpose': which rule, where, in what role."""
    where = f"{mention.rule}:{zones[mention.zone].name}"
    role = mention.role or ("aside" if mention.apart else "")
    return f"{where}:{role}" if role else where
