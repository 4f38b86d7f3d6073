"""Prefect's runner, which starts a process for each run, stopped cleanly by SIGTERM."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Iterable
from typing import Any

from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner


def run_deployments(deployments: Iterable[RunnerDeployment], most_runs: int) -> None:
    """Run what is scheduled, at most so many at once, until SIGTERM or Ctrl-C."""
    # Paused schedules would stay paused after a restart.
    runner = _Runner(pause_on_shutdown=False, limit=most_runs)
    for deployment in deployments:
        runner.add_deployment(deployment)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(runner.start())


class _Runner(Runner):
    """Takes SIGTERM as Ctrl-C, which ends the loop in order; Prefect 3.8's own handler leaves a coroutine behind."""

    def handle_sigterm(self, *args: Any, **kwargs: Any) -> None:
        signal.raise_signal(signal.SIGINT)
