"""What a person asks for on the command line, made into a scope; unknown words get the near ones named."""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Mapping, Sequence
from functools import cache

from flows.job import WrongUse
from warehouse.paths import sql_folder
from warehouse.rows import Scope


class UnknownName(WrongUse):
    """A region, country, theme, measure, area or partner that is not known; the message names the near ones."""


def ask_scope(
    regions: Sequence[str] = (),
    countries: Sequence[str] = (),
    themes: Sequence[str] = (),
    measures: Sequence[str] = (),
    sources: Sequence[str] = (),
    areas: Sequence[str] = (),
    partners: Sequence[str] = (),
    years: str | None = None,
) -> Scope:
    """The scope of codes or names; raises UnknownName, or WrongUse for years that are none.

    Partners are taken as they are called: only a snapshot knows which there are.
    """
    return Scope(
        regions=tuple(find_code("region", text, region_names()) for text in regions),
        countries=tuple(find_code("country", text, country_names()) for text in countries),
        themes=tuple(find_code("theme", text, tag_names("theme")) for text in themes),
        measures=tuple(find_code("measure", text, tag_names("measure")) for text in measures),
        sources=tuple(sources),
        areas=tuple(find_code("area", text, area_names()) for text in areas),
        partners=tuple(partners),
        years=parse_years(years) if years else None,
    )


def parse_years(text: str) -> tuple[int, int]:
    """'2018-2020' or '2019' as first and last year."""
    found = re.fullmatch(r"\s*(\d{4})(?:\s*[-–/]\s*(\d{4}))?\s*", text)
    if not found:
        raise WrongUse(f"years are written 2019 or 2018-2020, found {text!r}")
    first, last = int(found[1]), int(found[2] or found[1])
    if first > last:
        raise WrongUse(f"years run from first to last, found {text!r}")
    return first, last


def find_code(kind: str, text: str, names: Mapping[str, str]) -> str:
    """The code that `text` is, or is the name of; raises UnknownName with the nearest names."""
    for code, name in names.items():
        if text.casefold() in (code.casefold(), name.casefold()):
            return code
    by_word = {word.casefold(): code for code, name in names.items() for word in (code, name)}
    near = difflib.get_close_matches(text.casefold(), by_word, n=3, cutoff=0.5)
    near += [word for word in by_word if text.casefold() in word and word not in near]
    codes = list(dict.fromkeys(by_word[word] for word in near))[:4] or list(names)[:4]
    listed = ", ".join(code if code == names[code] else f"{code} ({names[code]})" for code in codes)
    raise UnknownName(f"unknown {kind} {text!r}; " + (f"did you mean {listed}?" if listed else "none is known"))


@cache
def region_names() -> dict[str, str]:
    """M49 regions: code -> name."""
    return {row["code"]: row["name"] for row in read_seed("m49_regions")}


@cache
def country_names() -> dict[str, str]:
    """Countries: ISO 3166-1 alpha-3 -> short name."""
    return {row["iso3"]: row["country_name"] for row in read_seed("m49_countries")}


@cache
def area_names() -> dict[str, str]:
    """Named areas by their name, as the reading gives them."""
    from warehouse.extract.areas import area_names as read_names

    return {name: name for name in read_names()}


@cache
def tag_names(scheme: str) -> dict[str, str]:
    """The lexicon's themes or measures: code -> name."""
    from warehouse.extract.tag_lexicon import vocabulary_rows

    return {row[1]: row[2] for row in vocabulary_rows() if row[0] == scheme}


def read_seed(name: str) -> list[dict[str, str]]:
    """The rows of a seed of the dbt project."""
    with (sql_folder() / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
