"""Settings, built once at the edge and passed on; nothing here reads the environment at import."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from warehouse.paths import Home, default_home

MIB = 1024 * 1024
USER_AGENT = "fieldbrief/0.1 (collects published reports; honours robots.txt)"


class Paper(StrEnum):
    """What a brief is printed on."""

    A4 = "a4"
    LETTER = "letter"


class BadSetting(ValueError):
    """An environment variable holds something it cannot hold."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may use and where it keeps things.

    `max_bytes` bounds one document (and what one archive may unpack to), `timeout` is in seconds
    and bounds connecting, each read and, tenfold, a whole fetch; `processes` is how many
    documents are read at once; `paper` is what briefs are printed on that name none themselves.
    """

    home: Home
    max_bytes: int = 50 * MIB
    timeout: float = 20.0
    attempts: int = 4
    processes: int = 1
    user_agent: str = USER_AGENT
    paper: Paper = Paper.A4
    ledger_url: str = field(default="", repr=False)

    @property
    def ledger(self) -> Path | str:
        """Where the ledger is: a file in the home folder, or a database by its URL, which may hold a password."""
        return self.ledger_url or self.home.ledger


def read_settings(home: Path | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings from the command line's home folder and the environment.

    FIELDBRIEF_HOME, FIELDBRIEF_MAX_MB (one document, default 50), FIELDBRIEF_TIMEOUT (seconds,
    default 20), FIELDBRIEF_ATTEMPTS (tries of one fetch, default 4), FIELDBRIEF_PROCESSES (default:
    the cores this process may use), FIELDBRIEF_USER_AGENT, FIELDBRIEF_LEDGER (a database URL in
    place of the file in the home folder), FIELDBRIEF_PAPER (a4 or letter). Raises BadSetting.
    """
    root = home or (Path(environ["FIELDBRIEF_HOME"]) if environ.get("FIELDBRIEF_HOME") else default_home())
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Settings(
        home=Home(root.expanduser().resolve()),
        max_bytes=int(_number(environ, "FIELDBRIEF_MAX_MB", 50) * MIB),
        timeout=_number(environ, "FIELDBRIEF_TIMEOUT", 20),
        attempts=int(_number(environ, "FIELDBRIEF_ATTEMPTS", 4)),
        processes=int(_number(environ, "FIELDBRIEF_PROCESSES", cores)),
        user_agent=environ.get("FIELDBRIEF_USER_AGENT") or USER_AGENT,
        paper=_paper(environ),
        ledger_url=environ.get("FIELDBRIEF_LEDGER", ""),
    )


def _paper(environ: Mapping[str, str]) -> Paper:
    said = environ.get("FIELDBRIEF_PAPER") or Paper.A4
    try:
        return Paper(said.lower())
    except ValueError:
        raise BadSetting(f"FIELDBRIEF_PAPER must be {' or '.join(Paper)}, found {said!r}") from None


def _number(environ: Mapping[str, str], name: str, default: float) -> float:
    text = environ.get(name)
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        value = 0
    if value <= 0:
        raise BadSetting(f"{name} must be a number above zero, found {text!r}")
    return value
