from __future__ import annotations

import datetime as dt
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.helpers import dress
from tests.text.test_properties import PAGES
from warehouse.extract.read import read_document
from warehouse.records import Evidence, Kind, ReadDocument, Reading, ReadItem, Receipt
from warehouse.text.clean import holds_words

REPORTS = (
    "Vienna, 12 October 2020 - In Kenya, 30 judges and more than 1,250 officers, including 45 women, were trained.",
    "3 May 2019",
    "UNODC and the Ministry of Justice of Peru held a workshop on trafficking in persons for 25 prosecutors in Lima.",
    "With USD 1.5 million from Japan, IOM and INTERPOL opened shelters for victims in West Africa.",
    "En marzo, la UNODC capacitó a doce fiscales de México sobre el tráfico ilícito de migrantes. Lea más aquí",
    "L’OIM et l’Union européenne ont formé 1 250 agents au Niger et au Tchad.",
)
TEXTS = st.tuples(PAGES, st.lists(st.sampled_from(REPORTS), max_size=4)).map(lambda two: "\n".join((*two[1], two[0])))


def read(data: bytes, media_type: str = "text/plain") -> ReadDocument:
    """The bytes read as a document of no known owner."""
    receipt = Receipt("test", "page.txt", "page.txt", "0" * 64, len(data), media_type, dt.datetime(2024, 1, 1))
    return read_document(receipt, data)


def values_of(reading: Reading) -> set[tuple[str, str]]:
    """Every value that a reading states, with its field, as its evidence names it."""
    single = {name: getattr(reading, name) for name in ("date", "year", "not_before", "not_after")}
    listed = {
        "places": [place.iso3 for place in reading.places],
        **{name: list(getattr(reading, name)) for name in ("areas", "themes", "measures", "partners")},
        "people": [str(people.n) for people in reading.people],
        "money": [f"{money.currency} {money.amount:.15g}" for money in reading.money],
    }
    stated = {(name, str(value)) for name, value in single.items() if value is not None}
    return stated | {(name, value) for name, values in listed.items() for value in values}


@settings(max_examples=150)
@given(TEXTS)
def test_every_value_has_evidence_and_nothing_else_has(text: str) -> None:
    for row in read(text.encode("utf-8", errors="replace")).items:
        assert {(mark.field, mark.value) for mark in row.reading.evidence} == values_of(row.reading)


@settings(max_examples=150)
@given(TEXTS)
def test_offsets_give_back_the_words_that_evidence_rests_on(text: str) -> None:
    document = read(text.encode("utf-8", errors="replace"))
    for row in document.items:
        for mark in row.reading.evidence:
            assert 0 <= mark.span.start < mark.span.end <= len(document.text)
            assert mark.span.of(document.text).strip() == mark.span.of(document.text)
            assert is_inside(mark, row)


def is_inside(mark: Evidence, row: ReadItem) -> bool:
    """Whether evidence lies in its item or what is in force over it; that of page order lies in a neighbour."""
    around = (row.item.span, row.item.lead_in, row.item.heading, row.item.period, row.item.place_heading)
    return mark.rule == "page-order" or any(
        span is not None and span.start <= mark.span.start and mark.span.end <= span.end for span in around
    )


@settings(max_examples=100)
@given(TEXTS)
def test_line_ends_normal_forms_hard_blanks_and_marks_of_byte_order_change_no_reading(text: str) -> None:
    cleaned = read(text.encode("utf-8", errors="replace")).text
    plain = read(cleaned.encode())
    for data in dress(cleaned) if plain.items else ():
        assert read(data).items == plain.items


@settings(max_examples=150)
@given(st.one_of(TEXTS.map(str.encode), st.binary(max_size=300)), st.sampled_from(["text/plain", "text/html", ""]))
def test_no_bytes_make_the_reader_raise_or_lose_words(data: bytes, media_type: str) -> None:
    document = read(data, media_type)
    if not document.items:
        assert [issue.code for issue in document.issues] == ["unreadable-text"]
        return
    covered = 0
    for row in document.items:
        assert not holds_words(document.text[covered : row.item.span.start])
        covered = row.item.span.end
    assert not holds_words(document.text[covered:])


