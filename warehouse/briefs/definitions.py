"""Brief definitions: one YAML file each, its stem the brief's id."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from warehouse.paths import shipped_briefs
from warehouse.rows import Scope
from warehouse.yaml_file import BadFile, StrictModel, load_folder

SHIPPED = shipped_briefs()

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,40}$")]
Year = Annotated[int, Field(ge=1900, le=2200)]


class Section(StrEnum):
    """The parts that a brief can be made of; each is `sections/NAME.html.j2` of the template."""

    HIGHLIGHTS = "highlights"
    KEY_FIGURES = "key_figures"
    CONTENTS = "contents"
    YEARS = "years"
    REGIONS = "regions"
    COUNTRIES = "countries"
    MEASURES = "measures"
    PEOPLE = "people"
    ACTIVITIES = "activities"
    METHOD = "method"
    SOURCES = "sources"
    INDEX = "index"


class ScopeKeys(StrictModel):
    """The bounds of a brief as they stand in YAML; a key left out sets no bound."""

    regions: tuple[Code, ...] = ()
    countries: tuple[Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")], ...] = ()
    themes: tuple[Code, ...] = ()
    measures: tuple[Code, ...] = ()
    sources: tuple[Code, ...] = ()
    years: tuple[Year, Year] | None = None

    @model_validator(mode="after")
    def _years_in_order(self) -> Self:
        if self.years and self.years[0] > self.years[1]:
            raise ValueError(f"years must run from first to last, found {self.years[0]} to {self.years[1]}")
        return self

    def to_scope(self) -> Scope:
        """The same bounds as the marts take them."""
        return Scope(self.regions, self.countries, self.themes, self.measures, self.sources, self.years)


class Definition(StrictModel):
    """What a brief is about, which parts it has, in which languages, set from which template."""

    id: Id
    title: dict[Language, Annotated[str, StringConstraints(min_length=1, max_length=120)]]
    scope: ScopeKeys = ScopeKeys()
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    template: Id = "brief"
    owner: Annotated[str, StringConstraints(min_length=1)]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if untitled := [language for language in self.languages if language not in self.title]:
            raise ValueError(f"title is missing in {', '.join(untitled)}")
        if len(set(self.sections)) != len(self.sections):
            raise ValueError("a section stands twice in sections")
        return self

    def with_scope(self, scope: Scope) -> Definition:
        """This brief drawn ad hoc for another scope."""
        keys = ScopeKeys(
            regions=scope.regions,
            countries=scope.countries,
            themes=scope.themes,
            measures=scope.measures,
            sources=scope.sources,
            years=scope.years,
        )
        return self.model_copy(update={"scope": keys})


def load_definitions(folders: Iterable[Path] = (SHIPPED,)) -> dict[str, Definition]:
    """All briefs by id, a later folder overriding an earlier one; raises BadFile with file and line."""
    found = load_folder(folders, Definition)
    for stem, definition in found.items():
        if stem != definition.id:
            raise BadFile(f"{stem}.yml:1: id: expected the file's stem {stem!r}, found {definition.id!r}")
    return found
