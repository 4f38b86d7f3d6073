"""News pages: entries of date, place, title, body and closing links, any of which may be missing.

The page is read line by line. A line either begins a new entry or belongs to the open one; what
decides is what the open entry already has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from warehouse.records import Item, Kind, Span
from warehouse.text.asides import mark_credited_texts, mark_details, opened_with
from warehouse.text.blocks import mark_bare_blocks
from warehouse.text.cohesion import Cohesion
from warehouse.text.dates import match_glued_date, names_town, opens_with_dateline
from warehouse.text.glue import find_seams, part_item
from warehouse.text.lines import (
    Line,
    LineKind,
    is_sentence,
    is_title_like,
    is_unfinished,
    names_place,
    part_dated_title,
    starts_lower,
)
from warehouse.text.links import ends_with_link
from warehouse.text.order import Order, find_order, mark_months_over_entries
from warehouse.text.pagefoot import mark_page_foot
from warehouse.text.pagehead import mark_page_head
from warehouse.text.phrases import is_aside, match_bullet
from warehouse.text.place_groups import part_place_headings
from warehouse.text.profiles import is_standing, opens_report
from warehouse.text.titles import is_subtitle, mark_links_to_titles, mark_second_titles, speak_differently

LAYOUT = "news"
_ECHOED = (LineKind.DATE, LineKind.TITLE, LineKind.PLACE, LineKind.ASIDE, LineKind.FURNITURE)
_NO_ENTRY = (LineKind.FURNITURE, LineKind.PERIOD, LineKind.INTRO)


@dataclass(slots=True)
class Entry:
    """What has been read of one entry; lines of no part are only in `lines`."""

    lines: list[Line] = field(default_factory=list)
    date: Span | None = None
    place: Span | None = None
    titles: list[Line] = field(default_factory=list)
    bodies: list[Line] = field(default_factory=list)
    links: list[Line] = field(default_factory=list)
    has_date_line: bool = False
    has_dated_title: bool = False
    after_agenda: bool = False
    has_only_facts: bool = False
    is_closed: bool = False
    is_furniture: bool = False


def segment_news(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[Item]:
    """The items of a news page in order; page furniture is boilerplate.

    A year or month over some entries is the period in force for them.
    """
    items: list[Item] = []
    period: Span | None = None
    lines, kinds = _fold_echoes([line.drop_glued() for line in lines], mark_links_to_titles(lines, kinds))
    kinds = mark_details(lines, mark_credited_texts(kinds))
    kinds = mark_months_over_entries(lines, mark_bare_blocks(lines, _mend_broken_lines(lines, kinds)))
    cohesion = Cohesion(lines, kinds)
    kinds = mark_second_titles(lines, mark_page_foot(lines, mark_page_head(lines, kinds)), cohesion)
    for entry, first_kind in read_entries(lines, kinds, cohesion):
        if first_kind is LineKind.PERIOD:
            period = entry.lines[0].span
        items.extend(_split_parts(entry, _as_item(entry, first_kind, period)))
    return part_place_headings(items, lines)


def read_entries(lines: Sequence[Line], kinds: Sequence[LineKind], cohesion: Cohesion) -> list[tuple[Entry, LineKind]]:
    """The entries of a page in order, each with the kind of its first line."""
    order = find_order(lines, kinds)
    entries: list[tuple[Entry, LineKind]] = []
    entry = Entry()
    for line, kind, following in zip(lines, kinds, _following(kinds), strict=True):
        within = entry.lines[-1].mark.entry if entry.lines and not entry.is_furniture else 0
        if within and line.mark.entry == within:
            _add_line(entry, line, kind, following)
            continue
        if line.mark.entry and not within and _is_bare(entry):
            entry.is_furniture = True  # a heading over rows or articles
            entries[-1] = entry, LineKind.FURNITURE
        opens_row = kind is LineKind.PERIOD and line.mark.entry > 0
        is_furniture = not opens_row and (kind in _NO_ENTRY or _is_stray(line, kind, entry, order))
        if is_furniture and _waits_for_body(entry) and _is_within_head(entry, following):
            entry.lines.append(line)
            if kind is LineKind.PERIOD and entry.date is None:
                entry.date = line.span
            continue
        if kind in order.comes_last and (entry.titles or entry.bodies) and not _has(entry, kind):
            _add_line(entry, line, kind, following)
            entry.is_closed = True
            continue
        if (
            is_furniture
            or entry.is_furniture
            or not entry.lines
            or line.mark.entry != within
            or _begins_entry(line, kind, following, entry, cohesion, order)
        ):
            entry = Entry(is_furniture=is_furniture)
            entries.append((entry, kind))
        _add_line(entry, line, kind, following)
    return entries


def _following(kinds: Sequence[LineKind]) -> list[LineKind | None]:
    """The kind of what follows each line, furniture apart."""
    found: list[LineKind | None] = []
    after: LineKind | None = None
    for kind in reversed(kinds):
        found.append(after)
        if kind not in _NO_ENTRY:
            after = kind
    return found[::-1]


def _fold_echoes(lines: Sequence[Line], kinds: Sequence[LineKind]) -> tuple[list[Line], list[LineKind]]:
    """The lines without the second of a date, headline or caption that stands twice; `tail` keeps it."""
    kept: list[Line] = []
    kept_kinds: list[LineKind] = []
    for line, kind in zip(lines, kinds, strict=True):
        if kept and kind in _ECHOED and line.text == kept[-1].text:
            kept[-1] = kept[-1]._replace(last=line.last, tail=line.span.end - kept[-1].span.end)
        else:
            kept.append(line)
            kept_kinds.append(kind)
    return kept, kept_kinds


def _mend_broken_lines(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with a body for each seeming title that is a sentence, and a caption for both lines of a broken aside.

    Either its sentence goes on and ends in the next line, or it opens like a sentence after a title. Figures line by
    line under a colon ('Results:', '108 people arrested') are bullets.
    """
    mended = list(kinds)
    for at, kind in enumerate(kinds):
        after = lines[at + 1] if at + 1 < len(lines) else None
        if after and lines[at].text[0] == "(" and is_aside(f"{lines[at].text} {after.text}"):
            mended[at : at + 2] = [LineKind.ASIDE] * 2
        if kind is not LineKind.TITLE:
            continue
        if at and lines[at].text[0].isdigit() and (lines[at - 1].text[-1] == ":" or mended[at - 1] is LineKind.BULLET):
            mended[at] = LineKind.BULLET
            if mended[at - 1] is LineKind.TITLE and lines[at - 1].text[-1] == ":":
                mended[at - 1] = LineKind.BODY
            continue
        goes_on = after is not None and starts_lower(after.text) and not after.follows_gap
        if (goes_on and kinds[at + 1] is LineKind.BODY) or (
            at and kinds[at - 1] is LineKind.TITLE and is_sentence(lines[at].text)
        ):
            mended[at] = LineKind.BODY
    return mended


