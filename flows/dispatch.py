"""Flow `dispatch`: send what is due, to whom it is due, and nothing twice."""

from __future__ import annotations

from prefect import flow

from flows.dispatching import dispatcher
from flows.job import JobFailed
from flows.runs import job_for, publish_table

# Another dispatcher plans and sends all that is due; waiting for it is enough.
PATIENCE = 600.0


@flow(name="dispatch", flow_run_name="dispatch {subscriptions}", validate_parameters=False)
def dispatch(home: str | None = None, subscriptions: list[str] | None = None, due: str | None = None) -> str:
    """Send what is due now; what came of it in one line. Fails when a delivery went amiss, once all others went out.

    Args:
        home: The folder that holds everything kept.
        subscriptions: Only these subscriptions; all of them when empty.
        due: Make up for this due time of the one subscription named, e.g. 2026-10-01T07:00.
    """
    done = dispatcher.dispatch(job_for(home, []), subscriptions or [], due, wait=PATIENCE)
    if done.misses:
        rows = [
            {"delivery": row.delivery.delivery_id, "edition": row.delivery.edition, "why": row.why}
            for row in done.misses
        ]
        publish_table("dispatch-misses", rows, "Deliveries that went amiss; fieldbrief deliveries --explain ID")
        raise JobFailed(done.say())
    return done.say()
