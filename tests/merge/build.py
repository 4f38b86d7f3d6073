"""Read documents made by hand: one paragraph an item, the fields given."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from warehouse.records import Item, Kind, People, Place, ReadDocument, Reading, ReadItem, Receipt, Role, Sense, Span


def document(name: str, *items: dict[str, Any]) -> ReadDocument:
    """A document whose items are the given texts, with ids like 'a1', 'a2' padded to twelve digits."""
    text = "\n".join(row["text"] for row in items)
    rows, start = [], 0
    for number, row in enumerate(items, start=1):
        span = Span(start, start + len(row["text"]))
        head, _, _ = row["text"].partition("\n")
        title = Span(start, start + len(head)) if row.get("titled") else None
        body = Span(start + len(head) + 1, span.end) if title else span
        reading = Reading(
            lang=row.get("lang", "en"),
            date=row.get("date"),
            year=row.get("year"),
            year_basis="date" if row.get("year") else None,
            places=tuple(Place(iso3, Role.FOCUS) for iso3 in row.get("focus", ())),
            themes=tuple(row.get("themes", ("TIP",))),
            measures=tuple(row.get("measures", ())),
            partners=tuple(row.get("partners", ())),
            people=tuple(People(n, "people", Sense.TRAINED) for n in row.get("people", ())),
        )
        item = Item(row.get("kind", Kind.ACTIVITY), "news", span, number, number, title=title, body=body)
        rows.append(ReadItem(item_id(name, number), item, reading))
        start = span.end + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    receipt = Receipt("s", name, name, digest, len(text), "text/plain", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    return ReadDocument(receipt, text, tuple(rows), ())


def item_id(name: str, number: int) -> str:
    """The id that `document` gives to an item."""
    return hashlib.sha256(f"{name}{number}".encode()).hexdigest()[:12]
