"""Shapes of date lines and datelines; what they mean is read in `warehouse.extract`."""

from __future__ import annotations

import re

MONTH = (
    r"(?:jan(?:uary|vier|eiro)?|ene(?:ro)?|feb(?:ruary|rero)?|f[ée]v(?:rier|ereiro)?|mar(?:ch|s|zo|ço)?|apr(?:il)?|avr(?:il)?"
    r"|abr(?:il)?|may(?:o)?|maio?|jun(?:e|io|ho)?|juin|jul(?:y|io|ho)?|juil(?:let)?|aug(?:ust)?|ago(?:sto)?|ao[uû]t"
    r"|sep(?:t(?:ember|iembre|embre)?)?|set(?:embro|iembre)?|oct(?:ober|ubre|obre)?|out(?:ubro)?"
    r"|nov(?:ember|iembre|embre|embro)?|dec(?:ember)?|d[ée]c(?:embre)?|dic(?:iembre)?|dez(?:embro)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_LEAD = rf"(?:(?:posted|published|updated|last updated|date|publi[ée]e?|publicado|fecha|data)(?:\s+on|\s+le|\s+el|\s+em)?\s*:?\s*)?{_WEEKDAY}(?:le\s+|el\s+)?"
_DAY = r"\d{1,2}(?:\s?(?:st|nd|rd|th|er|º|°|ª))?"
_OF = r"(?:\s+(?:de|of|do|del)\s+|\s+|(?<=\.))"
_TO = r"\s*(?:-|–|—|/|&|,|\bto\b|\band\b|\bau?\b|\bal\b|\bet\b|\by\b|\be\b|\bà\b)\s*"
_YEAR = r"(?:19|20)\d\d"
_CLOCK = r"(?:[ T,]+\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?(?:\s*[ap]m)?)?"
_DAY_MONTH = rf"{_DAY}(?:{_OF}{MONTH})?(?:,?\s+{_YEAR})?(?:{_TO}{_DAY})?{_OF}{MONTH}"
_MONTH_DAY = rf"{MONTH}\s+{_DAY}(?:{_TO}(?:{MONTH}\s+)?{_DAY})?"
_NUMBERS = rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR}|{_YEAR}[/.-]\d{{1,2}}[/.-]\d{{1,2}})"
_DATED = rf"(?:(?:{_DAY_MONTH}|{_MONTH_DAY})(?:\s*,?\s+|\s+(?:de|del|of)\s+){_YEAR}|{_NUMBERS})"
_DATE = rf"(?:{_DATED}|{_DAY_MONTH}|{_MONTH_DAY}|{MONTH}(?:{_TO}{MONTH})?(?:,?\s+|\s+(?:de|del|of)\s+){_YEAR})"
_TOWN = r"[^\W\d_][^\d,:;.–—]{1,40}(?:,\s[^\W\d_][^\d,:;.–—]{1,30})?,\s+"

_DATE_LINE = re.compile(rf"[|•*-]?\s*{_LEAD}(?P<town>{_TOWN})?{_DATE}{_CLOCK}\s*[|:.–—-]?", re.IGNORECASE)
_GLUED_DATE = re.compile(rf"(?i:{_LEAD}(?P<date>{_DATED}){_CLOCK})\s*[|:]?\s+(?=[“\"'‘«¿¡]?[^\W\d_a-zà-ÿ])")
_DATELINE = re.compile(rf"(?P<town>[^\W\d_][^\d:;–—]{{1,60}},\s+)?{_DATE}\s*(?:[-–—:]\s|\.\s?[-–—])", re.IGNORECASE)
_DATED_OPENING = re.compile(
    rf"(?:on|from|between|el|del|desde el|entre el|le|du|entre|em|no dia|de)\s+(?:the\s+|le\s+|el\s+)?{_WEEKDAY}{_DATED}",
    re.IGNORECASE,
)
_MONTH_WORD = re.compile(rf"\b{MONTH}", re.IGNORECASE)
_PERIOD = re.compile(
    rf"(?P<period>{MONTH}\s+{_YEAR}\s*(?:-|–|—|to|a|au|à)\s*(?:{MONTH}\s+{_YEAR}|present)|{_YEAR}\s*[-–—]\s*{_YEAR})\s*\|\s*",
    re.IGNORECASE,
)
_BARE_PERIOD = re.compile(
    rf"(?:reporting period:?\s*)?(?:{MONTH}\s+{_YEAR}\s*(?:-|–|—|to|a|au|à)\s*(?:{MONTH}\s+{_YEAR}|present)|{_YEAR}\s*[-–—/]\s*{_YEAR})",
    re.IGNORECASE,
)
_YEAR_LINE = re.compile(rf"{_YEAR}")


def is_date_line(text: str) -> bool:
    """Whether a line is a date and nothing else but perhaps a town before it or a clock time after it."""
    if len(text) > 80 or not any(c.isdigit() for c in text):
        return False
    return _DATE_LINE.fullmatch(text) is not None


def is_year_line(text: str) -> bool:
    """Whether a line is a bare year, as pages put over the entries of one year."""
    return len(text) == 4 and _YEAR_LINE.fullmatch(text) is not None


def match_glued_date(text: str) -> re.Match[str] | None:
    """A full date with year glued in front of an entry's own words; group `date` is the date."""
    if not (text[:12].strip()[:1].isdigit() or _MONTH_WORD.match(text)):
        return None
    return _GLUED_DATE.match(text)


def opens_with_dateline(text: str) -> bool:
    """Whether a body opens with 'Town, 2 July 2020 -' or '23 September -'."""
    head = text[:110]
    return any(c.isdigit() for c in head) and _DATELINE.match(head) is not None


def opens_dated(text: str) -> bool:
    """Whether a body opens with 'On 28 March 2012', 'Between 7 and 11 December 2009' or the like."""
    head = text[:60]
    return any(c.isdigit() for c in head) and _DATED_OPENING.match(head) is not None


def match_period(text: str) -> re.Match[str] | None:
    """A reporting period with the bar that sets it off ('Feb 2020 - Sep 2021 | '); group `period` is the period."""
    if "|" not in text[:60]:
        return None
    return _PERIOD.match(text)


def is_bare_period(text: str) -> bool:
    """Whether a line is a reporting period and nothing else."""
    return 8 < len(text) < 60 and any(c.isdigit() for c in text) and _BARE_PERIOD.fullmatch(text) is not None
