"""Periods in the addresses of pages."""

from __future__ import annotations

import pytest

from warehouse.sources.definitions import Source
from warehouse.sources.facets import period_of

SITE = "https://inventory.example.org/en/measures"


@pytest.mark.parametrize(
    ("query", "period"),
    [
        ("?year=2018", "2018"),
        ("?f%5B0%5D=agencies%3A31&f%5B1%5D=period%3A2016-2017", "2016/2017"),
        ("?f[0]=reporting_period:2020-02/2021-09", "2020-02/2021-09"),
        ("?year[]=2019&year[]=2017", "2017/2019"),
        ("?periode=2015%20-%202016", "2015/2016"),
        ("?f[0]=period:12", None),
        ("?page=2018", None),
        ("?yearbook=2018", None),
        ("?year=all", None),
        ("", None),
        ("#year=2018", None),
    ],
)
def test_the_period_that_an_address_asks_for(query: str, period: str | None) -> None:
    assert period_of(SITE + query) == period


def test_a_declared_period_goes_before_that_of_the_address() -> None:
    assert Source("a", "A", SITE, period="2014").period_for(f"{SITE}?year=2018") == "2014"
    assert Source("a", "A", SITE).period_for(f"{SITE}?year=2018") == "2018"
