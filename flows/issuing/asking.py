"""The bounds given on the command line, and whether they name members of a family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.issuing.choosing import Asked, choose_briefs, choose_members, find_member
from flows.job import Job, WrongUse
from flows.scope import ask_scope
from warehouse.briefs.definitions import Each, load_definitions
from warehouse.paths import shipped_briefs
from warehouse.rows import Scope


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bounds as they were typed."""

    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    years: str | None = field(default=None, kw_only=True)

    @property
    def is_set(self) -> bool:
        """Whether there are any."""
        return bool(self.by_kind() or self.areas or self.partners)

    def by_kind(self) -> dict[Each, tuple[str, ...]]:
        """The bounds that are given and that families run over, by what they bound."""
        held = {
            Each.REGIONS: self.regions,
            Each.COUNTRIES: self.countries,
            Each.THEMES: self.themes,
            Each.MEASURES: self.measures,
            Each.YEARS: (self.years,) if self.years else (),
        }
        return {each: words for each, words in held.items() if words}

    def to_scope(self) -> Scope:
        """The scope that they make; raises UnknownName and WrongUse."""
        return ask_scope(
            self.regions,
            self.countries,
            self.themes,
            self.measures,
            areas=self.areas,
            partners=self.partners,
            years=self.years,
        )


@dataclass(frozen=True, slots=True)
class Members:
    """Members of one family, by code."""

    definition_id: str
    codes: tuple[str, ...]


def find_family(job: Job, brief_ids: Sequence[str], bounds: Bounds) -> Members | None:
    """The members meant when one family is named with nothing but its own parameter, else None; raises UnknownName."""
    if len(brief_ids) != 1 or len(bounds.by_kind()) != 1 or bounds.areas or bounds.partners:
        return None
    definition = load_definitions([shipped_briefs(), job.settings.home.briefs]).get(brief_ids[0].lower())
    ((each, words),) = bounds.by_kind().items()
    if definition is None or definition.family is None or definition.family.each is not each:
        return None
    return Members(definition.id, tuple(find_member(each, word) for word in words))


def choose_asked(job: Job, brief_ids: Sequence[str], bounds: Bounds, languages: Sequence[str]) -> list[Asked]:
    """The briefs named, or of a family the members that the bounds name; raises as choose_briefs, and WrongUse."""
    if not bounds.is_set:
        return choose_briefs(job, brief_ids, languages)
    members = find_family(job, brief_ids, bounds)
    if members is None:
        kinds = " and ".join(each.value for each in bounds.by_kind())
        raise WrongUse(f"{kinds} name a member of one family of them; name that family as the only brief")
    return choose_members(job, members.definition_id, members.codes, languages)
