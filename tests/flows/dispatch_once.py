"""One dispatch at a given instant, in a process of its own that can be killed: HOME INSTANT."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from flows.dispatching.dispatcher import dispatch
from flows.job import Job
from warehouse.paths import Home
from warehouse.settings import Settings

if __name__ == "__main__":
    now = dt.datetime.fromisoformat(sys.argv[2])
    print(dispatch(Job(Settings(Home(Path(sys.argv[1])), processes=1), clock=lambda: now)).say())
