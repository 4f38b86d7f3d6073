"""Which of many texts are nearly the same, without comparing each with each.

Each text becomes the set of its runs of three words; 120 minwise hashes estimate how much two sets
share (standard error 0.046 at half), and only texts that agree in all three hashes of one of 40
bands are compared (a pair that shares half is met with probability 0.995, one that shares a fifth
with 0.27). Broder, 'On the resemblance and containment of documents', 1997; Leskovec, Rajaraman and
Ullman, 'Mining of Massive Datasets', chapter 3.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

RUN = 3
BANDS = 40
ROWS = 3
# Above this many texts in one band's bucket only those with the same facts are paired, each with the
# one before it: a template filled in 10,000 times costs 10,000 comparisons, not 50 million.
CROWD = 12
CHUNK = 4096
# Three standard errors of the estimate: a pair that shares enough is looked at though its hashes agree less.
SLACK = 0.14

Ints = NDArray[np.uint32]
Whole = TypeVar("Whole", np.int64, np.uint64)


class Shingles:
    """The shingle sets of many texts, kept as sorted arrays end to end."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        ids: dict[str, int] = {}
        chunks = [_shingle(texts[first : first + CHUNK], ids) for first in range(0, len(texts), CHUNK)]
        self._flat: Ints = np.concatenate([np.empty(0, dtype=np.uint32), *(flat for flat, _ in chunks)])
        self.sizes = np.concatenate([np.empty(0, dtype=np.int64), *(sizes for _, sizes in chunks)])
        self._starts = np.concatenate(([0], np.cumsum(self.sizes)))

    def __len__(self) -> int:
        return len(self.sizes)

    def of(self, index: int) -> Ints:
        """The shingles of one text, sorted."""
        return self._flat[self._starts[index] : self._starts[index + 1]]

    def jaccard(self, one: int, other: int) -> float:
        """Shared shingles over all shingles of the two texts."""
        shared = len(np.intersect1d(self.of(one), self.of(other), assume_unique=True))
        return float(shared) / float(self.sizes[one] + self.sizes[other] - shared)

    def signatures(self) -> Ints:
        """The minwise hashes of each text, one row each; of an empty text all are the largest number."""
        draw = np.random.default_rng(20_231_117)
        # Odd factors of 64 bits, so that products wrap: with 32 they would keep the order of the values.
        factors = draw.integers(2**63, 2**64 - 1, size=BANDS * ROWS, dtype=np.uint64) | np.uint64(1)
        shifts = draw.integers(0, 2**64 - 1, size=BANDS * ROWS, dtype=np.uint64)
        table = np.full((len(self), BANDS * ROWS), np.iinfo(np.uint32).max, dtype=np.uint32)
        for first in range(0, len(self), CHUNK):
            last = min(first + CHUNK, len(self))
            filled = np.flatnonzero(self.sizes[first:last]) + first
            if not len(filled):
                continue
            values = self._flat[self._starts[first] : self._starts[last]].astype(np.uint64)
            starts = self._starts[filled] - self._starts[first]
            for column in range(BANDS * ROWS):
                hashed = ((values * factors[column] + shifts[column]) >> np.uint64(32)).astype(np.uint32)
                table[filled, column] = np.minimum.reduceat(hashed, starts)
        return table


def _shingle(texts: Sequence[Sequence[str]], ids: dict[str, int]) -> tuple[Ints, NDArray[np.int64]]:
    """The shingle sets of the texts end to end, and how large each is; `ids` numbers the words."""
    flat = np.fromiter((ids.setdefault(word, len(ids)) for words in texts for word in words), dtype=np.uint64)
    lengths = np.fromiter((len(words) for words in texts), dtype=np.int64, count=len(texts))
    owner = np.repeat(np.arange(len(texts), dtype=np.uint64), lengths)
    first, last = owner[:-2], owner[2:]
    packed = _once([((first << np.uint64(32)) | _mix(flat))[first == last]])
    return packed.astype(np.uint32), np.bincount((packed >> np.uint64(32)).astype(np.int64), minlength=len(texts))


def _mix(ids: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A 32-bit number for each run of three neighbouring words."""
    mixed = ids[:-2] * np.uint64(0x9E3779B97F4A7C15) + ids[1:-1] * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed = (mixed + ids[2:]) * np.uint64(0x165667B19E3779F9)
    return (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(32)


def near_pairs(shingles: Shingles, facts: Sequence[Hashable], at_least: float) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) of texts that are likely to share that part of their shingles, the likest first."""
    table, count = shingles.signatures(), len(shingles)
    groups: dict[Hashable, int] = {}
    fact_ids = np.fromiter((groups.setdefault(fact, len(groups)) for fact in facts), dtype=np.int64, count=count)
    usable = np.flatnonzero(shingles.sizes)
    found: list[NDArray[np.int64]] = []
    for band in range(BANDS):
        columns = table[usable, band * ROWS : (band + 1) * ROWS].astype(np.uint64)
        keys = (columns[:, 0] * np.uint64(0x9E3779B1) + columns[:, 1]) * np.uint64(0x85EBCA6B) + columns[:, 2]
        order = np.lexsort((usable, fact_ids[usable], keys))
        found.append(_pairs_in_buckets(keys[order], usable[order], fact_ids[usable[order]], count))
        if band % 8 == 7:
            found = [_once(found)]
    pairs = _once(found)
    agreed = np.zeros(len(pairs), dtype=np.int16)
    for first in range(0, len(pairs), CHUNK):
        chunk = pairs[first : first + CHUNK]
        agreed[first : first + CHUNK] = (table[chunk // count] == table[chunk % count]).sum(axis=1)
    likely = np.flatnonzero(agreed >= (at_least - SLACK) * BANDS * ROWS)
    likely = likely[np.argsort(-agreed[likely], kind="stable")]
    for pair in pairs[likely].tolist():
        yield divmod(pair, count)


def _pairs_in_buckets(
    keys: NDArray[np.uint64], members: NDArray[np.int64], fact_ids: NDArray[np.int64], count: int
) -> NDArray[np.int64]:
    """Pairs of a band, packed as earlier * count + later."""
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))[: len(keys)]
    sizes = np.diff(np.concatenate((starts, [len(keys)])))
    size_here = np.repeat(sizes, sizes)
    bucket = np.repeat(np.arange(len(starts)), sizes)
    packed = []
    for step in range(1, int(min(sizes.max(initial=0), CROWD))):
        near = bucket[step:] == bucket[:-step]
        crowded = size_here[step:] > CROWD
        near &= ~crowded | ((step == 1) & (fact_ids[step:] == fact_ids[:-step]))
        one, other = members[:-step][near], members[step:][near]
        packed.append(np.minimum(one, other) * count + np.maximum(one, other))
    return np.concatenate([np.empty(0, dtype=np.int64), *packed])


def _once(chunks: Sequence[NDArray[Whole]]) -> NDArray[Whole]:
    """The distinct numbers of all chunks in rising order (np.unique hashes them: 20 times as long on 3 million)."""
    flat = np.sort(np.concatenate(chunks))
    is_new = np.ones(len(flat), dtype=bool)
    is_new[1:] = flat[1:] != flat[:-1]
    distinct: NDArray[Whole] = flat[is_new]
    return distinct
