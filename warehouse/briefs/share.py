"""The later pages of a brief, set by themselves and tied up to be joined to the first ones."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from warehouse.briefs.joining import Sheaf, settle_links, tie_sheaf
from warehouse.briefs.lettering import name_glyphs
from warehouse.briefs.sheets import VARIANT, find_pages, number_pages, set_sheets
from warehouse.briefs.tagging import mend_tags


class Share:
    """Pages of a part, laid out when made; to be used in a press room."""

    def __init__(self, html: str) -> None:
        self._document = set_sheets(html)

    @property
    def places(self) -> tuple[int, dict[str, int]]:
        """How many pages there are, and on which of them each anchor stands, from 0."""
        return len(self._document.pages), find_pages(self._document)

    def tie(self, hear: Callable[[], tuple[int, int]]) -> Sheaf:
        """The pages drawn and numbered; `hear` is asked last for how many come before them and how many there are."""
        tied: list[Sheaf] = []

        def finish(document: Any, pdf: Any) -> None:
            offset, total = hear()
            mend_tags(document, pdf)
            name_glyphs(document, pdf)
            settle_links(pdf)
            number_pages(document, pdf, offset, total)
            tied.append(tie_sheaf(document, pdf))
            raise _Enough

        with contextlib.suppress(_Enough):
            self._document.write_pdf(pdf_variant=VARIANT, finisher=finish)
        return tied[0]


class _Enough(Exception):
    """The sheaf is tied; the PDF of this part alone is not wanted."""
