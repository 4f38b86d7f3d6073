"""What an item tells of an event: whether its region or the world takes part, so that a host is told from a focus."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from warehouse.extract.areas import homes_of, named_areas
from warehouse.extract.passage import Passage
from warehouse.extract.place_lexicon import roles_file
from warehouse.extract.role_verdicts import Scope
from warehouse.extract.scan import Hit

_SUMMITS = ("summit", "congr", "confer", "forum", "sympos", "cumbre", "foro", "sommet", "cupula", "cimeira")
_WORLD_BEFORE = re.compile(r"\b(?:world|global|international) (?:(?!organi|cent)[\w-]+ ){0,2}$")
_WORLD_BODY = re.compile(
    r"\b(?:world|global|international) (?:association|federation|union|society|confederation|league)\b[^.;]*$"
)
_WORLD_AFTER = re.compile(r" (?:\w+ ){0,2}(?:mundial|internacional|mondiale?|internationale?)\b")
_COMES_FROM = re.compile(r"\b(\w+)(?: who| que| qui)?(?: \w+)? (?:from|de|du|des|desde|do|dos)\b(?: the| los| les)? ?$")


def find_event_scope(passage: Passage, held: Collection[str], has_city: bool) -> Scope:
    """What the item's words say of it, given the roles that its mentions hold; nothing where it takes place nowhere."""
    scopes = passage.hits.get("place.scope", ())
    hints = {hit.payload for hit in scopes}
    bodies = [hit.payload for hit in passage.hits.get("area.body", ())]
    is_scene = "location" in held or ("inside" in held and (not hints <= {"world"} or bool(bodies)))
    if not (is_scene or has_city):
        return Scope()
    counted = any(_counts_countries(passage.folded, span.start, span.end) for span in passage.spans)
    is_audience = counted or any(hit.payload == "world" and _comes_from(passage.folded, hit.start) for hit in scopes)
    if not is_scene:
        return Scope(is_audience=is_audience)
    names = [area for hit in passage.hits.get("area.name", ()) for area in hit.payload.areas]
    is_world_event = any(
        hit.payload == "meet" and _is_world_event(passage.folded, hit) for hit in passage.hits.get("place.frame", ())
    )
    return Scope(
        is_event="event" in hints or is_world_event or (counted and "region" in hints),
        is_world=counted or "world" in hints,
        is_audience=is_audience,
        is_regional="region" in hints,
        homes=homes_of(named_areas(passage)),
        offices=homes_of([*names, *(area for body in bodies for area in body.areas)]),
        seats=frozenset(body.seat for body in bodies),
    )


def _is_world_event(folded: str, hit: Hit) -> bool:
    """Whether a word of meeting is a world event's: 'the World Police Summit'."""
    if not folded.startswith(_SUMMITS, hit.start):
        return False
    before = _WORLD_BEFORE.search(folded, max(0, hit.start - 45), hit.start)
    before = before or _WORLD_BODY.search(folded, max(0, hit.start - 90), hit.start)
    return before is not None or _WORLD_AFTER.match(folded, hit.end) is not None


@cache
def _counted() -> re.Pattern[str]:
    numbers = "|".join(roles_file().scope.numbers)
    return re.compile(
        r"(?:\b(?:from|in|of|across|de|des|en|dans|em|representing|covering|over|than|involving|attended by)\s"
        r"|[.:;] |(?m:^))"
        r"(?:the |about |some |almost |nearly |more than |unos |mas de |plus de |mais de )?"
        rf"(?:\d\d+|(?:{numbers})(?:-\w+| y \w+| e \w+)?)\s(?:\w+\s){{0,2}}?"
        r"(?:countries|states|nations|governments|jurisdictions|paises|estados|pays|etats)\b"
    )


@cache
def _persons() -> tuple[str, ...]:
    return tuple(f" {word}" for word in roles_file().scope.persons)


def _comes_from(folded: str, start: int) -> bool:
    """Whether those who come are from what begins at `start`, and are no migrants or victims: 'doctors from'."""
    end = start + len("from") if folded.startswith("from ", start) else start
    found = _COMES_FROM.search(folded, max(0, start - 40), end)
    return found is not None and found[1] not in roles_file().scope.persons


def _counts_countries(folded: str, start: int, end: int) -> bool:
    """Whether countries are counted ('from 30 countries'); the words are looked for first, ten times as fast."""
    if not any(
        folded.find(word, start, end) >= 0
        for word in ("countr", "states", "nations", "govern", "paises", "pays", "estados", "etats")
    ):
        return False
    counts = _counted().finditer(folded, start, end)
    return any(not folded.endswith(_persons(), start, found.start() - 1) for found in counts)
