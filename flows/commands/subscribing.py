"""Commands about who gets which brief: subscribe, unsubscribe, list."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from flows.commands import options
from flows.job import Job, WrongUse
from warehouse.dispatch.subscriptions import Channel, IfEmpty, IfUnchanged
from warehouse.schedule import CatchUp

Name = Annotated[str, typer.Argument(metavar="ID", help="What the subscription is called, e.g. monthly-africa.")]


def subscribe(
    subscription: Name,
    brief: Annotated[str | None, typer.Option("--brief", help="Brief or family, as `fieldbrief briefs` lists.")] = None,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", help="Address, list, folder or chat secret. Repeatable.", show_default=False),
    ] = None,
    name: Annotated[str, typer.Option("--name", help="The recipient's name.", show_default=False)] = "",
    lang: Annotated[str | None, typer.Option("--lang", help="Language of the recipients named here.")] = None,
    region: options.Regions = None,
    country: options.Countries = None,
    theme: options.Themes = None,
    measure: options.Measures = None,
    channel: Annotated[Channel | None, typer.Option("--channel", help="How it is sent. [default: email]")] = None,
    cron: Annotated[
        str | None, typer.Option("--cron", help="When, e.g. '0 7 1 * *'. [default: when an edition is published]")
    ] = None,
    zone: Annotated[str | None, typer.Option("--zone", help="IANA zone of the cron, e.g. Africa/Dakar.")] = None,
    catch_up: Annotated[
        CatchUp | None, typer.Option("--catch-up", help="Which due times are made up for after downtime.")
    ] = None,
    if_unchanged: Annotated[
        IfUnchanged | None, typer.Option("--if-unchanged", help="What goes out when nothing has changed.")
    ] = None,
    if_empty: Annotated[
        IfEmpty | None, typer.Option("--if-empty", help="What goes out when the brief holds no activity.")
    ] = None,
    max_staleness: Annotated[
        float | None,
        typer.Option("--max-staleness", metavar="DAYS", help="Skip it when a source was last looked at before that."),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Also for somebody who had unsubscribed.")] = False,
    home: options.Home = None,
) -> None:
    """Write a subscription into subscriptions.yml, or change one; comments and order stay.

    `fieldbrief subscribe monthly --brief country --country KEN --to awa@desk.example --cron '0 7 1 * *'
    --zone Africa/Nairobi`. Bounds and language are of the recipients named in this command, so that
    each may have his own. What cannot be served is refused before it is written.
    """
    from flows.dispatching import subscribing

    schedule = {"cron": cron, "zone": zone, "catch_up": catch_up and catch_up.value}
    keys: dict[str, Any] = {
        "brief": brief,
        "channel": channel and channel.value,
        "schedule": {key: value for key, value in schedule.items() if value is not None} or None,
        "if_unchanged": if_unchanged and if_unchanged.value,
        "if_empty": if_empty and if_empty.value,
        "max_staleness_days": max_staleness,
    }
    bounds = {"regions": region, "countries": country, "themes": theme, "measures": measure}
    if (any(bounds.values()) or lang or name) and not to:
        raise WrongUse("bounds, language and name are a recipient's: say whose with --to")
    recipients = [{"to": one, "name": name, "language": lang, **bounds} for one in to or []]
    job = Job(options.settings_for(home))
    written = {key: value for key, value in keys.items() if value is not None}
    is_changed = subscribing.subscribe(job, subscription, written, recipients, again)
    typer.echo(f"{job.settings.home.subscriptions} {'says so now' if is_changed else 'said so already'}", err=True)
    _show(subscribing.list_subscriptions(job), subscription)


def unsubscribe(
    subscription: Name,
    to: Annotated[
        str | None,
        typer.Option("--to", help="Only this recipient. [default: all of it]", show_default=False),
    ] = None,
    home: options.Home = None,
) -> None:
    """End a subscription, or one recipient's part in it; he gets no more even if a list still names him."""
    from flows.dispatching import subscribing

    said = subscribing.unsubscribe(Job(options.settings_for(home)), subscription, to)
    for line in said or [f"{to} had unsubscribed already"]:
        typer.echo(line)


def subscriptions(
    home: options.Home = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")] = False,
) -> None:
    """List who gets which brief, how and when, with the next due time on the schedule's own clock."""
    from flows.dispatching import subscribing

    job = Job(options.settings_for(home))
    rows = subscribing.list_subscriptions(job)
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    _show(rows)
    if not rows:
        typer.echo("nobody has subscribed; `fieldbrief subscribe --help` says how", err=True)


def _show(rows: list[dict[str, Any]], only: str | None = None) -> None:
    for row in rows:
        if only not in (None, row["subscription_id"]):
            continue
        typer.echo(f"{row['subscription_id']:<16} {row['brief']} by {row['channel']}")
        typer.echo(f"{'':16} {row['when']}")
        if row["next_due_at"]:
            typer.echo(f"{'':16} next due {row['next_due_at'][:16].replace('T', ' ')}, catch-up {row['catch_up']}")
        for one in row["recipients"]:
            note = one["fault"] or (one["unsubscribed_at"] and f"unsubscribed {one['unsubscribed_at'][:10]}")
            typer.echo(f"{'':16} - {one['to']}: {one['brief_id']} ({one['language']})" + (f"; {note}" if note else ""))
