"""A page's parts as text that a person can review: each block on a line with its tag, what it is and what it says."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# Elements within a line; they stand in braces in the words of their block.
INLINE = frozenset({"a", "b", "bdi", "br", "i", "span", "wbr"})
ENDLESS = frozenset({"br", "wbr"})
TOLD = ("role", "lang", "dir", "scope", "colspan", "href")


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[int, str, list[str]]] = []
        self._depth = 0
        self._in_picture = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._in_picture:
            self._in_picture += 1
            return
        if tag in INLINE:
            self.lines[-1][2].append("{br}" if tag in ENDLESS else f"{{{_label(tag, attrs)} ")
            return
        self.lines.append((self._depth, _label(tag, attrs), []))
        self._depth += 1
        self._in_picture = int(tag == "svg")

    def handle_endtag(self, tag: str) -> None:
        if self._in_picture > 1:
            self._in_picture -= 1
        elif tag in INLINE:
            if tag not in ENDLESS:
                self.lines[-1][2].append("}")
        else:
            self._depth -= 1
            self._in_picture = 0

    def handle_data(self, data: str) -> None:
        if self.lines and not self._in_picture:
            self.lines[-1][2].append(data)


def outline(page: str) -> str:
    """The outline of a piece of a page; what is drawn within pictures is left out."""
    reader = _Outline()
    reader.feed(page)
    said = []
    for depth, label, words in reader.lines:
        text = re.sub(r"\s+", " ", "".join(words)).strip()
        said.append(f"{'  ' * depth}{label}{': ' if text else ''}{text}")
    return "\n".join(said) + "\n"


def _label(tag: str, attrs: list[tuple[str, str | None]]) -> str:
    held = {name: value or "" for name, value in attrs}
    named = tag + "".join(f".{name}" for name in held.get("class", "").split())
    named += f"#{held['id']}" if "id" in held else ""
    told = [f"{name}={held[name]}" for name in held if name in TOLD or name.startswith("aria-")]
    return f"{named}[{' '.join(told)}]" if told else named
