"""Pages set in another process brought into one PDF: objects, tags, anchors and bookmarks renumbered.

The other process hands over its objects as bytes; references and structure keys in them are shifted
by what the host already holds. Strings are skipped, so no text that looks like a reference is touched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from warehouse.briefs.sheets import ELSEWHERE

Bookmarks = list[list[tuple[Any, ...]]]

_MOVABLE = re.compile(rb"\((?:[^\\()]|\\.)*\)|/StructParents? (\d+)|(\d+) 0 R", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sheaf:
    """The pages of one process, ready to be joined.

    `objects` are the bytes of objects 1, 2... and whether each is a stream; `pages` and `tags` are
    object numbers in order; `nums` is the parent tree as (key, bytes); `anchors` (name, bytes);
    `bookmarks` those of each page; `tree_number` and `root_number` are the page tree and the
    document tag, which the host's take the place of.
    """

    objects: list[tuple[bytes, bool]]
    pages: list[int]
    tags: list[bytes]
    nums: list[tuple[int, bytes]]
    anchors: list[tuple[str, bytes]]
    bookmarks: Bookmarks
    tree_number: int
    root_number: int
    dropped: frozenset[int]


def settle_links(pdf: Any) -> None:
    """Turns the links that were marked as leading into another part into inner links."""
    for held in pdf.objects:
        if isinstance(held, dict) and held.get("Subtype") == "/Link" and "A" in held:
            target = held["A"]["URI"].string
            if target.startswith(ELSEWHERE):
                name = target.removeprefix(ELSEWHERE)
                del held["A"]
                held["Dest"] = type(held["Contents"])(name)


def tie_sheaf(document: Any, pdf: Any) -> Sheaf:
    """The finished objects of a part, to be sent to the process that joins."""
    import pydyf  # type: ignore[import-untyped]

    structure = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    root = pdf.objects[_number(structure["K"][0])]
    tree = pdf.objects[_number(structure["ParentTree"])]
    nums = tree["Nums"]
    names = pdf.catalog["Names"]["Dests"]["Names"] if "Names" in pdf.catalog else []
    dropped = {held.number for held in (pdf.catalog, pdf.pages, structure, root, tree)}
    return Sheaf(
        objects=[
            (b"null" if held.number in dropped else held.data, isinstance(held, pydyf.Stream))
            for held in pdf.objects[1:]
        ],
        pages=list(pdf.pages["Kids"][::3]),
        tags=list(root["K"]),
        nums=[(key, pydyf._to_bytes(value)) for key, value in zip(nums[::2], nums[1::2], strict=True)],
        anchors=[(name.string, place.data) for name, place in zip(names[::2], names[1::2], strict=True)],
        bookmarks=[page.bookmarks for page in document.pages],
        tree_number=pdf.pages.number,
        root_number=root.number,
        dropped=frozenset(dropped),
    )


def join_sheaf(pdf: Any, sheaf: Sheaf) -> None:
    """Appends the pages of another process to the host's."""
    import pydyf

    class Bound(pydyf.Object):  # type: ignore[misc]
        data = b""

    class BoundStream(pydyf.Stream):  # type: ignore[misc]
        data = b""

    structure = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    root = pdf.objects[_number(structure["K"][0])]
    nums = pdf.objects[_number(structure["ParentTree"])]["Nums"]
    shift = len(pdf.objects) - 1
    first_key = max(nums[::2], default=-1) + 1
    stands_for = {sheaf.tree_number: pdf.pages.number, sheaf.root_number: root.number}

    def move(match: re.Match[bytes]) -> bytes:
        if match[2] is not None:
            number = int(match[2])
            return b"%d 0 R" % (stands_for.get(number) or number + shift)
        if match[1] is not None:
            return match[0][: match[0].index(b" ")] + b" %d" % (int(match[1]) + first_key)
        return match[0]

    for data, is_stream in sheaf.objects:
        held = BoundStream() if is_stream else Bound()
        head, mark, rest = data.partition(b"\nstream\n") if is_stream else (data, b"", b"")
        held.data = _MOVABLE.sub(move, head) + mark + rest
        pdf.add_object(held)
    for number in sheaf.pages:
        pdf.pages["Kids"].extend([number + shift, 0, "R"])
        pdf.pages["Count"] += 1
    root["K"].extend(_MOVABLE.sub(move, tag) for tag in sheaf.tags)
    for key, value in sheaf.nums:
        nums.extend([key + first_key, _MOVABLE.sub(move, value)])
    _add_anchors(pdf, [(name, _MOVABLE.sub(move, place)) for name, place in sheaf.anchors])


def _add_anchors(pdf: Any, anchors: list[tuple[str, bytes]]) -> None:
    """Anchors are a name tree, which has to be sorted."""
    import pydyf

    if not anchors:
        return
    names = pdf.catalog.setdefault("Names", pydyf.Dictionary()).setdefault(
        "Dests", pydyf.Dictionary({"Names": pydyf.Array()})
    )["Names"]
    held = [(name.string, place) for name, place in zip(names[::2], names[1::2], strict=True)]
    names[:] = [
        part
        for name, place in sorted([*held, *anchors], key=lambda pair: pair[0])
        for part in (pydyf.String(name), place)
    ]


def add_bookmarks(pdf: Any, bookmarks: Bookmarks, page_height: float) -> None:
    """The outline over all pages, in the order of print; `bookmarks` are those of each page."""
    from types import SimpleNamespace

    from weasyprint.anchors import make_page_bookmark_tree
    from weasyprint.matrix import Matrix
    from weasyprint.pdf.anchors import add_outlines

    tree: list[Any] = []
    by_depth, skipped, previous = [tree], list[int](), 0
    matrix = Matrix(a=0.75, d=-0.75, f=page_height * 0.75)
    for index, held in enumerate(bookmarks):
        page = SimpleNamespace(bookmarks=held)
        previous = make_page_bookmark_tree(page, skipped, by_depth, previous, index, matrix)
    add_outlines(pdf, tree)


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
