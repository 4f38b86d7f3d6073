"""Near repeats within one language: most words the same, one cut short, a whole sentence and the subject, or retold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from warehouse.merge.clusters import Clusters, Link
from warehouse.merge.facts import Facts, contradict, loosen
from warehouse.merge.retold import retold_pairs
from warehouse.merge.shingles import Shingles, near_pairs
from warehouse.merge.told import Told, split_sentences

# Of pairs in the real texts that share half of their runs of three words and contradict nothing all
# are repeats; below that, pages of one agency meet in its standing phrases and long official titles.
LEAST_SHARED = 0.5
LEAST_WORDS = 8
SENTENCE_WORDS = 12
# A sentence that stands in more texts than this is a standing phrase.
RARE = 4
SUBJECT = 0.75
# So many words open no two stories alike, long official titles aside: those are told apart by facts.
OPENING_WORDS = 9


def join_near_repeats(told: Sequence[Told], facts: Sequence[Facts], clusters: Clusters[Facts], reason: str) -> None:
    """Joins activities that are told in nearly the same words and contradict each other in nothing.

    The likest come first; `told` and `facts` are in step.
    """
    long = [index for index, one in enumerate(told) if len(one.words) >= LEAST_WORDS]
    shingles = Shingles([told[index].words for index in long])
    for one, other in near_pairs(shingles, [facts[index] for index in long], LEAST_SHARED):
        first, second = told[long[one]].position, told[long[other]].position
        if clusters.is_settled(first, second) or contradict(facts[long[one]], facts[long[other]]):
            continue
        shared = shingles.jaccard(one, other)
        if shared >= LEAST_SHARED:
            clusters.join(Link(first, second, reason, round(shared, 4)))
    for one, other, shared in (*_cut_short_pairs(told), *_sentence_pairs(told)):
        if not contradict(loosen(facts[one]), loosen(facts[other])):
            clusters.join(Link(told[one].position, told[other].position, reason, round(shared, 4)))
    for one, other, shared in retold_pairs(told, facts):
        clusters.join(Link(told[one].position, told[other].position, reason, round(shared, 4)))


def _cut_short_pairs(told: Sequence[Told]) -> Iterator[tuple[int, int, float]]:
    """Pairs of which one goes on where the other is cut short: a teaser or a mere title, and the whole story."""
    holders: dict[tuple[str, ...], list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for index, one in enumerate(told):
        for words in {one.words, one.words[len(one.title) :]}:
            if len(words) >= OPENING_WORDS and len(rows := holders[words[:OPENING_WORDS]]) <= RARE:
                rows.append((index, words))
    for rows in holders.values():
        if 1 < len(rows) <= RARE:
            for (first, words), (second, other_words) in combinations(rows, 2):
                shorter, longer = sorted((words, other_words), key=len)
                if first != second and told[first].lang == told[second].lang and _goes_on(shorter, longer):
                    yield first, second, len(shorter) / len(longer)


def _goes_on(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether the longer text begins with the shorter, whose last word may be half a word."""
    last = len(shorter) - 1
    return shorter[:last] == longer[:last] and longer[last].startswith(shorter[last])


def _sentence_pairs(told: Sequence[Told]) -> Iterator[tuple[int, int, float]]:
    """Pairs that share a rare long sentence and whose subject, the title's words, is told by both.

    A shared sentence alone may be background that introduces two different stories.
    """
    holders: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, one in enumerate(told):
        for key in {(hash(row), len(row)) for row in map(tuple, split_sentences(one)) if len(row) >= SENTENCE_WORDS}:
            if len(rows := holders[key]) <= RARE:
                rows.append(index)
    for (_, length), rows in holders.items():
        if 1 < len(rows) <= RARE:
            for first, second in combinations(rows, 2):
                one, other = told[first], told[second]
                if one.lang == other.lang and _share_subject(one, other):
                    shortest = min(len(one.words), len(other.words))
                    yield first, second, min(1.0, length / shortest)


def _share_subject(one: Told, other: Told) -> bool:
    """Whether each title that there is is told in the other's words; with no titles the texts are compared."""
    checks = [(a, b) for a, b in ((one, other), (other, one)) if len(_content(a.title)) > 2]
    if checks:
        return all(_told_share(a.title, b.words) >= SUBJECT for a, b in checks)
    shorter, longer = sorted((one, other), key=lambda row: len(row.words))
    return _told_share(shorter.words, longer.words) >= SUBJECT


def _told_share(words: Sequence[str], text: Sequence[str]) -> float:
    content = _content(words)
    return len(content & set(text)) / len(content) if content else 0.0


def _content(words: Sequence[str]) -> set[str]:
    return {word for word in words if len(word) > 3}
