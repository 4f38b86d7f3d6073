"""Every form of a date in the four languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.extract.date_forms import dates_in
from warehouse.extract.date_words import day_first, iso

FORMS = {
    "21 December 2020": "2020-12-21",
    "02 December 2013": "2013-12-02",
    "21 st September 2012": "2012-09-21",
    "the 31st of May, 2010": "2010-05-31",
    "Wednesday, 19 th of April 2017": "2017-04-19",
    "July 27, 2019": "2019-07-27",
    "Jan. 2020": "2020-01",
    "July 2020": "2020-07",
    "2020-12-21": "2020-12-21",
    "2020-12-21T08:30:00Z": "2020-12-21",
    "2020-07": "2020-07",
    "21/12/2020": "2020-12-21",
    "12/21/2020": "2020-12-21",
    "21.12.2020": "2020-12-21",
    "05/05/2021": "2021-05-05",
    "29-31 January 2019": "2019-01-29/2019-01-31",
    "9 - 11 May 2017was": "2017-05-09/2017-05-11",
    "14 to16 December 2011": "2011-12-14/2011-12-16",
    "9, 10 and 11 May 2012": "2012-05-09/2012-05-11",
    "20 and 21 September 2017": "2017-09-20/2017-09-21",
    "the 11 th to the 13 th of June 2014": "2014-06-11/2014-06-13",
    "22 to 25 of February 2010": "2010-02-22/2010-02-25",
    "Thursday 15 and Friday 16 April 2010": "2010-04-15/2010-04-16",
    "26 February - 1 March 2018": "2018-02-26/2018-03-01",
    "30 Nov. - 1 Dec. 2017": "2017-11-30/2017-12-01",
    "1/2019 - 12/2020": "2019-01/2020-12",
    "(28 February–1 March 2020)": "2020-02-28/2020-03-01",
    "30 April to 2 May 2012": "2012-04-30/2012-05-02",
    "18 January to 20 January 2011": "2011-01-18/2011-01-20",
    "28 December - 3 January 2020": "2019-12-28/2020-01-03",
    "28 December 2019 - 3 January 2020": "2019-12-28/2020-01-03",
    "May 9 - 12 2016": "2016-05-09/2016-05-12",
    "April 30 - May 2, 2012": "2012-04-30/2012-05-02",
    "December 30, 2019 - January 2, 2020": "2019-12-30/2020-01-02",
    "Feb 2020 - Sep 2021 | UN Women": "2020-02/2021-09",
    "between July 2016 and December 2017": "2016-07/2017-12",
    "in March and October 2009": "2009-03/2009-10",
    "in 2016-2017": "2016/2017",
    "in 2016 and 2017": "2016/2017",
    "3-May-2021": "2021-05-03",
    "3-May-21": "2021-05-03",
    "14/dic/98": "1998-12-14",
    "Winter 2020/21": "2020/2021",
    "Q2 2021": "2021-04/2021-06",
    "in the last quarter of 2019": "2019-10/2019-12",
    "the second half of 2020": "2020-07/2020-12",
    "premier trimestre 2019": "2019-01/2019-03",
    "segundo semestre de 2018": "2018-07/2018-12",
    "1er mars 2020": "2020-03-01",
    "le 12 août 2020": "2020-08-12",
    "du 3 au 5 décembre 2019": "2019-12-03/2019-12-05",
    "lundi 3 févr. 2020": "2020-02-03",
    "Mai 2012": "2012-05",
    "2 de julio de 2020": "2020-07-02",
    "10 al 12 de octubre del 2019": "2019-10-10/2019-10-12",
    "12 ago. 2020": "2020-08-12",
    "3 de março de 2021": "2021-03-03",
    "1º de maio de 2021": "2021-05-01",
    "8 a 10 de dezembro de 2015": "2015-12-08/2015-12-10",
}
YEARLESS = {
    "6 October": (10, 6, 10, 6),
    "April 19-21, in Rabat": (4, 19, 4, 21),
    "del 23 de Noviembre al 10 de Diciembre": (11, 23, 12, 10),
    "6 to 7 of July": (7, 6, 7, 7),
    "23 septembre": (9, 23, 9, 23),
}
NO_DATES = [
    "E/CN.15/2015/16",
    "A/RES/68/191",
    "the directive 2011/36/EU",
    "the post-2015 agenda",
    "2,012 people",
    "trained 2010 people",
    "US$2015",
    "You may ask 12 people",
    "three years ago. 2 months",
    "a march of 300",
    "In May the office opened",
]


@pytest.mark.parametrize(("text", "expected"), FORMS.items())
def test_reads_every_form_with_its_year(text: str, expected: str) -> None:
    found = dates_in(text)
    assert [iso(words) for words in found] == [expected]


@pytest.mark.parametrize(("text", "expected"), YEARLESS.items())
def test_leaves_a_missing_year_open(text: str, expected: tuple[int, ...]) -> None:
    (words,) = dates_in(text)
    assert (words.month1, words.day1, words.month2, words.day2) == expected
    assert words.year1 == words.year2 == 0


@pytest.mark.parametrize("text", NO_DATES)
def test_takes_no_number_or_word_for_a_date(text: str) -> None:
    assert dates_in(text) == []


def test_leaves_the_order_of_a_numeric_date_open_until_told() -> None:
    (words,) = dates_in("12/01/2021")
    assert (iso(words), words.slash) == ("2021", (12, 1))
    assert iso(day_first(words, True)) == "2021-01-12"
    assert iso(day_first(words, False)) == "2021-12-01"


def test_reads_a_day_that_its_month_lacks_as_the_month() -> None:
    (words,) = dates_in("31 June 2019")
    assert iso(words) == "2019-06"


@given(st.text(alphabet=st.sampled_from("0123456789 -/.,abcdeMayjuly2020 to\nmarch&thºJan"), max_size=80))
def test_never_raises_and_stays_inside_the_text(text: str) -> None:
    end = 0
    for words in dates_in(text):
        assert end <= words.start < words.end <= len(text)
        end = words.end
        if words.year2:
            assert iso(words)
