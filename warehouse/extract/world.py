"""Whether an item reaches the whole world although it names countries that it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from warehouse.extract.passage import Passage
from warehouse.extract.place_lexicon import roles_file
from warehouse.extract.scan import Hit
from warehouse.extract.zones import SECOND

_MANY = 15  # countries; fewer may all lie in one part of the world
_MOST = 60  # so many lie in every part of it
_NUMBER = re.compile(
    r"\b(\d{2,3}|(?:fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|quince|veinte|treinta|cuarenta"
    r"|cincuenta|quinze|vingt|trente|quarante|cinquante|vinte|trinta|quarenta|cinquenta)(?:-\w+| y \w+| e \w+)?"
    r" (?:\w+ )?$"
)
_NEAR = 90  # characters
_WORLD = ("global", "world", "international", "mundial", "mondial", "internacional")
_TOOL = re.compile(
    r"\b(?:handbook|manual|guide|guidance|tool ?kit|guidelines|curriculum|standards|video"
    r"|manuel|lignes directrices|guia|directrices|diretrizes)\b"
)
_USED = re.compile(
    r"\b(?:since|been|being|be|now|sido|ete) (?:\w+ ){0,2}?(?:used|tried|tested|piloted|applied|translated|adapted"
    r"|utilizad\w|probad\w|traducid\w|utilise|teste|traduit|usad\w|testad\w|traduzid\w)\b"
    r"|\b(?:available|disponible|disponivel) (?:in|en|em) \w+ (?:languages|idiomas|langues|linguas)\b"
)
_TESTED = re.compile(r"\b(?:field-|pre-|pilot-)?tested (?:its|it|the|in|with)\b|\bpiloted in\b|\btried out\b")
_WORLD_LINE = re.compile(r"(?:global|world(?:wide)?|international|mundial|mondial|internacional)\W*(?:\n|$)")


def reaches_world(passage: Passage, has_area: bool, focus_count: int) -> bool:
    """Whether it is headed 'Global', held at a forum of all States, tried out in some countries, or counts many.

    Beside an area that the item names only a count of most countries does, and none where half of those counted are
    named: `focus_count` are. What the owner of a country's or an area's page tries out is for there.
    """
    hits = passage.hits.get("place.forum", ())
    count = max((_counted(passage, hit) for hit in hits if hit.payload == "countries"), default=0)
    if has_area:
        return count >= _MOST
    if count >= _MANY and focus_count <= count / 2 and "area.body" not in passage.hits:
        return not any(hit.payload == "region" for hit in passage.hits.get("place.scope", ()))
    if is_headed_world(passage):
        return True
    return (len(hits) > 1 and _is_at_forum(hits)) or (passage.scope is None and _is_tried_out(passage))


def is_headed_world(passage: Passage) -> bool:
    """Whether the item's first line is 'Global' or the like."""
    start = passage.item.span.start
    return passage.folded.startswith(_WORLD, start) and _WORLD_LINE.match(passage.folded, start) is not None


def _counted(passage: Passage, hit: Hit) -> int:
    """The number before 'countries'; fifteen for any in words, none for those that people merely are of."""
    number = _NUMBER.search(passage.folded, max(0, hit.start - 40), hit.start)
    if number is None or passage.folded.endswith(_persons_from(), 0, number.start()):
        return 0
    return int(number[1]) if number[1].isdigit() else _MANY


def _is_at_forum(hits: Sequence[Hit]) -> bool:
    """Whether something is held at a body of all States: 'a side event at the Commission on ...'."""
    forums = [hit for hit in hits if hit.payload == "forum"]
    return any(hit.payload == "beside" and -_NEAR < hit.start - forum.start < _NEAR for hit in hits for forum in forums)


def _is_tried_out(passage: Passage) -> bool:
    """Whether the item opens with a tool for no place in particular, which was then tested or used in some."""
    start, end = passage.item.span
    behind = next((zone.start for zone in passage.zones if zone.name == SECOND), end)
    if tested := _TESTED.search(passage.folded, start, end):
        at = tested.start()
    elif _USED.search(passage.folded, behind, end):
        at = behind
    else:
        return False
    is_nowhere = not any(start <= hit.start < at for hit in passage.hits.get("place.name", ()))
    return is_nowhere and _TOOL.search(passage.folded, start, at) is not None


@cache
def _persons_from() -> tuple[str, ...]:
    """'residents from ': what stands before a count of countries that people merely are of."""
    return tuple(f" {word} {of} " for word in roles_file().scope.persons for of in ("from", "of", "de", "des"))
