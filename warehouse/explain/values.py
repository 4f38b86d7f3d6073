"""Field values as a person reads them, and as the decisions file takes them."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

# The order of reading; `lang` and `kind` have no evidence of their own.
FIELDS = (
    "date",
    "year",
    "not_before",
    "not_after",
    "places",
    "areas",
    "themes",
    "measures",
    "partners",
    "people",
    "money",
)
LISTS = ("places", "areas", "themes", "measures", "partners", "people", "money")
SETTLED_BY_HAND = ("kind", "lang", "date", "year", *LISTS)

# Whose doubt is said of which field; the extractor of dates gives one for all four.
DOUBTED_AS = {"year": "date", "not_before": "date", "not_after": "date"}

_PLAIN = re.compile(r"[^\W\d_][\w .'’/()-]*[\w.)]|[^\W\d_]")
_WORDS_OF_YAML = frozenset({"null", "true", "false"})
_LEFT_OUT_IF_EMPTY = ("bound",)


def values_of(row: Mapping[str, Any], field: str) -> list[Any]:
    """The values that were read for a field of an exported item, none if it is not stated."""
    value = row.get(field)
    if value is None:
        return []
    return list(value) if field in LISTS else [value]


def key_of(field: str, value: Any) -> str:
    """A value as the item's evidence names it: 'KEN', 'TIP', '30', '5000 USD'."""
    if field == "places":
        return str(value["iso3"])
    if field == "people":
        return str(value["n"])
    if field == "money":
        return f"{value['amount']:g} {value['currency']}"
    return str(value)


def say_value(field: str, value: Any, names: Mapping[tuple[str, str], str]) -> str:
    """A value in words; `names` gives the name behind a code, by field and code."""
    key = key_of(field, value)
    name = names.get((field, key))
    words = f"{key} ({name})" if name else key
    if field == "places":
        return f"{words}, {value['role']}"
    if field == "people":
        return " ".join(part for part in (value["bound"], f"{value['n']:,}", value["who"]) if part) + (
            f", {value['sense']}"
        )
    if field == "money":
        return " ".join(part for part in (value["bound"], f"{value['amount']:,.15g}", value["currency"]) if part)
    return words


def write_entry(value: Any) -> str:
    """A value in YAML's flow style on one line, as `decisions.yml` takes it."""
    if isinstance(value, Mapping):
        inner = (f"{write_entry(str(key))}: {write_entry(entry)}" for key, entry in _said(value))
        return f"{{{', '.join(inner)}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(write_entry, value))}]"
    if isinstance(value, str):
        return _write_words(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(value, default=str)


def write_correction(item_id: str, fields: Mapping[str, Any]) -> str:
    """The line under `set:` that settles the fields of an item."""
    return f"{write_entry(item_id)}: {write_entry(fields)}"


def write_pair(item_ids: Sequence[str]) -> str:
    """The line under `merge:` or `split:` for these items."""
    return f"- {write_entry(list(item_ids))}"


def _said(value: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(key, entry) for key, entry in value.items() if entry or key not in _LEFT_OUT_IF_EMPTY]


def _write_words(words: str) -> str:
    """The words as they are where no reader of YAML could take them for anything else, else in quotes."""
    if _PLAIN.fullmatch(words) and words.lower() not in _WORDS_OF_YAML:
        return words
    if re.fullmatch(r"[0-9a-f]{12}", words) and not re.fullmatch(r"\d+(e\d+)?", words):
        return words
    return f'"{"".join(map(_escape, words))}"'


def _escape(letter: str) -> str:
    """A letter as it stands in double quotes; JSON's own escapes would make two letters of one beyond U+FFFF."""
    if letter in '\\"':
        return f"\\{letter}"
    return letter if letter.isprintable() else f"\\U{ord(letter):08X}"
