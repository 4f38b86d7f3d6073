"""Flow `extract`: read the current documents into the raw tables of the next snapshot."""

from __future__ import annotations

from prefect import flow

from flows import stages
from flows.runs import job_for, name_run


@flow(name="extract", flow_run_name=name_run, validate_parameters=False)
def extract(
    home: str | None = None, sources: list[str] | None = None, accept_shrunken: bool = False
) -> stages.Extracted:
    """Read the documents of the sources, all declared ones or those named."""
    return stages.extract(job_for(home, sources or [], accept_shrunken))
