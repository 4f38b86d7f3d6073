"""Bounds from named things, and how bounds are joined."""

from __future__ import annotations

import pytest

from tests.extract.pages import read_one
from warehouse.extract.bounds import Bound, Bounds, say_day, tighten
from warehouse.extract.named_events import events, number_beside, ordinal_words
from warehouse.records import Span


def bound(value: str) -> Bound:
    """A bound of no special origin."""
    return Bound(value, "for a test", Span(0, 1), "test")


@pytest.mark.parametrize(
    ("body", "low", "high"),
    [
        ("At the 22nd session of the Crime Commission a draft was agreed.", "2013-04-22", "2013-04-26"),
        ("During the twentieth Crime Commission, films were shown.", "2011-04-11", "2011-04-15"),
        ("The 122nd Assembly of the Inter-Parliamentary Union ended today.", "2010-03-27", "2010-04-01"),
        ("States recalled the 26th session of the CCPCJ.", "2017-05-22", None),
        ("The 26th session of the CCPCJ will be opened by a minister.", None, None),
        ("The 99th session of the CCPCJ was opened.", None, None),
        ("UNODC Executive Director Yury Fedotov spoke in Lagos.", "2010-09", "2020-01"),
        ("Shelters adapted to COVID-19.", "2020-02", None),
        ("A hotline was opened.", None, None),
    ],
)  # fmt: skip
def test_named_things_bound_but_never_date(body: str, low: str | None, high: str | None) -> None:
    reading = read_one(body)
    assert (reading.not_before, reading.not_after) == (low, high)
    assert (reading.date, reading.year) == (None, None)


def test_each_bound_says_why() -> None:
    reading = read_one("At the 22nd session of the Crime Commission, Yury Fedotov spoke.")
    session = "the 22nd session of the Crime Commission"
    assert reading.not_before_reason == f"names {session}, from 22 April 2013"
    assert reading.not_after_reason == f"happened at {session}, until 26 April 2013"


def test_the_tighter_bound_wins_and_none_contradicts() -> None:
    wide, narrow, other = (
        Bounds(bound("2010-01"), bound("2012-12")),
        Bounds(bound("2011-03-05"), bound("2012-02")),
        Bounds(bound("2015-01-01"), bound("2009-01-01")),
    )
    assert tighten(wide, narrow) == narrow
    assert tighten(narrow, wide) == narrow
    assert tighten(narrow, other) == narrow
    assert tighten(Bounds(), narrow) == narrow


def test_a_month_holds_its_last_day() -> None:
    month = Bounds(None, bound("2012-02"))
    assert tighten(month, Bounds(bound("2012-02-29"), None)).not_before is not None
    assert tighten(month, Bounds(bound("2012-03-01"), None)).not_before is None


def test_days_are_said_in_english() -> None:
    assert say_day("2012-10-30") == "30 October 2012"
    assert say_day("2020-07") == "July 2020"


def test_ordinals_are_read_beside_a_name() -> None:
    assert ordinal_words()["twenty-first"] == 21
    assert ordinal_words()["nineteenth"] == 19
    assert ordinal_words()["fortieth"] == 40
    text = "the fifth session of the conference, and the conference at its 6 th session"
    first, second = text.index("conference"), text.rindex("conference")
    assert number_beside(text, first, first + 10) == 5
    assert number_beside(text, second, second + 10) == 6
    assert number_beside("a conference", 2, 12) is None


def test_the_lexicon_holds_days_and_spans_that_can_be() -> None:
    lexicon = events()
    assert all(series.dates_of(number) for series in lexicon.series for number in series.editions)
    for series in lexicon.series:
        dates = [span for number in sorted(series.editions) if (span := series.dates_of(number))]
        assert all(first <= last for first, last in dates)
        assert dates == sorted(dates)
    assert all(office.last is None or office.first < office.last for office in lexicon.offices)
    forms = [
        form
        for kind in (lexicon.days, lexicon.series, lexicon.offices, lexicon.things)
        for row in kind
        for form in row.forms
    ]
    assert len(forms) == len(set(forms))
