"""Lines that belong to an entry and tell nothing of what it reports: captions, credits, notes, labelled details."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from warehouse.text.lines import Line, LineKind, is_title_like
from warehouse.text.patterns import one_of

_OFTEN = 3
_TEXTS = (LineKind.BODY, LineKind.DATED)
_PARTS = (*_TEXTS, LineKind.TITLE, LineKind.LINK)
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:.;?!]{1,28}?)\s?: ?\S.{0,160}")
_DETAILS = re.compile(
    one_of(
        r"topics?|categor(?:y|ies)|tags?|type|content type|themes?|keywords?|language|section|author|duration|format",
        r"temas?|categor[íi]as?|etiquetas?|idioma|autora?|th[èe]mes?|cat[ée]gories?|mots[- ]cl[ée]s|langue|auteure?",
        r"palavras[- ]chave|assuntos?",
    ),
    re.IGNORECASE,
)


def mark_details(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with an aside for each labelled detail of an entry ('Content type: News', 'Where we are: Vienna').

    Its label is a known one, or stands on the page three times and each time beside another such line.
    """
    labels = [_label(line, kind) for line, kind in zip(lines, kinds, strict=True)]
    beside = [
        (label is not None and any(labels[at - 1 : at])) or any(labels[at + 1 : at + 2])
        for at, label in enumerate(labels)
    ]
    often = Counter(label for label in labels if label)
    alone = {label for label, has_other in zip(labels, beside, strict=True) if not has_other}
    return [
        LineKind.ASIDE
        if label and (_DETAILS.fullmatch(label) or (often[label] >= _OFTEN and label not in alone))
        else kind
        for kind, label in zip(kinds, labels, strict=True)
    ]


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
    if kind not in (LineKind.TITLE, LineKind.BODY, LineKind.ASIDE, LineKind.FURNITURE):
        return None
    found = _LABELLED.fullmatch(line.text)
    return found["label"] if found and is_title_like(line.text) else None
