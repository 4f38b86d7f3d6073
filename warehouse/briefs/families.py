"""The members of a family of briefs: one definition for each region, country, theme, measure or year."""

from __future__ import annotations

from collections.abc import Mapping

from warehouse.briefs.definitions import NAME, Definition, Each
from warehouse.briefs.names import name_country, name_measure, name_region, name_theme


def member_id(family_id: str, code: str) -> str:
    """What a member is called: 'region-011', 'theme-tip', 'country-ken'."""
    return f"{family_id}-{code.lower().replace('_', '-')}"


def draw_member(family: Definition, code: str, names: Mapping[str, str]) -> Definition:
    """The brief of one member, bounded to its code and titled with its name; no family any more.

    `names` gives the English names by code. Raises ValueError for a definition that is no family.
    """
    if family.family is None:
        raise ValueError(f"brief {family.id} is no family")
    each = family.family.each
    title = {
        language: title.replace(NAME, name_member(each, code, language, names))
        for language, title in family.title.items()
    }
    own = {"id": member_id(family.id, code), "title": title, "family": None}
    if each is Each.YEARS:
        year = int(code)
        rolling = family.in_year(year)
        keys = rolling.scope if rolling.scope.years else family.scope.model_copy(update={"years": (year, year)})
    else:
        keys = family.scope.model_copy(update={each.value: (code,)})
    return family.model_copy(update={**own, "scope": keys})


def name_member(each: Each, code: str, language: str, names: Mapping[str, str]) -> str:
    """What a region, country, theme, measure or year is called in a language; in English where it has no name."""
    english = names.get(code, code)
    match each:
        case Each.COUNTRIES:
            return name_country(code, language)
        case Each.REGIONS:
            return name_region(code, language, english)
        case Each.THEMES:
            return name_theme(code, language, english)
        case Each.MEASURES:
            return name_measure(code, language, english)
        case Each.YEARS:
            return code
