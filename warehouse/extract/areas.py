"""The supranational areas that an item covers, 'Global' among them, and their M49 codes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import permutations
from typing import NamedTuple

from warehouse.extract.area_context import is_area, is_flow, is_listed_area, is_office_region
from warehouse.extract.passage import Found, Passage
from warehouse.extract.place_lexicon import Area, areas_file
from warehouse.extract.place_setting import quoted
from warehouse.extract.scan import Hit, Term, fold
from warehouse.extract.unknown_places import names_unknown_place
from warehouse.extract.world import reaches_world
from warehouse.records import Evidence, Place, Role, Span

_AND = re.compile(r"\b(?:y|e|et)\b")
GLOBAL = "Global"
UNION = "European Union"
NO_PLACE = "no-geographic-focus"
"""The rule of what is worldwide because it names no place."""


class AreaName(NamedTuple):
    """The areas that a form names; an adjective counts only before a noun."""

    areas: tuple[str, ...]
    is_adjective: bool = False


def area_terms() -> list[Term]:
    """Names of areas in four languages as terms of the kind 'area.name', those who act for
    areas as 'area.body' (organisations of States) and 'area.office' (regional offices)."""
    file = areas_file()
    exact = set(file.exact)
    found: dict[str, Term] = {}

    def add(form: str, name: AreaName) -> None:
        found.setdefault(fold(form), Term("area.name", form, name, exact=form in exact))

    for form, areas in file.pairs.items():
        for spelt in _with_articles(form):
            add(spelt, AreaName(tuple(areas)))
    for form, both in _joint_names(file.areas):
        add(form, AreaName(both))
    for canonical, area in file.areas.items():
        for form in (canonical, *area.kept):
            add(form, AreaName((form,)))
        for form in area.names:
            for spelt in _with_articles(form):
                add(spelt, AreaName((canonical,)))
        for form in area.adjectives:
            name = next((kept for kept in area.kept if form.startswith(kept)), canonical)
            add(form, AreaName((name,), is_adjective=True))
    for form in file.traps:
        add(form, AreaName(()))
    for form, body in file.bodies.items():
        for pattern in _MEMBERS:
            add(pattern.format(form), AreaName(body.areas))
    bodies = [Term("area.body", form, body, exact=True) for form, body in file.bodies.items()]
    offices = [Term("area.office", form, AreaName(both), exact=True) for form, both in file.regional_offices.items()]
    return [*found.values(), *bodies, *offices]


# The small words that may stand behind 'and' in a joined name: 'Amérique latine et dans les Caraïbes'.
_ARTICLES = {
    "and": ("the", "in", "in the"), "&": ("the",), "y": ("el", "del", "en el"), "e": ("o", "do", "no"),
    "et": ("le", "les", "du", "des", "dans le", "dans les", "en", "l'", "de l'"),
}  # fmt: skip
_CONJUNCTION = re.compile(r" (and|&|y|e|et) ")


def _with_articles(form: str) -> Iterator[str]:
    yield form
    if joint := _CONJUNCTION.search(form):
        for words in _ARTICLES[joint[1]]:
            yield f"{form[: joint.end()]}{words} {form[joint.end() :]}".replace("' ", "'")


# The word that joins two parts of each continent, by the continent's name; None where the name ends the whole.
_JOINS = {
    "Africa": None, "Asia": None, "Europe": None, "America": None, "África": "y e", "América": "y e", "Europa": "y e",
    "Ásia": "e", "Afrique": "et", "Amérique": "et", "Asie": "et",
}  # fmt: skip


def _joint_names(areas: Mapping[str, Area]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Two parts of a continent in one name: 'East and Southern Africa', 'Afrique centrale et orientale'."""
    parts: dict[tuple[str, bool], dict[str, str]] = defaultdict(dict)
    for canonical, area in areas.items():
        for form in (canonical, *area.kept, *area.names):
            head, _, tail = form.partition(" ")
            if _JOINS.get(tail, "") is None:
                parts[tail, True][head] = canonical
            elif tail and head in (*_JOINS, "Asia", "Europe") and not _AND.search(tail):
                parts[head, False][tail] = canonical
    for (continent, is_last), names in parts.items():
        for one, other in permutations(names, 2):
            if names[one] != names[other]:
                both = names[one], names[other]
                if is_last:
                    yield f"{one} and {other} {continent}", both
                else:
                    for word in (_JOINS[continent] or "y e et").split():
                        yield f"{continent} {one} {word} {other}", both


