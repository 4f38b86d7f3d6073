"""Flow `brief`: issue the briefs whose figures or template have changed."""

from __future__ import annotations

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows import stages
from flows.choosing import Asked
from flows.editions import Issued, issue_edition
from flows.runs import job_for, name_run, publish_link


@flow(name="brief", flow_run_name=name_run, validate_parameters=False)
def brief(home: str | None = None, briefs: list[str] | None = None, languages: list[str] | None = None) -> list[Issued]:
    """Issue the briefs, the standing ones or those named, one task per brief and language."""
    job = job_for(home, [])

    @task(name="issue-brief", task_run_name="issue {asked.definition.id} {asked.language}", cache_policy=NO_CACHE)
    def issue(asked: Asked) -> Issued:
        return issue_edition(job, asked)

    done = stages.brief(job, briefs or [], languages or [], issue)
    for issued in done:
        name = f"{issued.edition.brief_id}-{issued.edition.lang}"
        publish_link(f"brief-{name}", issued.pdf, f"{name}, edition {issued.edition.number}")
    return done
