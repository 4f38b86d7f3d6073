"""Standing descriptions of an agency, told from what it reports to have done."""

from __future__ import annotations

import re

from warehouse.text.owner import names_agency
from warehouse.text.patterns import one_of

_STANDING = re.compile(
    r"[^.;]{0,90}?\b"
    + one_of(
        r"(?:is|are) (?:also )?(?:an? (?:\w+ ){0,2})?(?:member|part|co-?chair) of (?:the|an?|several)\b",
        r"(?:is|are) the (?:guardian|custodian|secretariat|lead (?:agency|entity)) of\b",
        r"(?:is|are) (?:mandated (?:to|by)|(?:guided|governed|bound) by|based on the principles?|committed to)\b",
        r"(?:has|have) (?:an?|the|its) (?:\w+ ){0,3}mandate\b",
        r"(?:is|are) (?:an?|one of \w+) (?:\w+ ){0,3}"
        r"(?:principles?|commitments?|priorit(?:y|ies)|pillars?|conditions?)\b",
        r"(?:always|routinely|as a rule) (?:seeks?|aims?|ensures?|works?|uses?|strives?|includes?|applies)\b",
        r"(?:['’]s?|its|their) (?:work|mission|approach|engagement|programming|action)"
        r" (?:(?:on|in|to|against|for) [^.;]{3,60} )?(?:follows?|is|rests?|builds?|draws?|aims?|covers?|focuse?s?)\b",
        r"(?:considers?|regards?)\b[^.;]{3,160}\b(?:principles?|as (?:an?|the|one)|pre(?:condition|requisite)s?)\b",
        r"(?:(?:co-?)?leads?|(?:co-?)?chairs?) (?:the|an?) [^.;]{3,80}\b(?:cluster|group|network|alliance|coalition)\b",
        r"requires? (?:(?:all|its|every|each|country|field) ){0,2}(?:offices?|staff|partners|projects|programmes) to\b",
        r"mandate (?:is|includes|derives|stems)\b",
        r"policy framework (?:for|on|is|in this area)\b.{0,80}\b(?:contained|set out|based|guided)\b",
    ),
    re.IGNORECASE,
)
_RULE_OF_WORK = re.compile(
    r"(?:All|Every|Each)\b[^.;]{0,60}\b(?:advice|assistance|support|work|activit\w+|programmes?|projects?|operations?"
    r"|interventions?|services?|staff|personnel|offices?)\b[^.;]{0,60}\b(?:follows?|adheres?|compl(?:y|ies)|respects?"
    r"|observes?|appl(?:y|ies)|rests?|is|are(?! being)|must be)\b"
)
_CROSS_CUTTING = re.compile(r"\bcross-?cutting (?:issue|theme|priorit|concern)", re.IGNORECASE)
_IN_ALL_WORK = re.compile(
    r"\b(?:is|are|mainstreams?|integrates?|reflects?)\b(?! (?:\w+ )?\w+ing\b)[^.;]{0,60}"
    r"\b(?:in|into|across|throughout) (?:all|every|each)\b[^.;]{0,60}"
    r"\b(?:work|programmes?|activit|projects?|publications?|policies|documents?|operations|training|responses)",
    re.IGNORECASE,
)
# These say so of any time, though a year or 'In' stands in the sentence.
_SURELY_STANDING = re.compile(
    r"\b(?:is|are) (?:(?:always|at all times) (?:\w+ed|bound) (?:by|to|with|on)"
    r"|(?:guided|governed|bound) at all times)\b"
    r"|^[^.;,]{2,80} was (?:founded|established|created|set up) in (?:19|20)\d\d and (?:now |today )?[a-z]+s\b"
)
# 'is a member of its board and supported 20 operations': what was done besides is a report.
_AND_DID = re.compile(
    r"\band (?:has |have |also |recently )?(?:\w{4,}(?<!need)ed|led|held|built|gave|made) "
    r"(?!by\b|to\b|in\b|on\b|with\b|and\b)"
)
_ALL = (" all ", " every ", " each ")
_HAPPENED = re.compile(
    r"\b(?:19|20)\d\d\b|^(?:in|during|between|on|from|since|as part of|under|through|within)\b", re.IGNORECASE
)
_ADDRESS = re.compile(
    one_of(
        r"\bp\.?\s?o\.?\s?box\b|\bp\.?\s?m\.?\s?b\.? \d",
        r"^(?:\d+[aª]?\.? )?(?:rua|avenida|av\.|calle|carrera|rue|boulevard|plaza|pra[çc]a) [^.;:]{0,60}\b\d+\b"
        r"[^.;:]{0,60}$",
        r"\b(?:tel(?:ephone)?|fax)\b[ .:]*\+?\d",
        r"\b\d+(?:st|nd|rd|th) floor\b",
        r"\broom \d+|\b(?:edificio|building|immeuble|edif[íi]cio) \d+",
        r"\ba-?\d{4} (?:vienna|wien)",
        r"\bpalais (?:wilson|des nations)\b",
        r"\b\d+ [\w ]{2,30} (?:street|avenue|road)\b",
        r"\b(?:street|avenue|rue|route|strasse|stra[ßs]e) [\w ]{0,20}\d+",
    ),
    re.IGNORECASE,
)
_ADDRESS_PARTS = 4
_OFFICE = re.compile(r"\b(?:office|oficina|bureau|escrit[óo]rio)\b", re.IGNORECASE)
_ADDRESS_PART = re.compile(
    r"\s*(?:\d[\w/-]*\s)?(?:(?:[A-ZÀ-Þ][\w.'’-]*|of|and|for|de|du|des|la|le|do|da|\d[\w/-]*)\s?){1,8}"
)
_POSTAL_CODE = re.compile(
    r"\b(?:[A-Z]{2} \d{5}|[A-Z]\.[A-Z]\.,? \d{5}|C[Hh]-?\s?\d{4}|\d{4}-\d{3} [A-Z][a-z]+"
    r"|\d\d-\d{3} [A-Z][a-z]+|[A-Z][a-z]+ \d{6})\b"
    r"|^[^.;:]{5,90} \d+\w?, \d{4,5} [A-Z][\w-]+, [A-Z][\w ]+$"  # 'Hofgasse 12, 1010 Vienna, Austria'
)
_ADDRESS_WORDS = (
    " box",
    ".box",
    "tel",
    "fax",
    "room ",
    " floor",
    "palais",
    "vienna",
    "wien",
    " street",
    " avenue",
    " road",
    "p.m.b",
    "rua ",
    "avenida",
    "av. ",
    "calle ",
    "carrera ",
    "boulevard",
    "plaza ",
    "praça ",
    "rue ",
    "route ",
    "stra",
    "edif",
    "building",
    "immeuble",
)
_AGENCY_NOUN = one_of(
    r"entity|agency|organi[sz]ation|body|office|fund|programme|network|mission|institution|committee|commission",
    r"initiative|partnership|platform|alliance|coalition|task ?force",
    r"organismo|agencia|oficina|organizaci[óo]n|entidad|fondo|programa",
    r"organisme|agence|organisation|entit[ée]|fonds",
    r"ag[êe]ncia|escrit[óo]rio|organiza[çc][ãa]o|entidade|fundo",
)
_INTRODUCES = re.compile(
    r"(?:(?:With|Established|Founded|Created|Since|As) [^.;]{3,90}, )?"
    r"(?P<subject>(?:The |La |El |L['’]|Le |O |A )?[A-Z](?:[^.;,]|\.(?=[A-Z])){1,110}?(?: \([^)]{2,30}\))?)"
    r"(?:, [^.;,]{3,60},)? "
    + one_of(
        rf"(?:is|es|est|é) (?:the|an?|el|la|le|un|une|o|a|um|uma|l['’])\b[^.;]{{0,80}}\b{_AGENCY_NOUN}\b",
        r"(?:leads|coordinates|spearheads|brings together|unites|promotes|strives|works (?:with|in|to|for)"
        r"|encabeza|lidera|dirige|lid[ée]ra) (?:the |las? |l['’]|os? |el )?\w",
        r"(?:helps|assists|supports|advises|ayuda a|apoya a|aide|soutient|apoia) (?:its |the |los |as |les |aux? )?"
        r"(?:member |participating )?"
        r"(?:states|governments|countries|estados|gobiernos|pa[íi]ses|[ÉE]tats|pays|governos)\b",
        r"(?:is|are) (?:made possible|funded|financed|supported) (?:by|through|thanks to)\b",
        r"has been (?:present|active|at work|working|operating) (?:in|on|with|across)\b",
        r"(?:was|is) (?:established|created|founded|mandated|dedicated|committed|entrusted)\b",
    ),
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"(?:The )?[A-Z]{3,}\b")
_NOTHING_DONE = re.compile(
    r"(?:[A-ZÀ-Þ][^.:;]{2,40}: )?"
    + one_of(
        r"No (?:\w+ ){0,3}(?:activit\w+|projects?|programmes?|events?|initiatives?|interventions?)\b[^.;]{0,40}?"
        r" (?:was|were|has been|have been|(?:is|are) reported)\b",
        r"(?:Nothing|None) (?:was|were|has been|have been|to) report",
        r"No (?:se|hubo|ha habido|han?) .{0,40}\b(?:actividad|proyecto|iniciativa)",
        r"Aucun[e]? (?:\w+ ){0,2}(?:activit[ée]|projet|initiative)",
        r"(?:N[ãa]o (?:se|foram?|houve)|Nenhum[a]?)\b.{0,40}\b(?:a[c]?tividade|proje[c]?to|iniciativa)",
    )
)
_MAY_REFER = re.compile(r"ttp|TTP|ww|WW|lease|LEASE|can be|[Ss]ee ")
_REFERS = re.compile(
    r"^(?:[A-Z][^.:;]{2,40}: )?see (?:also )?(?:the |our )?[\w ]{2,60}\b(?:page|section|website|report)\b|"
    r"please (?:refer|see|visit|consult)\b|https?://|www\."
    r"|\bcan be (?:found|downloaded|accessed|consulted|obtained)\b.{0,80}\b(?:here|page|website|site|online|free)\b",
    re.IGNORECASE,
)
_PAST = (
    r"(?:(?:has|have) )?(?:recently |also |jointly )?"
    r"(?:(?!hundred)\w{2,}ed|led|held|began|took|brought|undertook|built|gave|made)\b"
)
_REPORTS = re.compile(
    r"(?:In|Across|Throughout|En|Em|À|Au|Aux|Dans|No|Na) (?!line|addition|order|particular)[A-Z][^.;]{2,80}?,\s"
    rf"|(?:The )?[A-Z][\w-]*(?: Women| Office| Fund| Initiative)?(?:,[^.]{{3,120}},)? {_PAST}"
)


