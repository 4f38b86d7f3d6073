"""`fieldbrief serve`: the timetable on one machine."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands import options
from flows.job import Job


def serve(
    port: Annotated[
        int | None,
        typer.Option("--port", help="Port of Prefect's own server. [default: a free one]", show_default=False),
    ] = None,
    site_port: Annotated[
        int | None,
        typer.Option(
            "--site-port",
            min=1,
            max=65535,
            help="Also show the archive site on this port of 127.0.0.1, with the page to unsubscribe on.",
        ),
    ] = None,
    home: options.Home = None,
) -> None:
    """Serve the timetable on this machine until it is stopped: look at sources, issue briefs and send them when due.

    Starts Prefect's server on SQLite unless PREFECT_API_URL names one, and prints where its
    interface is: there every brief has a form to start it by hand. What was missed while nobody
    served is found in the ledger and made up for as each schedule says. SIGTERM or Ctrl-C stops it.
    """
    from flows.timetable.serving import serve as serve_timetable

    serve_timetable(Job(options.settings_for(home), progress=options.progress_for(False)), port, site_port)
