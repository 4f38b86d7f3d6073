"""What segmentation gives back."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.records import Issue, Item


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The items of a document in order, every character that is not blank in exactly one of them.

    `layout` is 'news', 'inventory' or 'unknown'. `owner` is the page's agency as an acronym or a
    short name, None if the page names none or several. `period` is the reporting period given with
    the document; period headers on the page are in the items.
    """

    layout: str
    owner: str | None
    period: str | None
    items: tuple[Item, ...]
    issues: tuple[Issue, ...]
