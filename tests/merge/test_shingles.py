"""Near pairs are found without comparing each with each."""

from __future__ import annotations

import random

from warehouse.merge.shingles import Shingles, near_pairs

WORDS = [f"w{number}" for number in range(3000)]


def texts(seed: int, count: int, length: int = 60) -> list[list[str]]:
    """Random texts, the same for the same seed."""
    draw = random.Random(seed)
    return [draw.choices(WORDS, k=length) for _ in range(count)]


def test_shared_part_of_two_texts() -> None:
    shingles = Shingles([["a", "b", "c", "d"], ["a", "b", "c", "e"], ["x", "y"], []])
    assert shingles.sizes.tolist() == [2, 2, 0, 0]
    assert shingles.jaccard(0, 1) == 1 / 3


def test_nearly_all_pairs_above_half_are_found_and_strangers_are_not() -> None:
    base = texts(1, 400)
    draw = random.Random(2)
    copies = [[*row[:-6], *draw.choices(WORDS, k=6)] for row in base]
    shingles = Shingles([*base, *copies])
    found = set(near_pairs(shingles, [None] * 800, 0.5))
    assert sum((number, number + 400) in found for number in range(400)) >= 398
    assert len(found) < 420


def test_a_template_filled_in_many_times_costs_no_quadratic_work() -> None:
    template = texts(3, 1)[0]
    filled = [[*template, str(number)] for number in range(3000)]
    assert len(list(near_pairs(Shingles(filled), list(range(3000)), 0.5))) < 20 * 3000


def test_no_texts_give_no_pairs() -> None:
    assert list(near_pairs(Shingles([]), [], 0.5)) == []
    assert list(near_pairs(Shingles([["a"], []]), [1, 2], 0.5)) == []
