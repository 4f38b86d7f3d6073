"""Which agency a page belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from warehouse.text.agencies import agencies, written_names
from warehouse.text.dates import match_period
from warehouse.text.lines import Line

# A pattern that begins with its capital, not with the boundary before it, is found in half the time.
_ACRONYM = re.compile(r"[A-Z](?<!\w.)(?:(?<=U)N[ -]Women|[A-Za-z]*[A-Z]\b(?!-)|(?<=U)N-Habitat|(?<=E)uropol)")
_THE_AGENCY = re.compile(r"\b[Tt]he (?:Office|Agency|Organi[sz]ation|Fund|Programme|Commission|Entity|Mission)\b")
_AROUND_NAME = re.compile(r"^\s*(?:Agency|Agencia|Agence|Agência)\s*:|\s*\([^)]*\)\s*$", re.IGNORECASE)
# 'The X (Y) is the agency', 'UNODC - Regional Office for the Andes', 'IOM Newsroom'.
_ARTICLE = re.compile(r"(?:The|La|El|L['’]|Le|O|A|Os|As) ?", re.IGNORECASE)
_IS_AGENCY = re.compile(
    r"(?: ?\([^()]{2,30}\))?,? (?:is|est|es|é) (?:the|an?|el|la|le|l['’]|une?|o|uma?)\b", re.IGNORECASE
)
_HEADS_PAGE = re.compile(
    r"\s*[-–—:|>]\s+\w"
    r"| (?:news(?:room)?|press|noticias|notícias|actualités|sala de (?:prensa|imprensa)|salle de presse)\b",
    re.IGNORECASE,
)
_TITLE_LIMIT = 110
_HEADING_LINES, _HEAD_LINES = 6, 12
_LINES_ASKED = 200
_SHORT_LINE = 60


@cache
def _names() -> dict[str, str]:
    """The canonical name by each name that a page may head itself with."""
    bodies = {**agencies().united_nations, **agencies().others}
    return {written: name for name, body in bodies.items() for written in written_names(name, body)}


@cache
def _keys() -> dict[str, str]:
    return {_key(written): name for written, name in _names().items()}


@cache
def _anywhere() -> re.Pattern[str]:
    names = sorted(_names(), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in names) + r")(?![\w])")


def agency_named(text: str) -> str | None:
    """The canonical name of the agency that is all the text names, or all that a part of it between bars names.

    The name may carry its acronym in brackets and the word 'Agency' before it.
    """
    for part in text.split("|"):
        if named := _keys().get(_key(_AROUND_NAME.sub("", part))):
            return named
    return None


def names_agency(text: str) -> bool:
    """Whether an agency's name stands in the text, or 'the Office', 'the Organization' and the like."""
    return _anywhere().search(text) is not None or _THE_AGENCY.search(text) is not None


def match_agency(text: str) -> re.Match[str] | None:
    """An agency's name that the text opens with."""
    return _anywhere().match(text)


def find_owner(lines: Sequence[Line]) -> str | None:
    """The agency that the page belongs to, None if it names none or several alike.

    Told by a heading among the first six lines that is an agency's name (of several by the one that the
    first paragraph speaks of: the first may be the site's), else by the period
    headers if they agree, else by one of the first six lines that opens with an agency's name and
    says what it is or what page this is, else by the agency that one line in four names, in both
    halves of the page, and that three times as many lines name as any other.
    """
    if heading := _agency_in_headings([line.text for line in lines[:_HEAD_LINES]]):
        return heading
    if headed := {agency for line in lines if (agency := agency_of_header(line.text))}:
        return headed.pop() if len(headed) == 1 else None
    if introduced := {agency for line in lines[:_HEADING_LINES] if (agency := _agency_introduced(line.text))}:
        return introduced.pop() if len(introduced) == 1 else None
    named_in = _named_in_texts(lines)
    counts = Counter(agency for agencies in named_in for agency in agencies)
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    (first, most), (_, next_most) = ranked[:2]
    half = len(named_in) // 2
    is_throughout = all(any(first in agencies for agencies in part) for part in (named_in[:half], named_in[half:]))
    return first if is_throughout and 4 * most >= len(named_in) and most >= 3 * next_most else None


def find_site(lines: Sequence[Line], owner: str | None) -> str | None:
    """The agency whose site shows another's page: all period headers name it, the texts speak of the owner more."""
    headed = {agency for line in lines if (agency := agency_of_header(line.text))}
    if owner is None or owner in headed or len(headed) != 1:
        return None
    counts = Counter(agency for agencies in _named_in_texts(lines) for agency in agencies)
    site = headed.pop()
    return site if counts[owner] > counts[site] else None


def _named_in_texts(lines: Sequence[Line]) -> list[set[str]]:
    """For each of the first long lines the agencies that it names by an acronym."""
    names = _names()
    long_lines = [line.text for line in lines if len(line.text) > _SHORT_LINE][:_LINES_ASKED]
    return [{names[word] for word in _ACRONYM.findall(text) if word in names} for text in long_lines]


def _agency_in_headings(head: Sequence[str]) -> str | None:
    named = [
        agency
        for text in head[:_HEADING_LINES]
        if len(text) < _TITLE_LIMIT and not match_period(text) and (agency := agency_named(text))
    ]
    if len(set(named)) > 1:
        told = next((text for text in head if len(text) >= _TITLE_LIMIT), "")
        spoken_of = {_names()[found[0]] for found in _anywhere().finditer(told)}
        named = [agency for agency in named if agency in spoken_of] or named
    return named[0] if named else None


def _agency_introduced(text: str) -> str | None:
    article = _ARTICLE.match(text)
    for at in (0, article.end() if article else 0):
        found = _anywhere().match(text, at)
        if found and (
            _IS_AGENCY.match(text, found.end()) or (len(text) < _TITLE_LIMIT and _HEADS_PAGE.match(text, found.end()))
        ):
            return _names()[found[0]]
    return None


def agency_of_header(text: str) -> str | None:
    """The canonical name of the agency behind a period header ('Feb 2020 - Sep 2021 | UN Women'), or what is there."""
    header = match_period(text)
    if not header:
        return None
    rest = text[header.end() :]
    found = match_agency(rest)
    return _names()[found[0]] if found else rest[:60].strip() if 0 < len(rest) <= 60 else None


def _key(name: str) -> str:
    return re.sub(r"[\s’'-]+", " ", name).strip().casefold().removeprefix("the ")
