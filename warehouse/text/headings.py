"""Headings of inventory pages, alone on their line or glued in front of a paragraph."""

from __future__ import annotations

import re

from warehouse.text.lines import is_unfinished

# The measure names of the UN Women inventory, in the spellings that its pages have had.
_MEASURES = (
    r"Prevention,? Including Awareness[ -]Raising (?:and|&) Advocacy|Prevention|Awareness[ -]Raising(?: and Advocacy)?|Advocacy"
    r"|Support (?:for|to) Legislative(?: and Policy)? Development|Legislative Development|Legislation|Support (?:for|to) Policy Development(?: at the National Level)?"
    r"|Policy(?: Guidance| Development)?|Policies|Laws?(?: and Policies)?"
    r"|Protection,? Support (?:and|&) Services for (?:Victims(?:\s?/\s?|and )Survivors|Survivors(?:\s?/\s?|and )Victims|Victims|Survivors)|Protection|Services(?: for Survivors)?"
    r"|Data Collection(?:,? Analysis)?(?:,? and Research)?(?:,? (?:and )?Analysis)?|Research(?: and Data Collection)?|Data"
    r"|(?:Internal )?Training(?:,? (?:and|&) Capacity[ -]Building)?|Capacity[ -]Building|Capacity Development"
    r"|Global Norms,? Policy,? (?:and|&) Advocacy|International Norms and Standards|Support (?:for|to) (?:the )?Inter-?[gG]overnmental(?: and Expert)? (?:Bodies|Processes)"
    r"|Knowledge (?:Products|Management|Generation)(?: and Tools)?|Tools and Guidance|Partnerships?(?: and Coordination)?|Coordination|Inter-?[aA]gency Coordination"
    r"|Justice(?:,? Prosecution)?(?: and Law Enforcement)?|Prosecution(?:,? Punishment)?|Law Enforcement|Funding|Grant-?[mM]aking|Monitoring and Evaluation|Internal Policies"
)
_AGENCY = r"(?:UN[A-Z]*(?:[ -]Women)?|UN-Habitat|ONU|IOM|ILO|WHO|PAHO|OSCE|ODIHR|OHCHR|FAO|WFP|IFAD|ICAT|ECLAC|ESCWA|ESCAP|INTERPOL)\b"
_OPENING = (
    rf"(?:(?:In|The|Under|As|Through|Within|During|With|From|On|At|Since|Following|Together|By|For|Over|Between|Across|Among|Jointly|Working|Building|Several|Former"
    rf"|More|Throughout|Along|Alongside|Also|An?|Its|This|These|After|Additionally|Further|Globally|Regionally|To|View|Hide|Via|Using)\b(?!\s*[:|-])|{_AGENCY})"
)
_KNOWN = re.compile(rf"(?:{_MEASURES})\s*:?", re.IGNORECASE)
_KNOWN_GLUED = re.compile(rf"(?P<heading>{_MEASURES})(?:\s*[:|]\s*|\s+|(?=[A-Z]))(?={_OPENING})")
_GLUED = re.compile(rf"(?P<heading>[A-Z][^.;:!?\n]{{2,110}}?[a-z)])(?={_OPENING}[ ,])")
_CAPITALISED = 0.6
_SMALL = frozenset(
    "and or of the for in on to a an at by with from its their de la le les des du et y e en del los las da do das dos para pour".split()
)


def is_heading(text: str) -> bool:
    """Whether a line of an inventory page is a heading: a measure's name, or short and without a full stop."""
    if len(text) > 120:
        return False
    if _KNOWN.fullmatch(text):
        return True
    if not is_unfinished(text) or text[0].islower():
        return False
    words = text.split()
    return len(words) <= 8 or (len(words) <= 16 and _share_capitalised(words) >= _CAPITALISED)


def match_glued_heading(text: str) -> re.Match[str] | None:
    """A heading in front of a paragraph, by a known name or by a missing space; group `heading` is its words."""
    if found := _KNOWN_GLUED.match(text):
        return found
    found = _GLUED.match(text)
    return found if found and _share_capitalised(found["heading"].split()) >= _CAPITALISED else None


def _share_capitalised(words: list[str]) -> float:
    telling = [word for word in words if word.lower() not in _SMALL]
    return sum(word[0].isupper() or word[0].isdigit() for word in telling) / len(telling) if telling else 0.0
