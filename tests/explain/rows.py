"""Items as the export gives them, made by hand from a page's text."""

from __future__ import annotations

from typing import Any

from warehouse.explain.values import LISTS

PAGE = """News of the agency
12 March 2020
Training in <Nairobi> & beyond
Prosecutors of Kenya learned to trace trafficking in persons.
11 March 2020
"""


def proof(page: str, field: str, value: str, words: str, rule: str = "term") -> dict[str, Any]:
    """Evidence for a value: the first place where the words stand."""
    start = page.index(words)
    line = page.count("\n", 0, start) + 1
    return {
        "field": field,
        "value": value,
        "start": start,
        "end": start + len(words),
        "line": line,
        "quote": words,
        "rule": rule,
    }


def make_row(page: str = PAGE, first: int = 2, last: int = 4, **fields: Any) -> dict[str, Any]:
    """The item on these lines of the page; fields that are not given are not stated."""
    lines = page.split("\n")
    text = "\n".join(lines[first - 1 : last])
    start = len("\n".join([*lines[: first - 1], ""]))
    row = {
        "item_id": "0a1b2c3d4e5f",
        "activity": "0a1b2c3d4e5f",
        "doc": "page.txt",
        "source_id": "pages",
        "uri": "https://agency.example/page?a=1&b=2",
        "publisher": None,
        "fetched_at": "2021-03-01T12:00:00Z",
        "sha256": "ab" * 32,
        "document_id": "ab" * 8,
        "layout": "news",
        "kind": "activity",
        "lang": "en",
        "first": first,
        "last": last,
        "part": None,
        "start": start,
        "end": start + len(text),
        "text": text,
        "title": None,
        "body": text,
        "lead_in": None,
        "heading": None,
        "date": None,
        "year": None,
        "evidence": [],
        "doubts": {},
    }
    return row | {name: [] for name in LISTS} | fields


def trained_row() -> dict[str, Any]:
    """The item of PAGE with overlapping evidence, a bound from the line after it and a value of the whole item."""
    whole = proof(PAGE, "areas", "Global", make_row()["text"], "no-geographic-focus")
    return make_row(
        date="2020-03-12",
        year=2020,
        date_basis="line",
        year_basis="date",
        not_after="2020-03",
        not_after_reason="stands above an entry of March 2020",
        places=[{"iso3": "KEN", "role": "focus"}],
        areas=["Global"],
        themes=["TIP", "CHI"],
        doubts={"date": 0.0, "places": 0.4, "themes": 0.5, "measures": 0.5, "areas": 0.1},
        evidence=[
            proof(PAGE, "date", "2020-03-12", "12 March 2020", "date-line"),
            proof(PAGE, "year", "2020", "12 March 2020", "year-of-date:line"),
            proof(PAGE, "not_after", "2020-03", "11 March 2020", "page-order"),
            proof(PAGE, "places", "KEN", "<Nairobi>", "city:focus"),
            proof(PAGE, "places", "KEN", "Prosecutors of Kenya", "national-body:focus"),
            proof(PAGE, "themes", "TIP", "trace trafficking in persons"),
            proof(PAGE, "themes", "CHI", "Kenya learned to trace trafficking"),
            whole,
        ],
    )
