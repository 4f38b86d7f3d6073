"""`fieldbrief timetable`: what is due when, and the same on a work pool."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from flows.commands import options
from flows.job import Job


def timetable(
    deploy: Annotated[
        str | None,
        typer.Option(
            "--deploy",
            metavar="POOL",
            help="Put the timetable on this work pool of the Prefect server in PREFECT_API_URL.",
            show_default=False,
        ),
    ] = None,
    home: options.Home = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")] = False,
) -> None:
    """List what is due when: the refresh and each brief with a schedule, its last due time and its next.

    `timetable.yml` in the home folder says when the sources are looked at, a brief's YAML when it is
    issued. `fieldbrief serve` keeps the timetable on this machine; with `--deploy POOL` workers keep it.
    """
    job = Job(options.settings_for(home), progress=options.progress_for(False))
    if deploy:
        from flows.timetable.pool import deploy_to_pool

        for line in deploy_to_pool(job, deploy):
            typer.echo(line)
        return
    from flows.timetable.listing import list_timetable

    rows = list_timetable(job)
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
        return
    for row in rows:
        typer.echo(f"{row['name']:<20} {row['when']}")
        last = f"last {row['last_due_at']} {row['last_state']}" if row["last_due_at"] else "not due yet"
        typer.echo(f"{'':20} {last}; next {row['next_due_at']}")
        if row["message"]:
            typer.echo(f"{'':20} {row['message']}")
