"""What a person settles on the command line, checked and put into the decisions file."""

from __future__ import annotations

import datetime as dt
import difflib
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from flows.job import WrongUse
from flows.scope import country_names, find_code, tag_names
from warehouse.decisions import Correction, Decisions, Pair, load_decisions
from warehouse.explain.editing import add_pair, drop_item, put_correction
from warehouse.explain.settled import fields_of
from warehouse.explain.values import LISTS, SETTLED_BY_HAND, write_correction, write_pair
from warehouse.records import Role
from warehouse.yaml_file import BadFile


def parse_fields(given: Sequence[str]) -> dict[str, Any]:
    """The fields of `--set FIELD=VALUE`, as the decisions file takes them; raises WrongUse."""
    fields: dict[str, Any] = {}
    for text in given:
        name, equals, value = (part.strip() for part in text.partition("="))
        if not equals:
            raise WrongUse(f"a value is set as FIELD=VALUE, found {text!r}")
        if name not in SETTLED_BY_HAND:
            near = difflib.get_close_matches(name, SETTLED_BY_HAND, n=2) or SETTLED_BY_HAND
            raise WrongUse(f"unknown field {name!r}; did you mean {', '.join(near)}?")
        fields[name] = _parse_value(name, value)
    try:
        Correction.model_validate(fields)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"]))
        raise WrongUse(f"{where}: {fault['msg']}, found {fault['input']!r}") from None
    return fields


def settle(path: Path, item_id: str, fields: Mapping[str, Any], note: Mapping[str, str], on: dt.date) -> str | None:
    """The entry now in the file; None if it said just that before."""
    before = load_decisions(path)
    old = before.set.get(item_id)
    wanted = fields_of(Correction.model_validate(fields))
    said = fields_of(old) if old else {}
    if old and wanted.items() <= said.items() and all(getattr(old, name) == words for name, words in note.items()):
        return None
    signed = {**fields, **note, "on": on}

    def is_right(after: Decisions) -> bool:
        others = {other: entry for other, entry in after.set.items() if other != item_id}
        return (
            others == {other: entry for other, entry in before.set.items() if other != item_id}
            and (after.merge, after.split) == (before.merge, before.split)
            and fields_of(after.set[item_id]) == {**said, **wanted}
        )

    line = write_correction(item_id, signed)
    _rewrite(path, lambda text: put_correction(text, item_id, signed), is_right, f"set: {line}")
    return line


def pair_up(path: Path, section: str, items: tuple[str, str], note: Mapping[str, str], on: dt.date) -> str | None:
    """The entry now under `merge` or `split`; None if it was there. Raises WrongUse if the other says the contrary."""
    before, both = load_decisions(path), set(items)
    if len(both) < 2:
        raise WrongUse("an item is merged with another one, or split from it")
    contrary = before.split if section == "merge" else before.merge
    for entry in contrary:
        if both <= set(entry.items):
            raise WrongUse(
                f"{path.name} says the contrary already: {write_pair(entry.items)}; "
                f"take it back with `fieldbrief decide --undo {items[0]}`"
            )
    own: tuple[Pair, ...] = getattr(before, section)
    if any(both <= set(entry.items) for entry in own):
        return None
    pair = {"items": list(items), **({**note, "on": on} if note else {})}
    wanted = before.model_copy(update={section: (*own, Pair.model_validate(pair))})
    line = f"{section}: {write_pair(items)}"
    _rewrite(path, lambda text: add_pair(text, section, pair), lambda after: after == wanted, line)
    return line


def take_back(path: Path, item_id: str) -> list[str]:
    """The entries that named the item, now gone from the file."""
    before = load_decisions(path)
    if item_id not in before.item_ids():
        return []
    dropped: list[str] = []

    def edit(text: str) -> str:
        text, found = drop_item(text, item_id)
        dropped.extend(found)
        return text

    _rewrite(path, edit, lambda after: after == _without(before, item_id), f"(all that names {item_id}, out)")
    return dropped


def _without(decisions: Decisions, item_id: str) -> Decisions:
    def thin(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
        kept = (
            pair.model_copy(update={"items": tuple(item for item in pair.items if item != item_id)}) for pair in pairs
        )
        return tuple(pair for pair in kept if len(pair.items) > 1)

    corrections = {other: entry for other, entry in decisions.set.items() if other != item_id}
    return Decisions(merge=thin(decisions.merge), split=thin(decisions.split), set=corrections)


def _rewrite(path: Path, edit: Callable[[str], str], is_right: Callable[[Decisions], bool], line: str) -> None:
    """The file with the edit in it, whole or not at all.

    It is read back before it takes the old one's place; raises WrongUse with the line to write by
    hand where it does not say what it should.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_text(edit(path.read_text(encoding="utf-8") if path.exists() else ""), encoding="utf-8")
        if not is_right(load_decisions(aside)):
            raise ValueError("it would not say what it should")
        os.replace(aside, path)
    except (BadFile, ValueError, yaml.YAMLError):
        raise WrongUse(f"{path} is laid out in a way that cannot be written to; put in by hand: {line}") from None
    finally:
        aside.unlink(missing_ok=True)


def _parse_value(name: str, text: str) -> Any:
    """The value in plain words, or in YAML where it begins with a bracket."""
    if text.startswith(("[", "{")):
        try:
            return yaml.safe_load(text)
        except yaml.YAMLError:
            raise WrongUse(f"{name}: not valid YAML: {text}") from None
    if text in ("", "null", "none"):
        if name in ("kind", "lang"):
            raise WrongUse(f"{name}: every item has one")
        return [] if name in LISTS else None
    if name == "year":
        return int(text) if text.isdecimal() else text
    if name in ("themes", "measures"):
        scheme = name.removesuffix("s")
        return [find_code(scheme, part, tag_names(scheme)) for part in _split(text, ",;")]
    if name == "places":
        return [_parse_place(part) for part in _split(text, ",;")]
    if name in ("areas", "partners"):
        return _split(text, ";")
    if name in ("people", "money"):
        example = (
            "[{n: 30, who: prosecutors, sense: trained}]" if name == "people" else "[{amount: 5000, currency: USD}]"
        )
        raise WrongUse(f"{name} are set as a list, for example {name}={example}")
    return text


def _parse_place(text: str) -> dict[str, str]:
    country, _, role = (part.strip() for part in text.partition(":"))
    role = role or Role.FOCUS.value
    if role not in set(Role):
        raise WrongUse(f"a place is written COUNTRY:ROLE with a role of {', '.join(Role)}, found {text!r}")
    return {"iso3": find_code("country", country, country_names()), "role": role}


def _split(text: str, marks: str) -> list[str]:
    for mark in marks[1:]:
        text = text.replace(mark, marks[0])
    return [part.strip() for part in text.split(marks[0]) if part.strip()]
