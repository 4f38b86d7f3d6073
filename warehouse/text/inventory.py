"""Inventory pages: one paragraph or bullet per item, under headings, lead-ins and reporting periods."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from warehouse.records import Item, Kind, Span
from warehouse.text.dates import find_period_facet, is_bare_period, is_year_line, match_period
from warehouse.text.glue import find_seams, part_item
from warehouse.text.headings import is_heading, is_measure, is_page_title, match_glued_heading, names_measure
from warehouse.text.headlines import find_headlines
from warehouse.text.lines import Line, LineKind, is_unfinished, starts_lower
from warehouse.text.links import is_link
from warehouse.text.owner import agency_named, agency_of_header, match_agency
from warehouse.text.patterns import words
from warehouse.text.phrases import (
    is_furniture,
    is_profile_section,
    is_resource_section,
    match_bullet,
    match_button,
    opens_results,
)
from warehouse.text.profiles import (
    introduces_agency,
    is_address,
    is_standing,
    refers_elsewhere,
    reports_activity,
    reports_nothing,
    surely_reports_activity,
)

LAYOUT = "inventory"
_LEAD_IN_LIMIT = 250
_AGENCY_LIMIT = 60
_HEAD_LINES = 20
_NAME_WORDS = 6
_FEWEST_CLOSED = 10
_NEARLY_ALL = 0.8
_ACRONYM = re.compile(r"[A-Z][A-Z-]+\b(?=\s+[A-Z])")
_INTRODUCES = (
    "including",
    "following",
    "such as",
    "included",
    "activities",
    "como",
    "notamment",
    "incluindo",
    "incluyendo",
)


_FOLLOWING = words("following siguientes siguiente suivantes suivants seguintes seguinte")


class _Section(Enum):
    REPORTS = auto()
    PROFILE = auto()  # ends with the next heading
    FOCUS = auto()  # the last of the profile's sections; ends with the first report too
    RESOURCES = auto()


@dataclass(slots=True)
class _State:
    layout: str
    section: _Section = _Section.REPORTS
    heading: Span | None = None
    is_under_measure: bool = False  # whether the heading in force names one: it outlasts a period
    period: Span | None = None
    owner: str | None = None
    lead_in: Span | None = None
    line_of_head: int | None = 0  # counted from 0; None after six lines and after the first activity

    @property
    def is_before_headings(self) -> bool:
        return self.line_of_head is not None and not (self.heading or self.period or self.lead_in)


def segment_inventory(lines: Sequence[Line], kinds: Sequence[LineKind], layout: str = LAYOUT) -> list[Item]:
    """The items of an inventory page in order; headings, lead-ins and links are boilerplate."""
    items: list[Item] = []
    state = _State(layout)
    links = {
        line.first
        for line, kind in zip(lines, kinds, strict=True)
        if (kind is LineKind.LINK or is_link(line.text)) and not (match_button(line.text) or match_bullet(line.text))
    }
    headlines = find_headlines(lines)
    all_closed = _are_all_closed(kinds)
    is_under_headline = False
    for at, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        following = lines[at + 1] if at + 1 < len(lines) else None
        is_under_activity = bool(items) and items[-1].kind is Kind.ACTIVITY
        goes_on = all_closed and (kinds[at - 1], kind) == (LineKind.BODY, LineKind.BODY)
        if is_under_activity and (kind is LineKind.FACT or goes_on or _continues(line, lines[at - 1])):
            items[-1] = _extend(items[-1], line)
        elif line.first in links:
            items.append(_item(Kind.BOILERPLATE, line, state))
        elif at in headlines and state.section is not _Section.RESOURCES:
            is_under_headline = True
            state.section = _Section.REPORTS
            items.append(_item(Kind.BOILERPLATE, line, state))
        else:
            read = list(_read_line(line, following, state))
            if is_under_headline and read[0].kind is Kind.ACTIVITY:
                read[0] = _put_under(items.pop(), read[0])
            is_under_headline = False
            items.extend(read)
            if items[-1].kind is Kind.ACTIVITY or at + 1 == _HEAD_LINES:
                state.line_of_head = None
            elif state.line_of_head is not None:
                state.line_of_head += 1
    return _take_in_links(items, links)


def _take_in_links(items: Sequence[Item], links: Collection[int]) -> list[Item]:
    """The items, each activity but the last with the links right under it; under the last stand those of the page."""
    last = max((at for at, item in enumerate(items) if item.kind is Kind.ACTIVITY), default=0)
    kept: list[Item] = []
    for at, item in enumerate(items):
        over = kept[-1] if kept else item
        is_under = at < last and over.kind is Kind.ACTIVITY and item.first_line == over.last_line + 1
        if is_under and item.kind is Kind.BOILERPLATE and item.first_line in links:
            kept[-1] = replace(over, span=Span(over.span.start, item.span.end), last_line=item.last_line)
        else:
            kept.append(item)
    return kept


def _put_under(above: Item, item: Item) -> Item:
    """The item with its headline over it."""
    return replace(item, span=Span(above.span.start, item.span.end), first_line=above.first_line, title=above.span)


def _are_all_closed(kinds: Sequence[LineKind]) -> bool:
    """Whether nearly all of ten stretches of paragraphs or more end in a link, so that what has none goes on."""
    ends = [below for text, below in pairwise(kinds) if text is LineKind.BODY and below is not LineKind.BODY]
    return len(ends) >= _FEWEST_CLOSED and ends.count(LineKind.LINK) >= _NEARLY_ALL * len(ends)


def _continues(line: Line, before: Line) -> bool:
    """Whether a line is the rest of a paragraph that was broken in mid-sentence."""
    if line.follows_gap or match_bullet(line.text):
        return False
    return starts_lower(line.text) and is_unfinished(before.text)


def _extend(item: Item, line: Line) -> Item:
    body = Span(item.body.start, line.span.end) if item.body else None
    return replace(item, span=Span(item.span.start, line.span.end), last_line=line.last, body=body)


def _read_line(line: Line, following: Line | None, state: _State) -> Iterator[Item]:
    if facet := find_period_facet(line.text):
        _put_in_force(line, facet, state)
        yield _item(Kind.BOILERPLATE, line, state)
        return
    bullet = match_bullet(line.text)
    start, text = _strip_prefixes(line, bullet.end() if bullet else 0, state)
    is_bullet = bullet is not None or line.mark.is_item
    if not is_bullet:
        state.lead_in = None
    if text and (is_address(text) or (state.line_of_head is not None and introduces_agency(text))):
        yield _item(Kind.PROFILE, line, state, start)
    elif not text or _is_page_line(text, line, following, is_bullet, state):
        yield _item(Kind.BOILERPLATE, line, state)
    elif _is_lead_in(text, following, is_bullet):
        state.lead_in = Span(start, line.span.end)
        yield _item(Kind.BOILERPLATE, line, state)
    elif state.is_before_headings and following and is_page_title(line.text):
        yield _item(Kind.BOILERPLATE, line, state)
    elif (kind := _kind_of(text, is_bullet, state)) is Kind.ACTIVITY:
        yield from part_item(_item(kind, line, state, start), [start + at for at in find_seams(text)])
    else:
        yield _item(kind, line, state, start)


def _put_in_force(line: Line, facet: tuple[int, int], state: _State) -> None:
    """The period and the agency that a line of facets gives to all that stands below it."""
    state.period = Span(line.span.start + facet[0], line.span.start + facet[1])
    state.owner = next((agency for part in line.text.split("|") if (agency := agency_named(part.strip()))), None)
    state.lead_in, state.section = None, _Section.REPORTS


def _strip_prefixes(line: Line, size: int, state: _State) -> tuple[int, str]:
    """Takes buttons, period headers and glued headings off the front; sets what they put in force."""
    text = line.text[size:]
    while text:
        at = line.span.end - len(text)
        if button := match_button(text):
            text = text[button.end() :]
        elif header := match_period(text):
            state.heading = state.heading if state.is_under_measure else None
            state.period = Span(at + header.start("period"), at + header.end("period"))
            state.owner = agency_of_header(text)
            state.section = _Section.REPORTS
            text = _drop_agency(text[header.end() :])
        elif heading_size := match_glued_heading(text):
            state.heading, state.is_under_measure = Span(at, at + heading_size), True
            state.section = _Section.REPORTS
            text = text[heading_size:]
        else:
            break
        text = text.lstrip(" |:")
    return line.span.end - len(text), text


def _drop_agency(text: str) -> str:
    if len(text) <= _AGENCY_LIMIT and is_unfinished(text):
        return ""
    if agency := match_agency(text) or _ACRONYM.match(text):
        return text[agency.end() :]
    return "" if len(text) <= _AGENCY_LIMIT else text


def _is_page_line(text: str, line: Line, following: Line | None, is_bullet: bool, state: _State) -> bool:
    """Whether a line is furniture or a heading; a heading is put in force, but not one of a menu."""
    if opens_results(text):
        state.section = _Section.REPORTS
    if not is_bullet and (is_bare_period(text) or is_year_line(text)):
        if state.section is not _Section.RESOURCES:
            state.period = line.span
        return True
    if is_furniture(text) or is_link(text):
        return True
    if len(text) < 110 and (agency := agency_named(text)):
        is_facet = any(map(str.isdigit, text)) or (following and agency_named(following.text))
        if state.line_of_head is None and not is_facet:
            state.owner, state.heading = agency, None
        return True
    if is_bullet:
        return False
    if is_profile_section(text):
        if following and is_heading(following.text):
            return True
        state.section = _Section.FOCUS if "focus" in text.lower() or "work" in text.lower() else _Section.PROFILE
    elif is_resource_section(text):
        state.section = _Section.RESOURCES
    elif line.mark.heading or (is_heading(text) and not _is_broken(text, following)):
        if state.section is not _Section.RESOURCES or is_measure(text):
            state.section = _Section.REPORTS
    else:
        return False
    state.heading = line.span
    state.is_under_measure = is_measure(text) or names_measure(text)
    return True


def _is_broken(text: str, following: Line | None) -> bool:
    """Whether a line of more than a name goes on in the next with a small letter: a sentence broken in the middle."""
    return (
        following is not None
        and not following.follows_gap
        and starts_lower(following.text)
        and len(text.split()) > _NAME_WORDS
    )


def _is_lead_in(text: str, following: Line | None, is_bullet: bool) -> bool:
    """Whether a line only introduces what follows; a bullet does with a colon in front of other bullets."""
    if following is None:
        return False
    introduces_bullets = match_bullet(following.text) is not None or following.mark.is_item
    if text.endswith(":"):
        return introduces_bullets or (len(text) < _LEAD_IN_LIMIT and not is_bullet)
    return introduces_bullets and not is_bullet and (text.lower().endswith(_INTRODUCES) or _announces(text))


def _announces(text: str) -> bool:
    """'The following activities were carried out' without a colon or full stop."""
    return is_unfinished(text) and len(text) < _LEAD_IN_LIMIT and not _FOLLOWING.isdisjoint(text.lower().split())


def _kind_of(text: str, is_bullet: bool, state: _State) -> Kind:
    match state.section:
        case _Section.PROFILE:
            if not surely_reports_activity(text):
                return Kind.PROFILE
        case _Section.FOCUS:
            if not reports_activity(text):
                return Kind.PROFILE
        case _Section.RESOURCES:
            is_title = not is_bullet and is_unfinished(text)
            if len(text) < 100 or is_title or refers_elsewhere(text):
                return Kind.BOILERPLATE
        case _Section.REPORTS:
            if refers_elsewhere(text):
                return Kind.BOILERPLATE
    if state.section is not _Section.REPORTS:
        state.section, state.heading = _Section.REPORTS, None
    return Kind.PROFILE if is_standing(text) or reports_nothing(text) else Kind.ACTIVITY


def _item(kind: Kind, line: Line, state: _State, body_start: int | None = None) -> Item:
    body = None if body_start is None else Span(body_start, line.span.end)
    is_report = kind is Kind.ACTIVITY
    return Item(
        kind=kind,
        layout=state.layout,
        span=line.span,
        first_line=line.first,
        last_line=line.last,
        body=body,
        lead_in=state.lead_in if is_report else None,
        heading=state.heading if kind is not Kind.BOILERPLATE else None,
        period=state.period if is_report else None,
        owner=state.owner if is_report else None,
    )
