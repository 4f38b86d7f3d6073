"""Whether an item says where it happened by a name that no gazetteer has: 'à la prison de Zafitaka'."""

from __future__ import annotations

import re

from warehouse.extract.passage import Passage
from warehouse.extract.place_traps import SITES, tongues
from warehouse.extract.scan import fold

_NAME = r"(?:S(?:an|anta|anto|ão|aint|ainte)[ -])?(?P<name>[A-ZÀ-Þ][a-zà-ÿ'-]{3,})(?! [A-ZÀ-Þ])(?=[ .,;:)])"
_OF = r"(?: \w+){0,3} (?:of |de |da |do |des |du |d')"
_STANDS_IN = {
    "en": r"(?:in|near|outside) ",
    "es": r"(?:en|cerca de) ",
    "fr": r"(?:à|près de) ",
    "pt": r"(?:em|perto de) ",
}
_PATTERNS = {
    lang: re.compile(rf"(?<!\w)[a-zà-ÿ,][\w'-]*,? (?:{words}|(?:[a-zà-ÿ]+ )?(?i:{SITES}){_OF}){_NAME}")
    for lang, words in _STANDS_IN.items()
}


def names_unknown_place(passage: Passage) -> bool:
    """Whether something is in what has a name that is no word of any vocabulary and no language."""
    pattern, body = _PATTERNS.get(passage.lang), passage.item.body
    if pattern is None or body is None:
        return False
    for found in pattern.finditer(passage.text, body.start, body.end):
        start, end = found.span("name")
        is_known = any(hit.start < end and start < hit.end for hits in passage.hits.values() for hit in hits)
        if not is_known and fold(found["name"]) not in tongues():
            return True
    return False
