"""One part of a page set by WeasyPrint, closed: no fetch, no warning, no missing glyph gets through."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.etree import ElementTree

from warehouse.briefs.edition import BriefRefused
from warehouse.briefs.folding import draw_folded, fold_lines
from warehouse.briefs.imposing import lay_out_sheets, make_margin_boxes, page_height
from warehouse.briefs.packing import pack_stream
from warehouse.briefs.quick import quickened, replaced
from warehouse.briefs.tagging import paint_in_place
from warehouse.collector import LeftOvers, paused_collector

VARIANT = "pdf/ua-1"
# A link into another part is set as an address of this scheme and turned into an inner link when the parts are joined.
ELSEWHERE = "brief-part:"
# Ten digits that no text has in this order: the running foot is set with them and gets its number when all are counted.
FOLIO = "1029384756/"

_ID = re.compile(r' id="([^"]+)"')
# The elements of HTML that have no end, written so.
_ENDLESS = re.compile(r"<((?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b(?:[^<>]*[^<>/])?)>")
# Boxes and styles refer to each other. Those of 49 sheets, of 0.6 million characters, take 65 MB and 0.3 s to collect,
# an eighth of the time of setting them.
_LEFT_OVERS = LeftOvers(limit=1_500_000)
_INNER = re.compile(r'href="#([^"]+)"')
_GLYPHS = re.compile(rb"<([0-9a-f]+)>")
_MISSING_GLYPH = re.compile(r"U\+([0-9A-F]{4,6})")


def set_sheets(html: str) -> Any:
    """The laid-out document of one part, its links into other parts marked."""
    own = set(_ID.findall(html))
    marked = _INNER.sub(lambda m: m[0] if m[1] in own else f'href="{ELSEWHERE}{m[1]}"', html)
    document = _read_page(marked).render(pdf_variant=VARIANT)
    fold_lines(document)
    paint_in_place(document)
    return document


def _read_page(html: str) -> Any:
    """The page as WeasyPrint takes it, read by expat, which takes 0.03 s where the parser of HTML takes 0.3.

    Our own templates are well-formed but for elements without an end; others are read as HTML.
    """
    from cssselect2 import ElementWrapper
    from weasyprint import HTML

    try:
        root = ElementTree.fromstring(_ENDLESS.sub(r"<\1/>", html.partition("<!DOCTYPE html>")[2]))
    except ElementTree.ParseError:
        return HTML(string=html, base_url=None, url_fetcher=_closed_fetcher())
    page = _page_class().__new__(_page_class())
    page.base_url, page.url_fetcher, page.media_type = None, _closed_fetcher(), "print"
    page.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
    page.etree_element = page.wrapper_element.etree_element
    return page


@cache
def _page_class() -> Any:
    """A page whose elements have no styles for notes, of which a brief has none."""
    from weasyprint import HTML

    from warehouse.briefs.quick.styles import slim_sheet

    class Page(HTML):  # type: ignore[misc]
        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [slim_sheet()]

    return Page


def find_pages(document: Any) -> dict[str, int]:
    """On which page of the document each anchor stands, from 0."""
    found: dict[str, int] = {}
    for index, page in enumerate(document.pages):
        for anchor in page.anchors:
            found.setdefault(anchor, index)
    return found


def number_pages(document: Any, pdf: Any, offset: int, total: int) -> None:
    """Writes each page's number into its foot; raises BriefRefused where a page has no foot to write into."""
    writings = list(_folio_writings(document.fonts))
    for index, number in enumerate(pdf.pages["Kids"][::3]):
        stream = pdf.objects[_number_of(pdf.objects[number]["Contents"])].stream
        said = f"{offset + index + 1}/{total}"
        if not any(_write_folio(stream, writing, said) for writing in writings):
            raise BriefRefused(f"page {offset + index + 1} of the brief has no foot for its number")


