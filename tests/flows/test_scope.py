from __future__ import annotations

import pytest

from flows.scope import UnknownName, ask_scope, parse_years
from warehouse.rows import Scope


def test_codes_and_names_mean_the_same() -> None:
    by_code = ask_scope(regions=["011"], countries=["ken"], themes=["tip"], measures=["TRAIN"], years="2018-2020")
    assert by_code == Scope(
        regions=("011",), countries=("KEN",), themes=("TIP",), measures=("TRAIN",), years=(2018, 2020)
    )
    assert ask_scope(areas=["sahel", "GLOBAL"], partners=["ILO"]) == Scope(areas=("Sahel", "Global"), partners=("ILO",))
    assert ask_scope(regions=["western africa"], countries=["Kenya"]) == Scope(regions=("011",), countries=("KEN",))


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ({"regions": ["Westen Africa"]}, "011 (Western Africa)"),
        ({"countries": ["Kenia"]}, "KEN (Kenya)"),
        ({"themes": ["trafficking"]}, "TIP"),
        ({"measures": ["TRAINS"]}, "TRAIN"),
        ({"areas": ["Sahell"]}, "did you mean Sahel"),
    ],
)
def test_an_unknown_name_is_refused_with_the_near_ones(asked: dict[str, list[str]], near: str) -> None:
    with pytest.raises(UnknownName) as caught:
        ask_scope(**asked)  # type: ignore[arg-type]
    assert near in str(caught.value)


@pytest.mark.parametrize(
    ("text", "years"), [("2019", (2019, 2019)), ("2018-2020", (2018, 2020)), (" 2018 – 2020 ", (2018, 2020))]
)
def test_years_are_one_or_a_span(text: str, years: tuple[int, int]) -> None:
    assert parse_years(text) == years


@pytest.mark.parametrize("text", ["20", "2020-2018", "last year", "2018-"])
def test_years_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="years"):
        parse_years(text)
