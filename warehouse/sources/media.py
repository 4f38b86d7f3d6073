"""What kind of text some bytes are, and refusing those that are none."""

from __future__ import annotations

TEXT, HTML, ZIP = "text/plain", "text/html", "application/zip"

SUFFIXES = {".txt": TEXT, ".text": TEXT, ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".zip": ZIP}

_BOMS = (b"\xff\xfe", b"\xfe\xff")
_HTML_STARTS = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<!--")
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})


class Refused(ValueError):
    """Something that cannot be taken in; `code` names the reason, the message says what was found."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def media_type(data: bytes, name: str, declared: str | None = None) -> str:
    """The media type of the bytes, from what they are first, their name and declared type second.

    Raises Refused for empty bytes ('empty') and for what is not text ('not-text').
    """
    if not data.strip():
        raise Refused("empty", f"{name} is empty")
    if data.startswith(b"PK\x03\x04"):
        return ZIP
    head = data[:4096]
    if data.startswith(b"%PDF-"):
        raise Refused("not-text", f"{name} is a PDF; expected text, HTML or a zip of them")
    if not data.startswith(_BOMS) and (
        b"\0" in data or len(head) - len(head.translate(None, _CONTROL)) > len(head) // 50
    ):
        raise Refused("not-text", f"{name} is not text; expected text, HTML or a zip of them")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML_STARTS):
        return HTML
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if declared in (HTML, "application/xhtml+xml") or SUFFIXES.get(suffix) == HTML:
        return HTML
    return TEXT
