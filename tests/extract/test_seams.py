"""Names of places and numbers in words that stand glued where a page lost its breaks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from warehouse.extract.scan import fold
from warehouse.extract.seams import find_seams
from warehouse.extract.vocabulary import scanner


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Reports on BelgiumLuxembourg and Ireland", ["Reports on Belgium", "Luxembourg and Ireland"]),
        ("ArmeniaBosnia and HerzegovinaFrance", ["Armenia", "Bosnia and Herzegovina", "France"]),
        ("She met mediators in TiranaVlora", ["She met mediators in Tirana", "Vlora"]),
        ("WhatsApp and BelgiumToday and McDonald", ["WhatsApp and BelgiumToday and McDonald"]),
        ("EnglishFrench", ["EnglishFrench"]),
        ("Training coursesSeventy-four midwives", ["Training courses", "Seventy-four midwives"]),
    ],
)
def test_glued_names_of_places_and_numbers_are_parted(text: str, parts: list[str]) -> None:
    cuts = [0, *find_seams(scanner().open(text, fold(text))), len(text)]
    assert [text[low:high] for low, high in pairwise(cuts)] == parts
