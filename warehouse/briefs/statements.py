"""Counts of people: sums where the people were there, single statements where they are background."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warehouse.briefs.arrange import Entry
from warehouse.briefs.words import clean_words
from warehouse.records import People, Sense

# Who was trained, attended or was reached is counted by the activity itself. Victims and others are mostly
# estimates that a text cites ('2.4 million at any time'), and the same one returns in many texts: in the real
# texts their sums came to 100 and 73 million.
SUMMED = (Sense.TRAINED, Sense.ATTENDED, Sense.REACHED)
_MOST_STATEMENTS = 12


@dataclass(frozen=True, slots=True)
class Statement:
    """One number of people as one source states it, with the numbers of the activities that carry the same words."""

    sense: str
    bound: str
    n: int
    who: str
    numbers: tuple[int, ...]


def is_summed(count: People) -> bool:
    """Whether a count adds to a sum."""
    return count.sense in SUMMED and not count.is_part


def sum_people(entries: Iterable[Entry]) -> dict[tuple[str, str], int]:
    """People by sense and bound, never across either, for the senses that may be summed; parts of a count left out."""
    sums: defaultdict[tuple[str, str], int] = defaultdict(int)
    for entry in entries:
        for count in entry.activity.people:
            if is_summed(count):
                sums[count.sense.value, count.bound] += count.n
    return dict(sums)


def list_statements(entries: Iterable[Entry]) -> tuple[Sequence[Statement], int]:
    """The largest statements of the other senses, equal ones together, and how many there are in all."""
    found: defaultdict[tuple[str, str, int, str], list[int]] = defaultdict(list)
    for entry in entries:
        for count in entry.activity.people:
            if count.sense not in SUMMED:
                found[count.sense.value, count.bound, count.n, clean_words(count.who)].append(entry.number)
    order = {sense.value: place for place, sense in enumerate(Sense)}
    ranked = sorted(found, key=lambda key: (-key[2], order[key[0]], key[1], key[3]))
    largest = sorted(ranked[:_MOST_STATEMENTS], key=lambda key: (order[key[0]], -key[2], key[1], key[3]))
    return [Statement(*key, tuple(dict.fromkeys(found[key]))) for key in largest], len(found)
