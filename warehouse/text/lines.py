"""The lines of a document, each told by its shape."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from warehouse.records import Span
from warehouse.text.clean import CleanText, LineMark, holds_words
from warehouse.text.dates import (
    find_period_facet,
    is_attribution,
    is_month_heading,
    is_year_line,
    match_date_line,
    match_dated_title,
    match_glued_date,
)
from warehouse.text.links import ends_with_link, is_link
from warehouse.text.phrases import (
    drop_controls,
    glued_lead,
    is_agenda,
    is_aside,
    is_furniture,
    is_profile_section,
    match_bullet,
)

_TITLE_LIMIT = 250
_TOWN_WORDS = 3
_ENDED = re.compile(r"(?:[.!?…;:][\s\"'”’»)\]]*|[\"”»])$")
_SENTENCES = re.compile(r"[a-zà-ÿ)\"”’]{2}[.!?]\s+[\"“«A-ZÀ-Þ]")
_SENTENCE_OPENING = re.compile(
    r"(?:The|This|These|It|He|She|They|Its|His|Her|Their)\b[^:]{0,100}?"
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|should)\b"
)
_SPEAKER = re.compile(r"(?:Q|A|P|R|[A-Z]{3,}|Question|Answer|Pregunta|Respuesta|Réponse|Pergunta|Resposta): .*[.?!]$")
_PLACE_WORD = re.compile(
    r"(?:(?:[dl]['’])?[^\W\d_a-zà-ÿ][\w'’.-]*|(?:and|of|the|former|de|del|du|des|da|do|es|la|le|les|el|y|et|e|on|-|–|&|/))$"
)
_PLACE_LABEL = re.compile(
    r"(?:place|location|venue|where|lugar|lieu|local)\s*:\s*|(?:location_on|place|room)(?=(?-i:[A-Z]))", re.IGNORECASE
)
_PLACE_YEAR = re.compile(r",? \(?(?:19|20)\d\d(?: ?[-–/] ?(?:(?:19|20)\d\d|\d\d))?\)?\Z")
_PLACE_BREAK = re.compile(r"[,()–]|\band\b|\by\b|\bet\b")


class LineKind(Enum):
    """What a line of a news page is by its shape alone."""

    DATE = auto()
    DATED = auto()  # a date glued in front of the entry's own words
    PERIOD = auto()  # a year or month over the entries of it
    PLACE = auto()
    LINK = auto()
    OPENER = auto()  # the labelled line that opens each record of a page of records
    ASIDE = auto()  # a caption or a note in brackets, of the entry that it stands in
    FACT = auto()  # a labelled fact of the activity that the entry tells of ('Donor: Norway')
    AGENDA = auto()
    FURNITURE = auto()
    INTRO = auto()  # what stands over the first dated entry
    TITLE = auto()
    BULLET = auto()
    BODY = auto()


class Line(NamedTuple):
    """A line that is not blank: its lines in the stored file, its span without the blanks around it, its words."""

    first: int
    last: int
    span: Span
    text: str
    mark: LineMark
    follows_gap: bool
    lead: int = 0  # characters of a button, credit or number in front of its words
    tail: int = 0  # characters of its own words once more behind it

    def drop_glued(self) -> Line:
        """The line without a button or credit glued in front of its words."""
        return self.drop_lead(glued_lead(self.text))

    def drop_lead(self, size: int) -> Line:
        """The line without its first characters, whose place `lead` keeps."""
        span = Span(self.span.start + size, self.span.end)
        return self._replace(text=self.text[size:], span=span, lead=self.lead + size) if size else self

    def drop_prefix(self, size: int) -> Span:
        """The span without the first characters and the blanks after them."""
        return Span(self.span.end - len(self.text[size:].lstrip()), self.span.end)


_PLAIN = LineMark()


def split_lines(clean: CleanText) -> list[Line]:
    """The lines that hold letters or digits, in order; `follows_gap` tells a blank or ruled line before."""
    lines: list[Line] = []
    marks, stored = clean.marks, clean.stored_lines
    at = 0
    is_gap = False
    for number, raw in enumerate(clean.content.split("\n"), start=1):
        text = raw.strip()
        has_words = text != "" and (text[0].isalnum() or holds_words(text))
        if has_words:
            start = at + len(raw) - len(raw.lstrip())
            first, last = stored[number - 1] if stored else (number, number)
            lines.append(Line(first, last, Span(start, start + len(text)), text, marks.get(number, _PLAIN), is_gap))
        is_gap = not has_words
        at += len(raw) + 1
    return lines


def classify_line(line: Line) -> LineKind:
    """What the line is by its shape and its marks; neighbours are not looked at."""
    text = line.text[glued_lead(line.text) :]
    size = len(text)
    if part_dated_title(text):
        return LineKind.TITLE
    if size <= 80:
        if is_month_heading(text):
            return LineKind.PERIOD
        if date_line := match_date_line(text) or match_date_line(drop_controls(text)):
            return LineKind.FURNITURE if is_attribution(date_line) else LineKind.DATE
        if is_year_line(text):
            return LineKind.PERIOD
    if line.mark.entry and find_period_facet(text):
        return LineKind.DATE
    if is_furniture(text) or is_profile_section(text):
        return LineKind.FURNITURE
    if line.mark.is_caption or (is_aside(text) and not is_place(text)):
        return LineKind.ASIDE
    if match_glued_date(text):
        return LineKind.DATED
    if size <= _TITLE_LIMIT:
        if is_agenda(text):
            return LineKind.AGENDA
        if line.mark.heading:
            return LineKind.TITLE
        if is_link(text):
            return LineKind.LINK
        if match_bullet(text):
            return LineKind.BULLET
        if ends_with_link(text):
            return LineKind.BODY
        place = drop_place_label(text)
        if is_place(place) or (place != text and len(place.split()) <= _TOWN_WORDS):
            return LineKind.PLACE
        if is_title_like(text):
            return LineKind.TITLE
    return LineKind.BODY


def is_title_like(text: str) -> bool:
    """Whether a line has the shape of a headline: short, no full stop at its end, one sentence."""
    if len(text) > _TITLE_LIMIT:
        return False
    if text[-1] in "?!":
        return len(text) < 160 and not _SENTENCES.search(text)
    if text[-1] == ":":
        return len(text) < 120
    if not is_unfinished(text):
        return _closes_quoted_title(text)
    return len(text) < 120 or not _SENTENCES.search(text)


def part_dated_title(text: str) -> tuple[int, int, int] | None:
    """Where a headline with its date behind it ends, and where the date stands ('Judges meet in Lima (3 May 2021)')."""
    found = match_dated_title(text)
    return found if found and not is_place(text[: found[0]]) else None


def is_sentence(text: str) -> bool:
    """Whether a line without a full stop is a sentence all the same, or a speaker's turn in an interview."""
    return _SENTENCE_OPENING.match(text) is not None or _SPEAKER.match(text) is not None


