"""Commands that show how single items were read and which were taken for one activity."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

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
