"""A mail server that kills who writes to it, and a dispatcher in a process of its own to be killed."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.dispatch.mail_server import MailServer

ROOT = Path(__file__).resolve().parents[3]
SETTINGS = {
    "FIELDBRIEF_SMTP_HOST": "127.0.0.1",
    "FIELDBRIEF_SMTP_SECURITY": "none",
    "FIELDBRIEF_MAIL_FROM": "briefs@desk.example",
    "FIELDBRIEF_ALLOWED_RECIPIENTS": "desk.example",
}


class DeadlyServer(MailServer):
    """Kills its victim at a step of the next letter: RCPT, before a message is whole, or DATA, once it is kept."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.step, self._victim = "", 0

    def kill_dispatcher(self, home: Path, now: dt.datetime, step: str) -> None:
        """Let a dispatcher on that home folder send what is due at that time, and kill it at that step."""
        words = [sys.executable, "-m", "tests.flows.dispatching.dispatch_once", str(home), now.isoformat()]
        self.step = step
        with subprocess.Popen(words, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL) as process:
            self._victim = process.pid
            ended = process.wait(timeout=300)
        self._victim = 0
        assert ended == -signal.SIGKILL, f"it ended with {ended} before it had anything to send"

    async def handle_RCPT(self, *given: Any) -> str:
        self._reach("RCPT")
        return await super().handle_RCPT(*given)

    async def handle_DATA(self, *given: Any) -> str:
        said = await super().handle_DATA(*given)
        self._reach("DATA")
        return said

    def _reach(self, step: str) -> None:
        if self._victim and self.step == step:
            os.kill(self._victim, signal.SIGKILL)
            self._victim = 0
