"""Folders that sources name, watched: new text in, refresh."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.job import Job

# A copy of many files is one change: a refresh starts when nothing has changed for this long.
QUIET_MS = 5_000


@contextmanager
def watch_sources(job: Job) -> Iterator[None]:
    """While the block runs, a change in a watched folder starts a run of `refresh/on-demand`."""
    folders = watched_folders(job)
    stop = threading.Event()
    thread = threading.Thread(target=_watch, args=(folders, stop, job), name="watch", daemon=True)
    if folders:
        thread.start()
        job.progress.say(f"watching {', '.join(map(str, folders))}")
    try:
        yield
    finally:
        stop.set()
        if folders:
            thread.join(timeout=10)


def watched_folders(job: Job) -> list[Path]:
    """The folders of the declared sources that lie on this machine, each once."""
    from warehouse.sources.definitions import load_sources
    from warehouse.sources.local import standing_folder

    places = [source for source in load_sources([job.settings.home.sources]).values() if not source.is_remote]
    return sorted({folder for source in places if (folder := standing_folder(source.place)).is_dir()})


def _watch(folders: list[Path], stop: threading.Event, job: Job) -> None:
    from prefect.deployments import run_deployment
    from watchfiles import watch

    for changes in watch(*folders, stop_event=stop, step=QUIET_MS, debounce=60_000, raise_interrupt=False):
        names = sorted({Path(path).name for _, path in changes})
        job.progress.say(f"changed: {', '.join(names[:5])}{', ...' if len(names) > 5 else ''}; refreshing")
        run_deployment("refresh/on-demand", timeout=0, as_subflow=False)
