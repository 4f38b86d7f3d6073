"""A brief and the data that go with it, as files by ending."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping

from warehouse.briefs.about import About
from warehouse.briefs.citations import write_bibtex, write_csl, write_ris
from warehouse.briefs.edition import Rendered
from warehouse.briefs.iati import write_iati
from warehouse.briefs.passages import ENDING
from warehouse.briefs.tables import write_parquet
from warehouse.briefs.workbook import write_workbook
from warehouse.rows import BriefRows

# Every file of an edition: its ending and media type.
FORMS: Mapping[str, str] = {
    ".pdf": "application/pdf",
    ENDING: "text/html",
    ".html": "text/html",
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csl.json": "application/vnd.citationstyles.csl+json",
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
    ".iati.xml": "application/xml",
}

# All that was known when a brief of changes was drawn, which its next edition is compared with.
KNOWN = ".known.parquet"
MEDIA_TYPES = {**FORMS, KNOWN: FORMS[".parquet"]}


def pack_files(rendered: Rendered, rows: BriefRows, about: About) -> dict[str, Callable[[], bytes]]:
    """What gives the bytes of each file, by ending, in the order of FORMS; nothing is made before it is called."""
    numbers = printed_numbers(rendered)
    return {
        ".pdf": lambda: rendered.pdf,
        **({ENDING: lambda: rendered.passages.encode()} if rendered.passages else {}),
        ".html": lambda: rendered.html.encode(),
        ".csv": lambda: rendered.csv.encode(),
        ".parquet": lambda: write_parquet(rows, numbers),
        ".xlsx": lambda: write_workbook(rows, numbers, about),
        ".csl.json": lambda: write_csl(rows.sources).encode(),
        ".bib": lambda: write_bibtex(rows.sources).encode(),
        ".ris": lambda: write_ris(rows.sources).encode(),
        ".iati.xml": lambda: write_iati(rows, about),
    }


def pack_known(known: BriefRows) -> dict[str, Callable[[], bytes]]:
    """What gives the file of all activities in the scope of a brief that lists only those that changed."""
    numbers = {row.activity_id: number for number, row in enumerate(known.activities, start=1)}
    return {KNOWN: lambda: write_parquet(known, numbers)}


def printed_numbers(rendered: Rendered) -> dict[str, int]:
    """The numbers printed beside the activities, by activity id."""
    # The reader refuses fields over 131,072 characters unless told otherwise; a text may be longer.
    csv.field_size_limit(max(csv.field_size_limit(), len(rendered.csv)))
    return {row["activity_id"]: int(row["number"]) for row in csv.DictReader(io.StringIO(rendered.csv, newline=""))}
