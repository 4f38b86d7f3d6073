"""Runs the dbt project in `sql/` over a warehouse file, in this process and quietly."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warehouse.paths import sql_folder

# The logic of a model is tested before it ships, the data on every build.
BUILD = ("build", "--exclude-resource-type", "unit_test", "--exclude-resource-type", "exposure")

# dbt keeps global state: two invocations in one process must not overlap.
_ONE_AT_A_TIME = threading.Lock()

# By folder; a project does not change under a running process.
_PARSED: dict[Path, Any] = {}

_SILENT = {
    "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    "DO_NOT_TRACK": "1",
    "DBT_VERSION_CHECK": "false",
}


@dataclass(frozen=True, slots=True)
class NodeFailure:
    """A model or test that failed: its name as on disk, what it is and what it said."""

    name: str
    kind: str
    message: str


class MartsFailed(RuntimeError):
    """The marts could not be built, or a data test failed; `failures` names which."""

    def __init__(self, failures: Sequence[NodeFailure]) -> None:
        self.failures = tuple(failures)
        super().__init__("; ".join(f"{f.kind} {f.name}: {f.message}" for f in self.failures))


@dataclass(frozen=True, slots=True)
class NodeDone:
    """A finished node, for a progress display; `index` counts from 1 to `total`."""

    name: str
    kind: str
    status: str
    seconds: float
    index: int
    total: int


def build_marts(
    path: Path,
    scratch: Path,
    on_progress: Callable[[NodeDone], None] | None = None,
    arguments: Sequence[str] = BUILD,
    project: Path | None = None,
) -> int:
    """How many models, seeds and tests ran over the warehouse file at `path`; all of them passed.

    dbt's target folder goes under `scratch`. The file is closed when this returns. Raises MartsFailed.
    """
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager  # dbt takes 1.9 s to import, for builds alone
    from dbt.cli.main import dbtRunner

    project = project or sql_folder()
    verb, *rest = arguments
    callbacks = [_progress(on_progress)] if on_progress else []
    with _ONE_AT_A_TIME, _environment({**_SILENT, "FIELDBRIEF_WAREHOUSE": str(path)}):
        runner = dbtRunner(_parsed(project, scratch), callbacks)
        try:
            outcome = runner.invoke([verb, *_options(project, scratch), *rest])
        finally:
            # dbt-duckdb keeps the file open, and locked, after dbt has returned. `keep_open: false`
            # would free it after every node: 26 ms more for each of some 150.
            DuckDBConnectionManager.close_all_connections()
    results = list(getattr(outcome.result, "results", None) or ())
    failures = [_failure(result) for result in results if str(result.status) in ("error", "fail", "runtime error")]
    if failures:
        raise MartsFailed(failures)
    if not outcome.success:
        raise _refused(project, outcome)
    return len(results)


def parse_project(path: Path, scratch: Path, project: Path | None = None) -> Any:
    """dbt's own Manifest of the project, as if it were run over the warehouse file at `path`; raises MartsFailed."""
    with _ONE_AT_A_TIME, _environment({**_SILENT, "FIELDBRIEF_WAREHOUSE": str(path)}):
        return _parsed(project or sql_folder(), scratch)


def _parsed(project: Path, scratch: Path) -> Any:
    """The project as dbt understands it, read once in a process: 2.5 s, or 0.5 where `scratch` keeps the last reading.

    What dbt kept holds for the warehouse file of that time only; in memory it holds for any.
    """
    from dbt.cli.main import dbtRunner

    if project not in _PARSED:
        outcome = dbtRunner().invoke(["parse", *_options(project, scratch)])
        if not outcome.success:
            raise _refused(project, outcome)
        _PARSED[project] = outcome.result
    return _PARSED[project]


def _options(project: Path, scratch: Path) -> tuple[str, ...]:
    return (
        *("--project-dir", str(project), "--profiles-dir", str(project)),
        *("--target-path", str(scratch / "target"), "--log-path", str(scratch / "logs")),
        *("--log-level", "none", "--log-level-file", "none", "--no-use-colors", "--no-write-json"),
    )


def _refused(project: Path, outcome: Any) -> MartsFailed:
    return MartsFailed([NodeFailure(project.name, "project", str(outcome.exception or "dbt gave no reason"))])


def _failure(result: Any) -> NodeFailure:
    node = result.node
    lines = [line.strip() for line in (result.message or "").splitlines() if line.strip()]
    return NodeFailure(str(node.name), str(node.resource_type), " ".join(lines)[:2000])


def _progress(on_progress: Callable[[NodeDone], None]) -> Callable[[Any], None]:
    def relay(event: Any) -> None:
        if event.info.name not in ("LogModelResult", "LogTestResult", "LogSeedResult"):
            return
        data = event.data
        on_progress(
            NodeDone(
                name=data.node_info.node_name,
                kind=data.node_info.resource_type,
                status=data.status,
                seconds=data.execution_time,
                index=data.index,
                total=getattr(data, "num_models", 0) or getattr(data, "total", 0),
            )
        )

    return relay


@contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
