"""The places, roles and areas that people keep in YAML, checked against their schemas."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import RootModel

from warehouse.yaml_file import StrictModel, load_yaml

LEXICON = Path(__file__).parent / "lexicon"
ByCountry = dict[str, list[str]]


class Population(StrictModel):
    """From how many people a city is read without its country."""

    usual: int
    large: int
    town: float
    large_for: list[str]


class Instruments(StrictModel):
    """Words that make a city's name the name of a treaty, a statement or a body."""

    after: list[str]
    before: list[str]


class Persons(StrictModel):
    """What tells a person from a place of the same name."""

    titles: list[str]
    openers: list[str]
    followers: list[str]


class PlacesFile(StrictModel):
    """`lexicon/places.yml`."""

    names: ByCountry
    ambiguous: dict[str, list[str]]
    namesakes: dict[str, list[str]]
    exact: list[str]
    drop_countries: list[str]
    drop_towns: list[str]
    drop_demonyms: list[str]
    people: list[str]
    persons: Persons
    former_states: ByCountry
    cities: ByCountry
    hubs: list[str]
    city_population: Population
    provinces: ByCountry
    towns: ByCountry
    everyday_subdivisions: list[str]
    bodies: ByCountry
    missions: ByCountry
    agencies: ByCountry
    seats: ByCountry
    traps: list[str]
    instruments: Instruments
    languages: list[str]
    tongues: list[str]


class DemonymsFile(RootModel[dict[str, dict[str, str | list[str]]]]):
    """`lexicon/demonyms.yml`."""


class Cues(StrictModel):
    """Words before and after a place that say one thing of it."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Scope(StrictModel):
    """Words that say who an event is for."""

    event: list[str]
    world: list[str]
    forum: list[str]
    beside: list[str]
    countries: list[str]
    region: list[str]
    numbers: list[str]
    persons: list[str]


class Stops(StrictModel):
    """Words that say that nothing happened somewhere."""

    none: list[str]
    events: list[str]
    stopped: list[str]
    failed: list[str]
    happen: list[str]
    nobody: list[str]
    came: list[str]
    absent: list[str]
    aside: list[str]


class RolesFile(StrictModel):
    """`lexicon/roles.yml`."""

    donor: Cues
    givers: list[str]
    location: Cues
    seat: Cues
    origin: Cues
    destination: Cues
    mention: Cues
    negated: Cues
    focus: Cues
    people: Cues
    stops: Stops
    scope: Scope


class FramesFile(StrictModel):
    """`lexicon/role_frames.yml`."""

    pay: list[str]
    renew: list[str]
    unpaid: list[str]
    give: list[str]
    money: list[str]
    gift: list[str]
    thank: list[str]
    payer: list[str]
    back: list[str]
    works: list[str]
    journey: list[str]
    over: list[str]
    plight: list[str]
    persons: list[str]
    origin: list[str]
    expert: list[str]
    actor: list[str]
    pupil: list[str]
    lender: list[str]
    coach: list[str]
    teach: list[str]
    likeness: list[str]
    contrast: list[str]
    trial: list[str]
    meet: list[str]
    stay: list[str]
    visit: list[str]
    school: list[str]
    travel: list[str]
    stop: list[str]
    prepositions: dict[str, list[str]]
    skipped: list[str]
    states: list[str]
    fillers: list[str]
    own: list[str]


class Area(StrictModel):
    """One named area."""

    m49: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class Body(StrictModel):
    """An organisation of States: the areas it stands for and the country it sits in."""

    areas: tuple[str, ...]
    seat: str


class AreasFile(StrictModel):
    """`lexicon/areas.yml`."""

    areas: dict[str, Area]
    pairs: dict[str, list[str]]
    exact: list[str]
    nouns: list[str]
    nouns_before: list[str]
    offices: list[str]
    others: list[str]
    traps: list[str]
    payers: list[str]
    bodies: dict[str, Body]
    regional_offices: dict[str, tuple[str, ...]]
    flows: list[str]
    flow_words: list[str]
    actors: list[str]
    union_nouns_before: list[str]
    union_nouns: list[str]
    m49_members: dict[str, list[str]]
    m49_parts: dict[str, list[str]]


@cache
def places_file() -> PlacesFile:
    """What the packages lack or get wrong about places."""
    return load_yaml(LEXICON / "places.yml", PlacesFile)


@cache
def demonyms_file() -> dict[str, dict[str, str | list[str]]]:
    """Peoples by country and language, masculine singular."""
    return load_yaml(LEXICON / "demonyms.yml", DemonymsFile).root


@cache
def roles_file() -> RolesFile:
    """The words that tell what a country has to do with an activity."""
    return load_yaml(LEXICON / "roles.yml", RolesFile)


@cache
def areas_file() -> AreasFile:
    """The named areas with their codes, names and members."""
    return load_yaml(LEXICON / "areas.yml", AreasFile)


@cache
def frames_file() -> FramesFile:
    """The words that frame what is said of a place across a few words, by the name of their frame."""
    return load_yaml(LEXICON / "role_frames.yml", FramesFile)
