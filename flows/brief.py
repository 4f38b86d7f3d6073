"""Flow `brief`: issue the briefs whose figures or template have changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows import stages
from flows.choices import Country, Language, Measure, Region, Theme
from flows.dispatch import dispatch
from flows.issuing.asking import Bounds, choose_asked
from flows.issuing.choosing import Asked, Shelf, choose_briefs
from flows.issuing.editions import Issued, issue_edition
from flows.job import Job
from flows.runs import job_for, name_run, publish_link, wait_for_due_time
from flows.timetable.entries import find_entry
from flows.timetable.turns import take_turns


@flow(name="brief", flow_run_name=name_run, validate_parameters=False)
def brief(
    home: str | None = None,
    briefs: list[str] | None = None,
    region: Region | None = None,
    country: Country | None = None,
    theme: Theme | None = None,
    measure: Measure | None = None,
    year: str | None = None,
    languages: list[Language] | None = None,
    on_time: bool = False,
) -> list[Issued]:
    """Issue the briefs, the standing ones or those named, one task per brief and language.

    Args:
        home: The folder that holds everything kept.
        briefs: Briefs by id, such as global, region-011 or theme-tip; the standing ones when empty.
        region: With the brief 'region': this region's.
        country: With the brief 'country': this country's.
        theme: With the brief 'theme': this theme's.
        measure: With a brief for each measure: this one's.
        year: With the brief 'annual': this year's.
        languages: Languages to issue in; the brief's own when empty.
        on_time: Only what the ledger says is due, for the period that the due time gives.
    """
    job = job_for(home, [])
    if not on_time:
        bounds = Bounds(*((word,) if word else () for word in (region, country, theme, measure)), years=year or None)
        return _issue(job, lambda: choose_asked(job, briefs or [], bounds, languages or []))
    wait_for_due_time()
    served: list[list[Issued]] = []
    for name in briefs or []:
        served += take_turns(job, find_entry(job, name), lambda due, name=name: _issue_due(job, name, due))  # type: ignore[misc]
    if served and job.settings.home.subscriptions.exists():
        dispatch(home)
    return [issued for done in served for issued in done]


def _issue_due(job: Job, name: str, due: dt.datetime) -> list[Issued]:
    family = Shelf(job, due).definitions[name].family
    if family and family.on_request:
        # Its members are drawn by dispatch, for those who subscribe to them.
        return []
    return _issue(job, lambda: choose_briefs(job, [name], [], built_at=due))


def _issue(job: Job, choose: Callable[[], list[Asked]]) -> list[Issued]:
    @task(name="issue-brief", task_run_name="issue {asked.definition.id} {asked.language}", cache_policy=NO_CACHE)
    def issue(asked: Asked) -> Issued:
        return issue_edition(job, asked)

    done = stages.issue_asked(job, choose, issue)
    for issued in done:
        name = f"{issued.edition.brief_id}-{issued.edition.lang}"
        publish_link(f"brief-{name}", issued.pdf, f"{name}, edition {issued.edition.number}")
    return done
