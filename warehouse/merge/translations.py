"""Stories told in two languages: what survives translation is compared.

Numbers, dates, countries, partners and proper names stay the same or can be brought to one form. A
key counts as much as it is rare among the activities at hand (inverse document frequency).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set

from warehouse.extract.scan import fold
from warehouse.merge.clusters import Clusters, Link
from warehouse.merge.facts import Facts, contradict
from warehouse.merge.told import Told

# Twins stand side by side on a page; elsewhere more must agree.
NEIGHBOURS = 3
AGREE_BESIDE = 0.5
AGREE_APART = 0.66
LEAST_KEYS_BESIDE = 2
LEAST_KEYS_APART = 3
# The weight of a key that stands in about a fifth of the activities; commoner ones tell little.
TELLING = 1.6
COMMON = 50
# Rarity means nothing among a handful of items; they are weighed as if there were so many.
SMALL = 40
LENGTH_RATIO = 2.6

_ACRONYM = re.compile(r"\b[A-Z][A-Za-z.]?[A-Z][\w-]*")

Key = tuple[str, object]


def join_translations(told: Sequence[Told], facts: Sequence[Facts], clusters: Clusters[Facts], reason: str) -> None:
    """Joins activities that are told in two languages; `told` and `facts` are in step."""
    found = sorted(set(_pairs(told, facts)), key=lambda pair: (-pair[2], pair[0], pair[1]))
    for one, other, agreed in found:
        if not contradict(facts[one], facts[other]):
            clusters.join(Link(told[one].position, told[other].position, reason, agreed))


def _pairs(told: Sequence[Told], facts: Sequence[Facts]) -> Iterator[tuple[int, int, float]]:
    """Pairs (earlier, later, agreement 0-1) of activities in two languages that tell the same."""
    by_lang = Counter(one.lang for one in told)
    if len(by_lang) < 2:
        return
    same: dict[Key, Key] = {}
    keys = [
        frozenset(same.setdefault(key, key) for key in _keys(one, fact)) for one, fact in zip(told, facts, strict=True)
    ]
    spread = Counter(key for row in keys for key in row)
    size = max(len(told), SMALL)
    weight = {key: math.log((size + 1) / count) + 0.1 for key, count in spread.items()}
    main = by_lang.most_common(1)[0][0]
    places = {(one.page, one.place): index for index, one in enumerate(told)}
    index: dict[Key, list[int]] = defaultdict(list)
    for number, row in enumerate(keys):
        for key in row:
            if 1 < spread[key] <= COMMON:
                index[key].append(number)
    for number, one in enumerate(told):
        beside = _beside(one, places)
        found: Counter[int] = Counter(beside)
        if one.lang != main:
            for key in keys[number]:
                found.update(index.get(key, ()))
        for other, _ in found.most_common(8 + len(beside)):
            if told[other].lang == one.lang or (other > number and other not in beside and told[other].lang != main):
                continue
            agreed = _agreement(keys[number], keys[other], weight, other in beside)
            if not agreed and _is_next(one, told[other]):
                agreed = _agree_as_twins(one, told[other], facts[number], facts[other])
            if agreed and _alike_in_length(one, told[other]):
                yield min(number, other), max(number, other), agreed


def _beside(one: Told, places: dict[tuple[int, int], int]) -> list[int]:
    steps = [step for step in range(-NEIGHBOURS, NEIGHBOURS + 1) if step]
    return [places[key] for step in steps if (key := (one.page, one.place + step)) in places]


def _agreement(one: frozenset[Key], other: frozenset[Key], weight: dict[Key, float], is_beside: bool) -> float | None:
    """The shared weight over that of the item with less to share, None where too little agrees.

    Names count only where they are shared, since most capitalised words are translated. Countries
    and a date are what any two stories of a page may share: others must agree too.
    """
    shared = one & other
    telling = [key for key in shared if key[0] not in ("country", "date", "year") and weight[key] >= TELLING]
    days = [key for key in shared if key[0] == "date"]
    countries = [key for key in shared if key[0] == "country" and weight[key] >= TELLING]
    telling += days[1:2] + countries[2:3]  # the same two days, or three countries, tell as much as a number
    if len(telling) < (LEAST_KEYS_BESIDE if is_beside else LEAST_KEYS_APART):
        return None
    both = sum(weight[key] for key in shared)
    names = sum(weight[key] for key in shared if key[0] == "name")
    lighter = min(sum(weight[key] for key in row if key[0] != "name") for row in (one, other))
    agreed = min(1.0, both / (lighter + names))
    return round(agreed, 4) if agreed >= (AGREE_BESIDE if is_beside else AGREE_APART) else None


def _is_next(one: Told, other: Told) -> bool:
    return one.page == other.page and abs(one.place - other.place) == 1


def _agree_as_twins(one: Told, other: Told, mine: Facts, theirs: Facts) -> float | None:
    """The share of countries, themes, measures and numbers that both neighbours have.

    None if they are not of the same countries, if a sort that both state agrees in nothing, or no other sort agrees.
    In the real texts and in 21 pages written blind no other neighbours of two languages have these in common and
    contradict each other in nothing.
    """
    sorts: tuple[tuple[Set[object], Set[object]], ...] = (
        (mine.countries, theirs.countries),
        (mine.themes, theirs.themes),
        (set(one.row.reading.measures), set(other.row.reading.measures)),
        (mine.numbers, theirs.numbers),
    )
    if not mine.countries or mine.countries != theirs.countries:
        return None
    if any(a.isdisjoint(b) for a, b in sorts if a and b):
        return None
    if not any(a & b for a, b in sorts[1:]):
        return None
    return round(sum(len(a & b) for a, b in sorts) / sum(len(a | b) for a, b in sorts), 4)


def _alike_in_length(one: Told, other: Told) -> bool:
    return max(len(one.words), len(other.words)) <= LENGTH_RATIO * min(len(one.words), len(other.words))


def _keys(told: Told, facts: Facts) -> set[Key]:
    """What of an item can be looked for in another language."""
    keys: set[Key] = {("number", number) for number in facts.numbers}
    keys |= {("number", float(count)) for count in facts.people}
    keys |= {("date", date) for date in facts.dates} | {("year", year) for year in facts.years}
    keys |= {("country", place.iso3) for place in told.row.reading.places}
    keys |= {("partner", partner) for partner in told.row.reading.partners}
    keys |= {("ordinal", ordinal) for ordinal in facts.ordinals}
    keys |= {("name", name) for name in facts.names}
    for span in told.spans:
        keys |= {("name", fold(word)) for word in _ACRONYM.findall(span.of(told.text))}
    return keys
