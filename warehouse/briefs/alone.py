"""A mate's work done by the press itself, where every core has a press of its own; to the same bytes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any


class Alone:
    """Asked like a `Mate`, but does each piece of work when its answer is wanted."""

    is_alive = True

    def __init__(self) -> None:
        self._answers: deque[Callable[[], Any]] = deque()
        self._told: Any = None

    def ask(self, what: str, *given: Any) -> None:
        """Notes a piece of work."""
        match what:
            case "chart":
                self._answers.append(lambda: draw_chart(*given))
            case "sheets":
                self._answers.append(lambda: self._set_sheets(*given))
            case _:
                raise ValueError(f"unknown work: {what!r}")

    def tell(self, what: Any) -> None:
        """Notes what a piece of work under way waits for."""
        self._told = what

    def answer(self) -> Any:
        """The next result."""
        return self._answers.popleft()()

    def dismiss(self) -> None:
        """Forgets what was asked."""
        self._answers.clear()

    def _set_sheets(self, html: str) -> Any:
        from warehouse.briefs.share import Share

        share = Share(html)
        self._answers.append(lambda: share.tie(lambda: self._told))
        return share.places


def draw_chart(specification: str) -> str:
    """The SVG of a Vega-Lite chart."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(specification, show_warnings=False))
