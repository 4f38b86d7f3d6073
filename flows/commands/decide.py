"""`fieldbrief decide`: settle a field of an item, or whether two items report one activity."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands import options
from flows.job import Job, WrongUse


def decide(
    item: Annotated[
        str | None, typer.Argument(metavar="[ITEM]", help="An item's id, the start of it, or DOCUMENT:LINE.")
    ] = None,
    fields: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="year=2019, date=2019-05, year=null (not stated), themes=TIP,SOM, places=KEN:focus,AUT:venue, "
            "'partners=IOM; Frontex', kind=profile, or YAML in brackets. Repeatable.",
            show_default=False,
        ),
    ] = None,
    merge: Annotated[
        tuple[str, str] | None, typer.Option("--merge", help="Two items that report one activity.", show_default=False)
    ] = None,
    split: Annotated[
        tuple[str, str] | None, typer.Option("--split", help="Two items that do not.", show_default=False)
    ] = None,
    undo: Annotated[
        str | None, typer.Option("--undo", metavar="ITEM", help="Take back all that was settled about this item.")
    ] = None,
    why: Annotated[str | None, typer.Option("--why", help="Why, for whoever reads the file.")] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who settled it.")] = None,
    home: options.Home = None,
) -> None:
    """Write a decision into decisions.yml, where it outlives every new reading.

    `fieldbrief decide 004:27 --set year=2019 --why "the annex names the week"`. The file's comments
    and layout stay; the same decision twice changes nothing. It takes effect with the next `fieldbrief run`.
    """
    from flows import deciding
    from flows.published import open_published
    from flows.reading import choose_item
    from warehouse.decisions import load_decisions
    from warehouse.marts.spots import read_spots

    if [bool(item or fields), bool(merge), bool(split), bool(undo)].count(True) != 1 or bool(item) != bool(fields):
        raise WrongUse("one thing at a time: ITEM with --set, or --merge A B, or --split A B, or --undo ITEM")
    job = Job(options.settings_for(home))
    path, today = job.settings.home.decisions, job.clock().date()
    note = {name: words for name, words in (("why", why), ("by", by)) if words}
    if undo and undo in load_decisions(path).item_ids():
        _say_undone(path.name, undo, deciding.take_back(path, undo))
        return
    with open_published(job.settings) as (connection, _):
        spots = read_spots(connection)
    kinds = {spot.item_id: spot.kind for spot in spots}
    if undo:
        item_id = choose_item(undo, spots)
        _say_undone(path.name, item_id, deciding.take_back(path, item_id))
        return
    if item and fields:
        item_id = choose_item(item, spots)
        written = deciding.settle(path, item_id, deciding.parse_fields(fields), note, today)
    else:
        section, pair = ("merge", merge) if merge else ("split", split)
        one, other = (choose_item(asked, spots) for asked in pair or ())
        if lacking := [each for each in (one, other) if kinds[each] != "activity"]:
            raise WrongUse(f"{lacking[0]} is of kind {kinds[lacking[0]]}; only activities are merged or split")
        item_id = other
        written = deciding.pair_up(path, section, (one, other), note, today)
    if written is None:
        typer.echo(f"{path.name} says so already", err=True)
        return
    typer.echo(written)
    typer.echo(
        f"in {path}, from the next `fieldbrief run` on; `fieldbrief decide --undo {item_id}` takes it back", err=True
    )


def _say_undone(name: str, item_id: str, dropped: list[str]) -> None:
    for entry in dropped:
        typer.echo(entry)
    typer.echo(f"taken out of {name}" if dropped else f"{name} says nothing of {item_id}", err=True)
