"""Short lines beside the headlines of a news page: places and labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from warehouse.text.blocks import stand_in_blocks
from warehouse.text.headings import is_measure
from warehouse.text.lines import Line, LineKind, may_be_place

_KICKER_WORDS = 3
_LABEL_WORDS = 6
_SECTION_WORDS = 4
_OFTEN = 3
_MOST = 0.5
_NEARLY_ALL = 0.8
_ENDS = (LineKind.BODY, LineKind.LINK)
_UNDER = (LineKind.DATE, LineKind.BODY, LineKind.DATED)
_CATEGORY = re.compile(
    r"\b(?:news|focus|stor(?:y|ies)|releases?|updates?|statements?|features?|interviews?|publications?|events?|reports?|blog"
    r"|videos?|opinion|noticias?|entrevistas?|eventos?|actualit[ée]s?|communiqu[ée]s?|not[íi]cias?)\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(r"global|local|regional|mundial", re.IGNORECASE)
# 'West and Central Africa', 'Latin America and the Caribbean', 'Moyen-Orient et Afrique du Nord'
_PART_OF_THE_WORLD = re.compile(
    r"\b(?:africa|asia|americas?|europe|pacific|caribbean|middle east|arab|balkans|caucasus|mekong|mediterranean"
    r"|áfrica|américas?|europa|pacífico|caribe|oriente (?:medio|próximo)|balcanes|cáucaso|mediterráneo"
    r"|afrique|asie|amériques?|pacifique|caraïbes?|moyen-orient|états arabes|caucase|méditerranée|ásia"
    r"|médio oriente)\b",
    re.IGNORECASE,
)
_REGION_WORDS = 7
_SCOPE_BEHIND = re.compile(r" \((?:regional|sub-?regional|r[ée]gionale?|regionais|multi-?country)\)\Z", re.IGNORECASE)


def mark_kickers(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with a place for each line of one to three capitalised words beside a headline ('Viet Nam').

    The name of a part of the world may have seven ('West and Central Africa'). It stands over the headline, which is
    longer or in one block of lines with it, or under it and its date before the text; the very first line of a page is
    one only if there are others, and those under headlines are if there are two. Where three stand between a date and
    a headline, so do those of small letters ('Trata de personas'). What stands on the page as a headline of six words
    or fewer three times is a label such as 'Human trafficking'.
    The name of a category ('Project news') is furniture, and so is 'Global' under one or as the only label, and all of
    these where most are categories or more than a name ('Crimes against children'). So is that of a section between
    two entries that open with places.
    """
    titles = [at for at, kind in enumerate(kinds) if kind is LineKind.TITLE and not lines[at].mark.heading]
    found = [at for at in titles if _is_short(lines[at])]
    said = Counter(lines[at].text for at in titles)
    labels = {text for text, count in said.items() if count >= _OFTEN and len(text.split()) <= _LABEL_WORDS}
    has_blocks = stand_in_blocks(lines, kinds)
    over = [
        at
        for at in found
        if kinds[at + 1 : at + 2] == [LineKind.TITLE]
        and (at + 1 not in found or (has_blocks and lines[at].follows_gap and not lines[at + 1].follows_gap))
    ]
    if sum(_stands_under_date(at, kinds) for at in over) >= _OFTEN:
        over = [at for at in titles if at in over or (_is_brief(lines[at]) and _stands_under_date(at, kinds))]
    under = [at for at in found if at not in over and at - 1 not in found and _stands_under_title(at, kinds)]
    marked = list(kinds)
    for at in [*over, *(under if len(under) > 1 else ())]:
        if at or len(over) > 1:
            marked[at] = LineKind.PLACE
    marked = [LineKind.PLACE if line.text in labels else kind for line, kind in zip(lines, marked, strict=True)]
    places = {line.text for line, kind in zip(lines, marked, strict=True) if kind is LineKind.PLACE}
    has_places = any(not (_SCOPE.fullmatch(text) or _CATEGORY.search(text) or text in labels) for text in places)
    for at in (at for at, kind in enumerate(marked) if kind is LineKind.PLACE):
        text = lines[at].text
        is_label = text in labels and not has_places
        is_under_category = at > 0 and kinds[at - 1] is LineKind.TITLE and marked[at - 1] is LineKind.FURNITURE
        is_scope = _SCOPE.fullmatch(text) and (is_label or is_under_category)
        if is_scope or _CATEGORY.search(text) or is_measure(text):
            marked[at] = LineKind.FURNITURE
    sections = _sections(lines, kinds)
    categories = [at for at in _over_headlines(marked) if marked[at] is LineKind.FURNITURE] + sections
    if len(categories) >= _OFTEN and len(categories) >= _MOST * len({*over, *categories}):
        for at in [*over, *sections]:
            marked[at] = LineKind.FURNITURE
    for at in _over_places(marked):
        marked[at] = LineKind.FURNITURE
    return marked


def _over_places(kinds: Sequence[LineKind]) -> list[int]:
    """The names of sections between two entries where places stand over headlines ('Across the region')."""
    if list(pairwise(kinds)).count((LineKind.PLACE, LineKind.TITLE)) < _OFTEN:
        return []
    heads = [LineKind.TITLE, LineKind.PLACE, LineKind.TITLE]
    return [
        at
        for at in range(1, len(kinds) - len(heads))
        if kinds[at : at + 3] == heads and kinds[at - 1] in _ENDS and kinds[at + 3] in _ENDS
    ]


def _over_headlines(kinds: Sequence[LineKind]) -> list[int]:
    """The lines right over a headline that has a date or a text."""
    return [at for at in range(len(kinds) - 2) if kinds[at + 1] is LineKind.TITLE and kinds[at + 2] in _UNDER]


def _sections(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[int]:
    """The briefer of each two headlines, no name, on a page where nearly all such that stand over others are brief."""
    over = [at for at in _over_headlines(kinds) if kinds[at] is LineKind.TITLE and not may_be_place(lines[at].text)]
    words = {at: (len(lines[at].text.split()), len(lines[at + 1].text.split())) for at in over}
    brief = [at for at, (here, below) in words.items() if here <= _SECTION_WORDS and here < below]
    return brief if len(brief) > _NEARLY_ALL * len(over) else []


def _stands_under_date(at: int, kinds: Sequence[LineKind]) -> bool:
    """Whether a line stands between a date and a headline that has a text."""
    return at > 0 and list(kinds[at - 1 : at + 3]) == [LineKind.DATE, LineKind.TITLE, LineKind.TITLE, LineKind.BODY]


def _stands_under_title(at: int, kinds: Sequence[LineKind]) -> bool:
    before = [kind for kind in kinds[max(0, at - 2) : at] if kind is not LineKind.DATE]
    return before[-1:] == [LineKind.TITLE] and kinds[at + 1 : at + 2] == [LineKind.BODY]


def _is_brief(line: Line) -> bool:
    return len(line.text.split()) <= _KICKER_WORDS


def drop_scope(text: str) -> str:
    """A name without what says that it is a region's ('Central Asia (regional)')."""
    return _SCOPE_BEHIND.sub("", text)


def _is_short(line: Line) -> bool:
    name = drop_scope(line.text)
    return (len(name.split()) <= _KICKER_WORDS or _names_region(name)) and may_be_place(name)


def _names_region(text: str) -> bool:
    return len(text.split()) <= _REGION_WORDS and _PART_OF_THE_WORLD.search(text) is not None
