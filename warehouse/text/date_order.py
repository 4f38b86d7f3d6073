"""Where a news page puts the dates of its entries: over them, over their texts or under them."""

from __future__ import annotations

from collections.abc import Sequence

from warehouse.text.lines import Line, LineKind

DATES = (LineKind.DATE, LineKind.DATED)
_NEARLY_ALL = 0.7


def dates_stand_under_texts(lines: Sequence[Line], kinds: Sequence[LineKind]) -> bool:
    """Whether the page puts each date line under its entry.

    The first then comes after a text, the last before none, and no more blank lines stand before dates than after.
    """
    dates = [at for at, kind in enumerate(kinds) if kind is LineKind.DATE]
    if len(dates) < 2 or LineKind.BODY not in kinds[: dates[0]]:
        return False
    gaps_before = sum(lines[at].follows_gap for at in dates)
    gaps_after = sum(lines[at + 1].follows_gap for at in dates if at + 1 < len(lines))
    after_text = sum(kinds[at - 1] in (LineKind.BODY, LineKind.BULLET, LineKind.LINK) for at in dates)
    is_under = gaps_before <= gaps_after and after_text > _NEARLY_ALL * len(dates)
    return is_under and set(kinds[dates[-1] + 1 :]) <= {LineKind.LINK, LineKind.FURNITURE}


def titles_stand_over_dates(kinds: Sequence[LineKind]) -> bool:
    """Whether the page puts each title over its date line: then nearly every date line follows a title."""
    after_title = dates = 0
    for before, kind in zip([None, *kinds], kinds, strict=False):
        if kind in DATES:
            dates += 1
            after_title += before in (LineKind.TITLE, LineKind.PLACE)
    return dates > 1 and after_title > _NEARLY_ALL * dates
