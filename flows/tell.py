"""Flow `tell-owner`: what Prefect's automations run when a run ended badly or none came."""

from __future__ import annotations

from prefect import flow

from flows.dispatching.owner import Notice, find_notices
from flows.dispatching.owner import tell_owner as write_to_owner
from flows.runs import job_for


@flow(name="tell-owner", validate_parameters=False)
def tell_owner(home: str | None = None, what: str = "") -> int:
    """Write to the owner: what is given here, and whatever the ledger has that he was not told of; how much it was."""
    job = job_for(home, [])
    said = [Notice(f"said/{job.clock():%Y-%m-%d}/{what[:150]}", what, "fieldbrief status")] if what else []
    return write_to_owner(job, [*said, *find_notices(job)])
