"""Numbers as people write them: '1,250', '1 250', '3.500', '2.4 million', 'twenty-five', '3 (three)'."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from warehouse.extract.number_words import HALF, KIND, LINKS, Word
from warehouse.extract.scan import Hit


class Number(NamedTuple):
    """A number at [start, end) of the text.

    `scale` is what a word such as 'million' multiplies it by, `is_about` says that its own word is
    only approximate ('a dozen'), `is_more` that a plus sign follows.
    """

    start: int
    end: int
    value: float
    scale: int = 1
    is_about: bool = False
    is_more: bool = False


# Digits are sought by the one regex that is fast over a whole item; what stands at them is then read by
# the other. Groups of three come first, so that '1,250' and '1 250' are one number and '12, 250' two.
# A digit glued to a letter ('A1', '3rd', 'E4J', 'COVID-19') or to a slash ('52/86') is no number, but
# 'USD5,000' is.
_DIGIT_RUN = re.compile(r"[0-9]+")
_DIGITS = re.compile(
    r"(?:(?<![\w.,/:])(?<![^\W\d]-)|(?<![^\W_][A-Z]{3})(?<=[A-Z]{3}))"
    r"(?P<num>\d{1,3}(?:(?P<sep>[,.' ’])\d{3}(?:(?P=sep)\d{3})*)(?!\d)(?:[.,]\d{1,2}(?!\d))?"
    r"|0[.,]\d+|\d+(?:[.,]\d{1,2}(?!\d))?)"
    r"(?P<unit>\s?(?:bn|mn)(?!\w)|[mMkK](?!\w))?(?P<more>\+)?(?![^\W\d_])(?!\d)(?![.,/:]\d)"
)
_UNITS = {"bn": 10**9, "mn": 10**6, "m": 10**6, "k": 1000}
_ORDINAL = re.compile(r"\s?(?:st|nd|rd|th|er|ère|º|ª|°)(?![^\W\d_])", re.IGNORECASE)
_JOIN = re.compile(r"[ -]{1,2}(?:(and|et|y|e)[ -])?")
_CENT, _PER = frozenset(("ciento", "cento", "cent")), ("por ", "pour ")
_AND_A = (" y ", " et ", " e ")
_AGAIN = re.compile(r"\s?\((\w[^()]{0,40})\)")


def find_numbers(
    text: str, folded: str, start: int, end: int, hits: Mapping[str, Sequence[Hit]], lang: str
) -> list[Number]:
    """The numbers in [start, end), in order and without overlaps; ordinals are none."""
    rows = hits.get(KIND, ())
    words = [
        (hit, hit.payload[lang])
        for hit in rows
        if start <= hit.start < end and lang in hit.payload and not _is_per_cent(folded, hit)
    ]
    found: list[Number] = []
    at = start
    for run in _DIGIT_RUN.finditer(text, start, end):
        if run.start() < at or not (match := _DIGITS.match(text, run.start(), end)):
            continue
        if _ORDINAL.match(text, match.end("num"), end):
            continue
        found.append(_scaled(folded, _from_digits(match), match["num"], words, "." if lang == "en" else ","))
        at = found[-1].end
    if not words:
        return found
    if found:
        words = [row for row in words if not any(number.start <= row[0].start < number.end for number in found)]
    used = 0
    while used < len(words):
        number_or_none, used = _from_words(folded, words, used, LINKS.get(lang, "and"))
        if number_or_none:
            found.append(number_or_none)
    found.sort()
    return _once(text, found)


def _is_per_cent(folded: str, hit: Hit) -> bool:
    """'por ciento', 'pour cent', 'por cento'."""
    return hit.end - hit.start < 7 and folded[hit.start : hit.end] in _CENT and folded.endswith(_PER, 0, hit.start)


def parse_digits(written: str) -> float:
    """The value of a number in digits: three digits after a mark are thousands, fewer are decimals.

    Both '1,250.50' and '1.250,50' are understood; '0.125' stays a decimal.
    """
    if written.isdigit():
        return float(written)
    marks = [c for c in written if not c.isdigit()]
    head, _, tail = written.rpartition(marks[-1])
    grouped = len(tail) == 3 and not head.startswith("0") and len(set(marks)) == 1
    if grouped or marks[-1] not in ".,":
        return float(re.sub(r"\D", "", written))
    return float(f"{re.sub(r'[^0-9]', '', head)}.{tail}")


def _from_digits(match: re.Match[str]) -> Number:
    value = parse_digits(match["num"])
    if not match["unit"]:
        return Number(match.start("num"), match.end(), value, is_more=bool(match["more"]))
    unit = match["unit"].strip().lower()
    scale = _UNITS.get(unit, 1)
    return Number(match.start("num"), match.end(), round(value * scale, 2), scale, is_more=bool(match["more"]))


def _scaled(folded: str, number: Number, written: str, words: list[tuple[Hit, Word]], mark: str) -> Number:
    """'2.4 million', '35 mil', '2 mil millones', '2 millones y medio': the multipliers that follow digits.

    Before a multiplier three digits after the language's decimal mark are decimals: '1.250 million'.
    """
    if not words:
        return number
    end, value, scale, is_about = number.end, number.value, number.scale, False
    for hit, word in words:
        if hit.start < end:
            continue
        if word is HALF and scale > 1 and folded[end : hit.start] in _AND_A:
            end, value = hit.end, value + HALF.value
            break
        if not word.times or folded[end : hit.start] not in (" ", "-"):
            break
        if end == number.end and written.count(mark) == 1 and len(re.findall(r"[^0-9]", written)) == 1:
            value = float(written.replace(mark, "."))
        scale *= int(word.value)
        end, is_about = hit.end, word.about
    if end == number.end:
        return number
    return Number(number.start, end, round(value * scale, 2), scale, is_about)


def _from_words(folded: str, words: list[tuple[Hit, Word]], first: int, link: str) -> tuple[Number | None, int]:
    """The longest number that the words from `first` on spell, and the word to go on with."""
    run = [first]
    cuts: list[int] = []
    while run[-1] + 1 < len(words):
        gap = folded[words[run[-1]][0].end : words[run[-1] + 1][0].start]
        join = _JOIN.fullmatch(gap)
        if not join or (join[1] and join[1] != link):
            break
        if join[1]:
            cuts.append(len(run))
        run.append(run[-1] + 1)
    lengths = [len(run), *reversed(cuts), *range(len(run) - 1, 0, -1)]
    for length in lengths:
        if length < len(run) and folded[words[first + length - 1][0].end] == "-" and length not in cuts:
            continue
        spelt = [word for _, word in words[first : first + length]]
        links = {cut for cut in cuts if cut < length}
        value = _value(spelt, links, link)
        if value is not None and value >= 1:
            start, end = words[first][0].start, words[first + length - 1][0].end
            is_about = any(word.about for word in spelt)
            scales = [int(word.value) for word in spelt if word.times and (is_about or word.value >= 10**6)]
            return Number(start, end, float(value), max(scales, default=1), is_about), first + length
    return None, first + 1


def _value(words: list[Word], links: set[int], link: str, offset: int = 0) -> float | None:
    """What the words add up to, or None if they do not make one number.

    The largest multiplier splits them: what stands before it is its factor, what follows is added
    and must be smaller.
    """
    factors = [index for index, word in enumerate(words) if word.times]
    if not factors:
        return _sum(words, {cut - offset for cut in links}, link)
    at = max(factors, key=lambda index: (words[index].value, index))
    word = words[at]
    if at + offset in links:
        return None
    if at == 0 and not word.bare:
        return None
    left = _value(words[:at], links, link, offset) if at else 1
    right = _value(words[at + 1 :], links, link, offset + at + 1) if at + 1 < len(words) else 0
    if left is None or right is None or right >= word.value or left >= word.value:
        return None
    if word.about and right:
        return None
    return (left + right) * word.value if right == HALF.value else left * word.value + right


def _sum(words: list[Word], links: set[int], link: str) -> float | None:
    """Hundreds, tens and units in falling order; a link stands where the language puts one."""
    total = 0.0
    for index, word in enumerate(words):
        if index and not (word is HALF and index in links):
            before = words[index - 1].value
            room = 100 if before >= 100 else 10 if before % 10 == 0 and before >= 20 else 0
            if before in (60, 80) and link in ("et", "and"):
                room = 20
            if word.value >= room or (before < 100 and index in links and link == "and"):
                return None
            if before < 100 and link == "y" and index not in links:
                return None
        total += word.value
    return total


def _once(text: str, numbers: list[Number]) -> list[Number]:
    """'3 (three)' and 'three (3)' are one number, whose end is that of the bracket."""
    kept: list[Number] = []
    for number in numbers:
        if kept:
            last = kept[-1]
            again = _AGAIN.match(text, last.end)
            if again and again.start(1) <= number.start and number.end <= again.end(1) and number.value == last.value:
                kept[-1] = last._replace(end=again.end())
                continue
        kept.append(number)
    return kept
