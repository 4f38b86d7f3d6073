"""Prefect's runner, which starts a process for each run, stopped cleanly by SIGTERM."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable
from functools import partial
from typing import Any

from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner


def run_deployments(deployments: Iterable[RunnerDeployment], most_runs: int) -> None:
    """Run what is scheduled, at most so many at once, until SIGTERM or Ctrl-C."""
    # Paused schedules would stay paused after a restart.
    runner = _Runner(pause_on_shutdown=False, limit=most_runs)
    for deployment in deployments:
        runner.add_deployment(deployment)
    with contextlib.suppress(asyncio.CancelledError, KeyboardInterrupt):
        asyncio.run(runner.start())


class _Runner(Runner):
    """Ends in order on SIGTERM; Prefect 3.8's own handler leaves a coroutine behind."""

    async def start(self, run_once: bool = False, webserver: bool | None = None) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._end = partial(asyncio.get_running_loop().call_soon_threadsafe, task.cancel)
        await super().start(run_once, webserver)

    def handle_sigterm(self, *args: Any, **kwargs: Any) -> None:
        # Not by raising SIGINT: a shell starts what it puts into its background with that ignored.
        self._end()
