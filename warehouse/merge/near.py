"""Near repeats within one language: most words the same, one cut short, a whole sentence and the subject, or retold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, groupby

from warehouse.merge.clusters import Clusters, Link
from warehouse.merge.facts import Facts, contradict, loosen
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
# A page tells an event twice in other words. Of pairs in the real texts that contradict each other in nothing none
# shares more than 0.47 of its words and 0.64 of the shorter's, retellings 0.60 and 0.75.
RETOLD_OF_ALL = 0.5
RETOLD_OF_SHORTER = 0.7
# Fewer words are not enough to tell an event by, unless a date, a number or a partner agrees.
TELLING_WORDS = 15
SHARED_RARE = 2


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
    for one, other, shared in _retold_pairs(told, facts):
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


def _retold_pairs(told: Sequence[Told], facts: Sequence[Facts]) -> Iterator[tuple[int, int, float]]:
    """Pairs of one page that tell most of the same in other words.

    A name keeps them apart where each has one that the other does not say at all: 'Goma', 'Bukavu'.
    """
    for _, members in groupby(range(len(told)), key=lambda index: told[index].page):
        content = {index: _content(told[index].words) for index in members if len(told[index].words) >= LEAST_WORDS}
        for first, second in _sharing_rare_words(content):
            mine, theirs = content[first], content[second]
            shared, least = len(mine & theirs), min(len(mine), len(theirs))
            if shared < max(RETOLD_OF_SHORTER * least, RETOLD_OF_ALL * len(mine | theirs)):
                continue
            one, other = told[first], told[second]
            if one.lang != other.lang or (
                least < TELLING_WORDS and not _agree(one, other, facts[first], facts[second])
            ):
                continue
            if not contradict(_unsaid(facts[first], other), _unsaid(facts[second], one)):
                yield first, second, shared / least


def _sharing_rare_words(content: Mapping[int, set[str]]) -> list[tuple[int, int]]:
    """Pairs that share words which few others on the page have."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, words in content.items():
        for word in words:
            if len(rows := holders[word]) <= RARE:
                rows.append(index)
    pairs = Counter(pair for rows in holders.values() if 1 < len(rows) <= RARE for pair in combinations(rows, 2))
    return sorted(pair for pair, count in pairs.items() if count >= SHARED_RARE)


def _agree(one: Told, other: Told, mine: Facts, theirs: Facts) -> bool:
    """Whether they share a fact that two stories of one page seldom share."""
    return bool(
        mine.dates & theirs.dates
        or mine.numbers & theirs.numbers
        or set(one.row.reading.partners) & set(other.row.reading.partners)
    )


def _unsaid(facts: Facts, other: Told) -> Facts:
    """The facts with those names only that the other does not say."""
    return replace(facts, names=facts.names.difference(other.words))


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