def test_what_people_received_in_a_relative_clause_says_when() -> None:
    text = "The agency kept nine houses in which 300 girls received care between January and December 2021.\n"
    [item] = read(f"UNICEF\n{text}In Peru, a course was held.\n".encode()).items[1:2]
    assert item.reading.year == 2021


def test_lists_under_news_stand_outside_its_order() -> None:
    text = (
        "UNODC\nNews\n"
        + "".join(f"{day} May 2019\nCourse {day}\nJudges were trained.\n" for day in (9, 6, 3))
        + "Results in brief\nUNODC supported, among others:\n- Peru: courses for ten midwives.\n"
        "Other activities:\n- In Togo, rules for shelters were written.\n"
    )
    lists = [row.reading for row in read(text.encode()).items if row.item.kind is Kind.ACTIVITY][3:]
    assert [(reading.year, reading.not_after) for reading in lists] == [(None, None)] * 2


def test_an_item_keeps_its_identity_wherever_it_stands() -> None:
    first, second = (read("\n\n".join(order).encode()) for order in (REPORTS[2:4], REPORTS[3:1:-1]))
    assert {row.item_id for row in first.items} == {row.item_id for row in second.items}


def test_a_page_forty_times_as_long_takes_no_more_time_a_line() -> None:
    page = "\n".join(f"{day} May 2019\nJudges meet in Lima\n{REPORTS[2]} Read more here." for day in range(1, 29))
    short, long = page.encode(), "\n".join([page] * 40).encode()
    read(short)
    assert seconds_for(long) < 3 * 40 * min(seconds_for(short) for _ in range(5))


def seconds_for(data: bytes) -> float:
    """The processor's seconds that reading takes."""
    started = time.process_time()
    assert sum(row.item.kind is Kind.ACTIVITY for row in read(data).items) >= 28
    return time.process_time() - started


def test_the_agency_of_the_period_header_is_no_partner_of_what_follows() -> None:
    page = (
        b"Feb 2020 - Sep 2021 | UNICEF\nIn Nepal, UNICEF trained forty clerks together with UN Women.\n"
        b"Oct 2021 - Sep 2022 | UN Women\nIn Fiji, UN Women trained sixty nurses together with UNICEF.\n"
    )
    partners = [row.reading.partners for row in read(page).items if row.item.kind is Kind.ACTIVITY]
    assert partners == [("UN Women",), ("UNICEF",)]


def test_words_begin_anew_behind_a_glued_button_or_heading() -> None:
    reports = "View MoreRwanda: Nine judges were trained.\nCapacity BuildingTogo opened a shelter for women."
    page = f"UN Women\nActivities\n{reports}"
    items = [row for row in read(page.encode()).items if row.item.kind is Kind.ACTIVITY]
    assert [[place.iso3 for place in row.reading.places] for row in items] == [["RWA"], ["TGO"]]


def test_a_sentence_on_a_date_begins_behind_a_glued_button() -> None:
    storm = "After a storm had struck Tonga in April 2020, nurses of UNFPA went to 12 islands by boat."
    page = f"UN Women\nActivities\nUN Women trained judges in Fiji.\n{storm}\nView More{storm}\n"
    items = [row for row in read(page.encode()).items if row.item.kind is Kind.ACTIVITY]
    assert [row.reading.year for row in items] == [None, 2020, 2020]


def test_the_world_health_organization_is_no_relative_pronoun() -> None:
    page = (
        b"WHO\nActivities\nNew WHO guidelines on care after rape recommend counselling.\nWHO trained nurses in Peru.\n"
    )
    document = read(page)
    measures = [row.reading.measures for row in document.items if row.item.kind is Kind.ACTIVITY]
    assert measures == [("TOOL",), ("TRAIN",)]
    assert document.text.count("WHO") == 3
