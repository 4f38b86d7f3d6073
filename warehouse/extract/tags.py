"""Which codes of a lexicon a passage supports, most important first, and by which words.

A code's score is the sum over its words of weight x zone: the strongest mention counts whole, the
next half, the next a quarter, so that a word said five times never weighs more than two. A code is
given from the lexicon's threshold on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from warehouse.extract.passage import Found, Passage
from warehouse.extract.scan import Hit
from warehouse.extract.tag_lexicon import Case, Lexicon
from warehouse.records import Evidence, Span

LANGS = frozenset(("en", "es", "fr", "pt"))
EVIDENCE_PER_CODE = 6
_SENTENCE_END = re.compile(r"""(?<=[a-z0-9à-ÿ)"'”’\]%])[.!?]["'”’)]*\s*(?=[A-ZÀ-Þ“"‘'¿¡(])""")
_ABBREVIATION = re.compile(r"\b(?:no|mr|mrs|ms|dr|st|vs|art|nr|sra?|mme|prof)$", re.IGNORECASE)
# ', providing legal', ' and launched a new', ' as well as two': the sentence goes on to a second thing done.
_COORDINATED = re.compile(
    r"(?:(?:,|;|\band|\by|\bet|\be) (?:\w+ly |also |then )?"
    r"(?!relat|bas|unit|organiz|arm|traffick|smuggl|focus|aim|includ|regard|concern|involv|follow|accord|compris|entitl|call|fund)"
    r"\w+(?:ed|ing|ndo|ant|aron|eron|aram|eram) (?:[\w'-]+ ){0,2}"
    r"|\b(?:has|have) (?:also |recently |now )?\w+(?:ed|en) (?:[\w'-]+ ){0,4})$"
)
_AS_WELL_AS = re.compile(r"\b(?:as well as|asi como|ainsi que|bem como) (?:[\w'-]+ ){0,2}$")
_PURPOSE = re.compile(
    r"\b(?:to|para|pour|afin de|a fin de|a fim de) (?:[\w'-]+ ){1,9}$|\bfor the \w+(?:ing|ment|ation|tion) of (?:[\w'-]+ ){0,4}$"
    r"|\b(?:aim|aimed|objective|goal|purpose|view) (?:of|at|to) (?:[\w'-]+ ){1,9}$"
)
_MERE_TOPIC = (":topic", ":modifier")
STRONG = 2.5
SETTLED = 5
FIRST = "first-sentence"
ASIDE_CHARS = 160
_WORD = re.compile(r"[^\W_]+")


class _Mention(NamedTuple):
    points: float
    hit: Hit
    rule: str
    weight: float
    zone: int
    aside: bool


class _Candidate(NamedTuple):
    score: float
    order: float
    code: str
    mentions: list[_Mention]


class Zone(NamedTuple):
    """A stretch of the passage, what a word counts in it, and its name."""

    start: int
    end: int
    factor: float
    name: str


def find_zones(passage: Passage, lexicon: Lexicon) -> list[Zone]:
    """The stretches of a passage that carry evidence, in page order, none overlapping another."""
    item, weights = passage.item, lexicon.zones
    zones = []
    for span, factor, name in (
        (item.heading, weights.heading, "heading"),
        (item.lead_in, weights.lead_in, "lead-in"),
        (item.title, weights.title, "title"),
    ):
        if span:
            zones.append(Zone(span.start, span.end, factor, name))
    body = item.body
    if body:
        first = _sentence_end(passage.text, body.start, body.end)
        second = _sentence_end(passage.text, first, body.end)
        lead = weights.first_sentence if item.title else weights.first_sentence_untitled
        zones.append(Zone(body.start, first, lead, FIRST))
        zones.append(Zone(first, second, weights.second_sentence, "second-sentence"))
        zones.append(Zone(second, body.end, weights.rest, "rest"))
    zones.sort()
    return zones


def _sentence_end(text: str, start: int, end: int) -> int:
    at = start
    while found := _SENTENCE_END.search(text, at, end):
        if _ABBREVIATION.search(text, max(start, found.start() - 5), found.start()) is None:
            return found.end()
        at = found.end()
    return end


def extract_tags(passage: Passage, lexicon: Lexicon, field: str) -> Found[str]:
    """The codes that the passage supports, with the words behind each as evidence."""
    zones = find_zones(passage, lexicon)
    asides = _asides(passage, zones, lexicon)
    mentions: dict[str, list[_Mention]] = {}
    hits = passage.hits
    for code in lexicon.codes:
        row = hits.get(f"{lexicon.scheme}.{code}")
        if row and (found := _mentions(passage, row, zones, asides, lexicon.aside)):
            mentions[code] = found
    head = None
    if lexicon.topic != 1.0 and len(mentions) > 1:
        mentions, heads = _weigh_complements(passage.folded, mentions, lexicon)
        head = next(
            (heads[number][1] for number, zone in enumerate(zones) if zone.name == FIRST and number in heads), None
        )
    candidates = []
    for code, row in mentions.items():
        score = _score(row)
        order = score * lexicon.codes[code].rank * (lexicon.head if code == head else 1.0)
        candidates.append(_Candidate(score, order, code, row))
    return _choose(candidates, lexicon, field)


def _mentions(
    passage: Passage, row: Sequence[Hit], zones: list[Zone], asides: list[tuple[int, int]], aside: float
) -> list[_Mention]:
    lang = passage.lang if passage.lang in LANGS else None
    mentions: list[_Mention] = []
    last = (-1, -1)
    for hit in row:
        weight, only, rule, cases = hit.payload
        if only and lang and only != lang:
            continue
        # The same word by two terms ('trafficked' and 'traffick*'): the first one speaks.
        if (hit.start, hit.end) == last:
            continue
        last = (hit.start, hit.end)
        for number, zone in enumerate(zones):
            if zone.start <= hit.start < zone.end:
                break
        else:
            continue
        for case in cases:
            if _is_near(passage.folded, hit, zone, case):
                weight = case.weight
                break
        if weight:
            apart = any(start <= hit.start < end for start, end in asides)
            points = weight * zone.factor * (aside if apart else 1.0)
            mentions.append(_Mention(points, hit, f"{rule}:{zone.name}", weight, number, apart))
    return mentions


def _weigh_complements(
    folded: str, mentions: dict[str, list[_Mention]], lexicon: Lexicon
) -> tuple[dict[str, list[_Mention]], dict[int, tuple[int, str]]]:
    """The mentions with those that only say what another one is about, or is for, weighing less.

    The head of a sentence is its first strong word: in 'a workshop on data collection', and in 'data
    collection workshop' as well, the workshop. 'Held a workshop and published a study' has two.
    """
    strong = sorted(
        (mention.hit.start, mention.zone, code)
        for code, row in mentions.items()
        for mention in row
        if mention.weight >= STRONG and not mention.aside
    )
    starts = {start: code for start, _, code in strong}
    heads: dict[int, tuple[int, str]] = {}
    weighed: dict[str, list[_Mention]] = {}
    for code, row in mentions.items():
        kept = weighed[code] = []
        for mention in row:
            if starts.get(mention.hit.end + 1, code) != code:
                mention = _lighter(mention, lexicon.topic, "modifier")
            kept.append(mention)
    modifiers = {m.hit.start for row in weighed.values() for m in row if m.rule.endswith("modifier")}
    for start, zone, code in strong:
        if start not in modifiers:
            heads.setdefault(zone, (start, code))
    for code, row in weighed.items():
        for number, mention in enumerate(row):
            start, head = heads.get(mention.zone, (mention.hit.start, code))
            if head == code or mention.hit.start <= start:
                continue
            before = folded[max(start, mention.hit.start - 80) : mention.hit.start]
            if mention.weight >= SETTLED or _starts_anew(before, folded, mention):
                continue
            if _PURPOSE.search(before):
                row[number] = _lighter(mention, lexicon.purpose, "purpose")
            else:
                row[number] = _lighter(mention, lexicon.topic, "topic")
    return weighed, heads


def _starts_anew(before: str, folded: str, mention: _Mention) -> bool:
    """Whether the sentence comes to a second thing done with this mention, after `before` it."""
    if before.endswith(("and ", ", ")) and folded[mention.hit.start : mention.hit.end].split(" ", 1)[0].endswith("ed"):
        return True
    return bool(_COORDINATED.search(before) or (mention.weight >= STRONG and _AS_WELL_AS.search(before)))


def _lighter(mention: _Mention, factor: float, why: str) -> _Mention:
    return mention._replace(points=mention.points * factor, rule=f"{mention.rule}:{why}")


def _score(mentions: list[_Mention]) -> float:
    total, share, topics = 0.0, 1.0, 0
    for mention in sorted(mentions, key=_strength):
        topics += mention.rule.endswith(_MERE_TOPIC)
        if topics < 2 or not mention.rule.endswith(_MERE_TOPIC):
            total += mention.points * share
            share /= 2
    return total


def _strength(mention: _Mention) -> tuple[float, int]:
    return -mention.points, mention.hit.start


def _is_near(folded: str, hit: Hit, zone: Zone, case: Case) -> bool:
    """Whether one of the words stands within so many words of the hit, in the same zone."""
    reach = 14 * case.within
    if case.side == "before":
        tokens = _WORD.findall(folded, max(zone.start, hit.start - reach), hit.start)[-case.within :]
    else:
        tokens = _WORD.findall(folded, hit.end, min(zone.end, hit.end + reach))[: case.within]
    return any(token in case.words or (case.stems and token.startswith(case.stems)) for token in tokens)


def _asides(passage: Passage, zones: list[Zone], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Stretches that say under what, after what or to what end the thing was done, to the next comma."""
    starts = [hit.end for hit in passage.hits.get(f"{lexicon.scheme}.aside", ())]
    openings = lexicon.opening_words
    if openings:
        starts += [
            zone.start
            for zone in zones
            if zone.name.endswith("sentence") and passage.folded.startswith(openings, zone.start)
        ]
    folded = passage.folded
    spans = []
    for start in starts:
        stop = folded.find(",", start, start + ASIDE_CHARS)
        spans.append((start, stop if stop > 0 else start + ASIDE_CHARS))
    return spans


def _choose(candidates: list[_Candidate], lexicon: Lexicon, field: str) -> Found[str]:
    if not candidates:
        return Found(doubt=0.5)
    codes = lexicon.codes
    floor = max(candidate.score for candidate in candidates) * lexicon.share_of_first
    chosen, margin = [], 1.0
    for candidate in candidates:
        bar = max(codes[candidate.code].threshold or lexicon.threshold, floor)
        margin = min(margin, abs(candidate.score - bar) / bar)
        if candidate.score >= bar:
            chosen.append(candidate)
    if not chosen and lexicon.fallback is not None:
        best = max(candidates, key=lambda c: c.score)
        chosen = [best] if best.score >= lexicon.fallback else []
    chosen.sort(key=lambda c: (-c.order, c.mentions[0].hit.start))
    del chosen[lexicon.most or len(chosen) :]
    evidence = tuple(
        Evidence(field, candidate.code, Span(mention.hit.start, mention.hit.end), mention.rule)
        for candidate in chosen
        for mention in sorted(candidate.mentions, key=_strength)[:EVIDENCE_PER_CODE]
    )
    return Found(tuple(candidate.code for candidate in chosen), evidence, round(1.0 - margin, 3))
