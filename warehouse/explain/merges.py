"""Which items were taken for one activity, or kept apart by hand, with the line that would undo it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from warehouse.decisions import Decisions
from warehouse.explain.finding import say_lines
from warehouse.explain.settled import say_note
from warehouse.explain.values import write_pair

Row = Mapping[str, Any]

DECISION, SPLIT = "decision", "split"
REASONS = ("repeat", "near repeat", "translation", DECISION, SPLIT)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two reports: its id, its place, its language and its title or first words; empty for one that is gone."""

    item_id: str
    place: str = ""
    lang: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Two reports joined ('repeat', 'near repeat', 'translation', 'decision') or split by hand ('split').

    `undo` is what to do in `decisions.yml`; `score` is None for what a person settled.
    """

    reason: str
    score: float | None
    later: Side
    earlier: Side
    undo: str
    note: str = ""


def list_merges(merges: Iterable[Row], decisions: Decisions, rows: Mapping[str, Row]) -> Iterator[Finding]:
    """The merges in page order, then the pairs that people keep apart; `rows` are the items that decisions name."""
    for merge in merges:
        pair = [merge["with_item_id"], merge["item_id"]]
        later = Side(merge["item_id"], _place(merge, ""), merge["lang"], _first_words(merge["words"]))
        earlier = Side(
            merge["with_item_id"], _place(merge, "with_"), merge["with_lang"], _first_words(merge["with_words"])
        )
        if merge["reason"] == DECISION:
            undo = f"fieldbrief decide --undo {merge['item_id']}"
            yield Finding(DECISION, None, later, earlier, undo, _note_on(decisions, pair))
        else:
            yield Finding(merge["reason"], merge["score"], later, earlier, f"split: {write_pair(pair)}")
    for split in decisions.split:
        first, *others = split.items
        for other in others:
            undo = f"fieldbrief decide --undo {other}"
            yield Finding(SPLIT, None, _side(other, rows), _side(first, rows), undo, say_note(split))


def _place(merge: Row, prefix: str) -> str:
    return f"{merge[f'{prefix}doc']}:{say_lines(merge[f'{prefix}first'], merge[f'{prefix}last'])}"


def _side(item_id: str, rows: Mapping[str, Row]) -> Side:
    if item_id not in rows:
        return Side(item_id)
    row = rows[item_id]
    place = f"{row['doc']}:{say_lines(row['first'], row['last'], row['part'])}"
    return Side(item_id, place, row["lang"], _first_words(row["title"] or row["body"] or row["text"]))


def _first_words(text: str) -> str:
    return " ".join(text.split())[:120]


def _note_on(decisions: Decisions, pair: list[str]) -> str:
    return next((say_note(entry) for entry in decisions.merge if set(pair) <= set(entry.items)), "")
