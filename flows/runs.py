"""What the Prefect flows share: the job they work on, the names of their runs, their artifacts."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx
from prefect.artifacts import create_link_artifact, create_table_artifact
from prefect.runtime import flow_run
from prefect.settings import PREFECT_API_URL

from flows.job import Job, JobFailed, utc_now
from flows.progress import Progress, SilentProgress
from warehouse.settings import read_settings

_progress: Progress = SilentProgress()

# The runner looks ahead by ten seconds.
LONGEST_EARLY = 60.0


def report_to(progress: Progress) -> None:
    """Let every flow of this process report there; a flow that a worker runs stays silent."""
    global _progress
    _progress = progress


def ready_server() -> None:
    """Make sure that a Prefect server answers: the configured one, else a temporary one started now.

    Raises JobFailed with the address and what to do.
    """
    from prefect.server.api.server import SubprocessASGIServer

    address = PREFECT_API_URL.value()
    if not address:
        try:
            # Flows of this process find it running and stop it at exit.
            SubprocessASGIServer().start()
        except (RuntimeError, httpx.HTTPError) as error:
            raise JobFailed(f"Prefect's temporary server did not start: {error}") from None
        return
    try:
        httpx.get(f"{address.rstrip('/')}/health", timeout=10).raise_for_status()
    except httpx.HTTPError as error:
        raise JobFailed(
            f"the Prefect server at {address} does not answer ({error}); start it, or unset PREFECT_API_URL"
        ) from None


def job_for(home: str | None, sources: Sequence[str], accept_shrunken: bool = False) -> Job:
    """The job of a flow's parameters."""
    return Job(read_settings(Path(home) if home else None), tuple(sources), accept_shrunken, _progress)


def wait_for_due_time() -> None:
    """Sleep until this run was scheduled for: Prefect's runner hands runs over some seconds before they are due."""
    early = flow_run.get_scheduled_start_time().timestamp() - utc_now().timestamp()
    if 0 < early < LONGEST_EARLY:
        time.sleep(early)


def name_run() -> str:
    """What a flow run does, from its parameters: 'refresh all sources', 'brief global'."""
    parameters = flow_run.get_parameters()
    about = parameters.get("briefs") or parameters.get("sources") or ["all"]
    return f"{flow_run.get_flow_name()} {', '.join(about)}"


def publish_table(key: str, rows: Iterable[Mapping[str, Any]], description: str) -> None:
    """A table artifact on the flow run."""
    create_table_artifact(key=key, table=[dict(row) for row in rows], description=description)


def publish_link(key: str, path: Path, text: str) -> None:
    """A link artifact to a file on the flow run."""
    create_link_artifact(key=key, link=path.as_uri(), link_text=text)
