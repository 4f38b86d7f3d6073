"""A second process at the press: it draws the chart and sets the later pages while the first sets the others.

It is started once, serves one brief after the other, and ends with the process that started it.
WeasyPrint holds Python's lock, so a thread would gain nothing; two processes take 0.55 of the time of one.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from warehouse.briefs.alone import Alone, draw_chart
from warehouse.briefs.edition import BriefRefused

_PACKAGES = Path(__file__).resolve().parents[2]


class Mate:
    """The second process; `ask` and `answer` must alternate as the work demands, one brief at a time."""

    def __init__(self) -> None:
        paths = [str(_PACKAGES), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "warehouse.briefs.mate"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
        # A pipe holds 64 KB: a thread waits while the process is busy, so that the first one can go on.
        self._outbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        threading.Thread(target=self._post, name="press-mate", daemon=True).start()

    def _post(self) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError):
            while (letter := self._outbox.get()) is not None:
                self._process.stdin.write(letter)
                self._process.stdin.flush()

    @property
    def is_alive(self) -> bool:
        """Whether the process can still be asked."""
        return self._process.poll() is None

    def ask(self, what: str, *given: Any) -> None:
        """Hands over a piece of work."""
        self.tell((what, given))

    def tell(self, what: Any) -> None:
        """Says what a piece of work under way waits for."""
        if not self.is_alive:
            raise BriefRefused(f"the second press ended with code {self._process.returncode}")
        self._outbox.put(pickle.dumps(what, protocol=pickle.HIGHEST_PROTOCOL))

    def answer(self) -> Any:
        """The next result; raises BriefRefused with what went wrong there."""
        assert self._process.stdout is not None
        try:
            went_well, result = pickle.load(self._process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.dismiss()
            raise BriefRefused("the second press ended in the middle of its work") from None
        if not went_well:
            raise BriefRefused(result)
        return result

    def dismiss(self) -> None:
        """Ends the process."""
        self._outbox.put(None)
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                # The other end may have gone first.
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.wait()


_LOCK = threading.RLock()
_MATE: list[Mate | Alone] = []


def press_lock() -> threading.RLock:
    """One brief at a time goes through the press of a process."""
    return _LOCK


def work_alone() -> None:
    """From now on this process has no second one: for a process that shares the cores with others of its kind."""
    with _LOCK:
        dismiss_mate()
        _MATE[:] = [Alone()]


def hire_mate() -> Mate | Alone:
    """The second process, started if it does not run yet. To be called early: it needs 0.7 s to get ready."""
    with _LOCK:
        if not (_MATE and _MATE[0].is_alive):
            _MATE[:] = [Mate()]
            _MATE[0].ask("ready")
        return _MATE[0]


def dismiss_mate() -> None:
    """Ends the second process, so that nothing half said is left for the next brief."""
    with _LOCK:
        for mate in _MATE:
            mate.dismiss()
        _MATE[:] = [mate for mate in _MATE if isinstance(mate, Alone)]


def serve(source: Any, sink: Any) -> None:
    """The second process's day: answers what is asked until nobody asks any more."""

    def reply(went_well: bool, result: Any) -> None:
        pickle.dump((went_well, result), sink, protocol=pickle.HIGHEST_PROTOCOL)
        sink.flush()

    while True:
        try:
            what, given = pickle.load(source)
        except EOFError:
            return
        try:
            match what:
                case "ready":
                    _get_ready()
                case "chart":
                    reply(True, draw_chart(*given))
                case "sheets":
                    _set_sheets(given[0], source, reply)
                case _:
                    raise ValueError(f"unknown work: {what!r}")
        except BriefRefused as refusal:
            reply(False, str(refusal))
        except Exception as error:
            reply(False, f"the second press failed: {type(error).__name__}: {error}")


def _get_ready() -> None:
    import vl_convert  # noqa: F401
    import weasyprint  # noqa: F401


def _set_sheets(html: str, source: Any, reply: Any) -> None:
    """Lays out, says how many pages there are and where anchors stand, hears the number of the first, hands over."""
    from warehouse.briefs.share import Share
    from warehouse.briefs.sheets import press_room, refuse_complaints

    with press_room(len(html)) as complaints:
        share = Share(html)
        reply(True, share.places)
        sheaf = share.tie(lambda: pickle.load(source))
    refuse_complaints(complaints)
    reply(True, sheaf)


if __name__ == "__main__":
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)
