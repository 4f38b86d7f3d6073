"""What each country has to do with an item as a whole, by the mentions of it and for whom the events are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from warehouse.extract.place_lexicon import roles_file
from warehouse.extract.roles import BARE, INSIDE, LEAD, PASSING, TITLE, VISIT
from warehouse.records import Role


class Mention(NamedTuple):
    """A country where it is named, what is said of it there and how much that weighs.

    `listing` is the same for countries that are named in one list. Where several countries bear the name they are its
    `candidates`, `iso3` the first of them; `is_doubtful` that it may be no place, `is_scene` that something is in it.
    """

    start: int
    end: int
    iso3: str
    sort: str
    role: str
    weight: float
    is_hub: bool = False
    is_title: bool = False
    doubt: float = 0.0
    is_doubtful: bool = False
    listing: int = -1
    candidates: tuple[str, ...] = ()
    is_scene: bool = False


class Verdict(NamedTuple):
    """The role of a country over the item, the mention that decided and how unsure it is."""

    role: Role
    mention: Mention
    doubt: float


class Scope(NamedTuple):
    """For whom an item's events are: an international one, people from everywhere, the States of a region.

    `is_audience` says that people from everywhere are those who come, wherever that is.
    `homes` are the countries of the areas that the item covers, `offices` those of any area it names, `seats` those
    where the organisations of States that it names sit.
    """

    is_event: bool = False
    is_world: bool = False
    is_audience: bool = False
    is_regional: bool = False
    homes: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()


def settle(mentions: Sequence[Mention], scope: Scope) -> dict[str, Verdict]:
    """The role of each country.

    An event in a country is about it, unless it is for the whole world or for others.
    """
    # 'As no course could be held in Yemen, forty Yemeni judges came to Amman': its people take part.
    acting = {mention.iso3 for mention in mentions if mention.role == "focus" and mention.weight >= INSIDE}
    mentions = [mention for mention in mentions if mention.role != "negated" or mention.iso3 not in acting]
    best: dict[str, Mention] = {}
    inside: set[str] = set()
    nationals: set[str] = set()
    for mention in mentions:
        held = best.get(mention.iso3)
        if (
            held is None
            or _own_weight(mention) > _own_weight(held)
            or (_own_weight(mention) == _own_weight(held) and held.role != "focus" == mention.role)
        ):
            best[mention.iso3] = mention
        if mention.weight >= INSIDE and (
            mention.role == "focus" or (mention.role == "inside" and mention.sort != "city")
        ):
            inside.add(mention.iso3)
        if mention.role == "people":
            nationals.add(mention.iso3)
    actors = {iso3 for iso3, mention in best.items() if mention.role == "focus" and mention.weight >= INSIDE}
    settled: dict[str, Verdict] = {}
    at_home = {mention.iso3 for mention in mentions if mention.sort != "city" and mention.weight >= INSIDE}
    for iso3, mention in best.items():
        role, doubt = mention.role, mention.doubt
        if scope.is_audience and mention.sort == "city" and role in _STAGES and iso3 not in scope.offices | at_home:
            role, doubt = "venue", 0.3
        elif role in ("location", "inside"):
            others = set() if iso3 in nationals else actors - {iso3}
            role, doubt = _host(mention, scope, iso3 in inside, others, is_alone=len(best) == 1)
        elif role == "backer":
            is_other = any(held.role in _STAGES for other, held in best.items() if other != iso3)
            role, doubt = "donor" if is_other else "focus", 0.4
        elif (
            role == "donor"
            and (iso3 in inside or mention.sort in ("city", "province") or iso3 not in roles_file().givers)
            and not any(held.role in _STAGES and held.weight >= BARE for other, held in best.items() if other != iso3)
        ):
            role, doubt = "focus", 0.4
        settled[iso3] = Verdict(_ROLE[role], mention, doubt)
    return _set_apart(settled, mentions)


def _own_weight(mention: Mention) -> float:
    """Its weight; a seat of international bodies says less of its country than what takes place elsewhere in it."""
    return min(mention.weight, BARE) if mention.is_hub and mention.role == "venue" else mention.weight


_ROLE = {role.value: role for role in Role} | {"seat": Role.VENUE, "people": Role.FOCUS}
_ROLE |= dict.fromkeys(("negated", *PASSING), Role.MENTION)


def _set_apart(settled: dict[str, Verdict], mentions: Sequence[Mention]) -> dict[str, Verdict]:
    """The countries that are only named in passing beside the scene of the item are mentions, not its focus.

    Where no country is left for its scene, those are that are more than the ends of a flow somewhere.
    """
    about = {iso3: held.mention for iso3, held in settled.items() if held.role is Role.FOCUS}
    lead = max((mention.weight for mention in about.values()), default=0.0)
    is_titled = any(mention.is_title and mention.role == "focus" and mention.weight >= TITLE for mention in mentions)
    aside = INSIDE if lead >= LEAD else BARE if is_titled or lead >= INSIDE else min(lead, BARE) - 0.01
    weak = [iso3 for iso3, mention in about.items() if mention.weight <= aside] if len(settled) > 1 else []
    hosts = [iso3 for iso3, held in settled.items() if held.role is Role.VENUE and held.mention.role == "location"]
    beside = _listed_with_scene(mentions, about, aside) if weak or hosts else ()
    for iso3 in weak:
        if iso3 not in beside:
            settled[iso3] = Verdict(Role.MENTION, about[iso3], 0.4)
    for iso3 in hosts:
        if iso3 in beside:
            settled[iso3] = Verdict(Role.FOCUS, settled[iso3].mention, 0.4)
    if not about and all(held.role in (Role.MENTION, Role.DONOR) for held in settled.values()):
        find_scene(settled, mentions, _SCENES)
    return settled


def _listed_with_scene(mentions: Sequence[Mention], about: dict[str, Mention], aside: float) -> set[str]:
    """The countries in one list with a focus that weighs more than `aside`; those in passing with two of them."""
    scenes: dict[int, set[str]] = defaultdict(set)
    for held in mentions:
        if held.iso3 in about and about[held.iso3].weight > aside:
            scenes[held.listing].add(held.iso3)
    listed = [held for held in mentions if held.role in _STAGES and held.listing in scenes]
    return {
        held.iso3 for held in listed if held.weight >= INSIDE or (held.listing >= 0 and len(scenes[held.listing]) > 1)
    }


_STAGES = ("focus", "inside", "location")
_SCENES = (("focus", "inside", "location", "people"),)
FLOWS = (("destination",), ("origin",))


def find_scene(settled: dict[str, Verdict], mentions: Sequence[Mention], scenes: Iterable[Collection[str]]) -> None:
    """Makes the countries of the first kind of scene that any mention has the focus."""
    for scene in scenes:
        found = [held for held in mentions if held.role in scene and settled[held.iso3].role is Role.MENTION]
        settled.update((mention.iso3, Verdict(Role.FOCUS, mention, 0.5)) for mention in found)
        if found:
            return


_MANY = 3  # countries named as those who came, so that the host is none of them


def _host(
    mention: Mention, scope: Scope, is_inside: bool, others: Collection[str], is_alone: bool
) -> tuple[str, float]:
    """Whether a country where something takes place is also what it is about."""
    if scope.is_regional and mention.iso3 in scope.offices:
        return "focus", 0.3
    if mention.iso3 in scope.seats and not is_inside and (is_alone or mention.role == "location"):
        return "venue", 0.4
    if mention.iso3 in scope.offices and scope.seats and not scope.is_event:
        return "focus", 0.3
    if mention.iso3 in scope.homes and (is_inside or len(others) < _MANY):
        return "focus", 0.3
    if scope.homes and mention.role == "location" and not is_inside:
        return "venue", 0.4
    if mention.weight >= VISIT and others:
        return "venue", 0.2
    if mention.role == "inside":
        return ("venue", 0.4) if scope.is_event or (scope.is_regional and others) else ("focus", 0.1)
    if is_inside and not scope.is_event:
        return "focus", 0.3
    if scope.is_event or scope.is_world:
        return "venue", 0.2
    if scope.is_regional:
        return "venue", 0.5
    return ("venue", 0.4) if others else ("focus", 0.2)
