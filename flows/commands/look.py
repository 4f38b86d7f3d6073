"""Commands that look at what is there and take rows out of it."""

from __future__ import annotations

import datetime as dt
import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.commands import options
from flows.job import Job, WrongUse


class Rows(StrEnum):
    """What can be exported."""

    ITEMS = "items"
    ACTIVITIES = "activities"


class Format(StrEnum):
    """How rows are written."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]


def export(
    rows: Annotated[
        Rows, typer.Argument(help="items: each report as read, with offsets, evidence and ids. activities: merged.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", help="File to write. [default: standard output]", show_default=False)
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="[default: by --out's ending, else jsonl]", show_default=False)
    ] = None,
    home: options.Home = None,
) -> None:
    """Write the published snapshot's items or activities as JSON Lines, CSV or Parquet."""
    from flows.published import open_published
    from warehouse.export import write_rows
    from warehouse.marts import read_activities, read_items

    chosen = format or _format_of(out)
    if chosen is Format.PARQUET and out is None:
        raise WrongUse("Parquet needs a file: give --out FILE.parquet")
    with open_published(options.settings_for(home)) as (connection, _):
        found = read_items(connection) if rows is Rows.ITEMS else read_activities(connection)
        count = write_rows(found, chosen.value, out)
    if out:
        typer.echo(f"{count} {rows} -> {out}", err=True)


def issues(
    home: options.Home = None,
    code: Annotated[str | None, typer.Option("--code", help="Only issues of this kind.")] = None,
    as_json: AsJson = False,
) -> None:
    """List what could not be taken in, read or settled, each with the text in it."""
    from flows.published import open_published
    from warehouse.marts import read_issues

    with open_published(options.settings_for(home)) as (connection, _):
        found = [row for row in read_issues(connection) if code in (None, row["code"])]
    if as_json:
        _print_json(found)
        return
    for row in found:
        where = ":".join(
            str(part) for part in (row["doc_name"] or row["source_id"] or "-", row["first_line"] or "") if part
        )
        typer.echo(f"{row['code']:<16} {where}: {row['message']}")
        if row["text"]:
            typer.echo(f"{'':16} | {' '.join(row['text'].split())[:160]}")
        if row["advice"]:
            typer.echo(f"{'':16} -> {row['advice']}")
    typer.echo(f"{len(found)} issue{'' if len(found) == 1 else 's'}", err=True)


def status(home: options.Home = None, as_json: AsJson = False) -> None:
    """Show the last run of every stage, the published snapshot, the editions and each source's freshness."""
    from flows.state import read_state

    state = read_state(Job(options.settings_for(home)))
    if as_json:
        _print_json(state)
        return
    for section, rows in state.items():
        typer.secho(section, bold=True)
        for row in rows or [{"": "none yet"}]:
            typer.echo("  " + "  ".join(_shown(name, value) for name, value in row.items() if value not in (None, "")))


def sources(home: options.Home = None, as_json: AsJson = False) -> None:
    """List the declared sources, where they are and when they were last looked at."""
    job = Job(options.settings_for(home))
    rows = [
        {
            "source": source.source_id,
            "title": source.title,
            "place": source.place,
            "checked_at": job.documents.state(source.source_id).checked_at,
        }
        for source in job.sources()
    ]
    if as_json:
        _print_json(rows)
        return
    for row in rows:
        typer.echo(f"{row['source']:<16} {row['title']}")
        typer.echo(f"{'':16} {row['place']}")
        typer.echo(f"{'':16} last looked at: {row['checked_at'] or 'never'}")
    typer.echo(f"your own: put NAME.yml in {job.settings.home.sources}", err=True)


def _shown(name: str, value: Any) -> str:
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", timespec="seconds")
    return f"{name.replace('_', ' ')} {value}" if isinstance(value, int) else str(value)


def _format_of(out: Path | None) -> Format:
    suffix = out.suffix.lstrip(".").lower() if out else ""
    return Format(suffix) if suffix in set(Format) else Format.JSONL


def _print_json(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=str)
    print()
