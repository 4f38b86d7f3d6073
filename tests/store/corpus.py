"""A small corpus with every case that counting must get right, and what it must count."""

from __future__ import annotations

from typing import Any

from tests.store.factory import make_document, make_intake, many_documents
from warehouse.records import Issue, Kind, Merge, ReadDocument
from warehouse.store.raw import Intake, SourceEntry


def corpus_documents() -> list[ReadDocument]:
    """Two pages of two sources, an old version of one and a second copy of the other.

    Of the items, `course-es` is the Spanish `course-en`, `grants-long` the longer, undated `grants`.
    """
    news: list[dict[str, Any]] = [
        {
            "id": "course-en",
            "title": "Judges trained",
            "text": "Fifty judges took a course.",
            "date": "2019-03-05",
            "date_basis": "line",
            "year": 2019,
            "year_basis": "date",
            "places": ["KEN", "UGA", "AUT:venue"],
            "themes": ["TIP", "SOM"],
            "measures": ["TRAIN"],
            "people": [(50, "trained")],
            "partners": ["IOM"],
            "money": [(1000.0, "USD")],
        },
        {
            "id": "course-es",
            "text": "Cincuenta jueces asistieron a un curso.",
            "lang": "es",
            "year": 2019,
            "places": ["KEN:mention", "AUT"],
            "themes": ["SOM", "CHI"],
            "measures": ["TRAIN"],
            "people": [(50, "attended")],
            "partners": ["IOM", "ILO"],
            "money": [(1000.0, "USD")],
        },
        {
            "id": "worldwide",
            "text": "A handbook for all came out.",
            "not_before": "2010",
            "not_before_reason": "an event it names",
            "not_after": "2012-10",
            "not_after_reason": "the entry above it",
            "areas": ["Global"],
            "themes": ["VAW"],
            "measures": ["TOOL"],
        },
        {"id": "nowhere", "text": "Something was done.", "areas": ["Ibero-America"]},
        {
            "id": "africa",
            "text": "Ministers of the continent met.",
            "year": 2018,
            "areas": ["Africa"],
            "themes": ["TIP"],
        },
        {
            "id": "mandate",
            "kind": "profile",
            "text": "The office assists States.",
            "places": ["KEN"],
            "themes": ["TIP"],
        },
        {"id": "footer", "kind": "boilerplate", "text": "Read more here."},
    ]
    inventory: list[dict[str, Any]] = [
        {
            "id": "grants",
            "text": "Grants were paid.",
            "year": 2018,
            "places": ["NGA", "SEN", "FRA:donor"],
            "areas": ["Eastern Africa"],
            "themes": ["CHI"],
            "measures": ["LAW"],
        },
        {
            "id": "grants-long",
            "text": "Grants were paid to many who asked for them.",
            "places": ["NGA"],
            "themes": ["CHI"],
        },
        {
            "id": "kosovo",
            "text": "Des agents ont signé.",
            "lang": "fr",
            "year": 2018,
            "places": ["XKX"],
            "themes": ["TIP"],
        },
    ]
    typo = Issue("typo-year", "a year that cannot be", text="2062", item_id="course-en", first_line=1)
    return [
        make_document("news.txt", news, publisher="An office", licence="public", issues=[typo]),
        make_document("news.txt", news, uri="https://example.org/copy/news.txt"),
        make_document("old.txt", inventory[:1], source_id="inventory", uri="https://example.org/inventory"),
        make_document(
            "inventory.txt", inventory, source_id="inventory", uri="https://example.org/inventory", version=2
        ),
    ]


def corpus_intake() -> Intake:
    """The corpus with its merges, and an issue of a source that did not answer."""
    return make_intake(
        corpus_documents(),
        activity_of={"course-es": "a-course-en", "grants-long": "a-grants"},
        merges=[
            Merge("course-es", "course-en", "same numbers and places", 0.8),
            Merge("grants-long", "grants", "same words", 0.9),
        ],
        sources=[SourceEntry("pages", "Pages", "url"), SourceEntry("inventory", "Inventory", "url")],
        issues=[Issue("silent-source", "no answer", source_id="inventory")],
    )


def synthetic_intake(item_count: int) -> Intake:
    """Made-up items of which every tenth activity reports the one before it."""
    documents = list(many_documents(item_count))
    ids = [i.item_id for d in documents for i in d.items if i.item.kind is Kind.ACTIVITY]
    pairs = list(zip(ids[0::10], ids[1::10], strict=False))
    return make_intake(
        documents,
        activity_of={later: f"a-{first}" for first, later in pairs},
        merges=[Merge(later, first, "same words", 0.9) for first, later in pairs],
        sources=[SourceEntry(f"source-{number}") for number in range(3)],
    )
