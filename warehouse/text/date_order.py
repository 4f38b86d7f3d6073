"""Where a news page puts the dates and places of its entries: over them, over their texts or under them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from warehouse.text.dates import is_month_line
from warehouse.text.lines import Line, LineKind

DATES = (LineKind.DATE, LineKind.DATED)
_TAIL = (LineKind.DATE, LineKind.PLACE)
_NEARLY_ALL = 0.7
_MANY = 1.5


def stand_under_texts(kind: LineKind, lines: Sequence[Line], kinds: Sequence[LineKind]) -> bool:
    """Whether the page puts its date lines, or its place lines, under its entries.

    The first then comes after a text, the last before none, and no more blank lines stand before them than after.
    """
    found = [at for at, other in enumerate(kinds) if other is kind]
    if len(found) < 2 or LineKind.BODY not in kinds[: found[0]]:
        return False
    gaps_before = sum(lines[at].follows_gap for at in found)
    gaps_after = sum(lines[at + 1].follows_gap for at in found if at + 1 < len(lines))
    after_text = sum(_kind_before(kinds, at) in (LineKind.BODY, LineKind.BULLET, LineKind.LINK) for at in found)
    is_under = gaps_before <= gaps_after and after_text > _NEARLY_ALL * len(found)
    return is_under and set(kinds[found[-1] + 1 :]) <= {LineKind.LINK, LineKind.FURNITURE, *_TAIL}


def mark_months_over_entries(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with a period for each month that stands over many headlines, as over those of a newsletter's issue.

    There are half as many headlines again as months, and no day stands over a headline.
    """
    months = [at for at, kind in enumerate(kinds) if kind is LineKind.DATE and is_month_line(lines[at].text)]
    if not months:
        return list(kinds)
    pairs = list(pairwise(kinds))
    headlines = pairs[months[0] :].count((LineKind.TITLE, LineKind.BODY))
    has_days = any(
        kinds[at : at + 2] == [LineKind.DATE, LineKind.TITLE] for at in range(len(kinds)) if at not in months
    )
    if has_days or headlines < _MANY * len(months):
        return list(kinds)
    return [LineKind.PERIOD if at in months else kind for at, kind in enumerate(kinds)]


def _kind_before(kinds: Sequence[LineKind], at: int) -> LineKind | None:
    """What stands over a date or a place, other such lines apart."""
    return next((kind for kind in reversed(kinds[:at]) if kind not in _TAIL), None)


def titles_stand_over_dates(kinds: Sequence[LineKind]) -> bool:
    """Whether the page puts each title over its date line.

    Then nearly every date line follows a title, and an only one stands over a text.
    """
    after_title = over_text = dates = 0
    for before, kind, after in zip([None, *kinds], kinds, [*kinds[1:], None], strict=False):
        if kind in DATES:
            dates += 1
            after_title += before in (LineKind.TITLE, LineKind.PLACE)
            over_text += after is LineKind.BODY
    return after_title > _NEARLY_ALL * dates and (dates > 1 or over_text == 1)
