"""Explicit amounts of money with their currency: 'USD 5,000-60,000', '$32 billion', 'three million euros'."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from pydantic import RootModel

from warehouse.extract.numbers import Number, find_numbers
from warehouse.extract.passage import Found, Passage
from warehouse.extract.people_lexicon import people_words
from warehouse.extract.scan import Term
from warehouse.records import Evidence, Money, Span
from warehouse.yaml_file import StrictModel, load_yaml

LEXICON = Path(__file__).parent / "lexicon" / "money.yml"
KIND = "number.currency"
_TO_NUMBER = re.compile(r" ?(?:of )?")
_TO_NAME = re.compile(r"[ -]?(?:of |de |d')?")
_RANGE = re.compile(r" ?(?:-|–|to|a|à) ?(?:[A-Z]{2,3}\$? ?|[$€£] ?)?")
_AND = re.compile(r" (?:and|et|y|e) (?:[A-Z]{2,3}\$? ?|[$€£] ?)?")
_BETWEEN = re.compile(r"(?:between|entre) $")


class Currency(StrictModel):
    """How one currency is written."""

    codes: tuple[str, ...]
    names: tuple[str, ...]


class MoneyFile(RootModel[dict[str, Currency]]):
    """The file's schema: ISO 4217 codes with their ways of writing."""


@cache
def _currencies() -> dict[str, Currency]:
    return load_yaml(LEXICON, MoneyFile).root


def terms() -> list[Term]:
    """Codes and signs letter by letter, names in any case; the payload is (ISO code, is it a name, its length)."""
    return [
        Term(
            KIND,
            form,
            (code, named, len(form)),
            exact=not named,
            prefix=not named and len(form) == 3 and form.isalpha(),
        )
        for code, currency in _currencies().items()
        for named, forms in ((False, currency.codes), (True, currency.names))
        for form in forms
    ]


def extract_money(passage: Passage) -> Found[Money]:
    """The amounts in the item's title and body, in units of their currency; a range gives its two ends."""
    hits = passage.hits.get(KIND)
    if not hits:
        return Found()
    values: list[Money] = []
    evidence: list[Evidence] = []
    for span in (passage.item.title, passage.item.body):
        if not span or not any(span.start <= hit.start < span.end for hit in hits):
            continue
        numbers = find_numbers(passage.text, passage.folded, span.start, span.end, passage.hits, passage.lang)
        used: set[int] = set()
        for hit in hits:
            if not (span.start <= hit.start and hit.end <= span.end):
                continue
            code, named, size = hit.payload
            if passage.text[hit.start + size : hit.start + size + 1].isalpha():
                continue
            for start, end, amount, bound in _amounts(passage, span, numbers, hit.start, hit.start + size, named, used):
                money = Money(amount, code, bound)
                if money not in values:
                    values.append(money)
                    evidence.append(Evidence("money", f"{code} {amount:.15g}", Span(start, end), "amount"))
    return Found(tuple(values), tuple(evidence), 0.05 if values else 0.0)


def _amounts(
    passage: Passage, span: Span, numbers: list[Number], start: int, end: int, named: bool, used: set[int]
) -> list[tuple[int, int, float, str]]:
    """The number beside the currency, or the two ends of a range; nothing if another currency has it."""

    def ranged(first: int) -> bool:
        """Whether numbers `first` and the next are the ends of one range."""
        if not 0 <= first < len(numbers) - 1 or numbers[first].value >= numbers[first + 1].value:
            return False
        gap = (numbers[first].end, numbers[first + 1].start)
        opening = passage.folded[
            max(span.start, min(start, numbers[first].start) - 12) : min(start, numbers[first].start)
        ]
        return bool(
            _RANGE.fullmatch(passage.text, *gap) or (_BETWEEN.search(opening) and _AND.fullmatch(passage.text, *gap))
        )

    after = next((index for index, number in enumerate(numbers) if number.start >= end), len(numbers))
    before = next((index for index in reversed(range(after)) if numbers[index].end <= start), -1)
    if (
        after < len(numbers)
        and not named
        and after not in used
        and _TO_NUMBER.fullmatch(passage.text, end, numbers[after].start)
    ):
        indexes = [after, after + 1] if ranged(after) else [after]
    elif before >= 0 and before not in used and _TO_NAME.fullmatch(passage.folded, numbers[before].end, start):
        indexes = [before - 1, before] if before - 1 not in used and ranged(before - 1) else [before]
    else:
        return []
    used.update(indexes)
    first, last = numbers[indexes[0]], numbers[indexes[-1]]
    left, right = min(start, first.start), max(end, last.end)
    if len(indexes) == 2:
        low = first.value * (last.scale if first.scale == 1 and first.value < 1000 else 1)
        return [(left, right, low, "at least"), (left, right, last.value, "up to")]
    opening = passage.folded[max(span.start, left - 40) : left]
    match = people_words().bound.search(opening)
    bound = people_words().bound_of[match[1]] if match else "more than" if first.is_more else ""
    return [(left - (len(opening) - match.start() if match else 0), right, first.value, bound)]
