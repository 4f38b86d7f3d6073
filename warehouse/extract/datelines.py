"""The date that an item states as its own: on a date line, or in a dateline that opens its words."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from warehouse.extract.date_forms import dates_in, find_dates, grammar, weekday_forms
from warehouse.extract.date_words import DateWords, day_first, first_day, is_possible, last_day
from warehouse.extract.passage import Passage
from warehouse.records import Span
from warehouse.text.dates import find_long_year, mend_month

# 'Vienna, ', 'Bangkok (Thailand), ', 'Washington, D.C. - ': a place and a mark, or nothing, in front of the date; a
# credit may run into the place.
_CREDIT = r"(?:(?:photo|foto)s?:\s?)?"
_PLACE = rf"{_CREDIT}(?:(?:[^\d.!?:;\n|]|\b(?:[a-z]|st)\.){{2,60}}?[,(|:/-]|\W*)\s*(?:(?:le|el)\s+)?"
# 'On 28 March 2012 -' is a sentence; a dateline has no preposition in front of its date.
_IN_SENTENCE = re.compile(
    r"(?:\b(?:on|in|from|between|during|of|and|the|em|en|du|del|entre|desde|dated|held|since)|(?<!, )\b(?:le|el))\s+\Z"
)
_SMALL_WORDS = frozenset(
    {"of", "the", "and", "de", "la", "las", "los", "les", "des", "du", "do", "da", "e", "y", "et", "le", "el"}
)
_MARK = r"\s*(?:\([^()\n]{1,40}\)\s*|,\s*[^\W\d][^\d\n.,:;-]{1,30})?(?:\.?\s?[-|:]+(?=\s|\Z|[^\W\d])|[)\]])"
_MARK_AFTER = re.compile(_MARK)
_MARK_OR_STOP_AFTER = re.compile(rf"{_MARK}|\.?\s*\n|[.,]\s")
_SENTENCE_AFTER = re.compile(r" +[A-ZÀ-Þ“\"«]")
_OPENS_SENTENCE = frozenset(
    {"on", "in", "at", "from", "since", "during", "by", "en", "em", "a", "au", "le", "el", "du", "del"}
)
_TO = re.compile(r"\s*(?:-|to|a|au|al)\s*")
_REACH = 80
MISSPELT = "date-line:spelling"
MISTYPED = "date-line:year"


class OwnDate(NamedTuple):
    """The item's own date and where it was read: 'date-line', 'date-line:spelling', 'date-line:year' or 'dateline'."""

    words: DateWords
    rule: str


@cache
def _place_before() -> re.Pattern[str]:
    return re.compile(rf"{_PLACE}(?:(?:le\s+)?(?:{'|'.join(weekday_forms())}),?\s+(?:the\s+)?)?")


def read_own_date(passage: Passage) -> OwnDate | None:
    """The item's own date; the date line goes before a dateline, which may add the year that the line lacks."""
    item = passage.item
    line = None
    if item.date_line:
        line = _line_date(passage, item.date_line)
        if (line is None or line.precision == 1) and (mended := _misspelt_date(passage, item.date_line)):
            return OwnDate(mended, MISSPELT)
        if line is not None and line.year2:
            return OwnDate(line, "date-line")
    if line is not None:
        if item.date_line and (year := find_long_year(item.date_line.of(passage.text))):
            return OwnDate(line._replace(end=item.date_line.start + year.end()), MISTYPED)
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
        return DateWords(plain.start(1), plain.end(3), year, month, day, year, month, day)
    found = find_dates(folded, passage.hits, span.start, span.end)
    if len(found) == 2 and _TO.fullmatch(folded, found[0].end, found[1].start):
        return _from_to(*found)
    return max(found, key=lambda words: words.precision) if found else None


def _misspelt_date(passage: Passage, span: Span) -> DateWords | None:
    """The date of a line whose month is misspelt."""
    mended = mend_month(span.of(passage.text))
    found = dates_in(mended) if mended else ()
    return found[0]._replace(start=span.start, end=span.end) if found else None


def _from_to(first: DateWords, last: DateWords) -> DateWords:
    """The span between two dates, open ones in the order that makes it the shorter; the first where there is none.

    None either where one of them has no year: '2002 to 1 May'.
    """
    if not (first.year1 and last.year2):
        return first
    orders = [(day_first(first, order), day_first(last, order)) for order in (True, False)]
    spans = [
        one._replace(end=other.end, year2=other.year2, month2=other.month2, day2=other.day2, slash=None)
        for one, other in orders
        if is_possible(one) and is_possible(other) and first_day(one) <= last_day(other)
    ]
    return min(spans, key=lambda span: last_day(span) - first_day(span), default=first)


def _dateline(passage: Passage) -> DateWords | None:
    """The date on the place line, or of a dateline that opens the body or, without a body, the title."""
    item, folded = passage.item, passage.folded
    if item.place_line:
        found = find_dates(folded, passage.hits, item.place_line.start, item.place_line.end)
        if found:
            return found[0]
    span = item.body or item.title
    if not span:
        return None
    found = find_dates(folded, passage.hits, span.start, min(span.end, span.start + _REACH))
    opening = next((words for words in found if words.precision > 1), None)
    return opening if opening and _opens(passage, opening, span) else None


def _opens(passage: Passage, words: DateWords, span: Span) -> bool:
    """Whether the date closes a dateline: a place or nothing before it, a mark after it.

    A title alone needs a dash or bracket; a body may also break the line or the sentence there, or,
    behind a place, set a comma or begin its sentence.
    """
    folded = passage.folded
    if not _place_before().fullmatch(folded, span.start, words.start):
        return False
    if _IN_SENTENCE.search(folded, span.start, words.start):
        return False
    place = passage.text[span.start : words.start].split()
    if place and place[0].lower() in _OPENS_SENTENCE:
        return False
    mark = _MARK_OR_STOP_AFTER if passage.item.body else _MARK_AFTER
    after = mark.match(folded, words.end, span.end)
    if after is None:
        if not (place and words.day2 and words.year2 and _SENTENCE_AFTER.match(passage.text, words.end, span.end)):
            return False
    elif after[0].strip() == "," and not place:
        return False
    return all(map(_belongs_to_place, place))


def _belongs_to_place(word: str) -> bool:
    """Whether a word may stand in the place of a dateline: a name ('d'Ivoire' too), 'of' or a day of the week."""
    is_name = not word[0].islower() or word[1:2] in "'’"
    return is_name or word in _SMALL_WORDS or word.strip(",") in weekday_forms()
