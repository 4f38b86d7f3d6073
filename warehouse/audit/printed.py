"""The figures that a PDF prints: every number that links to the list of activities behind it."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LIST_PREFIX = "l-"


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A number as it stands on a page (from 1), and the name of the list that it leads to."""

    page: int
    anchor: str
    text: str

    @property
    def value(self) -> int | None:
        """The number, in whatever digits it is printed; None when the words are no number."""
        digits = [unicodedata.decimal(character) for character in self.text if character.isdecimal()]
        others = {c for c in self.text if not c.isdecimal() and not c.isspace() and c not in ",.'\u066c\u2019"}
        return int("".join(map(str, digits))) if digits and not others else None


@dataclass(frozen=True, slots=True)
class PrintedBrief:
    """What a PDF says of itself, and its figures in page order."""

    facts: Mapping[str, str]
    figures: tuple[PrintedFigure, ...]
    page_count: int


class NoBrief(ValueError):
    """The file is not a PDF that Fieldbrief has made."""


def read_printed(pdf: bytes) -> PrintedBrief:
    """The facts and figures of a brief's PDF; raises NoBrief."""
    import pypdf
    import pypdfium2

    try:
        reader = pypdf.PdfReader(io.BytesIO(pdf))
        said = {str(key).removeprefix("/fieldbrief"): str(value) for key, value in (reader.metadata or {}).items()}
        pages = pypdfium2.PdfDocument(pdf)
    except (pypdf.errors.PyPdfError, pypdfium2.PdfiumError) as error:
        raise NoBrief(f"not a PDF that can be read: {error}") from None
    if "snapshot" not in said:
        raise NoBrief("not a brief: the file's properties name no snapshot")
    figures = tuple(
        PrintedFigure(number, anchor, pages[number - 1].get_textpage().get_text_bounded(*box).strip())
        for number, page in enumerate(reader.pages, start=1)
        for anchor, box in _links(page)
    )
    return PrintedBrief(said, figures, len(pages))


def _links(page: Mapping[str, object]) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """The links of a page to lists of activities: name and (left, bottom, right, top) in points."""
    for entry in page.get("/Annots", ()):  # type: ignore[attr-defined]
        link = entry.get_object()
        name = str(link.get("/Dest", ""))
        if link.get("/Subtype") == "/Link" and name.startswith(LIST_PREFIX):
            x1, y1, x2, y2 = (float(value) for value in link["/Rect"])
            yield name, (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
