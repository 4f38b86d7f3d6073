"""What figures are called on the page, so that a link or an anchor says what the number beside it counts.

A figure with a list of activities leads to it, and its name is that of the list: `l-theme-TIP`. Any
other stands in an element with the id `f.PLACE.NAME`, where PLACE only sets apart what is printed
twice: `f.method.share-l-theme-TIP`. `warehouse.audit` looks figures up by these names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from warehouse.rows import SourceRow

if TYPE_CHECKING:
    from markupsafe import Markup

LIST, SUM, SHARE, MARK = "l-", "sum-", "share-", "f."
# Before the name of a list: what it holds is called the most frequent.
MOST = "most-"


def anchor_of(key: Iterable[str]) -> str:
    """The fragment under which the list of a figure stands; codes are letters, digits and hyphens by then."""
    return "-".join("".join(c if c.isascii() and c.isalnum() else "_" for c in part) or "_" for part in ("l", *key))


def partner_anchor(name: str) -> str:
    """The fragment of a partner's list: names differ in signs that an anchor cannot hold."""
    return f"l-partner-{_digest(name)}"


def source_mark(source: SourceRow) -> str:
    """What a document is called in the names of its figures; two addresses may hold the same bytes."""
    return name_document(source.source_id, source.uri)


def name_document(source_id: str, uri: str) -> str:
    """The same by its source and address."""
    return _digest(f"{source_id}\0{uri}")


def mark_figure(place: str, name: str, words: str) -> Markup:
    """The words of a figure with the id that says what they count."""
    from markupsafe import Markup

    return Markup('<span id="f.{}.{}">{}</span>').format(place, name, words)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
