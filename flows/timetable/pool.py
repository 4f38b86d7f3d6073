"""The timetable on a work pool: the same deployments, run by workers on other machines."""

from __future__ import annotations

import os

from flows.job import Job, WrongUse
from flows.quiet import hush_prefect
from flows.timetable.entries import list_entries, load_timetable


def deploy_to_pool(job: Job, pool: str) -> list[str]:
    """One line for each deployment put there; workers need this program and the same home folder.

    Raises WrongUse without a server or with a pool that it does not have, and JobFailed when it does not answer.
    """
    if not os.environ.get("PREFECT_API_URL"):
        raise WrongUse("a work pool is one of a Prefect server: name it in PREFECT_API_URL")
    home = job.settings.home
    timetable, entries = load_timetable(home.timetable), list_entries(job)
    hush_prefect(home)
    from prefect.client.orchestration import get_client
    from prefect.exceptions import ObjectNotFound

    from flows.runs import ready_server
    from flows.timetable.automations import register_automations
    from flows.timetable.deployments import describe, list_deployments

    ready_server()
    with get_client(sync_client=True) as client:
        try:
            client.read_work_pool(pool)
        except ObjectNotFound:
            raise WrongUse(
                f"the server has no work pool {pool}; make it with `prefect work-pool create {pool} --type process`"
            ) from None
    deployments = list_deployments(home.root, timetable, entries.values())
    for deployment in deployments:
        deployment.work_pool_name = pool
        deployment.apply()
    register_automations(deployments, timetable)
    return list(describe(deployments))
