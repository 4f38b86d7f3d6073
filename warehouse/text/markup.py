"""HTML to lines of text, keeping what the elements say of the lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import lxml.etree
import lxml.html
from inscriptis import Inscriptis
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig

from warehouse.text.encoding import UnreadableText

_SILENT = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "head",
    "iframe",
    "object",
    "select",
    "button",
    "nav",
    "footer",
)
_SILENT_ROLES = frozenset({"navigation", "contentinfo", "search", "menu", "menubar"})
_SILENT_NAMES = frozenset(
    "nav navbar navigation menu main-menu mainmenu breadcrumb breadcrumbs footer site-footer skip-link skiplink visually-hidden pager".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_RULES = {**{name: [name] for name in _HEADINGS}, "li": ["li"], "a": ["a"]}
_BULLETS = ("* ", "+ ", "o ", "- ")


@dataclass(frozen=True, slots=True)
class LineMark:
    """What HTML says of a line: heading level 1 to 6 (0: none), list item, nothing but one link."""

    heading: int = 0
    is_item: bool = False
    is_link: bool = False


def flatten_html(text: str) -> tuple[str, Mapping[int, LineMark]]:
    """The text of a page line by line, and marks by 1-based line.

    Scripts, styles, navigation and footers are left out; a part that only its name (`id`, `class`)
    calls navigation is left out if it holds less than half of the page's words. List items keep
    their bullet. Raises UnreadableText for HTML that cannot be parsed.
    """
    try:
        root = lxml.html.document_fromstring(text)
    except (lxml.etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableText(f"the HTML cannot be parsed: {error}") from error
    _silence(root)
    page = Inscriptis(root, ParserConfig(annotation_rules=_RULES, css=CSS_PROFILES["strict"]))
    flat = page.get_text().replace("\r", " ")
    return flat, _mark_lines(flat, [(mark.start, mark.end, mark.metadata) for mark in page.get_annotations()])


def _silence(root: Any) -> None:
    whole = len(root.text_content())
    for element in list(root.iter()):
        if element is root or element.getparent() is None:
            continue
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            element.drop_tree()
        elif _is_named_silent(element) and 2 * len(element.text_content()) < whole:
            element.drop_tree()


def _is_named_silent(element: Any) -> bool:
    if element.get("role") in _SILENT_ROLES or element.get("hidden") is not None:
        return True
    names = f"{element.get('id', '')} {element.get('class', '')}".lower().split()
    return not _SILENT_NAMES.isdisjoint(names)


def _mark_lines(text: str, annotations: list[tuple[int, int, str]]) -> dict[int, LineMark]:
    starts = [0]
    for at, character in enumerate(text):
        if character == "\n":
            starts.append(at + 1)
    marks: dict[int, LineMark] = {}
    for start, end, label in annotations:
        stretch = text[start:end]
        start += len(stretch) - len(stretch.lstrip())
        end -= len(stretch) - len(stretch.rstrip())
        if start >= end:
            continue
        first = bisect_right(starts, start)
        last = bisect_right(starts, end - 1)
        line = text[starts[first - 1] : starts[first] - 1 if first < len(starts) else len(text)].strip()
        mark = marks.get(first, LineMark())
        if label in _HEADINGS:
            for number in range(first, last + 1):
                marks[number] = replace(marks.get(number, LineMark()), heading=_HEADINGS[label])
        elif label == "li":
            marks[first] = replace(mark, is_item=True)
        elif label == "a" and _without_bullet(line) == text[start:end]:
            marks[first] = replace(mark, is_link=True)
    return marks


def _without_bullet(line: str) -> str:
    return line[2:].lstrip() if line.startswith(_BULLETS) else line
