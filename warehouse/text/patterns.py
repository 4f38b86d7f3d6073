"""Building long patterns out of short ones."""

from __future__ import annotations


def one_of(*patterns: str) -> str:
    """A pattern that matches any of the given ones."""
    return "(?:" + "|".join(patterns) + ")"


def words(*lists: str) -> frozenset[str]:
    """The words of blank-separated lists."""
    return frozenset(word for listed in lists for word in listed.split())