# How the States of an organisation are named, from its name.
_MEMBERS = (
    "{} Member States", "{} member countries", "{} States", "{} countries", "{} region", "Member States of {}",
    "Member States of the {}", "Estados miembros de la {}", "Estados miembros del {}", "países de la {}",
    "États membres de la {}", "États membres de l'{}", "pays de la {}", "Estados-membros da {}", "países da {}",
    "{} Ministers", "Ministers of {}", "Ministers of the {}", "ministros de la {}", "ministros del {}",
    "ministres de la {}", "ministres de l'{}", "ministros da {}", "ministros do {}",
)  # fmt: skip


@cache
def _area_of() -> dict[str, tuple[tuple[str, ...], frozenset[str]]]:
    """M49 codes and member countries of each area by the names it is given."""
    table = {}
    for canonical, area in areas_file().areas.items():
        members = frozenset(area.members) or frozenset().union(*map(countries_of, area.m49))
        for name in (canonical, *area.kept):
            table[name] = (area.m49, members)
    return table


@cache
def countries_of(code: str) -> frozenset[str]:
    """The countries and territories of an M49 area, ISO 3166-1 alpha-3; none for a code that is not one."""
    file = areas_file()
    if code in file.m49_parts:
        return frozenset().union(*map(countries_of, file.m49_parts[code]))
    return frozenset(file.m49_members.get(code, ()))


def area_names() -> tuple[str, ...]:
    """Every name that an item's areas may bear, 'Global' among them, in alphabetical order."""
    return tuple(sorted({*_area_of(), GLOBAL}))


def area_regions(area: str) -> tuple[str, ...]:
    """The M49 codes of the area, () where it maps to none; 'Global' is in no region."""
    return _area_of().get(area, ((), frozenset()))[0]


def homes_of(areas: Sequence[str]) -> frozenset[str]:
    """The countries of the areas together, ISO 3166-1 alpha-3; continents and wider areas have none."""
    table = _area_of()
    return frozenset().union(*(table[area][1] for area in areas if not set(table[area][0]) & _WIDE))


def extract_areas(passage: Passage, places: Found[Place]) -> Found[str]:
    """The areas that the item covers, in reading order; 'Global' first for the whole world or no place at all.

    Those of a list's lead-in count for bullets that name no focus and no area. Global by absence has the
    item's span and the rule `NO_PLACE`.
    """
    focus_count = sum(place.role is Role.FOCUS for place in places.values)
    has_focus = focus_count > 0
    hits = _covered(passage)
    if has_focus and hits:
        hits = [hit for hit in hits if not (_is_quoted(passage, hit) or _is_background(passage, hit))]
    if has_focus and hits and passage.place:
        home = {place.iso3 for place in places.values if place.role is Role.FOCUS}
        hits = [hit for hit in hits if not _is_elsewhere(hit, passage.place, home)]
    if lead_in := passage.item.lead_in:
        own = [hit for hit in hits if hit.start >= lead_in.end]
        hits = own if own or has_focus else hits
    names = _named_once(hits)
    if _is_world(names):
        first = next(iter(names.values()))
        return Found((GLOBAL,), (Evidence("areas", GLOBAL, Span(first.start, hits[-1].end), "all-continents"),), 0.4)
    if not names:
        bodies = passage.hits.get("area.body", ())
        if bodies and (not has_focus or _meets_its_region(passage, bodies[0])):
            return _stood_for(bodies[0], bodies[0].payload.areas, "organisation-of-states")
        if not has_focus and (office := _regional_office(passage)):
            return _stood_for(office, office.payload.areas, "regional-office")
    if not names and not has_focus and not places.values and names_unknown_place(passage):
        return Found()
    if not names and not has_focus:
        whole = Evidence("areas", GLOBAL, passage.item.span, NO_PLACE)
        return Found((GLOBAL,), (whole,), 0.3 if places.values else 0.1)
    if "Asia" in names and "Pacific" in names:
        names.pop("Asia Pacific", None)
    marks = tuple(Evidence("areas", area, Span(hit.start, hit.end), "area-name") for area, hit in names.items())
    if reaches_world(passage, bool(names), focus_count):
        marks = (Evidence("areas", GLOBAL, passage.item.span, "reaches-the-world"), *marks)
    return Found(tuple(mark.value for mark in marks), marks, 0.3 if names and has_focus else 0.1)


def _named_once(hits: Sequence[Hit]) -> dict[str, Hit]:
    """The areas in reading order with the words that name them first.

    Of names for the same countries one is kept: an adjective or an acronym ('ASEAN') only for want of another.
    """
    names: dict[str, Hit] = {}
    for hit in hits:
        for area in hit.payload.areas:
            names.setdefault(area, hit)
    if len(names) < 2:
        return names
    same: dict[object, str] = {}
    for area in sorted(names, key=lambda area: names[area].payload.is_adjective or area.isupper()):
        members = _area_of()[area][1]
        same.setdefault(members or area, area)
    return {area: hit for area, hit in names.items() if area in same.values()}


