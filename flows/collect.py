"""Flow `collect`: look at every source and take in what is new."""

from __future__ import annotations

from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from flows import stages
from flows.runs import job_for, name_run, publish_table
from warehouse.sources.collect import Collected
from warehouse.sources.definitions import Source
from warehouse.sources.web import FetchFailed


def _may_mend(_: Task[..., Any], __: TaskRun, state: State[Any]) -> bool:
    """Retry only what time may mend: a server that did not answer."""
    return isinstance(state.result(raise_on_failure=False), FetchFailed)


@flow(name="collect", flow_run_name=name_run, validate_parameters=False)
def collect(home: str | None = None, sources: list[str] | None = None) -> list[Collected]:
    """Look at the sources, all declared ones or those named, one task each."""
    job = job_for(home, sources or [])

    @task(
        name="collect-source",
        task_run_name="collect {source.source_id}",
        retries=2,
        retry_delay_seconds=[30, 300],
        retry_condition_fn=_may_mend,
        cache_policy=NO_CACHE,
    )
    def collect_source(source: Source) -> Collected:
        return stages.collect_one(job, source)

    done = stages.collect(job, collect_source)
    publish_table(
        "collected",
        (
            {
                "source": row.source_id,
                "new": len(row.received),
                "unchanged": row.unchanged_count,
                "issues": len(row.issues),
            }
            for row in done
        ),
        "What each source brought",
    )
    return done
