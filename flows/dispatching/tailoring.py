"""A brief narrowed to what a recipient asked for: one edition for all who asked for the same."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, fields, replace
from typing import Any

from flows.issuing.adhoc import narrow, title_scope
from flows.issuing.choosing import Asked, Shelf, find_member
from flows.job import Job, WrongUse
from flows.scope import ask_scope, country_names, tag_names
from warehouse.briefs.definitions import Definition, Each
from warehouse.rows import Scope

CutKey = tuple[str, str, tuple[int, int] | None]

# An id is a folder's name and stands in addresses; its pattern is that of warehouse.yaml_file.Id.
_LONGEST_ID, _HASH_DIGITS = 40, 8


@dataclass(frozen=True, slots=True)
class Cut:
    """A brief as it was asked for; `is_past` when its period is not the one that it has today."""

    asked: Asked
    is_past: bool

    @property
    def key(self) -> CutKey:
        """What tells one edition to be drawn from another: brief, language and years."""
        return (self.asked.definition.id, self.asked.language, self.asked.definition.scope.years)


class Tailor:
    """Narrows briefs as they stand now; definitions are read once for each year that periods are taken from."""

    def __init__(self, job: Job) -> None:
        self._job, self._today = job, Shelf(job)
        self._shelves: dict[int, Shelf] = {}

    def cut(self, brief: str, bounds: Scope, language: str, on: dt.datetime | None = None) -> Cut:
        """The brief within the bounds, in a language; rolling periods end in the year of `on`, else of the snapshot.

        A family with one code for its parameter is its member. Raises WrongUse for an unknown
        brief, code or language, and for a family without its parameter; NothingYet without a
        snapshot where the period or the member depends on it.
        """
        shelf = self._shelf(on)
        bounds = _settle(bounds)
        base, family, rest = _find_base(shelf, brief, bounds)
        is_past = on is not None and base.scope.years is not None and self._is_past(base, brief, bounds)
        if language not in base.all_languages:
            listed = ", ".join(base.all_languages)
            raise WrongUse(f"brief {base.id} is not made in {language!r}; it is in {listed}")
        if rest == Scope():
            return Cut(Asked(base, language, family), is_past)
        scope = narrow(base.scope.to_scope(), bounds)
        narrowed = base.with_scope(scope).model_copy(
            update={
                "id": _free_id(shelf, base.id, rest),
                "title": {language: title_scope(replace(scope, sources=()), language)},
                "languages": (language,),
                "more_languages": (),
            }
        )
        return Cut(Asked(narrowed, language, family or base.id), is_past)

    def _is_past(self, base: Definition, brief: str, bounds: Scope) -> bool:
        today, _, _ = _find_base(self._shelf(None), brief, bounds)
        return today.id == base.id and today.scope.years != base.scope.years

    def _shelf(self, on: dt.datetime | None) -> Shelf:
        if on is None:
            return self._today
        if on.year not in self._shelves:
            self._shelves[on.year] = Shelf(self._job, on, self._today.definitions)
        return self._shelves[on.year]


def _settle(bounds: Scope) -> Scope:
    """The bounds by code, in order and none twice, so that the same wish is the same brief; raises UnknownName."""
    known = ask_scope(bounds.regions, bounds.countries, bounds.themes, bounds.measures)

    def settle(codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(set(codes)))

    return Scope(settle(known.regions), settle(known.countries), settle(known.themes), settle(known.measures))


def _find_base(shelf: Shelf, brief: str, bounds: Scope) -> tuple[Definition, str, Scope]:
    """The brief or member meant, its family, and the bounds that are left to narrow it by."""
    named = shelf.definitions.get(brief.lower())
    if named is None or named.family is None:
        definition, family = shelf.find(brief)[0]
        return definition, family, bounds
    each = named.family.each
    if each is Each.YEARS:
        if not (usual := shelf.usual(named)):
            raise WrongUse(f"no year has activities yet, so that there is no member of brief {named.id}")
        return (*shelf.member(named, usual[-1]), bounds)
    codes: tuple[str, ...] = getattr(bounds, each.value)
    if not codes:
        raise WrongUse(f"brief {named.id} is a family: say which of its {each.value} are meant")
    member, family = shelf.member(named, find_member(each, codes[0]))
    if len(codes) == 1:
        consumed: dict[str, Any] = {each.value: ()}
        return member, family, replace(bounds, **consumed)
    return member.model_copy(update={"id": named.id}), "", bounds


def _free_id(shelf: Shelf, base_id: str, bounds: Scope) -> str:
    """What the narrowed brief is called: 'global-ken-tip', with a hash where that is too long or taken."""
    codes = [*bounds.regions, *bounds.countries, *(_plain(code, "theme") for code in bounds.themes)]
    codes += [_plain(code, "measure") for code in bounds.measures]
    name = "-".join([base_id, *(code.lower().replace("_", "-").replace(".", "-") for code in codes)])
    if len(name) <= _LONGEST_ID and name not in shelf.definitions:
        return name
    told = "\0".join(f"{field.name}={getattr(bounds, field.name)}" for field in fields(bounds))
    digits = hashlib.sha256(told.encode()).hexdigest()[:_HASH_DIGITS]
    return f"{base_id[: _LONGEST_ID - _HASH_DIGITS - 1]}-{digits}"


def _plain(code: str, kind: str) -> str:
    """The code, with its kind where it could be taken for another's: SOM is Somalia and a theme."""
    taken = code in country_names() or (kind == "measure" and code in tag_names("theme"))
    return f"{kind}-{code}" if taken else code
