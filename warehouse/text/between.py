"""The short lines between two texts under heads: what ends the first, what heads the second, what neither.

Where blank lines part the entries they tell; else words of closing lines do, and how many of the others are closed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from warehouse.text.closers import names_documents, sends_on
from warehouse.text.facts import may_name_place
from warehouse.text.lines import Line, LineKind
from warehouse.text.links import points_here
from warehouse.text.order import NAMES

_OFTEN = 0.4
_NEARLY_ALL = 0.8
_FEWEST_GAPS = 3
_PLACE_LAST = (False, True)
MAY_END = (*NAMES, LineKind.FURNITURE)
"""The kinds of lines that may end an entry without being links."""


class Run(NamedTuple):
    """The short lines between two texts: what ends the first, what belongs to neither, what heads the second."""

    tail: Sequence[int]
    between: Sequence[int]
    head: Sequence[int]


class Page(NamedTuple):
    """A page's lines and kinds, and how it sets its entries.

    Whether blank lines part them, or some of them, or at least stand over some lines only; `recurring` is what it says
    more than once. `order` tells which lines of its most frequent head with a place may be places, top down; until it
    is known a place may stand under a headline.
    """

    lines: Sequence[Line]
    kinds: Sequence[LineKind]
    are_parted: bool
    has_gaps: bool
    gaps_tell: bool
    recurring: frozenset[str]
    order: tuple[bool, ...] = _PLACE_LAST


def read_page(lines: Sequence[Line], kinds: Sequence[LineKind], spans: Sequence[range]) -> Page:
    """How the page sets its entries, told by what lies between its texts."""
    said = Counter(line.text for line in lines)
    recurring = frozenset(text for text, count in said.items() if count > 1)
    parted = _share_parted_by_gaps(spans[1:], lines)
    gaps_tell = parted * len(spans[1:]) >= _FEWEST_GAPS
    return Page(lines, kinds, parted >= _NEARLY_ALL, parted >= _OFTEN, gaps_tell, recurring)


def _share_parted_by_gaps(spans: Sequence[range], lines: Sequence[Line]) -> float:
    """Between how many of the texts blank lines stand, 0 to 1; 0 where they stand over nearly every line there."""
    gaps = [[lines[at].follows_gap for at in range(span.start, span.stop + 1)] for span in spans]
    if not gaps or sum(map(sum, gaps)) >= _NEARLY_ALL * sum(map(len, gaps)):
        return 0.0
    return sum(map(any, gaps)) / len(gaps)


def part_run(span: range, page: Page) -> Run:
    """The lines over a text in their parts; over the page's first text there is no tail, and no head over a control."""
    lines, kinds = page.lines, page.kinds
    if span.start == 0:
        controls = [at for at in span if kinds[at] not in NAMES]
        return Run((), (), range(controls[-1] + 1 if controls else 0, span.stop))
    tail = _find_tail(span, page)
    start = span.start + len(tail)
    gaps = [at for at in range(start, span.stop) if lines[at].follows_gap] if page.are_parted else []
    last = gaps[-1] if gaps else start
    links = [at for at in range(last, span.stop) if kinds[at] is LineKind.LINK]
    has_link = LineKind.LINK in kinds[span.start : start]
    between = [at for at in range(start, last) if has_link or kinds[at] in NAMES]
    return Run(tail, between, [at for at in range(max([last - 1, *links]) + 1, span.stop) if kinds[at] in NAMES])


def part_foot(span: range, page: Page) -> Run:
    """The lines under the page's last text: those that end its entry, and the page's own; not headlines with a link."""
    tail = _find_tail(span, page)
    upto = next((at for at in span[len(tail) :] if page.kinds[at] is LineKind.FURNITURE), span.stop)
    linked = [at for at in range(span.start + len(tail) + 1, upto) if page.kinds[at] is LineKind.LINK]
    linked = [at for at in linked if not page.lines[at].follows_gap]
    entries = {at for link in linked if page.kinds[link - 1] in NAMES for at in (link - 1, link)}
    return Run(tail, [at for at in span[len(tail) :] if at not in entries], ())


def claim_tails(runs: Sequence[Run], foot: Run, page: Page) -> tuple[list[Run], Run]:
    """The runs of a page of places on which many entries are closed, with the lines that close others by their place.

    Lines that may be places do so too where nearly all entries are closed, and so does the last one's.
    """
    claimed = list(runs)
    if _share_closed(claimed) >= _OFTEN:
        claimed[1:] = [_claim_tail(run, page, False) for run in claimed[1:]]
    if _share_closed(claimed) >= _NEARLY_ALL:
        claimed[2:] = [_claim_tail(run, page, True) for run in claimed[2:]]  # under the first may be a preface
        foot = _claim_foot(foot, page)
    return claimed, foot


def _share_closed(runs: Sequence[Run]) -> float:
    return sum(bool(run.tail) for run in runs[1:]) / max(len(runs) - 1, 1)


def _claim_tail(run: Run, page: Page, are_closed: bool) -> Run:
    """The run with a line too many under a text as one that closes it.

    It is no section behind a blank line, and no place unless nearly all entries are closed and it is said but once.
    """
    if run.tail or len(run.head) <= max(len(page.order), 1):
        return run
    first = page.lines[run.head[0]]
    may_close = (are_closed and first.text not in page.recurring) or not may_name_place(first.text)
    if may_close and not (page.gaps_tell and first.follows_gap):
        return run._replace(tail=run.head[:1], head=run.head[1:])
    return run


def _claim_foot(foot: Run, page: Page) -> Run:
    """The foot of a page whose entries are nearly all closed: so is the last, by the name right under it."""
    under = foot.between[:1]
    if foot.tail or not under or page.kinds[under[0]] not in NAMES or page.lines[under[0]].follows_gap:
        return foot
    return foot._replace(tail=under, between=foot.between[1:])


def _find_tail(span: range, page: Page) -> range:
    """The lines right under a text that end its entry: all up to the blank line, or those that say so."""
    end = span.start
    upto = range(span.start, min(span.stop + 1, len(page.lines)))
    if page.has_gaps and any(page.lines[at].follows_gap for at in upto):
        while end < span.stop and not page.lines[end].follows_gap and _may_end(end, page):
            end += 1
    if end == span.start:
        while end < span.stop and _ends_entry(end, span, page):
            end += 1
    return range(span.start, end)


def _may_end(at: int, page: Page) -> bool:
    """Whether a line is none of the page's controls, or one of those that entries may have ('Story and photos')."""
    text = page.lines[at].text
    is_known = names_documents(text) or points_here(text) or (sends_on(text) and text in page.recurring)
    return is_known or page.kinds[at] is not LineKind.FURNITURE


def _ends_entry(at: int, span: range, page: Page) -> bool:
    """Whether a line under a text ends its entry by what it says; the line right over the next text heads that."""
    if page.kinds[at] in (LineKind.LINK, LineKind.ASIDE):
        return True
    is_last = at + 1 == len(page.lines)
    if page.kinds[at] not in MAY_END or not _may_end(at, page) or (at + 1 == span.stop and not is_last):
        return False
    text = page.lines[at].text
    is_over_place = page.order == _PLACE_LAST and not is_last and page.kinds[at + 1] is LineKind.PLACE
    return sends_on(text) or (names_documents(text) and not is_over_place)
