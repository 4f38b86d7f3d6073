"""The agency that reports an item on a page that belongs to none."""

from __future__ import annotations

import re

from warehouse.extract.partner_citations import is_attribute, is_cited, is_cited_after, is_denied, sentence_before
from warehouse.extract.partner_lexicon import ORGANISATION
from warehouse.extract.partner_names import is_inside
from warehouse.extract.partners import LINK, cue_before, is_meant
from warehouse.extract.passage import Passage
from warehouse.extract.scan import Hit

_WITH = re.compile(
    r"\b(?:with|alongside|beside|con|junto|lado|mano|avec|cotes|com|maos|between|entre|partners?|socios|aliados"
    r"|partenaires?|parceiros)\b"
)
_WITH_BEFORE = re.compile(r"\b(?:with|con|avec|com) (?:the |l'|la |el |le |o |a )?$")
# Behind an opening phrase: 'Together with UNFPA, ESCWA helped'.
_COMMA = re.compile(r", (?:the |l'|la |el |le |o |a )?$")
_SUBJECT = re.compile(r"(?: \([^()]{1,40}\))? (?!(?:and|or|y|o|et|ou|e|as well|ainsi) )[a-z]")


def reporting_agency(passage: Passage) -> str | None:
    """The United Nations agency that the item tells of first, not as one that another works with or cites."""
    hits = [
        hit
        for hit in passage.hits.get(ORGANISATION, ())
        if hit.payload.reports and is_inside(hit.start, passage.spans) and is_meant(passage, hit)
    ]
    if not hits:
        return None
    leading = [hit for index, hit in enumerate(hits) if not _accompanies(passage, hits, index)]
    speaking = [hit for hit in leading if not _is_only_cited(passage, hit)]
    name: str = (speaking or leading or hits)[0].payload.name
    return name


def _accompanies(passage: Passage, hits: list[Hit], index: int) -> bool:
    """Whether the agency stands as one that another acts with."""
    hit, folded = hits[index], passage.folded
    if _COMMA.search(folded, max(0, hit.start - 6), hit.start) and _SUBJECT.match(folded, hit.end):
        return False
    if index and LINK.fullmatch(folded, hits[index - 1].end, hit.start):
        return True
    cue = cue_before(passage, hit.start)
    return (cue is not None and _WITH.search(folded, cue.start, cue.end) is not None) or (
        _WITH_BEFORE.search(folded, max(0, hit.start - 12), hit.start) is not None
    )


def _is_only_cited(passage: Passage, hit: Hit) -> bool:
    before = sentence_before(passage.folded, hit.start)
    return (
        is_denied(before)
        or is_cited(before)
        or is_attribute(passage.folded, hit.end)
        or is_cited_after(passage.folded, hit.end)
    )
