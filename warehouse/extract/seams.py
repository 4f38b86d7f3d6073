"""Where a page lost a break: names of places glued together ('BelgiumLuxembourg'), a number in words to a heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from warehouse.extract import number_words
from warehouse.extract.scan import Hit, Scan

_CASES = bytes(ord("a" if chr(code).islower() else "A" if chr(code).isupper() else " ") for code in range(256))
_LETTERS = b"aaa"  # of the shortest name, behind its capital
_WINDOW = 40
_SORTS = ("country-name", "city", "province")


def find_seams(scan: Scan) -> list[int]:
    """Where in a text a name of a place begins right behind another, or a number in words behind any word."""
    turns = [0, *_turns(scan.text), len(scan.text)]
    around = zip(turns, turns[1:], turns[2:], strict=False)
    return [seam for before, seam, after in around if _is_seam(scan, before, seam, after)]


def _turns(text: str) -> Iterator[int]:
    """Where a small letter turns to a capital inside a word, with three small letters on both sides."""
    cases = text.encode("latin-1", "replace").translate(_CASES)
    at = cases.find(b"aA")
    while at >= 0:
        if cases.startswith(_LETTERS, at - 2) and cases.startswith(_LETTERS, at + 2):
            yield at + 1
        at = cases.find(b"aA", at + 2)


def _is_seam(scan: Scan, before: int, seam: int, after: int) -> bool:
    text = scan.text
    low = max(before, text.rfind(" ", 0, max(0, seam - _WINDOW)) + 1)
    high = text.find(" ", min(seam + _WINDOW, len(text)))
    high = min(after, high if high > 0 else len(text))
    behind = scan.find_hits(seam, high)
    if any(hit.start == seam for hit in behind.get(number_words.KIND, ())):
        return True
    return any(hit.start == seam for hit in _names(behind)) and any(
        hit.end == seam for hit in _names(scan.find_hits(low, seam))
    )


def _names(hits: Mapping[str, Sequence[Hit]]) -> Iterator[Hit]:
    return (hit for hit in hits.get("place.name", ()) if hit.payload.sort in _SORTS)
