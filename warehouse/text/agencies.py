"""Organisations and the names that they go by; the agencies among them, from `agencies.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator

from warehouse.text.forms import Forms, expand_form
from warehouse.yaml_file import StrictModel, load_yaml

LEXICON = Path(__file__).with_name("agencies.yml")


class Body(StrictModel):
    """One organisation as the files give it, its canonical name apart."""

    forms: Forms = ()
    weak: Forms = ()
    area: bool = False
    of: str | None = None
    lang: tuple[str, ...] = ()


def _from_forms(value: object) -> object:
    return value if isinstance(value, dict) else {"forms": value}


Bodies = dict[str, Annotated[Body, BeforeValidator(_from_forms)]]


class AgenciesFile(StrictModel):
    """The file's schema."""

    united_nations: Bodies
    others: Bodies


@cache
def agencies() -> AgenciesFile:
    """The file's content."""
    return load_yaml(LEXICON, AgenciesFile)


def written_names(name: str, body: Body) -> dict[str, bool]:
    """Every way in which an organisation is written, its canonical name among them; True where the way is weak."""
    ways = {way: False for form in (name, *_plain(body.forms)) for way in _short_and_long(form)}
    return ways | {way: True for form in _plain(body.weak) for way in _short_and_long(form)}


def _plain(forms: Forms) -> Iterator[str]:
    return (plain for form in forms for plain in expand_form(form))


def _short_and_long(form: str) -> Iterator[str]:
    yield form
    if form.startswith("United Nations "):
        yield f"UN {form.removeprefix('United Nations ')}"
    if form.startswith("UN ") and form != form.upper():
        yield f"United Nations {form.removeprefix('UN ')}"
