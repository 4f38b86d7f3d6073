"""Which family of page a text belongs to, told by its content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from warehouse.text.cohesion import Cohesion
from warehouse.text.dates import find_period_facet, is_bare_period, match_period, opens_with_dateline
from warehouse.text.headings import is_heading, is_measure, match_glued_heading
from warehouse.text.lines import Line, LineKind
from warehouse.text.order import NAMES as _NAMES
from warehouse.text.order import count_closing_links
from warehouse.text.owner import agency_named
from warehouse.text.phrases import is_profile_section, match_button, names_news, opens_list

_PAGE_NAMES = ("Search", "Measures", "Agencies", "Mesures", "Medidas", "Recherche", "Buscar")
_HEAD_LINES = 6
_NAME_LINES, _NAME_LIMIT = 3, 110
_HEADLINE_WORDS = 5
_NAME_WORDS = 3
_FEW_SIGNS = 8
_FEWEST_HEADS = 5
_NEARLY_ALL = 0.8
_TEXTS = (LineKind.BODY, LineKind.BULLET)
_OVER_TEXTS = (LineKind.TITLE, LineKind.PLACE, LineKind.ASIDE)
# Of 12 pages of closing links without dates, the 11 of stories have a headline over 0.88 to 1.0 of their texts.
_MOSTLY_TITLED = 0.3


def recognise_layout(lines: Sequence[Line], kinds: Sequence[LineKind]) -> str:
    """'news', 'inventory' or 'unknown'.

    A page without dates whose texts nearly all stand under headlines is news, unless one in eight has a sign of the
    inventory: a button or heading glued to it, a period header, the name of a section, one of several lists. An
    agency's name at the top is such a sign too where no name of a news page stands there. With any sign a page without
    dates is an inventory where a third of the texts have no headline or place of their own, closing links or not;
    without date lines so is one where most texts have no head at all and each tells of something new.
    Else date lines, datelines and closing links speak for news, one line in ten at least and more than there are signs.
    Where nothing speaks, a page of headlines and paragraphs in turn is news and one of three or more paragraphs or
    bullets, names of countries or measures over them or not, an inventory.
    """
    told = [at for at, kind in enumerate(kinds) if kind is not LineKind.FACT]
    lines, kinds = [lines[at] for at in told], [kinds[at] for at in told]
    counts = Counter(kinds)
    texts = counts[LineKind.BODY] + counts[LineKind.BULLET]
    untitled = _share_untitled(kinds)
    date_lines = counts[LineKind.DATE] + counts[LineKind.DATED]
    dates = date_lines + sum(
        kind is LineKind.BODY and opens_with_dateline(line.text) for line, kind in zip(lines, kinds, strict=True)
    )
    links = count_closing_links(lines, kinds)
    signs = _count_inventory_signs(lines, kinds) + _count_lists(lines)
    few_signs = not dates and _FEW_SIGNS * signs < texts
    if few_signs and (_stand_under_headlines(lines, kinds) or _stand_under_places_and_headlines(kinds)):
        return "news"
    news = dates + links
    inventory = signs if _names_itself_news(lines, kinds) else signs + _count_names(lines)
    if inventory and not dates and untitled > _MOSTLY_TITLED:
        return "inventory"
    is_headless = not date_lines and 2 * (untitled * texts - news) > texts
    if is_headless and Cohesion(lines, kinds).paragraphs_stand_alone:
        return "inventory"
    is_often = 10 * news >= len(lines)
    if news >= 2 and is_often and news > inventory:
        return "news"
    if inventory:
        return "inventory"
    has_headlines = 2 * counts[LineKind.TITLE] >= texts > 0 and not _stand_under_names(lines, kinds)
    if (news and is_often) or (counts[LineKind.BODY] and has_headlines):
        return "news"
    return "inventory" if texts >= 3 else "unknown"


def _share_untitled(kinds: Sequence[LineKind]) -> float:
    """How many of the texts stand under no headline, place or caption, 0 to 1."""
    before = [above for above, kind in pairwise([None, *kinds]) if kind in _TEXTS]
    return sum(above not in _OVER_TEXTS for above in before) / len(before) if before else 0.0


def _names_itself_news(lines: Sequence[Line], kinds: Sequence[LineKind]) -> bool:
    """Whether the name of a news page stands among the first lines, or over the first text."""
    first_text = next((at for at, kind in enumerate(kinds) if kind in _TEXTS), 0)
    return any(names_news(line.text) for line in lines[: max(_HEAD_LINES, first_text)])


def _stand_under_headlines(lines: Sequence[Line], kinds: Sequence[LineKind]) -> bool:
    """Whether two texts or more stand under headlines of five words on average, and few under none."""
    over = _over_texts(lines, kinds)
    is_long = _count_words(over) >= _HEADLINE_WORDS * len(over)
    return len(over) >= 2 and is_long and _share_untitled(kinds) <= _MOSTLY_TITLED


def _stand_under_places_and_headlines(kinds: Sequence[LineKind]) -> bool:
    """Whether five texts or more, nearly all that have a head, stand under a place and a headline."""
    heads = [(over, head) for over, head, text in zip(kinds, kinds[1:], kinds[2:], strict=False) if text in _TEXTS]
    headed = sum(head in _NAMES for _, head in heads)
    both = sum({over, head} == {*_NAMES} for over, head in heads)
    return both >= _FEWEST_HEADS and both >= _NEARLY_ALL * headed


def _over_texts(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[str]:
    """The titles right over a text."""
    pairs = pairwise(zip(lines, kinds, strict=True))
    return [line.text for (line, kind), (_, below) in pairs if kind is LineKind.TITLE and below in _TEXTS]


def _count_words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _stand_under_names(lines: Sequence[Line], kinds: Sequence[LineKind]) -> bool:
    """Whether names of countries or measures stand over the texts, and three texts in ten under none of their own."""
    over = _over_texts(lines, kinds)
    return 0 < _count_words(over) <= _NAME_WORDS * len(over) and _share_untitled(kinds) > _MOSTLY_TITLED


def _count_names(lines: Sequence[Line]) -> int:
    """How many of the first three lines name a page of the inventory or an agency."""
    short = [line.text for line in lines[:_NAME_LINES] if len(line.text) < _NAME_LIMIT]
    return sum(text in _PAGE_NAMES or agency_named(text) is not None for text in short)


def _count_lists(lines: Sequence[Line]) -> int:
    """How many lead-ins stand over bullets; a single one may belong to a report."""
    count = sum(opens_list(line.text, below.text) for line, below in pairwise(lines))
    return count if count > 1 else 0


def _count_inventory_signs(lines: Sequence[Line], kinds: Sequence[LineKind]) -> int:
    signs = 0
    for at, (line, kind, below) in enumerate(zip(lines, kinds, [*lines[1:], None], strict=True)):
        text = line.text
        if len(text) < 60:
            is_facet = kind is not LineKind.PLACE and find_period_facet(text) is not None
            signs += bool(match_period(text) or is_bare_period(text) or is_facet)
            signs += is_profile_section(text) and not (below and is_heading(below.text))
        else:
            signs += bool(match_button(text) or match_glued_heading(text) or match_period(text))
        signs += at < _NAME_LINES and is_measure(text)
    return signs
