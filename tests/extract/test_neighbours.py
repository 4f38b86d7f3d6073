"""The order of a page and what it settles."""

from __future__ import annotations

import datetime as dt
import random
from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from warehouse.extract.date_words import DateWords, first_day
from warehouse.extract.neighbours import Anchor, Between, find_order, neighbours_of, settle_year, typo_year

DAYS = st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2040, 12, 31)).map(dt.date.toordinal)


def anchors_on(days: list[int]) -> list[Anchor]:
    """One anchor a place, on these days."""
    return [Anchor(place, day, words_on(dt.date.fromordinal(day))) for place, day in enumerate(days)]


def words_on(day: dt.date, year: int | None = None) -> DateWords:
    """A day as words, with its own year or another (0: missing)."""
    year = day.year if year is None else year
    return DateWords(0, 1, year, day.month, day.day, year, day.month, day.day)


def test_a_falling_page_is_newest_first_and_its_outliers_are_left_out() -> None:
    days = [735_000 - 10 * n for n in range(20)]
    days[7] = 728_000
    order = find_order(anchors_on(days), 20)
    assert order.direction == -1
    assert [anchor.place for anchor in order.anchors] == [n for n in range(20) if n != 7]
    assert find_order(anchors_on(days[::-1]), 20).direction == 1


def test_a_year_mistyped_near_the_top_is_the_outlier_and_not_the_entry_above_it() -> None:
    days = [738_000 - 14 * n for n in range(9)]
    for place, year in ((1, 2032), (7, 2002)):
        slip = dt.date.fromordinal(days[place]).replace(year=year).toordinal()
        order = find_order(anchors_on([*days[:place], slip, *days[place + 1 :]]), 9)
        assert order.direction == -1
        assert [anchor.place for anchor in order.anchors] == [n for n in range(9) if n != place]


def test_a_shuffled_page_has_no_order() -> None:
    days = [735_000 - 10 * n for n in range(40)]
    random.Random(1).shuffle(days)
    assert find_order(anchors_on(days), 40).direction == 0


def test_two_date_lines_are_newest_first_only_if_they_fall() -> None:
    assert find_order(anchors_on([735_010, 735_000]), 2).direction == -1
    assert find_order(anchors_on([735_000, 735_010]), 2).direction == 0
    assert find_order(anchors_on([735_010, 735_000]), 0).direction == 0
    assert find_order([], 0).direction == 0


@given(st.lists(DAYS, min_size=4, max_size=40))
def test_the_kept_entries_are_in_order(days: list[int]) -> None:
    order = find_order(anchors_on(days), len(days))
    for section in range(len(order.starts) + 1):
        kept = [
            anchor.day * order.direction
            for anchor in order.anchors
            if bisect_right(order.starts, anchor.place) == section
        ]
        assert kept == sorted(kept)


def test_sections_are_in_order_each_by_itself() -> None:
    days = [735_000, 734_900, 734_000, 732_000, 735_300, 735_200, 734_500, 733_000, 735_900, 735_800, 735_100, 733_500]
    order = find_order(anchors_on(days), len(days))
    assert (order.direction, order.starts) == (-1, (4, 8))
    around = neighbours_of(12, [anchor for anchor in order.anchors if anchor.place not in (3, 6)], order.starts)
    assert around[6] == Between(order.anchors[5], order.anchors[7])
    assert around[4] == Between(None, order.anchors[5])
    assert around[3] == Between(None, None)


def test_of_four_dates_one_may_be_mistyped_but_not_merely_out_of_order() -> None:
    days = [dt.date(2021, 5, 3), dt.date(2012, 4, 12), dt.date(2021, 3, 22), dt.date(2021, 1, 14)]
    order = find_order(anchors_on([day.toordinal() for day in days]), 4)
    assert [anchor.place for anchor in order.anchors] == [0, 2, 3]
    days[1] = dt.date(2015, 4, 12)
    assert find_order(anchors_on([day.toordinal() for day in days]), 4).direction == 0


def test_a_list_over_the_first_date_is_not_bound_by_it() -> None:
    anchors = [Anchor(place, 735_000 - place, words_on(dt.date.fromordinal(735_000 - place))) for place in (6, 7)]
    around = neighbours_of(8, anchors)
    assert around[1] == Between(None, None)
    assert around[5] == Between(None, anchors[0])


def test_neighbours_leave_the_item_itself_out() -> None:
    anchors = [anchor for anchor in anchors_on([735_020, 735_010, 735_000]) if anchor.place != 1]
    around = neighbours_of(3, anchors)
    assert around[0] == Between(None, anchors[1])
    assert around[1] == Between(anchors[0], anchors[1])
    assert around[2] == Between(anchors[0], None)


@given(DAYS, st.integers(0, 150), st.integers(0, 150))
def test_a_day_between_near_neighbours_gets_its_own_year(day: int, before: int, after: int) -> None:
    date = dt.date.fromordinal(day)
    assert settle_year(words_on(date, 0), day - before, day + after) == date.year


def test_one_neighbour_settles_the_next_or_last_such_day() -> None:
    january = words_on(dt.date(2000, 1, 12), 0)
    christmas = dt.date(2020, 12, 21).toordinal()
    assert settle_year(january, christmas, None) == 2021
    assert settle_year(january, None, christmas) == 2020
    assert settle_year(january, None, None) is None


def test_a_span_over_new_year_ends_in_the_year_settled() -> None:
    words = DateWords(0, 1, 0, 12, 28, 0, 1, 3)
    assert settle_year(words, dt.date(2019, 12, 1).toordinal(), dt.date(2020, 2, 1).toordinal()) == 2020


def test_only_a_slip_of_one_digit_or_a_swap_is_a_typing_error() -> None:
    low, high = dt.date(2020, 3, 13).toordinal(), dt.date(2020, 3, 27).toordinal()
    assert typo_year(words_on(dt.date(2002, 3, 26)), low, high) == 2020
    assert typo_year(words_on(dt.date(2010, 3, 26)), low, high) == 2020
    assert typo_year(words_on(dt.date(2013, 3, 26)), low, high) is None
    assert typo_year(words_on(dt.date(2002, 6, 26)), low, high) is None
    assert typo_year(words_on(dt.date(2002, 3, 26)), low, high + 400) is None


def test_the_first_day_of_a_coarse_date_opens_its_month_or_year() -> None:
    assert dt.date.fromordinal(first_day(DateWords(0, 1, 2020, 7, 0, 2020, 7, 0))) == dt.date(2020, 7, 1)
    assert dt.date.fromordinal(first_day(DateWords(0, 1, 2020, 0, 0, 2020, 0, 0))) == dt.date(2020, 1, 1)
