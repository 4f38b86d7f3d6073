"""Commands about briefs and their editions: what there is, what was issued, a past one again, old snapshots."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated

import typer

from flows.commands import options
from flows.commands.make import Languages, report_issued
from flows.job import Job, WrongUse

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]


def briefs(home: options.Home = None, as_json: AsJson = False) -> None:
    """List the briefs that can be made: id, title, scope, languages, activities and last edition.

    A family is followed by the members that `brief --all` makes, those with activities in the
    published snapshot, and by others that were issued: `country` is only made as asked for.
    """
    from flows.issuing.shelf import list_briefs

    rows = list_briefs(Job(options.settings_for(home)))
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        indent = "  " if row["member_of"] else ""
        typer.echo(f"{indent + row['brief_id']:<16} {row['title']}")
        count = row["activity_count"]
        said = [
            row["scope"],
            *([] if count is None else [f"{count:,} {'activity' if count == 1 else 'activities'}"]),
            *([] if row["member_of"] else [f"in {', '.join(row['languages'])}"]),
            *([] if row["is_family"] else [f"last edition: {_say_last(row['last_editions'])}"]),
        ]
        typer.echo(f"{'':16} {'; '.join(said)}")


def _say_last(last: dict[str, int]) -> str:
    return ", ".join(f"{number} ({language})" for language, number in last.items()) or "none"


def editions(
    brief: Annotated[list[str] | None, typer.Option("--brief", help="Only of this brief or family.")] = None,
    home: options.Home = None,
    as_json: AsJson = False,
) -> None:
    """List the editions that were issued, the oldest first."""
    from flows.issuing.shelf import list_editions

    rows = list_editions(Job(options.settings_for(home)), brief or [])
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        what = "" if row["kind"] == "regular" else f"  {row['kind']}"
        what += f" of edition {row['corrects']}" if row["corrects"] else ""
        what += f": {row['note']}" if row["note"] else ""
        typer.echo(
            f"{row['brief_id']:<14} {row['number']:>4} {row['lang']}  as of {row['as_of'][:10]}  "
            f"{row['period'] or 'all years':<10} {row['page_count']:>4} pages  {row['sha256'][:12]}{what}"
        )
    typer.echo(f"{len(rows)} editions", err=True)


def reissue(
    briefs: Annotated[list[str], typer.Argument(help="Briefs to draw again, e.g. global or region-011.")],
    period: Annotated[
        str | None, typer.Option("--period", help="For these years: 2019 or 2018-2020. [default: the brief's own]")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="From what was known on that day: 2026-01-31. [default: today]")
    ] = None,
    lang: Languages = None,
    home: options.Home = None,
    quiet: options.Quiet = False,
) -> None:
    """Draw a past edition again: for a period, from the snapshot that was current on a day, or both.

    It becomes the brief's next edition, marked as a reissue, and leaves the regular sequence as it
    was: the next regular edition is compared with the last regular one. If an edition says just the
    same already, that one is named instead.
    """
    from flows.issuing.reissue import reissue as draw_again
    from flows.scope import parse_years

    job = Job(options.settings_for(home), progress=options.progress_for(quiet))
    years = parse_years(period) if period else None
    report_issued(draw_again(job, briefs, lang or [], years, _parse_day(as_of) if as_of else None), job.settings)


def prune(
    keep: Annotated[int, typer.Option("--keep", min=1, help="How many of the newest snapshots stay in any case.")] = 5,
    home: options.Home = None,
) -> None:
    """Remove old snapshots; those that an edition rests on are never removed, nor is the current one."""
    from flows.issuing.reissue import prune as prune_old

    removed = prune_old(Job(options.settings_for(home)), keep)
    for snapshot_id in removed:
        typer.echo(snapshot_id)
    typer.echo(f"{len(removed)} snapshots removed", err=True)


def _parse_day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise WrongUse(f"a day is written 2026-01-31, found {text!r}") from None