def _stood_for(hit: Hit, areas: Sequence[str], rule: str) -> Found[str]:
    """The areas that an organisation or an office acts for."""
    marks = tuple(Evidence("areas", area, Span(hit.start, hit.end), rule) for area in areas)
    return Found(tuple(areas), marks, 0.4)


def _regional_office(passage: Passage) -> Hit | None:
    """What names the first regional office's area in the item, if the item is not about the world."""
    if any(hit.payload in ("event", "world") for hit in passage.hits.get("place.scope", ())):
        return None
    offices = passage.hits.get("area.office", ())
    named = [hit for hit in passage.hits.get("area.name", ()) if hit.payload.areas and is_office_region(passage, hit)]
    return min((*named, *offices), key=lambda hit: hit.start, default=None)


_NEAR = 80
_SUBREGIONAL = re.compile(r"\bsu[bs]s?-?r[e]gional")
_ITS_REGION = re.compile(
    r"\b(?:of|from|in|across|throughout) the region\b"
    r"|\b(?:de|en|em|dans) (?:toda |toute )?(?:la|a) regi(?:on|ao)\b|\b[dn]a regiao\b"
)


def _meets_its_region(passage: Passage, body: Hit) -> bool:
    """Whether an organisation of States acts for its region: 'with ECOWAS at a regional meeting', 'from the region'."""
    folded, span = passage.folded, passage.item.span
    if _ITS_REGION.search(folded, body.end, span.end):
        return True
    return any(
        body.start - _NEAR < hit.start < body.end + _NEAR
        and "regional" in folded[hit.start : hit.end]
        and not _SUBREGIONAL.match(folded, hit.start)
        for hit in passage.hits.get("place.scope", ())
    )


def named_areas(passage: Passage) -> list[str]:
    """The areas that the item covers by name, without 'Global'."""
    return [area for hit in _covered(passage) for area in hit.payload.areas]


_WIDE = {"002", "019", "142", "150"}


def _is_world(names: Collection[str]) -> bool:
    """Whether Africa, the Americas, Asia and Europe are all named, each as a whole."""
    return len(names) >= len(_WIDE) and {code for area in names for code in _area_of()[area][0]} >= _WIDE


def _covered(passage: Passage) -> list[Hit]:
    rows = passage.hits.get("area.name", ())
    if not rows:
        return []
    covered = []
    for span in passage.spans:
        flow_end = -1
        for hit in rows:
            if hit.start < span.start or hit.end > span.end:
                continue
            if flow_end >= 0 and is_listed_area(passage.folded[flow_end : hit.start]):
                flow_end = hit.end
                continue
            flow_end = -1
            if not hit.payload.areas or not is_area(passage, hit, span, hit.payload.areas == (UNION,)):
                continue
            if _is_in_a_name(passage, hit):
                continue
            if is_flow(passage.folded[max(span.start, hit.start - 70) : hit.start]):
                flow_end = hit.end
                continue
            covered.append(hit)
    return covered


def _is_quoted(passage: Passage, hit: Hit) -> bool:
    """Whether the words stand in quotation marks, as in a project's title."""
    spans = (span for span in passage.spans if span.start <= hit.start < span.end)
    return any(left <= hit.start < right for span in spans for left, right in quoted(passage.folded, span))


def _is_elsewhere(hit: Hit, place: Span, home: Collection[str]) -> bool:
    """Whether an area lies apart from the countries over the item: 'Cameroon', where women come back from the Gulf."""
    members = [_area_of()[area][1] for area in hit.payload.areas]
    return hit.start >= place.end and all(members) and all(set(home).isdisjoint(each) for each in members)


_HAD_BEEN = re.compile(
    r"(?<!\bwho )(?<!\bqui )(?<!\bque )\b(?:had (?:\w+ )?been"
    r"|avai(?:t|ent) (?:\w+ )?ete|habian? sido|haviam? sido|tinham? sido)\b[^.;:\n]*$"
)
_CLAUSE = 120


def _is_background(passage: Passage, hit: Hit) -> bool:
    """Whether its clause tells what had been before: 'a model which had been tried in Arab countries'."""
    return _HAD_BEEN.search(passage.folded, max(passage.item.span.start, hit.start - _CLAUSE), hit.start) is not None


def _is_in_a_name(passage: Passage, hit: Hit) -> bool:
    """Whether the words are part of an organisation's name: 'Consejo de Europa'."""
    return any(
        other.start <= hit.start and hit.end <= other.end and other.end - other.start > hit.end - hit.start
        for other in passage.hits.get("partner.organisation", ())
    )
