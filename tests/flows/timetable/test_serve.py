"""The whole on one machine: a schedule fires, the PDF arrives, SIGTERM stops everything."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from flows.job import Job
from tests.dispatch.mail_server import MailServer
from tests.flows.house import build
from warehouse.paths import Home
from warehouse.settings import Settings

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 300.0

BRIEF = """
id: desk
title: {{en: The desk's own}}
sections: [highlights, key_figures, countries, activities, sources, index]
languages: [en]
owner: The desk
standing: false
schedule: {{cron: '{cron}'}}
"""
SUBSCRIPTIONS = """
subscriptions:
  desk:
    brief: desk
    to: [awa@desk.example]
"""


@pytest.fixture
def ready(home: Home, texts: Path) -> Job:
    """A home folder with a published snapshot, a brief that is due in half a minute to one and a half, and a reader."""
    for folder in (home.sources, home.briefs):
        folder.mkdir(parents=True)
    (home.sources / "news.yml").write_text(f"{{title: News, path: '{texts}'}}", encoding="utf-8")
    job = build(Job(Settings(home, processes=1)))
    due = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=90)
    (home.briefs / "desk.yml").write_text(BRIEF.format(cron=f"{due.minute} {due.hour} * * *"), encoding="utf-8")
    home.subscriptions.write_text(SUBSCRIPTIONS, encoding="utf-8")
    home.timetable.write_text("{refresh: {cron: '0 0 1 1 *'}, watch: false, tick_minutes: 1}", encoding="utf-8")
    return job


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as running:
        yield running


@pytest.mark.slow
def test_a_schedule_set_a_minute_ahead_fires_and_its_pdf_arrives(ready: Job, server: MailServer):
    serving = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "serve", "--home", str(ready.settings.home.root)],
        env={**os.environ, **_mail_to(server), "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # As a shell starts what it puts into its background; asyncio takes no Ctrl-C then.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_IGN),
    )
    try:
        _wait_until(lambda: bool(server.received) or serving.poll() is not None)
        assert serving.poll() is None, serving.communicate()[1]
        (letter,) = server.received
        assert letter.recipients == ("awa@desk.example",)
        (attached,) = letter.message.iter_attachments()
        assert attached.get_content_type() == "application/pdf"
        assert attached.get_content().startswith(b"%PDF-1.7")
        _wait_until(lambda: [row.state for row in ready.ledger.dues.listed("desk")] == ["done"])
        _wait_until(lambda: [row.state.value for row in ready.ledger.deliveries.listed()] == ["sent"])
        serving.send_signal(signal.SIGTERM)
        _, said = serving.communicate(timeout=120)
        assert serving.returncode == 0, said
        assert said.rstrip().endswith("stopped")
        assert "Traceback" not in said
        assert len(server.received) == 1
    finally:
        if serving.poll() is None:
            os.killpg(serving.pid, signal.SIGKILL)


def _mail_to(server: MailServer) -> dict[str, str]:
    return {
        "FIELDBRIEF_SMTP_HOST": "127.0.0.1",
        "FIELDBRIEF_SMTP_PORT": str(server.port),
        "FIELDBRIEF_SMTP_SECURITY": "none",
        "FIELDBRIEF_MAIL_FROM": "briefs@desk.example",
        "FIELDBRIEF_ALLOWED_RECIPIENTS": "desk.example",
    }


def _wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.5)
