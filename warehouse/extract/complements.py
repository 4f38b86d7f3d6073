"""Which words of a sentence are its head, and which only say what the head is about, or is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from warehouse.extract.clauses import (
    is_apart,
    is_described,
    is_first_verb,
    is_main_verb,
    is_occasion,
    is_purpose,
    starts_anew,
)
from warehouse.extract.tag_lexicon import Lexicon
from warehouse.extract.zones import Zone

STRONG = 2.5
SETTLED = 5  # the weight of words that settle a code wherever they stand
ASIDE, MODIFIER, PURPOSE, TOPIC = "aside", "modifier", "purpose", "topic"


class Mention(NamedTuple):
    """A word that speaks for a code: what it counts, where it stands, by which rule, in what role."""

    points: float
    start: int
    end: int
    weight: float
    zone: Zone
    rule: str
    role: str


# A third of the time of calling the class, which would be called 10,000 times in 200,000 characters.
new_mention = partial(tuple.__new__, Mention)
# A mention that may be the head of its sentence: start, end, zone, code.
_Strong = tuple[int, int, Zone, str]


def weigh_complements(folded: str, mentions: dict[str, list[Mention]], lexicon: Lexicon) -> Mapping[int, _Strong]:
    """Make the mentions lighter that only say what another one is about, or is for; give the heads.

    The head of a sentence is its first strong word: in 'a workshop on data collection', and in 'data
    collection workshop' as well, the workshop. 'Held a workshop and published a study' has two. What
    comes back is the head by where its sentence begins.
    """
    strong = sorted(
        [
            (start, end, zone, code)
            for code, row in mentions.items()
            for _, start, end, weight, zone, _, role in row
            if weight >= STRONG and role != ASIDE
        ]
    )
    if not strong:
        return {}
    starts = {start - 1: code for start, _, _, code in strong}
    modifiers = set()
    for code, row in mentions.items():
        for at, mention in enumerate(row):
            end = mention[2]
            if end in starts and starts[end] != code and not is_apart(folded, mention.start, end):
                row[at] = _lighter(mention, lexicon.topic, MODIFIER)
                modifiers.add(mention.start)
    plain = [each for each in strong if each[0] not in modifiers] if modifiers else strong
    heads, late = _find_heads(folded, plain, lexicon.occasions)
    for code, row in mentions.items():
        for at, mention in enumerate(row):
            _, here, end, weight, zone, _, _ = mention
            begin = zone[0]
            if begin not in heads:
                continue
            start, _, _, head = heads[begin]
            if head == code or here == start or weight >= SETTLED:
                continue
            if here < start:
                if is_described(folded[begin:end]):
                    row[at] = _lighter(mention, lexicon.aside, ASIDE)
                elif begin in late:
                    row[at] = _lighter(mention, lexicon.topic, TOPIC)
                continue
            words = folded[max(start, here - 80) : here].split()
            if starts_anew(words, folded[here:end], weight >= STRONG, folded[end : end + 50]):
                continue
            if is_purpose(words):
                row[at] = _lighter(mention, lexicon.purpose, PURPOSE)
            else:
                row[at] = _lighter(mention, lexicon.topic, TOPIC)
    return heads


def _find_heads(
    folded: str, strong: Sequence[_Strong], occasions: Sequence[str]
) -> tuple[dict[int, _Strong], set[int]]:
    """The head of each sentence, and the sentences where a strong word stands in front of it; by where they begin.

    It is the first strong word, but for those in clauses that only describe, and those that the first
    verb of the sentence says something of: 'the staff of a helpline were *trained*'. Nor is it what people
    spoke about at an event: 'managers of shelters compared notes at a *forum*'.
    """
    heads: dict[int, _Strong] = {}
    contested: dict[int, list[_Strong]] = {}
    for each in strong:
        begin = each[2][0]
        if begin not in heads:
            heads[begin] = each
        elif begin in contested or heads[begin][3] != each[3]:
            contested.setdefault(begin, [heads[begin]]).append(each)
    late = set()
    for begin, row in contested.items():
        plain = (at for at, (_, end, _, _) in enumerate(row) if not is_described(folded[begin:end]))
        first = next(plain, 0)
        passive = (at for at in range(first + 1, len(row)) if is_first_verb(folded[begin : row[at][0]]))
        active = (
            at
            for at in range(first + 1, len(row))
            if is_main_verb(
                folded[begin : row[at][0]], folded[row[at][0] : row[at][1]], folded[row[at][1] : row[at][1] + 20]
            )
        )
        occasion = (
            at
            for at in range(first + 1, len(row))
            if row[at][3] in occasions and is_occasion(folded[begin : row[at][0]].split(), row[first][3] in occasions)
        )
        head = next(passive, 0) or next(active, 0) or next(occasion, first)
        if head:
            heads[begin] = row[head]
            late.add(begin)
    return heads, late


def _lighter(mention: Mention, factor: float, role: str) -> Mention:
    points, start, end, weight, zone, rule, _ = mention
    return new_mention((points * factor, start, end, weight, zone, rule, role))
