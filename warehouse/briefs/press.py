"""A page through the press: cut into parts, set by two processes, numbered, joined into one tagged PDF."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from warehouse.briefs.alone import Alone
from warehouse.briefs.attaching import Attached, attach_file
from warehouse.briefs.edition import BriefRefused
from warehouse.briefs.joining import add_bookmarks, join_sheaf, settle_links
from warehouse.briefs.lettering import name_glyphs
from warehouse.briefs.mate import Mate, dismiss_mate, hire_mate, press_lock
from warehouse.briefs.picture import hold_marks
from warehouse.briefs.sheets import (
    FOLIO,
    VARIANT,
    find_pages,
    number_pages,
    press_room,
    refuse_complaints,
    set_sheets,
)
from warehouse.briefs.tagging import mend_tags

# Where a template allows a new page to begin; `front` ends the part that lists the contents.
CUT = re.compile(r"<!--cut( front)?-->")
# Below this much HTML one process is done before two have shared the work.
SHARED_FROM = 120_000
# What the first process has left to do beside its pages, as a share of the whole: the front and the joining.
_FIRST_SHARE = 0.46

_NUMBER_LINK = re.compile(r'<a class="(?:k" href="#[as]\d+|p" href="[^"]*)">([^<]*)</a>')
_FIRST_PAGE = re.compile(r"@page :first \{(?:[^{}]|\{[^{}]*\})*\}")
# What may well begin on a page of its own.
_PART = '<section id="activities"'
# The foot beside the number, as brief.html.j2 writes it.
_RUNNING_FOOT = re.compile(r'@page \{ @bottom-(?:left|right) \{ content: "[^"]*" \} \}')
_SCREEN_STYLE = re.compile(r'<style class="screen">.*?</style>', re.DOTALL)
_CONTENTS_PAGE = re.compile(r'<span class="page" data-for="([^"]+)"></span>')


# Where a template puts the chart, which is drawn while the page is composed.
CHART_SLOT = "<!--chart-->"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A PDF, how many pages it has, and the page with its chart in place."""

    pdf: bytes
    page_count: int
    html: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The page cut up: each part is a whole HTML document. `front` is set last, when the others are counted."""

    front: str
    middle: str | None
    rest: str | None


def press_pdf(html: str, draw: Callable[[], str] | None = None, attached: Attached | None = None) -> Pressed:
    """The page as tagged PDF/UA-1; raises BriefRefused with everything that WeasyPrint complained of.

    `draw` gives the SVG for the chart's slot; it is called once, after the second process has its share.
    `attached` is carried in the PDF.
    """
    _check_links(html)
    parts = cut_page(lighten(html))
    with press_lock():
        try:
            with press_room(len(html)) as complaints:
                pressed = _press(parts, html, draw, attached)
            refuse_complaints(complaints)
        except BaseException:
            dismiss_mate()
            raise
    return pressed


def lighten(html: str) -> str:
    """The page for the press: a foot to be numbered, no styles for screens, no link on each number of a list.

    2,000 links on numbers double the time of 60 pages; the numbers are in the order of print, so a
    reader on paper or PDF finds them.
    """
    head, body, rest = html.partition("<body")
    head = _SCREEN_STYLE.sub("", head)
    return head.replace("counter(page)", f'"{FOLIO}"') + body + hold_marks(_NUMBER_LINK.sub(r"\1", rest))


def cut_page(html: str) -> Parts:
    """The parts of a page: the front up to its cut, and what follows at the cut nearest to an even share of work."""
    start, end = html.index("<main>") + len("<main>"), html.index("</main>")
    head, tail = html[: html.index("<body")], html[end:]
    opening = html[html.index("<body") : start]
    bare = re.sub(r"<header.*?</header>", "", opening, flags=re.DOTALL)
    body = html[start:end]
    cuts = [(match.start(), match.end(), bool(match[1])) for match in CUT.finditer(body)]
    fronts = [cut for cut in cuts if cut[2]]
    if not fronts:
        return Parts(html, None, None)
    _, first, _ = fronts[0]
    target = first + (len(body) - first) * _FIRST_SHARE
    inner = [cut for cut in cuts if cut[0] > first]
    closing = "</main></body></html>"
    # Each part is a document of its own, but only the front has a first page.
    later = _FIRST_PAGE.sub("", head)
    if len(html) < SHARED_FROM or not inner:
        return Parts(head + opening + body[:first] + closing, later + bare + body[first:] + tail, None)
    at, after, _ = min(inner, key=lambda cut: abs(cut[0] - target) + _strain(body, *cut[:2]) * len(body))
    ends_in = "</section>" if _is_inside_section(body, at) else ""
    begins_in = '<section class="activities halves">' if ends_in else ""
    return Parts(
        head + opening + body[:first] + closing,
        later + bare + body[first:at] + ends_in + closing,
        later + bare + begins_in + body[after:] + tail,
    )


def _strain(body: str, at: int, after: int) -> float:
    """What share of the work may be spread unevenly rather than cut here, where a page may stay empty in part.

    None where the activities begin, less at another section or at a region than at a country.
    """
    following = body[after : after + 100].lstrip()
    if following.startswith(_PART):
        return 0.0
    return 0.04 if following.startswith(("<section", "<h3")) else 0.08


def _is_inside_section(body: str, at: int) -> bool:
    return body.count("<section", 0, at) > body.count("</section>", 0, at)


def _check_links(html: str, part: str | None = None) -> None:
    """Raises BriefRefused where a link of the page, or of what is to be put into it, leads nowhere."""
    anchors = set(re.findall(r' id="([^"]+)"', html))
    lost = sorted(set(re.findall(r'href="#([^"]+)"', part or html)) - anchors)
    if lost:
        raise BriefRefused(
            f"links of the page lead nowhere: {', '.join(lost[:10])}; the section that holds them is left out"
        )


def _press(parts: Parts, html: str, draw: Callable[[], str] | None, attached: Attached | None) -> Pressed:
    rest, chart = parts.rest, None
    if draw and CHART_SLOT in (rest or ""):
        chart = _draw_chart(html, draw)
        rest = (rest or "").replace(CHART_SLOT, hold_marks(chart))
    mate = hire_mate() if rest else None
    if mate:
        mate.ask("sheets", rest)
    if draw and chart is None:
        chart = _draw_chart(html, draw)
    drawn = hold_marks(chart or "")
    middle = set_sheets(parts.middle.replace(CHART_SLOT, drawn)) if parts.middle else None
    rest_count, rest_pages = mate.answer() if mate else (0, {})
    page = parts.front.replace(CHART_SLOT, drawn)
    front = _set_front(page, middle, rest_pages)
    documents = [front, middle] if middle else [front]
    total = sum(len(document.pages) for document in documents) + rest_count
    if total == 1:
        # A foot that never recurs is prose that readers are not told; masthead and colophon say the same.
        documents = [_set_front(_RUNNING_FOOT.sub("", page), None, {})]
    if mate:
        mate.tell((total - rest_count, total))
    pdf = _bind(documents, total, mate, attached)
    return Pressed(pdf, total, html.replace(CHART_SLOT, chart or ""))


def _draw_chart(html: str, draw: Callable[[], str]) -> str:
    chart = draw()
    _check_links(html, chart)
    return chart


def _bind(documents: list[Any], total: int, mate: Mate | Alone | None, attached: Attached | None) -> bytes:
    """The PDF of all documents and of the second process's pages, numbered, with one outline."""
    whole = documents[0].copy([page for document in documents for page in document.pages])
    bookmarks = [page.bookmarks for page in whole.pages]
    # The outline is made once all pages are there.
    whole.make_bookmark_tree = lambda *_, **__: []

    def finish(document: Any, pdf: Any) -> None:
        mend_tags(document, pdf)
        name_glyphs(document, pdf)
        settle_links(pdf)
        number_pages(document, pdf, 0, total)
        if attached:
            attach_file(pdf, attached)
        if mate:
            sheaf = mate.answer()
            join_sheaf(pdf, sheaf)
            bookmarks.extend(sheaf.bookmarks)
        add_bookmarks(pdf, bookmarks, whole.pages[0].height)

    pdf: bytes = whole.write_pdf(pdf_variant=VARIANT, custom_metadata=True, finisher=finish)
    return pdf


def _set_front(html: str, middle: Any | None, rest_pages: dict[str, int]) -> Any:
    """The front with page numbers in its contents; set once more if it is longer than it was taken for."""
    later = find_pages(middle) if middle else {}
    middle_count = len(middle.pages) if middle else 0
    length = 1
    for _ in range(4):
        pages = {anchor: length + index for anchor, index in later.items()}
        pages.update({anchor: length + middle_count + index for anchor, index in rest_pages.items()})
        document = set_sheets(_fill_contents(html, pages))
        if len(document.pages) == length:
            return document
        length = len(document.pages)
    raise BriefRefused("the front of the brief does not settle on a number of pages")


def _fill_contents(html: str, pages: dict[str, int]) -> str:
    return _CONTENTS_PAGE.sub(
        lambda match: f'<span class="page">{pages[match[1]] + 1 if match[1] in pages else ""}</span>', html
    )
