"""The foot of a news page and the banners between its entries: short lines over no text, and texts about the site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warehouse.text.lines import Line, LineKind
from warehouse.text.order import DATES, FEWEST_TITLED, NAMES, count_titled_texts, dates_come_first
from warehouse.text.profiles import introduces_agency, is_address, is_office

_ADDRESS_LINES = 6
_NAME_WORDS = 6
_HEADLINE_WORDS = 4
_MOST_STRAY = 2
_NEARLY_ALL = 0.7
_SIGNS = (*DATES, LineKind.LINK, LineKind.OPENER)
_ENDS = (LineKind.LINK, LineKind.BODY, LineKind.FURNITURE)
_NO_ENTRY = (*NAMES, LineKind.FURNITURE, LineKind.INTRO, LineKind.ASIDE)
_OTHER_PAGES = re.compile(r"(?:related|see also|useful|quick) ?(?:links?|pages?|topics?|content)?\W*", re.IGNORECASE)


def mark_page_foot(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with furniture for addresses at the end and for names of other pages in the foot and between entries.

    The foot begins under the last text, date or link with a line of furniture; what the page has said before stays an
    entry there. One or two texts in it without date or link, where entries have these, are about the site. This only
    counts on pages where five headlines have a text. Between entries a headline is a banner where each entry opens
    with its date and this one has none.
    """
    marked = list(kinds)
    for at in range(max(0, len(lines) - _ADDRESS_LINES), len(lines)):
        if is_address(lines[at].text):
            marked[at] = LineKind.FURNITURE
    if count_titled_texts(marked) < FEWEST_TITLED:
        return marked
    _mark_foot(lines, marked)
    if dates_come_first(marked):
        _mark_banners(marked)
    return marked


def _mark_foot(lines: Sequence[Line], marked: list[LineKind]) -> None:
    for at in _stray_texts(lines, marked):
        marked[at] = LineKind.INTRO
    first = next((at + 1 for at in range(len(marked) - 1, -1, -1) if marked[at] not in _NO_ENTRY), 0)
    said = {line.text for line in lines[:first]}
    is_foot = lists_pages = False
    for at in range(first, len(marked)):
        is_foot = is_foot or marked[at] is LineKind.FURNITURE
        text = lines[at].text
        lists_pages = lists_pages or _OTHER_PAGES.fullmatch(text) is not None
        is_name = marked[at] is LineKind.PLACE or (marked[at] is LineKind.BULLET and lines[at].mark.is_link)
        names_page = lists_pages or _is_name(text) or introduces_agency(text) or is_office(text)
        is_name = is_name or (marked[at] is LineKind.TITLE and names_page)
        if is_foot and is_name and text not in said:
            marked[at] = LineKind.FURNITURE


def _stray_texts(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[int]:
    """One or two texts under the foot's first furniture, where entries have dates or links and these have none."""
    signs = [at for at, kind in enumerate(kinds) if kind in _SIGNS]
    if len(signs) < _NEARLY_ALL * count_titled_texts(kinds):
        return []
    texts = [at for at in range(signs[-1] + 1, len(kinds)) if kinds[at] is LineKind.BODY]
    end = signs[-1] if kinds[signs[-1]] is LineKind.LINK else min(texts, default=len(kinds))
    foot = kinds.index(LineKind.FURNITURE, end) if LineKind.FURNITURE in kinds[end:] else len(kinds)
    said = "\n".join(line.text for line in lines[:end]).lower()
    stray = [at for at in texts if at > foot]
    if len(stray) > _MOST_STRAY:
        return []
    return [at for at in stray if not any(_repeats(text, said) for text in _head_over(at, lines, kinds))]


def _head_over(at: int, lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[str]:
    """The headline and the place among the two lines over a text."""
    return [lines[over].text for over in range(max(0, at - 2), at) if kinds[over] in NAMES]


def _repeats(headline: str, said: str) -> bool:
    """Whether a headline of four words or more stands in what was said before, whole or shortened."""
    return len(headline.split()) >= _HEADLINE_WORDS and headline.lower() in said


def _is_name(text: str) -> bool:
    """Whether a line may name other pages: parted by bars, or six words or fewer without a number."""
    return "|" in text or (len(text.split()) <= _NAME_WORDS and not any(map(str.isdigit, text)))


def _mark_banners(marked: list[LineKind]) -> None:
    """Furniture for the headlines between the end of an entry and the next one's date."""
    start = None
    for at, (kind, after) in enumerate(zip(marked, [*marked[1:], None], strict=True)):
        if start is not None and kind in DATES and after in NAMES:
            marked[start:at] = [LineKind.FURNITURE] * (at - start)
        if kind not in NAMES:
            start = at + 1 if kind in _ENDS else None