@dataclass(frozen=True, slots=True)
class _Writing:
    """The foot as it stands in a page set in one font; `at_left` on pages that run from right to left."""

    foot: str
    glyphs: Mapping[str, int]
    widths: Mapping[int, float]
    at_left: bool

    def say(self, said: str) -> bytes:
        """The text in place of the foot, on the side where the foot stood."""
        spare = sum(self.widths[self.glyphs[c]] for c in FOLIO) - sum(self.widths[self.glyphs[c]] for c in said)
        written = "".join(f"{self.glyphs[character]:04x}" for character in said)
        return f"[{0 if self.at_left else -spare}<{written}>] TJ".encode()


def _folio_writings(fonts: Mapping[Any, Any]) -> Iterator[_Writing]:
    """For each font that may hold the foot, both orders: from right to left the last sign comes to stand first."""
    for font in fonts.values():
        glyphs = {text: glyph for glyph, text in font.to_unicode.items()}
        if all(character in glyphs for character in FOLIO):
            for order, at_left in ((FOLIO, False), (FOLIO[-1] + FOLIO[:-1], True)):
                foot = "".join(f"{glyphs[character]:04x}" for character in order)
                yield _Writing(foot, glyphs, font.widths, at_left)


def _write_folio(stream: list[Any], writing: _Writing, said: str) -> bool:
    opening = f"[<{writing.foot[:4]}".encode()
    for index in range(len(stream) - 1, -1, -1):
        piece = stream[index]
        if not (isinstance(piece, bytes) and piece.startswith(opening)):
            continue
        if b"".join(_GLYPHS.findall(piece)).decode() == writing.foot:
            stream[index] = writing.say(said)
            return True
    return False


def _number_of(reference: bytes) -> int:
    return int(reference.split()[0])


@cache
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
def press_room(size: int) -> Iterator[list[str]]:
    """What WeasyPrint and fontTools complain of, kept off the terminal; WeasyPrint quickened, no garbage collection.

    Boxes and styles are many and live to the end: collecting meanwhile takes a quarter of the time and frees
    nothing. Afterwards they wait for the next page of which, with its `size` in characters, there are too many.
    """
    from weasyprint.urls import FatalURLFetchingError

    listener = _Listener()
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(logger.handlers[:], logger.propagate) for logger in loggers]
    _LEFT_OVERS.make_room(size)
    for logger in loggers:
        logger.handlers, logger.propagate = [listener], False
    try:
        with paused_collector(), quickened(), replaced(_own_functions()):
            yield listener.complaints
    except BriefRefused:
        raise
    except (Exception, FatalURLFetchingError) as error:
        raise BriefRefused(f"the page could not be set: {type(error).__name__}: {error}") from error
    finally:
        for logger, (handlers, propagate) in zip(loggers, before, strict=True):
            logger.handlers, logger.propagate = handlers, propagate


def _own_functions() -> list[tuple[Any, str, Any]]:
    """What the press does otherwise than WeasyPrint: where a function is looked up, its name, what takes its place."""
    import pydyf  # type: ignore[import-untyped]
    from weasyprint import document, draw, layout, svg
    from weasyprint.layout import page

    from warehouse.briefs.labels import draw_node

    return [
        (document, "layout_document", lay_out_sheets),
        (layout, "make_margin_boxes", make_margin_boxes),
        (page, "page_height", page_height),
        (draw, "draw_text", draw_folded(draw.draw_text)),
        (svg.SVG, "draw_node", draw_node),
        (pydyf.Stream, "data", property(pack_stream)),
    ]


def refuse_complaints(complaints: Iterable[str]) -> None:
    """Raises BriefRefused with the complaints, each once; missing glyphs together with what to install."""
    heard = list(dict.fromkeys(complaints))
    missing = sorted({code for complaint in heard for code in _MISSING_GLYPH.findall(complaint)})
    others = [complaint for complaint in heard if not _MISSING_GLYPH.search(complaint)]
    said = [f"the page could not be set without fault: {'; '.join(others[:5])}"] if others else []
    if missing:
        shown = ", ".join(f"U+{code}" for code in missing[:10])
        said.append(f"no installed font has {shown} (Debian: fonts-noto-core, fonts-wqy-microhei, fonts-noto-extra)")
    if said:
        raise BriefRefused("; ".join(said))
