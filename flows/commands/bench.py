"""`fieldbrief bench`: seconds and peak memory of each stage."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from flows.commands import options


def bench(
    source: Annotated[
        Path | None,
        typer.Option(
            "--source",
            "-s",
            help="Folder of texts. [default: ../shared/sources if there, else the sample corpus]",
            show_default=False,
        ),
    ] = None,
    copies: Annotated[
        int, typer.Option("--copies", help="How often the texts are repeated under changed wording.", min=1)
    ] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """Time every stage on the texts as they are, and on them repeated many times under changed wording.

    Each stage runs in a process of its own, on one core, in a home folder that is thrown away;
    seconds leave out starting Python and importing, memory is that process's peak.
    """
    from flows.measure import default_texts, measure

    progress = options.progress_for(quiet)
    rows = []
    for times in dict.fromkeys((1, copies)):
        progress.say(f"measuring {'the texts as they are' if times == 1 else f'{times} times the texts'} ...")
        for row in measure(source or default_texts(), times):
            rows.append(row)
            if not as_json:
                typer.echo(row.line())
    if as_json:
        typer.echo(json.dumps([row.as_dict() for row in rows], indent=2))
