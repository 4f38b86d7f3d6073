"""Read documents made by hand, for the rooms behind the reader."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Iterator, Sequence
from typing import Any

from warehouse.records import (
    Evidence,
    Issue,
    Item,
    Kind,
    Money,
    People,
    Place,
    ReadDocument,
    Reading,
    ReadItem,
    Receipt,
    Role,
    Sense,
    Span,
)
from warehouse.store.raw import Build, Intake, SourceEntry
from warehouse.store.snapshots import name_snapshot

BUILT_AT = dt.datetime(2021, 2, 1, 6, 0, tzinfo=dt.UTC)
THEMES = ("TIP", "SOM", "VAW", "CHI", "FIN")
MEASURES = ("TRAIN", "LAW", "TOOL", "DATA", "MEET")
VOCABULARY = [
    *(("theme", code, f"Theme {code}", ["5.2", "8.7"], None) for code in THEMES),
    *(("measure", code, f"Measure {code}", [], f"Inventory {code}") for code in MEASURES),
]
AREAS = {"Africa": ("002",), "Eastern Africa": ("014",), "Middle East and North Africa": ("145", "015")}


def area_regions(area: str) -> tuple[str, ...]:
    """The M49 codes of the few areas that the tests name."""
    return AREAS.get(area, ())


def make_build(fingerprint: str = "f" * 16, built_at: dt.datetime = BUILT_AT) -> Build:
    """What a snapshot of the tests says it was made from."""
    return Build(name_snapshot(built_at, fingerprint), fingerprint, "reader", "0.1.0", built_at)


def make_document(name: str, entries: Sequence[dict[str, Any]], **receipt: Any) -> ReadDocument:
    """A document with one item per entry, on a line of its own.

    An entry holds `id` and `text`, and any of `kind`, `title` and the fields of a Reading, with
    places as 'KEN' or 'KEN:venue', people as (n, sense) and money as (amount, currency).
    """
    text, items = "", []
    for line, entry in enumerate(entries, start=1):
        entry = dict(entry)
        item_id, words, kind, title = (
            entry.pop("id"),
            entry.pop("text"),
            entry.pop("kind", "activity"),
            entry.pop("title", None),
        )
        start = len(text)
        text += f"{title} {words}\n" if title else f"{words}\n"
        end = len(text) - 1
        title_span = Span(start, start + len(title)) if title else None
        body = Span(end - len(words), end) if words else None
        item = Item(Kind(kind), "news", Span(start, end), line, line, title=title_span, body=body)
        items.append(ReadItem(item_id, item, _reading(entry, Span(start, end))))
    known = {
        "source_id": "pages",
        "uri": f"https://example.org/{name}",
        "doc_name": name,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "byte_count": len(text.encode()),
        "media_type": "text/plain",
        "fetched_at": dt.datetime(2021, 1, 15, 12, 0, tzinfo=dt.UTC),
    }
    issues = receipt.pop("issues", ())
    return ReadDocument(Receipt(**{**known, **receipt}), text, tuple(items), tuple(issues))


def _reading(fields: dict[str, Any], span: Span) -> Reading:
    given = dict(fields)
    for name in ("areas", "themes", "measures", "partners"):
        given[name] = tuple(given.get(name, ()))
    roles = (place.partition(":") for place in given.get("places", ()))
    given["places"] = tuple(Place(iso3, Role(role or "focus")) for iso3, _, role in roles)
    given["people"] = tuple(People(n, "officials", Sense(sense)) for n, sense in given.get("people", ()))
    given["money"] = tuple(Money(amount, currency) for amount, currency in given.get("money", ()))
    given["evidence"] = tuple(Evidence("places", p.iso3, span, f"country-name:{p.role}") for p in given["places"])
    return Reading(**{"lang": "en", **given})


def make_intake(documents: Sequence[ReadDocument], **given: Any) -> Intake:
    """An intake of these documents in which every activity stands alone unless `activity_of` says otherwise."""
    alone = {i.item_id: f"a-{i.item_id}" for d in documents for i in d.items if i.item.kind is Kind.ACTIVITY}
    known: dict[str, Any] = {
        "activity_of": {**alone, **given.pop("activity_of", {})},
        "merges": (),
        "vocabulary": VOCABULARY,
        "area_regions": area_regions,
        "sources": [SourceEntry("pages", "Pages", "url")],
    }
    return Intake(documents, **{**known, **given})


COUNTRIES = ("KEN", "UGA", "NGA", "SEN", "FRA", "BRA", "VNM", "EGY", "XKX", "AUS", "COL", "KGZ")


def many_documents(item_count: int, seed: int = 1, items_each: int = 80) -> Iterator[ReadDocument]:
    """Documents of made-up items with about the richness of the real ones, the same for the same seed."""
    chance = random.Random(seed)
    for first in range(0, item_count, items_each):
        entries = [_entry(number, chance) for number in range(first, min(first + items_each, item_count))]
        issues = [Issue("typo-year", "a year that cannot be", text="2062", item_id=entries[0]["id"], first_line=1)]
        yield make_document(f"page-{first}.txt", entries, source_id=f"source-{first % 3}", issues=issues)


def _entry(number: int, chance: random.Random) -> dict[str, Any]:
    return {
        "id": f"i{number}",
        "text": f"Number {number}: " + "officials met and agreed on what to do next. " * chance.randint(1, 18),
        "kind": "activity" if chance.random() < 0.9 else "profile",
        "title": f"Entry {number}" if chance.random() < 0.5 else None,
        "lang": chance.choice(["en", "en", "en", "es", "fr"]),
        "year": chance.choice([None, *range(2010, 2021)]),
        "places": [
            f"{iso3}:{chance.choice(['focus', 'focus', 'venue', 'mention'])}"
            for iso3 in chance.sample(COUNTRIES, chance.randint(0, 3))
        ],
        "areas": chance.choice([[], [], ["Global"], ["Africa"], ["Eastern Africa"], ["Ibero-America"]]),
        "themes": chance.sample(THEMES, chance.randint(0, 3)),
        "measures": chance.sample(MEASURES, chance.randint(0, 2)),
        "partners": chance.sample(["IOM", "ILO", "UN Women"], chance.randint(0, 2)),
        "people": [(chance.randint(5, 500), "trained")] if chance.random() < 0.2 else [],
    }
