"""The command that makes the archive site and shows it."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands import options
from flows.job import Job, WrongUse


def site(
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            help="Folder or fsspec URL (s3://bucket/folder, sftp://host/folder). "
            "[default: FIELDBRIEF_SITE_TO, else site/ in the home folder]",
            show_default=False,
        ),
    ] = None,
    afresh: Annotated[bool, typer.Option("--afresh", help="Write every file again.")] = False,
    serve: Annotated[bool, typer.Option("--serve", help="Show it on this machine until interrupted.")] = False,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Where --serve listens on 127.0.0.1.")] = 8484,
    home: options.Home = None,
    quiet: options.Quiet = False,
) -> None:
    """Make the archive site of all editions, or bring it up to date: pages, PDFs, data, feeds, search.

    Only what has changed is written, new files before the pages that lead to them; what is no longer
    wanted goes last. Feeds and the sitemap need the public address, FIELDBRIEF_SITE_URL.

    With `--serve` it is made in the home folder and shown on http://127.0.0.1:8484/.
    """
    from flows.dispatching.site import publish_site

    if serve and to:
        raise WrongUse("--serve shows the site in the home folder: leave out --to")
    job = Job(options.settings_for(home), progress=options.progress_for(quiet))
    done = publish_site(job, job.settings.home.site if serve else to, afresh)
    if not serve:
        typer.echo(done.place)
        return
    from flows.dispatching.site_server import serve_site

    typer.echo(f"http://127.0.0.1:{port}/ until interrupted")
    serve_site(job, port)