_REPORTS_SURELY = re.compile(
    rf"(?:In|Across|Throughout) (?:the )?[A-Z][^.;]{{2,80}}?,\s(?P<agency>[^.;]{{2,90}}?),? {_PAST}"
)


def is_address(text: str) -> bool:
    """Whether a line is a postal address or a telephone number."""
    if len(text) >= 200:
        return False
    low = text.lower()
    has_word = any(word in low for word in _ADDRESS_WORDS)
    return (
        (has_word and _ADDRESS.search(text) is not None)
        or _POSTAL_CODE.search(text) is not None
        or _lists_address(text)
    )


def _lists_address(text: str) -> bool:
    """Whether a line is an agency, streets and towns between commas ('UNODC Office, 18 Almadies, Dakar, Senegal')."""
    parts = text.rstrip(".").split(",")
    has_street = len(parts) >= _ADDRESS_PARTS and any(map(str.isdigit, text))
    if not (has_street or (len(parts) > 2 and _OFFICE.search(parts[0]))) or not names_agency(parts[0]):
        return False
    return all(_ADDRESS_PART.fullmatch(part) for part in parts)


def is_office(text: str) -> bool:
    """Whether a line is the name of an agency's office and nothing else ('IOM Regional Office for Central Asia')."""
    return (
        _OFFICE.search(text) is not None and names_agency(text) and all(map(_ADDRESS_PART.fullmatch, text.split(",")))
    )


