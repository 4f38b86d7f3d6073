"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from flows.progress import Progress, choose_progress
from warehouse.settings import Settings, read_settings

Home = Annotated[
    Path | None,
    typer.Option(
        "--home", help="Folder that holds everything kept. [default: FIELDBRIEF_HOME, else data/]", show_default=False
    ),
]
Sources = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        "-s",
        help="A declared source's id, or any file, folder, glob, zip or URL. Repeatable.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but the result.")]
AcceptShrunken = Annotated[
    bool,
    typer.Option("--accept-shrunken", help="Take pages that give far fewer activities than before for what they say."),
]
Regions = Annotated[
    list[str] | None, typer.Option("--region", help="M49 code or name: 011, 'Western Africa', 002. Repeatable.")
]
Countries = Annotated[
    list[str] | None, typer.Option("--country", help="ISO 3166 alpha-3 code or short name. Repeatable.")
]
Themes = Annotated[list[str] | None, typer.Option("--theme", help="Theme code or name, e.g. TIP. Repeatable.")]
Measures = Annotated[list[str] | None, typer.Option("--measure", help="Measure code or name, e.g. TRAIN. Repeatable.")]
Areas = Annotated[list[str] | None, typer.Option("--area", help="Named area, e.g. Sahel or Global. Repeatable.")]
Partners = Annotated[
    list[str] | None, typer.Option("--partner", help="Partner as the sources' reading names it, e.g. ILO. Repeatable.")
]
Years = Annotated[
    str | None, typer.Option("--years", "--year", help="2019 or 2018-2020; leaves out what carries no year.")
]


def settings_for(home: Path | None) -> Settings:
    """The settings, with an empty FIELDBRIEF_HOME treated as unset."""
    return read_settings(home, os.environ)


def progress_for(quiet: bool) -> Progress:
    """Where a command reports its progress."""
    return choose_progress(quiet)
