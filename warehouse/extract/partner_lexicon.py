"""The organisations and words of acting together, from `lexicon/partners.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from warehouse.extract.scan import Term, fold
from warehouse.yaml_file import StrictModel, load_yaml

LEXICON = Path(__file__).parent / "lexicon" / "partners.yml"
_MELTED = {
    ("fr", "de"): ("de", "du", "des", "d'"),
    ("es", "de"): ("de", "del"),
    ("es", "a"): ("a", "al"),
    ("pt", "de"): ("de", "do", "da", "dos", "das"),
    ("pt", "por"): ("por", "pelo", "pela", "pelos", "pelas"),
    ("pt", "a"): ("a", "ao", "à", "aos", "às"),
}
ORGANISATION, MINISTRY, NATIONAL, CUE = "partner.organisation", "partner.ministry", "partner.national", "partner.cue"
MINISTRIES = (
    *("Ministry of", "Ministry for", "Ministries of", "Department of"),
    *("Ministerio de", "Ministerio del", "Ministerio de la", "Ministerio de las", "Ministerio de los"),
    *("Ministère de", "Ministère de la", "Ministère de l'", "Ministère des", "Ministère du"),
    *("Ministério de", "Ministério da", "Ministério do", "Ministério das", "Ministério dos"),
)


class Body(StrictModel):
    """One organisation as the file gives it."""

    name: str
    forms: tuple[str, ...]
    weak: tuple[str, ...] = ()
    area: bool = False
    of: str | None = None
    lang: tuple[str, ...] = ()


class PartnersFile(StrictModel):
    """The file's schema."""

    agencies: tuple[Body, ...]
    organisations: tuple[Body, ...]
    national: tuple[Body, ...]
    ministries: dict[str, tuple[str, ...]]
    cues: dict[str, str]
    giving: str
    heads: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """What a form stands for; `needs_cue` if it counts only beside words of acting together.

    `reports` is true of an agency of the United Nations, which tells what it did by itself.
    """

    name: str
    reports: bool = False
    needs_cue: bool = False
    area: bool = False
    of: str | None = None
    lang: tuple[str, ...] = ()
    acronym: bool = False


@cache
def _file() -> PartnersFile:
    return load_yaml(LEXICON, PartnersFile)


@cache
def ministry_subjects() -> dict[str, str]:
    """What a ministry looks after, folded, by its name in other languages."""
    return {fold(form): name for name, forms in _file().ministries.items() for form in forms}


@cache
def _bodies() -> tuple[Body, ...]:
    return (*_file().agencies, *_file().organisations)


@cache
def _canonical() -> dict[str, str]:
    return {fold(form): body.name for body in _bodies() for form in (body.name, *body.forms, *body.weak)}


@lru_cache(maxsize=256)
def canonical_name(name: str | None) -> str | None:
    """The lexicon's name for an organisation however it is written, the name itself if unknown."""
    return _canonical().get(fold(name), name) if name else None


@lru_cache(maxsize=256)
def parent_of(name: str) -> str | None:
    """The organisation whose body the one of that canonical name is, None if it is nobody's."""
    return next((body.of for body in _bodies() if body.name == name), None)


def terms() -> list[Term]:
    """Organisations, ministries, national bodies and words of acting together."""
    rows = list(_organisations())
    rows += [Term(MINISTRY, form, form) for form in MINISTRIES]
    rows += [Term(NATIONAL, form, body.name) for body in _file().national for form in {body.name, *body.forms}]
    rows += [
        Term(CUE, phrase, phrase) for lang, phrases in _file().cues.items() for phrase in _spelt_out(lang, phrases)
    ]
    return rows


def _spelt_out(lang: str, phrases: str) -> set[str]:
    """The phrases with their last preposition in each of the forms that it takes with an article."""
    spelt: set[str] = set()
    for phrase in (part.strip().strip('"') for part in phrases.split(",")):
        head, _, last = phrase.rpartition(" ")
        forms = _MELTED.get((lang, last), (last,))
        spelt.update(f"{head} {form}".strip() for form in forms if phrase)
    return spelt


@cache
def heads() -> re.Pattern[str]:
    """The words that say that a name is a body's."""
    return re.compile(rf"\b(?:{'|'.join(sorted(set(_file().heads.split())))}|Secretary(?!-General))\b")


@cache
def giving() -> re.Pattern[str]:
    """What ends in words of giving and 'of', before an organisation's name."""
    nouns = "|".join(sorted({re.escape(fold(part.strip())) for part in _file().giving.split(",")}))
    return re.compile(
        rf"\b(?:{nouns})\w*(?: [a-z']+)? (?:of|from|by|de|d'|du|del|da|do|des|dos|das|de l[ao]s?|par|por|pel[ao])"
        r" ?(?:the |l'|la |el |le |o |a )?$"
    )


def _organisations() -> Iterator[Term]:
    for body in _bodies():
        seen = set()
        for form, weak in [(form, False) for form in (body.name, *body.forms)] + [(form, True) for form in body.weak]:
            if not weak and form in body.weak:
                continue
            acronym = form.upper() == form
            payload = Organisation(
                body.name, body in _file().agencies, weak or body.area, body.area, body.of, body.lang, acronym
            )
            for written in _ways(form):
                if written not in seen:
                    seen.add(written)
                    yield Term(ORGANISATION, written, payload, exact=acronym or weak)


def _ways(form: str) -> Iterator[str]:
    yield form
    if form.startswith("United Nations "):
        yield f"UN {form.removeprefix('United Nations ')}"
    if form.startswith("UN ") and form != form.upper():
        yield f"United Nations {form.removeprefix('UN ')}"
