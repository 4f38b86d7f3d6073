"""Rows written out as JSON Lines, CSV or Parquet."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any, TextIO


def write_rows(rows: Iterable[Mapping[str, Any]], form: str, out: Path | None) -> int:
    """How many rows were written to `out`, or to standard output; `form` is jsonl, csv or parquet."""
    if form == "parquet":
        return _write_parquet(list(rows), out or Path("rows.parquet"))
    if out:
        out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8", newline="") if out else nullcontext(sys.stdout) as handle:
        return _write_jsonl(rows, handle) if form == "jsonl" else _write_csv(rows, handle)


def _write_jsonl(rows: Iterable[Mapping[str, Any]], handle: TextIO) -> int:
    count = 0
    for row in rows:
        handle.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
        count += 1
    return count


def _write_csv(rows: Iterable[Mapping[str, Any]], handle: TextIO) -> int:
    count, writer = 0, csv.writer(handle)
    for row in rows:
        if not count:
            writer.writerow(row)
        writer.writerow([cell(value) for value in row.values()])
        count += 1
    return count


def cell(value: Any) -> Any:
    """A value as one CSV cell: lists joined by '; ', structures as JSON, what a spreadsheet would run made inert."""
    if isinstance(value, (list, tuple)):
        return "; ".join(
            part if isinstance(part, str) else json.dumps(part, ensure_ascii=False, default=str) for part in value
        )
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value


def _write_parquet(rows: list[Mapping[str, Any]], out: Path) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist([dict(row) for row in rows]), out)
    return len(rows)
