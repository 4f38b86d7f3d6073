"""Organisations that act with the reporting one, under their canonical names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warehouse.extract.partner_lexicon import CUE, ORGANISATION, Organisation, canonical_name, giving, terms
from warehouse.extract.partner_names import is_inside, national_bodies
from warehouse.extract.passage import Found, Passage
from warehouse.extract.scan import Hit
from warehouse.records import Evidence, Place, Span

__all__ = ["extract_partners", "terms"]

_INSTRUMENT = (
    r"(?:directives?|conventions?|protocols?|declarations?|resolutions?|recommendations?|regulations?|treat(?:y|ies)"
    r"|charter|codes?|guidelines?|standards?|principles|laws?|legislation|acquis|policy|policies|commitments"
    r"|indicators|definitions?|classifications?|criteria|reports?|surveys?|stud(?:y|ies)|data|statistics|figures"
    r"|estimates|handbooks?|manuals?|toolkits?)"
)
# What follows a name that is cited or is an attribute, not acting: 'EU Directive', 'WHO estimates'.
_CITED_AFTER = re.compile(
    r"(?:'s)? (?:(?!(?:and|on|to|for|the|in|with|of|by|at|from|has|have|held|will|joint) |(?!forced|related)\w+ed )"
    rf"[a-z-]+ ){{0,3}}{_INSTRUMENT}\b"
    r"|,? (?:ranks?|ranked|says?|said|estimates?|estimated|warns?|found that|finds that|defines?|calculates?|reckons"
    r"|recommends)\b"
)
# What makes its name an attribute of something else, whoever stands beside: 'EU Member States', 'SADC region'.
_ATTRIBUTE_OF = re.compile(
    r"(?:'s)? (?:member (?:states|countries|parliaments)|region\b|countries|borders?\b|citizens|nationals|territory"
    r"|(?:[a-z]+ ){0,2}agenc(?:y|ies)\b|accession|candidate|average|level)"
)
# What stands before one: 'according to', 'a report by', 'at the request of', 'member States of', 'formerly with'.
_CITED_BEFORE = re.compile(
    r"\b(?:(?:mandated|requested|adopted|endorsed|ratified|recommended|cited|quoted|estimated|reported|defined|compiled"
    r"|commissioned|published|issued|established|created|set|set out|drawn up) by"
    r"|(?:headquarters|premises|seat|building) of"
    r"|(?:according|pursuant|contrary) to|in (?:line|accordance|compliance) with|based on|consistent with|guided by"
    r"|(?:request|requests|mandate|invitation|call|recommendations?|reports?|figures|data|statistics|estimates"
    r"|guidelines|standards|convention|resolutions?|directive|decision|decisions|criteria|definition)"
    r"(?: \d+)? (?:of|by|from)"
    r"|(?:member )?(?:states|countries|territories|governments|parliaments) of|unlike|instead of|rather than"
    r"|(?:convention|convenio|convencao|protocol[eo]|normas?|normes?|norme|directri(?:z|ces)|directives?|diretrizes|recomendacion(?:es)?"
    r"|recomendacoes|recommandations?|datos|donnees|dados|cifras|chiffres|estadisticas|statistiques|estatisticas"
    r"|estimaciones|estimations|estimativas|informes?|rapports?|relatorios?|etudes?|estudios?|estudos?|definicion"
    r"|definicao|criter(?:ios|es)|guias?|manual|manuel|resolucion(?:es)?|resolucoes)"
    r"(?: (?:n[o.]?[oº°]? ?)?\d+)? (?:de|da|do|del)"
    r"|says?|said|estimates?|reports?|former(?:ly)?(?: \w+){0,2}?(?: of| at| with)?"
    r"|selon|segun|segundo|d'apres|solicitud de|demande de)$"
)
# Those who come for all its States make up the community: 'officials from the fifteen member States of ECOWAS'.
_FROM_MEMBERS = re.compile(
    r"\b(?:(?:from|of) (?:all )?the|from all|des|dos|de todos os|de(?: todos)? los) (?:\S+ )?"
    r"(?:member (?:states|countries)|estados (?:miembros|membros)|etats membres|paises miembros|pays membres)"
    r" (?:of|de|da|do|del)(?: the| la| l')? ?$"
)
_ARTICLES = frozenset(("the", "a", "an", "its", "latest", "la", "el", "le", "o", "as", "l'", "los", "las"))
# The words that a citation can end with; without one of them the pattern above need not be tried.
_CITING = frozenset(
    (
        *(
            "by",
            "of",
            "to",
            "with",
            "on",
            "from",
            "at",
            "unlike",
            "than",
            "say",
            "says",
            "said",
            "estimate",
            "estimates",
        ),
        *("report", "reports", "selon", "segun", "segundo", "d'apres", "de", "da", "do", "del", "former", "formerly"),
    )
)
_SOURCES = ("according to ", "selon ", "segun ", "segundo ", "d'apres ")
_DENIALS = frozenset(("no", "without", "not", "never", "neither", "nor", "nao", "sin", "sans", "sem", "ne"))
_DENIED_BEFORE = re.compile(
    r"(?:^|[.;:,] )no [^.;,]{0,60}$|\b(?:without|not(?! only)|never|neither|nor|nao|sin|sans|sem|ne)\b[^.;,]{0,50}$"
)
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
# 'The EU, Japan and Norway': those who act with it, between its name and the verb.
_AND_OTHERS = re.compile(
    r"(?:(?:, | and |, and | y | et | e )(?:[Tt]he |la |el |l['’]|le |les |los |os |as |o |a )?"
    r"[A-ZÀ-Þ][\w'’.-]*(?: (?:of |de |du |del |da |do )?[A-ZÀ-Þ][\w.-]*)*){1,6}(?= )"
)
_LINK = re.compile(
    r"(?: \([^()]{1,40}\))?(?:,? (?:and|&|y|e|et|as well as|with|ainsi que) |, ?|/|-)"
    r"(?:(?:the|its|la|el|l'|le|les|o|a) ?)?"
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
    known = [hit for hit in hits.get(ORGANISATION, ()) if is_inside(hit.start, spans) and _is_meant(passage, hit)]
    cited = False
    for index, hit in enumerate(known):
        organisation: Organisation = hit.payload
        if organisation.name in names or (owner and owner in (organisation.name, organisation.of)):
            cited = False
            continue
        linked = cited and bool(_LINK.fullmatch(passage.folded, known[index - 1].end, hit.start))
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


def _is_meant(passage: Passage, hit: Hit) -> bool:
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
    before = folded[max(0, hit.start - 160) : hit.start]
    before = before[max(before.rfind(". ") + 1, before.rfind("\n") + 1) :].lstrip()
    words = before[-80:].split()
    if not _DENIALS.isdisjoint(words) and _DENIED_BEFORE.search(before, max(0, len(before) - 80)):
        return ""
    bracket = _BRACKET.match(folded, hit.end)
    end = bracket.end() if bracket else hit.end
    if _ATTRIBUTE_OF.match(folded, end):
        return ""
    beside = _beside_a_partner(passage, known, index)
    if organisation.area and _FROM_MEMBERS.search(before):
        return "acting"
    if not beside:
        if cited or _is_cited(words) or _is_source(before):
            return _CITED
        if _CITED_AFTER.match(folded, end):
            return ""
    if _cue_before(passage, hit.start):
        return "cue"
    if beside:
        return "beside"
    if organisation.area and _PLACE_BEFORE.search(before, max(0, len(before) - 60)):
        return ""
    others = _AND_OTHERS.match(passage.text, end) if organisation.area else None
    if _ACTING_AFTER.match(folded, end) or (others and _ACTING_AFTER.match(folded, others.end())):
        return "acting"
    if organisation.area and giving().search(before, max(0, len(before) - 60)):
        return "acting"
    return "" if organisation.needs_cue else "named"


def _is_cited(words: list[str]) -> bool:
    """Whether the last words before the name, an article apart, say that it is only cited."""
    last = len(words)
    while last and words[last - 1] in _ARTICLES:
        last -= 1
    if not last or not (
        words[last - 1] in _CITING or any(word.startswith("former") for word in words[max(0, last - 3) : last])
    ):
        return False
    return _CITED_BEFORE.search(" ".join(words[max(0, last - 5) : last])) is not None


def _is_source(before: str) -> bool:
    """Whether 'according to' opens the phrase that the name stands in."""
    return any(word in before and not set(before.rpartition(word)[2]) & set(",;.") for word in _SOURCES)


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
        if near.name == owner and _LINK.fullmatch(passage.folded, first.end, last.start):
            return True
        if near.needs_cue or not organisation.needs_cue or _ATTRIBUTE_OF.match(passage.folded, known[other].end):
            continue
        if _LINK.fullmatch(passage.folded, first.end, last.start):
            return True
    return False


def _cue_before(passage: Passage, start: int) -> bool:
    """Whether words of acting together stand before, and the list that they open still runs."""
    for cue in reversed(passage.hits.get(CUE, ())):
        if cue.end <= start:
            return start - cue.end <= _REACH and not _LIST_ENDS.search(passage.folded, cue.end, start)
    return False
