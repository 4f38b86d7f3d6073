"""Read documents into the raw tables of a new warehouse file, in bulk."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.records import Issue, Merge, ReadDocument, ReadItem, Span
from warehouse.store.schema import TABLES

# A flush costs about 15 ms whatever its size; 20,000 rows hold some 10 MB.
BATCH_ROWS = 20_000

VocabularyRow = tuple[str, str, str, Sequence[str], str | None]
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A declared source as the warehouse knows it."""

    source_id: str
    name: str | None = None
    kind: str | None = None
    address: str | None = None
    publisher: str | None = None
    owner: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Build:
    """What a snapshot was made from, when and by which program; `decisions` as JSON, so that it can be recounted."""

    snapshot_id: str
    data_fingerprint: str
    reader_fingerprint: str
    program_version: str
    built_at: dt.datetime
    decisions: str = "{}"


@dataclass(frozen=True, slots=True)
class Intake:
    """All that goes into one snapshot.

    `documents` may be a generator: it is walked once, and memory does not grow with it.
    `vocabulary` rows are (scheme, code, name, SDG targets, name in the inventory's list);
    `area_regions` gives the M49 codes of a named area; `issues` are those of no single document.
    """

    documents: Iterable[ReadDocument]
    activity_of: Mapping[str, str]
    merges: Iterable[Merge]
    vocabulary: Iterable[VocabularyRow]
    area_regions: Callable[[str], Sequence[str]]
    sources: Iterable[SourceEntry] = ()
    issues: Iterable[Issue] = ()


def write_raw(connection: duckdb.DuckDBPyConnection, intake: Intake, build: Build) -> dict[str, int]:
    """How many rows each raw table has after all of `intake` is in it; the tables are made new.

    A document version is current when its source has no later one of the same address. An item
    that stands in two current documents under one identity raises an issue 'repeated-item'; staging
    keeps its first. Raises ValueError when two items of one document share an identity.
    """
    connection.execute("create schema raw")
    for table, schema in TABLES.items():
        _append(connection, table, schema.empty_table(), new=True)
    rows: Rows = {table: [] for table in TABLES}
    for receipt_number, document in enumerate(intake.documents, start=1):
        _add_document(rows, receipt_number, document, intake)
        if sum(map(len, rows.values())) >= BATCH_ROWS:
            _flush(connection, rows)
    rows["issues"] += (_issue_row(None, issue) for issue in intake.issues)
    rows["merges"] += (astuple(merge) for merge in intake.merges)
    rows["vocabulary"] += ((*row[:3], list(row[3]), row[4]) for row in intake.vocabulary)
    rows["sources"] += (astuple(source) for source in intake.sources)
    rows["build"].append(astuple(build))
    _flush(connection, rows)
    _settle(connection)
    counts = " union all ".join(f"select '{table}', count(*) from raw.{table}" for table in TABLES)
    return dict(connection.execute(counts).fetchall())


def _append(connection: duckdb.DuckDBPyConnection, table: str, data: pa.Table, new: bool = False) -> None:
    connection.register("arriving", data)
    verb = f"create table raw.{table} as" if new else f"insert into raw.{table}"
    connection.execute(f"{verb} select * from arriving")
    connection.unregister("arriving")


def _flush(connection: duckdb.DuckDBPyConnection, rows: Rows) -> None:
    for table, waiting in rows.items():
        if not waiting:
            continue
        schema = TABLES[table]
        columns = [
            pa.array(values, field.type) for values, field in zip(zip(*waiting, strict=True), schema, strict=True)
        ]
        _append(connection, table, pa.Table.from_arrays(columns, schema=schema))
        waiting.clear()


