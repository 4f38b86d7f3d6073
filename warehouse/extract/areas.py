"""The supranational areas that an item covers, 'Global' among them, and their M49 codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from warehouse.extract.passage import Found, Passage
from warehouse.extract.place_lexicon import areas_file
from warehouse.extract.scan import Hit, Term, fold
from warehouse.records import Evidence, Place, Role, Span

GLOBAL = "Global"


class AreaName(NamedTuple):
    """The areas that a form names; an adjective counts only before a noun."""

    areas: tuple[str, ...]
    is_adjective: bool = False


def area_terms() -> list[Term]:
    """Names of areas in four languages as terms of the kind 'area.name'."""
    file = areas_file()
    exact = set(file.exact)
    found: dict[str, Term] = {}

    def add(form: str, name: AreaName) -> None:
        found.setdefault(fold(form), Term("area.name", form, name, exact=form in exact))

    for form, areas in file.pairs.items():
        add(form, AreaName(tuple(areas)))
    for canonical, area in file.areas.items():
        for form in (canonical, *area.kept):
            add(form, AreaName((form,)))
        for form in area.names:
            add(form, AreaName((canonical,)))
        for form in area.adjectives:
            add(form, AreaName((canonical,), is_adjective=True))
    for form in _NOT_AREAS:
        add(form, AreaName(()))
    return list(found.values())


_NOT_AREAS = (
    "Central African Republic", "South African", "South Africa", "South Sudan", "African Union", "African Development Bank", "European Commission", "European Parliament", "African Commission", "Asian Development Bank",
    "Council of Europe", "European Union Integrated Rule of Law Mission", "League of Arab States", "Arab League", "Organization of American States", "United Arab Emirates", "Syrian Arab Republic", "Arab Republic", "African American",
    "European Institute", "European Police Office", "European Law Enforcement Organisation", "South Asian Association for Regional Cooperation", "European Day", "African Child", "Caribbean Community Secretariat",
    "Organization for Security and Co-operation in Europe", "Organization for Security and Cooperation in Europe", "Organization for Security and Cooperation Europe", "Federated States of Micronesia", "Commonwealth Games",
    "Commonwealth of Dominica", "Islamic State", "Council of the Baltic Sea States", "Council of Baltic Sea States", "Radio Free Europe", "Arab Model Laws", "Commonwealth of Australia", "Pacific Immigration Directors' Conference", "European Court of Human Rights",
    "Virgin Islands", "Indian Ocean Commission", "East African Court", "Foreign, Commonwealth", "SADC Secretariat", "ECOWAS Commission", "ASEAN Secretariat", "Mercosur Secretariat", "Economic Commission for Europe", "Economic Commission for Africa",
)  # fmt: skip


@cache
def _area_of() -> dict[str, tuple[tuple[str, ...], frozenset[str]]]:
    """M49 codes and member countries of each area by the names it is given."""
    file = areas_file()

    def countries(code: str) -> set[str]:
        parts = file.m49_parts.get(code)
        return set().union(*map(countries, parts)) if parts else set(file.m49_members.get(code, ()))

    table = {}
    for canonical, area in file.areas.items():
        members = set(area.members) or set().union(*map(countries, area.m49))
        for name in (canonical, *area.kept):
            table[name] = (tuple(area.m49), frozenset(members))
    return table


def area_regions(area: str) -> tuple[str, ...]:
    """The M49 codes of the area, () where it maps to none; 'Global' is in no region."""
    return _area_of().get(area, ((), frozenset()))[0]


def homes_of(areas: Sequence[str]) -> frozenset[str]:
    """The countries of the areas together, ISO 3166-1 alpha-3; continents and wider areas have none."""
    table = _area_of()
    return frozenset().union(*(table[area][1] for area in areas if not set(table[area][0]) & _WIDE))


def extract_areas(passage: Passage, places: Found[Place]) -> Found[str]:
    """The areas that the item covers, in reading order; 'Global' for the whole world or no place at all.

    Global by absence has the item's span and the rule 'no-geographic-focus'.
    """
    hits = _covered(passage)
    names: dict[str, Hit] = {}
    for hit in hits:
        for area in hit.payload.areas:
            names.setdefault(area, hit)
    if _is_world(names):
        first = next(iter(names.values()))
        return Found((GLOBAL,), (Evidence("areas", GLOBAL, Span(first.start, hits[-1].end), "all-continents"),), 0.4)
    has_focus = any(place.role is Role.FOCUS for place in places.values)
    if not names and not has_focus:
        return Found((GLOBAL,), (Evidence("areas", GLOBAL, passage.item.span, "no-geographic-focus"),), 0.3 if places.values else 0.1)
    if "Asia" in names and "Pacific" in names:
        names.pop("Asia Pacific", None)
    evidence = tuple(Evidence("areas", area, Span(hit.start, hit.end), "area-name") for area, hit in names.items())
    return Found(tuple(names), evidence, 0.3 if names and has_focus else 0.1)


def named_areas(passage: Passage) -> list[str]:
    """The areas that the item covers by name, without 'Global'."""
    return [area for hit in _covered(passage) for area in hit.payload.areas]


_WIDE = {"002", "019", "142", "150", "009"}
_CONTINENTS = (("Africa", "002"), ("Americas", "019"), ("Asia", "142"), ("Europe", "150"))


def _is_world(names: dict[str, Hit]) -> bool:
    """Whether the areas touch Africa, the Americas, Asia and Europe at once."""
    if len(names) < 4:
        return False
    members = frozenset().union(*(_area_of()[area][1] for area in names))
    table = areas_file().m49_parts
    return all(
        any(set(areas_file().m49_members.get(leaf, ())) & members for part in table[code] for leaf in table.get(part, (part,)))
        for _, code in _CONTINENTS
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    file = areas_file()
    nouns = "|".join(re.escape(fold(noun)) for noun in file.nouns)
    offices = "|".join(re.escape(fold(office)) for office in file.offices)
    others = "|".join(re.escape(fold(other)) for other in file.others)
    return (
        re.compile(rf"(?:'s)?\s(?:[\w-]+\s){{0,2}}?(?:{nouns})\b"),
        re.compile(rf"\b(?:{offices})(?: (?:the|la|el|le|les|l'|a|o))?(?: [\w' -]+?(?:,| and| y| et| e))*? ?(?:the |la |el |le |l')?$"),
        re.compile(rf" (?:{others})\b"),
    )


_PAYS = re.compile(
    r"(?:funded by|financed by|support of|support from|funding from|received from|partnership with|cooperation with|collaboration with|agreement with|together with|supported by|contribution of|thanks to|apoyo de|financiad[oa] por|soutien de|finance par"
    r"|appui de|apoio da|financiad[oa] pela|unodc and|undp and|unfpa and|unodc,|nations and|conjuntamente con|jointly with)(?: [\w-]+){0,4}? (?:the |la |l'|a )?$"
)
_PAYS_AFTER = re.compile(r"[- ](?:funded|financed|sponsored|supported)|\)? (?:has |have )?(?:launched|funded|provided|contributed|supports|supported|finances)")
_EU = ("European Union",)
_EU_STATES = ("States", "countries")
_EU_AFTER = re.compile(r"(?:'s)? (?:directive|directives|member states|countries|citizens|strategy|policy|law|legislation|agency|agencies|border|institutions|plan|regulation|legal|framework|anti-trafficking|level|states|nationals|framework decision)")
_FLOW = re.compile(
    r"(?:\bfrom|\bto|\btowards|\binto|\breach|\bvia|\bthrough|\bbetween|\boriginating from|\bdestined for|\bdesde|\bhacia|\bvers|\bdepuis|\bpara|\brumo a)(?: (?!is\b|and\b)[\w-]+){0,1},? (?:the |la |el |le |l')?(?:[\w ]{2,30}(?:,| and| or| y| et| o| ou) (?:the )?)?$"
)
_WITHIN = re.compile(r"\b(?:in|within)\b[\s,]*(?:(?:from|to|through|into|and|within|via)[\s,]*)*(?:the )?$|\b(?:from|to|through)\b[\s,]*(?:(?:from|to|through|into|and|via)[\s,]*)*within (?:the )?$")
_SITED = re.compile(r"(?:overlooking|located|bordering|part of|shores of|situated|geographical(?:ly)?|coast of)(?: [\w-]+){0,3}? (?:the )?$|(?:part|coast|shores) of (?:the )?$")
_ACTORS = re.compile(
    r"(?:officials|experts|representatives|participants|practitioners|prosecutors|judges|magistrates|police|officers|enforcers|countries|states|governments|delegates|professors|students|organizations|personnel|authorities|parliamentarians|professionals|came|come"
    r"|fiscales|jueces|autoridades|funcionarios|expertos|representantes|participantes|paises|magistrats|juges|procureurs|pays|peritos|juizes|procuradores)(?: [\w-]+){0,2} (?:from|de|del|da|do|du|des)\b"
)
_FLOW_WORDS = re.compile(r"smuggl|traffick|migra|flow|route|reach|destin|origin|transit|trat|fle[de]|traf")
_COMPARED = re.compile(
    r"(?:(?:first (?:country|state|nation|city|government)|latest|one of the (?:\w+ )?|only|second|third|largest|leading|pioneer|leader|among the \w+) (?:[\w-]+ ){0,5}?|similar to (?:\w+ ){0,3}|elsewhere |outside |the south american|the central american|no activities (?:\w+ ){0,3}?)(?:in |of |from )?(?:the )?$"
)
_ORGANISED = re.compile(r"(?:unodc|unifem|women|undp|unicef|unfpa|iom|interpol|office|programme|centre|section|branch)(?: regional)? (?:office |centre )?(?:for |in )?(?:the )?$")


def _covered(passage: Passage) -> list[Hit]:
    rows = passage.hits.get("area.name", ())
    if not rows:
        return []
    covered = []
    for span in passage.spans():
        flow_end = -1
        for hit in rows:
            if hit.start < span.start or hit.end > span.end:
                continue
            if flow_end >= 0 and _LISTED.fullmatch(passage.folded, flow_end, hit.start):
                flow_end = hit.end
                continue
            flow_end = -1
            if not _is_named(passage, hit, span):
                continue
            if _is_flow(passage.folded[max(span.start, hit.start - 70) : hit.start]):
                flow_end = hit.end
                continue
            covered.append(hit)
    return covered


_LISTED = re.compile(r"(?:[\s,]|\b(?:and|or|the|y|et|e|o|ou|el|la|le|les|l')\b|\w+(?=,| and | or | y | et ))*")


def _is_flow(before: str) -> bool:
    """Whether people or goods only come from, pass or go to the area that follows."""
    if _WITHIN.search(before):
        return False
    return _FLOW.search(before) is not None and _FLOW_WORDS.search(before) is not None and not _ACTORS.search(before)


def _is_named(passage: Passage, hit: Hit, span: Span) -> bool:
    """Whether the area is meant as one here, not an office, an organisation, a payer or a comparison."""
    name: AreaName = hit.payload
    text, folded = passage.text, passage.folded
    start, end = hit.start, hit.end
    if not name.areas or (not text[start].isupper() and not name.is_adjective):
        return False
    noun, office, other = _patterns()
    if name.is_adjective and not noun.match(folded, end):
        return False
    if other.match(folded, end) and name.areas != _EU:
        return False
    before = folded[max(span.start, start - 70) : start]
    if name.areas == _EU and not text[start:end].endswith(_EU_STATES) and not _EU_AFTER.match(folded, end):
        return False
    if _PAYS_AFTER.match(folded, end) or _PAYS.search(before):
        return False
    if office.search(before) or _ORGANISED.search(before) or _COMPARED.search(before):
        return False
    return not _SITED.search(before)
