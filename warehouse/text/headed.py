"""Undated pages of texts under heads: which of the short lines between two texts end the one and which head the other.

'Niger' and 'Inspectors learn to see' may stand over a text, 'Project page: FAIRWAY' under it, 'Africa' between two
entries. Where blank lines part the entries they tell; else words of closing lines do, and how many lines a head has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from warehouse.text.closers import names_documents, sends_on, states_fact, states_place
from warehouse.text.dates import opens_with_dateline
from warehouse.text.headings import is_measure
from warehouse.text.kickers import drop_scope
from warehouse.text.lines import Line, LineKind, is_place, may_be_place
from warehouse.text.links import points_here
from warehouse.text.order import DATES, stand_under_texts
from warehouse.text.phrases import match_bullet, opens_list

_FEWEST_TEXTS = 4
_FEWEST_CLOSED = 3
_MOSTLY = 0.6
_OFTEN = 0.4
_NEARLY_ALL = 0.8
_SELDOM = 0.2
_MOST_HEAD = 2
_MOST_NOTES = 2
_FEWEST_GAPS = 3
_PLACE_WORDS = 7
_SECTION_WORDS = 4
_TEXTS = (LineKind.BODY, LineKind.BULLET, LineKind.FACT)
_NAMES = (LineKind.TITLE, LineKind.PLACE)
_MAY_END = (*_NAMES, LineKind.FURNITURE)
_MAY_STATE = (*_NAMES, LineKind.LINK, LineKind.BODY)


class _Run(NamedTuple):
    """The short lines between two texts: what ends the first, what belongs to neither, what heads the second."""

    tail: Sequence[int]
    between: Sequence[int]
    head: Sequence[int]


class _Page(NamedTuple):
    """A page's lines and kinds, and how it sets its entries.

    Whether blank lines part them, or some of them, or at least stand over some lines only; whether places may stand
    under headlines; `recurring` is what it says more than once.
    """

    lines: Sequence[Line]
    kinds: Sequence[LineKind]
    are_parted: bool
    has_gaps: bool
    gaps_tell: bool
    has_places_last: bool
    recurring: frozenset[str]


def mark_headed_texts(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with a link for each line that ends an entry, furniture for sections, a place for those in heads.

    Labelled facts go with their text, the one that says where is its place. The first text is a preface
    where nearly all others stand under a place, or under two lines, and it does not. Only pages with hardly a date are
    looked at, of four texts or more of which most have a head; where lead-ins stand over bullets only links are marked.
    """
    marked = _mark_facts(lines, kinds)
    texts = [at for at, kind in enumerate(marked) if kind in _TEXTS]
    spans = [range(above + 1, below) for above, below in pairwise([-1, *texts]) if below - above > 1]
    if not _are_headed(lines, marked, texts, spans):
        return list(kinds)
    page, order = _read_page(lines, marked, spans)
    runs = [_part_run(span, page) for span in spans]
    foot = _part_foot(range(texts[-1] + 1, len(lines)), page)
    if any(opens_list(line.text, below.text) for line, below in pairwise(lines)):
        return _mark_tails([*runs, foot], kinds)
    if order and not page.are_parted:
        runs, foot = _claim_tails(runs, foot, page, order)
    runs = [_cut_head(run, page, order) for run in runs]
    marked = _mark_tails([*runs, foot], marked)
    for at in _find_notes(texts, page):
        marked[at] = LineKind.FURNITURE
    if _has_preface(runs, page):
        runs = runs[1:]
        first = next(run.head[0] for run in runs if run.head)
        marked[:first] = [LineKind.INTRO if at in texts else LineKind.FURNITURE for at in range(first)]
    for run in [*runs, foot]:
        for at in run.between:
            marked[at] = LineKind.FURNITURE if marked[at] in (*_NAMES, LineKind.LINK) else marked[at]
        if len(run.head) == _MOST_HEAD:
            _mark_place(run.head, lines, order, marked)
    return marked


