"""Building long patterns and tables of words out of short ones."""

from __future__ import annotations


def one_of(*patterns: str) -> str:
    """A pattern that matches any of the given ones."""
    return "(?:" + "|".join(patterns) + ")"


def words(*lists: str) -> frozenset[str]:
    """The words of blank-separated lists."""
    return frozenset(word for listed in lists for word in listed.split())


def numbered(*lists: str) -> dict[str, int]:
    """Each word of blank-separated lists with the number of its list, from 1 on."""
    return {word: number for number, listed in enumerate(lists, start=1) for word in listed.split()}
