"""Lines that state a fact of the activity told around them: where, who paid, how long."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warehouse.text.headings import is_measure
from warehouse.text.kickers import drop_scope
from warehouse.text.lines import Line, LineKind, is_place, may_be_place
from warehouse.text.order import NAMES
from warehouse.text.patterns import one_of
from warehouse.text.phrases import match_bullet

_PLACE_WORDS = 7
_MAY_STATE = (*NAMES, LineKind.LINK, LineKind.BODY)
_MAY_STAND_OVER = (*NAMES, LineKind.BODY, LineKind.BULLET, LineKind.FACT)
_FACT = re.compile(
    one_of(
        r"donors?|fund(?:ed by|ing|ers?)|financed by|supported by|implemented by|grantees?",
        r"(?:implementing |key |our |national |local |lead |main )?partners?",
        r"(?:lead|executing) (?:agency|organi[sz]ation)",
        r"budget|duration|beneficiar(?:y|ies)|target groups?|time ?frame|period",
        r"donantes?|financiaci[óo]n|financiamiento|financiado por|socios|aliados|contrapartes|presupuesto|duraci[óo]n",
        r"bailleurs?(?: de fonds)?|donateurs?|financement|financ[ée] par|partenaires?|budget|dur[ée]e",
        r"doador(?:es)?|financiamento|parceiros?|or[çc]amento|dura[çc][ãa]o",
    )
    + r"(?: ?\(s\))?\s?: ?\S.{0,160}",
    re.IGNORECASE,
)

_PLACE_FACT = re.compile(
    one_of(
        r"(?:target |project )?(?:countr(?:y|ies)|regions?)(?: covered| of implementation)?|locations?|where",
        r"geographic(?:al)? (?:scope|coverage|area)|pa[íi]s(?:es)?|regi(?:[óo]n|ones|[õo]es)|[áa]mbito geogr[áa]fico",
        r"lugar(?:es)?|pays|r[ée]gions?|lieux?|zones?(?: g[ée]ographiques?)?|regi[ãa]o|abrang[êe]ncia",
    )
    + r"(?: ?\(s\))?\s?: ?\S.{0,160}",
    re.IGNORECASE,
)


def states_place(text: str) -> bool:
    """Whether a line says where behind a label ('Countries: Niger, Nigeria')."""
    return ":" in text[:36] and _PLACE_FACT.fullmatch(text) is not None


def states_fact(text: str) -> bool:
    """Whether a line is a labelled fact of the activity told around it ('Donor: Norway', 'Duración: 2018-2021')."""
    return ":" in text[:36] and _FACT.fullmatch(text) is not None


def mark_facts(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with each labelled fact under a headline or a text marked, the first that says where as a place.

    So is the only bullet of a list that may be one, as cards have it beside their headline.
    """
    marked = list(kinds)
    for at, (before, kind, after) in enumerate(zip([None, *kinds], kinds, [*kinds[1:], None], strict=False)):
        bullet = match_bullet(lines[at].text) if kind is LineKind.BULLET else None
        if bullet and LineKind.BULLET not in (before, after) and LineKind.TITLE in (before, after):
            marked[at] = LineKind.PLACE if may_name_place(lines[at].text[bullet.end() :]) else kind
    for at in range(1, len(lines)):
        if kinds[at] in _MAY_STATE and marked[at - 1] in _MAY_STAND_OVER:
            is_second = marked[at - 1] is LineKind.PLACE and states_place(lines[at - 1].text)
            if states_fact(lines[at].text) or (is_second and states_place(lines[at].text)):
                marked[at] = LineKind.FACT
            elif states_place(lines[at].text):
                marked[at] = LineKind.PLACE
    return marked


def may_name_place(text: str) -> bool:
    """Whether a line may say where: by a label, by the shape of a place, or as a few words all with capitals."""
    text = drop_scope(text.split(" | ")[0]).rstrip("*")
    is_name = len(text.split()) <= _PLACE_WORDS and may_be_place(text) and not is_measure(text)
    return states_place(text) or is_place(text) or is_name
