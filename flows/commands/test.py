"""`fieldbrief test`: lint, types, import rules, dbt's own tests and pytest, each said by name."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import typer

from warehouse.paths import sql_folder

ROOT = Path(__file__).resolve().parents[2]
CODE = ["flows", "warehouse", "tests"]
# One more than the cores: some tests wait, for a schedule a minute ahead or a mail server that stalls.
WORKERS = (os.cpu_count() or 1) + 1


def test(context: typer.Context) -> None:
    """Run lint, types, import rules and all tests; further words go to pytest.

    pytest runs on every core and one process more; with words of your own (`fieldbrief test tests/merge -x`) it runs
    just those and the other checks are left out.
    """
    python = [sys.executable, "-m"]
    checks = {
        "lint": [*python, "ruff", "check", *CODE],
        "format": [*python, "ruff", "format", "--check", *CODE],
        "types": [*python, "mypy", "flows", "warehouse"],
        "imports": [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
    }
    tests = [*python, "pytest", *(context.args or ["-n", str(WORKERS), "--dist", "worksteal"])]
    failed = [name for name, command in ({} if context.args else checks).items() if not _passes(name, command)]
    # pytest closes the output: its last line counts what ran.
    if not _passes("tests", tests):
        failed.append("tests")
    if failed:
        typer.echo(f"fieldbrief: failed: {', '.join(failed)}", err=True)
        raise typer.Exit(1)


def _passes(name: str, command: list[str]) -> bool:
    started = time.monotonic()
    typer.echo(f"== {name}")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DBT_PROJECT_DIR": str(sql_folder())}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL)
    typer.echo(f"== {name}: {'passed' if done.returncode == 0 else 'FAILED'} in {time.monotonic() - started:.0f} s")
    return done.returncode == 0
