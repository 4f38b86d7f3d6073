"""Items joined into activities, never against a contradiction or a person's word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

F = TypeVar("F", bound=Hashable)

# Distinct facts in one set: nothing real is told in so many ways, a template filled in again and again is.
LARGEST = 24


@dataclass(frozen=True, slots=True)
class Link:
    """That two items, given by position, report the same activity."""

    one: int
    other: int
    reason: str
    score: float


class Clusters(Generic[F]):
    """Growing sets of items.

    Two sets are joined only if no fact of the one contradicts a fact of the other, so that a chain
    of likenesses never ends in two items that exclude each other, and if no person split them.
    """

    def __init__(
        self, facts: Sequence[F], contradict: Callable[[F, F], object], splits: Iterable[tuple[int, int]] = ()
    ) -> None:
        self._parent = list(range(len(facts)))
        self._members: dict[int, list[int]] = {}
        self._facts: dict[int, dict[F, None]] = {}
        self._own = facts
        self._contradict = contradict
        self._split: dict[int, set[int]] = defaultdict(set)
        for one, other in splits:
            self._split[one].add(other)
            self._split[other].add(one)
        self.links: list[Link] = []

    def root(self, item: int) -> int:
        """What names the set that the item is in."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def is_settled(self, one: int, other: int) -> bool:
        """Whether the two items are in one set already, or in two that are too large to be joined."""
        first, second = self.root(one), self.root(other)
        return first == second or self._would_crowd(self._facts_of(first), self._facts_of(second))

    def members(self, root: int) -> list[int]:
        """The items of a set."""
        return self._members.get(root, [root])

    def join(self, link: Link, is_forced: bool = False) -> bool:
        """Joins the sets of the two items; whether they are now in one.

        `is_forced` joins against contradictions, as a person may; a split still holds.
        """
        one, other = self.root(link.one), self.root(link.other)
        if one == other:
            return True
        if self._are_split(one, other) or (not is_forced and self._exclude(one, other, link)):
            return False
        if len(self.members(one)) < len(self.members(other)):
            one, other = other, one
        facts = self._facts_of(one) | self._facts_of(other)
        self._members[one] = [*self.members(one), *self.members(other)]
        self._facts[one] = facts
        self._members.pop(other, None)
        self._facts.pop(other, None)
        self._parent[other] = one
        self.links.append(link)
        return True

    def groups(self) -> list[list[int]]:
        """The sets of two and more, each in order of position."""
        return sorted(sorted(members) for members in self._members.values())

    def _facts_of(self, root: int) -> dict[F, None]:
        return self._facts.get(root) or {self._own[root]: None}

    def _are_split(self, one: int, other: int) -> bool:
        if not self._split:
            return False
        theirs = set(self.members(other))
        return any(self._split[item] & theirs for item in self.members(one) if item in self._split)

    def _exclude(self, one: int, other: int, link: Link) -> bool:
        ours, theirs = self._facts_of(one), self._facts_of(other)
        if ours.keys() >= theirs.keys() or theirs.keys() >= ours.keys():
            return False
        if self._would_crowd(ours, theirs):
            return True
        linked = {self._own[link.one], self._own[link.other]}
        return any(
            self._contradict(mine, other_fact)
            for mine in ours
            for other_fact in theirs
            if not (mine in linked and other_fact in linked)
        )

    @staticmethod
    def _would_crowd(ours: dict[F, None], theirs: dict[F, None]) -> bool:
        return len(ours) + len(theirs) > LARGEST and not (ours.keys() >= theirs.keys() or theirs.keys() >= ours.keys())
