"""What the reading was least sure of, worst first, with why and the entry that settles it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from warehouse.explain.finding import say_lines
from warehouse.explain.values import say_value, values_of, write_correction, write_pair
from warehouse.explain.wording import UNSURE_FROM

Row = Mapping[str, Any]

MERGE = "merge"

# How often a field is wrong where its doubt is 1, as doubts and labels of the sample corpus compare: at 0.4 the
# places of 8 items in 14 were wrong, at 0.25 the dates of 7 in 32, at 0.6 the measures of 29 in 61, at 0.7 the
# themes of 17 in 65. The rest are few.
_ERRORS = {
    "date": 0.9,
    "places": 1.3,
    "areas": 0.4,
    "themes": 0.35,
    "measures": 0.7,
    "partners": 0.1,
    "people": 0.2,
    "money": 0.2,
    MERGE: 1.0,
}
# What an error does to the figures: most tables are by year, place and theme, and a wrong merge changes each total.
_HARM = {
    "date": 1.0,
    "places": 1.0,
    "areas": 1.0,
    "themes": 1.0,
    "measures": 0.7,
    "partners": 0.4,
    "people": 0.8,
    "money": 0.5,
    MERGE: 1.0,
}
DOUBTED = tuple(_ERRORS)

_WHY_OF_RULE = {
    "no-geographic-focus": "nothing in it names a place, so it was taken as worldwide",
    "page-of-country:focus": "nothing in it names a place, so it was put where the page's owner is",
    "page-of-region": "nothing in it names a place, so it was put where the page's owner is",
    "page-topic": "none of its own words says so, but nearly all of its page is about it",
    "date-line:corrected": "with a year that was taken for a slip and corrected",
    "date-line:neighbours": "with the year that the entries around it gave",
    "year-in-text": "is what its words say of the year",
    "year-from-neighbours": "with the year that the entries around it gave",
}
_WHY_NOTHING = {
    "date": "it names a day or a year, but none that fits the page or that is surely its own",
    "themes": "no word of the lexicon stands in it",
    "measures": "no word of the lexicon stands in it",
}
_YEAR = ("date", "year")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing about an item that is unsure, 0 to 1.

    `given` is how it was read. `section` and `entry` are the line of `decisions.yml` that settles
    it: as it was read, or for a merge the other way round. `fields` are the values in that line.
    """

    field: str
    doubt: float
    given: str
    why: str
    section: str
    entry: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An item with what is unsure about it, the worst first; `weight` is how many figures it may spoil."""

    row: Row
    weight: float
    doubts: tuple[Doubt, ...]

    def as_dict(self) -> dict[str, Any]:
        """The same for a program to read."""
        kept = {name: self.row[name] for name in ("item_id", "doc", "first", "last", "part", "lang", "title")}
        return {**kept, "weight": self.weight, "doubts": [asdict(doubt) for doubt in self.doubts]}

    def lines(self) -> Iterator[str]:
        """The same for a person to read."""
        row = self.row
        words = " ".join((row["title"] or row["body"] or row["text"]).split())
        place = f"{row['doc']}:{say_lines(row['first'], row['last'], row['part'])}"
        title = textwrap.shorten(words, 80, placeholder=" …")
        yield f"{self.weight:.2f}  {row['item_id']}  {place}  {row['lang']}  {title}"
        for doubt in self.doubts:
            yield f"      {doubt.field} {doubt.doubt:.2f}: {doubt.given}"
            yield f"        because {doubt.why}"
        if fields := {name: value for doubt in self.doubts for name, value in doubt.fields.items()}:
            yield f"      under set:    {write_correction(row['item_id'], fields)}"
        yield from (f"      under split:  {doubt.entry}" for doubt in self.doubts if doubt.field == MERGE)


def weigh(doubts: Mapping[str, float], only: str | None = None) -> float:
    """How many of an item's figures are likely to be wrong, weighed by the harm; of one field its doubt as it is.

    `doubts` are those of `join_doubts`. Nothing where none reaches UNSURE_FROM, or that of the one field is 0.
    """
    if only:
        return doubts.get(only, 0.0)
    if all(doubt < UNSURE_FROM for doubt in doubts.values()):
        return 0.0
    return sum(_weigh_one(name, doubt) for name, doubt in doubts.items())


def join_doubts(doubts: Mapping[str, float], merge: Row | None) -> dict[str, float]:
    """An item's doubts of the fields weighed here, with that of its merge if it was merged and not by a person."""
    unsure = {MERGE: 1 - merge["score"]} if merge and merge["reason"] != "decision" else {}
    return {name: doubt for name, doubt in {**doubts, **unsure}.items() if name in _ERRORS}


def list_doubts(row: Row, merge: Row | None, names: Mapping[tuple[str, str], str], only: str | None = None) -> Doubtful:
    """The item's doubts from UNSURE_FROM on, the worst first, or the one field asked for."""
    doubts = join_doubts(row["doubts"] or {}, merge)
    ordered = sorted(doubts, key=lambda name: (-_weigh_one(name, doubts[name]), name))
    shown = [only] if only else [name for name in ordered if doubts[name] >= UNSURE_FROM]
    found = [
        _doubt_merge(merge) if name == MERGE and merge else _doubt_field(row, name, doubts[name], names)
        for name in shown
        if name in doubts
    ]
    return Doubtful(row, round(weigh(doubts, only), 3), tuple(found))


def _weigh_one(name: str, doubt: float) -> float:
    return min(1.0, doubt * _ERRORS[name]) * _HARM[name]


def _doubt_field(row: Row, name: str, doubt: float, names: Mapping[tuple[str, str], str]) -> Doubt:
    fields = ["date", "year"] if name == "date" and row["date"] else ["year" if name == "date" else name]
    given = "; ".join(say_value(each, value, names) for each in fields for value in values_of(row, each))
    values = {each: row[each] for each in fields}
    entry = write_correction(row["item_id"], values)
    return Doubt(name, doubt, given or "not stated", _say_why(row, name), "set", entry, values)


def _doubt_merge(merge: Row) -> Doubt:
    place = f"{merge['with_doc']}:{say_lines(merge['with_first'], merge['with_last'])}"
    why = f"joined by {merge['reason']}, score {merge['score']:.2f}"
    pair = write_pair([merge["with_item_id"], merge["item_id"]])
    return Doubt(MERGE, round(1 - merge["score"], 3), f"the same as {place}", why, "split", pair, {})


def _say_why(row: Row, name: str) -> str:
    """Which words and rules the reading rests on, or that there were none."""
    proofs = [proof for proof in row["evidence"] if proof["field"] == name or (name, proof["field"]) == _YEAR]
    if name == "places":
        proofs = _unlike_focus_first(proofs)
    if not values_of(row, name) and not proofs:
        return _WHY_NOTHING.get(name, "nothing in it was taken for it")
    return "; ".join(list(dict.fromkeys(_say_reason(proof, row) for proof in proofs))[:3])


def _say_reason(proof: Row, row: Row) -> str:
    """'‘Bangkok’ (city:mention)', or what the rule means where the words alone do not tell."""
    reason = next((why for rule, why in _WHY_OF_RULE.items() if proof["rule"].startswith(rule)), f"({proof['rule']})")
    if proof["start"] <= row["start"] and proof["end"] >= row["end"]:
        return reason
    return f"‘{textwrap.shorten(proof['quote'], 60, placeholder=' …')}’ {reason}"


def _unlike_focus_first(proofs: list[Row]) -> list[Row]:
    return sorted(proofs, key=lambda proof: proof["rule"].endswith(":focus"))
