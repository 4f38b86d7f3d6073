"""Text from outside made fit to print: nothing in it may steer the page, the reader or a spreadsheet."""

from __future__ import annotations

import unicodedata

# Joiners shape words in Arabic, Persian and Indic scripts; the soft hyphen only shows at a line's end.
_KEPT_FORMATS = frozenset("\u200c\u200d\u00ad")
_REPLACEMENT = "\ufffd"


def clean_words(text: str) -> str:
    """The same words without control characters, bidirectional overrides and code points that no font can have.

    Line feeds stay, tabs become spaces, other control and format characters vanish, surrogates,
    private-use and unassigned code points become U+FFFD so that the reader sees that something stood there.
    """
    if text.isascii() and text.isprintable():
        return text
    table = {ord(character): fate for character in set(text) if (fate := _fate(character)) != character}
    return text.translate(table) if table else text


def _fate(character: str) -> str:
    if character == "\n" or character in _KEPT_FORMATS:
        return character
    if character == "\t":
        return " "
    match unicodedata.category(character):
        case "Cc" | "Cf":
            return ""
        case "Cs" | "Co" | "Cn":
            return _REPLACEMENT
        case "Zl" | "Zp":
            return "\n"
        case _:
            return character


def split_paragraphs(text: str, title: str | None) -> list[str]:
    """The lines of a report without its title when they open with it, blank ones left out."""
    body = text.strip()
    if title and body.startswith(title):
        body = body[len(title) :]
    return [line.strip() for line in body.split("\n") if line.strip()]
