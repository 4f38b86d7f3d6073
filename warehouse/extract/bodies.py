"""Where a passage names ministries, agencies and other bodies: words that say who acts, not what it is about."""

from __future__ import annotations

import re
from pathlib import Path

from warehouse.extract.passage import Passage
from warehouse.extract.scan import Term
from warehouse.extract.zones import TITLE
from warehouse.text.forms import Forms
from warehouse.yaml_file import StrictModel, load_yaml

LEXICON = Path(__file__).parent / "lexicon" / "bodies.yml"
KIND = "tag.body"
_SMALL = (
    r"(?:of|for|on|against|to|in|and|the|de|del|la|las|los|el|da|do|das|dos|du|des|le|les|et|y|e|contra|contre|para"
    r"|pour|sur|sobre|aux?|à|&|nationale?|centrale?|générale?|supérieure?|interministérielle)"
)
_AFTER = re.compile(rf"(?:,? (?:{_SMALL} )*(?:[ldLD]['’])?[A-ZÀ-Þ][\w'’&/-]*)*")
_ACRONYM = re.compile(r"[^.;:(\n]{3,90}\(([A-Z][A-Za-z/-]{1,11})\)")
_LINKS = frozenset(("of", "for", "on", "against", "to", "in", "and", "the", "&"))
REACH = 90


class BodiesFile(StrictModel):
    """The file's schema."""

    en: Forms
    es: Forms
    fr: Forms
    pt: Forms


def terms() -> list[Term]:
    """The words that bodies are named by, kind 'tag.body'."""
    file = load_yaml(LEXICON, BodiesFile)
    heads = dict.fromkeys((*file.en, *file.es, *file.fr, *file.pt))
    return [Term(KIND, head, None, exact=True) for head in heads]


def find_bodies(passage: Passage) -> list[tuple[int, int]]:
    """The stretches outside titles that name a body, in order; titles may be in capitals throughout."""
    text, is_english = passage.text, passage.lang == "en"
    stretches = []
    for start, end, _ in passage.hits.get(KIND, ()):
        for zone in passage.zones:
            if zone.start <= start < zone.end:
                break
        else:
            continue
        if zone.name == TITLE:
            continue
        stop = end
        if found := _AFTER.match(text, end, zone.end):
            stop = found.end()
        if (named := _ACRONYM.match(text, end, zone.end)) and named[1][0] == text[start]:
            stop = max(stop, named.end())
        stretches.append((_find_start(text, zone.start, start) if is_english else start, stop))
    return stretches


def _find_start(text: str, low: int, start: int) -> int:
    """Where the capitalised words begin that lead up to an English head: 'Trafficking and Migrant Smuggling Unit'."""
    at = first = start
    for word in reversed(text[max(low, start - REACH) : start].split(" ")[:-1]):
        at -= len(word) + 1
        if word[:1].isupper() and word[-1] not in ",;:.)":
            first = at
        elif word not in _LINKS:
            break
    return first
