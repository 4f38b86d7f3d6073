"""Which codes of a lexicon a passage supports, most important first, and by which words.

A code's score is the sum over its words of weight x zone: the strongest mention counts whole, the
next half, the next a quarter, so that a word said five times never weighs more than two. A code is
given from the lexicon's threshold on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from operator import itemgetter
from typing import NamedTuple

from warehouse.extract.bodies import find_bodies
from warehouse.extract.complements import ASIDE, MODIFIER, SETTLED, TOPIC, Mention, new_mention, weigh_complements
from warehouse.extract.passage import Found, Passage
from warehouse.extract.scan import Hit, keep_longest
from warehouse.extract.tag_lexicon import LANGS, Case, Lexicon
from warehouse.extract.zones import FIRST, SECOND, Zone
from warehouse.records import Evidence, Span

EVIDENCE_PER_CODE = 3
BODY = "body"
PLAIN = 2  # the least weight of words that say what an item is about, whatever bodies it names
TOPICS = (TOPIC, MODIFIER)
_POINTS = itemgetter(0)
ASIDE_CHARS = 160
OPENING_CHARS = 40
# 'Urged them to open shelters, to train judges': one aside.
_ASIDE_END = re.compile(r",(?! (?:and |or )?to )|[;:]| through | mediante | a travers | it | they ")
# Behind 'Lima, 3 May - ', 'UNODA: ' and 'In Peru and Chile, ' a sentence opens as it would without them.
_BEFORE_OPENING = re.compile(r"[^.;:]{3,70} [-\u2013\u2014] |[^.;:,]{2,60}: |(?:in|en|em|au|aux) [^.;:,]{3,60}, ")


class _Candidate(NamedTuple):
    score: float
    order: float
    code: str
    start: int
    mentions: list[Mention]


# A third of the time of calling the classes, which would be called 10,000 times in 200,000 characters.
_candidate = partial(tuple.__new__, _Candidate)
_evidence = partial(tuple.__new__, Evidence)
_span = partial(tuple.__new__, Span)


def extract_tags(passage: Passage, lexicon: Lexicon, field: str) -> Found[str]:
    """The codes that the passage supports, with the words behind each as evidence."""
    mentions = _find_mentions(passage, lexicon) if passage.zones else {}
    if not mentions:
        return Found(doubt=0.5)
    head = None
    if lexicon.topic != 1.0 and len(mentions) > 1:
        heads = weigh_complements(passage.folded, mentions, lexicon)
        head = next((code for _, _, zone, code in heads.values() if zone.name == FIRST), None)
    starts, scores = {}, {}
    for code, found in mentions.items():
        starts[code] = found[0].start
        if len(found) > 1:
            found.sort(key=_POINTS, reverse=True)
        scores[code] = _score(found)
    candidates, codes, bars = [], lexicon.codes, lexicon.bars
    for code, score in scores.items():
        entry, share = codes[code], 1.0
        for other, factor in entry.beside.items():
            if factor < share and other in scores and scores[other] >= bars[other]:
                share = factor
        score *= share
        order = score * entry.rank * (lexicon.head if code == head else 1.0)
        candidates.append(_candidate((score, order, code, starts[code], mentions[code])))
    return _choose(candidates, lexicon, field)


def _find_asides(passage: Passage, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Stretches that say under what, after what or to what end the thing was done, to the next comma."""
    folded = passage.folded
    starts = [(hit.end, ASIDE_CHARS) for hit in passage.hits.get(lexicon.aside_kind, ())]
    if openings := lexicon.opening_words:
        for start, _, name in passage.zones:
            if name in (FIRST, SECOND):
                if before := _BEFORE_OPENING.match(folded, start):
                    start = before.end()
                forms = openings.get(folded[start : folded.find(" ", start)])
                if forms and folded.startswith(forms, start):
                    starts.append((start, OPENING_CHARS))
    spans = []
    for start, reach in starts:
        stop = _ASIDE_END.search(folded, start, start + ASIDE_CHARS)
        spans.append((start, stop.start() if stop else start + reach))
    return spans


def _find_mentions(passage: Passage, lexicon: Lexicon) -> dict[str, list[Mention]]:
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
    mentions: dict[str, list[Mention]] = {}
    for code, row in rows.items():
        found: list[Mention] = []
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
                if weight >= SETTLED:
                    points = max(points, weight * lexicon.purpose)
                if asides and _is_within(start, asides):
                    points, role = points * (lexicon.aside if weight < SETTLED else lexicon.purpose), ASIDE
                elif bodies and _is_within(start, bodies):
                    role = BODY
                found.append(new_mention((points, start, end, weight, zone, rule, role)))
        if found:
            mentions[code] = found
    if bodies:
        _lighten_bodies(mentions, lexicon.body)
    return mentions


def _lighten_bodies(mentions: dict[str, list[Mention]], factor: float) -> None:
    """Make the words inside names of bodies count less where a plain word of weight speaks for another code."""
    spoken = {code for code, row in mentions.items() for each in row if each.role != BODY and each.weight >= PLAIN}
    for code, row in mentions.items():
        if spoken - {code}:
            row[:] = [each._replace(points=each.points * factor) if each.role == BODY else each for each in row]


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


def _score(mentions: list[Mention]) -> float:
    """The points of a code's mentions, strongest first, each half as much as the one before; mere topics count once."""
    total, share, topics = 0.0, 1.0, 0
    for points, _, _, _, _, _, role in mentions:
        if role in TOPICS:
            topics += 1
            if topics > 1:
                continue
        total += points * share
        share /= 2
    return total


def _choose(candidates: list[_Candidate], lexicon: Lexicon, field: str) -> Found[str]:
    chosen, margin, bars = [], 1.0, lexicon.bars
    for candidate in candidates:
        score = candidate.score
        bar = bars[candidate.code]
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
    codes = tuple([candidate.code for candidate in chosen])
    faint = tuple([candidate.code for candidate in candidates if candidate.code not in codes])
    return Found(codes, tuple(evidence), round(1.0 - margin, 3), faint)


@lru_cache(maxsize=512)
def _rule(rule: str, zone: str, role: str) -> str:
    """'term:title', 'law-in-the-making:first-sentence:purpose': which rule, where, in what role; kept once."""
    return f"{rule}:{zone}:{role}" if role else f"{rule}:{zone}"