def _is_stray(line: Line, kind: LineKind, entry: Entry, order: Order) -> bool:
    """Whether a link or caption belongs to no entry: none is open, or the link says again what the entry ends with."""
    if entry.is_furniture or not entry.lines:
        return kind is LineKind.LINK or (kind is LineKind.ASIDE and not order.captions_first and not line.lead)
    if kind is not LineKind.LINK:
        return False
    if not entry.links and entry.bodies and entry.bodies[-1].text.endswith(line.text):
        return True
    return bool(entry.links) and entry.links[-1].text.rstrip(".") == line.text.rstrip(".")


def _is_bare(entry: Entry) -> bool:
    """Whether an entry is a headline and no more."""
    return bool(entry.titles or entry.place) and not (entry.date or entry.bodies or entry.links)


def _waits_for_body(entry: Entry) -> bool:
    """Whether an entry has a head (date, place, title) and nothing after it yet."""
    return bool(entry.lines) and not (entry.is_furniture or entry.bodies or entry.links)


def _is_within_head(entry: Entry, following: LineKind | None) -> bool:
    """Whether what follows a piece of furniture belongs to the head before it ('3 min read' under a date)."""
    misses_title = entry.date is not None and not entry.titles
    return following in (LineKind.BODY, LineKind.DATED) or (
        misses_title and following in (LineKind.TITLE, LineKind.PLACE)
    )


