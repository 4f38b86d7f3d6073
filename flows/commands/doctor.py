"""`fieldbrief doctor`: what this machine and this home folder need, and what to do about it."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
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
    """Check libraries, fonts, disk, lock, ledger, clock, timetable, mail server and Prefect, and say what to do."""
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


def check_clock(settings: Settings) -> Iterator[Finding]:
    """Whether the clock is behind what the ledger has seen: then nothing is due until it is right."""
    if not settings.home.ledger.exists():
        return
    job = Job(settings)
    now, seen = job.clock(), max((run.started_at for run in job.ledger.last_runs()), default=None)
    is_behind = seen is not None and seen > now
    yield Finding(
        "clock",
        not is_behind,
        f"{now:%Y-%m-%d %H:%M:%S} UTC" + (f", but the ledger has seen {seen:%Y-%m-%d %H:%M:%S}" if is_behind else ""),
        "set the clock, by NTP for good; what is due waits until then",
    )


def check_timetable(settings: Settings) -> Iterator[Finding]:
    """Whether timetable and subscriptions can be read, and what is due next."""
    from flows.timetable.listing import list_timetable
    from warehouse.dispatch.subscriptions import load_subscriptions

    try:
        rows = list_timetable(Job(settings))
        count = len(load_subscriptions(settings.home.subscriptions).subscriptions)
    except ValueError as error:
        yield Finding("timetable", False, str(error).splitlines()[0], "mend the YAML file named here")
        return
    failed = [row["name"] for row in rows if row["last_state"] == "failed"]
    yield Finding(
        "timetable",
        not failed,
        f"failed last: {', '.join(failed)}" if failed else f"{len(rows)} entries, {count} subscriptions",
        "see `fieldbrief timetable`",
    )


def check_mail(_: Settings) -> Iterator[Finding]:
    """Whether the mail server that is set answers and takes our name and password."""
    from flows.secrets import SecretEnvironment
    from warehouse.dispatch.letter import Deferred
    from warehouse.dispatch.mail_settings import read_mail_settings
    from warehouse.dispatch.smtp_connection import close_connection, open_connection
    from warehouse.settings import BadSetting

    try:
        mail = read_mail_settings(SecretEnvironment())
    except BadSetting as error:
        yield Finding("mail", False, str(error).splitlines()[0], "mend it; docs/settings.md says what is expected")
        return
    if not (mail.server and mail.sender):
        yield Finding("mail", True, "no mail server is set; nothing is mailed")
        return
    server = f"{mail.server.host}:{mail.server.port}"
    try:
        close_connection(open_connection(mail.server, mail.sender.domain))
    except Deferred as error:
        yield Finding("mail", False, str(error), "see the settings of the mail server in docs/settings.md")
        return
    well = bool(mail.allowed)
    yield Finding(
        "mail",
        well,
        f"{server} takes mail" if well else f"{server} takes mail, but nobody may be written to",
        "name the addresses or domains in FIELDBRIEF_ALLOWED_RECIPIENTS",
    )


def check_prefect(_: Settings) -> Iterator[Finding]:
    """The Prefect server, when one is configured."""
    address = os.environ.get("PREFECT_API_URL")
    if not address:
        yield Finding("prefect", True, "no server configured; each run starts a temporary one")
        return
    import httpx

    try:
        answer = httpx.get(f"{address.rstrip('/')}/admin/version", timeout=5)
        theirs, ours = answer.text.strip('"\n '), version("prefect")
        same = theirs.split(".")[:2] == ours.split(".")[:2]
        yield Finding(
            "prefect",
            answer.is_success and same,
            f"{address} is {theirs}, we are {ours}" if answer.is_success else f"{address} answers {answer.status_code}",
            "run a server of our version" if answer.is_success else "start the server, or unset PREFECT_API_URL",
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
    check_clock,
    check_timetable,
    check_mail,
    check_prefect,
)
