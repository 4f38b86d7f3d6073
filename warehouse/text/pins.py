"""Line numbers of a stored HTML file, carried through its layout as text.

A parser keeps the line of a tag at best. So each line's words get a private-use character in front
that stands for the line's number; it goes through parsing and layout like a letter and is read and
dropped afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_FIRST_PIN, _MOST_LINES = 0xF0000, 0xFFFD
_PIN = re.compile("[\U000f0000-\U000ffffd]")
_LEAST_SPREAD = 0.8
_RAW_ELEMENTS = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"))


def pin_lines(text: str) -> str:
    """The HTML with a pin before the words of each line outside its tags; lines past 65,532 share the last pin."""
    pieces: list[str] = []
    number = 1
    for piece, is_markup in _split_markup(drop_pins(text)):
        if is_markup:
            pieces.append(piece)
            number += piece.count("\n")
            continue
        for at, line in enumerate(piece.split("\n")):
            if at:
                pieces.append("\n")
                number += 1
            if words := line.lstrip():
                pieces.append(line[: len(line) - len(words)] + chr(_FIRST_PIN + min(number, _MOST_LINES)) + words)
            else:
                pieces.append(line)
    return "".join(pieces)


def read_pins(pinned: str) -> Sequence[tuple[int, int]]:
    """The first and last stored line of each line of the text.

    Empty where the lines of the file tell paragraphs apart too badly: out of order, or fewer than
    four lines of text in five beginning on a line of their own.
    """
    stored: list[tuple[int, int]] = []
    starts: list[int] = []
    for line in pinned.split("\n"):
        if numbers := [ord(pin) - _FIRST_PIN for pin in _PIN.findall(line)]:
            stored.append((min(numbers), max(numbers)))
            starts.append(min(numbers))
        else:
            stored.append(stored[-1] if stored else (1, 1))
    is_spread = len(set(starts)) >= _LEAST_SPREAD * len(starts) and starts == sorted(starts)
    return tuple(stored) if is_spread else ()


def drop_pins(text: str) -> str:
    """The text without its pins."""
    return _PIN.sub("", text)


def _split_markup(text: str) -> Iterator[tuple[str, bool]]:
    """The stretches of an HTML text in order, each with whether it is markup; linear in the text's length."""
    low = text.lower() if len(text.lower()) == len(text) else text
    unclosed: set[str] = set()
    at = 0
    while at < len(text):
        start = text.find("<", at)
        if start < 0 or "<" in unclosed:
            break
        if start > at:
            yield text[at:start], False
        end = -1
        for opening, closing in _RAW_ELEMENTS:
            if closing not in unclosed and low.startswith(opening, start):
                end = low.find(closing, start)
                if end < 0:
                    unclosed.add(closing)
        end = text.find(">", max(start, end))
        if end < 0:
            unclosed.add("<")
            at = start
        else:
            yield text[start : end + 1], True
            at = end + 1
    if at < len(text):
        yield text[at:], False
