"""Chains of likenesses never join what excludes each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warehouse.merge.clusters import LARGEST, Clusters, Link


def clash(one: str, other: str) -> bool:
    """Facts written as letters: an upper-case letter excludes its lower-case one."""
    return one != other and one.lower() == other.lower()


def test_a_middle_item_does_not_chain_two_that_exclude_each_other() -> None:
    clusters = Clusters(["a", "x", "A"], clash)
    assert clusters.join(Link(0, 1, "near repeat", 0.9))
    assert not clusters.join(Link(1, 2, "near repeat", 0.8))
    assert clusters.groups() == [[0, 1]]


def test_a_person_may_join_against_a_contradiction_but_not_against_a_split() -> None:
    clusters = Clusters(["a", "A", "b"], clash, splits=[(0, 2)])
    assert clusters.join(Link(0, 1, "decision", 1.0), is_forced=True)
    assert not clusters.join(Link(1, 2, "decision", 1.0), is_forced=True)


def test_a_template_does_not_grow_into_one_activity() -> None:
    facts = [f"fact {number}" for number in range(200)]
    clusters = Clusters(facts, clash)
    for number in range(1, 200):
        clusters.join(Link(number - 1, number, "near repeat", 0.9))
    assert max(len(group) for group in clusters.groups()) <= LARGEST


@given(st.lists(st.sampled_from("aAbBcCd"), min_size=2, max_size=12), st.data())
def test_no_set_ever_holds_two_facts_that_clash(facts: list[str], data: st.DataObject) -> None:
    clusters = Clusters(facts, clash)
    number = st.integers(0, len(facts) - 1)
    for one, other in data.draw(st.lists(st.tuples(number, number), max_size=30)):
        if not clash(facts[one], facts[other]):
            clusters.join(Link(one, other, "near repeat", 0.9))
    for group in clusters.groups():
        assert not any(clash(facts[one], facts[other]) for one in group for other in group)
