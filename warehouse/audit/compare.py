"""What a brief prints against what its documents give."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from warehouse.audit.figures import Figure
from warehouse.audit.printed import PrintedBrief
from warehouse.briefs.marks import LIST, SHARE, SUM

_COUNTS_OF_LISTS = (LIST, SUM, f"{SHARE}{LIST}")


def compare_figures(printed: PrintedBrief, expected: Mapping[str, Figure], sections: Collection[str]) -> Iterator[str]:
    """One line for each figure that is not what it should be, is not printed, or that nothing recounts.

    `sections` are those of the brief: what another one would print is not asked for.
    """
    for figure in printed.figures:
        due = expected.get(figure.name)
        if due is None and figure.name.startswith(_COUNTS_OF_LISTS):
            due = Figure(0)
        if due is None:
            yield f"page {figure.page}: {figure.name} is printed as {figure.text!r}, and nothing recounts it"
        elif figure.value != due.value:
            yield f"page {figure.page}: {figure.name} is printed as {figure.text}, the documents give {due.value}"
    shown = printed.lists | {figure.name for figure in printed.figures}
    for name, due in expected.items():
        if due.section in sections and name not in shown:
            yield f"{name} is not printed, the documents give {due.value}"
