"""Which items report the same activity, with the reason and score of each finding."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from warehouse.decisions import Decisions, Pair
from warehouse.merge.clusters import Clusters, Link
from warehouse.merge.facts import Facts, contradict, state_all_facts
from warehouse.merge.near import join_near_repeats
from warehouse.merge.told import Told, tell
from warehouse.merge.translations import join_translations
from warehouse.records import Kind, Merge, ReadDocument

REPEAT, NEAR, TRANSLATION, DECISION = "repeat", "near repeat", "translation", "decision"
# Fewer words ('Call for proposals', 'International Migrants Day') say too little to be the same event.
LEAST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Merging:
    """Every activity item's activity, and why items share one.

    `activity_of` maps an item to the id of the earliest item, in the order of documents and pages,
    that reports the same activity, itself if it stands alone. `merges` holds one record for each
    item that is not the earliest of its activity.
    """

    activity_of: Mapping[str, str]
    merges: tuple[Merge, ...]


def merge_items(documents: Sequence[ReadDocument], decisions: Decisions) -> Merging:
    """The activities that the documents' items report; items of other kinds are left out.

    Decisions come first, then repeats, near repeats and translations; within each the likest come first.
    """
    told = _tell_all(documents)
    facts = state_all_facts(told)
    position = {one.row.item_id: one.position for one in told}
    clusters = Clusters(facts, contradict, _pairs(decisions.split, position))
    for one, other in _pairs(decisions.merge, position):
        clusters.join(Link(one, other, DECISION, 1.0), is_forced=True)
    distinct = _join_repeats(told, facts, clusters)
    told_once, facts_once = [told[index] for index in distinct], [facts[index] for index in distinct]
    join_near_repeats(told_once, facts_once, clusters, NEAR)
    join_translations(told_once, facts_once, clusters, TRANSLATION)
    return _conclude(told, clusters)


def _tell_all(documents: Sequence[ReadDocument]) -> list[Told]:
    told: list[Told] = []
    for page, document in enumerate(documents):
        activities = [row for row in document.items if row.item.kind is Kind.ACTIVITY]
        for place, row in enumerate(activities):
            told.append(tell(row, document.text, len(told), page, place))
    return told


def _pairs(entries: Sequence[Pair], position: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    for entry in entries:
        items = sorted(position[item] for item in entry.items if item in position)
        yield from combinations(items, 2)


def _join_repeats(told: Sequence[Told], facts: Sequence[Facts], clusters: Clusters[Facts]) -> list[int]:
    """Joins items of the very same words; gives one position for each distinct text and facts."""
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    distinct: list[int] = []
    for one in told:
        firsts = by_words[one.words]
        for first in firsts if len(one.words) >= LEAST_WORDS else ():
            link = Link(first, one.position, REPEAT, 1.0)
            if not contradict(facts[first], facts[one.position]) and clusters.join(link):
                break
        else:
            firsts.append(one.position)
            distinct.append(one.position)
    return distinct


def _conclude(told: Sequence[Told], clusters: Clusters[Facts]) -> Merging:
    """The earliest item of each set names it; every other one keeps the link that brought it in."""
    activity_of = {one.row.item_id: one.row.item_id for one in told}
    links: dict[int, list[Link]] = defaultdict(list)
    for link in clusters.links:
        links[link.one].append(link)
        links[link.other].append(link)
    merges = []
    for first, *_ in clusters.groups():
        name = told[first].row.item_id
        seen, waiting = {first}, deque([first])
        while waiting:
            current = waiting.popleft()
            for link in links[current]:
                item = link.other if link.one == current else link.one
                if item in seen:
                    continue
                seen.add(item)
                waiting.append(item)
                earlier = current if current < item else first
                item_id = told[item].row.item_id
                activity_of[item_id] = name
                merges.append((item, Merge(item_id, told[earlier].row.item_id, link.reason, link.score)))
    return Merging(activity_of, tuple(merge for _, merge in sorted(merges, key=lambda row: row[0])))
