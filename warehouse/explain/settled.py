"""What people have settled about an item, and whether the snapshot knows it yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from warehouse.decisions import Correction, Decisions, Note
from warehouse.explain.values import write_correction, write_pair

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Settled:
    """One entry of `decisions.yml` as it would be written there; `note` is why, by whom and when."""

    section: str
    entry: str
    note: str
    is_in_force: bool


def find_settled(row: Row, decisions: Decisions, reports: Mapping[str, Row]) -> tuple[Settled, ...]:
    """The entries that name the item; `reports` are the items that share its activity, by id."""
    item_id = row["item_id"]
    found = []
    if item_id in decisions.set:
        correction = decisions.set[item_id]
        entry = write_correction(item_id, fields_of(correction))
        found.append(Settled("set", entry, say_note(correction), _is_applied(row, correction)))
    for pair in decisions.merge:
        if item_id in pair.items:
            is_joined = all(other in reports for other in pair.items)
            found.append(Settled("merge", write_pair(pair.items), say_note(pair), is_joined))
    for pair in decisions.split:
        if item_id in pair.items:
            is_apart = not any(other in reports for other in pair.items if other != item_id)
            found.append(Settled("split", write_pair(pair.items), say_note(pair), is_apart))
    return tuple(found)


def fields_of(correction: Correction) -> dict[str, Any]:
    """The fields that a correction settles, as plain values."""
    return correction.model_dump(mode="json", include=correction.fields(), exclude_defaults=False)


def say_note(note: Note) -> str:
    """'the annex names the week (Amina, 2026-02-03)'; empty where nothing was noted."""
    signed = ", ".join(part for part in (note.by, note.on.isoformat() if note.on else "") if part)
    return " ".join(part for part in (note.why, f"({signed})" if signed else "") if part)


def _is_applied(row: Row, correction: Correction) -> bool:
    def plain(value: Any) -> Any:
        return [dict(entry) if isinstance(entry, Mapping) else entry for entry in value] if _is_list(value) else value

    return all(plain(row.get(name)) == plain(value) for name, value in fields_of(correction).items())


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)
