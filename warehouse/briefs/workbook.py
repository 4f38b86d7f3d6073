"""The rows behind a brief as an Excel workbook: what it is, the activities, their reports, the counts, the sources."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from warehouse.briefs.about import About
from warehouse.briefs.annex import say_count
from warehouse.briefs.names import name_country
from warehouse.briefs.tables import in_print
from warehouse.briefs.words import clean_words
from warehouse.rows import ActivityRow, BriefRows

Cell = str | int | float | bool | dt.datetime | None
Row = Sequence[Cell]

# What a cell of Excel holds; a library drops a longer text without a word.
_LONGEST = 32_767
_CUT = " [cut: the whole text is in the CSV and Parquet files]"
_WIDTHS = {"text": 80, "title": 50, "uri": 50, "what": 24, "is": 80, "how": 60, "name": 36, "document_name": 36}

_ACTIVITY_HEAD = (
    *("number", "activity_id", "date", "year", "year_basis", "not_before", "not_after", "countries", "country_names"),
    *("venues", "regions", "areas", "is_global", "themes", "measures", "partners", "people", "money", "lang"),
    *("title", "text", "report_count"),
)
_REPORT_HEAD = (
    *("number", "activity_id", "item_id", "is_main", "document_name", "first_line", "last_line", "lang", "publisher"),
    *("uri", "fetched_at", "title", "text"),
)
_SOURCE_HEAD = (
    *("source_id", "document_id", "document_name", "uri", "publisher", "licence", "fetched_at", "media_type"),
    *("report_count", "activity_count"),
)


def write_workbook(rows: BriefRows, numbers: Mapping[str, int], about: About) -> bytes:
    """The workbook; equal rows give equal bytes.

    Text is written as text: nothing in it is taken for a formula or a link, whatever it begins with.
    """
    import xlsxwriter

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "remove_timezone": True,
        **{f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")},
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": about.title, "author": about.owner, "created": about.as_of.replace(tzinfo=None)})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": False})
        instant = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for name, columns, lines in _sheets(rows, numbers, about):
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for place, column in enumerate(columns):
                sheet.write_string(0, place, column, head)
                sheet.set_column(place, place, _WIDTHS.get(column, 14))
            last = 0
            for last, line in enumerate(lines, start=1):
                for place, value in enumerate(line):
                    _write(sheet, last, place, value, instant)
            sheet.autofilter(0, 0, last, len(columns) - 1)
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, value: Cell, instant: Any) -> None:
    match value:
        case None | "":
            return
        case bool():
            sheet.write_boolean(row, column, value)
        case int() | float():
            sheet.write_number(row, column, value)
        case dt.datetime():
            sheet.write_datetime(row, column, value, instant)
        case str():
            sheet.write_string(row, column, _fit(clean_words(value)))


def _fit(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT


def _sheets(
    rows: BriefRows, numbers: Mapping[str, int], about: About
) -> Iterator[tuple[str, Sequence[str], Iterable[Row]]]:
    printed = in_print(rows, numbers)
    yield "About", ("what", "is"), _about(rows, about)
    yield "Activities", _ACTIVITY_HEAD, (_activity(row, number, about.language) for row, number in printed)
    yield "Reports", _REPORT_HEAD, _reports(printed)
    yield "Counts", ("count_of", "code", "name", "activity_count"), _counts(rows)
    yield (
        "Region x theme",
        ("region", "theme", "activity_count"),
        ((row.row_code, row.column_code, row.activity_count) for row in rows.region_theme),
    )
    yield (
        "Year x first theme",
        ("year", "theme", "activity_count"),
        ((row.row_code, row.column_code, row.activity_count) for row in rows.year_theme),
    )
    yield (
        "Sources",
        _SOURCE_HEAD,
        (
            (
                *(row.source_id, row.document_id, row.doc_name, row.uri, row.publisher, row.licence, row.fetched_at),
                *(row.media_type, row.report_count, row.activity_count),
            )
            for row in rows.sources
        ),
    )


def _about(rows: BriefRows, about: About) -> Iterator[Row]:
    yield "brief", about.name
    yield "title", about.title
    yield "period", about.period
    yield "as of", about.as_of
    yield "snapshot", about.snapshot_id
    yield "SHA-256 of the PDF", about.sha256
    if about.corrects is not None:
        yield "corrects edition", about.corrects
        yield "why", about.note
    yield "activities", len(rows.activities)
    yield "reports", rows.quality.report_count
    yield "counting", "An activity is counted once in a total, and once in each row that it concerns."
    yield "text", "The words are those of the sources; this is not an official document of the United Nations."


def _activity(row: ActivityRow, number: int, language: str) -> Row:
    return (
        *(number, row.activity_id, row.date, row.year, row.year_basis, row.not_before, row.not_after),
        _joined(row.countries),
        _joined(name_country(code, language) for code in row.countries),
        *(_joined(row.venues), _joined(row.regions), _joined(row.areas), row.is_global, _joined(row.themes)),
        *(_joined(row.measures), _joined(row.partners)),
        _joined(map(say_count, row.people)),
        _joined(f"{sum_.bound} {sum_.currency} {sum_.amount:.2f}".strip() for sum_ in row.money),
        *(row.lang, row.title, row.text, len(row.reports)),
    )


def _reports(printed: Iterable[tuple[ActivityRow, int]]) -> Iterator[Row]:
    for row, number in printed:
        for report in row.reports:
            yield (
                *(number, row.activity_id, report.item_id, report.is_main, report.doc_name, report.first_line),
                *(report.last_line, report.lang, report.publisher, report.uri, report.fetched_at, report.title),
                report.text,
            )


def _counts(rows: BriefRows) -> Iterator[Row]:
    for of, counted in (
        ("year", rows.by_year),
        ("region", rows.by_region),
        ("country", rows.by_country),
        ("theme", rows.by_theme),
        ("measure", rows.by_measure),
        ("language", rows.languages),
    ):
        for row in counted:
            yield of, row.code, row.name, row.activity_count


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)