def _has(entry: Entry, kind: LineKind) -> bool:
    """Whether an entry has a date, or a place, already."""
    return (entry.date if kind is LineKind.DATE else entry.place) is not None


def _begins_entry(
    line: Line, kind: LineKind, following: LineKind | None, entry: Entry, cohesion: Cohesion, order: Order
) -> bool:
    if kind is LineKind.OPENER:
        return True
    if kind in (LineKind.LINK, LineKind.AGENDA, LineKind.FACT):
        return False
    if kind is LineKind.ASIDE:
        return line.lead > 0 or (order.captions_first and bool(entry.bodies))
    if kind is LineKind.DATE:
        if not _waits_for_body(entry):
            return True
        if entry.date is None:
            return bool(entry.titles) and not (order.titles_first or following is LineKind.BODY)
        return not (entry.titles and following in (LineKind.BODY, LineKind.BULLET) and names_town(line.text))
    if kind is LineKind.DATED:
        found = match_glued_date(line.text)
        is_dateline = entry.has_date_line and found is not None and found["dash"] in ("-", "–", "—")
        return not (_waits_for_body(entry) and (entry.date is None or is_dateline))
    if starts_lower(line.text) or (kind is LineKind.BODY and entry.has_only_facts):
        return False
    if kind is LineKind.BODY and entry.bodies and line.text.startswith(entry.bodies[-1].text.rstrip(" .…")):
        return False
    if entry.is_closed:
        return not (kind is LineKind.BODY and entry.after_agenda)
    if kind is LineKind.PLACE:
        return bool(entry.bodies or entry.place) or (entry.date is None and following is LineKind.TITLE)
    if kind is LineKind.TITLE:
        if entry.bodies:
            return not is_sentence(line.text)
        if order.dates_first and entry.has_dated_title and len(entry.titles) == 1 and following is LineKind.BODY:
            return False
        return bool(entry.titles) and not is_subtitle(line, entry.titles[-1])
    if kind is LineKind.BULLET:
        return match_bullet(entry.lines[0].text) is not None and entry.date is None
    return bool(entry.bodies) and _body_begins_entry(line, entry, cohesion, order)


def _body_begins_entry(line: Line, entry: Entry, cohesion: Cohesion, order: Order) -> bool:
    last = entry.bodies[-1]
    if speak_differently(last, line):
        return True
    if opens_with_dateline(line.text):
        is_headed = order.dates_first and entry.has_date_line and bool(entry.titles)
        return not is_headed or opens_with_dateline(entry.bodies[0].text)
    if is_unfinished(last.text) or last.text[-1] == ":":
        return False
    is_dated = entry.date is not None or opens_with_dateline(entry.bodies[0].text)
    may_end = not entry.titles if is_dated else not order.all_titled
    if not may_end:
        return False
    if cohesion.holds_together(line, entry.titles, entry.bodies):
        is_bare = not (is_dated or entry.titles)
        return is_bare and cohesion.paragraphs_stand_alone and cohesion.shares_little(line, entry.bodies)
    return not is_dated or cohesion.paragraphs_stand_alone


