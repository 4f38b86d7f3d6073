"""Events that a page tells twice in one language, in other words.

Beginnings of words stand for the words ('presented', 'presenting') and count as much as they are rare among the
activities at hand; docs/merging.md says how much of that weight two tellings share and other pairs do.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations, groupby

from warehouse.merge.facts import Facts, contradict, count_shared_numbers
from warehouse.merge.told import Told

STEM = 6
NAME_STEM = 5
# Candidates share so many words that no more items of their page than so many have.
SHARED_RARE = 2
RARE = 4
# Rarity means nothing among a handful of items; they are weighed as if there were so many.
SMALL = 40
LEAST_STEMS = 8
# Fewer are not enough to tell an event by, unless a fact or a partner agrees.
TELLING_STEMS = 15
# The share of all their weight that two tellings have in common, less with each kind of fact that agrees.
OF_ALL = 0.5
LESS_BY_FACT = 0.075
MOST_FACTS = 2
# With a number above a dozen, the day and the countries are two kinds more where both agree.
BY_DAY_AND_PLACE = 2
# In texts of fewer words only one of them counts, but for a number above a dozen, which is two, or two such, three.
BRIEF_STEMS = 12
# The shorter one must have that much more of its own in common.
MORE_OF_SHORTER = 0.15
# Words of one name stand nearer to each other: 'Palais des Nations'.
NAME_WORDS = 3


def retold_pairs(told: Sequence[Told], facts: Sequence[Facts]) -> Iterator[tuple[int, int, float]]:
    """Pairs (earlier, later, share of the shorter's weight) on one page; `told` and `facts` are in step."""
    spread = Counter(stem for one in told for stem in _stems(one))
    size = max(len(told), SMALL)
    weight = {stem: math.log((size + 1) / count) + 0.1 for stem, count in spread.items()}
    for _, members in groupby(range(len(told)), key=lambda index: told[index].page):
        stems = {index: row for index in members if len(row := _stems(told[index])) >= LEAST_STEMS}
        for first, second in _sharing_rare(stems):
            if told[first].lang != told[second].lang:
                continue
            shortest = min(len(stems[first]), len(stems[second]))
            needed = _needed_share(told[first], told[second], facts[first], facts[second], shortest)
            share = _share(stems[first], stems[second], weight, needed)
            if share is None:
                continue
            if not contradict(_unsaid(facts[first], told[second]), _unsaid(facts[second], told[first])):
                yield first, second, share


def _stems(told: Told) -> set[str]:
    return {word[:STEM] for word in told.words if len(word) > 3}


def _sharing_rare(stems: Mapping[int, Set[str]]) -> list[tuple[int, int]]:
    """Pairs that share words which few others on the page have."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, row in stems.items():
        for stem in row:
            if len(rows := holders[stem]) <= RARE:
                rows.append(index)
    pairs = Counter(pair for rows in holders.values() if 1 < len(rows) <= RARE for pair in combinations(rows, 2))
    return sorted(pair for pair, count in pairs.items() if count >= SHARED_RARE)


def _share(one: Set[str], other: Set[str], weight: Mapping[str, float], needed: float) -> float | None:
    """The part of the lighter's weight that both have, None if it or the part of all is less than needed."""
    both = sum(weight[stem] for stem in one & other)
    weights = sum(weight[stem] for stem in one), sum(weight[stem] for stem in other)
    enough = both >= needed * (sum(weights) - both) and both >= (needed + MORE_OF_SHORTER) * min(weights)
    return both / min(weights) if enough else None


def _needed_share(one: Told, other: Told, mine: Facts, theirs: Facts, shortest: int) -> float:
    """The share of all their weight that they must have in common, by the facts that agree; `shortest` in words."""
    measures, others = set(one.row.reading.measures), set(other.row.reading.measures)
    has_day = any(day for _, day in _named_days(mine) & _named_days(theirs))
    agreeing = sum(
        (
            not (mine.numbers | mine.people).isdisjoint(theirs.numbers | theirs.people),
            has_day,
            _count_names(one.words, mine.names & theirs.names) > 1,
            len(mine.countries & theirs.countries) > 1,
            not measures.isdisjoint(others),
        )
    )
    partners, other_partners = set(one.row.reading.partners), set(other.row.reading.partners)
    if not agreeing and shortest < TELLING_STEMS and partners.isdisjoint(other_partners):
        return 1.0
    if numbers := count_shared_numbers(mine, theirs):
        is_same_place = bool(mine.countries) and mine.countries == theirs.countries
        return OF_ALL - LESS_BY_FACT * (MOST_FACTS + (numbers > 1) + BY_DAY_AND_PLACE * (has_day and is_same_place))
    counted = min(agreeing, MOST_FACTS if shortest >= BRIEF_STEMS else 1)
    is_other_means = bool(measures and others) and measures.isdisjoint(others)
    return OF_ALL - LESS_BY_FACT * (counted - is_other_means)


def _count_names(words: Sequence[str], names: Set[str]) -> int:
    """How many of the names stand there, those of one name ('Palais des Nations') counted once."""
    count, last, seen = 0, -NAME_WORDS, set[str]()
    for place, word in enumerate(words):
        name = word.removesuffix("s")
        if name in names:
            count += name not in seen and place - last >= NAME_WORDS
            seen.add(name)
            last = place
    return count


def _named_days(facts: Facts) -> set[tuple[int, int]]:
    """Months and days that the words name or that are the item's own."""
    own = {dt.date.fromordinal(day) for day in facts.days or ()}
    return {*facts.dates, *((day.month, day.day) for day in own)}


def _unsaid(facts: Facts, other: Told) -> Facts:
    """The facts with those names only that the other does not say in any form: 'Uzbek' says 'Uzbekistan'."""
    said = {word[:NAME_STEM] for word in other.words}
    return replace(facts, names=frozenset(name for name in facts.names if name[:NAME_STEM] not in said))
