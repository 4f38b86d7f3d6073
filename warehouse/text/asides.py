"""Lines that belong to an entry and tell nothing of what it reports: captions, credits, notes, labelled details."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from warehouse.text.lines import Line, LineKind, is_title_like
from warehouse.text.patterns import one_of

_OFTEN = 3
_PREFACE = 1
_SELDOM = 0.8
_TEXTS = (LineKind.BODY, LineKind.DATED)
_PARTS = (*_TEXTS, LineKind.TITLE, LineKind.LINK)
_MAY_BE_LABELLED = (LineKind.TITLE, LineKind.BODY, LineKind.ASIDE, LineKind.FURNITURE, LineKind.LINK)
_LABEL_LIMIT = 32
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:.;?!]{1,28}?)\s?: ?\S.{0,160}")
_DETAILS = re.compile(
    one_of(
        r"topics?|categor(?:y|ies)|tags?|type|content type|themes?|keywords?|language(?: \w+ posted)?",
        r"section|author|duration|format",
        r"temas?|categor[íi]as?|etiquetas?|idioma|autora?|th[èe]mes?|cat[ée]gories?|mots[- ]cl[ée]s|langue|auteure?",
        r"palavras[- ]chave|assuntos?|post(?:ed)? by|filed under|written by|editor['’]s note|por|par",
    ),
    re.IGNORECASE,
)

_PLACES = r"countr(?:y|ies)|locations?|pa[íi]s(?:es)?|pays|lieu|lugar"
_TITLES = (
    r"(?:project |activity |event )?(?:title|name)|projects?|activity|programme|proyecto|projet|projeto|t[íi]tulo|titre"
)
_OPENERS = re.compile(
    one_of(_PLACES, _TITLES, r"organi[sz]ation|agency|implementer|source|reference|fuente|fonte|organismo|organisme")
)
_OPENER_VALUE = re.compile(rf"(?:(?P<place>{_PLACES})|(?P<title>{_TITLES}))\s?: ?", re.IGNORECASE)


def opened_with(text: str) -> tuple[str, int] | None:
    """Whether an opener's label is that of a 'place' or of a 'title', and where what it says begins."""
    found = _OPENER_VALUE.match(text)
    return ("place" if found["place"] else "title", found.end()) if found else None


def mark_details(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with an aside for each labelled detail of an entry ('Content type: News', 'Where we are: Vienna').

    Its label is a known one, or stands on the page three times and each time beside another such line or a date.
    A label that opens every record of the page ('Country: Togo') is an opener, a title right over it a heading.
    """
    labels = [_label(line, kind) for line, kind in zip(lines, kinds, strict=True)]
    often = {label for label, count in Counter(labels).items() if label and count >= _OFTEN}
    opener = next((label for label in labels if label in often and _OPENERS.fullmatch(label)), None)
    if opener and not _opens_records(opener, labels, kinds):
        opener = None
    tells = [label is not None or kind is LineKind.DATE for label, kind in zip(labels, kinds, strict=True)]
    alone = {label for at, label in enumerate(labels) if not any(tells[max(0, at - 1) : at] + tells[at + 1 : at + 2])}
    marked = list(kinds)
    for at, label in enumerate(labels):
        if label and label == opener:
            marked[at] = LineKind.OPENER
            if at and marked[at - 1] is LineKind.TITLE:
                marked[at - 1] = LineKind.FURNITURE
        elif label and kinds[at] is not LineKind.LINK and (_DETAILS.fullmatch(label) or label in often - alone):
            marked[at] = LineKind.ASIDE
    return marked


def _opens_records(label: str, labels: Sequence[str | None], kinds: Sequence[LineKind]) -> bool:
    """Whether a label stands over a text each time, not more than a preface before it, and seldom under a headline."""
    found = [at for at, other in enumerate(labels) if other == label]
    texts = [at for at, kind in enumerate(kinds) if kind in _TEXTS and labels[at] != label]
    has_texts = all(bisect_left(texts, at) < bisect_left(texts, end) for at, end in pairwise([*found, len(kinds)]))
    titles = [at for at, kind in enumerate(kinds) if kind is LineKind.TITLE and not labels[at]]
    under_titles = sum(bisect_left(titles, low) < bisect_left(titles, at) for low, at in pairwise([0, *found]))
    return has_texts and bisect_left(texts, found[0]) <= _PREFACE and under_titles < _SELDOM * len(found)


def mark_credited_texts(kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with a body for each credited line that is all the text under its headline.

    A caption has a text below it; where captions stand over headlines they stay captions.
    """
    after = [following for kind, following in pairwise(kinds) if kind is LineKind.ASIDE]
    if 2 * after.count(LineKind.TITLE) > len(after):
        return list(kinds)
    marked = list(kinds)
    has_text_below = False
    for at in range(len(kinds) - 1, 0, -1):
        if kinds[at] is LineKind.ASIDE and kinds[at - 1] is LineKind.TITLE and not has_text_below:
            marked[at] = LineKind.BODY
        if kinds[at] in _PARTS:
            has_text_below = kinds[at] in _TEXTS
    return marked


def _label(line: Line, kind: LineKind) -> str | None:
    if kind not in _MAY_BE_LABELLED or ":" not in line.text[:_LABEL_LIMIT]:
        return None
    found = _LABELLED.fullmatch(line.text)
    return found["label"].lower() if found and is_title_like(line.text) else None
