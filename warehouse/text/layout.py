"""Which family of page a text belongs to, told by its content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from warehouse.text.dates import find_period_facet, is_bare_period, match_period, opens_with_dateline
from warehouse.text.headings import is_measure, match_glued_heading
from warehouse.text.lines import Line, LineKind
from warehouse.text.links import ends_with_link
from warehouse.text.owner import agency_named
from warehouse.text.phrases import is_profile_section, match_button, names_news

_PAGE_NAMES = ("Search", "Measures", "Agencies", "Mesures", "Medidas", "Recherche", "Buscar")
_HEAD_LINES = 6
_TEXTS = (LineKind.BODY, LineKind.BULLET)
_OVER_TEXTS = (LineKind.TITLE, LineKind.PLACE, LineKind.ASIDE)
# Of 12 pages of closing links without dates, the 11 of stories have a headline over 0.88 to 1.0 of their texts.
_MOSTLY_TITLED = 0.3


def recognise_layout(lines: Sequence[Line], kinds: Sequence[LineKind]) -> str:
    """'news', 'inventory' or 'unknown'.

    Date lines, datelines and closing links speak for news, one line in ten at least; buttons glued to
    paragraphs, period headers and section names for the inventory, and so does an agency's name at
    the top where no name of a news page stands there. Closing links alone do not outweigh these where a third of the
    texts have no headline or place of their own.
    Where neither speaks, a page of headlines and paragraphs in turn is news and one of three or
    more paragraphs or bullets an inventory.
    """
    counts = Counter(kinds)
    read = list(zip(lines, kinds, strict=True))
    dates = counts[LineKind.DATE] + counts[LineKind.DATED]
    dates += sum(kind is LineKind.BODY and opens_with_dateline(line.text) for line, kind in read)
    links = counts[LineKind.LINK] + sum(kind is LineKind.BODY and ends_with_link(line.text) for line, kind in read)
    news, inventory = dates + links, _count_inventory_signs(lines, _names_itself_news(lines, kinds))
    if inventory and not dates and _share_untitled(kinds) > _MOSTLY_TITLED:
        return "inventory"
    if news >= 2 and 10 * news >= len(lines) and news > inventory:
        return "news"
    if inventory:
        return "inventory"
    if news:
        return "news"
    bodies, titles = counts[LineKind.BODY], counts[LineKind.TITLE]
    if bodies >= 2 and 2 * titles >= bodies:
        return "news"
    return "inventory" if bodies + counts[LineKind.BULLET] >= 3 else "unknown"


def _share_untitled(kinds: Sequence[LineKind]) -> float:
    """How many of the texts stand under no headline, place or caption, 0 to 1."""
    before = [above for above, kind in pairwise([None, *kinds]) if kind in _TEXTS]
    return sum(above not in _OVER_TEXTS for above in before) / len(before) if before else 0.0


def _names_itself_news(lines: Sequence[Line], kinds: Sequence[LineKind]) -> bool:
    """Whether the name of a news page stands among the first lines, or over the first text."""
    first_text = next((at for at, kind in enumerate(kinds) if kind in _TEXTS), 0)
    return any(names_news(line.text) for line in lines[: max(_HEAD_LINES, first_text)])


def _count_inventory_signs(lines: Sequence[Line], is_named_news: bool) -> int:
    signs = 0
    for at, line in enumerate(lines):
        text = line.text
        if len(text) < 60:
            signs += bool(
                match_period(text) or is_bare_period(text) or is_profile_section(text) or find_period_facet(text)
            )
        else:
            signs += bool(match_button(text) or match_glued_heading(text) or match_period(text))
        if at < 3 and len(text) < 110:
            names_page = text in _PAGE_NAMES or agency_named(text) is not None
            signs += (names_page and not is_named_news) or is_measure(text)
    return signs
