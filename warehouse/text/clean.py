"""Clean text: what every later offset counts in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from warehouse.text.encoding import UnreadableText, declared_charset, decode_text
from warehouse.text.markup import LineMark, flatten_html
from warehouse.text.wrapping import join_wrapped

__all__ = ["CleanText", "LineMark", "UnreadableText", "clean"]

_LINE_END = re.compile(r"\r\n?")
_DROPPED = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
_SPACE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_LETTER = re.compile(r"[^\W_]")
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_UNTOLD_TYPES = frozenset({"", "application/octet-stream"})
_HTML_START = re.compile(
    r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class CleanText:
    """The text of a document, `\\n` between lines, and for HTML what the elements said of them.

    `marks` is keyed by the 1-based line of the text. `stored_lines` gives for each line of the text
    the first and last line of the stored file that it came from; it is empty when the lines of the
    text are those of the file.
    """

    content: str
    marks: Mapping[int, LineMark] = field(default_factory=dict)
    stored_lines: Sequence[tuple[int, int]] = ()


def clean(data: bytes, media_type: str = "text/plain") -> CleanText:
    """The clean text of a document's bytes: NFC, plain spaces, no control or invisible characters.

    The same words with other line ends, NFD, non-breaking spaces or a byte order mark give the very
    same content. Raises UnreadableText for what is empty, binary or of a media type that is neither
    text nor HTML.
    """
    kind = media_type.partition(";")[0].strip().lower()
    if not (kind in _HTML_TYPES or kind in _UNTOLD_TYPES or kind.startswith("text/")):
        raise UnreadableText(f"the media type {kind} is neither text nor HTML")
    raw = _LINE_END.sub("\n", decode_text(data, declared_charset(data, media_type)))
    if kind in _HTML_TYPES or (kind in _UNTOLD_TYPES and _HTML_START.match(raw)):
        page = flatten_html(_SPACE.sub(" ", raw))
        cleaned = CleanText(clean_characters(page.text), page.marks, page.stored_lines)
    else:
        content, stored_lines = join_wrapped(clean_characters(raw))
        cleaned = CleanText(content, stored_lines=stored_lines)
    if not holds_words(cleaned.content):
        raise UnreadableText("it holds no words")
    return cleaned


def holds_words(text: str) -> bool:
    """Whether there is a letter or a digit in it, unlike in blanks and ruled lines."""
    return _LETTER.search(text) is not None


def clean_characters(text: str) -> str:
    """The text in NFC with plain spaces, without invisible characters; line ends are kept."""
    return "\n".join(
        [line if line.isascii() and line.isprintable() else _clean_line(line) for line in text.split("\n")]
    )


def _clean_line(line: str) -> str:
    return unicodedata.normalize("NFC", _DROPPED.sub("", _SPACE.sub(" ", line)))
