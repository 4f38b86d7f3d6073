"""Prefect's own server, started for as long as it is needed when none is configured."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from flows.job import JobFailed
from flows.progress import Progress

# Seen: 3 s on a quiet machine, 28 s on a fresh home folder with both cores at work.
_PATIENCE = 120.0


@contextmanager
def prefect_server(log: Path, progress: Progress, port: int | None = None) -> Iterator[str]:
    """The address of the server in PREFECT_API_URL, or of one that runs on SQLite while the block does.

    Raises JobFailed when it does not answer. To be called before Prefect is imported: the address
    of a started server is put into the environment, for this process and those that run the flows.
    """
    if configured := os.environ.get("PREFECT_API_URL"):
        _wait_for(configured, None, log, patience=10.0)
        yield configured
        return
    port = port or _free_port()
    address = f"http://127.0.0.1:{port}/api"
    os.environ["PREFECT_API_URL"] = address
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with log.open("ab") as output:
        # A group of its own: Ctrl-C in a terminal must not take the server from under the runs that end.
        process = subprocess.Popen(
            command, stdout=output, stderr=output, start_new_session=True, preexec_fn=_end_with_parent
        )
    try:
        with progress.stage("prefect"):
            _wait_for(address, process, log, _PATIENCE)
        yield address
    finally:
        _stop(process)
        os.environ.pop("PREFECT_API_URL", None)


def _end_with_parent() -> None:
    """Have Linux end this process when its parent is killed: two servers on one SQLite file would be at odds."""
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)


def _wait_for(address: str, process: subprocess.Popen[bytes] | None, log: Path, patience: float) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            if httpx.get(f"{address.rstrip('/')}/health", timeout=5).is_success:
                return
            fault = "it does not say that it is well"
        except httpx.HTTPError as error:
            fault = str(error)
        if process is not None and process.poll() is not None:
            raise JobFailed(f"Prefect's server ended with code {process.returncode}; {log} says why")
        if time.monotonic() > deadline:
            advice = "start it, or unset PREFECT_API_URL" if process is None else f"see {log}"
            raise JobFailed(f"the Prefect server at {address} does not answer ({fault}); {advice}")
        time.sleep(0.25)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the server and what it started; it gets ten seconds to do so itself."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
