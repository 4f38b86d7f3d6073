from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.read_one import passage_of
from warehouse.extract.numbers import find_numbers, parse_digits


def read(text: str, lang: str = "en") -> list[float]:
    passage = passage_of(text, lang)
    return [number.value for number in find_numbers(text, passage.folded, 0, len(text), passage.hits, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "values"),
    [
        ("1,250 and 1 250 and 1.250 and 3.500", "en", [1250, 1250, 1250, 3500]),
        ("1,250.50 or 1.250,50", "en", [1250.5, 1250.5]),
        ("2.4 million, 1.250 million, 1,250 million", "en", [2.4e6, 1.25e6, 1.25e9]),
        ("1,250 millones y 1.250 millones", "es", [1.25e6, 1.25e9]),
        ("twenty-five, Thirty-eight, One hundred and sixty", "en", [25, 38, 160]),
        ("3 (three) of three (3)", "en", [3, 3]),
        ("3 (four)", "en", [3, 4]),
        ("twenty and thirty", "en", [20, 30]),
        ("between one hundred and two hundred", "en", [100, 200]),
        ("two dozen but dozens", "en", [24]),
        ("veinticinco, treinta y cinco, doscientas treinta y una", "es", [25, 35, 231]),
        ("dos mil millones y 2 mil millones", "es", [2e9, 2e9]),
        ("millones de personas", "es", []),
        ("un millón y medio, 2 millones y medio, medio centenar, la clase media", "es", [1.5e6, 2.5e6, 50]),
        ("half a dozen, one and a half million, half a day", "en", [6, 1.5e6]),
        ("vingt-cinq, soixante et onze, quatre-vingt-dix-sept, une centaine", "fr", [25, 71, 97, 100]),
        ("des millions et deux millions", "fr", [2e6]),
        ("vinte e cinco, cento e vinte e cinco, mil e duzentos", "pt", [25, 125, 1200]),
        ("the 3rd and 21 st of COVID-19, A/Res/68/191, 52/86, 16.2.2, 17:30 and E4J", "en", []),
        ("USD5,000-60,000 and $2bn and €1.5m", "en", [5000, 60000, 2e9, 1.5e6]),
        ("once juezas", "es", [11]),
        ("once upon a time", "en", []),
    ],
)
def test_numbers_as_people_write_them(text: str, lang: str, values: list[float]) -> None:
    assert read(text, lang) == values


@pytest.mark.parametrize(("written", "value"), [("1,250", 1250), ("0.125", 0.125), ("2.4", 2.4), ("1 000 000", 1e6)])
def test_three_digits_after_a_mark_are_thousands(written: str, value: float) -> None:
    assert parse_digits(written) == value


@given(st.integers(0, 999_999_999), st.sampled_from(",. "))
def test_grouped_digits_read_as_the_number(number: int, mark: str) -> None:
    written = f"{number:,}".replace(",", mark)
    assert read(f"some {written} persons") == [number]


_UNITS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int, link: str) -> str:
    """British or American English: 'one hundred and sixty' with link ' and ', 'one hundred sixty' with ' '."""
    if number >= 1000:
        head, rest = divmod(number, 1000)
        words = f"{spell(head, link)} thousand"
        return words + ("" if not rest else (link if rest < 100 else " ") + spell(rest, link))
    if number >= 100:
        head, rest = divmod(number, 100)
        return f"{_UNITS[head - 1]} hundred" + (link + spell(rest, link) if rest else "")
    if number >= 20:
        head, rest = divmod(number, 10)
        return _TENS[head - 2] + (f"-{_UNITS[rest - 1]}" if rest else "")
    return _UNITS[number - 1]


@given(st.integers(1, 999_999), st.sampled_from((" ", " and ")))
def test_english_words_read_as_the_number(number: int, link: str) -> None:
    assert read(spell(number, link)) == [number]


_ES_UNITS = [
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_ES_TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
_ES_HUNDREDS = [
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]


def spell_spanish(number: int) -> str:
    if number >= 1000:
        head, rest = divmod(number, 1000)
        return " ".join(
            filter(None, (spell_spanish(head) if head > 1 else "", "mil", spell_spanish(rest) if rest else ""))
        )
    if number == 100:
        return "cien"
    if number > 100:
        head, rest = divmod(number, 100)
        return " ".join(filter(None, (_ES_HUNDREDS[head - 1], spell_spanish(rest) if rest else "")))
    if number >= 30:
        head, rest = divmod(number, 10)
        return _ES_TENS[head - 3] + (f" y {_ES_UNITS[rest - 1]}" if rest else "")
    return _ES_UNITS[number - 1]


@given(st.integers(1, 99_999))
def test_spanish_words_read_as_the_number(number: int) -> None:
    assert read(spell_spanish(number), "es") == [number]


@given(st.text(max_size=200), st.sampled_from(("en", "fr", "es", "pt", "de")))
def test_no_text_raises_and_numbers_stay_inside_in_order(text: str, lang: str) -> None:
    passage = passage_of(text, lang)
    numbers = find_numbers(passage.text, passage.folded, 0, len(text), passage.hits, lang)
    ends = [(number.start, number.end) for number in numbers]
    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert all(a[1] <= b[0] for a, b in pairwise(ends))
