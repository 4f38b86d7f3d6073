"""News pages: entries of date, place, title, body and closing links, any of which may be missing.

The page is read line by line. A line either begins a new entry or belongs to the open one; what
decides is what the open entry already has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from warehouse.records import Item, Kind, Span
from warehouse.text.cohesion import Cohesion
from warehouse.text.dates import match_glued_date, opens_dated, opens_with_dateline
from warehouse.text.language import guess_language
from warehouse.text.lines import Line, LineKind, classify_line, is_unfinished, starts_lower
from warehouse.text.phrases import ends_with_link

LAYOUT = "news"


@dataclass(slots=True)
class _Entry:
    lines: list[Line] = field(default_factory=list)
    date: Span | None = None
    place: Span | None = None
    titles: list[Line] = field(default_factory=list)
    bodies: list[Line] = field(default_factory=list)
    links: list[Line] = field(default_factory=list)
    after_agenda: bool = False
    is_closed: bool = False


def segment_news(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[Item]:
    """The items of a news page in order; page furniture is boilerplate."""
    items: list[Item] = []
    period: Span | None = None
    for entry in _read_entries(lines, kinds, Cohesion(lines)):
        if isinstance(entry, _Entry):
            items.append(_as_item(entry, period))
            continue
        line, kind = entry
        if kind is LineKind.YEAR:
            period = line.span
        items.append(Item(Kind.BOILERPLATE, LAYOUT, line.span, line.number, line.number))
    return items


def _read_entries(
    lines: Sequence[Line], kinds: Sequence[LineKind], cohesion: Cohesion
) -> Iterator[_Entry | tuple[Line, LineKind]]:
    titles_first = _titles_come_before_dates(kinds)
    entry = _Entry()
    for at, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        following = kinds[at + 1] if at + 1 < len(kinds) else None
        if kind in (LineKind.FURNITURE, LineKind.YEAR) or _is_stray_link(line, kind, entry):
            if entry.lines:
                yield entry
                entry = _Entry()
            yield line, kind
            continue
        if entry.lines and _begins_entry(line, kind, following, entry, cohesion, titles_first):
            yield entry
            entry = _Entry()
        _add_line(entry, line, kind)
    if entry.lines:
        yield entry


def _titles_come_before_dates(kinds: Sequence[LineKind]) -> bool:
    """Whether the page puts each title over its date line: then nearly every date line follows a title."""
    after_title = dates = 0
    for before, kind in zip([None, *kinds], kinds, strict=False):
        if kind is LineKind.DATE:
            dates += 1
            after_title += before in (LineKind.TITLE, LineKind.PLACE)
    return dates > 1 and after_title > 0.7 * dates


def _is_stray_link(line: Line, kind: LineKind, entry: _Entry) -> bool:
    if kind is not LineKind.LINK:
        return False
    if not (entry.titles or entry.bodies):
        return not entry.lines
    return bool(entry.links) and entry.links[-1].text.rstrip(".") == line.text.rstrip(".")


def _begins_entry(
    line: Line, kind: LineKind, following: LineKind | None, entry: _Entry, cohesion: Cohesion, titles_first: bool
) -> bool:
    if kind in (LineKind.LINK, LineKind.AGENDA):
        return False
    if kind in (LineKind.DATE, LineKind.DATED):
        waits_for_date = titles_first or kind is LineKind.DATED
        return not (waits_for_date and entry.date is None and entry.titles and not entry.bodies and not entry.links)
    if entry.is_closed:
        return not (kind is LineKind.BODY and entry.after_agenda) and not starts_lower(line.text)
    if starts_lower(line.text):
        return False
    if kind is LineKind.PLACE:
        return bool(entry.bodies or entry.place)
    if kind is LineKind.TITLE:
        return _title_begins_entry(line, following, entry)
    return bool(entry.bodies) and _body_begins_entry(line, entry, cohesion)


def _title_begins_entry(line: Line, following: LineKind | None, entry: _Entry) -> bool:
    if entry.bodies:
        return not (is_unfinished(entry.bodies[-1].text) and line.text[-1] in ".!?")
    if not entry.titles:
        return False
    before = entry.titles[-1]
    if before.text.endswith((":", ",", "-", "–")):
        return False
    if _speak_differently(before, line):
        return True
    return entry.date is None and not _is_subtitle(line, before)


def _is_subtitle(line: Line, title: Line) -> bool:
    if line.mark.heading and title.mark.heading:
        return line.mark.heading > title.mark.heading
    return line.text.lower().startswith(
        ("interview with", "entrevista", "entretien", "by ", "remarks by", "statement by", "a ")
    ) or (len(line.text) < 60 and 2 * len(line.text) < len(title.text))


def _body_begins_entry(line: Line, entry: _Entry, cohesion: Cohesion) -> bool:
    last = entry.bodies[-1]
    if _speak_differently(last, line):
        return True
    if entry.date or is_unfinished(last.text) or last.text.endswith(":"):
        return False
    return not cohesion.holds_together(line, entry.titles, entry.bodies)


def _speak_differently(one: Line, other: Line) -> bool:
    first, second = guess_language(one.text), guess_language(other.text)
    return first is not None and second is not None and first != second


def _add_line(entry: _Entry, line: Line, kind: LineKind) -> None:
    entry.lines.append(line)
    match kind:
        case LineKind.DATE:
            entry.date = line.span
        case LineKind.DATED:
            found = match_glued_date(line.text)
            if found:
                entry.date = Span(line.span.start + found.start("date"), line.span.start + found.end("date"))
            entry.bodies.append(line)
        case LineKind.PLACE:
            entry.place = entry.place or line.span
        case LineKind.TITLE if not entry.bodies:
            entry.titles.append(line)
        case LineKind.LINK:
            entry.links.append(line)
            entry.is_closed = True
        case LineKind.AGENDA:
            entry.after_agenda = True
        case LineKind.TITLE | LineKind.BODY:
            entry.bodies.append(line)
            entry.after_agenda = False
            entry.is_closed = ends_with_link(line.text)
        case LineKind.YEAR | LineKind.FURNITURE:
            raise AssertionError(kind)


def _as_item(entry: _Entry, period: Span | None) -> Item:
    first, last = entry.lines[0], entry.lines[-1]
    body = _hull(entry.bodies)
    if body and entry.bodies and (found := match_glued_date(entry.bodies[0].text)):
        body = Span(entry.bodies[0].drop_prefix(found.end()).start, body.end)
    reports = bool(entry.titles or entry.bodies)
    return Item(
        kind=Kind.ACTIVITY if reports else Kind.BOILERPLATE,
        layout=LAYOUT,
        span=Span(first.span.start, last.span.end),
        first_line=first.number,
        last_line=last.number,
        title=_hull(entry.titles),
        body=body,
        date_line=entry.date,
        place_line=entry.place,
        links=_hull(entry.links),
        period=period,
    )


def _hull(lines: Sequence[Line]) -> Span | None:
    return Span(lines[0].span.start, lines[-1].span.end) if lines else None
