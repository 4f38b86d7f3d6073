"""Headings of inventory pages that say where all below them was done: 'Kenya', '2018 | UN Women | Togo'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from warehouse.extract.scan import Hit, Scan
from warehouse.records import Item, Kind, Span
from warehouse.text.headings import is_measure
from warehouse.text.phrases import match_bullet, match_button

_LONGEST, _MOST_WORDS, _BULLET_CHARS = 100, 8, 12
_PART = re.compile(r"(?:[^|•·():–—-]|(?<=\w)-(?=\w))+")
_LEFT_OVER = re.compile(
    r"\b(?!(?:and|the|of|y|e|et|la|el|in|country|countries|pais(?:es)?|pays|(?:19|20)\d\d)\b)[^\W_]+"
)
_OFFICE = re.compile(  # 'Afghanistan Country Office', 'Bureau de pays du Mali'
    r"\b(?:country (?:office|team|programme)s?|oficina (?:de|en el) pais|oficina nacional|equipo de pais"
    r"|bureau (?:de )?pays|bureau national|equipe de pays|escritorio (?:do|no) pais|escritorio nacional"
    r"|equipe do pais)(?: (?:in|en|for|du|de|del|au|do|da|no|na)\b)?"
)
_NO_PLACE = re.compile(
    r"\W*(?:global|worldwide|world|international|inter-?regional|regional|headquarters|multi-?country|mundial|mondial)\W*(?:(?:19|20)\d\d)?\W*"
)
_PLACES = ("place.name", "area.name")
_OPENS_IN = re.compile(r"\W{0,3}(?:In|Across|Throughout|En|Au|Aux|Em|No|Na)\s(?:the |la |el |le |o |a )?(?=[A-ZÀ-Þ])")
_LONGEST_NAME = 60
_HEADLINE = re.compile(r"^[^|:]*: (?:[^\s|]+ ){3}")  # 'Moldova: first results of the new procedure'


def put_under_places(items: Sequence[Item], scan: Scan) -> Iterator[Item]:
    """The items, each with the heading over it that names nothing but places, or the part of one that does.

    It holds until the next of its kind, a heading with bars, one that speaks of the world or a region,
    a lead-in, or the end of the bullets below it; that of a country's office until any other heading or button.
    Where the first stands under a measure's name, measures are parted by place, and the next measure ends it. So does
    an item that opens in another country. A part of a line over the page's preface belongs to the page's head.
    Items of news pages have none.
    """
    in_force: Span | None = None
    looked_at = 0
    is_over_bullets = is_office = False
    measures_first: bool | None = None
    is_head = True
    for item in items:
        heading = item.span if item.kind is Kind.BOILERPLATE else item.heading
        if item.layout != "news" and heading and heading.start >= looked_at:
            looked_at = heading.end
            in_force = None if is_office else in_force
            is_office = False
            if is_measure(heading.of(scan.text)):
                measures_first = True if measures_first is None else measures_first
                in_force = None if measures_first else in_force
            elif heading.end - heading.start <= _LONGEST:
                in_force, is_over_bullets = _read_heading(_past_button(heading, scan), scan, in_force), False
                is_office = in_force is not None and _OFFICE.search(scan.folded, *heading) is not None
                measures_first = False if in_force and measures_first is None else measures_first
        if is_head and item.kind is Kind.PROFILE and in_force and _stands_behind_bar(in_force, scan):
            in_force = None
        if item.kind is Kind.ACTIVITY:
            is_head = False
            opening = scan.text[item.span.start : item.span.start + _BULLET_CHARS]
            is_bullet = match_bullet(opening) is not None
            if is_office and match_button(opening):
                in_force = None
            if is_over_bullets and not is_bullet:
                in_force = None
            is_over_bullets = is_bullet
            if in_force and _opens_elsewhere(item, in_force, scan):
                in_force = None
        yield replace(item, place_heading=in_force) if in_force and item.kind is Kind.ACTIVITY else item


def _stands_behind_bar(span: Span, scan: Scan) -> bool:
    return "|" in scan.text[scan.text.rfind("\n", 0, span.start) + 1 : span.start]


def is_place_heading(heading: Span, scan: Scan) -> bool:
    """Whether all of a line is names of places or areas, or a word such as 'Global' or 'Regional'."""
    if heading.end - heading.start > _LONGEST or "|" in heading.of(scan.text):
        return False
    return _NO_PLACE.fullmatch(heading.of(scan.folded)) is not None or _read_heading(heading, scan, None) is not None


def is_all_names(folded: str, line: Span, names: Sequence[Hit]) -> bool:
    """Whether a line holds nothing but the names of countries: 'Niger', 'Côte d'Ivoire and Ghana'."""
    inside = [hit for hit in names if line.start <= hit.start < line.end]
    return bool(inside) and not _LEFT_OVER.search(_without(folded, line.start, line.end, inside))


def _opens_elsewhere(item: Item, heading: Span, scan: Scan) -> bool:
    """Whether an item opens in a country that the heading does not name: 'In Peru, ...' under 'Kenya'."""
    opening = _OPENS_IN.match(scan.text, (item.body or item.span).start)
    if opening is None:
        return False
    named = _countries(scan.find_hits(opening.end(), opening.end() + _LONGEST_NAME), opening.end())
    over = scan.find_hits(heading.start, heading.end)
    return bool(named) and "area.name" not in over and named.isdisjoint(_countries(over))


def _countries(hits: Mapping[str, Sequence[Hit]], at: int | None = None) -> set[str]:
    """The countries that the hits name, those of the one that begins at `at` if given."""
    names = (hit for hit in hits.get("place.name", ()) if at is None or hit.start == at)
    return {iso3 for hit in names for iso3 in hit.payload.isos}


def _past_button(heading: Span, scan: Scan) -> Span:
    """The heading behind a button that is glued to it: 'View MoreKenya'."""
    button = match_button(heading.of(scan.text))
    words = heading.start + button.end() if button else heading.end
    return Span(words, heading.end) if words < heading.end else heading


def _read_heading(heading: Span, scan: Scan, in_force: Span | None) -> Span | None:
    said = heading.of(scan.folded)
    parts = list(_PART.finditer(scan.folded, heading.start, heading.end))
    if said[-1] in ".;!?" or any(len(part[0].split()) > _MOST_WORDS for part in parts):
        return in_force
    if said[-1] == ":" and len(parts) > 1 and "|" not in said:
        return None
    if _HEADLINE.search(said):
        return in_force
    hits = scan.find_hits(heading.start, heading.end)
    names = [hit for kind in _PLACES for hit in hits.get(kind, ())]
    for part in parts:
        inside = [hit for hit in names if part.start() <= hit.start < part.end()]
        inside += [Hit(*office.span(), None) for office in _OFFICE.finditer(scan.folded, *part.span()) if inside]
        if inside and not _LEFT_OVER.search(_without(scan.folded, part.start(), part.end(), inside)):
            return Span(part.start(), part.end())
    is_elsewhere = "|" in said or said[-1] == ":" or "place.scope" in hits or "area.name" in hits
    return None if is_elsewhere or any(_NO_PLACE.fullmatch(part[0]) for part in parts) else in_force


def _without(folded: str, start: int, end: int, hits: Sequence[Hit]) -> str:
    letters = list(folded[start:end])
    for hit in hits:
        letters[hit.start - start : hit.end - start] = " " * (hit.end - hit.start)
    return "".join(letters)
