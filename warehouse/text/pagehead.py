"""The head of a news page: what stands over its first entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from warehouse.text.dates import opens_with_dateline
from warehouse.text.kickers import mark_kickers
from warehouse.text.lines import Line, LineKind, is_unfinished
from warehouse.text.links import ends_with_link, is_url
from warehouse.text.order import (
    DATES,
    FEWEST_TITLED,
    NAMES,
    count_closing_links,
    count_titled_texts,
    stand_under_texts,
    titles_stand_over_dates,
)
from warehouse.text.owner import agency_named
from warehouse.text.phrases import ends_crumbs, is_profile_section, names_news
from warehouse.text.profiles import introduces_agency, is_address, is_standing
from warehouse.text.titles import is_subtitle, mark_translated_titles

_HEAD_LINES = 6
_FEW_WORDS = 6
_MOST_HEAD_BODIES = 2
_FEWEST_ENTRIES = 2
_FEWEST_PLACES = 5
_UNDER_PLACES = (LineKind.TITLE, LineKind.BODY)
_MENU_WORDS = 4
_OFTEN = 0.6
_SECTION = [LineKind.TITLE, LineKind.FURNITURE]
_TEXTS = (*DATES, LineKind.BODY, LineKind.PERIOD, LineKind.LINK, LineKind.OPENER)


def mark_page_head(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with the page's own titles turned into furniture and a preface over dated entries into an intro.

    A paragraph that introduces the agency, among the first six lines or under furniture, is an
    intro. Page titles are a headline over an intro, a level-one heading over lower ones, an agency's
    bare name, headlines over the first date line where nothing there is closed by a link (where
    dates stand under their entries, all over the first entry's), a first headline of six words or
    fewer that another headline follows, one that page controls and then no body follow, and the only one over
    three texts or more that links close.
    """
    if not lines:
        return []
    marked = mark_kickers(lines, mark_translated_titles(lines, kinds))
    _mark_intros(lines, marked)
    _mark_names(lines, marked)
    if not stand_under_texts(LineKind.DATE, lines, kinds):
        _mark_preface(lines, marked)
    elif LineKind.BODY in marked:
        over_text = range(marked.index(LineKind.BODY))
        first_title = max((at for at in over_text if marked[at] is LineKind.TITLE), default=0)
        marked[:first_title] = [LineKind.FURNITURE] * first_title
    if count_titled_texts(marked) >= FEWEST_TITLED:
        _mark_top(lines, marked)
        _mark_preamble(marked)
    _mark_first_title(lines, marked)
    _mark_menus(lines, marked)
    return marked


def _mark_intros(lines: Sequence[Line], marked: list[LineKind]) -> None:
    for at, (line, before) in enumerate(zip(lines, [LineKind.FURNITURE, *marked], strict=False)):
        if marked[at] is not LineKind.BODY or not (at < _HEAD_LINES or before is LineKind.FURNITURE):
            continue
        is_about = at > 0 and is_profile_section(lines[at - 1].text)
        if is_about or introduces_agency(line.text) or is_standing(line.text):
            marked[at] = LineKind.INTRO
            if at and marked[at - 1] is LineKind.TITLE:
                marked[at - 1] = LineKind.FURNITURE
        if is_about:
            end = _end_of_texts(marked, at)
            marked[at:end] = [LineKind.INTRO] * (end - at)


def _end_of_texts(kinds: Sequence[LineKind], start: int) -> int:
    """Where the run of paragraphs from `start` ends; behind the first if a link closes the last as it does an entry."""
    end = start
    while end < len(kinds) and kinds[end] in (LineKind.BODY, LineKind.INTRO):
        end += 1
    is_entry = end == len(kinds) or kinds[end] is LineKind.LINK
    return start + 1 if is_entry or end - start > _MOST_HEAD_BODIES + 1 else end


def _mark_names(lines: Sequence[Line], marked: list[LineKind]) -> None:
    has_lower_headings = any(line.mark.heading > 1 for line in lines)
    for at, line in enumerate(lines[:_HEAD_LINES]):
        is_name = (
            agency_named(line.text)
            or names_news(line.text)
            or is_address(line.text)
            or (is_url(line.text) and LineKind.BODY not in marked[:at])
            or (line.mark.heading == 1 and has_lower_headings)
            or (at > 0 and ends_crumbs(lines[at - 1].text, line.text))
        )
        if marked[at] not in DATES and (is_name or (at == 0 and _is_bar_of_titles(line.text))):
            marked[at] = LineKind.FURNITURE


def _mark_preface(lines: Sequence[Line], marked: list[LineKind]) -> None:
    """Headlines and paragraphs over the first date, or over the first place of a page without dates."""
    dated = (
        at
        for at, (line, kind) in enumerate(zip(lines, marked, strict=True))
        if kind in (*DATES, LineKind.OPENER) or opens_with_dateline(line.text)
    )
    first_date = next(dated, _first_place(marked))
    if not _is_preface(lines[:first_date], marked[:first_date]):
        return
    titles_first = titles_stand_over_dates(marked)
    is_nameless = _is_nameless(dated, marked)
    over_date = max((at for at in range(first_date) if marked[at] is not LineKind.ASIDE), default=0)
    before = marked[max(0, over_date - 1) : over_date + 1]
    if marked[first_date] is LineKind.BODY and before == [LineKind.TITLE, LineKind.FURNITURE]:
        over_date -= 1
    if over_date and marked[over_date - 1] is LineKind.PLACE:
        over_date -= 1
    for at in range(first_date):
        if marked[at] in NAMES:
            opens_entry = (
                titles_first
                or marked[first_date] not in (*DATES, LineKind.PLACE)
                or _stand_over_places(marked[first_date + 1 :])
                or marked[first_date : first_date + 2] == [LineKind.DATE, LineKind.BODY]
            )
            is_of_entry = at >= over_date and opens_entry and not is_nameless
            marked[at] = marked[at] if is_of_entry else LineKind.FURNITURE
        elif marked[at] in (LineKind.BODY, LineKind.BULLET):
            marked[at] = LineKind.INTRO


