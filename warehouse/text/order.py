"""In what order a news page puts the dates, places, titles, captions, texts and links of its entries."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from warehouse.text.dates import is_month_line
from warehouse.text.lines import Line, LineKind
from warehouse.text.links import ends_with_link


class Order(NamedTuple):
    """In what order the parts of a page's entries stand."""

    titles_first: bool
    """Each title stands over its date line."""
    dates_first: bool
    """Nearly each date line stands over a title."""
    comes_last: frozenset[LineKind]
    """Date lines, or place lines, stand under the texts."""
    captions_first: bool
    """Captions stand over the titles."""
    all_titled: bool
    """Five texts or more stand under titles, as stories do or none of them beside a date or a link."""


DATES = (LineKind.DATE, LineKind.DATED)
NAMES = (LineKind.TITLE, LineKind.PLACE)
_TAIL = (LineKind.DATE, LineKind.PLACE)
_NEARLY_ALL = 0.7
_SELDOM = 0.3
_MOSTLY = 0.6
_MANY = 1.5
_MANY_CAPTIONS = 0.25
_FEWEST = 5
FEWEST_TITLED = 5
"""From so many headlines with a text on, one without stands out."""
_BETWEEN = (*DATES, LineKind.PLACE, LineKind.ASIDE, LineKind.FACT)
_TEXTS = (LineKind.BODY, LineKind.BULLET, LineKind.LINK, LineKind.ASIDE)
_UNDER_TITLES = (LineKind.BODY, LineKind.DATE)


def stand_under_texts(kind: LineKind, lines: Sequence[Line], kinds: Sequence[LineKind]) -> bool:
    """Whether the page puts its date lines, or its place lines, under its entries.

    The first then comes after a text, the last before none, and no more blank lines stand before them than after.
    """
    found = [at for at, other in enumerate(kinds) if other is kind]
    if len(found) < 2 or not set(_TEXTS) & set(kinds[: found[0]]):
        return False
    gaps_before = sum(lines[at].follows_gap for at in found if at + 1 < len(lines))
    gaps_after = sum(lines[at + 1].follows_gap for at in found if at + 1 < len(lines))
    after_text = sum(_kind_before(kinds, at) in _TEXTS for at in found)
    is_under = gaps_before <= gaps_after and after_text > _NEARLY_ALL * len(found)
    return is_under and LineKind.BODY not in kinds[found[-1] + 1 :]


def find_order(lines: Sequence[Line], kinds: Sequence[LineKind]) -> Order:
    """The order of the parts of a page's entries."""
    pairs = list(pairwise(kinds))
    titles_first = titles_stand_over_dates(kinds)
    has_links = LineKind.LINK in kinds or any(
        kind is LineKind.BODY and ends_with_link(line.text) for line, kind in zip(lines, kinds, strict=True)
    )
    has_untitled = not titles_first and (LineKind.DATE, LineKind.BODY) in pairs
    return Order(
        titles_first,
        dates_come_first(kinds),
        frozenset(kind for kind in _TAIL if stand_under_texts(kind, lines, kinds)),
        _captions_come_first(kinds),
        _are_stories(kinds)
        or (not (has_links or has_untitled) and pairs.count((LineKind.TITLE, LineKind.BODY)) >= _FEWEST),
    )


def _are_stories(kinds: Sequence[LineKind]) -> bool:
    """Whether five texts or more have heads, and most of them two paragraphs or nearly all a headline and a place."""
    first = [at + 1 for at, (over, text) in enumerate(pairwise(kinds)) if over in NAMES and text is LineKind.BODY]
    longer = sum(kinds[at + 1 : at + 2] == [LineKind.BODY] for at in first)
    full = sum({*kinds[max(0, at - 2) : at]} == {*NAMES} for at in first)
    return len(first) >= _FEWEST and (longer >= _MOSTLY * len(first) or full >= _NEARLY_ALL * len(first))


def count_titled_texts(kinds: Sequence[LineKind]) -> int:
    """How many headlines of a page have a text under them, dates, places and captions apart."""
    parts = [kind for kind in kinds if kind not in _BETWEEN]
    return list(pairwise(parts)).count((LineKind.TITLE, LineKind.BODY))


def count_closing_links(lines: Sequence[Line], kinds: Sequence[LineKind]) -> int:
    """How many links stand alone or at the end of a text."""
    return sum(
        kind is LineKind.LINK or (kind is LineKind.BODY and ends_with_link(line.text))
        for line, kind in zip(lines, kinds, strict=True)
    )


def dates_come_first(kinds: Sequence[LineKind]) -> bool:
    """Whether five dates or more stand over headlines, and few under them."""
    pairs = list(pairwise(kinds))
    over = sum(first in DATES and then in NAMES for first, then in pairs)
    under = sum(first in NAMES and then in DATES for first, then in pairs)
    return over >= _FEWEST and under < _SELDOM * over


def _captions_come_first(kinds: Sequence[LineKind]) -> bool:
    """Whether captions stand over headlines: nearly all of several, over one of four headlines with a text."""
    pairs = list(pairwise(kinds))
    under = [after for kind, after in pairs if kind is LineKind.ASIDE].count(LineKind.TITLE)
    are_over = under > max(1, _NEARLY_ALL * kinds.count(LineKind.ASIDE))
    return are_over and under >= _MANY_CAPTIONS * pairs.count((LineKind.TITLE, LineKind.BODY))


def mark_months_over_entries(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with a period for each month that stands over many headlines, as over those of a newsletter's issue.

    There are half as many headlines again as months, and no day stands over a headline.
    """
    months = {at for at, kind in enumerate(kinds) if kind is LineKind.DATE and is_month_line(lines[at].text)}
    if not months:
        return list(kinds)
    pairs = list(pairwise(kinds))
    headlines = sum(kind is LineKind.TITLE and after in _UNDER_TITLES for kind, after in pairs[min(months) :])
    has_days = any(pair == (LineKind.DATE, LineKind.TITLE) for at, pair in enumerate(pairs) if at not in months)
    if has_days or headlines < _MANY * len(months):
        return list(kinds)
    return [LineKind.PERIOD if at in months else kind for at, kind in enumerate(kinds)]


def _kind_before(kinds: Sequence[LineKind], at: int) -> LineKind | None:
    """What stands over a date or a place, other such lines apart."""
    while at and kinds[at - 1] in _TAIL:
        at -= 1
    return kinds[at - 1] if at else None


def titles_stand_over_dates(kinds: Sequence[LineKind]) -> bool:
    """Whether the page puts each title over its date line.

    Then nearly every date line that is the first of its entry follows a title, and an only one stands over a text.
    """
    after_title = over_text = dates = 0
    for before, kind, after in zip([None, *kinds], kinds, [*kinds[1:], None], strict=False):
        if kind in DATES and before not in DATES:
            dates += 1
            after_title += before in (LineKind.TITLE, LineKind.PLACE)
            over_text += after is LineKind.BODY
    return after_title > _NEARLY_ALL * dates and (dates > 1 or over_text == 1)
