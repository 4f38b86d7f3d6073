"""The records that pass between the rooms of the warehouse, named as in the design.

All are frozen and hold no behaviour beyond what follows from their own fields; the two that are made
most often are named tuples, which take half the time of frozen dataclasses to make. Offsets count
characters of the document's clean text (`warehouse.text`), start included, end excluded; lines are
1-based and inclusive, and are those of the stored file.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What an item is; only activities are ever counted."""

    ACTIVITY = "activity"
    PROFILE = "profile"
    BOILERPLATE = "boilerplate"


class Role(StrEnum):
    """What a country has to do with an activity; only focus puts the activity there."""

    FOCUS = "focus"
    VENUE = "venue"
    DONOR = "donor"
    MENTION = "mention"


class Sense(StrEnum):
    """In what sense people are counted; sums are never made across senses."""

    TRAINED = "trained"
    ATTENDED = "attended"
    REACHED = "reached"
    VICTIMS = "victims"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Receipt:
    """One version of a document as it was taken in; the bytes lie under `sha256`.

    `doc_name` is the last part of the URI (the file's name), `version` counts from 1 for each
    (source_id, uri), `supersedes` is the SHA-256 of the version before, None for the first.
    """

    source_id: str
    uri: str
    doc_name: str
    sha256: str
    byte_count: int
    media_type: str
    fetched_at: dt.datetime
    version: int = 1
    supersedes: str | None = None
    publisher: str | None = None
    licence: str | None = None
    owner: str | None = None
    period: str | None = None

    @property
    def document_id(self) -> str:
        """What identifies this version in the warehouse: the start of its SHA-256."""
        return self.sha256[:16]


class Span(NamedTuple):
    """A stretch of clean text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of this stretch."""
        return text[self.start : self.end]


class Evidence(NamedTuple):
    """The characters that one value of one field was read from, and the rule that read them.

    `value` is the value as text ('2020-12-21', 'KEN', 'TIP'), so that a field with several values
    says which words made which. `rule` is a short stable name ('date-line', 'country-name:focus').
    A value that rests on the absence of words (an activity with no geographic focus is Global) has
    the item's whole span and a rule that says so.
    """

    field: str
    value: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of one document that reports one thing, before its fields are read.

    `span` covers the item whole; `date_line`, `place_line`, `title`, `body` and `links` lie inside
    it; `lead_in` (the line that a bullet inherits its sense from), `heading` (a measure or section
    heading in force) and `period` (a reporting period in force) may lie before it, and so may
    `place_heading` (one that names where it was); `owner` is the
    agency that this header names. `part` is 1, 2... where several items share one line, else None.
    """

    kind: Kind
    layout: str
    span: Span
    first_line: int
    last_line: int
    part: int | None = None
    title: Span | None = None
    body: Span | None = None
    date_line: Span | None = None
    place_line: Span | None = None
    links: Span | None = None
    lead_in: Span | None = None
    heading: Span | None = None
    place_heading: Span | None = None
    period: Span | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A country named or clearly implied, ISO 3166-1 alpha-3 (XKX for Kosovo), with its role."""

    iso3: str
    role: Role


@dataclass(frozen=True, slots=True)
class People:
    """An explicit count of persons. `bound` is '', 'more than', 'at least', 'around' or 'up to'.

    `who` is '' where the text leaves it open ('trained 45 in Lima').
    `is_part` says that they are among those of the count before ('including 12 women'), so that a sum leaves them out.
    """

    n: int
    who: str
    sense: Sense
    bound: str = ""
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Money:
    """An explicit amount in units of an ISO 4217 currency; `bound` as for people."""

    amount: float
    currency: str
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one item; a value that the text does not state is None or absent.

    `date` is ISO 8601 as stated: a day, a month ('2020-07'), a year or a range with '/'. `year` is
    when the main reported thing happened. `not_before` and `not_after` are ISO dates (a day or a
    month) that bound an undated item, with their reasons. Themes and measures are codes of the
    lexicon, most important first. `doubts` maps a field to how unsure its reading is, 0 to 1.
    """

    lang: str
    date: str | None = None
    date_basis: str | None = None
    year: int | None = None
    year_basis: str | None = None
    not_before: str | None = None
    not_before_reason: str | None = None
    not_after: str | None = None
    not_after_reason: str | None = None
    places: tuple[Place, ...] = ()
    areas: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    people: tuple[People, ...] = ()
    money: tuple[Money, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    doubts: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that could not be read, fetched or settled, with the text in it.

    `code` is a short stable name ('unknown-layout', 'typo-year', 'shrunken-source'); `text` the
    words concerned; `advice` says what a person can do about it.
    """

    code: str
    message: str
    text: str = ""
    advice: str = ""
    source_id: str | None = None
    document_id: str | None = None
    doc_name: str | None = None
    first_line: int | None = None
    item_id: str | None = None


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item with its reading and its stable identity.

    `item_id` depends on the source, the document's name and the item's words, not on where it
    stands, so decisions about it survive new versions of the page and of the reader.
    """

    item_id: str
    item: Item
    reading: Reading


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document read: its clean text, its items in order, what could not be read."""

    receipt: Receipt
    text: str
    items: tuple[ReadItem, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """The finding that `item_id` reports the same activity as the earlier `with_item_id`."""

    item_id: str
    with_item_id: str
    reason: str
    score: float
