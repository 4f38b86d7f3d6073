"""The figures that a PDF prints: every number that leads to a list, and every one whose anchor names it."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from warehouse.briefs.marks import LIST, MARK, MOST, SUM

# Sections of a brief that a figure leads to where it counts all that the section shows.
SECTIONS = frozenset({"activities", "countries", "regions", "sources"})
_DIGITS = "0123456789"
_SEPARATORS = ",.'\u066c\u2019 \u00a0\u202f"
# How far below a mark's corner the middle of its first digit lies, in points; the widest gap in a number, in heights.
_REACH, _GAP = 7.0, 0.45
# How far down two lines of the highlights reach, in points.
_TWO_LINES = 30.0


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A number as it stands on a page (from 1), and the name of what it counts."""

    page: int
    name: str
    text: str

    @property
    def value(self) -> int | None:
        """The number, in whatever digits it is printed; None when the words are no number."""
        digits = [unicodedata.decimal(character) for character in self.text if character.isdecimal()]
        others = {c for c in self.text if not c.isdecimal() and not c.isspace() and c not in _SEPARATORS}
        return int("".join(map(str, digits))) if digits and not others else None


@dataclass(frozen=True, slots=True)
class PrintedClaim:
    """What a page (from 1) calls the most frequent, by the name of its list; `text` are the lines that say so."""

    page: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class PrintedBrief:
    """What a PDF says of itself, its figures and claims, and the names of the lists that it prints."""

    facts: Mapping[str, str]
    figures: tuple[PrintedFigure, ...]
    claims: tuple[PrintedClaim, ...]
    lists: frozenset[str]
    page_count: int


class NoBrief(ValueError):
    """The file is not a PDF that Fieldbrief has made."""


def read_printed(pdf: bytes) -> PrintedBrief:
    """The facts and figures of a brief's PDF; raises NoBrief."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise NoBrief(f"not a PDF that can be read: {error}") from None
    try:
        facts = {name: _read_property(document, f"fieldbrief{name}") for name in ("brief", "edition", "snapshot")}
        facts["language"] = _read_text(partial(pypdfium2.raw.FPDFCatalog_GetLanguage, document))
        if not facts["snapshot"]:
            raise NoBrief("not a brief: the file's properties name no snapshot")
        anchors = list(_list_anchors(document))
        marks: dict[int, list[tuple[str, float, float]]] = {}
        for name, page, x, y in anchors:
            if name.startswith(MARK) and not _is_claim(name):
                marks.setdefault(page, []).append((name.rpartition(".")[2], x, y))
        figures = [
            figure
            for number in range(len(document))
            for figure in _read_page(document[number], number + 1, marks.get(number, ()))
        ]
        lists = frozenset(name for name, *_ in anchors if name.startswith(LIST))
        claims = [_read_claim(document, *anchor) for anchor in anchors if _is_claim(anchor[0])]
        return PrintedBrief(facts, tuple(figures), tuple(claims), lists, len(document))
    finally:
        document.close()


def _is_claim(name: str) -> bool:
    return name.startswith(MARK) and name.rpartition(".")[2].startswith(MOST)


def _read_claim(document: Any, name: str, page: int, _: float, top: float) -> PrintedClaim:
    """A name may go on on the line after the one that it begins on."""
    held = document[page]
    words = held.get_textpage().get_text_bounded(0, top - _TWO_LINES, held.get_width(), top)
    return PrintedClaim(page + 1, name.rpartition(".")[2].removeprefix(MOST), words)


def _read_page(page: Any, number: int, marks: Any) -> Iterator[PrintedFigure]:
    links = [(name, box) for name, box in _list_links(page) if name in SECTIONS or name.startswith((LIST, SUM))]
    if not links and not marks:
        return
    text = page.get_textpage()
    for name, (left, bottom, right, top) in links:
        said = _number_at(text, left, (top + bottom) / 2, (top - bottom) / 2)
        # The number of a picture's mark stands in the middle of what leads to its list.
        figure = PrintedFigure(number, name, said or _number_in(text.get_text_bounded(left, bottom, right, top)))
        # Words lead to sections too: those of the contents list.
        if figure.value is not None or name not in SECTIONS:
            yield figure
    for name, x, y in marks:
        yield PrintedFigure(number, name, _number_at(text, x, y - _REACH, _REACH))


def _list_links(page: Any) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """The links of a page to named places: name and (left, bottom, right, top) in points."""
    import pypdfium2.raw as pdfium

    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        link = pdfium.FPDFPage_GetAnnot(page, index)
        name = _read_text(partial(pdfium.FPDFAnnot_GetStringValue, link, b"Dest"))
        if name:
            box = pdfium.FS_RECTF()
            pdfium.FPDFAnnot_GetRect(link, box)
            yield name, (box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top))
        pdfium.FPDFPage_CloseAnnot(link)


def _list_anchors(document: Any) -> Iterator[tuple[str, int, float, float]]:
    """The named places of a document: name, page from 0, left and top in points."""
    import pypdfium2.raw as pdfium

    for index in range(pdfium.FPDF_CountNamedDests(document)):
        size = ctypes.c_long(0)
        pdfium.FPDF_GetNamedDest(document, index, None, size)
        buffer = ctypes.create_string_buffer(max(size.value, 2))
        place = pdfium.FPDF_GetNamedDest(document, index, buffer, size)
        x, y, known = ctypes.c_float(), ctypes.c_float(), ctypes.c_int()
        pdfium.FPDFDest_GetLocationInPage(place, known, known, known, x, y, ctypes.c_float())
        name = buffer.raw[: size.value].decode("utf-16-le").rstrip("\0")
        yield name, pdfium.FPDFDest_GetDestPageIndex(document, place), x.value, y.value


def _number_at(text: Any, x: float, y: float, reach: float) -> str:
    """The number whose left edge is there, `reach` points up or down, as printed; empty where none is."""
    import pypdfium2.raw as pdfium

    first = pdfium.FPDFText_GetCharIndexAtPos(text, x + 1, y, 2, reach)
    if first < 0:
        return ""
    said, (_, _, end, _) = "", (0.0, 0.0, x, 0.0)
    for at in range(first, text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text, at))
        # A comma with a space after it stands between two numbers, not within one.
        if not (character.isdecimal() or (character in _SEPARATORS and said[-1:].isdecimal())):
            break
        left, bottom, right, top = text.get_charbox(at, loose=True)
        if abs(left - end) > _GAP * (top - bottom):
            break
        said, end = said + character, right
    return said.rstrip(_SEPARATORS)


def _number_in(words: str) -> str:
    """The number at the end of some words; empty where they end otherwise."""
    return words.rstrip()[len(words.rstrip().rstrip(_DIGITS)) :]


def _read_property(document: Any, name: str) -> str:
    import pypdfium2.raw as pdfium

    return _read_text(partial(pdfium.FPDF_GetMetaText, document, name.encode()))


def _read_text(read: Callable[[Any, int], int]) -> str:
    """What one of PDFium's functions writes as UTF-16 into a buffer of the size that it asks for."""
    size = read(None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
