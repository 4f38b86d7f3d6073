"""What an extractor is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from warehouse.extract.place_headings import is_all_names
from warehouse.extract.scan import Hit, blank_marks
from warehouse.extract.zones import Zone, find_zones
from warehouse.records import Evidence, Item, Span

T = TypeVar("T")


class PageScope(NamedTuple):
    """The country (ISO 3166-1 alpha-3) or the areas of a page's owner, and the words of its head that name them."""

    country: str | None
    areas: tuple[str, ...]
    words: Span


@dataclass(slots=True, eq=False)
class Passage:
    """One item as an extractor sees it.

    `text` is the clean text of the whole document; `folded` is the same, folded, and `words` the same
    with blanks for all but letters and digits, both at the same offsets. `hits` are the vocabulary's
    hits inside the item and inside its lead-in, heading and period, by kind and in order. `owner` is
    the page's agency as an acronym or name, never one of its own partners. `spans` are the stretches
    that say what happened, in reading order: lead-in, place, title, body; `zones` those that words
    count by. `place` is the line that says where: the item's own, the heading over it, or a
    headline of nothing but names of countries. `scope` is
    where the page's owner is at work, None for the world.
    """

    item: Item
    text: str
    folded: str
    hits: Mapping[str, Sequence[Hit]]
    lang: str
    owner: str | None = None
    words: str = ""
    scope: PageScope | None = None
    place: Span | None = field(init=False)
    spans: Sequence[Span] = field(init=False)
    zones: Sequence[Zone] = field(init=False)

    def __post_init__(self) -> None:
        item = self.item
        self.words = self.words or blank_marks(self.folded)
        self.place = item.place_line or item.place_heading or self._title_of_names()
        title = None if item.title is self.place else item.title
        self.spans = [span for span in (item.lead_in, self.place, title, item.body) if span]
        self.zones = find_zones(item, self.text)

    def _title_of_names(self) -> Span | None:
        """The headline if it is nothing but names of countries."""
        title = self.item.title
        return title if title and is_all_names(self.folded, title, self.hits.get("place.name", ())) else None


class Found(NamedTuple, Generic[T]):
    """The values of one field with the words they were read from; `doubt` is 0 (sure) to 1.

    `faint` are the values that some words speak for, but too few or too weak ones.
    """

    values: tuple[T, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    doubt: float = 0.0
    faint: tuple[T, ...] = ()
