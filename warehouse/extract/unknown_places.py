"""Whether an item says where it happened by a name that no gazetteer has: 'à la prison de Zafitaka'."""

from __future__ import annotations

import re

from warehouse.extract.passage import Passage
from warehouse.extract.place_traps import SITES, tongues
from warehouse.extract.scan import fold

_NAME = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'-]{3,}(?! [A-ZÀ-Þ])(?=[ .,;:)])")
_SAINTS = ("San", "Santa", "Santo", "São", "Saint", "Sainte")
_SAINT = rf"(?:(?:{'|'.join(_SAINTS)})[ -])?"
_OF = r"(?: \w+){0,3} (?:of |de |da |do |des |du |d')"
_STANDS_IN = {
    "en": r"(?:in|near|outside) ",
    "es": r"(?:en|cerca de) ",
    "fr": r"(?:à|près de) ",
    "pt": r"(?:em|perto de) ",
}
_BEFORE = {
    lang: re.compile(rf"(?<!\w)[a-zà-ÿ,][\w'-]*,? (?:{words}|(?:[a-zà-ÿ]+ )?(?i:{SITES}){_OF}){_SAINT}$")
    for lang, words in _STANDS_IN.items()
}
# The last of what those patterns end in.
_LEADS = (
    *(" in ", " near ", " outside ", " en ", " de ", " à ", " em ", " of ", " da ", " do ", " des ", " du ", " d'"),
    *(f"{saint}{mark}" for saint in _SAINTS for mark in " -"),
)
_REACH = 80


def names_unknown_place(passage: Passage) -> bool:
    """Whether something is in what has a name that is no word of any vocabulary and no language."""
    stands_before, body, text = _BEFORE.get(passage.lang), passage.item.body, passage.text
    if stands_before is None or body is None:
        return False
    for found in _NAME.finditer(text, body.start, body.end):
        before = text[max(body.start, found.start() - _REACH) : found.start()]
        if not (before.endswith(_LEADS) and stands_before.search(before)):
            continue
        start, end = found.span()
        is_known = any(hit.start < end and start < hit.end for hits in passage.hits.values() for hit in hits)
        if not is_known and fold(found[0]) not in tongues():
            return True
    return False
