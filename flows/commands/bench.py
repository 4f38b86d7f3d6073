"""`fieldbrief bench`: seconds and peak memory of each stage, and how other packages read the same texts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands import options

if TYPE_CHECKING:
    from flows.bench.measure import Measure


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
    merge: Annotated[
        int, typer.Option("--merge", metavar="ITEMS", help="Merge so many items too, 100000 say.", min=0)
    ] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """Time every stage on the texts as they are, and on them repeated many times under changed wording.

    Each stage runs in a process of its own, on one core, in a home folder that is thrown away;
    seconds leave out starting Python and importing, memory is that process's peak. Briefs are set
    on one core, on two, by Chromium where there is one, and in English all of them on every core,
    then once more with nothing changed. Beside them stand geotext and
    country_named_entity_recognition, where they are installed: how fast they find the countries of
    the same texts and, where the texts have labels, with what F1.
    """
    from flows.bench.corpus import default_texts
    from flows.bench.measure import measure, measure_finders, measure_merging

    progress = options.progress_for(quiet)
    texts = source or default_texts()
    rows = []

    def add(measured: Iterable[Measure]) -> None:
        for row in measured:
            rows.append(row)
            if not as_json:
                typer.echo(row.line())

    for times in dict.fromkeys((1, copies)):
        progress.say(f"measuring {'the texts as they are' if times == 1 else f'{times} times the texts'} ...")
        add(measure(texts, times))
    progress.say("measuring other packages ...")
    add(measure_finders(texts))
    if merge:
        progress.say(f"merging {merge:,} items ...")
        add(measure_merging(texts, merge))
    if as_json:
        typer.echo(json.dumps([row.as_dict() for row in rows], indent=2))
