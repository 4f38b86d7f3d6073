"""The sources of a brief as citations: CSL-JSON, BibTeX and RIS.

Only what is known is said: a document has its name, address, publisher and the day it was taken; when it was
published is not known, so no citation has a date of issue.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from warehouse.briefs.page import web_address
from warehouse.briefs.words import clean_words
from warehouse.rows import SourceRow

# LaTeX's own characters; the backslash has to come first.
_LATEX = {
    "\\": r"\textbackslash{}",
    **{character: f"\\{character}" for character in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def citation_keys(sources: Sequence[SourceRow]) -> list[str]:
    """A key for each source, unlike all others: 'unodc-news-2021', from publisher or source, name and day taken."""
    keys: list[str] = []
    for row in sources:
        words = f"{row.publisher or row.source_id} {row.doc_name.rsplit('.', 1)[0]}"
        plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
        stem = "-".join(re.findall(r"[a-z0-9]+", plain)[:6]) or "source"
        key = f"{stem}-{row.fetched_at.year}"
        keys.append(key if key not in keys else f"{key}-{row.document_id[:8]}")
    return keys


def write_csl(sources: Sequence[SourceRow]) -> str:
    """CSL-JSON, one item for each document."""
    items = [_csl(row, key) for row, key in zip(sources, citation_keys(sources), strict=True)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _csl(row: SourceRow, key: str) -> dict[str, Any]:
    address, publisher, taken = web_address(row.uri), _line(row.publisher), row.fetched_at.date()
    item: dict[str, Any] = {
        "id": key,
        "type": "webpage" if address else "document",
        "title": _line(row.doc_name),
        "accessed": {"date-parts": [[taken.year, taken.month, taken.day]]},
        "note": _note(row),
    }
    if publisher:
        item |= {"author": [{"literal": publisher}], "publisher": publisher}
    if address:
        item["URL"] = address
    return item


def write_bibtex(sources: Sequence[SourceRow]) -> str:
    """BibTeX, one @misc for each document; `urldate` is the day it was taken."""
    entries = []
    for row, key in zip(sources, citation_keys(sources), strict=True):
        fields = {
            "title": f"{{{_latex(row.doc_name)}}}",
            "author": f"{{{_latex(row.publisher)}}}" if row.publisher else "",
            "publisher": _latex(row.publisher or ""),
            "url": _bare_address(row),
            "urldate": row.fetched_at.date().isoformat(),
            "note": _latex(_note(row)),
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        entries.append("\n".join([f"@misc{{{key},", *lines, "}"]))
    return "\n\n".join(entries) + ("\n" if entries else "")


def write_ris(sources: Iterable[SourceRow]) -> str:
    """RIS, one record for each document; `Y2` is the day it was taken."""
    return "".join(f"{tag}  - {value}\r\n" for row in sources for tag, value in _ris(row))


def _ris(row: SourceRow) -> Iterator[tuple[str, str]]:
    address, publisher = web_address(row.uri), _line(row.publisher)
    yield "TY", "ELEC" if address else "GEN"
    yield "TI", _line(row.doc_name)
    if publisher:
        yield "AU", publisher
        yield "PB", publisher
    if address:
        yield "UR", address
    yield "Y2", f"{row.fetched_at:%Y/%m/%d}"
    yield "N1", _note(row)
    yield "ER", ""


def _note(row: SourceRow) -> str:
    said = f"Taken on {row.fetched_at.date().isoformat()} as document {row.document_id} of source {row.source_id}"
    return _line(f"{said}. Licence: {row.licence}" if row.licence else said)


def _line(text: str | None) -> str:
    """The words on one line; a line feed in a name would begin a field of its own in RIS."""
    return " ".join(clean_words(text or "").split())


def _latex(text: str | None) -> str:
    return "".join(_LATEX.get(character, character) for character in _line(text))


def _bare_address(row: SourceRow) -> str:
    """The address as `url` takes it: as it is, but without what would close the field."""
    address = web_address(row.uri) or ""
    return "".join(f"%{ord(c):02X}" if c in "{}\\" else c for c in address)
