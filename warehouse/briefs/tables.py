"""The rows behind a brief as Parquet, with types and lists as they are."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from warehouse.briefs.words import clean_words
from warehouse.records import Money, People, Sense
from warehouse.rows import ActivityRow, BriefRows, ReportRow

if TYPE_CHECKING:
    import pyarrow as pa


def write_parquet(rows: BriefRows, numbers: Mapping[str, int]) -> bytes:
    """One row for each activity in the order of print, its reports, persons and money nested; equal rows, equal bytes.

    `numbers` are those printed beside the activities, by activity id.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    table = pa.Table.from_pylist([_record(activity, number) for activity, number in in_print(rows, numbers)], _schema())
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


def read_parquet(data: bytes) -> tuple[ActivityRow, ...]:
    """The activities of a file that `write_parquet` made, in its order; what an older one lacks is as if not stated.

    Raises ValueError for bytes that are no such file.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return tuple(map(_activity, pq.read_table(io.BytesIO(data)).to_pylist()))
    except (pa.ArrowException, KeyError) as error:
        raise ValueError(f"no table of activities: {error}") from error


def in_print(rows: BriefRows, numbers: Mapping[str, int]) -> list[tuple[ActivityRow, int]]:
    """The activities with their numbers, in the order of print."""
    return sorted(((row, numbers[row.activity_id]) for row in rows.activities), key=lambda pair: pair[1])


def _schema() -> pa.Schema:
    import pyarrow as pa

    words, instant = pa.list_(pa.string()), pa.timestamp("us", tz="UTC")
    people = pa.struct(
        [("n", pa.int64()), *((name, pa.string()) for name in ("who", "sense", "bound")), ("is_part", pa.bool_())]
    )
    money = pa.struct([("amount", pa.float64()), ("currency", pa.string()), ("bound", pa.string())])
    report = pa.struct(
        [
            *((name, pa.string()) for name in ("item_id", "document_id", "document_name", "source_id", "uri")),
            *(("publisher", pa.string()), ("fetched_at", instant)),
            *((name, pa.int32()) for name in ("first_line", "last_line")),
            *((name, pa.string()) for name in ("lang", "title", "text")),
            ("is_main", pa.bool_()),
        ]
    )
    return pa.schema(
        [
            *(("number", pa.int32()), ("activity_id", pa.string()), ("title", pa.string()), ("text", pa.string())),
            *(("lang", pa.string()), ("date", pa.string()), ("year", pa.int16()), ("year_basis", pa.string())),
            *(("not_before", pa.string()), ("not_after", pa.string())),
            *((name, words) for name in ("countries", "venues", "regions", "areas")),
            ("is_global", pa.bool_()),
            *((name, words) for name in ("themes", "measures", "partners")),
            *(("people", pa.list_(people)), ("money", pa.list_(money)), ("reports", pa.list_(report))),
        ]
    )


def _record(activity: ActivityRow, number: int) -> dict[str, Any]:
    same = ("activity_id", "lang", "date", "year", "year_basis", "not_before", "not_after", "is_global")
    lists = ("countries", "venues", "regions", "areas", "themes", "measures", "partners")
    return {
        "number": number,
        **{name: getattr(activity, name) for name in same},
        **{name: list(getattr(activity, name)) for name in lists},
        "title": clean_words(activity.title) if activity.title else None,
        "text": clean_words(activity.text),
        "people": [
            {"n": p.n, "who": p.who, "sense": p.sense.value, "bound": p.bound, "is_part": p.is_part}
            for p in activity.people
        ],
        "money": [{"amount": m.amount, "currency": m.currency, "bound": m.bound} for m in activity.money],
        "reports": [_report(report) for report in activity.reports],
    }


def _report(report: ReportRow) -> dict[str, Any]:
    same = ("item_id", "document_id", "source_id", "uri", "publisher", "fetched_at", "first_line", "last_line", "lang")
    return {
        **{name: getattr(report, name) for name in same},
        "document_name": report.doc_name,
        "title": clean_words(report.title) if report.title else None,
        "text": clean_words(report.text),
        "is_main": report.is_main,
    }


def _activity(record: Mapping[str, Any]) -> ActivityRow:
    own: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in record.items()}
    del own["number"]
    own["people"] = tuple(People(**{**count, "sense": Sense(count["sense"])}) for count in record["people"])
    own["money"] = tuple(Money(**amount) for amount in record["money"])
    own["reports"] = tuple(ReportRow(doc_name=row.pop("document_name"), **row) for row in record["reports"])
    return ActivityRow(**own)
