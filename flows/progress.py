"""What a person sees while work goes on: bars on a terminal, plain lines anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Step(Protocol):
    """One stage under way."""

    def expect(self, total: int) -> None:
        """Say how many things there are to do."""

    def advance(self, note: str = "") -> None:
        """Say that one more is done, and which."""


class Progress(Protocol):
    """Where stages report to."""

    @contextmanager
    def stage(self, name: str) -> Iterator[Step]:
        """A stage from its start to its end, however it ends."""
        ...

    def say(self, line: str) -> None:
        """One line that stays."""


class _SilentStep:
    def expect(self, total: int) -> None:
        return

    def advance(self, note: str = "") -> None:
        return


class PlainProgress:
    """Plain lines on standard error, one per finding and none per item."""

    @contextmanager
    def stage(self, name: str) -> Iterator[Step]:
        yield _SilentStep()

    def say(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)


class SilentProgress(PlainProgress):
    """Nothing at all; for tests, benchmarks and flows on a server."""

    def say(self, line: str) -> None:
        return


class TerminalProgress:
    """A spinner and a bar per stage while it runs, its findings above."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bars

        self._console = Console(stderr=True, highlight=False)
        self._columns = (
            SpinnerColumn(),
            TextColumn("{task.description:<8}"),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[done]}"),
            TimeElapsedColumn(),
            TextColumn("{task.fields[note]}"),
        )
        self._bars = Bars

    @contextmanager
    def stage(self, name: str) -> Iterator[Step]:
        with self._bars(*self._columns, console=self._console, transient=True) as bars:
            task = bars.add_task(name, total=None, note="", done="")

            class Bar:
                def expect(self, total: int) -> None:
                    bars.update(task, total=total)

                def advance(self, note: str = "") -> None:
                    bars.update(task, advance=1, note=note[:60])
                    state = bars.tasks[0]
                    if state.total:
                        bars.update(task, done=f"{state.completed:.0f}/{state.total:.0f}")

            yield Bar()

    def say(self, line: str) -> None:
        self._console.print(line, soft_wrap=True, markup=False)


def choose_progress(quiet: bool = False) -> Progress:
    """Bars when standard error is a terminal, plain lines when not, nothing when `quiet`."""
    if quiet:
        return SilentProgress()
    return TerminalProgress() if sys.stderr.isatty() else PlainProgress()
