"""Typed reads of a published snapshot: what a brief is set from, exports, issues, merges, counts."""

from warehouse.marts.brief import read_brief
from warehouse.marts.exports import read_activities, read_issues, read_items, read_merges
from warehouse.marts.summary import read_counts, read_people

__all__ = [
    "read_activities",
    "read_brief",
    "read_counts",
    "read_issues",
    "read_items",
    "read_merges",
    "read_people",
]
