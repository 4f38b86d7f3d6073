"""Flow `tick`: whatever the ledger says is due."""

from __future__ import annotations

from prefect import flow

from flows.brief import brief
from flows.dispatch import dispatch
from flows.dispatching.dispatcher import is_anything_due
from flows.dispatching.owner import find_notices
from flows.dispatching.owner import tell_owner as write_to_owner
from flows.dispatching.standing import keep_site
from flows.job import JobFailed
from flows.refresh import refresh
from flows.runs import job_for
from flows.timetable.entries import REFRESH, list_entries
from flows.timetable.turns import has_turn


@flow(name="tick", validate_parameters=False)
def tick(home: str | None = None) -> None:
    """Do what is due and was not done: the refresh, briefs, letters. One that fails keeps none of the others back."""
    job = job_for(home, [])
    faults = []
    for entry in list_entries(job).values():
        if not has_turn(job, entry):
            continue
        try:
            if entry.name == REFRESH:
                refresh(home, on_time=True)
            else:
                brief(home, [entry.name], on_time=True)
        except Exception as error:
            faults.append(f"{entry.name}: {error or type(error).__name__}")
    try:
        if is_anything_due(job):
            dispatch(home)
    except Exception as error:
        faults.append(f"dispatch: {error or type(error).__name__}")
    write_to_owner(job, list(find_notices(job)))
    keep_site(job)
    if faults:
        raise JobFailed("\n".join(faults))
