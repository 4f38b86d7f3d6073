"""The timetable as Prefect deployments: what wakes us, and the forms to start a run by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterNextScheduledStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, StateType
from prefect.client.schemas.schedules import CronSchedule
from prefect.deployments.runner import RunnerDeployment
from prefect.flows import Flow
from prefect.schedules import Cron, Interval, Schedule
from prefect.types.entrypoint import EntrypointType

from flows.brief import brief
from flows.dispatch import dispatch
from flows.refresh import refresh
from flows.tell import tell_owner
from flows.tick import tick
from flows.timetable.automations import OWNER, TAG, TICK_TAG
from flows.timetable.entries import REFRESH, Entry, Timetable

ON_DEMAND = "on-demand"


def list_deployments(home: Path, timetable: Timetable, entries: Iterable[Entry]) -> list[RunnerDeployment]:
    """One for each entry of the timetable, one for the tick, and one without a schedule for each verb.

    Crons only wake us: each run asks the ledger what is due and does nothing where nothing is. A
    run that meets another of the same deployment waits, a tick gives way.
    """
    return [
        _deploy(
            tick,
            "tick",
            f"Every {timetable.tick_minutes} minutes: whatever is due and was not done, letters to try again.",
            home,
            schedule=Interval(dt.timedelta(minutes=timetable.tick_minutes)),
            on_collision=ConcurrencyLimitStrategy.CANCEL_NEW,
            tags=[TICK_TAG],
        ),
        *(_deploy_entry(home, entry) for entry in entries),
        _deploy(refresh, ON_DEMAND, "Collect, read, build, issue and send what is new, now.", home),
        _deploy(brief, ON_DEMAND, "Issue briefs now: those named, or a family's member for what is chosen.", home),
        _deploy(dispatch, ON_DEMAND, "Send what is due, now.", home),
        # Without the common tag: an owner who cannot be told is not told of that.
        _deploy(tell_owner, OWNER, "Write to the owner.", home, is_watched=False),
    ]


def _deploy_entry(home: Path, entry: Entry) -> RunnerDeployment:
    schedule = Cron(entry.schedule.cron, timezone=entry.schedule.zone)
    about = f"{entry.title}. {entry.schedule.say()}; after downtime: {entry.schedule.catch_up.value}."
    if entry.name == REFRESH:
        return _deploy(refresh, REFRESH, about, home, schedule=schedule, on_time=True)
    return _deploy(brief, entry.name, about, home, schedule=schedule, tags=["brief"], briefs=[entry.name], on_time=True)


def _deploy(
    flow: Flow[Any, Any],
    name: str,
    about: str,
    home: Path,
    *,
    schedule: Schedule | None = None,
    on_collision: ConcurrencyLimitStrategy = ConcurrencyLimitStrategy.ENQUEUE,
    tags: Iterable[str] = (),
    is_watched: bool = True,
    **parameters: Any,
) -> RunnerDeployment:
    deployment = flow.to_deployment(
        name,
        schedule=schedule,
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=on_collision),
        parameters={"home": str(home), **parameters},
        description=about,
        tags=[*([TAG] if is_watched else []), *tags],
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    assert isinstance(deployment, RunnerDeployment)
    return deployment


def drop_late_runs() -> int:
    """How many runs that downtime left on the server were dropped: the ledger knows what is due without them."""
    waiting = FlowRunFilter(
        tags=FlowRunFilterTags(all_=[TAG]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED])),
        next_scheduled_start_time=FlowRunFilterNextScheduledStartTime(before_=dt.datetime.now(dt.UTC)),
    )
    count = 0
    with get_client(sync_client=True) as client:
        while rows := client.read_flow_runs(flow_run_filter=waiting, limit=200):
            for row in rows:
                client.delete_flow_run(row.id)
            count += len(rows)
    return count


def describe(deployments: Iterable[RunnerDeployment]) -> Iterator[str]:
    """A line for each: its name, and when it wakes."""
    for deployment in deployments:
        crons = [row.schedule for row in deployment.schedules or [] if isinstance(row.schedule, CronSchedule)]
        when = ", ".join(f"{cron.cron} {cron.timezone}" for cron in crons) or (
            "" if deployment.schedules else "by hand"
        )
        yield f"{deployment.flow_name}/{deployment.name}  {when}".rstrip()
