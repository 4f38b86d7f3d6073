"""Commands about what goes out: send what is due, look at deliveries and mend them, release editions."""

from __future__ import annotations

import datetime as dt
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands import options
from flows.job import Job, WrongUse
from warehouse.store.entries import Delivery, DeliveryState

if TYPE_CHECKING:
    from flows.dispatching.dispatcher import Dispatched


class Verdict(StrEnum):
    """What a person can say of a delivery that is unknown."""

    SENT = "sent"
    FAILED = "failed"


def dispatch(
    subscription: Annotated[
        list[str] | None, typer.Option("--subscription", help="Only this one. Repeatable.", show_default=False)
    ] = None,
    due: Annotated[
        str | None,
        typer.Option(
            "--due",
            metavar="TIME",
            help="Make up for this due time of the one subscription, e.g. 2026-10-01T07:00 on its own clock.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List what would go out, and change nothing.")] = False,
    home: options.Home = None,
    quiet: options.Quiet = False,
) -> None:
    """Send what is due now: draw its editions, send each to its recipients, write down what became of it.

    What is due follows from the ledger, so it does not matter when or how often this runs. With
    `--due` what was sent at that time, or may have been, stays as it is; the rest is sent for the
    period of that time. Exit code 1 when something went amiss; all else went out.
    """
    from flows.dispatching import dispatcher

    job = Job(options.settings_for(home), progress=options.progress_for(quiet))
    if due and len(subscription or []) != 1:
        raise WrongUse("--due is a due time of one subscription: name it with --subscription")
    if not dry_run:
        _report(dispatcher.dispatch(job, subscription or [], due))
        return
    planned, pending = dispatcher.list_due(job, subscription or [], due)
    for plan in planned:
        for row in plan.deliveries:
            state = f"{row.state.value}: {row.message}" if row.message else row.state.value
            said = f"{plan.plan.due_at:%Y-%m-%d %H:%M} UTC  {plan.plan.subscription_id}  {row.brief_id}/{row.lang}"
            typer.echo(f"{said}  {row.recipient}  {state}")
    for delivery in pending:
        typer.echo(_line(delivery))
    count = sum(row.state is DeliveryState.PENDING for plan in planned for row in plan.deliveries) + len(pending)
    typer.echo(f"{count} would go out, unless a policy or its recipient says no", err=True)


def deliveries(
    state: Annotated[
        list[DeliveryState] | None, typer.Option("--state", help="Only in this state. Repeatable.", show_default=False)
    ] = None,
    subscription: Annotated[str | None, typer.Option("--subscription", help="Only of this subscription.")] = None,
    recipient: Annotated[str | None, typer.Option("--recipient", help="Only to this address.")] = None,
    brief: Annotated[str | None, typer.Option("--brief", help="Only of this brief.")] = None,
    since: Annotated[
        dt.datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help="Only due on this day (UTC) or later.")
    ] = None,
    explain: Annotated[int | None, typer.Option("--explain", metavar="ID", help="All that is known of one.")] = None,
    retry_failed: Annotated[
        str | None,
        typer.Option("--retry-failed", metavar="BRIEF/LANG/NUMBER", help="Send again what failed of this edition."),
    ] = None,
    settle: Annotated[
        tuple[int, Verdict] | None,
        typer.Option("--settle", metavar="ID sent|failed", help="Say what became of one that is unknown."),
    ] = None,
    erase: Annotated[
        str | None,
        typer.Option("--erase", metavar="ADDRESS", help="Take an address out for ever, as asked."),
    ] = None,
    home: options.Home = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """List what was to go out and what became of it: pending, sent, failed, skipped, or unknown.

    `unknown` may have arrived or not: look into the mail server's log and `--settle` it. `--retry-failed`
    sends only what failed, to nobody else. `--erase` leaves the counts, and nothing is sent there again.
    """
    from flows.dispatching import delivering

    job = Job(options.settings_for(home), progress=options.progress_for(quiet))
    if [explain is not None, bool(retry_failed), settle is not None, bool(erase)].count(True) > 1:
        raise WrongUse("one thing at a time: --explain, --retry-failed, --settle or --erase")
    if explain is not None:
        found = delivering.find_delivery(job, explain)
        lines = [json.dumps(delivering.as_row(found), indent=2)] if as_json else delivering.explain(job, found)
        for line in lines:
            typer.echo(line)
    elif retry_failed:
        from flows.dispatching.dispatcher import send_again

        _report(send_again(job, delivering.retry_failed(job, retry_failed)))
    elif settle is not None:
        typer.echo(_line(delivering.settle(job, settle[0], DeliveryState(settle[1].value))))
    elif erase:
        _erase(job, erase)
    else:
        rows = delivering.find_deliveries(
            job, state or [], subscription, recipient, brief, since and since.replace(tzinfo=dt.UTC)
        )
        if as_json:
            typer.echo(json.dumps([delivering.as_row(row) for row in rows], ensure_ascii=False, indent=2))
            return
        for row in rows:
            typer.echo(_line(row))
        typer.echo(f"{len(rows)} deliver{'y' if len(rows) == 1 else 'ies'}", err=True)


def release(
    edition: Annotated[str, typer.Argument(metavar="BRIEF/LANG/NUMBER", help="The edition, e.g. global/en/3.")],
    hold: Annotated[bool, typer.Option("--hold", help="Keep it back instead, until it is released.")] = False,
    home: options.Home = None,
) -> None:
    """Let an edition go out that its brief holds for a person's word, or that is in its quiet hours.

    With `--hold` an edition that has not gone out yet is stopped; `fieldbrief brief BRIEF --corrects
    NUMBER --note WHY` then issues the one that goes out in its place.
    """
    from flows.dispatching.delivering import release as say

    typer.echo(say(Job(options.settings_for(home)), edition, not hold))


def _erase(job: Job, address: str) -> None:
    from flows.dispatching.consents import erase_address
    from flows.dispatching.subscribing import forget_recipient

    for name in forget_recipient(job, address):
        typer.echo(f"taken out of {name} in {job.settings.home.subscriptions}")
    count = erase_address(job, address)
    typer.echo(f"erased from {count} deliver{'y' if count == 1 else 'ies'}; nothing is sent to it again")


def _report(done: Dispatched) -> None:
    typer.echo(done.say())
    for miss in done.misses:
        row = miss.delivery
        typer.echo(f"delivery {row.delivery_id} of {row.edition} to {row.recipient}: {miss.why}", err=True)
        typer.echo(f"  -> fieldbrief deliveries --explain {row.delivery_id}", err=True)
    if done.misses:
        raise typer.Exit(1)


def _line(row: Delivery) -> str:
    said = f"{row.delivery_id:>6}  {row.due_at:%Y-%m-%d %H:%M}  {row.state.value:<8} {row.subscription_id:<16}"
    return f"{said} {row.edition:<20} {row.recipient}" + (f"  ({row.message})" if row.message else "")
