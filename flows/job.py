"""What every stage works with, put together once at the edge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from flows.progress import Progress, SilentProgress
from warehouse.paths import shipped_sources
from warehouse.settings import Settings

if TYPE_CHECKING:
    from warehouse.sources.definitions import Source
    from warehouse.store.documents import DocumentStore
    from warehouse.store.ledger import Ledger


class JobFailed(RuntimeError):
    """A stage could not do its work; what was published before stays as it was."""


class WrongUse(ValueError):
    """A command was asked for something it cannot do; the message says what it can."""


class NothingYet(WrongUse):
    """A command needs what an earlier one makes; the message names that command."""


def utc_now() -> dt.datetime:
    """The clock on the wall."""
    return dt.datetime.now(dt.UTC)


@dataclass(slots=True)
class Outcome:
    """How a stage ended: done or unchanged, with one line that says what it found."""

    state: str = "done"
    message: str = ""


@dataclass(frozen=True)
class Job:
    """The settings and stores of one command.

    `asked` are the sources named on the command line. `accept_shrunken` takes a page that gives far
    fewer activities than it used to for what it says.
    """

    settings: Settings
    asked: Sequence[str] = ()
    accept_shrunken: bool = False
    progress: Progress = field(default_factory=SilentProgress)
    clock: Callable[[], dt.datetime] = utc_now

    @property
    def documents(self) -> DocumentStore:
        """The stored documents."""
        from warehouse.store.documents import DocumentStore

        return DocumentStore(self.settings.home.documents)

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger, opened once; made where there is none yet."""
        from warehouse.store.ledger import Ledger

        return Ledger(self.settings.ledger)

    @property
    def has_ledger(self) -> bool:
        """Whether there is a ledger to look into, without making one."""
        return bool(self.settings.ledger_url) or self.settings.home.ledger.exists()

    def sources(self) -> list[Source]:
        """The sources to work on; raises BadFile and UnknownSource."""
        from warehouse.sources.definitions import choose_sources, load_sources

        declared = load_sources([shipped_sources(), self.settings.home.sources])
        return choose_sources(declared, self.asked)

    @contextmanager
    def run(self, stage: str) -> Iterator[Outcome]:
        """Write a stage down before it starts and settle it however it ends; says its outcome."""
        ledger, outcome = self.ledger, Outcome()
        run_id = ledger.start_run(stage, self.clock())
        try:
            yield outcome
        except BaseException as error:
            ledger.end_run(run_id, "failed", str(error) or type(error).__name__, self.clock())
            raise
        ledger.end_run(run_id, outcome.state, outcome.message, self.clock())
        self.progress.say(f"{stage:<8} {outcome.message}")
