"""Names of countries, languages, regions and vocabularies in the language of the edition."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from warehouse.briefs.locale_file import read_locale
from warehouse.rows import BriefRows

# ISO 3166-1 user-assigned; CLDR has it under XK and no alias.
_UNALIASED = {"XKX": "XK"}


def place_of(name: str) -> tuple[str, str]:
    """Where a name stands among others: letters of the Latin script without their marks, small as large."""
    plain = "".join(unicodedata.normalize("NFKD", letter)[0] if letter < "\u0250" else letter for letter in name)
    return plain.casefold(), name


def name_country(iso3: str, language: str) -> str:
    """The short name that the United Nations uses, else CLDR's; the code itself where neither has one."""
    own = read_locale(language).countries.get(iso3)
    if own:
        return own
    from babel import Locale
    from babel.core import get_global

    aliases = get_global("territory_aliases").get(iso3, ())
    alpha2 = _UNALIASED.get(iso3) or (aliases[0] if aliases else "")
    return str(Locale.parse(language).territories.get(alpha2, iso3))


def name_language(code: str, language: str) -> str:
    """CLDR's name of a language, the code itself where it has none."""
    from babel import Locale

    return str(Locale.parse(language).languages.get(code, code))


def name_region(code: str, language: str, english: str) -> str:
    """The name of an M49 region that the United Nations uses, else the English one."""
    return read_locale(language).regions.get(code, english)


def name_theme(code: str, language: str, english: str) -> str:
    """The name of a theme, the English one where the language's file has none."""
    return read_locale(language).themes.get(code, english)


def name_measure(code: str, language: str, english: str) -> str:
    """The name of a measure, the English one where the language's file has none."""
    return read_locale(language).measures.get(code, english)


def name_area(english: str, language: str) -> str:
    """The name of an area that the reading calls by an English name."""
    return read_locale(language).areas.get(english, english)


@dataclass(frozen=True, slots=True)
class Names:
    """What codes are called in one edition.

    Built from the rows, which name every code that has activities in English; `extra` names codes that
    only the scope or a rare cross knows. A code that neither these nor the language's file name is shown
    as it is.
    """

    language: str
    regions: Mapping[str, str]
    themes: Mapping[str, str]
    measures: Mapping[str, str]
    extra: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_rows(cls, rows: BriefRows, language: str, extra: Mapping[str, str] | None = None) -> Names:
        """The names that the rows give."""
        return cls(
            language=language,
            regions={row.code: row.name for row in rows.by_region},
            themes={row.code: row.name for row in rows.by_theme},
            measures={row.code: row.name for row in rows.by_measure},
            extra=extra or {},
        )

    def region(self, code: str) -> str:
        """The name of a region, also of one that only the scope names."""
        return name_region(code, self.language, self.regions.get(code) or self.extra.get(code, code))

    def theme(self, code: str) -> str:
        """The name of a theme."""
        return name_theme(code, self.language, self.themes.get(code) or self.extra.get(code, code))

    def measure(self, code: str) -> str:
        """The name of a measure."""
        return name_measure(code, self.language, self.measures.get(code) or self.extra.get(code, code))

    def area(self, english: str) -> str:
        """The name of a named area."""
        return name_area(english, self.language)

    def country(self, iso3: str) -> str:
        """The name of a country or area."""
        return name_country(iso3, self.language)

    def tongue(self, code: str) -> str:
        """The name of a language."""
        return name_language(code, self.language)
