"""Styles: few are computed, many are shared.

WeasyPrint 70 computes five styles for footnotes and markers of every element, though a brief has no
footnotes, and the style of an element with an id, and of all in it, apart from those of its equals.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from weasyprint import css
from weasyprint.layout import page
from weasyprint.layout.page import PageType

_NOTES = re.compile(r"/\* Notes \*/.*?(?=/\* [A-Z])", re.DOTALL)


@cache
def slim_sheet() -> Any:
    """WeasyPrint's own style sheet without notes, and with markers of list items only."""
    own = (Path(css.__file__).parent / "html5_ua.css").read_text("utf-8")
    return css.CSS(string=_NOTES.sub("", own).replace("\n::marker {", "\nli::marker {"))


def parse_sheet(**given: Any) -> Any:
    """The style sheet of a page, parsed once in a process unless it is complained of or defines more than styles."""
    text = given.get("string")
    if text is None or "matcher" in given or _DEFINES_MORE.search(text):
        return _CSS(**given)
    key = (text, given["media_type"])
    if key not in _SHEETS:
        with _count_complaints() as complaints:
            sheet = _CSS(**{**given, "page_rules": []})
        if complaints:
            return sheet
        if len(_SHEETS) >= _MOST_SHEETS:
            del _SHEETS[next(iter(_SHEETS))]
        _SHEETS[key] = sheet
    return _SHEETS[key]


_CSS = css.CSS
_DEFINES_MORE = re.compile(r"@(?:import|font-face|counter-style|color-profile|layer)", re.IGNORECASE)
# Two for each language: that of the page that begins a brief and that of the others.
_MOST_SHEETS = 24
_SHEETS: dict[tuple[str, str], Any] = {}


@contextmanager
def _count_complaints() -> Iterator[list[str]]:
    """What WeasyPrint says meanwhile, which other listeners hear as well."""
    heard: list[str] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        yield heard
    finally:
        logger.removeHandler(listener)


def set_computed_styles(
    self: Any,
    element: Any,
    parent: Any,
    root: Any = None,
    pseudo_type: str | None = None,
    base_url: str | None = None,
    target_collector: Any = None,
) -> None:
    """What the method of this name of `StyleFor` does, for elements that are alike but for their ids only once."""
    computed = self._computed_styles
    if pseudo_type or parent is None or isinstance(element, PageType):
        _SET_COMPUTED_STYLES(self, element, parent, root, pseudo_type, base_url, target_collector)
        return
    cascaded = self._cascaded_styles.get((element, None), {})
    parent_style = computed[parent, None]
    parent_style = getattr(parent_style, "kin", parent_style)
    kin_of = self.__dict__.setdefault("kin_of", {})
    key = (id(parent_style), *((name, _known_by(name, value), weight) for name, (value, weight) in cascaded.items()))
    kin = kin_of.get(key)
    if kin is None:
        others = {name: held for name, held in cascaded.items() if name != "anchor"}
        kin = kin_of[key] = css.ComputedStyle(
            parent_style, others, None, computed[root, None], base_url, self.font_config, self.initial_page_sizes
        )
    if "anchor" not in cascaded:
        computed[element, None] = kin
        return
    style = computed[element, None] = _NamedStyle(kin, cascaded)
    if target_collector and style["anchor"]:
        target_collector.collect_anchor(style["anchor"])


_SET_COMPUTED_STYLES = css.StyleFor.set_computed_styles


def _known_by(name: str, value: Any) -> Any:
    """What tells values of a property apart: not an id, a language's name, else the place where it is declared."""
    if name == "anchor":
        return None
    return value if name == "lang" else id(value)


class _NamedStyle(css.ComputedStyle):  # type: ignore[misc]
    """The style of an element with an anchor; all but that is its kin's."""

    def __init__(self, kin: Any, cascaded: Any) -> None:
        self.__dict__.update(kin.__dict__)
        self.kin = kin
        self.cascaded = cascaded
        self["anchor"] = super().__missing__("anchor")

    @property
    def anonymous_style(self) -> Any:
        """The style of what has no element of its own, which no anchor reaches."""
        return self.kin.anonymous_style

    def __missing__(self, key: str) -> Any:
        value = self[key] = self.kin[key]
        return value


def set_page_type_computed_styles(page_type: Any, html: Any, style_for: Any) -> None:
    """What WeasyPrint's function of this name does, once for all pages that no selector tells apart."""
    computed, alike = style_for._computed_styles, style_for.__dict__.setdefault("pages_alike", {})
    key = page_type._replace(index=min(page_type.index, 1), groups=()) if not _counts_pages(style_for) else page_type
    if key not in alike:
        _SET_PAGE_TYPE_COMPUTED_STYLES(page_type, html, style_for)
        alike[key] = {
            pseudo_type: computed[element, pseudo_type]
            for element, pseudo_type in style_for._cascaded_styles
            if element == page_type
        }
    for pseudo_type, style in alike[key].items():
        computed[page_type, pseudo_type] = style


_SET_PAGE_TYPE_COMPUTED_STYLES = page.set_page_type_computed_styles


def _counts_pages(style_for: Any) -> bool:
    """Whether a page selector asks for the number of a page (`:nth`)."""
    return any(
        page_selector.index is not None
        for sheet, _, _ in style_for._sheets
        for _, selectors, _ in sheet.page_rules
        for _, _, page_selector in selectors
    )
