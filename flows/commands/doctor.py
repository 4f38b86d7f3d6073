"""`fieldbrief doctor`: what this machine and this home folder need, and what to do about it."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import NamedTuple

import typer

from flows.commands import options
from flows.job import Job
from warehouse.settings import Settings

FREE_BYTES = 1024**3
# Latin, Greek and Cyrillic; Arabic; Chinese.
_FAMILIES = ("Noto Sans", "Noto Serif", "Noto Sans Arabic", "Noto Naskh Arabic", "WenQuanYi Micro Hei")


class Finding(NamedTuple):
    """One thing looked at; `advice` says what to do when it is not well."""

    name: str
    is_well: bool
    found: str
    advice: str = ""


def doctor(home: options.Home = None) -> None:
    """Check libraries, fonts, disk, lock, ledger, sources, snapshot and Prefect, and say what to do."""
    settings = options.settings_for(home)
    findings = [finding for check in CHECKS for finding in check(settings)]
    for finding in findings:
        typer.echo(f"{'ok  ' if finding.is_well else 'look'}  {finding.name:<10} {finding.found}")
        if not finding.is_well:
            typer.echo(f"      -> {finding.advice}")
    if not all(finding.is_well for finding in findings):
        raise typer.Exit(1)


def check_python(_: Settings) -> Iterator[Finding]:
    """The interpreter's version."""
    version = sys.version_info
    yield Finding(
        "python",
        (3, 11) <= version[:2] <= (3, 13),
        f"{version.major}.{version.minor}.{version.micro}",
        "use Python 3.11 to 3.13",
    )


def check_libraries(_: Settings) -> Iterator[Finding]:
    """The system libraries that WeasyPrint loads."""
    wanted = {
        "pango-1.0": "libpango-1.0-0",
        "pangoft2-1.0": "libpangoft2-1.0-0",
        "harfbuzz-subset": "libharfbuzz-subset0",
    }
    missing = [package for name, package in wanted.items() if not ctypes.util.find_library(name)]
    yield Finding(
        "libraries",
        not missing,
        "all there" if not missing else f"missing: {', '.join(missing)}",
        f"apt-get install {' '.join(missing)}",
    )


def check_fonts(_: Settings) -> Iterator[Finding]:
    """The fonts that the briefs are set in."""
    try:
        listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        listed = ""
    missing = [family for family in _FAMILIES if family not in listed]
    yield Finding(
        "fonts",
        not missing,
        "all there" if not missing else f"missing: {', '.join(missing)}",
        "apt-get install fontconfig fonts-noto-core fonts-wqy-microhei",
    )


def check_home(settings: Settings) -> Iterator[Finding]:
    """The home folder and the room on its disk."""
    root = settings.home.root
    beside = next(path for path in (root, *root.parents) if path.exists())
    writable = os.access(beside, os.W_OK)
    yield Finding(
        "home",
        writable,
        f"{root}{'' if root.exists() else ' (made on first use)'}",
        f"make {beside} writable, or give --home",
    )
    free = shutil.disk_usage(beside).free
    yield Finding("disk", free >= FREE_BYTES, f"{free / 1024**3:.1f} GB free", "make room; a run needs about 1 GB")


def check_sources(settings: Settings) -> Iterator[Finding]:
    """The declared sources."""
    try:
        names = [source.source_id for source in Job(settings).sources()]
    except ValueError as error:
        yield Finding("sources", False, str(error).splitlines()[0], "mend the YAML file named here")
        return
    yield Finding("sources", bool(names), ", ".join(names) or "none", f"put a source YAML in {settings.home.sources}")


def check_lock(settings: Settings) -> Iterator[Finding]:
    """Whether somebody is writing."""
    from warehouse.store.lock import holder_of

    holder = holder_of(settings.home.snapshots)
    yield Finding(
        "lock",
        holder is None,
        "free" if holder is None else f"held by {holder}",
        "wait for it; if that process is gone the next run takes over",
    )


def check_ledger(settings: Settings) -> Iterator[Finding]:
    """Whether the ledger opens."""
    from sqlalchemy.exc import SQLAlchemyError

    if not Job(settings).has_ledger:
        yield Finding("ledger", True, "none yet")
        return
    try:
        count = len(Job(settings).ledger.editions())
    except SQLAlchemyError as error:
        yield Finding(
            "ledger", False, str(error).splitlines()[0], "restore it from a copy, or correct FIELDBRIEF_LEDGER"
        )
        return
    yield Finding("ledger", True, f"{count} editions")


def check_prefect(_: Settings) -> Iterator[Finding]:
    """The Prefect server, when one is configured."""
    address = os.environ.get("PREFECT_API_URL")
    if not address:
        yield Finding("prefect", True, "no server configured; each run starts a temporary one")
        return
    import httpx

    try:
        answer = httpx.get(f"{address.rstrip('/')}/health", timeout=5)
        yield Finding(
            "prefect",
            answer.is_success,
            f"{address} answers {answer.status_code}",
            "start the server, or unset PREFECT_API_URL",
        )
    except httpx.HTTPError as error:
        yield Finding("prefect", False, f"{address}: {error}", "start the server, or unset PREFECT_API_URL")


CHECKS = (
    check_python,
    check_libraries,
    check_fonts,
    check_home,
    check_sources,
    check_lock,
    check_ledger,
    check_prefect,
)
