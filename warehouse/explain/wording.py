"""The lines that every form of an explanation shares: where the item stands, what its doubts mean."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from warehouse.explain.explanation import Explanation, Row, Value
from warehouse.explain.finding import say_lines

UNSURE_FROM = 0.3

_BASES = {
    "line": "by its own date line",
    "corrected": "by its own date line, an evident slip corrected",
    "date": "that of its date",
    "text": "by its own words",
    "neighbours": "by the dated entries around it",
    "period": "by the reporting period",
    "decision": "settled by hand",
}


class Proof(NamedTuple):
    """Words that a value was read from, None for the item as a whole; `by` is where they stand and the rule."""

    words: str | None
    by: str


def say_title(row: Row) -> str:
    """'004_news.txt, lines 27-29'."""
    lines = say_lines(row["first"], row["last"], row.get("part"))
    return f"{row['doc']}, line{'' if lines.isdigit() else 's'} {lines}"


def list_facts(explanation: Explanation) -> Iterator[tuple[str, str]]:
    """Where the item comes from, as pairs of a name and what it is."""
    row = explanation.row
    yield "item", f"{row['item_id']}, {row['kind']}, in {row['lang']}, layout {row['layout']}"
    if row.get("activity") and row["activity"] != row["item_id"]:
        yield "activity", f"{row['activity']}, with {len(explanation.reports)} other report(s)"
    elif explanation.reports:
        yield "activity", f"its own, with {len(explanation.reports)} other report(s)"
    yield "source", row["source_id"] + (f", published by {row['publisher']}" if row.get("publisher") else "")
    yield "address", row["uri"]
    yield "taken", f"{row['fetched_at'].replace('T', ' ').removesuffix('Z')} UTC"
    yield "sha256", row["sha256"]


def say_doubt(doubt: float) -> str:
    """'sure', 'fairly sure' or 'unsure' with the figure, 0 to 1."""
    if doubt == 0:
        return "sure"
    return f"{'unsure' if doubt >= UNSURE_FROM else 'fairly sure'} {doubt:.2f}"


def say_basis(basis: str) -> str:
    """What a date rests on, in words; the reason of a bound stays as it is."""
    return _BASES.get(basis, basis)


def list_proofs(value: Value) -> list[Proof]:
    """The words, lines and rule behind a value; the same words by the same rule once, with all their lines."""
    lines: dict[tuple[str | None, str], dict[str, None]] = {}
    for mark in value.marks:
        words = None if mark.is_whole else " ".join(mark.quote.split())
        lines.setdefault((words, mark.rule), {})[str(mark.line)] = None
    return [
        Proof(words, f"line{'s' if len(found) > 1 else ''} {', '.join(found)}; {rule}")
        for (words, rule), found in lines.items()
    ]


def say_proof(proof: Proof, width: int = 80) -> str:
    """'‘Vienna’ (line 29; city:venue)', long words cut."""
    words = (
        "the item as a whole" if proof.words is None else f"‘{textwrap.shorten(proof.words, width, placeholder=' …')}’"
    )
    return f"{words} ({proof.by})"


def say_merge(merge: Row) -> str:
    """'000_a.txt:6-8 joined to 004_b.txt:12: near repeat, score 0.93'."""
    one, other = say_lines(merge["first"], merge["last"]), say_lines(merge["with_first"], merge["with_last"])
    return (
        f"{merge['doc']}:{one} ({merge['item_id']}) joined to {merge['with_doc']}:{other} ({merge['with_item_id']}): "
        f"{merge['reason']}, score {merge['score']:.2f}"
    )


def say_unstated(explanation: Explanation) -> str:
    """The fields of an activity that carry no value, those with a doubt first."""
    ordered = sorted(explanation.unstated, key=lambda entry: -entry[1])
    return ", ".join(f"{field} ({say_doubt(doubt)})" if doubt >= UNSURE_FROM else field for field, doubt in ordered)
