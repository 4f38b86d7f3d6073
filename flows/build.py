"""Flow `build`: run the SQL models and their tests over the next snapshot, then publish it."""

from __future__ import annotations

from prefect import flow

from flows import stages
from flows.runs import job_for, name_run, publish_table


@flow(name="build", flow_run_name=name_run, validate_parameters=False)
def build(home: str | None = None) -> stages.Built:
    """Build, test and publish what extract left; nothing when it left nothing."""
    built = stages.build(job_for(home, []))
    publish_table("counts", [built.counts], f"What snapshot {built.snapshot_id} counts")
    return built