def _add_line(entry: Entry, line: Line, kind: LineKind, following: LineKind | None) -> None:
    entry.lines.append(line)
    match kind:
        case LineKind.DATE:
            bullet = match_bullet(line.text)
            entry.date = entry.date or line.drop_prefix(bullet.end() if bullet else 0)
            entry.has_date_line = True
        case LineKind.DATED:
            found = match_glued_date(line.text)
            if found and entry.date is None:
                entry.date = Span(line.span.start + found.start("date"), line.span.start + found.end("date"))
            rest = line.text[found.end() :] if found else line.text
            if found and names_place(rest, found["dash"] == "|" or following is LineKind.TITLE):
                entry.place = line.drop_prefix(found.end())
            elif found and not entry.titles and is_title_like(rest):
                entry.titles.append(line)
                entry.has_dated_title = True
            else:
                entry.bodies.append(line)
            entry.is_closed = ends_with_link(line.text)
        case LineKind.PLACE:
            entry.place = entry.place or line.span
        case LineKind.OPENER:
            part, start = opened_with(line.text) or ("", 0)
            if part == "place":
                entry.place = line.drop_prefix(start)
            elif part == "title":
                entry.titles.append(line._replace(span=line.drop_prefix(start), text=line.text[start:]))
        case LineKind.TITLE if not entry.bodies:
            if dated := part_dated_title(line.text):
                size, start, end = dated
                entry.date = entry.date or Span(line.span.start + start, line.span.start + end)
                line = line._replace(span=Span(line.span.start, line.span.start + size), text=line.text[:size])
            entry.titles.append(line)
        case LineKind.LINK:
            entry.links.append(line)
            entry.is_closed = True
        case LineKind.AGENDA:
            entry.after_agenda = True
        case LineKind.TITLE | LineKind.BODY | LineKind.BULLET | LineKind.FACT:
            entry.has_only_facts = kind is LineKind.FACT and (entry.has_only_facts or not entry.bodies)
            entry.bodies.append(line)
            entry.after_agenda = False
            entry.is_closed = ends_with_link(line.text)
        case LineKind.PERIOD:
            entry.date = entry.date or line.span
        case LineKind.FURNITURE | LineKind.INTRO | LineKind.ASIDE:
            pass


def _as_item(entry: Entry, first_kind: LineKind, period: Span | None) -> Item:
    first, last = entry.lines[0], entry.lines[-1]
    is_profile = first_kind is LineKind.INTRO or _is_standing(entry)
    reports = not (is_profile or entry.is_furniture) and bool(entry.titles or entry.bodies)
    kind = Kind.ACTIVITY if reports else Kind.PROFILE if is_profile else Kind.BOILERPLATE
    return Item(
        kind=kind,
        layout=LAYOUT,
        span=Span(first.span.start - first.lead, last.span.end + last.tail),
        first_line=first.first,
        last_line=max(line.last for line in entry.lines),
        title=_hull(entry.titles, entry.date),
        body=_hull(entry.bodies, entry.date),
        date_line=entry.date,
        place_line=entry.place,
        links=_hull(entry.links) if reports else None,
        period=period if reports else None,
    )


def _split_parts(entry: Entry, item: Item) -> list[Item]:
    """The item, or its parts where its one paragraph has a second report glued to it; all share the entry's date.

    Only the first has the lines over the paragraph, only the last those under it.
    """
    if item.kind is not Kind.ACTIVITY or len(entry.bodies) != 1:
        return [item]
    body = entry.bodies[0]
    seams = [body.span.start + at for at in find_seams(body.text) if opens_report(body.text[at:])]
    parts = part_item(item, seams)
    parts[:-1] = [replace(part, last_line=body.last) for part in parts[:-1]]
    parts[1:] = [replace(part, first_line=body.first) for part in parts[1:]]
    return parts


def _is_standing(entry: Entry) -> bool:
    """Whether an entry is one sentence without a head that states a principle or a mandate."""
    if entry.titles or entry.date or len(entry.bodies) != 1:
        return False
    text = entry.bodies[0].text
    return ". " not in text and is_standing(text)


def _hull(lines: Sequence[Line], date: Span | None = None) -> Span | None:
    """From the first to the last of the lines, without the entry's date where it is glued in front."""
    if not lines:
        return None
    first = lines[0]
    found = match_glued_date(first.text) if date and first.span.start <= date.start < first.span.end else None
    start = first.drop_prefix(found.end()).start if found else first.span.start
    return Span(start, lines[-1].span.end)
