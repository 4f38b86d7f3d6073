"""Commands that show how single items were read and which were taken for one activity."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.commands import options
from flows.job import Job

ItemArgument = Annotated[
    str,
    typer.Argument(
        metavar="ITEM",
        help="An item's id, the start of it, or DOCUMENT:LINE such as 004:27 (004:27.2 for the second on a line).",
    ),
]

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]


def explain(
    item: ItemArgument,
    html: Annotated[
        Path | None,
        typer.Option("--html", help="Write a page that stands alone to this file instead.", show_default=False),
    ] = None,
    home: options.Home = None,
) -> None:
    """Show an item with the words that each of its values was read from, its merges and decisions."""
    from flows import reading
    from flows.published import open_published

    settings = options.settings_for(home)
    with open_published(settings) as (connection, _):
        explanation = reading.explain(Job(settings), connection, item)
    if html:
        from warehouse.explain.html import render_page
        from warehouse.paths import templates_folder

        html.parent.mkdir(parents=True, exist_ok=True)
        html.write_text(render_page(explanation, templates_folder()), encoding="utf-8")
        typer.echo(html)
    elif sys.stdout.isatty():
        from rich.console import Console

        from warehouse.explain.terminal import render_terminal

        console = Console(highlight=False)
        for part in render_terminal(explanation):
            console.print(part, markup=False)
    else:
        from warehouse.explain.plain import write_plain

        for line in write_plain(explanation):
            typer.echo(line)


def review(
    lang: Annotated[str | None, typer.Option("--lang", help="Only items in this language, e.g. es.")] = None,
    field: Annotated[
        str | None,
        typer.Option(
            "--field", help="Only this: date, places, areas, themes, measures, partners, people, money, merge."
        ),
    ] = None,
    source: Annotated[str | None, typer.Option("--source", "-s", help="Only items of this source.")] = None,
    limit: Annotated[int, typer.Option("--limit", help="How many items.", min=1)] = 20,
    home: options.Home = None,
    as_json: AsJson = False,
) -> None:
    """List what the reading was least sure of, worst first, with the line that settles it.

    An item comes before another when more of its figures are likely to be wrong. The lines go into
    decisions.yml as they are, to keep what was read, or changed; `fieldbrief decide` writes them too.
    """
    from flows import reading
    from flows.published import open_published

    settings = options.settings_for(home)
    with open_published(settings) as (connection, _):
        found, count = reading.review(connection, lang, field, source, limit)
    if as_json:
        print_json([entry.as_dict() for entry in found])
        return
    for entry in found:
        for line in entry.lines():
            typer.echo(line)
    typer.echo(f"{len(found)} of {count} items with a doubt; {settings.home.decisions} takes the lines", err=True)


def merges(
    reason: Annotated[
        str | None,
        typer.Option("--reason", help="Only these: repeat, 'near repeat', translation, decision or split."),
    ] = None,
    below: Annotated[float | None, typer.Option("--below", help="Only scores under this, 0 to 1.")] = None,
    home: options.Home = None,
    as_json: AsJson = False,
) -> None:
    """List which items were taken for one activity, with why, and how to undo it.

    Pairs that the decisions file forces together or keeps apart are listed too.
    """
    from flows import reading
    from flows.published import open_published

    settings = options.settings_for(home)
    with open_published(settings) as (connection, _):
        found = reading.list_merges(Job(settings), connection, reason, below)
    if as_json:
        print_json([asdict(finding) for finding in found])
        return
    for finding in found:
        score = "" if finding.score is None else f" {finding.score:.2f}"
        typer.echo(f"{finding.reason}{score}" + (f"  ({finding.note})" if finding.note else ""))
        for side in (finding.earlier, finding.later):
            typer.echo(f"    {side.item_id}  {side.place or 'in no document'}  {side.lang}  {side.words[:90]}".rstrip())
        typer.echo(f"    to undo: {finding.undo}")
    typer.echo(f"{len(found)} merges", err=True)


def print_json(value: Any) -> None:
    """The value on standard output for a program to read."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=str)
    print()
