"""Dates, years and bounds of the items of whole pages."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.pages import Entry, page, read, read_one
from warehouse.extract.date_forms import dates_in
from warehouse.extract.dates import extract_dates

NEWEST_FIRST = (
    Entry("Judges met in Lima.", line="7 October 2020"),
    Entry("A helpline opened in Quito.", line="21 September 2020"),
    Entry("Police were trained in Accra.", line="2 March 2020"),
    Entry("A law was passed in Nepal.", line="18 December 2019"),
    Entry("A seminar was held in Baku.", line="4 June 2018"),
)


def between(newer: int, entry: Entry) -> list[Entry]:
    """The page with an entry put behind its `newer`-th."""
    return [*NEWEST_FIRST[:newer], entry, *NEWEST_FIRST[newer:]]


def test_the_date_line_goes_before_a_dateline() -> None:
    reading = read_one("Vienna, 12 October 2020 - Delegates met.", line="13 October 2020")
    assert (reading.date, reading.date_basis, reading.year, reading.year_basis) == ("2020-10-13", "line", 2020, "date")


@pytest.mark.parametrize("line", ["24 Febuary 2022", "Febuary 24, 2022", "24 feberro 2022", "24 Feburary 2022"])
def test_a_misspelt_month_is_read_and_told(line: str) -> None:
    reading = read_one("Envoys met.", line=line)
    assert (reading.date, reading.date_basis) == ("2022-02-24", "line")
    assert reading.issues[0][0] == "typo-month"


def test_days_in_figures_from_and_to() -> None:
    lines = ["07/15/2009 - 07/16/2009", "15.07.2009 - 16.07.2009", "12/05/2007 - 12/06/2007"]
    dates = ["2009-07-15/2009-07-16", "2009-07-15/2009-07-16", "2007-12-05/2007-12-06"]
    assert [read_one("Envoys met.", line=line).date for line in lines] == dates


def test_an_end_without_a_year_makes_no_span() -> None:
    assert read_one("Envoys met.", line="2002 to 1 May").date == "2002"


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("Vienna, 12 October 2020 - Delegates met.", "2020-10-12"),
        ("Niger, 28-29 July 2020 - Border posts were visited.", "2020-07-28/2020-07-29"),
        ("Bangkok (Thailand), 21 February 2012 - Analysts met.", "2012-02-21"),
        ("NAIROBI, Kenya, 5 May 2021 (UNODC) — A court opened.", "2021-05-05"),
        ("Nepal, July 2020 - A report is out.", "2020-07"),
        ("Ecuador, 2 de julio de 2020 - Se habló de internet.", "2020-07-02"),
        ("Dakar, le 1er mars 2020 – Des juges se sont réunis.", "2020-03-01"),
        ("Vienna, Monday, 12 October 2020 - Delegates met.", "2020-10-12"),
        ("Lundi 2 mars 2020 – Des juges se sont réunis.", "2020-03-02"),
        ("5 May 2021, Nairobi – A court opened.", "2021-05-05"),
        ("Hargeisa - September 2018: Officers were trained.", "2018-09"),
        ("Nairobi, 30 July 2019, the office marked the day.", "2019-07-30"),
        ("Kwale, 02 October 2017- A clinic opened.", "2017-10-02"),
        ("Brasília, 3 de março de 2021 - O curso começou.", "2021-03-03"),
        ("Lilongwe, 7 May 2019. Officers were trained.", "2019-05-07"),
        ("[12 March 2021] A tool was launched.", "2021-03-12"),
        ("Abidjan, Côte d'Ivoire, 28 février 2019 - Des juges se sont réunis.", "2019-02-28"),
        ("Dhaka, Bangladesh/16 July 2025: Police officers met.", "2025-07-16"),
        ("Lima, 19 de noviembre de 2021 Fiscales se reunieron.", "2021-11-19"),
        ("Bogotá, Octubre 9 de 2014. Una sentencia no es de verdad.", "2014-10-09"),
        ("Dakar, le 12 mars 2021 Des juges se sont réunis.", "2021-03-12"),
        ("Bogotá D.C., Marzo 12 de 2021. Se abrió un juzgado.", "2021-03-12"),
        ("Washington, D.C., 12 March 2021 - Judges met.", "2021-03-12"),
        ("Foto: OIMRecife, 12 de março de 2021 - O curso começou.", "2021-03-12"),
    ],
)
def test_a_dateline_that_opens_the_body_dates_an_item_without_a_line(body: str, date: str) -> None:
    reading = read_one(body)
    assert (reading.date, reading.date_basis) == (date, "line")
    assert reading.year == int(date[-10:][:4] if len(date) > 7 else date[:4])


@pytest.mark.parametrize(
    "body",
    [
        "On 28 March 2012 the commentary was launched.",
        "In Cairo, 3 May 2012, judges met.",
        "3 May 2012, the day of the press, was marked.",
        "25 March 2012 marks a day of remembrance.",
        "On Friday, 12 March 2021 Judges met.",
        "Lima, 12 March 2021 was a day of marches.",
        "Hanoi (Viet Nam) - From 4 to 6 May 2015, an analysis was made.",
        "A course on money laundering was held in Douala, Cameroon, Mai 2013 - between 3 and 5 May.",
    ],
)
def test_a_date_in_a_sentence_is_no_date_of_its_own(body: str) -> None:
    reading = read_one(body)
    assert reading.date is None
    assert reading.year_basis == "text"


def test_a_year_missing_from_the_line_comes_from_the_neighbours() -> None:
    reading = read(*between(1, Entry("Rules were written.", line="6 October")))[1]
    assert (reading.date, reading.date_basis) == ("2020-10-06", "neighbours")
    assert (reading.year, reading.year_basis) == (2020, "neighbours")


def test_a_year_missing_from_the_line_comes_from_the_dateline() -> None:
    reading = read_one("Rome, 6 October 2017 - Rules were written.", line="6 October")
    assert (reading.date, reading.date_basis) == ("2017-10-06", "line")


def test_a_year_that_two_years_would_fit_stays_open() -> None:
    wide = [*NEWEST_FIRST, Entry("Rules were written.", line="6 March"), Entry("Old news.", line="1 January 2009")]
    reading = read(*wide)[5]
    assert (reading.date, reading.year) == (None, None)
    assert [issue[0] for issue in reading.issues] == ["missing-year"]


def test_the_day_of_the_week_settles_what_neighbours_leave_open() -> None:
    wide = [*NEWEST_FIRST, Entry("Rules were written.", line="Monday, 6 March"), Entry("Old news.", line="1 May 2015")]
    assert read(*wide)[5].date == "2017-03-06"


def test_an_evident_typing_error_is_corrected_and_raised() -> None:
    reading = read(*between(2, Entry("A course was held.", line="26 May 2002")))[2]
    assert (reading.date, reading.date_basis) == ("2002-05-26", "line")
    near = [*NEWEST_FIRST[:2], Entry("A course.", line="20 May 2002"), Entry("A talk.", line="18 May 2020")]
    near[1] = Entry("A helpline opened.", line="1 June 2020")
    reading = read(*near, *NEWEST_FIRST[2:])[2]
    assert (reading.date, reading.date_basis, reading.year) == ("2020-05-20", "corrected", 2020)
    assert reading.issues[0][0] == "typo-year"
    assert reading.issues[0][2] == "20 May 2002"


def test_a_year_of_five_digits_is_mended_by_the_entries_around_it() -> None:
    near = [Entry("A helpline opened.", line="1 June 2020"), Entry("A talk.", line="18 May 2020")]
    reading = read(near[0], Entry("A course.", line="20 May 20020"), near[1], *NEWEST_FIRST[2:])[1]
    assert (reading.date, reading.date_basis, reading.year) == ("2020-05-20", "corrected", 2020)
    assert reading.issues[0][0] == "typo-year"
    assert reading.issues[0][2] == "20 May 20020"
    alone = read_one("A course.", line="20 May 20020")
    assert (alone.date, alone.issues[0][0]) == (None, "missing-year")


def test_months_that_do_not_follow_each_other_are_no_span() -> None:
    assert [(words.month1, words.month2) for words in dates_in("June 2002 and May 2002")] == [(6, 6), (5, 5)]


def test_the_entries_around_a_numeric_date_tell_its_order() -> None:
    near = [Entry("A helpline opened.", line="10 June 2020"), Entry("A talk.", line="18 May 2020")]
    reading = read(near[0], Entry("A course.", line="03/06/2020"), near[1], *NEWEST_FIRST[2:])[1]
    assert (reading.date, reading.date_basis, reading.issues) == ("2020-06-03", "neighbours", ())


def test_a_date_of_two_readings_does_not_put_its_page_out_of_order() -> None:
    lines = (
        "14 March 2023",
        "28 February 2023",
        "1 February 2023",
        "12 January 2032",
        "29 November 2022",
        "03/11/2022",
    )
    later = ("20 October 2022", "5 September 2022", "9 March 2022")
    readings = read(*(Entry("A course was held.", line=line) for line in (*lines, *later)))
    assert [(readings[at].date, readings[at].date_basis) for at in (3, 5)] == [
        ("2023-01-12", "corrected"),
        ("2022-11-03", "neighbours"),
    ]


def test_no_year_to_come_is_believed() -> None:
    near = [Entry("A helpline opened.", line="1 June 2020"), Entry("A talk.", line="18 May 2020")]
    for year in (2200, 2108):
        reading = read(near[0], Entry("A course.", line=f"20 May {year}"), near[1], *NEWEST_FIRST[2:])[1]
        assert (reading.date, reading.date_basis, reading.issues[0][0]) == ("2020-05-20", "corrected", "typo-year")
    alone = read_one("A course.", line="20 May 2108")
    assert (alone.date, alone.issues[0][0]) == (None, "missing-year")


def test_a_date_out_of_order_that_the_words_confirm_is_kept() -> None:
    near = [
        Entry("A helpline opened.", line="1 June 2020"),
        Entry("On 19 May 2002 a course ended.", line="20 May 2002"),
        Entry("A talk.", line="18 May 2020"),
        *NEWEST_FIRST[2:],
    ]
    reading = read(*near)[1]
    assert (reading.date, reading.date_basis) == ("2002-05-20", "line")
    assert reading.issues[0][0] == "date-out-of-order"


def test_a_day_that_its_month_lacks_is_read_as_the_month() -> None:
    reading = read_one("A course was held.", line="31 June 2019")
    assert (reading.date, reading.year) == ("2019-06", 2019)
    assert reading.issues[0][0] == "impossible-date"


def test_the_order_of_numeric_dates_comes_from_the_page_or_its_language() -> None:
    clear = read(Entry("A.", line="21/03/2021"), Entry("B.", line="12/01/2021"))
    assert [reading.date for reading in clear] == ["2021-03-21", "2021-01-12"]
    assert read(Entry("A.", line="12/01/2021", lang="es"))[0].date == "2021-01-12"
    unclear = read(Entry("A.", line="12/01/2021"))[0]
    assert (unclear.date, unclear.year, unclear.issues[0][0]) == ("2021", 2021, "ambiguous-date")


@pytest.mark.parametrize(
    ("line", "body", "year", "basis"),
    [
        ("2 January 2019", "From 3 to 5 December, experts met in Vienna.", 2018, "text"),
        ("16 February 2014", "A course was held in Baghdad from 17 to 20 November 2013.", 2013, "text"),
        ("12 January 2021", "En el 2020 se ofreció un curso del 23 de noviembre al 10 de diciembre.", 2020, "text"),
        ("28 February 2019", "Sixty victims were rescued in 2018 in the district.", 2018, "text"),
        ("17 June 2021", "In the course of 2020, a film reached half a million people.", 2020, "text"),
        ("17 June 2021", "In 2020, a film was shot. It has now been shown in Tirana.", 2021, "date"),
        ("17 June 2021", "A film reached half a million people in 2020.", 2021, "date"),
        ("25 September 2013", "The initiative was launched in 2012 and aims to train judges.", 2013, "date"),
        ("20 December 2017", "Le précis qui a été lancé en octobre 2016 est disponible en français.", 2017, "date"),
        ("30 July 2020", "Some 20,000 people were victims of this crime in 2018.", 2020, "date"),
        ("25 July 2014", "Ahead of the world day (30 July) we hear survivors.", 2014, "date"),
        ("5 January 2020", "A tool written at a meeting on 12 December 2019 was launched today.", 2020, "date"),
        ("14 January 2013", "Support grows. More States join. On 18 October 2012, one joined.", 2013, "date"),
        ("3 July 2014", "Judges may apply for a seminar on 27-30 October 2015.", 2014, "date"),
    ],
)
def test_the_words_override_the_line_only_where_they_say_so_plainly(
    line: str, body: str, year: int, basis: str
) -> None:
    reading = read_one(body, line=line)
    assert (reading.year, reading.year_basis) == (year, basis)


def test_an_undated_item_takes_a_year_from_neighbours_only_if_it_names_a_day() -> None:
    named, occasion, plain = (
        read(*between(3, Entry(body)))[3]
        for body in (
            "A plan was adopted on 30 January.",
            "On the occasion of International Women's Day, marked today, a film was shown.",
            "A film was shown in Oslo.",
        )
    )
    assert (named.year, named.year_basis, named.date) == (2020, "neighbours", None)
    assert (named.not_before, named.not_after) == ("2020-01-30", "2020-01-30")
    assert (occasion.year, occasion.year_basis) == (2020, "neighbours")
    assert (plain.year, plain.not_before, plain.not_after) == (None, "2019-12-18", "2020-03-02")
    assert plain.not_after_reason == "follows an entry of 2 March 2020 on a page that runs newest first"
    assert plain.not_before_reason == "precedes an entry of 18 December 2019 on a page that runs newest first"


def test_years_settled_by_neighbours_carry_on_down_the_page() -> None:
    tail = [Entry("From 6 to 8 May, judges met."), *(Entry("A film was shown."),) * 3, Entry("It met on 22 March.")]
    readings = read(*NEWEST_FIRST, *tail)
    assert [reading.year for reading in readings[5:]] == [2018, None, None, None, 2018]
    assert readings[7].not_after == "2018-05-06"


def test_a_year_told_far_from_the_neighbours_is_background() -> None:
    reading = read(*between(3, Entry("Indonesia has ratified the protocol on 28 September 2009.")))[3]
    assert reading.year is None
    assert reading.not_after == "2020-03-02"


def test_a_page_that_runs_oldest_first_is_seen_to() -> None:
    plain = Entry("A film was shown in Oslo.")
    reading = read(*reversed(between(3, plain)))[2]
    assert (reading.not_before, reading.not_after) == ("2019-12-18", "2020-03-02")
    assert reading.not_after_reason == "precedes an entry of 2 March 2020 on a page that runs oldest first"


def test_an_unordered_page_bounds_nothing() -> None:
    mixed = [NEWEST_FIRST[i] for i in (1, 4, 0, 3, 2)]
    reading = read(*mixed[:2], Entry("A film was shown on 3 May."), *mixed[2:])[2]
    assert (reading.year, reading.not_before, reading.not_after) == (None, None, None)


def test_an_inventory_has_no_order() -> None:
    texts = [f"In May {year} the office trained judges." for year in (2019, 2018, 2017, 2016, 2015)]
    readings = read(
        *map(Entry, texts[:3]), Entry("On 3 May a film was shown."), *map(Entry, texts[3:]), layout="inventory"
    )
    assert (readings[3].year, readings[3].not_before) == (None, None)


def test_a_period_header_dates_what_follows_it() -> None:
    period = "Feb 2020 - Sep 2021 | UN Women"
    plain, told, day = read(
        Entry("Shelters stayed open in Gaza.", period=period),
        Entry("In April 2020, centres stayed open.", period=period),
        Entry("On 3 December, a film was shown.", period=period),
        layout="inventory",
    )
    assert (plain.date, plain.date_basis) == ("2020-02/2021-09", "period")
    assert (plain.year, plain.year_basis) == (2021, "period")
    assert (plain.not_before, plain.not_after) == ("2020-02", "2021-09")
    assert plain.not_before_reason == "reported for the period February 2020 - September 2021"
    assert (told.date, told.year, told.year_basis) == ("2020-02/2021-09", 2020, "text")
    assert (day.date, day.year, day.not_before) == ("2020-02/2021-09", 2020, "2020-12-03")


def test_an_own_date_goes_before_the_period_header() -> None:
    own = read(Entry("A film was shown.", line="5 May 2020", period="Feb 2020 - Sep 2021"), layout="inventory")[0]
    assert (own.date, own.date_basis) == ("2020-05-05", "line")


def test_the_period_of_a_source_dates_what_has_no_header() -> None:
    reading = read(Entry("Shelters stayed open in Gaza."), layout="inventory", period="2017")[0]
    assert (reading.date, reading.year, reading.year_basis) == (None, 2017, "period")
    assert (reading.not_before, reading.not_after) == ("2017-01", "2017-12")


def test_a_day_outside_the_period_is_when_it_happened() -> None:
    period = "Jan 2023 - Dec 2023"
    reading = read(Entry("On 6 March 2021 the office held a panel on shelters.", period=period), layout="inventory")[0]
    assert (reading.date, reading.year, reading.year_basis) == ("2023-01/2023-12", 2021, "text")


def test_a_year_outside_the_period_is_background() -> None:
    entry = Entry("In 2015 the law was changed; judges now apply it.", period="Jan 2023 - Dec 2023")
    assert read(entry, layout="inventory")[0].year == 2023


def test_bullets_inherit_the_year_of_their_lead_in() -> None:
    entry = Entry("Algeria: a film was shown.", lead_in="In 2018 the office supported campaigns, including:")
    assert read(entry, layout="inventory")[0].year == 2018


def test_evidence_quotes_the_words_and_names_the_rule() -> None:
    (passage,) = page(Entry("From 3 to 5 December, experts met.", line="2 January 2019"))
    (reading,) = extract_dates([passage])
    quoted = {(e.field, e.value, e.span.of(passage.text), e.rule) for e in reading.evidence}
    assert quoted == {
        ("date", "2019-01-02", "2 January 2019", "date-line"),
        ("year", "2018", "3 to 5 December", "year-in-text"),
    }


ISO_PART = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
PIECES = [
    *(
        "On",
        "in",
        "from",
        "to",
        "between",
        "and",
        "the",
        "since",
        "by",
        "held",
        "which",
        "will",
        "today",
        "until",
        "de",
        "del",
        "of",
    ),
    *("1", "2", "3", "5", "11", "29", "30", "31", "2002", "2019", "2020", "2021", "1949", "12/01/2021", "2020-02-30"),
    *("May", "may", "June", "February", "March", "août", "é", "-", "/", ",", ".", ";", ":", "(", ")", "|", "\n"),
    *("Vienna,", "World Tourism Day", "COVID-19", "21st session of the Crime Commission"),
]
WORDS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
ENTRIES = st.lists(
    st.builds(Entry, body=WORDS, line=WORDS, title=WORDS, place=WORDS, lead_in=WORDS, period=WORDS), max_size=7
)


def is_iso(value: str) -> bool:
    """Whether a value is an ISO 8601 year, month, day or a range of them."""
    for part in value.split("/"):
        if not ISO_PART.fullmatch(part):
            return False
        dt.date.fromisoformat(part if len(part) == 10 else f"{part}-01" if len(part) == 7 else f"{part}-01-01")
    return True


@given(ENTRIES, st.none() | WORDS, st.sampled_from(["news", "inventory", "unknown"]))
def test_whatever_the_text_values_are_valid_and_have_evidence(
    entries: list[Entry], period: str | None, layout: str
) -> None:
    passages = page(*entries, layout=layout)
    readings = extract_dates(passages, period)
    assert len(readings) == len(passages)
    for passage, reading in zip(passages, readings, strict=True):
        evidence = {(row.field, row.value) for row in reading.evidence}
        for field in ("date", "not_before", "not_after"):
            value = getattr(reading, field)
            assert value is None or (is_iso(value) and (field, value) in evidence)
        assert reading.year is None or ("year", str(reading.year)) in evidence
        assert (reading.date is None) == (reading.date_basis is None)
        assert (reading.year is None) == (reading.year_basis is None)
        assert all(row.span.of(passage.text).strip() for row in reading.evidence if row.rule != "period-of-source")
        if reading.date and reading.date_basis != "period":
            assert reading.not_before is None
            assert reading.not_after is None
        if reading.not_before and reading.not_after:
            assert reading.not_before[:7] <= reading.not_after[:7]


@given(st.text(max_size=120), st.text(max_size=40))
def test_no_text_makes_it_raise(body: str, line: str) -> None:
    assert len(read(Entry(body, line=line), Entry(line, title=body))) == 2


@pytest.mark.parametrize(
    ("fact", "year"),
    [
        ("Duration: 2018-2021", 2021),
        ("Project period: January 2021 - June 2022", 2022),
        ("Duración: de 2019 a 2020", 2020),
        ("Durée : 2017-2019", 2019),
        ("Period: 01/2019 – 12/2020", 2020),
        ("Period: law 12/2020", None),
        ("Duration: since 2010", None),
        ("Duration: 24 months", None),
    ],
)
def test_a_labelled_duration_tells_the_year_of_its_end(fact: str, year: int | None) -> None:
    assert read_one(f"{fact}\nForty inspectors of two ports learned to read contracts.").year == year
