"""Whether a text opens as the story of one person does: a name with an age, or words in the first person."""

from __future__ import annotations

import re

from warehouse.extract.passage import Passage
from warehouse.extract.scan import Hit
from warehouse.extract.tag_lexicon import Use
from warehouse.extract.zones import FIRST, SECOND, TITLE

_NAME = r"(?:[A-ZÀ-Þ][\w'’-]+ )?[A-ZÀ-Þ][\w'’-]+(?: [A-Z]\.)?"
# 'Petro, 67, spent', 'Awa, 19 ans, raconte', 'Esther, de 34 años, dejó', 'Aged 22, Blessing left'.
_NAME_WITH_AGE = re.compile(
    rf"\s*{_NAME}, (?:now |aged |hoy de |de |com )?(?:[1-9]\d)(?:,| a[nñ]os,| ans,| years old,)"
    r"|\s*(?:Aged|At|Aos|A los|À|A) [1-9]\d(?: a[nñ]os| ans)?, (?:[\w'’]+ )?[A-ZÀ-Þ][a-zà-ÿ]"
)
_MINE = r"\b(?:I|my|me|mi|mis|yo|je|j['’]\w+|mon|ma|mes|m['’]\w+|eu|meu|minha)\b"
# '"They took my passport on the first evening," says Rowena': of one person, and said, unlike a slogan.
_FIRST_PERSON = re.compile(
    rf"""\s*["“«'‘][^"”»]{{0,160}}?{_MINE}[^"”»]*["”»'’][^.;]{{0,60}}?"""
    r"\b(?:says|said|recalls|remembers|tells|dice|cuenta|recuerda|relata|narra|dit|raconte|confie|diz|conta|recorda|lembra)\b",
    re.IGNORECASE,
)
# '“I was told that I would go to school”', 'Peru: "I thought it was a job as a waitress"'.
_TITLE_IN_FIRST_PERSON = re.compile(
    rf"""(?:[^"“«\n]{{1,40}}: ?)?["“«] ?[^"”»\n]{{0,120}}?{_MINE}[^"”»\n]*["”»]""", re.IGNORECASE
)
_USE = Use(3.0, "portrait")


def find_portrait(passage: Passage) -> Hit | None:
    """Where the title or one of the first two sentences opens as a portrait, None where none does."""
    text = passage.text
    for start, end, name in passage.zones:
        if name == TITLE and (found := _TITLE_IN_FIRST_PERSON.match(text, start, end)):
            return Hit(found.start(), found.end(), _USE)
        if name in (FIRST, SECOND):
            found = _NAME_WITH_AGE.match(text, start, end)
            if found is None and name == FIRST:
                found = _FIRST_PERSON.match(text, start, end)
            if found:
                return Hit(found.start(), found.end(), _USE)
    return None
