"""Organisations that act with the reporting one, under their canonical names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warehouse.extract.partner_citations import (
    is_apart,
    is_attribute,
    is_cited,
    is_cited_after,
    is_denied,
    is_of_members,
    is_venue,
    sentence_before,
)
from warehouse.extract.partner_lexicon import CUE, ORGANISATION, Organisation, canonical_name, giving, parent_of, terms
from warehouse.extract.partner_names import is_inside, national_bodies
from warehouse.extract.passage import Found, Passage
from warehouse.extract.scan import Hit
from warehouse.records import Evidence, Place, Span

__all__ = ["extract_partners", "terms"]

_PLACE_BEFORE = re.compile(
    r"\b(?:to|towards?|into|within|in|inside|outside|across|throughout|through|from|via|enter|entering|reach|reaching"
    r"|leave|leaving|en|dans|vers|hacia|desde|na|no|para|between .{0,30} and|members? of|bordering)"
    r" (?:the |l'|la |el |a |o )?$"
)
# Acting, though no phrase of the lexicon says so: 'EU-funded', 'SADC Secretariat', 'ASEAN Workshop', 'AU launches'.
_ACTING_AFTER = re.compile(
    r"(?: \([^)]{1,12}\))?(?:[ -](?:co-)?(?:funded|financed|supported|sponsored|led|backed)\b"
    r"| (?:secretariat|delegation|commission|committee|workshop|conference|training|seminar|project|programme|mission"
    r"|office|joint)\b|-un\b"
    r"|'s (?:\w+ )?(?:campaign|initiative|support|contribution|programme|project|secretariat)\b"
    r"| (?:(?:has|have|had|will|today|also|jointly|a|ha|ont|han|tem|se|y) ){0,2}(?:co-?)?(?:launch|organi[sz]|host"
    r"|held\b|hold|sign|chose|conven|fund|financ|support|provid|join|donat|train|conduct|partner|collaborat|cooperat|work|deliver"
    r"|implement|contribut|pledg|allocat|award|grant|paid|pays|chair|open|second|lent|gave|observ|facilitat|moderat|present"
    r"|apoy|organiz|lanz|firm|don[oa]|entreg|contribuy|aport|auspici|patrocin|particip|acompan|imparti|presid|capacit"
    r"|souten|soutien|appui|appuy|lanc|offert|offr|fourn|vers[ae]|accord[ae]|accueill|parrain|form[ae]|anim[ae]|ouvert"
    r"|apoi|assin|doou|doar|acolh|promov|fornec|trein|ministr)\w*)"
)
# 'Carried out the following activities with the European Union'.
_DONE_WITH = re.compile(
    r"\b(?:activit(?:y|ies)|events?|courses?|trainings?|workshops?|seminars?|conferences?|projects?|programmes?"
    r"|initiatives?|campaigns?|stud(?:y|ies)|surveys?|work(?:s|ed|ing)?) with (?:the )?$"
)
# 'The EU, Japan and Norway': those who act with it, between its name and the verb.
_AND_OTHERS = re.compile(
    r"(?:(?:, | and |, and | y | et | e )(?:[Tt]he |la |el |l['’]|le |les |los |os |as |o |a )?"
    r"[A-ZÀ-Þ][\w'’.-]*(?: (?:of |de |du |del |da |do )?[A-ZÀ-Þ][\w.-]*)*){1,6}(?= )"
)
LINK = re.compile(
    r"(?: \([^()]{1,40}\))?(?:,? (?:and|&|y|e|et|as well as|with|ainsi que) |, ?|/|-)"
    r"(?:(?:its|their|sus?|son|sa|sua|seu) (?:[\w-]+ ){1,3}(?:l')?)?(?:(?:the|its|la|el|l'|le|les|o|a) ?)?"
)
_BRACKET = re.compile(r" ?\([^()]{1,40}\)")
# Where the list that a cue opens is over.
_LIST_ENDS = re.compile(
    r"[;:\n]|\. |\b(?:to|has|have|had|held|convened|organi[sz]ed|conducted|launched|hosted|that|which|is|are|was|were"
    r"|will|for|towards|into)\b"
)
_REACH = 260
_CITED = "cited"


def extract_partners(passage: Passage, places: Found[Place]) -> Found[str]:
    """The partners in order of first mention, each once; the page's owner and its own bodies never.

    An organisation of the lexicon acts unless the words around it only cite it; one whose name is
    also an area's, or has another meaning, must stand beside words of acting together. National
    bodies and others that the lexicon does not hold are taken from what those words introduce.
    """
    hits = passage.hits
    names: dict[str, Evidence] = {}
    doubt = 0.0
    owner = canonical_name(passage.owner)
    spans = passage.spans
    known = [hit for hit in hits.get(ORGANISATION, ()) if is_inside(hit.start, spans) and is_meant(passage, hit)]
    cited = False
    for index, hit in enumerate(known):
        organisation: Organisation = hit.payload
        if organisation.name in names or (owner and _is_own(organisation, owner)):
            cited = False
            continue
        linked = cited and bool(LINK.fullmatch(passage.folded, known[index - 1].end, hit.start))
        rule = _acts(passage, known, index, linked)
        cited = rule == _CITED
        if rule and not cited:
            names[organisation.name] = Evidence("partners", organisation.name, Span(hit.start, hit.end), rule)
            doubt = max(doubt, 0.3 if rule == "named" else 0.1)
    for name, span, rule in national_bodies(passage, places, known):
        if name not in names:
            names[name] = Evidence("partners", name, span, rule)
            doubt = max(doubt, 0.25)
    found = sorted(names.values(), key=lambda row: row.span.start) if len(names) > 1 else list(names.values())
    return Found(tuple(row.value for row in found), tuple(found), doubt)


def _is_own(organisation: Organisation, owner: str) -> bool:
    """Whether it is the page's owner, one of its bodies, or the organisation whose body the owner is."""
    return owner in (organisation.name, organisation.of) or organisation.name == parent_of(owner)


