"""Standing descriptions of an agency, told from what it reports to have done."""

from __future__ import annotations

import re

_STANDING = re.compile(
    r"\bcross-?cutting (?:issue|theme|priorit|concern)|\b(?:is|are) (?:issues? )?addressed in all\b"
    r"|^[^.;]{0,90}\b(?:is|are) (?:also )?(?:an? (?:active )?(?:founding )?)?(?:member|part|co-?chair) of (?:the|an?|several)\b"
    r"|^[^.;]{0,90}\b(?:is|are) (?:the (?:guardian|custodian|secretariat|lead (?:agency|entity)) of|mandated (?:to|by)|guided by|governed by|based on the principles?|committed to)\b"
    r"|^[^.;]{0,60}\b(?:has|have) (?:an?|the|its) (?:universal |unique |triple |global |core |clear |specific )*mandate\b|^[^.;]{0,40}\bmandate (?:is|includes|derives|stems)\b"
    r"|\bpolicy framework (?:for|on|is|in this area)\b.{0,80}\b(?:contained|set out|based|guided)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:19|20)\d\d\b|^(?:in|during|between|on|from|since|as part of|under|through|within)\b", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"\b(?:p\.?\s?o\.?\s?box|tel(?:ephone)?\b[ .:]*\+?\d|fax\b|room \d+|[A-Z]{2} \d{5}\b|ch-?\s?\d{4}|a-?\d{4} (?:vienna|wien)|plaza\b.{0,40}\d|palais (?:wilson|des nations)"
    r"|\d+ [\w ]{2,30} (?:street|avenue|road)|(?:street|avenue|rue|route|strasse|stra[ßs]e) [\w ]{0,20}\d+)",
    re.IGNORECASE,
)
_REFERS = re.compile(r"please (?:refer|see|visit|consult)\b|https?://|www\.", re.IGNORECASE)
_REPORTS = re.compile(
    r"(?:In|Across|Throughout) (?!line|addition|order|particular)[A-Z][^.;]{2,80}?,\s|(?:The )?[A-Z][\w-]*(?: Women| Office| Fund| Initiative)?(?:,[^.]{3,120},)? (?:(?:has|have) )?(?:recently |also |jointly )?"
    r"(?:\w{2,}ed|led|held|began|took|brought|undertook|built|gave|made)\b"
)


def is_address(text: str) -> bool:
    """Whether a line is a postal address or a telephone number."""
    return len(text) < 200 and _ADDRESS.search(text) is not None


def is_standing(text: str) -> bool:
    """Whether a paragraph states a membership, a mandate or a principle rather than something done."""
    head = text[:400]
    return _STANDING.search(head) is not None and _HAPPENED.search(head[:120]) is None


def reports_activity(text: str) -> bool:
    """Whether a paragraph opens like a report: a country and a comma, or an agency and a verb in the past."""
    return len(text) > 80 and _REPORTS.match(text) is not None


def refers_elsewhere(text: str) -> bool:
    """Whether a line only sends the reader to another page."""
    return len(text) < 300 and _REFERS.search(text) is not None
