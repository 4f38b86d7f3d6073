"""The timetable as Prefect sees it; nothing here needs a server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.job import Job
from flows.timetable.entries import Entry, Timetable, list_entries
from warehouse.paths import Home
from warehouse.schedule import CatchUp, Schedule
from warehouse.settings import Settings

ROOT = Path(__file__).resolve().parents[3]
MONTHLY = Entry("global", "Worldwide", Schedule(cron="0 7 1 * *", zone="Africa/Dakar", catch_up=CatchUp.ALL))


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The deployments by flow and name: those of the shipped timetable, and a monthly brief."""
    from flows.timetable.deployments import list_deployments

    home = tmp_path_factory.mktemp("home")
    entries = list_entries(Job(Settings(Home(home))))
    return {
        f"{row.flow_name}/{row.name}": row for row in list_deployments(home, Timetable(), [*entries.values(), MONTHLY])
    }


def test_a_brief_with_a_schedule_wakes_us_in_its_zone_and_says_so(deployed: dict[str, Any]):
    brief = deployed["brief/global"]
    (schedule,) = brief.schedules
    assert (schedule.schedule.cron, schedule.schedule.timezone) == ("0 7 1 * *", "Africa/Dakar")
    assert brief.parameters["briefs"] == ["global"]
    assert brief.parameters["on_time"] is True
    assert brief.description == (
        "Worldwide. At 07:00 on the first day of every month (Africa/Dakar); after downtime: all."
    )
    assert set(brief.tags) == {"fieldbrief", "brief"}


def test_no_deployment_runs_twice_at_once_and_a_tick_gives_way(deployed: dict[str, Any]):
    assert {row.concurrency_limit for row in deployed.values()} == {1}
    strategies = {
        name: row.concurrency_options.collision_strategy.value for name, row in deployed.items() if row.name == "tick"
    }
    assert strategies == {"tick/tick": "CANCEL_NEW"}


def test_the_form_has_lists_to_choose_from(deployed: dict[str, Any]):
    properties = deployed["brief/on-demand"]._parameter_openapi_schema.properties

    def choices(name: str) -> list[str]:
        (listed,) = [kind for kind in properties[name]["anyOf"] if kind.get("type") != "null"]
        found: list[str] = listed.get("items", listed)["enum"]
        return found

    assert "Western Africa" in choices("region")
    assert "Kenya" in choices("country")
    assert "Trafficking in persons" in choices("theme")
    assert choices("languages") == ["ar", "en", "es", "fr", "ru", "zh"]
    assert properties["year"]["description"]


def test_who_cannot_be_told_is_not_told_of_that(deployed: dict[str, Any]):
    assert deployed["tell-owner/owner"].tags == []


def test_prefect_yaml_deploys_the_shipped_timetable(deployed: dict[str, Any]):
    said = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    by_name = {_name(row): row for row in said}
    shipped = {name: row for name, row in deployed.items() if name != "brief/global"}
    assert by_name.keys() == shipped.keys()
    for name, row in by_name.items():
        deployment = shipped[name]
        assert row["description"] == deployment.description, name
        assert row.get("tags", []) == deployment.tags, name
        assert row["concurrency_limit"]["collision_strategy"] == _strategy(deployment), name
        assert {**row["parameters"], "home": ""} == {**deployment.parameters, "home": ""}, name
        assert _crons(row.get("schedules", [])) == [_cron(kept.schedule) for kept in deployment.schedules or []], name


def test_automations_tell_the_owner_of_bad_ends_and_of_silence():
    from uuid import uuid4

    from flows.timetable.automations import list_automations

    owner = uuid4()
    ended, silent = list_automations(owner, Timetable(tick_minutes=10))
    assert {str(event) for event in ended.trigger.expect} >= {"prefect.flow-run.Failed", "prefect.flow-run.Crashed"}
    assert silent.trigger.within.total_seconds() == 3600
    assert {action.deployment_id for row in (ended, silent) for action in row.actions} == {owner}


def _name(row: dict[str, Any]) -> str:
    """The name of the deployment as the server lists it: the function's name is the flow's, with hyphens."""
    return f"{row['entrypoint'].rpartition(':')[2].replace('_', '-')}/{row['name']}"


def _strategy(deployment: Any) -> str:
    strategy: str = deployment.concurrency_options.collision_strategy.value
    return strategy


def _crons(schedules: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(row.get("cron"), row.get("timezone"), row.get("interval")) for row in schedules]


def _cron(schedule: Any) -> tuple[Any, ...]:
    if hasattr(schedule, "cron"):
        return schedule.cron, schedule.timezone, None
    return None, None, schedule.interval.total_seconds()
