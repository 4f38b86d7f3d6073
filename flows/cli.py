"""The command line: the same verbs as the flows, for a person."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import typer

MAKE, LOOK, TIME = "Make briefs", "Look and take out", "On time"
SEND, READING, CHECK = "Send briefs", "Check the reading", "Keep in order"

# The commands' modules import what is heavy (Prefect, dbt, WeasyPrint, DuckDB) inside their functions,
# so that `status` does not pay for what `run` needs.
app = typer.Typer(
    name="fieldbrief",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "From what agencies write about their work to a briefing that someone can sign.\n\n"
        "`fieldbrief run` does the whole job: it collects the sources, reads each activity with its evidence, "
        "builds and tests the warehouse, and sets the briefs. Everything kept lies under one home folder."
    ),
    epilog="Exit codes: 0 done, 1 a stage failed, 2 wrong use. More: docs/ and `fieldbrief COMMAND --help`.",
)


def _add(name: str, panel: str, module: str, **options: object) -> None:
    function = getattr(import_module(f"flows.commands.{module}"), name)
    app.command(name, rich_help_panel=panel, **options)(function)  # type: ignore[arg-type]


for _name in ("run", "collect", "extract", "build", "brief"):
    _add(_name, MAKE, "make")
_add("reissue", MAKE, "editions")
_add("dispatch", SEND, "deliveries")
for _name in ("subscribe", "unsubscribe", "subscriptions"):
    _add(_name, SEND, "subscribing")
for _name in ("deliveries", "release"):
    _add(_name, SEND, "deliveries")
for _name in ("serve", "timetable"):
    _add(_name, TIME, _name)
_add("site", MAKE, "site")
for _name in ("briefs", "editions"):
    _add(_name, LOOK, "editions")
_add("prune", CHECK, "editions")
for _name in ("export", "issues", "status", "sources"):
    _add(_name, LOOK, "look")
for _name in ("explain", "review", "merges"):
    _add(_name, READING, "reading")
for _name in ("decide", "evaluate", "audit"):
    _add(_name, READING, _name)
for _name in ("doctor", "bench"):
    _add(_name, CHECK, _name)
_add("test", CHECK, "test", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})


def _wrong_use() -> tuple[type[Exception], ...]:
    from flows.job import WrongUse
    from warehouse.settings import BadSetting
    from warehouse.sources.definitions import UnknownSource
    from warehouse.store.lock import Locked
    from warehouse.yaml_file import BadFile

    return (WrongUse, BadSetting, UnknownSource, BadFile, Locked)


def _failed_job() -> tuple[type[Exception], ...]:
    from flows.job import JobFailed
    from warehouse.briefs.edition import BriefRefused
    from warehouse.store.documents import DamagedStore

    return (JobFailed, BriefRefused, DamagedStore)


def main() -> None:
    """Run the command line; known faults give one line and their exit code, unknown ones a traceback."""
    try:
        app(prog_name="fieldbrief")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        known = {2: _wrong_use(), 1: _failed_job()}
        code = next((code for code, kinds in known.items() if isinstance(error, kinds)), None)
        if code is None:
            raise
        _say(error)
        sys.exit(code)


def _say(error: Exception) -> None:
    for line in str(error).splitlines():
        print(f"fieldbrief: {line}", file=sys.stderr)


if __name__ == "__main__":
    main()
