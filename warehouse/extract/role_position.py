"""What a place's kind and position tell of it where the words around it say nothing: 'Kenya: ...', 'In Kenya, ...'."""

from __future__ import annotations

import re
from typing import NamedTuple

from warehouse.extract import roles
from warehouse.extract.gazetteer import Name
from warehouse.extract.role_frames import Reading
from warehouse.extract.scan import Hit
from warehouse.records import Span

_AT_HEAD = re.compile(
    r"(?:\W*(?:in|en|au|aux|em|no|na)\s(?:the |la |el |le |o |a )?)?\W*(?:the |state of |la |el |le )?\W*"
)
_DATELINE = re.compile(
    r"\W{0,3}(?:[\w ]{0,25}\)?,? )?\(?\d[\w ,./-]{3,30}?\)?\s?[-:]\s"  # 'Vienna, 12 October 2020 - '
    r"|\s?\([\w ]+\)\s?(?:,|-)\s"  # 'Hanoi (Viet Nam) - '
)
_DASHED = re.compile(r"[^:]{0,34} - ")


class Said(NamedTuple):
    """A role, how much it weighs and how unsure it is."""

    role: str
    weight: float
    doubt: float


def read_position(folded: str, span: Span, where: str, hit: Hit, reading: Reading) -> Said:
    """What a place is by its kind, else by its position in the stretch `span`, else by its preposition.

    `where` is 'place-line', 'title' or 'body'.
    """
    return (
        _by_kind(hit.payload, where)
        or _by_denial(folded, span, hit, reading)
        or _at_head(folded, span, where, hit, reading)
        or _in_sentence(folded, where, hit, reading)
    )


def _by_kind(name: Name, where: str) -> Said | None:
    is_line = where == "place-line"
    if name.is_hub:
        return Said("venue", roles.HOST if is_line else roles.FLOW, 0.2)
    if name.sort == "agency":
        return Said("donor", roles.FLOW, 0.4)
    if name.sort == "former-state":
        return Said("mention", roles.FLOW, 0.2)
    return Said("location", roles.HOST, 0.2) if is_line else None


def _by_denial(folded: str, span: Span, hit: Hit, reading: Reading) -> Said | None:
    """'No course was held in Kenya'."""
    is_denied = reading.may_stop and roles.is_stopped(folded, hit.start, hit.end, span.start)
    return Said("negated", roles.LEAD, 0.2) if is_denied else None


def _at_head(folded: str, span: Span, where: str, hit: Hit, reading: Reading) -> Said | None:
    """'Nairobi, 3 May - ...', 'Kenya: ...', 'In Kenya, ...' at the head of a stretch; any country in a title."""
    start, end = hit.start, hit.end
    is_body, is_town = where == "body", hit.payload.sort in ("city", "province")
    is_first = is_body and start - span.start < 24 and _AT_HEAD.fullmatch(folded, span.start, start) is not None
    is_bracketed = reading.is_heading and not is_town and folded.startswith(" (", end)  # 'Ghana (2019-2021): ...'
    if is_first and not is_bracketed and _DATELINE.match(folded, end):
        return Said("location", roles.HOST, 0.2)
    if reading.is_heading:
        is_dateline = is_body and is_town and _DASHED.match(folded, end)
        return Said("location", roles.HOST, 0.2) if is_dateline else Said("focus", roles.LEAD, 0.0)
    if is_first and start > span.start and folded[start - 1] == " ":
        return Said("focus", roles.OPEN, 0.0)
    if where == "title" and hit.payload.sort != "city":
        return Said("focus", roles.TITLE, 0.1)
    return None


def _in_sentence(folded: str, where: str, hit: Hit, reading: Reading) -> Said:
    """By its preposition, else by how many are listed and whether a sentence opens with it."""
    sort, letters = hit.payload.sort, reading.letters
    if reading.is_opening:
        return Said("focus", roles.SAID, 0.1)
    if sort in ("national-body", "mission"):
        return Said("location", roles.HOST, 0.3) if letters == "I" else Said("focus", roles.BODY, 0.2)
    if "I" in letters or sort == "city":
        return Said("inside", roles.INSIDE, 0.1)
    if sort == "country-name" and letters == "F":
        return Said("focus", roles.SAID, 0.2)
    if sort != "demonym" and ("O" in letters or "F" in letters):
        return Said("focus", roles.INSIDE, 0.2)
    if "E" in letters and reading.size >= 2:
        return Said("focus", roles.INSIDE, 0.3)
    if not letters and (reading.size >= 3 or folded.startswith((" (", "'s "), hit.end)):
        return Said("focus", roles.INSIDE, 0.3)
    return Said("focus", roles.INSIDE if reading.is_subject and where == "body" else roles.BARE, 0.2)