def _are_headed(lines: Sequence[Line], kinds: Sequence[LineKind], texts: Sequence[int], spans: Sequence[range]) -> bool:
    """Whether a page has four texts or more, most under a head, hardly a date, and no places under its texts."""
    headed = sum(kinds[span.stop - 1] in _NAMES for span in spans)
    dates = sum(kind in DATES or opens_with_dateline(line.text) for line, kind in zip(lines, kinds, strict=True))
    is_dated = dates > _SELDOM * len(texts) or LineKind.OPENER in kinds
    if len(texts) < _FEWEST_TEXTS or headed < max(_MOSTLY * len(spans), 1) or is_dated:
        return False
    return not stand_under_texts(LineKind.PLACE, lines, kinds)


def _read_page(
    lines: Sequence[Line], kinds: Sequence[LineKind], spans: Sequence[range]
) -> tuple[_Page, tuple[bool, ...]]:
    """How the page sets its entries, and which lines of a head may be places."""
    said = Counter(line.text for line in lines)
    recurring = frozenset(text for text, count in said.items() if count > 1)
    parted = _share_parted_by_gaps(spans[1:], lines)
    gaps_tell = parted * len(spans[1:]) >= _FEWEST_GAPS
    page = _Page(lines, kinds, parted >= _NEARLY_ALL, parted >= _OFTEN, gaps_tell, True, recurring)
    order = _tell_order([_part_run(span, page) for span in spans], lines)
    return page._replace(has_places_last=order == (False, True)), order


