"""Prefect made quiet and self-contained; to be called before Prefect is imported anywhere."""

from __future__ import annotations

import os
from collections.abc import MutableMapping

from warehouse.paths import Home

# Prefect 3.8: the first two halve the start of a temporary server; its own start limit of 20 s is
# too short on a busy machine (28 s seen on a fresh home with both cores at work). Analytics off
# stops the telemetry attempt that DO_NOT_TRACK alone does not; without the server's log level it
# prints flush errors at exit. A failed run prints its traceback three times; the run log keeps it, and
# the command line says the fault in one line.
_SETTINGS = {
    "PREFECT_SERVER_MEMOIZE_BLOCK_AUTO_REGISTRATION": "false",
    "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_CLI_PROMPT": "false",
    "DO_NOT_TRACK": "1",
}


def hush_prefect(home: Home, environ: MutableMapping[str, str] = os.environ) -> None:
    """Set what the user has not set: no telemetry, no noise, its files under the home folder.

    With PREFECT_API_URL set, the server is the user's own and PREFECT_HOME stays as it is.
    """
    for name, value in _SETTINGS.items():
        environ.setdefault(name, value)
    if not environ.get("PREFECT_API_URL"):
        folder = home.scratch / "prefect"
        folder.mkdir(parents=True, exist_ok=True)
        environ.setdefault("PREFECT_HOME", str(folder))
