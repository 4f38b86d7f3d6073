"""Brief definitions: one YAML file each, its stem the brief's id; a family stands for one brief of each member."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from warehouse.paths import shipped_briefs
from warehouse.rows import Scope
from warehouse.schedule import Schedule
from warehouse.settings import Paper
from warehouse.yaml_file import BadFile, Code, Id, Language, StrictModel, load_folder

SHIPPED = shipped_briefs()
NAME = "{name}"

Name = Annotated[str, StringConstraints(min_length=1, max_length=120)]
Year = Annotated[int, Field(ge=1900, le=2200)]


class Section(StrEnum):
    """The parts that a brief can be made of; each is `sections/NAME.html.j2` of the template."""

    HIGHLIGHTS = "highlights"
    KEY_FIGURES = "key_figures"
    CHANGES = "changes"
    CONTENTS = "contents"
    YEARS = "years"
    REGIONS = "regions"
    COUNTRIES = "countries"
    MEASURES = "measures"
    PARTNERS = "partners"
    PEOPLE = "people"
    SILENCE = "silence"
    ACTIVITIES = "activities"
    METHOD = "method"
    SOURCES = "sources"
    INDEX = "index"


class Each(StrEnum):
    """What a family runs over; its members are those with activities in the published snapshot.

    `regions` are the sub-regions that M49 is reported at; of `years` only the last full one is a
    member unless another is asked for.
    """

    REGIONS = "regions"
    COUNTRIES = "countries"
    THEMES = "themes"
    MEASURES = "measures"
    YEARS = "years"


class Family(StrictModel):
    """How one definition stands for many briefs; members of an `on_request` family are only made by name."""

    each: Each
    on_request: bool = False


class ScopeKeys(StrictModel):
    """The bounds of a brief as they stand in YAML; a key left out sets no bound.

    `last_years: 3` is the year of the data's day and the two before it; in a family of years, the
    member's year and those before it.
    """

    regions: tuple[Code, ...] = ()
    countries: tuple[Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")], ...] = ()
    themes: tuple[Code, ...] = ()
    measures: tuple[Code, ...] = ()
    sources: tuple[Code, ...] = ()
    areas: tuple[Name, ...] = ()
    partners: tuple[Name, ...] = ()
    years: tuple[Year, Year] | None = None
    last_years: Annotated[int, Field(ge=1, le=100)] | None = None

    @model_validator(mode="after")
    def _years_in_order(self) -> Self:
        if self.years and self.years[0] > self.years[1]:
            raise ValueError(f"years must run from first to last, found {self.years[0]} to {self.years[1]}")
        if self.years and self.last_years:
            raise ValueError("years and last_years cannot both be given")
        return self

    def to_scope(self) -> Scope:
        """The same bounds as the marts take them; a rolling period has to be fixed before."""
        if self.last_years:
            raise ValueError("last_years has no years yet: ask Definition.in_year first")
        return Scope(**{bound.name: getattr(self, bound.name) for bound in fields(Scope)})


class Definition(StrictModel):
    """What a brief is about, which parts it has, in which languages, set from which template on which paper.

    With `only_changes` an edition lists what is new or has changed since the one before it, and no more.
    `languages` are made every time, `more_languages` when asked for. A brief that is not `standing`
    is made by name or with all, not when nothing is named. `schedule` says when it is due; its
    editions are sent `quiet_hours` after they were issued, with `hold` not before a person releases
    them.
    """

    id: Id
    title: dict[Language, Annotated[str, StringConstraints(min_length=1, max_length=120)]]
    family: Family | None = None
    scope: ScopeKeys = ScopeKeys()
    only_changes: bool = False
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    more_languages: tuple[Language, ...] = ()
    standing: bool = True
    schedule: Schedule | None = None
    hold: bool = False
    quiet_hours: Annotated[int, Field(ge=0, le=720)] = 0
    template: Id = "brief"
    paper: Paper | None = None
    owner: Annotated[str, StringConstraints(min_length=1)]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if untitled := [language for language in self.all_languages if language not in self.title]:
            raise ValueError(f"title is missing in {', '.join(untitled)}")
        if len(set(self.all_languages)) != len(self.all_languages):
            raise ValueError("a language stands twice in languages and more_languages")
        if len(set(self.sections)) != len(self.sections):
            raise ValueError("a section stands twice in sections")
        if self.only_changes and Section.CHANGES not in self.sections:
            raise ValueError("a brief of only_changes needs the section changes")
        if self.family:
            if unnamed := [language for language, title in self.title.items() if NAME not in title]:
                raise ValueError(f"the title of a family needs {NAME}; it has none in {', '.join(unnamed)}")
            if getattr(self.scope, self.family.each):
                raise ValueError(f"a family of {self.family.each} cannot bound its scope by {self.family.each}")
        return self

    @property
    def all_languages(self) -> tuple[str, ...]:
        """Every language that the brief can be made in."""
        return (*self.languages, *self.more_languages)

    def with_scope(self, scope: Scope) -> Definition:
        """This brief drawn ad hoc for another scope."""
        return self.model_copy(update={"scope": ScopeKeys(**asdict(scope))})

    def on_paper(self, paper: Paper) -> Definition:
        """This brief on that paper, unless it names its own."""
        return self if self.paper else self.model_copy(update={"paper": paper})

    def in_year(self, year: int) -> Definition:
        """This brief with its rolling period, if it has one, ending in that year."""
        span = self.scope.last_years
        if span is None:
            return self
        keys = self.scope.model_copy(update={"years": (year - span + 1, year), "last_years": None})
        return self.model_copy(update={"scope": keys})

    def in_language(self, language: str) -> Definition:
        """This brief in one language, without all that shapes no page of it: what its fingerprint is of."""
        only = {"title": {language: self.title[language]}, "languages": (language,), "more_languages": ()}
        timing = {"standing": True, "schedule": None, "hold": False, "quiet_hours": 0}
        return self.model_copy(update={**only, **timing, "family": None})


def load_definitions(folders: Iterable[Path] = (SHIPPED,)) -> dict[str, Definition]:
    """All briefs by id, a later folder overriding an earlier one; raises BadFile with file and line."""
    found = load_folder(folders, Definition)
    for stem, definition in found.items():
        if stem != definition.id:
            raise BadFile(f"{stem}.yml:1: id: expected the file's stem {stem!r}, found {definition.id!r}")
    return found
