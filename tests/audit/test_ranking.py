"""What may be called the most frequent, and by which name."""

from __future__ import annotations

import pytest

from tests.audit.test_recount import GAZETTE
from tests.store.factory import make_document
from warehouse.audit.printed import PrintedClaim
from warehouse.audit.ranking import find_false_claims
from warehouse.audit.recount import Recounted, recount_activities

NAMES = {"TIP": "Trafficking in persons", "SOM": "Smuggling of migrants", "CHI": "Children", "VAW": "Violence"}


def recounted(themes: list[list[str]], years: list[int]) -> list[Recounted]:
    entries = [
        {"id": str(n), "text": "x", "themes": codes, "year": year}
        for n, (codes, year) in enumerate(zip(themes, years, strict=True))
    ]
    ids = {str(entry["id"]): str(entry["id"]) for entry in entries}
    return recount_activities([make_document("page.txt", entries)], ids, GAZETTE)


def faults(activities: list[Recounted], said: dict[str, str]) -> list[str]:
    claims = [PrintedClaim(1, anchor, text) for anchor, text in said.items()]
    return list(find_false_claims(claims, activities, lambda key: NAMES.get(key[1], key[1])))


@pytest.mark.parametrize("third", ["CHI", "VAW"])
def test_of_two_that_have_as_many_either_may_be_named(third: str) -> None:
    activities = recounted([["TIP"], ["TIP", "SOM"], ["TIP", "SOM"], ["CHI"], ["VAW"]], [2019, 2019, 2019, 2020, 2021])
    said = {f"l-theme-{code}": f"most often on {NAMES[code]} (2)" for code in ("TIP", "SOM", third)}
    assert faults(activities, {**said, "l-year-2019": "more fall in 2019"}) == []


def test_a_year_is_named_only_if_no_other_has_as_many() -> None:
    activities = recounted([["TIP"], ["TIP"]], [2019, 2020])
    theme = {"l-theme-TIP": "Trafficking in\r\npersons (2)"}
    assert faults(activities, theme) == []
    assert faults(activities, {**theme, "l-year-2019": "more fall in 2019"}) == [
        "page 1: most-l-year-2019 is said, the documents give more of others",
        "most-l-year is said of 1, the documents give 0",
    ]


def test_what_is_left_out_is_named() -> None:
    assert faults(recounted([["TIP"]], [2019]), {}) == ["most-l-theme is said of 0, the documents give 1"]


@pytest.mark.parametrize(
    ("name", "said"),
    [("العنف ضد النساء والفتيات", []), ("الأطفال", ["page 1: most-l-theme-TIP is not called 'الأطفال'"])],
)
def test_words_of_arabic_are_looked_for_one_by_one(name: str, said: list[str]) -> None:
    """As PDFium gives them where a number stands in the line, vowel signs apart."""
    claims = [PrintedClaim(1, "l-theme-TIP", "والعنف ضد النساء نشاطا 5 : \r\nوالفتيات )3(. ّ")]
    assert list(find_false_claims(claims, recounted([["TIP"]], [2019]), lambda _: name)) == said