def _mark_facts(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with each labelled fact under a headline or a text marked, the first that says where as a place.

    So is the only bullet of a list that may be one, as cards have it beside their headline.
    """
    marked = list(kinds)
    for at, (before, kind, after) in enumerate(zip([None, *kinds], kinds, [*kinds[1:], None], strict=False)):
        bullet = match_bullet(lines[at].text) if kind is LineKind.BULLET else None
        if bullet and LineKind.BULLET not in (before, after) and LineKind.TITLE in (before, after):
            marked[at] = LineKind.PLACE if _may_name_place(lines[at].text[bullet.end() :]) else kind
    for at in range(1, len(lines)):
        if kinds[at] in _MAY_STATE and marked[at - 1] in (*_NAMES, *_TEXTS):
            is_second = marked[at - 1] is LineKind.PLACE and states_place(lines[at - 1].text)
            if states_fact(lines[at].text) or (is_second and states_place(lines[at].text)):
                marked[at] = LineKind.FACT
            elif states_place(lines[at].text):
                marked[at] = LineKind.PLACE
    return marked


def _mark_tails(runs: Sequence[_Run], kinds: Sequence[LineKind]) -> list[LineKind]:
    marked = list(kinds)
    for at in (at for run in runs for at in run.tail):
        marked[at] = LineKind.LINK if marked[at] in _MAY_END else marked[at]
    return marked


def _share_parted_by_gaps(spans: Sequence[range], lines: Sequence[Line]) -> float:
    """Between how many of the texts blank lines stand, 0 to 1; 0 where they stand over nearly every line there."""
    gaps = [[lines[at].follows_gap for at in range(span.start, span.stop + 1)] for span in spans]
    if not gaps or sum(map(sum, gaps)) >= _NEARLY_ALL * sum(map(len, gaps)):
        return 0.0
    return sum(map(any, gaps)) / len(gaps)


def _part_run(span: range, page: _Page) -> _Run:
    """The lines over a text in their parts; over the page's first text there is no tail, and no head over a control."""
    lines, kinds = page.lines, page.kinds
    if span.start == 0:
        controls = [at for at in span if kinds[at] not in _NAMES]
        return _Run((), (), range(controls[-1] + 1 if controls else 0, span.stop))
    tail = _find_tail(span, page)
    start = span.start + len(tail)
    gaps = [at for at in range(start, span.stop) if lines[at].follows_gap] if page.are_parted else []
    last = gaps[-1] if gaps else start
    links = [at for at in range(last, span.stop) if kinds[at] is LineKind.LINK]
    has_link = LineKind.LINK in kinds[span.start : start]
    between = [at for at in range(start, last) if has_link or kinds[at] in _NAMES]
    return _Run(tail, between, [at for at in range(max([last - 1, *links]) + 1, span.stop) if kinds[at] in _NAMES])


def _part_foot(span: range, page: _Page) -> _Run:
    """The lines under the page's last text: those that end its entry, and the page's own; not headlines with a link."""
    tail = _find_tail(span, page)
    upto = next((at for at in span[len(tail) :] if page.kinds[at] is LineKind.FURNITURE), span.stop)
    linked = [at for at in range(span.start + len(tail) + 1, upto) if page.kinds[at] is LineKind.LINK]
    linked = [at for at in linked if not page.lines[at].follows_gap]
    entries = {at for link in linked if page.kinds[link - 1] in _NAMES for at in (link - 1, link)}
    return _Run(tail, [at for at in span[len(tail) :] if at not in entries], ())


def _find_notes(texts: Sequence[int], page: _Page) -> Sequence[int]:
    """The texts behind a blank line under the last entry, without a link: notes where only a preface's stand so too."""
    if not page.are_parted:
        return ()
    preface = next((above for above, below in pairwise(texts) if below - above > 1), texts[-1])
    apart = [
        below
        for above, below in pairwise(texts)
        if below > preface and page.lines[below].follows_gap and not {*_NAMES}.intersection(page.kinds[above:below])
    ]
    has_link = any(page.kinds[at + 1 : at + 2] == [LineKind.LINK] for at in apart)
    is_last = len(apart) <= _MOST_NOTES and apart == list(texts)[-len(apart) :]
    return apart if is_last and not has_link else ()


def _find_tail(span: range, page: _Page) -> range:
    """The lines right under a text that end its entry: all up to the blank line, or those that say so."""
    end = span.start
    upto = range(span.start, min(span.stop + 1, len(page.lines)))
    if page.has_gaps and any(page.lines[at].follows_gap for at in upto):
        while end < span.stop and not page.lines[end].follows_gap and _is_no_control(end, page):
            end += 1
    if end == span.start:
        while end < span.stop and _ends_entry(end, span, page):
            end += 1
    return range(span.start, end)


def _is_no_control(at: int, page: _Page) -> bool:
    text = page.lines[at].text
    is_known = names_documents(text) or points_here(text) or (sends_on(text) and text in page.recurring)
    return is_known or page.kinds[at] is not LineKind.FURNITURE


def _ends_entry(at: int, span: range, page: _Page) -> bool:
    """Whether a line under a text ends its entry by what it says; the line right over the next text heads that."""
    if page.kinds[at] in (LineKind.LINK, LineKind.ASIDE):
        return True
    is_last = at + 1 == len(page.lines)
    if page.kinds[at] not in _MAY_END or not _is_no_control(at, page) or (at + 1 == span.stop and not is_last):
        return False
    text = page.lines[at].text
    is_over_place = page.has_places_last and not is_last and page.kinds[at + 1] is LineKind.PLACE
    return sends_on(text) or (names_documents(text) and not is_over_place)


def _tell_order(runs: Sequence[_Run], lines: Sequence[Line]) -> tuple[bool, ...]:
    """Which lines of the page's most frequent head with a place may be places, top down.

    Told by the heads under closing lines where there are some: under a text an unknown one may pass for a headline.
    """
    closed = [run for run in runs if run.tail]
    heads = Counter(_tell_places(run.head, lines) for run in (closed if len(closed) >= _FEWEST_CLOSED else runs))
    telling = [(count, head) for head, count in heads.items() if any(head) and (len(head) == 1 or not all(head))]
    return max(telling)[1] if telling else ()


def _tell_places(head: Sequence[int], lines: Sequence[Line]) -> tuple[bool, ...]:
    return tuple(_may_name_place(lines[at].text) for at in head[-_MOST_HEAD:])


def _claim_tails(runs: Sequence[_Run], foot: _Run, page: _Page, order: tuple[bool, ...]) -> tuple[list[_Run], _Run]:
    """The runs of a page of places on which many entries are closed, with the lines that close others by their place.

    Lines that may be places do so too where nearly all entries are closed, and so does the last one's.
    """
    claimed = list(runs)
    if _share_closed(claimed) >= _OFTEN:
        claimed[1:] = [_claim_tail(run, page, order, False) for run in claimed[1:]]
    if _share_closed(claimed) >= _NEARLY_ALL:
        claimed[2:] = [_claim_tail(run, page, order, True) for run in claimed[2:]]  # under the first may be a preface
        foot = _claim_foot(foot, page)
    return claimed, foot


def _share_closed(runs: Sequence[_Run]) -> float:
    return sum(bool(run.tail) for run in runs[1:]) / max(len(runs) - 1, 1)


def _claim_tail(run: _Run, page: _Page, order: tuple[bool, ...], are_closed: bool) -> _Run:
    """The run with a line too many under a text as one that closes it.

    It is no section behind a blank line, and no place unless nearly all entries are closed and it is said but once.
    """
    if run.tail or len(run.head) <= max(len(order), 1):
        return run
    first = page.lines[run.head[0]]
    may_close = (are_closed and first.text not in page.recurring) or not _may_name_place(first.text)
    if may_close and not (page.gaps_tell and first.follows_gap):
        return run._replace(tail=run.head[:1], head=run.head[1:])
    return run


def _claim_foot(foot: _Run, page: _Page) -> _Run:
    """The foot of a page whose entries are nearly all closed: so is the last, by the name right under it."""
    under = foot.between[:1]
    if foot.tail or not under or page.kinds[under[0]] not in _NAMES or page.lines[under[0]].follows_gap:
        return foot
    return foot._replace(tail=under, between=foot.between[1:])


def _cut_head(run: _Run, page: _Page, order: tuple[bool, ...]) -> _Run:
    """The run with the names of sections over a head left to neither text.

    They stand over two other lines, over a place where heads have no headline (in a few words, at the top, or behind a
    blank line where not all entries do), or over a longer headline where places stand under headlines and no blank
    lines part the entries. Under a text they stand behind a blank line if others do.
    """
    texts = [page.lines[at].text for at in run.head]
    extra = max(len(run.head) - _MOST_HEAD, 0)
    is_at_top = not run.head or not {*_TEXTS}.intersection(page.kinds[: run.head[0]])
    match _tell_places(run.head, page.lines):
        case (True, True):
            has_section = len(order) < _MOST_HEAD
        case (False, True):
            is_apart = page.gaps_tell and not page.are_parted and page.lines[run.head[0]].follows_gap
            is_short = len(texts[0].split()) <= _SECTION_WORDS
            has_section = order == (True,) and (is_at_top or is_apart or is_short)
        case (_, False):
            is_longer = len(texts) == _MOST_HEAD and len(texts[0]) < len(texts[1])
            has_section = is_longer and order == (False, True) and not page.are_parted
        case _:
            has_section = False
    if has_section and (is_at_top or not page.gaps_tell or page.lines[run.head[0]].follows_gap):
        extra += 1
    return _Run(run.tail, [*run.between, *run.head[:extra]], run.head[extra:])


def _has_preface(runs: Sequence[_Run], page: _Page) -> bool:
    """Whether nearly all heads but the first name a place, or have two lines; it does not and no link follows it."""
    heads = [run.head for run in runs if run.head]
    if len(heads) <= _FEWEST_TEXTS or not runs[0].head or LineKind.LINK in [page.kinds[at] for at in runs[1].tail]:
        return False
    with_place = [any(_tell_places(head, page.lines)) for head in heads]
    of_two = [len(head) == _MOST_HEAD for head in heads]
    return any(not first and sum(others) >= _NEARLY_ALL * len(others) for first, *others in (with_place, of_two))


def _mark_place(head: Sequence[int], lines: Sequence[Line], order: tuple[bool, ...], marked: list[LineKind]) -> None:
    """A place for the line of a head that may be one; where both may or none, for the same one as in other heads.

    Where other heads are a place alone, that is the upper of two that may be.
    """
    if any(marked[at] is LineKind.PLACE for at in head):
        return
    may = [at for at in head if _may_name_place(lines[at].text)]
    if len(may) == 1:
        marked[may[0]] = LineKind.PLACE
    elif len(order) == _MOST_HEAD or (may and order):
        marked[head[order.index(True)]] = LineKind.PLACE


def _may_name_place(text: str) -> bool:
    text = drop_scope(text.split(" | ")[0]).rstrip("*")
    is_name = len(text.split()) <= _PLACE_WORDS and may_be_place(text) and not is_measure(text)
    return states_place(text) or is_place(text) or is_name
