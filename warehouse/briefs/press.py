"""HTML to PDF by WeasyPrint, closed: no fetch, no warning, no missing glyph gets through."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from warehouse.briefs.edition import BriefRefused

_NUMBER_LINK = re.compile(r'<a class="k" href="#a\d+">([^<]*)</a>')
_MISSING_GLYPH = re.compile(r"U\+([0-9A-F]{4,6})")


@dataclass(frozen=True, slots=True)
class Pressed:
    """A PDF and how many pages it has."""

    pdf: bytes
    page_count: int


def press_pdf(html: str) -> Pressed:
    """The page as tagged PDF/UA-1; raises BriefRefused with everything that WeasyPrint complained of."""
    from weasyprint import HTML

    with _listen() as complaints:
        document = HTML(string=_lighten(html), base_url=None, url_fetcher=_closed_fetcher()).render(
            pdf_variant="pdf/ua-1"
        )
        pdf = document.write_pdf(pdf_variant="pdf/ua-1", custom_metadata=True)
    if complaints:
        raise BriefRefused(_explain(complaints))
    assert pdf is not None
    return Pressed(pdf, len(document.pages))


def _lighten(html: str) -> str:
    """The page without a link on each number of the lists: 2,000 of them double the time of 60 pages."""
    return _NUMBER_LINK.sub(r"\1", html)


def _closed_fetcher() -> Any:
    """A fetcher that fetches nothing: the styles and the chart stand in the page itself."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class ClosedFetcher(URLFetcher):  # type: ignore[misc]
        """Refuses every address."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            """Raises, which ends the rendering."""
            raise FatalURLFetchingError(f"a page may not fetch anything, but asked for {url[:200]}")

    return ClosedFetcher(allowed_protocols=())


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.complaints.append(record.getMessage())


@contextmanager
def _listen() -> Iterator[list[str]]:
    """Everything that WeasyPrint and fontTools log as a warning or worse, kept off the terminal."""
    listener = _Listener()
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(logger.handlers[:], logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.handlers, logger.propagate = [listener], False
    try:
        yield listener.complaints
    finally:
        for logger, (handlers, propagate) in zip(loggers, before, strict=True):
            logger.handlers, logger.propagate = handlers, propagate


def _explain(complaints: list[str]) -> str:
    """The complaints, each once; missing glyphs together with what to install."""
    missing = sorted({code for complaint in complaints for code in _MISSING_GLYPH.findall(complaint)})
    others = list(dict.fromkeys(complaint for complaint in complaints if not _MISSING_GLYPH.search(complaint)))
    said = [f"the page could not be set without fault: {'; '.join(others[:5])}"] if others else []
    if missing:
        shown = ", ".join(f"U+{code}" for code in missing[:10])
        said.append(f"no installed font has {shown} (Debian: fonts-noto-core, fonts-noto-cjk, fonts-noto-extra)")
    return "; ".join(said)
