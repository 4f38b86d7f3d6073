"""The date that an item states as its own: on a date line, or in a dateline that opens its words."""

from __future__ import annotations

import re
from typing import NamedTuple

from warehouse.extract.date_forms import find_dates, grammar
from warehouse.extract.date_words import DateWords
from warehouse.extract.passage import Passage
from warehouse.records import Span

# 'Vienna, ', 'Bangkok (Thailand), ', 'NEW YORK - ': a place and a mark, or nothing, in front of the date.
_PLACE_BEFORE = re.compile(r"[\W\d]*|[^\d.!?:;\n|]{2,60}[,(|:-]\s*")
# 'On 28 March 2012 -' is a sentence; a dateline has no preposition in front of its date.
_IN_SENTENCE = re.compile(
    r"\b(?:on|in|from|between|during|of|and|the|le|el|em|en|du|del|entre|desde|dated|held|since)\s+\Z"
)
_MARK_AFTER = re.compile(
    r"\s*(?:\([^()\n]{1,40}\)\s*|,\s*[^\W\d][^\d\n.,:;-]{1,30})?(?:\.?\s?[-|:]+(?=\s|\Z|[^\W\d])|\.?\s*(?:\n|\Z)|\))"
)
_REACH = 80


class OwnDate(NamedTuple):
    """The item's own date and where it was read: 'date-line' or 'dateline'."""

    words: DateWords
    rule: str


def read_own_date(passage: Passage) -> OwnDate | None:
    """The item's own date; the date line goes before a dateline, which may add the year that the line lacks."""
    item = passage.item
    line = None
    if item.date_line:
        line = _line_date(passage, item.date_line)
        if line is not None and line.year2:
            return OwnDate(line, "date-line")
    if line is not None:
        told = _dateline(passage)
        if told is not None and told.year2 and (told.month2, told.day2) == (line.month2, line.day2):
            return OwnDate(line._replace(year1=told.year1, year2=told.year2), "date-line")
        return OwnDate(line, "date-line")
    told = _dateline(passage)
    return OwnDate(told, "dateline") if told is not None else None


def _line_date(passage: Passage, span: Span) -> DateWords | None:
    folded = passage.folded
    plain = grammar().plain_line.fullmatch(folded, span.start, span.end)
    if plain and 1 <= int(plain[1]) <= 31:
        year, month, day = int(plain[3]), grammar().months[plain[2]], int(plain[1])
        if 1900 <= year <= 2100:
            return DateWords(plain.start(1), plain.end(3), year, month, day, year, month, day)
    found = find_dates(folded, passage.hits, span.start, span.end)
    return max(found, key=lambda words: words.precision) if found else None


def _dateline(passage: Passage) -> DateWords | None:
    """The date of a dateline at the start of the place line, the body or, without a body, the title."""
    item, folded = passage.item, passage.folded
    for span in (item.place_line, item.body or item.title):
        if not span:
            continue
        for words in find_dates(folded, passage.hits, span.start, min(span.end, span.start + _REACH)):
            if words.precision < 2 and span is not item.place_line:
                continue
            if _opens(folded, words, span):
                return words
            break
    return None


def _opens(folded: str, words: DateWords, span: Span) -> bool:
    if not _PLACE_BEFORE.fullmatch(folded, span.start, words.start):
        return False
    if _IN_SENTENCE.search(folded, span.start, words.start):
        return False
    return _MARK_AFTER.match(folded, words.end, span.end) is not None
