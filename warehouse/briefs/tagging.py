"""What WeasyPrint 70 leaves out of PDF/UA-1, put in before the file is written.

It works on WeasyPrint's own objects, so it costs 20 ms for 50 pages where opening the finished file
again with pikepdf costs 0.5 s, and each process mends its own pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from warehouse.briefs.edition import BriefRefused
from warehouse.briefs.overlaying import PRINTED, link_numbers


def mend_tags(document: Any, pdf: Any) -> None:
    """Gives heads of tables their scope, passages their language, links a name and the print flag.

    Running heads and feet become artifacts: WeasyPrint marks them as content that no tag holds.
    Raises BriefRefused where tags and page do not match, or a figure has no words.
    """
    root = _root(pdf)
    _set_margins_apart(pdf, root)
    _scope_heads(pdf)
    _mark_languages(document, pdf)
    _name_links(document)
    figures = [element for element in _elements(pdf) if element.get("S") == "/Figure"]
    _place_figures(figures, document.pages[0].height)
    link_numbers(document, pdf, figures)


def paint_in_place(document: Any) -> None:
    """Has turned words painted where they stand in the reading order, not after all else on their page.

    CSS paints what is transformed last. A box that is laid out as one letter of its line need not wait: it
    keeps its turn, but not the property that sets it apart.
    """
    for page in document.pages:
        for box in _inline_blocks(page._page_box):
            if box.transformation_matrix:
                box.style["transform"] = ()


def _inline_blocks(box: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.InlineBlockBox):
        yield box
    elif not isinstance(box, boxes.TextBox):
        for child in getattr(box, "children", ()):
            yield from _inline_blocks(child)


def _root(pdf: Any) -> Any:
    return pdf.objects[_number(pdf.objects[_number(pdf.catalog["StructTreeRoot"])]["K"][0])]


def _elements(pdf: Any) -> Iterator[Any]:
    """Every structure element, parents before children and in the order of the page."""
    for held in pdf.objects:
        if isinstance(held, dict) and held.get("Type") == "/StructElem":
            yield held


def _set_margins_apart(pdf: Any, root: Any) -> None:
    import pydyf  # type: ignore[import-untyped]

    rooted = {*map(_number, root["K"]), root.number}
    nums = pdf.objects[_number(pdf.objects[_number(pdf.catalog["StructTreeRoot"])]["ParentTree"])]["Nums"]
    outside: set[int] = set()
    for element in _elements(pdf):
        parent = _number(element["P"]) if element is not root else 0
        if (parent == root.number and element.number not in rooted) or parent in outside:
            outside.add(element.number)
    for page_number, marks in zip(pdf.pages["Kids"][::3], nums[1::2], strict=False):
        loose = {mark for mark, reference in enumerate(marks) if _number(reference) in outside}
        stream = pdf.objects[_number(pdf.objects[page_number]["Contents"])].stream
        for at, piece in enumerate(stream):
            if isinstance(piece, pydyf.Dictionary) and piece.get("MCID") in loose:
                stream[at - 1 : at + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
        marks[:] = ["null" if mark in loose else reference for mark, reference in enumerate(marks)]
    for number in outside:
        element = pdf.objects[number]
        element.clear()


def _scope_heads(pdf: Any) -> None:
    """A head in the head of its table is of its column, any other of its row."""
    groups = {held.number: held["S"] for held in _elements(pdf) if held}
    rows = {held.number: groups.get(_number(held["P"])) for held in _elements(pdf) if held.get("S") == "/TR"}
    for head in _elements(pdf):
        if head.get("S") == "/TH":
            head["A"]["Scope"] = "/Column" if rows.get(_number(head["P"])) == "/THead" else "/Row"


def _mark_languages(document: Any, pdf: Any) -> None:
    """The language of each paragraph that names one; paragraphs stand in the tags in the order of their boxes."""
    import pydyf

    boxes = [box for page in document.pages for box in _paragraphs(page._page_box)]
    tags = [element for element in _elements(pdf) if element.get("S") == "/P"]
    if len(boxes) != len(tags):
        raise BriefRefused(f"the page has {len(boxes)} paragraphs, but {len(tags)} tags for them")
    for box, tag in zip(boxes, tags, strict=True):
        if language := box.element.get("lang"):
            tag["Lang"] = pydyf.String(language)


def _paragraphs(box: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.MarginBox | boxes.TextBox):
        return
    if box.element_tag == "p" and not isinstance(box, boxes.LineBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from _paragraphs(child)


def _name_links(document: Any) -> None:
    """A link is called by its title, else by its own words; its address is in its action already."""
    import pydyf

    for page in document.pages:
        for _, _, _, box in page.links:
            annotation = box.link_annotation
            words = box.element.get("title") or " ".join("".join(box.element.itertext()).split())
            annotation["F"] = PRINTED
            annotation["Contents"] = pydyf.String(words)


def _place_figures(figures: Iterable[Any], height: float) -> None:
    """WeasyPrint gives a figure's box in CSS pixels from the top; PDF wants points from the bottom."""
    import pydyf

    for figure in figures:
        if "Alt" not in figure:
            raise BriefRefused("a figure has no words that stand for it")
        left, top, right, bottom = figure["A"]["BBox"]
        figure["A"]["BBox"] = pydyf.Array(
            round(side * 0.75, 3) for side in (left, height - bottom, right, height - top)
        )


def _number(reference: Any) -> int:
    return int(reference.split()[0])
