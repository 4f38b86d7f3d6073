"""Links of the PDF over the numbers of its pictures, each a tag of its own after the figure.

WeasyPrint makes links of boxes only, and a picture is one box.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from warehouse.briefs.picture import Mark, find_marks

# Annotation flag 3 (ISO 32000-1, 12.5.3): printed as well as shown.
PRINTED = 4


def link_numbers(document: Any, pdf: Any, figures: Sequence[Any]) -> None:
    """Adds a link for each number of each picture; `figures` are the tags of the pictures in their order."""
    if not figures:
        return
    pages = list(pdf.pages["Kids"][::3])
    boxes = {id(page): list(_pictures(page._page_box)) for page in document.pages}
    pictures = [(number, box) for number, page in zip(pages, document.pages, strict=True) for box in boxes[id(page)]]
    for figure, (number, picture) in zip(figures, pictures, strict=True):
        page = pdf.objects[number]
        links = [_add_link(pdf, page, figure, mark) for mark in _place_marks(picture, document.pages[0].height)]
        kids = pdf.objects[int(figure["P"].split()[0])]["K"]
        after = kids.index(figure.reference) + 1
        kids[after:after] = links


def _pictures(box: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.ReplacedBox):
        yield box
    elif not isinstance(box, boxes.LineBox | boxes.MarginBox):
        for child in getattr(box, "children", ()):
            yield from _pictures(child)


def _place_marks(picture: Any, page_height: float) -> Iterator[tuple[Mark, tuple[float, ...]]]:
    """The numbers of a picture with their boxes on the page, in points from the bottom."""
    scale = picture.width / float(picture.element.get("viewBox").split()[2])
    for mark in find_marks(picture.element):
        left, top = picture.content_box_x() + mark.left * scale, picture.content_box_y() + mark.top * scale
        right, bottom = left + mark.width * scale, top + mark.height * scale
        yield mark, tuple(0.75 * side for side in (left, page_height - bottom, right, page_height - top))


def _add_link(pdf: Any, page: Any, figure: Any, placed: tuple[Mark, tuple[float, ...]]) -> Any:
    """The reference of the tag of a new link on the page."""
    import pydyf  # type: ignore[import-untyped]

    mark, box = placed
    tree = pdf.objects[int(pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]["ParentTree"].split()[0])]
    key = max(tree["Nums"][::2]) + 1
    target: dict[str, Any] = (
        {"Dest": pydyf.String(mark.address[1:])}
        if mark.address.startswith("#")
        else {"A": pydyf.Dictionary({"Type": "/Action", "S": "/URI", "URI": pydyf.String(mark.address)})}
    )
    note = pydyf.Dictionary(
        {
            **{"Type": "/Annot", "Subtype": "/Link", "Rect": pydyf.Array(round(side, 3) for side in box)},
            **{"BS": pydyf.Dictionary({"W": 0}), "F": PRINTED, "Contents": pydyf.String(mark.words)},
            **target,
            "StructParent": key,
        }
    )
    pdf.add_object(note)
    page.setdefault("Annots", pydyf.Array()).append(note.reference)
    held = pydyf.Dictionary({"Type": "/OBJR", "Obj": note.reference, "Pg": page.reference})
    tag = pydyf.Dictionary({"Type": "/StructElem", "S": "/Link", "P": figure["P"], "Pg": page.reference})
    pdf.add_object(tag)
    tag["K"], tag["Alt"] = pydyf.Array([held]), pydyf.String(mark.words)
    tree["Nums"].extend([key, tag.reference])
    return tag.reference