def _is_nameless(dated: Iterable[int], kinds: Sequence[LineKind]) -> bool:
    """Whether two dates or more follow and over none of them a headline or place stands, below the text before."""
    later = 0
    for later, at in enumerate(dated, start=1):  # noqa: B007
        while at and kinds[at - 1] not in _TEXTS:
            at -= 1
            if kinds[at] in NAMES:
                return False
    return later >= _FEWEST_ENTRIES


def _first_place(kinds: Sequence[LineKind]) -> int:
    """Where the first place line stands if five or more open entries, else 0."""
    opening = [
        at for at, (kind, after) in enumerate(pairwise(kinds)) if kind is LineKind.PLACE and after in _UNDER_PLACES
    ]
    return opening[0] if len(opening) >= _FEWEST_PLACES else 0


def _stand_over_places(kinds: Sequence[LineKind]) -> bool:
    """Whether a headline stands right over a place line."""
    return (LineKind.TITLE, LineKind.PLACE) in pairwise(kinds)


def _mark_top(lines: Sequence[Line], marked: list[LineKind]) -> None:
    """Short lines over the last control above the first text, and a text right under it, on a page of titled texts."""
    first_text = next(at for at, kind in enumerate(marked) if kind in _TEXTS)
    last_control = max((at for at in range(first_text) if marked[at] is LineKind.FURNITURE), default=-1)
    for at in range(last_control):
        if marked[at] is not LineKind.INTRO:
            marked[at] = LineKind.FURNITURE
    is_headless = last_control == first_text - 1 and marked[first_text] is LineKind.BODY
    if is_headless and not opens_with_dateline(lines[first_text].text):
        marked[first_text] = LineKind.INTRO


def _mark_preamble(marked: list[LineKind]) -> None:
    """The first headline with its texts, where no link closes them as links close most of the page's.

    Two lines that are none of an entry's stand below: controls, the headings of sections.
    """
    texts = marked.count(LineKind.BODY)
    if texts < FEWEST_TITLED or marked.count(LineKind.LINK) < _OFTEN * texts:
        return
    first = marked.index(LineKind.BODY)
    end = next(at for at in range(first, len(marked)) if marked[at] is not LineKind.BODY)
    below = marked[end : end + 2]
    if marked[first - 1 : first] == [LineKind.TITLE] and below in (_SECTION, [LineKind.FURNITURE] * 2):
        marked[first - 1 : end + 2] = [LineKind.FURNITURE, *[LineKind.INTRO] * (end - first), *[LineKind.FURNITURE] * 2]


def _mark_first_title(lines: Sequence[Line], marked: list[LineKind]) -> None:
    page_lines = (LineKind.FURNITURE, LineKind.INTRO)
    first = next((at for at, kind in enumerate(marked) if kind not in page_lines), len(marked))
    over_controls = marked[first : first + 2] == [LineKind.TITLE, LineKind.FURNITURE]
    is_over_controls = over_controls and marked[first + 2 : first + 3] != [LineKind.BODY]
    is_only_title = marked[first:].count(LineKind.TITLE) == 1 and marked[first] is LineKind.TITLE
    if is_only_title and count_closing_links(lines, marked) > _FEWEST_ENTRIES:
        marked[first] = LineKind.FURNITURE
    if is_over_controls or _is_page_title(lines[first : first + 2], marked[first : first + 3]):
        marked[first] = LineKind.FURNITURE


def _mark_menus(lines: Sequence[Line], marked: list[LineKind]) -> None:
    """Short titles between two lines of furniture: the names of other pages."""
    furniture = [at for at, kind in enumerate(marked) if kind is LineKind.FURNITURE]
    for low, high in pairwise(furniture):
        between = range(low + 1, high)
        if all(marked[at] in NAMES and len(lines[at].text.split()) <= _MENU_WORDS for at in between):
            for at in between:
                marked[at] = LineKind.FURNITURE


def _is_bar_of_titles(text: str) -> bool:
    """Whether a page's first line names it part by part ('UN Women | Annual results')."""
    return "|" in text and is_unfinished(text)


def _is_page_title(lines: Sequence[Line], kinds: Sequence[LineKind]) -> bool:
    if not lines or len(lines[0].text.split()) > _FEW_WORDS:
        return False
    if list(kinds[:2]) == [LineKind.TITLE] * 2:
        return not is_subtitle(lines[1], lines[0])
    return list(kinds) == [LineKind.TITLE, LineKind.PLACE, LineKind.TITLE]


def _is_preface(lines: Sequence[Line], kinds: Sequence[LineKind]) -> bool:
    if LineKind.LINK in kinds or any(ends_with_link(line.text) for line in lines):
        return False
    entries = sum(pair == (LineKind.TITLE, LineKind.BODY) for pair in pairwise(kinds))
    return entries < _FEWEST_ENTRIES and sum(kind is LineKind.BODY for kind in kinds) <= _MOST_HEAD_BODIES