def _closes_quoted_title(text: str) -> bool:
    return len(text) < 160 and text[-1] in "\"'”’»" and text[-2:-1] not in ".!?…;" and not _SENTENCES.search(text)


def is_place(text: str) -> bool:
    """Whether a line has the shape of a place line ('Rabat, Morocco', 'Bangkok (Thailand)', 'Lima | Peru')."""
    text = _PLACE_YEAR.sub("", text.rstrip(".:*") if len(text) < 50 else text).replace(" | ", ", ")
    if len(text) > 80 or not ("," in text or text[-1:] == ")") or text[-1] in ".;?!" or ":" in text:
        return False
    words = text.replace(",", " ").replace("(", " ").replace(")", " ").split()
    if not 1 < len(words) <= 10 or words[0][0].islower():
        return False
    parts = [part for part in _PLACE_BREAK.split(text) if part.strip()]
    return all(len(part.split()) <= 5 for part in parts) and all(_PLACE_WORD.match(word) for word in words)


def drop_place_label(text: str) -> str:
    """A line without the label of a place in front of it ('Location: Rabat, Morocco')."""
    return _PLACE_LABEL.sub("", text, count=1) if ":" in text[:12] or "_" in text[:12] else text


def names_place(rest: str, may_be_town: bool) -> bool:
    """Whether what follows a date on its line is only where it was: 'Kampala, Uganda', and 'Kampala' if so allowed."""
    is_town = may_be_town and len(rest.split()) <= _TOWN_WORDS and may_be_place(rest)
    return is_place(rest) or (is_town and is_unfinished(rest))


def may_be_place(text: str) -> bool:
    """Whether each word is capitalised or one of those that stand in names of places ('Republic of Moldova')."""
    return text[0].isupper() and all(map(_PLACE_WORD.match, text.replace(",", " ").split()))


def starts_lower(text: str) -> bool:
    """Whether the first letter is small and comes first, as in a line broken in mid-sentence."""
    return text[0].islower()


def is_unfinished(text: str) -> bool:
    """Whether a line stops without any closing punctuation."""
    return not _ENDED.search(text, max(0, len(text) - 4))
