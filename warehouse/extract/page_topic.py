"""What a page is all about: its items that say no more than an aspect of it, or nothing, are about that too."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence

from warehouse.extract.passage import Found
from warehouse.extract.tag_lexicon import load_lexicon

_FEWEST = 8  # activities; fewer may be of one kind by chance
_SHARE = 3 / 4
_SHARE_OF_INVENTORY = 3 / 5
_SHARE_OF_FORM = 1 / 2
_MAIN = 0.7  # the least rank of a theme that is more than an aspect
_DOUBT = 0.6


def put_under_topic(themes: Sequence[Found[str]], is_inventory: bool) -> list[Found[str]]:
    """The themes of a page's activities, in page order, with the page's topic where the words alone leave it unsaid.

    A page has a topic where three quarters of eight or more activities share a theme that is more than an aspect
    (`rank` 0.7 or more in lexicon/themes.yml); of an inventory, which is drawn up on one matter, three fifths. On the
    page of trafficking 'survivors were received in Riga' is about trafficking, and so is 'migrant workers learned of
    their rights'. For what is first of all a form of a theme (`form_of`: forced labour is one of trafficking) half of
    the page is enough. The evidence is that of the nearest activity.
    """
    said: defaultdict[str, list[int]] = defaultdict(list)
    for at, found in enumerate(themes):
        for code in found.values:
            said[code].append(at)
    if len(themes) < _FEWEST or not said:
        return list(themes)
    codes = load_lexicon("themes").codes
    shares = {code: len(places) / len(themes) for code, places in said.items()}
    commonest = max(shares, key=lambda code: shares[code])
    is_topic = shares[commonest] >= (_SHARE_OF_INVENTORY if is_inventory else _SHARE) and codes[commonest].rank >= _MAIN
    settled = []
    for at, found in enumerate(themes):
        whole = None
        stands_alone = commonest not in found.faint and any(codes[code].stands_alone for code in found.values)
        if all(codes[code].rank < _MAIN for code in found.values) and not stands_alone:
            whole = commonest if is_topic else _find_whole(found, shares)
        settled.append(_add(found, whole, themes[_nearest(said[whole], at)]) if whole else found)
    return settled


def _find_whole(found: Found[str], shares: Mapping[str, float]) -> str | None:
    """What the first theme is a form of, if half of the page is about that."""
    whole = load_lexicon("themes").codes[found.values[0]].form_of if found.values else None
    return whole if whole and shares.get(whole, 0.0) >= _SHARE_OF_FORM else None


def _nearest(said: Sequence[int], at: int) -> int:
    """The place in `said` that is closest to `at`, the one before it where two are."""
    behind = bisect(said, at)
    return min(said[max(0, behind - 1) : behind + 1], key=lambda other: abs(other - at))


def _add(found: Found[str], topic: str, other: Found[str]) -> Found[str]:
    """The themes with the topic first, but behind a form of it: the words say 'forced labour', the page the rest."""
    shown = next(mark for mark in other.evidence if mark.value == topic)
    mark = shown._replace(rule="page-topic")
    doubt = max(found.doubt, _DOUBT)
    if found.values and load_lexicon("themes").codes[found.values[0]].form_of == topic:
        return Found((*found.values, topic), (*found.evidence, mark), doubt)
    return Found((topic, *found.values), (mark, *found.evidence), doubt)