def _settle(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("""
        update raw.documents set is_current = (documents.version = latest.version)
        from (select source_id, uri, max(version) as version from raw.documents group by all) as latest
        where documents.source_id = latest.source_id and documents.uri = latest.uri""")
    connection.execute("""
        insert into raw.issues by name
        select receipt_number, 'repeated-item' as code, source_id, documents.document_id, doc_name, first_line, item_id,
            'the same item stands in an earlier document of this source; this one is left out' as message,
            left(items.text, 200) as text, 'take one of the two addresses out of the source' as advice
        from raw.items join raw.documents using (receipt_number)
        where is_current
        qualify row_number() over (partition by item_id order by receipt_number) > 1""")


def _add_document(rows: Rows, receipt_number: int, document: ReadDocument, intake: Intake) -> None:
    receipt, text = document.receipt, document.text
    line_starts = [0, *(found.end() for found in re.finditer("\n", text))]
    rows["documents"].append(
        (
            receipt_number,
            receipt.document_id,
            receipt.source_id,
            receipt.uri,
            receipt.doc_name,
            receipt.sha256,
            receipt.byte_count,
            receipt.media_type,
            receipt.fetched_at,
            receipt.version,
            receipt.supersedes,
            receipt.publisher,
            receipt.licence,
            receipt.owner,
            receipt.period,
            len(text),
            len(line_starts) - text.endswith("\n") if text else 0,
            len(document.items),
            True,
        )
    )
    if len({entry.item_id for entry in document.items}) < len(document.items):
        raise ValueError(f"two items of {receipt.doc_name} ({receipt.document_id}) share an identity")
    for ordinal, entry in enumerate(document.items, start=1):
        _add_item(rows, (receipt_number, entry.item_id), ordinal, entry, document, intake)
        _add_evidence(rows, (receipt_number, entry.item_id), entry, text, line_starts)
    rows["issues"] += (_issue_row(receipt_number, issue, document) for issue in document.issues)


def _add_item(
    rows: Rows, key: tuple[int, str], ordinal: int, entry: ReadItem, document: ReadDocument, intake: Intake
) -> None:
    item, reading, text = entry.item, entry.reading, document.text
    rows["items"].append(
        (
            *key,
            ordinal,
            document.receipt.document_id,
            item.kind.value,
            item.layout,
            item.part,
            item.first_line,
            item.last_line,
            item.span.start,
            item.span.end,
            _words(item.title, text),
            _words(item.body, text),
            item.span.of(text),
            _words(item.lead_in, text),
            _words(item.heading, text),
            reading.lang,
            reading.date,
            reading.date_basis,
            reading.year,
            reading.year_basis,
            reading.not_before,
            reading.not_before_reason,
            reading.not_after,
            reading.not_after_reason,
            intake.activity_of.get(entry.item_id),
            list(reading.doubts.items()),
        )
    )
    rows["places"] += ((*key, n, place.iso3, place.role.value) for n, place in enumerate(reading.places, 1))
    rows["areas"] += ((*key, n, area, list(intake.area_regions(area))) for n, area in enumerate(reading.areas, 1))
    rows["tags"] += ((*key, n, "theme", code) for n, code in enumerate(reading.themes, 1))
    rows["tags"] += ((*key, n, "measure", code) for n, code in enumerate(reading.measures, 1))
    rows["partners"] += ((*key, n, partner) for n, partner in enumerate(reading.partners, 1))
    rows["people"] += (
        (*key, n, p.n, p.who, p.sense.value, p.bound, p.is_part) for n, p in enumerate(reading.people, 1)
    )
    rows["money"] += ((*key, n, m.amount, m.currency, m.bound) for n, m in enumerate(reading.money, 1))


def _add_evidence(rows: Rows, key: tuple[int, str], entry: ReadItem, text: str, line_starts: Sequence[int]) -> None:
    rows["evidence"] += (
        (
            *key,
            ordinal,
            proof.field,
            proof.value,
            proof.span.start,
            proof.span.end,
            bisect_right(line_starts, proof.span.start),
            proof.span.of(text),
            proof.rule,
        )
        for ordinal, proof in enumerate(entry.reading.evidence, start=1)
    )


def _issue_row(receipt_number: int | None, issue: Issue, document: ReadDocument | None = None) -> tuple[Any, ...]:
    receipt = document.receipt if document else None
    return (
        receipt_number,
        issue.code,
        issue.message,
        issue.text,
        issue.advice,
        issue.source_id or (receipt.source_id if receipt else None),
        issue.document_id or (receipt.document_id if receipt else None),
        issue.doc_name or (receipt.doc_name if receipt else None),
        issue.first_line,
        issue.item_id,
    )


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None
