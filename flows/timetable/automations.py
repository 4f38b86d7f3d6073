"""What Prefect itself watches: runs that failed or crashed, and a timetable that has fallen silent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from prefect.automations import Automation
from prefect.deployments.runner import RunnerDeployment
from prefect.events.actions import RunDeployment
from prefect.events.schemas.automations import EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification

from flows.timetable.entries import Timetable

TAG, TICK_TAG, OWNER = "fieldbrief", "fieldbrief-tick", "owner"
_ENDED_BADLY = {"prefect.flow-run.Failed", "prefect.flow-run.Crashed", "prefect.flow-run.TimedOut"}
_HOW_IT_ENDED = "The run {{ flow_run.name }} ended as {{ flow_run.state.name }}: {{ flow_run.state.message }}"
# So many ticks may be missed before the owner hears of it.
_MISSED_TICKS, _SHORTEST_SILENCE = 6, dt.timedelta(minutes=30)


def register_automations(deployments: Iterable[RunnerDeployment], timetable: Timetable) -> None:
    """Make or renew the automations on the server: the owner is written to by the deployment `tell-owner/owner`."""
    applied = {deployment.name: _apply(deployment) for deployment in deployments if deployment.name == OWNER}
    for automation in list_automations(applied[OWNER], timetable):
        _put(automation)


def list_automations(owner: UUID, timetable: Timetable) -> list[Automation]:
    """One for runs that end badly, one for a tick that stays away; `owner` is the deployment that they run."""
    silence = max(_SHORTEST_SILENCE, dt.timedelta(minutes=_MISSED_TICKS * timetable.tick_minutes))
    return [
        Automation(
            name="fieldbrief: a run failed or crashed",
            description="Writes to the owner when a run of the timetable ends badly.",
            trigger=EventTrigger(
                expect=_ENDED_BADLY,
                match=ResourceSpecification({"prefect.resource.id": "prefect.flow-run.*"}),
                match_related=_tagged(TAG),
                posture=Posture.Reactive,
                threshold=1,
            ),
            actions=[
                _tell(
                    owner,
                    "The run {{ flow_run.name }} ended as {{ flow_run.state.name }}: {{ flow_run.state.message }}",
                )
            ],
        ),
        Automation(
            name="fieldbrief: the timetable is silent",
            description="Writes to the owner when no tick has ended well for a while.",
            trigger=EventTrigger(
                expect={"prefect.flow-run.Completed"},
                match=ResourceSpecification({"prefect.resource.id": "prefect.flow-run.*"}),
                match_related=_tagged(TICK_TAG),
                posture=Posture.Proactive,
                threshold=1,
                within=silence,
            ),
            actions=[_tell(owner, f"No tick has ended well for {silence.seconds // 60} minutes.")],
        ),
    ]


def _tagged(tag: str) -> ResourceSpecification:
    return ResourceSpecification({"prefect.resource.role": "tag", "prefect.resource.id": f"prefect.tag.{tag}"})


def _tell(owner: UUID, template: str) -> RunDeployment:
    return RunDeployment(deployment_id=owner, parameters={"what": {"__prefect_kind": "jinja", "template": template}})


def _apply(deployment: RunnerDeployment) -> UUID:
    applied = deployment.apply()
    assert isinstance(applied, UUID)
    return applied


def _put(automation: Automation) -> None:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        for held in client.read_automations_by_name(automation.name):
            client.delete_automation(held.id)
    automation.create()
