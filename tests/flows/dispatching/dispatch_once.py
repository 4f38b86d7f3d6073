"""One dispatch at a given instant by a press that prints fast, in a process of its own to be killed: HOME INSTANT."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest

from flows.dispatching.dispatcher import dispatch
from flows.job import Job
from tests.flows.post import print_fast
from warehouse.paths import Home
from warehouse.settings import Settings

if __name__ == "__main__":
    print_fast(pytest.MonkeyPatch())
    now = dt.datetime.fromisoformat(sys.argv[2])
    print(dispatch(Job(Settings(Home(Path(sys.argv[1])), processes=1), clock=lambda: now)).say())
