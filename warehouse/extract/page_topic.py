"""What a page is all about: its items that say no more than an aspect of it, or nothing, are about that too."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Sequence

from warehouse.extract.passage import Found
from warehouse.extract.tag_lexicon import load_lexicon

_FEWEST = 8  # activities; fewer may be of one kind by chance
_SHARE = 3 / 4
_SHARE_OF_INVENTORY = 3 / 5
_MAIN = 0.9  # the least rank of a theme that is more than an aspect
_DOUBT = 0.6


def put_under_topic(themes: Sequence[Found[str]], is_inventory: bool) -> list[Found[str]]:
    """The themes of a page's activities, in page order, with the page's topic where the words alone leave it unsaid.

    A page has a topic where three quarters of eight or more activities share a theme that is more than an aspect
    (`rank` 0.9 or more in lexicon/themes.yml); of an inventory, which is drawn up on one matter, three fifths. On the
    page of trafficking 'survivors were received in Riga' is about trafficking, and so is 'migrant workers learned of
    their rights'. The evidence is that of the nearest activity.
    """
    topic = _find_topic(themes, _SHARE_OF_INVENTORY if is_inventory else _SHARE)
    if topic is None:
        return list(themes)
    said = [at for at, found in enumerate(themes) if topic in found.values]
    ranks = {code: entry.rank for code, entry in load_lexicon("themes").codes.items()}
    return [
        found
        if topic in found.values or any(ranks[code] >= _MAIN for code in found.values)
        else _add(found, topic, themes[_nearest(said, at)])
        for at, found in enumerate(themes)
    ]


def _find_topic(themes: Sequence[Found[str]], share: float) -> str | None:
    counts = Counter(code for found in themes for code in found.values)
    if len(themes) < _FEWEST or not counts:
        return None
    [(code, count)] = counts.most_common(1)
    is_aspect = load_lexicon("themes").codes[code].rank < _MAIN
    return code if count >= share * len(themes) and not is_aspect else None


def _nearest(said: Sequence[int], at: int) -> int:
    """The place in `said` that is closest to `at`, the one before it where two are."""
    behind = bisect(said, at)
    return min(said[max(0, behind - 1) : behind + 1], key=lambda other: abs(other - at))


def _add(found: Found[str], topic: str, other: Found[str]) -> Found[str]:
    shown = next(mark for mark in other.evidence if mark.value == topic)
    mark = shown._replace(rule="page-topic")
    return Found((topic, *found.values), (mark, *found.evidence), max(found.doubt, _DOUBT))
