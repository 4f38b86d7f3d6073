"""The timetable: when the sources are looked at, and when each brief with a schedule is issued."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from flows.job import Job, WrongUse
from warehouse.briefs.definitions import Definition, load_definitions
from warehouse.paths import shipped_briefs
from warehouse.schedule import Schedule
from warehouse.yaml_file import StrictModel, load_yaml

REFRESH = "refresh"


class Timetable(StrictModel):
    """What `timetable.yml` says; without the file the sources are looked at every morning at four, UTC.

    Every `tick_minutes` whatever is due is looked for: what downtime left, letters to try again,
    quiet hours that are over. `watch` starts a refresh as soon as a file changes in a folder that a
    source names. `keep_snapshots` prunes after each refresh; left out, every snapshot is kept.
    """

    refresh: Schedule = Schedule(cron="0 4 * * *")
    tick_minutes: Annotated[int, Field(ge=1, le=60)] = 5
    watch: bool = True
    keep_snapshots: Annotated[int, Field(ge=1)] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timetable: the refresh, or a brief (or family) by its id."""

    name: str
    title: str
    schedule: Schedule


def load_timetable(path: Path) -> Timetable:
    """The file's content, or what holds without it; raises BadFile with file and line."""
    return load_yaml(path, Timetable) if path.exists() else Timetable()


def list_entries(job: Job) -> dict[str, Entry]:
    """The refresh first, then each brief that has a schedule, by name; raises BadFile."""
    refresh = Entry(REFRESH, "Look at the sources", load_timetable(job.settings.home.timetable).refresh)
    return {REFRESH: refresh} | {
        row.id: Entry(row.id, _title(row), row.schedule) for row in _definitions(job).values() if row.schedule
    }


def find_entry(job: Job, name: str) -> Entry:
    """The line of that name; raises WrongUse with the names that there are."""
    entries = list_entries(job)
    if name not in entries:
        raise WrongUse(f"nothing called {name} is in the timetable; there are {', '.join(entries)}")
    return entries[name]


def unscheduled_briefs(job: Job) -> list[str]:
    """The standing briefs without a schedule: each refresh issues them."""
    return [row.id for row in _definitions(job).values() if row.standing and not row.schedule]


def _definitions(job: Job) -> dict[str, Definition]:
    return load_definitions([shipped_briefs(), job.settings.home.briefs])


def _title(definition: Definition) -> str:
    return definition.title.get("en") or next(iter(definition.title.values()))
