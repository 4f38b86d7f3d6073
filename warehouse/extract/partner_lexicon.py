"""The organisations and words of acting together, from `lexicon/partners.yml` and `warehouse/text/agencies.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from warehouse.extract.scan import Term, fold
from warehouse.text.agencies import Bodies, agencies, written_names
from warehouse.text.forms import Forms, expand_form
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


class PartnersFile(StrictModel):
    """The file's schema."""

    organisations: Bodies
    national: dict[str, Forms]
    ministries: dict[str, Forms]
    cues: dict[str, Forms]
    giving: Forms
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
def _bodies() -> Bodies:
    return {**agencies().united_nations, **agencies().others, **_file().organisations}


@cache
def _canonical() -> dict[str, str]:
    return {fold(written): name for name, body in _bodies().items() for written in written_names(name, body)}


@lru_cache(maxsize=256)
def canonical_name(name: str | None) -> str | None:
    """The lexicon's name for an organisation however it is written, the name itself if unknown."""
    return _canonical().get(fold(name), name) if name else None


def parent_of(name: str) -> str | None:
    """The organisation whose body the one of that canonical name is, None if it is nobody's."""
    body = _bodies().get(name)
    return body.of if body else None


def terms() -> list[Term]:
    """Organisations, ministries, national bodies and words of acting together."""
    rows = list(_organisations())
    rows += [Term(MINISTRY, form, form) for form in MINISTRIES]
    rows += [
        Term(NATIONAL, written, name)
        for name, forms in _file().national.items()
        for written in {name, *(plain for form in forms for plain in expand_form(form))}
    ]
    rows += [
        Term(CUE, phrase, phrase)
        for lang, phrases in _file().cues.items()
        for phrase in {melted for form in phrases for plain in expand_form(form) for melted in _melt(lang, plain)}
    ]
    return rows


def _melt(lang: str, phrase: str) -> Iterator[str]:
    """The phrase with its last preposition in each of the forms that it takes with an article."""
    head, _, last = phrase.rpartition(" ")
    return (f"{head} {form}".strip() for form in _MELTED.get((lang, last), (last,)))


@cache
def heads() -> re.Pattern[str]:
    """The words that say that a name is a body's."""
    return re.compile(rf"\b(?:{'|'.join(sorted(set(_file().heads.split())))}|Secretary(?!-General))\b")


@cache
def giving() -> re.Pattern[str]:
    """What ends in words of giving and 'of', before an organisation's name."""
    nouns = "|".join(sorted({re.escape(fold(noun)) for noun in _file().giving}))
    return re.compile(
        rf"\b(?:{nouns})\w*(?: [a-z']+)? (?:of|from|by|de|d'|du|del|da|do|des|dos|das|de l[ao]s?|par|por|pel[ao])"
        r" ?(?:the |l'|la |el |le |o |a )?$"
    )


def _organisations() -> Iterator[Term]:
    for name, body in _bodies().items():
        for written, weak in written_names(name, body).items():
            acronym = written.upper() == written
            payload = Organisation(
                name, name in agencies().united_nations, weak or body.area, body.area, body.of, body.lang, acronym
            )
            yield Term(ORGANISATION, written, payload, exact=acronym or weak)
