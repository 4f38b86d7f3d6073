"""What a country has to do with an activity: the words around each mention, then the item as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from warehouse.extract.place_lexicon import Cues, roles_file
from warehouse.extract.scan import Hit, Term
from warehouse.records import Role

# How much a mention weighs against others of its country; the heaviest decides.
LEAD = 5.0  # 'Moldova: ...' opens the title; 'no activities were held in ...'
OPEN = 4.0  # 'In Moldova, ...' opens the body
SAID = 3.0  # 'Government of ...', 'funded by ...', 'Zambian judges'
HOST = 2.2  # something takes place there, and the item says for whom
FLOW = 2.0  # origin, destination, comparison; a seat or a hub
TITLE = 2.5  # named in the title, with nothing said
INSIDE = 1.5  # 'in Kenya', with nothing more said
BARE = 1.0  # named in the body, with nothing said
PEOPLE = 0.8  # only its nationals: 'Venezuelan migrants'
QUOTED = 0.5  # only inside quotation marks, as in a project's title


class Cue(NamedTuple):
    """What a word says of the place before or after it."""

    role: str
    is_after: bool


class Mention(NamedTuple):
    """A country where it is named, what is said of it there and how much that weighs."""

    start: int
    end: int
    iso3: str
    sort: str
    role: str
    weight: float
    is_hub: bool = False
    doubt: float = 0.0


class Verdict(NamedTuple):
    """The role of a country over the item, the mention that decided and how unsure it is."""

    role: Role
    mention: Mention
    doubt: float


def role_terms() -> list[Term]:
    """The cues and scopes as terms of the kinds 'place.cue' and 'place.scope'."""
    file = roles_file()
    cues: dict[str, Cues] = {
        "donor": file.donor,
        "location": file.location,
        "seat": file.seat,
        "mention": file.mention,
        "negated": file.negated,
        "focus": file.focus,
        "people": file.people,
    }
    terms = {}
    for role, words in cues.items():
        for is_after, forms in ((False, words.before), (True, words.after)):
            for form in forms:
                kind = "place.after" if is_after else "place.cue"
                terms.setdefault((kind, form), Term(kind, form, Cue(role, is_after)))
    for name, forms in (("world", file.scope.world), ("region", file.scope.region)):
        for form in forms:
            terms.setdefault(("place.scope", form), Term("place.scope", form, name))
    return list(terms.values())


_WEIGHT = {
    "donor": SAID,
    "location": HOST,
    "seat": FLOW,
    "mention": FLOW,
    "negated": LEAD,
    "focus": SAID,
    "people": PEOPLE,
}
# How far before a place its cue may end, and what may stand between.
_REACH = {"donor": 75, "location": 40, "seat": 24, "mention": 30, "negated": 40, "focus": 40, "people": 0}
_BREAK = re.compile(r"[.;:!?](?=\s|$)|\n")
_GLUE = re.compile(
    r"(?:[\s,()/&'-]|\b(?:and|y|e|et|o|ou|or|both|the|la|le|les|el|los|las|l|d|of|de|del|du|da|do|dos|das|des|as well as|from|in|en|em|au|aux|a"
    r"|royal|federal|state|republic|kingdom|union|government|governments|gobierno|gobiernos|gouvernement|gouvernements|governo|governos)\b)*"
)
_SHORT = re.compile(r"[\w\s'-]*")


def say(folded: str, hits: Sequence[Hit], cues: Sequence[Hit], afters: Sequence[Hit], start: int) -> list[tuple[str, float]]:
    """The role and weight that the words around each place of one stretch say; ('', 0) where they say nothing.

    A cue before a place governs it and the places listed with it; one right after it wins.
    """
    after_at = {hit.start: hit.payload.role for hit in afters}
    said: list[tuple[str, float]] = []
    cue_index, role, mark = 0, "", start
    fresh = False
    for hit in hits:
        place_start = hit.start
        while cue_index < len(cues) and cues[cue_index].end <= place_start:
            cue = cues[cue_index]
            cue_index += 1
            new = cue.payload.role
            if role in ("donor", "mention", "negated") and new in ("focus", "location"):
                between = folded[mark : cue.start]
                if len(between) <= 20 and not _BREAK.search(between) and (fresh or _GLUE.fullmatch(between)):
                    mark = cue.end
                    continue
            role, mark, fresh = new, cue.end, True
        if role:
            between = folded[mark:place_start]
            if fresh:
                reach = _REACH[role]
                if len(between) > reach or _BREAK.search(between) or (role != "donor" and not _SHORT.fullmatch(between)):
                    role = ""
            elif not _GLUE.fullmatch(between):
                role = ""
        own, weight = role, _WEIGHT.get(role, 0.0)
        end = hit.end
        if after_at:
            tail = after_at.get(end) or after_at.get(end + 1)
            if not tail and folded[end : end + 3] == "'s ":
                tail = after_at.get(end + 3)
            if tail and not (role in ("donor", "negated") and tail in ("focus", "people")):
                own, weight = tail, _WEIGHT[tail]
        if hit.payload.is_hub and own in ("focus", "location"):
            own, weight = "venue", HOST
        said.append((own, weight))
        mark, fresh = end, False
    return said


def settle(mentions: Sequence[Mention], scopes: Iterable[str], is_wide: bool, homes: frozenset[str]) -> dict[str, Verdict]:
    """The role of each country.

    `scopes` are the item's hints of whom an event is for, `is_wide` that it counts countries ('from
    30 countries'), `homes` the countries of the areas that the item is about. An event in a country
    is about it, unless it is for the whole world or for others, or its place is a hub of meetings.
    """
    best: dict[str, Mention] = {}
    for mention in mentions:
        held = best.get(mention.iso3)
        if held is None or mention.weight > held.weight or (mention.weight == held.weight and held.role != "focus" == mention.role):
            best[mention.iso3] = mention
    actors = {iso3 for iso3, mention in best.items() if mention.role in ("focus", "people") and mention.weight >= TITLE}
    led = max((mention.weight for mention in best.values() if mention.role == "focus"), default=0.0)
    aside = INSIDE if led == LEAD else BARE if led == OPEN else 0.0
    is_about = any(mention.role == "focus" and mention.weight >= INSIDE for mention in best.values())
    world, region = is_wide or "world" in scopes, "region" in scopes
    settled: dict[str, Verdict] = {}
    for iso3, mention in best.items():
        role, doubt = mention.role, mention.doubt
        if role == "location":
            role, doubt = _host(iso3, mention, world, region, homes, actors)
        elif role == "seat":
            role = "venue"
        elif role == "negated":
            role = "mention"
        elif role == "people":
            role, doubt = ("mention" if is_about and not mention.weight >= SAID else "focus"), 0.4
        elif role == "focus" and mention.weight <= aside:
            role, doubt = "mention", 0.4
        elif role == "focus" and mention.weight <= QUOTED and is_about:
            role, doubt = "mention", 0.4
        settled[iso3] = Verdict(Role(role), mention, doubt)
    return settled


def _host(
    iso3: str, mention: Mention, world: bool, region: bool, homes: frozenset[str], actors: set[str]
) -> tuple[str, float]:
    if iso3 in homes:
        return "focus", 0.3
    if world:
        return "venue", 0.2
    if region:
        return "venue", 0.5
    if actors - {iso3}:
        return "venue", 0.4
    return "focus", 0.2
