"""Lines that are page furniture by where or how often they stand, whatever they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from warehouse.text.lines import Line, LineKind
from warehouse.text.phrases import is_disclaimer

_PARAGRAPHS = (LineKind.BODY, LineKind.BULLET)
_LAST_UPDATE = re.compile(
    r"(?:this page was |page )?(?:last )?(?:updated|modified|reviewed)\b|derni[eè]re (?:mise [aà] jour|modification)\b"
    r"|[uú]ltima (?:actualizaci[oó]n|modificaci[oó]n|atualiza[cç][aã]o|modifica[cç][aã]o)\b",
    re.IGNORECASE,
)
_STARRED = re.compile(r"\w\*")
_ENTRY_LINES = 8
_MAY_RECUR = (LineKind.TITLE, *_PARAGRAPHS)
_SHORT = 60
_FEWEST = 3
_MOST = 0.6


def mark_furniture(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with furniture for the date of the page's last update and for short lines that recur with most texts.

    A category stands over some of a page's texts, 'Comments are closed.' under nearly all. A note on the starred name
    of a territory is an aside of the entry that names it so, if other texts follow.
    """
    marked = list(kinds)
    last_text = max((at for at, kind in enumerate(kinds) if kind in _PARAGRAPHS), default=0)
    for at in range(1, last_text):
        over = lines[max(0, at - _ENTRY_LINES) : at]
        if is_disclaimer(lines[at].text) and any(_STARRED.search(line.text) for line in over):
            marked[at] = LineKind.ASIDE
    updates = [at for at, line in enumerate(lines) if _LAST_UPDATE.match(line.text)]
    if len(updates) == 1 and marked[updates[0]] is LineKind.DATE and not {*_PARAGRAPHS} & {*marked[updates[0] :]}:
        marked[updates[0]] = LineKind.FURNITURE
    texts = sum(kind in _PARAGRAPHS and len(line.text) > _SHORT for line, kind in zip(lines, kinds, strict=True))
    if texts < _FEWEST:
        return marked
    said = Counter(line.text for line in lines if len(line.text) <= _SHORT)
    recurring = {text for text, count in said.items() if count >= max(_FEWEST, _MOST * texts)}
    for at, line in enumerate(lines):
        if line.text in recurring and marked[at] in _MAY_RECUR:
            marked[at] = LineKind.FURNITURE
    return marked
