"""Raw tables hold what the reader handed over, whatever it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.corpus import corpus_intake
from tests.store.factory import make_build, make_document, make_intake, many_documents
from warehouse.records import ReadDocument
from warehouse.store.raw import BATCH_ROWS, Intake, write_raw
from warehouse.store.schema import TABLES


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[object, ...]]:
    return connection.execute(query).fetchall()


def test_every_table_is_there_and_counted(connection: duckdb.DuckDBPyConnection) -> None:
    counts = write_raw(connection, corpus_intake(), make_build())
    assert counts.keys() == TABLES.keys()
    assert (counts["documents"], counts["items"], counts["merges"], counts["build"]) == (4, 18, 2, 1)


def test_the_latest_version_of_an_address_is_current(connection: duckdb.DuckDBPyConnection) -> None:
    write_raw(connection, corpus_intake(), make_build())
    assert rows(connection, "select doc_name, is_current from raw.documents order by receipt_number") == [
        ("news.txt", True),
        ("news.txt", True),
        ("old.txt", False),
        ("inventory.txt", True),
    ]


def test_a_second_copy_raises_an_issue_for_each_of_its_items(connection: duckdb.DuckDBPyConnection) -> None:
    write_raw(connection, corpus_intake(), make_build())
    repeated = rows(connection, "select item_id, receipt_number from raw.issues where code = 'repeated-item'")
    assert len(repeated) == 7
    assert {receipt for _, receipt in repeated} == {2}


def test_offsets_give_back_the_words_and_instants_are_utc(connection: duckdb.DuckDBPyConnection) -> None:
    taken = dt.datetime(2021, 1, 1, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    entries: list[dict[str, Any]] = [
        {"id": "a", "text": "One."},
        {"id": "b", "text": "Two in Kenya.", "places": ["KEN"]},
    ]
    document = make_document("page.txt", entries, fetched_at=taken)
    write_raw(connection, make_intake([document]), make_build())
    assert rows(connection, "select fetched_at from raw.documents") == [(dt.datetime(2021, 1, 1, 10, 0),)]
    ((start, end, text),) = rows(connection, "select start_char, end_char, text from raw.items where item_id = 'b'")
    assert document.text[start:end] == text == "Two in Kenya."  # type: ignore[misc]
    assert rows(connection, "select value, first_line, quote from raw.evidence") == [("KEN", 2, "Two in Kenya.")]


def test_two_items_of_one_identity_in_one_document_are_refused(connection: duckdb.DuckDBPyConnection) -> None:
    twins = make_document("page.txt", [{"id": "a", "text": "One."}, {"id": "a", "text": "Two."}])
    with pytest.raises(ValueError, match="share an identity"):
        write_raw(connection, make_intake([twins]), make_build())


def test_documents_are_walked_once_and_no_row_is_lost_between_batches(connection: duckdb.DuckDBPyConnection) -> None:
    passed = 0

    def documents() -> Iterator[ReadDocument]:
        nonlocal passed
        for document in many_documents(6000):
            passed += 1
            yield document

    empty = make_intake([])
    intake = Intake(documents(), empty.activity_of, (), empty.vocabulary, empty.area_regions)
    counts = write_raw(connection, intake, make_build())
    assert passed == counts["documents"] == 75
    assert sum(counts.values()) > 1.5 * BATCH_ROWS
    assert rows(connection, "select count(*), count(distinct item_id) from raw.items") == [(6000, 6000)]


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=40)
@given(st.lists(st.tuples(words, words, st.none() | st.integers(1900, 2100)), max_size=6))
def test_any_words_come_back_as_they_were(entries: list[tuple[str, str, int | None]]) -> None:
    document = make_document(
        "page.txt",
        [{"id": str(n), "title": title, "text": text, "year": year} for n, (title, text, year) in enumerate(entries)],
    )
    with duckdb.connect() as connection:
        write_raw(connection, make_intake([document]), make_build())
        found = rows(connection, "select title, body, year from raw.items order by ordinal")
    assert found == [(title or None, text or None, year) for title, text, year in entries]