def introduces_agency(text: str) -> bool:
    """Whether a paragraph at the head of a page says what an agency is and does at all times."""
    found = _INTRODUCES.match(text)
    return found is not None and (names_agency(found["subject"]) or _ACRONYM.match(text) is not None)


def is_standing(text: str) -> bool:
    """Whether a paragraph states a membership, a mandate or a principle rather than something done."""
    head = text[:400]
    is_principle = any(word in head for word in _ALL) and _IN_ALL_WORK.search(head) is not None
    is_principle = is_principle or _RULE_OF_WORK.match(head) is not None
    is_principle = is_principle or ("cutting" in head and _CROSS_CUTTING.search(head) is not None)
    if _SURELY_STANDING.search(head):
        return True
    if not (is_principle or _STANDING.match(head)) or _HAPPENED.search(head[:120]):
        return False
    return is_principle or _AND_DID.search(head) is None


def opens_report(text: str) -> bool:
    """Whether words open like a report: 'In Gaborone, UNODC', 'UNODC also helped', 'En Lima, la policía'."""
    return _REPORTS.match(text) is not None


def reports_activity(text: str) -> bool:
    """Whether a paragraph opens like a report: a country and a comma, or an agency and a verb in the past."""
    return len(text) > 80 and opens_report(text)


def surely_reports_activity(text: str) -> bool:
    """Whether a paragraph opens like a report from a place: the place, a comma, an agency and a verb in the past."""
    if len(text) <= 80:
        return False
    found = _REPORTS_SURELY.match(text)
    return found is not None and names_agency(found["agency"])


def reports_nothing(text: str) -> bool:
    """Whether a paragraph says that nothing was done ('No activities were held in Bhutan in this period')."""
    return _NOTHING_DONE.match(text) is not None


def refers_elsewhere(text: str) -> bool:
    """Whether a line only sends the reader to another page."""
    return len(text) < 200 and _MAY_REFER.search(text) is not None and _REFERS.search(text) is not None
