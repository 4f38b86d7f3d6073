"""Bytes to characters."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b]")


class UnreadableText(ValueError):
    """Bytes that hold no text that can be read; the message says why."""


def decode_text(data: bytes, declared: str | None = None) -> str:
    """The characters of a text file, without a byte order mark.

    A byte order mark decides; then UTF-8 if every byte is valid; then the declared charset. What is
    left is read as UTF-8 with each invalid byte taken for Windows-1252, so a file in that code page
    and a UTF-8 file with a few stray bytes both come out right. Raises UnreadableText for an empty
    file, a known binary format, NUL characters, or more than one control character in twenty.
    """
    if not data:
        raise UnreadableText("the file is empty")
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableText(f"this is {name}, not text")
    text = _decode(data, declared)
    if "\x00" in text:
        raise UnreadableText("it holds NUL characters, so it is not text")
    if len(_CONTROL.findall(text[:20_000])) * 20 > min(len(text), 20_000):
        raise UnreadableText("more than one character in twenty is a control character, so it is not text")
    return text


def declared_charset(data: bytes, media_type: str) -> str | None:
    """The charset named by the media type's parameter or by an HTML meta element, None if unknown to Python."""
    _, _, parameters = media_type.partition(";")
    name = parameters.partition("charset=")[2].partition(";")[0].strip(" \"'")
    if not name and (found := _DECLARED.search(data, 0, 4096)):
        name = found[1].decode("ascii")
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        return None


def _decode(data: bytes, declared: str | None) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared and declared != "utf-8":
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    return data.decode("utf-8", errors="fieldbrief-cp1252")


def _read_as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", errors="replace"), error.end


codecs.register_error("fieldbrief-cp1252", _read_as_cp1252)
