"""The whole on one machine: Prefect's server, every deployment of the timetable, the watch over folders."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from flows.dispatching.roster import Roster
from flows.dispatching.site_server import site_served
from flows.job import Job
from flows.quiet import hush_prefect
from flows.timetable.entries import list_entries, load_timetable
from flows.timetable.server import prefect_server
from flows.timetable.watching import watch_sources

# Runs at once; each is a process that imports Prefect and what it needs, some 200 MB.
MOST_RUNS = 2


def serve(job: Job, port: int | None = None, site_port: int | None = None) -> None:
    """Serve the timetable until SIGTERM or Ctrl-C; what is under way then is ended, and the ledger knows it.

    Raises JobFailed when Prefect's server does not answer or `site_port` is taken, BadFile for a timetable or brief
    that is wrong. What was missed while nobody served is found in the ledger by the first tick.
    """
    settings = job.settings
    timetable, entries = load_timetable(settings.home.timetable), list_entries(job)
    hush_prefect(settings.home)
    note_first_sight(job)
    log = settings.home.scratch / "prefect-server.log"
    with ExitStack() as stack:
        stack.enter_context(_ended_by_sigterm())
        address = stack.enter_context(prefect_server(log, job.progress, port))
        from flows.timetable.automations import register_automations
        from flows.timetable.deployments import describe, drop_late_runs, list_deployments
        from flows.timetable.runner import run_deployments

        dropped = drop_late_runs()
        deployments = list_deployments(settings.home.root, timetable, entries.values())
        for line in describe(deployments):
            job.progress.say(line)
        if dropped:
            job.progress.say(f"dropped {dropped} runs that Prefect had missed; the ledger knows what is due")
        if site_port:
            stack.enter_context(site_served(job, site_port))
            job.progress.say(f"the site, and where readers unsubscribe: http://127.0.0.1:{site_port}/")
        if timetable.watch:
            stack.enter_context(watch_sources(job))
        register_automations(deployments, timetable)
        job.progress.say(f"serving {len(deployments)} deployments; Prefect's interface: {address.removesuffix('/api')}")
        run_deployments(deployments, MOST_RUNS)
    job.progress.say("stopped")


def note_first_sight(job: Job) -> None:
    """Write down since when the timetable and the subscriptions are known: what comes after that is due."""
    now = job.clock()
    for entry in list_entries(job).values():
        job.ledger.dues.since(entry.name, now)
    job.ledger.readers.see(Roster(job).schedules, now)


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """SIGTERM ends the block as an exit does, so that what it started is stopped."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
