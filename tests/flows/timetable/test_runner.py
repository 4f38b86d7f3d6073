"""The loop that starts runs ends by SIGTERM, also when it takes the first interrupt for something else."""

from __future__ import annotations

import asyncio
import os
import signal
import threading

import pytest

from flows.timetable import runner


@pytest.mark.parametrize("ignored", [0, 1])
def test_sigterm_ends_a_loop_that_goes_on_after_interrupts(monkeypatch: pytest.MonkeyPatch, ignored: int) -> None:
    left = [ignored]

    async def start(self: runner._Runner) -> None:
        signal.signal(signal.SIGTERM, self.handle_sigterm)
        threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGTERM)).start()
        while True:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                if not left[0]:
                    raise
                left[0] -= 1

    monkeypatch.setattr(runner, "PATIENCE", 0.3)
    monkeypatch.setattr(runner, "INSISTENCE", 0.2)
    monkeypatch.setattr(runner._Runner, "start", start)
    before = signal.getsignal(signal.SIGTERM)
    try:
        runner.run_deployments([], 1)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert left == [0]
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
