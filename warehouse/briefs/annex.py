"""The rows behind a brief as CSV: one activity a row, with where it stands."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from warehouse.briefs.arrange import Entry
from warehouse.briefs.words import clean_words
from warehouse.records import People
from warehouse.rows import ActivityRow, ReportRow

# fmt: off
COLUMNS = (
    "number", "activity_id", "date", "year", "year_basis", "not_before", "not_after", "countries", "venues",
    "regions", "areas", "is_global", "themes", "measures", "partners", "people", "money", "lang", "title",
    "text", "document_name", "publisher", "source_id", "document_id", "uri", "first_line", "last_line",
    "fetched_on", "report_count", "other_reports",
)
# fmt: on
# What a spreadsheet would take for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(entries: Iterable[Entry]) -> str:
    """A header and one row for each activity in the order of print; several values are parted by '; '.

    A value that a spreadsheet would run as a formula is preceded by an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow([_disarm(value) for value in _values(entry)])
    return out.getvalue()


def _values(entry: Entry) -> Iterator[str]:
    activity = entry.activity
    main, others = split_reports(activity)
    yield str(entry.number)
    yield from (activity.activity_id, activity.date or "", str(activity.year or ""), activity.year_basis or "")
    yield from (activity.not_before or "", activity.not_after or "")
    for codes in (activity.countries, activity.venues, activity.regions, activity.areas):
        yield "; ".join(codes)
    yield "true" if activity.is_global else "false"
    for codes in (activity.themes, activity.measures, activity.partners):
        yield "; ".join(codes)
    yield "; ".join(map(say_count, activity.people))
    yield "; ".join(f"{sum_.bound} {sum_.currency} {sum_.amount:.2f}".strip() for sum_ in activity.money)
    yield from (activity.lang, clean_words(activity.title or ""), clean_words(activity.text))
    yield from (main.doc_name, main.publisher or "", main.source_id, main.document_id, main.uri)
    yield from (str(main.first_line), str(main.last_line), main.fetched_at.date().isoformat())
    yield str(len(activity.reports))
    yield "; ".join(f"{report.doc_name}:{report.first_line}-{report.last_line}" for report in others)


def split_reports(activity: ActivityRow) -> tuple[ReportRow, list[ReportRow]]:
    """The main report and the others; the first stands in where none is marked."""
    main = next((report for report in activity.reports if report.is_main), activity.reports[0])
    return main, [report for report in activity.reports if report is not main]


def say_count(count: People) -> str:
    """'more than 30 judges (trained)', with 'part' beside the sense where they are among those of the count before."""
    sense = f"{count.sense.value}, part" if count.is_part else count.sense.value
    return f"{count.bound} {count.n} {count.who} ({sense})".strip()


def _disarm(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