def is_meant(passage: Passage, hit: Hit) -> bool:
    """Whether the hit is the organisation's name, not a common word of its language or of a title in capitals."""
    organisation: Organisation = hit.payload
    if organisation.lang and passage.lang not in organisation.lang:
        return False
    text, start, end = passage.text, hit.start, hit.end
    before = text[start - 1 : start]
    if (
        before == "."
        or (before == "/" and text[start - 2 : start - 1].isdecimal())
        or (text[end : end + 1] == "." and text[end + 1 : end + 2].isalpha())
    ):
        return False
    return not (organisation.acronym and _in_capitals(passage, hit))


def _in_capitals(passage: Passage, hit: Hit) -> bool:
    """Whether the line around is all in capitals, other organisations' names apart: 'WHO IS AT RISK'."""
    text = passage.text
    if not (text[max(0, hit.start - 12) : hit.start] + text[hit.end : hit.end + 12]).isupper():
        return False
    left, right = max(0, hit.start - 40), min(len(text), hit.end + 40)
    left = max(left, text.rfind("\n", left, hit.start) + 1)
    stop = text.find("\n", hit.end, right)
    around = list(text[left : stop if stop >= 0 else right])
    for other in passage.hits.get(ORGANISATION, ()):
        if other.end > left and other.start < left + len(around):
            first, last = max(other.start - left, 0), min(other.end - left, len(around))
            around[first:last] = " " * (last - first)
    letters = [c for c in around if c.isalpha()]
    return len(letters) > 3 and all(c.isupper() for c in letters)


def _acts(passage: Passage, known: Sequence[Hit], index: int, cited: bool) -> str:
    """The rule by which the organisation acts here, '' if it does not, 'cited' if only its word is given.

    `cited` says that it is linked to one whose word is given: 'data from UNHCR and IOM'.
    """
    hit, folded = known[index], passage.folded
    organisation: Organisation = hit.payload
    before = sentence_before(folded, hit.start)
    if is_apart(before):
        return _CITED
    if is_denied(before):
        return ""
    bracket = _BRACKET.match(folded, hit.end)
    end = bracket.end() if bracket else hit.end
    if is_attribute(folded, end) or is_venue(before, folded, end):
        return ""
    beside = _beside_a_partner(passage, known, index)
    if organisation.area and is_of_members(before):
        return "acting"
    if not beside:
        if cited or is_cited(before):
            return _CITED
        if is_cited_after(folded, end):
            return ""
    if cue_before(passage, hit.start):
        return "cue"
    if beside:
        return "beside"
    if organisation.area and _PLACE_BEFORE.search(before, max(0, len(before) - 60)):
        return ""
    others = _AND_OTHERS.match(passage.text, end) if organisation.area else None
    if _ACTING_AFTER.match(folded, end) or (others and _ACTING_AFTER.match(folded, others.end())):
        return "acting"
    near = max(0, len(before) - 60)
    if organisation.area and (giving().search(before, near) or _DONE_WITH.search(before, near)):
        return "acting"
    return "" if organisation.needs_cue else "named"


def _beside_a_partner(passage: Passage, known: Sequence[Hit], index: int) -> bool:
    """Whether it is coordinated with the page's owner or with an organisation that a name alone makes a partner."""
    hit, owner = known[index], canonical_name(passage.owner)
    organisation: Organisation = hit.payload
    for other in (index - 1, index + 1):
        if not 0 <= other < len(known):
            continue
        first, last = (known[other], hit) if other < index else (hit, known[other])
        if last.start - first.end > 60 or known[other].payload.name == hit.payload.name:
            continue
        near: Organisation = known[other].payload
        if near.name == owner and LINK.fullmatch(passage.folded, first.end, last.start):
            return True
        if near.needs_cue or not organisation.needs_cue or is_attribute(passage.folded, known[other].end):
            continue
        if LINK.fullmatch(passage.folded, first.end, last.start):
            return True
    return False


def cue_before(passage: Passage, start: int) -> Hit | None:
    """The words of acting together that stand before, if the list that they open still runs."""
    for cue in reversed(passage.hits.get(CUE, ())):
        if cue.end <= start:
            runs = start - cue.end <= _REACH and not _LIST_ENDS.search(passage.folded, cue.end, start)
            return cue if runs else None
    return None
