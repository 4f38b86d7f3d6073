"""Which briefs are meant: those defined, the members of families, by name or all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

from flows.job import Job, WrongUse
from flows.published import open_published, published_or_fail
from flows.scope import country_names, find_code, parse_years, region_names, tag_names
from warehouse.briefs.definitions import Definition, Each, load_definitions
from warehouse.briefs.families import draw_member, member_id
from warehouse.paths import shipped_briefs
from warehouse.rows import Scope

# What asks for a member of a family on the command line.
PARAMETERS = {
    Each.REGIONS: "--region 011",
    Each.COUNTRIES: "--country KEN",
    Each.THEMES: "--theme TIP",
    Each.MEASURES: "--measure TRAIN",
    Each.YEARS: "--year 2020",
}
_ONE = {Each.REGIONS: "region", Each.COUNTRIES: "country", Each.THEMES: "theme", Each.MEASURES: "measure"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One brief in one language; `family` is the definition that a member was drawn from, else ''.

    `size` is how many activities a member has, and infinite for any other brief.
    """

    definition: Definition
    language: str
    family: str = ""
    size: float = inf


def choose_briefs(
    job: Job,
    brief_ids: Sequence[str],
    languages: Sequence[str],
    everything: bool = False,
    built_at: dt.datetime | None = None,
) -> list[Asked]:
    """The briefs and languages to issue: those named, all of them, or the standing ones when nothing is said.

    A family stands for its members with activities. `built_at` is the day that rolling periods end
    on, unless it is that of the published snapshot. Raises UnknownName, WrongUse for a family that
    needs its parameter, NothingYet where members are to be found and no snapshot is published.
    """
    shelf = Shelf(job, built_at)
    if brief_ids:
        chosen = [member for text in brief_ids for member in shelf.find(text)]
    else:
        chosen = [member for row in shelf.definitions.values() for member in shelf.expand(row, everything)]
    known = {code: code for row, _ in chosen for code in row.all_languages}
    wanted = [find_code("language", text, known) for text in languages] if chosen else []
    asked = [
        Asked(row, code, family, shelf.size_of(row, family))
        for row, family in chosen
        for code in (wanted or row.languages)
        if code in row.all_languages
    ]
    return list({(one.definition.id, one.language): one for one in asked}.values())


def choose_members(job: Job, family_id: str, codes: Sequence[str], languages: Sequence[str]) -> list[Asked]:
    """The members of one family by their codes, with activities or not; raises UnknownName."""
    return choose_briefs(job, [member_id(family_id, code) for code in codes], languages)


class Shelf:
    """The definitions of a home folder and what their families have in the published snapshot."""

    def __init__(
        self, job: Job, built_at: dt.datetime | None = None, definitions: Mapping[str, Definition] | None = None
    ) -> None:
        """`definitions` are those of a shelf of the same home folder, if it was read before."""
        self._job, self._built_at = job, built_at
        self.definitions = definitions if definitions is not None else _load_definitions(job)

    @cached_property
    def as_of(self) -> dt.datetime:
        """The day that rolling periods end on: when the published snapshot was built; raises NothingYet without one."""
        return self._built_at or published_or_fail(self._job.settings).built_at

    @cached_property
    def _counted(self) -> dict[str, dict[str, int]]:
        """How many activities each possible member of each family has, in one opening of the snapshot."""
        from warehouse.marts.members import read_members

        families = [row for row in self.definitions.values() if row.family]
        with open_published(self._job.settings) as (connection, _):
            return {
                row.id: read_members(connection, row.family.each.value, self._bounds(row))
                for row in families
                if row.family
            }

    def _bounds(self, family: Definition) -> Scope:
        """A family's own bounds; in a family of years a rolling period follows the member."""
        if family.family and family.family.each is Each.YEARS:
            return family.scope.model_copy(update={"last_years": None}).to_scope()
        return self._settled(family).scope.to_scope()

    def members(self, family: Definition) -> dict[str, int]:
        """Activities by code of the members that have any."""
        return self._counted[family.id]

    def size_of(self, brief: Definition, family: str) -> float:
        """How many activities a member of a family has; infinite where that is not counted."""
        if not (family and "_counted" in self.__dict__):
            return inf
        code = brief.id.removeprefix(f"{family}-")
        return next((count for held, count in self._counted[family].items() if held.lower() == code), 0)

    def expand(self, definition: Definition, everything: bool) -> Iterator[tuple[Definition, str]]:
        """A standing brief itself, or with `everything` any brief, and of a family its members; else nothing."""
        if definition.standing or everything:
            if definition.family is None:
                yield self._settled(definition), ""
            elif not definition.family.on_request:
                for code in self.usual(definition):
                    yield self.member(definition, code)

    def find(self, text: str) -> list[tuple[Definition, str]]:
        """What a name means: a brief, the members of a family, or one member ('region-011')."""
        named = self.definitions.get(text.lower())
        if named is None:
            return [self._find_member(text)]
        if named.family is None:
            return [(self._settled(named), "")]
        if named.family.on_request:
            raise WrongUse(f"brief {named.id} is made for what is asked: give {PARAMETERS[named.family.each]}")
        return [self.member(named, code) for code in self.usual(named)]

    def _find_member(self, text: str) -> tuple[Definition, str]:
        families = sorted((row for row in self.definitions.values() if row.family), key=lambda row: -len(row.id))
        for row in families:
            if row.family and text.lower().startswith(f"{row.id}-"):
                return self.member(row, find_member(row.family.each, text[len(row.id) + 1 :]))
        titles = {brief_id: row.title.get("en", brief_id) for brief_id, row in self.definitions.items()}
        return self.find(find_code("brief", text, titles))[0]

    def usual(self, family: Definition) -> list[str]:
        """The members made unless others are asked for: all with activities, of years the last full one."""
        codes = list(self.members(family))
        if family.family and family.family.each is Each.YEARS:
            return [code for code in codes if int(code) < self.as_of.year][-1:]
        return codes

    def member(self, family: Definition, code: str) -> tuple[Definition, str]:
        """The brief of one member of a family, and the family's id."""
        assert family.family
        member = draw_member(family, code, names_of(family.family.each))
        return self._settled(member), family.id

    def _settled(self, definition: Definition) -> Definition:
        """The brief with its rolling period as of the snapshot."""
        return definition.in_year(self.as_of.year) if definition.scope.last_years else definition


def _load_definitions(job: Job) -> dict[str, Definition]:
    found = load_definitions([shipped_briefs(), job.settings.home.briefs])
    return {brief_id: row.on_paper(job.settings.paper) for brief_id, row in found.items()}


def find_member(each: Each, text: str) -> str:
    """The code of a region, country, theme, measure or year by code or name; raises UnknownName and WrongUse."""
    if each is Each.YEARS:
        first, last = parse_years(text)
        if first != last:
            raise WrongUse(f"one year is meant, found {text!r}")
        return str(first)
    return find_code(_ONE[each], text, names_of(each))


def names_of(each: Each) -> Mapping[str, str]:
    """The English names of what a family can run over, by code; none for years."""
    match each:
        case Each.REGIONS:
            return region_names()
        case Each.COUNTRIES:
            return country_names()
        case Each.THEMES:
            return tag_names("theme")
        case Each.MEASURES:
            return tag_names("measure")
        case Each.YEARS:
            return {}
