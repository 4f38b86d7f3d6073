"""Whose page it is and of which country or area, by its head: there are the items that name no place at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from warehouse.extract.areas import NO_PLACE
from warehouse.extract.partner_lexicon import ORGANISATION
from warehouse.extract.passage import Found, PageScope, Passage
from warehouse.extract.scan import Scan
from warehouse.extract.world import is_headed_world
from warehouse.records import Evidence, Item, Kind, Place, Role, Span
from warehouse.text.owner import names_agency

_HEAD_LINES = 8
_LONGEST = 110
_OFFICE = re.compile(r"\b(?:office|bureau|oficina|escritorio|regional|mission|mision|missao)\b")
_SEVERAL = re.compile(r"\b(?:multi-?country|multipais|multi-?pays|multinational)\b")
_OPENING_CHARS = 120
_AT_WORK = re.compile(r"\b(?:present|active|at work|work(?:s|ed|ing)?|operat\w+)(?: \w+){0,3} in (?:the )?$")
_DOUBT = 0.4


def head_lines(items: Sequence[Item], scan: Scan) -> Iterator[Span]:
    """The lines of their own among the first eight over the first activity that are no sentence and hold no number."""
    first = next((item for item in items if item.kind is Kind.ACTIVITY), None)
    for item in takewhile(lambda item: item is not first and item.first_line <= _HEAD_LINES, items):
        said = item.span.of(scan.text).strip()
        is_line = item.kind is Kind.BOILERPLATE and item.last_line == item.first_line and len(said) <= _LONGEST
        if is_line and said[-1:] not in ".;" and not any(map(str.isdigit, said)):
            yield item.span


def find_scope(items: Sequence[Item], scan: Scan) -> PageScope | None:
    """What the page's head says of its owner's region: 'UNODC Pakistan', 'Regional Office for South Asia', 'ECOWAS'.

    It is the country that an introduction says the agency is at work in, else the first line of the head that names an
    agency or an office with one country or with areas, or a body of States. A heading over some items only ('2018 |
    UNFPA | Togo') is none, nor is an office for several countries.
    """
    for item in items[:_HEAD_LINES]:
        if item.kind is Kind.ACTIVITY:
            break
        if item.kind is Kind.PROFILE and (scope := _read_introduction(item.span, scan)):
            return scope
    heading = next((item.place_heading for item in items if item.kind is Kind.ACTIVITY), None)
    for line in head_lines(items, scan):
        is_heading = heading is not None and line.start <= heading.start < line.end
        if not is_heading and (scope := _read(line, scan)):
            return scope
    return None


def owner_in_head(items: Sequence[Item], scan: Scan) -> str | None:
    """The organisation whose name is all that a line of the page's head says, None if there is none."""
    for line in head_lines(items, scan):
        said = line.of(scan.text).strip()
        for hit in scan.find_hits(line.start, line.end).get(ORGANISATION, ()):
            if scan.text[hit.start : hit.end] == said:
                name: str = hit.payload.name
                return name
    return None


def _read(span: Span, scan: Scan) -> PageScope | None:
    if _SEVERAL.search(span.of(scan.folded)):
        return None
    hits = scan.find_hits(span.start, span.end)
    if bodies := hits.get("area.body"):
        return PageScope(None, tuple(bodies[0].payload.areas), Span(bodies[0].start, bodies[0].end))
    if not names_agency(span.of(scan.text)) and not _OFFICE.search(span.of(scan.folded)):
        return None
    if named := [hit for hit in hits.get("area.name", ()) if hit.payload.areas]:
        areas = dict.fromkeys(area for hit in named for area in hit.payload.areas)
        return PageScope(None, tuple(areas), Span(named[0].start, named[-1].end))
    countries = [hit for hit in hits.get("place.name", ()) if hit.payload.isos and hit.payload.sort == "country-name"]
    if len({hit.payload.isos[0] for hit in countries}) == 1:
        return PageScope(countries[0].payload.isos[0], (), Span(countries[0].start, countries[0].end))
    return None


def drop_head(items: Sequence[Item], scope: PageScope | None) -> Iterator[Item]:
    """The items under no heading that stands over the words of the scope: it belongs to the page's head."""
    for item in items:
        is_over = scope is not None and item.place_heading is not None and item.place_heading.end <= scope.words.start
        yield replace(item, place_heading=None) if is_over else item


def _read_introduction(span: Span, scan: Scan) -> PageScope | None:
    """The country in which a profile says that an agency works: 'UN Women has been present in Georgia since 2001'."""
    end = span.start + _OPENING_CHARS
    for hit in scan.find_hits(span.start, min(span.end, end)).get("place.name", ()):
        if hit.payload.sort == "country-name" and len(hit.payload.isos) == 1:
            before = scan.folded[span.start : hit.start]
            is_here = _AT_WORK.search(before) is not None and names_agency(scan.text[span.start : hit.start])
            return PageScope(hit.payload.isos[0], (), Span(hit.start, hit.end)) if is_here else None
    return None


def put_into_scope(passage: Passage, places: Found[Place], areas: Found[str]) -> tuple[Found[Place], Found[str]]:
    """The item's places and areas, those of the page's owner where it names none and does not speak of the world.

    The words of the page's head are then the item's place heading.
    """
    scope = passage.scope
    if scope is None or places.values or is_headed_world(passage):
        return places, areas
    own_scopes = {hit.payload for hit in passage.hits.get("place.scope", ())}
    if own_scopes - {"region"} or (own_scopes and scope.country):  # 'countries of the region' are those of the page's
        return places, areas
    if areas.values and [mark.rule for mark in areas.evidence] != [NO_PLACE]:
        return places, areas
    passage.item = replace(passage.item, place_heading=scope.words)
    if scope.country is None:
        marks = tuple(Evidence("areas", area, scope.words, "page-of-region") for area in scope.areas)
        return places, Found(scope.areas, marks, _DOUBT)
    mark = Evidence("places", scope.country, scope.words, f"page-of-country:{Role.FOCUS}")
    return Found((Place(scope.country, Role.FOCUS),), (mark,), _DOUBT), Found()
