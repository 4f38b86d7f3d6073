"""HTML to lines of text, keeping what the elements say of the lines and where they stood in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import lxml.etree
import lxml.html
from inscriptis import Inscriptis
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.html_properties import Display
from inscriptis.model.config import ParserConfig
from inscriptis.model.html_element import HtmlElement

from warehouse.text.encoding import UnreadableText
from warehouse.text.fields import part_fields
from warehouse.text.patterns import words
from warehouse.text.pins import drop_pins, pin_lines, read_pins

_SILENT = words("script style noscript template svg head iframe object select button nav footer")
_SILENT_ROLES = words("navigation contentinfo search menu menubar")
_SILENT_NAMES = words(
    "nav navbar navigation menu main-menu mainmenu breadcrumb breadcrumbs footer site-footer",
    "skip-link skiplink visually-hidden pager",
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_RULES = {name: [name] for name in (*_HEADINGS, "li", "a", "article", "figcaption")}
_FEWEST_ENTRIES = 3
_MOST_OF_PAGE = 0.5
# What inscriptis would run into the text before it.
_BLOCKS = words("section details summary form fieldset legend center caption dl dt dd hr")
_STYLE = CSS_PROFILES["strict"] | {name: HtmlElement(display=Display.block) for name in _BLOCKS}
_BULLETS = ("* ", "+ ", "o ", "- ")


@dataclass(frozen=True, slots=True)
class LineMark:
    """What HTML says of a line: heading level 1 to 6 (0: none), list item, nothing but one link, caption of a figure.

    `entry` is the same for the lines of one `article` or of one row of a table of entries, 0 for all others.
    """

    heading: int = 0
    is_item: bool = False
    is_link: bool = False
    is_caption: bool = False
    entry: int = 0


@dataclass(frozen=True, slots=True)
class FlatPage:
    """The text of an HTML page, marks by 1-based line, and for each line its first and last line in the file."""

    text: str
    marks: Mapping[int, LineMark]
    stored_lines: Sequence[tuple[int, int]]


def flatten_html(text: str) -> FlatPage:
    """The text of a page line by line, as inscriptis lays it out; list items keep their bullet.

    Scripts, styles, navigation and footers are left out; a part that only its name (`id`, `class`)
    calls navigation is left out if it holds less than half of the page's words. A page whose
    paragraphs share lines of the file (one in five or more) has no `stored_lines`: its lines are
    those of the text. Raises UnreadableText for HTML that cannot be parsed.
    """
    try:
        root = lxml.html.document_fromstring(pin_lines(text), parser=lxml.html.HTMLParser(huge_tree=True))
        _silence(root)
        part_fields(root)
        page = Inscriptis(root, ParserConfig(annotation_rules=_RULES, css=_STYLE))
    except (lxml.etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableText(f"the HTML cannot be parsed: {error}") from error
    except RecursionError as error:
        raise UnreadableText("the HTML is nested too deeply") from error
    pinned = page.get_text().replace("\r", " ")
    marks = _mark_lines(pinned, ((mark.start, mark.end, mark.metadata) for mark in page.get_annotations()))
    return FlatPage(drop_pins(pinned), marks, read_pins(pinned))


def _silence(root: Any) -> None:
    whole = len(root.text_content())
    for element in root.iter(lxml.etree.Element):
        if element is not root and _is_named_silent(element) and 2 * len(element.text_content()) < whole:
            element.tag = "template"
    lxml.etree.strip_elements(root, *_SILENT, lxml.etree.Comment, lxml.etree.ProcessingInstruction, with_tail=False)


def _is_named_silent(element: Any) -> bool:
    if element.get("role") in _SILENT_ROLES or element.get("hidden") is not None:
        return True
    names = f"{element.get('id', '')} {element.get('class', '')}".lower().split()
    return not _SILENT_NAMES.isdisjoint(names)


def _mark_lines(text: str, annotations: Iterable[tuple[int, int, str]]) -> dict[int, LineMark]:
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    marks: dict[int, LineMark] = {}
    articles: list[tuple[int, int]] = []
    for start, end, label in annotations:
        stretch = text[start:end]
        begin = start + len(stretch) - len(stretch.lstrip())
        stop = end - len(stretch) + len(stretch.rstrip())
        if begin >= stop:
            continue
        first, last = bisect_right(starts, begin), bisect_right(starts, stop - 1)
        mark = marks.get(first, LineMark())
        if label in _HEADINGS:
            for number in range(first, last + 1):
                marks[number] = replace(marks.get(number, LineMark()), heading=_HEADINGS[label])
        elif label == "article":
            articles.append((first, last))
        elif label == "figcaption":
            marks[first] = replace(mark, is_caption=True)
        elif label == "li":
            marks[first] = replace(mark, is_item=True)
        elif label == "a" and first == last and _fills_line(text, starts[first - 1], text[begin:stop]):
            marks[first] = replace(mark, is_link=True)
    _mark_entries(marks, [each for each in articles if each[1] - each[0] < _MOST_OF_PAGE * len(starts)])
    return marks


def _mark_entries(marks: dict[int, LineMark], articles: list[tuple[int, int]]) -> None:
    """Number the entries that three or more elements are, the lines of one within another by the inner one."""
    if len(articles) < _FEWEST_ENTRIES:
        return
    for entry, (first, last) in enumerate(sorted(articles, key=lambda each: each[0] - each[1]), start=1):
        for number in range(first, last + 1):
            marks[number] = replace(marks.get(number, LineMark()), entry=entry)


def _fills_line(text: str, line_start: int, stretch: str) -> bool:
    line = text[line_start : end if (end := text.find("\n", line_start)) >= 0 else len(text)]
    words_of_line = line.strip()
    if words_of_line.startswith(_BULLETS):
        words_of_line = words_of_line[2:].lstrip()
    return drop_pins(words_of_line) == drop_pins(stretch).strip()
