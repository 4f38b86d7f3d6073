"""What people have settled by hand: which items belong together, and what a field really is.

The file is kept under the home folder and outlives every re-reading, since item ids depend on the
source, the document's name and the item's words only:

    merge:
      - [1f0a2b3c4d5e, 99aa88bb77cc]
      - {items: [0a1b2c3d4e5f, 6a7b8c9d0e1f], why: same colloquium, by: Amina, on: 2026-02-03}
    split:
      - [1f0a2b3c4d5e, 5e4d3c2b1a0f]
    set:
      1f0a2b3c4d5e: {year: 2019, why: the annex names the week, by: Amina}

An id that reads as a number (all digits, or digits around one 'e') is written in quotes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from warehouse.records import (
    Evidence,
    Issue,
    Kind,
    Money,
    People,
    Place,
    ReadDocument,
    Reading,
    ReadItem,
    Role,
    Sense,
)
from warehouse.yaml_file import StrictModel, load_yaml

ItemId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]{1,15}$")]
IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?$")]


def _as_text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


class Note(StrictModel):
    """Why something was settled, by whom and when; none is required."""

    why: str = ""
    by: str = ""
    on: dt.date | None = None


class Pair(Note):
    """Two or more items that report one activity (`merge`), or of which no two do (`split`)."""

    items: tuple[ItemId, ...] = Field(min_length=2)

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, value: Any) -> Any:
        return {"items": value} if isinstance(value, list | tuple) else value


class PlaceEntry(StrictModel):
    """A country with its role."""

    iso3: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    role: Role


class PeopleEntry(StrictModel):
    """A count of persons, as in the records."""

    n: int = Field(gt=0)
    who: str
    sense: Sense
    bound: str = ""
    is_part: bool = False


class MoneyEntry(StrictModel):
    """An amount, as in the records."""

    amount: float = Field(gt=0)
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    bound: str = ""


class Correction(Note):
    """Fields of one item as a person read them; a field that is not named stays as it was read.

    `null` says that the text does not state it. A date without a year brings its own year.
    """

    kind: Kind | None = None
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] | None = None
    date: Annotated[IsoDate | None, BeforeValidator(_as_text)] = None
    year: int | None = Field(default=None, ge=1945, le=2100)
    places: tuple[PlaceEntry, ...] = ()
    areas: tuple[str, ...] = ()
    themes: tuple[Code, ...] = ()
    measures: tuple[Code, ...] = ()
    partners: tuple[str, ...] = ()
    people: tuple[PeopleEntry, ...] = ()
    money: tuple[MoneyEntry, ...] = ()

    def fields(self) -> set[str]:
        """The names of the fields that this correction settles."""
        return set(self.model_fields_set) - {"why", "by", "on"}


class Decisions(StrictModel):
    """All that the file says; empty where there is none."""

    merge: tuple[Pair, ...] = ()
    split: tuple[Pair, ...] = ()
    set: dict[ItemId, Correction] = Field(default_factory=dict)

    def item_ids(self) -> frozenset[str]:
        """Every item that a decision names."""
        return frozenset(item for pair in (*self.merge, *self.split) for item in pair.items) | frozenset(self.set)


def load_decisions(path: Path) -> Decisions:
    """The decisions in the file, none if there is no file; raises BadFile with FILE:LINE: key: ..."""
    return load_yaml(path, Decisions) if path.exists() else Decisions()


def find_stale(decisions: Decisions, item_ids: Collection[str]) -> tuple[Issue, ...]:
    """One issue for each item that a decision names and that is no longer read from any document."""
    known = set(item_ids)
    return tuple(
        Issue(
            "stale-decision",
            f"decisions name item {item}, which is in no document",
            text=item,
            advice="look for the item's words with `fieldbrief export items` and give its new id, or delete the entry",
        )
        for item in sorted(decisions.item_ids() - known)
    )


def apply_corrections(document: ReadDocument, decisions: Decisions) -> ReadDocument:
    """The document with the fields of its items as people settled them; the same object if none were.

    The evidence of a settled value is the whole item with the rule 'decision', and its doubt 0.
    """
    if not any(row.item_id in decisions.set for row in document.items):
        return document
    items = tuple(
        _correct(row, decisions.set[row.item_id]) if row.item_id in decisions.set else row for row in document.items
    )
    return replace(document, items=items)


def _correct(row: ReadItem, correction: Correction) -> ReadItem:
    settled = correction.fields()
    item = replace(row.item, kind=correction.kind) if correction.kind else row.item
    changes: dict[str, Any] = {}
    if "lang" in settled and correction.lang:
        changes["lang"] = correction.lang
    if "date" in settled:
        changes |= {"date": correction.date, "date_basis": "decision" if correction.date else None}
    if "date" in settled and "year" not in settled:
        settled.add("year")
        changes["year"] = int(correction.date.rpartition("/")[2][:4]) if correction.date else None
    if "year" in correction.fields():
        changes["year"] = correction.year
    if "year" in settled:
        changes["year_basis"] = "decision" if changes["year"] else None
    if changes.get("year"):
        changes |= dict.fromkeys(("not_before", "not_before_reason", "not_after", "not_after_reason"))
    entries: dict[str, Sequence[Any]] = {
        "places": tuple(Place(entry.iso3, entry.role) for entry in correction.places),
        "areas": correction.areas,
        "themes": correction.themes,
        "measures": correction.measures,
        "partners": correction.partners,
        "people": tuple(
            People(entry.n, entry.who, entry.sense, entry.bound, entry.is_part) for entry in correction.people
        ),
        "money": tuple(Money(entry.amount, entry.currency, entry.bound) for entry in correction.money),
    }
    changes |= {name: values for name, values in entries.items() if name in settled}
    evidence = [row_ for row_ in row.reading.evidence if row_.field not in settled]
    evidence += [
        Evidence(name, value, item.span, "decision")
        for name in sorted(settled & set(changes))
        for value in _values(changes[name])
    ]
    doubts = row.reading.doubts | dict.fromkeys(settled - {"kind"}, 0.0)
    reading: Reading = replace(row.reading, **changes, evidence=tuple(evidence), doubts=doubts)
    return ReadItem(row.item_id, item, reading)


def _values(value: Any) -> list[str]:
    """The value of a field as evidence names it, one text per entry."""
    if value is None:
        return []
    if isinstance(value, tuple):
        return [text for entry in value for text in _values(entry)]
    if isinstance(value, Place):
        return [value.iso3]
    if isinstance(value, People):
        return [str(value.n)]
    if isinstance(value, Money):
        return [f"{value.amount:g} {value.currency}"]
    return [str(value)]
