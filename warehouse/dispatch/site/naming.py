"""What briefs, languages, regions, themes and countries are called on the site's pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from warehouse.briefs.names import name_country, name_language, name_region, name_theme
from warehouse.briefs.words import clean_words
from warehouse.dispatch.parcel import Parcel
from warehouse.dispatch.site.archive import Issue


@dataclass(frozen=True, slots=True)
class Naming:
    """Names in one language; `english` names regions and themes by code where the language has no name."""

    language: str
    english: Mapping[str, str]

    def subject(self, kind: str, code: str) -> str:
        """The name of a region, country or theme; the code itself where it has none."""
        english = tidy(self.english.get(code, code))
        match kind:
            case "regions":
                return name_region(code, self.language, english)
            case "countries":
                return tidy(name_country(code, self.language))
            case "themes":
                return name_theme(code, self.language, english)
            case _:
                raise ValueError(f"editions have no {kind}")

    def title(self, issues: tuple[Issue, ...]) -> Parcel:
        """The latest edition that gives a brief its title for readers of this language."""
        own = (parcel for issue in issues for parcel in issue.editions if parcel.lang == self.language)
        return next(own, issues[0].lead(self.language))


@cache
def name_tongue(code: str) -> str:
    """What a language calls itself, as people look for it in a list of languages."""
    name = name_language(code, code)
    return name[0].upper() + name[1:]


def tidy(words: str) -> str:
    """Words on one line, without what could steer a page."""
    return " ".join(clean_words(words).split())
