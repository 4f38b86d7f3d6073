"""Undated pages of texts under heads: what heads a text, what ends it, what names a section, what is a preface or note.

'Niger' and 'Inspectors learn to see' may stand over a text, 'Project page: FAIRWAY' under it, 'Africa' between two
entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from warehouse.text.between import MAY_END, Page, Run, claim_tails, part_foot, part_run, read_page
from warehouse.text.dates import opens_with_dateline
from warehouse.text.facts import mark_facts, may_name_place
from warehouse.text.lines import Line, LineKind
from warehouse.text.order import DATES, NAMES, stand_under_texts
from warehouse.text.phrases import opens_list

_FEWEST_TEXTS = 4
_FEWEST_CLOSED = 3
_MOSTLY = 0.6
_NEARLY_ALL = 0.8
_SELDOM = 0.2
_MOST_HEAD = 2
_MOST_NOTES = 2
_SECTION_WORDS = 4
_TEXTS = (LineKind.BODY, LineKind.BULLET, LineKind.FACT)


def mark_headed_texts(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds with a link for each line that ends an entry, furniture for sections, a place for those in heads.

    Labelled facts go with their text, the one that says where is its place. The first text is a preface
    where nearly all others stand under a place, or under two lines, and it does not. Only pages with hardly a date are
    looked at, of four texts or more of which most have a head; where lead-ins stand over bullets only links are marked.
    """
    marked = mark_facts(lines, kinds)
    texts = [at for at, kind in enumerate(marked) if kind in _TEXTS]
    spans = [range(above + 1, below) for above, below in pairwise([-1, *texts]) if below - above > 1]
    if not _are_headed(lines, marked, texts, spans):
        return list(kinds)
    page = read_page(lines, marked, spans)
    page = page._replace(order=_tell_order([part_run(span, page) for span in spans], lines))
    runs = [part_run(span, page) for span in spans]
    foot = part_foot(range(texts[-1] + 1, len(lines)), page)
    if any(opens_list(line.text, below.text) for line, below in pairwise(lines)):
        return _mark_tails([*runs, foot], kinds)
    if page.order and not page.are_parted:
        runs, foot = claim_tails(runs, foot, page)
    runs = [_cut_head(run, page) for run in runs]
    marked = _mark_tails([*runs, foot], marked)
    for at in _find_notes(texts, page):
        marked[at] = LineKind.FURNITURE
    if _has_preface(runs, page):
        runs = runs[1:]
        first = next(run.head[0] for run in runs if run.head)
        marked[:first] = [LineKind.INTRO if at in texts else LineKind.FURNITURE for at in range(first)]
    for run in [*runs, foot]:
        for at in run.between:
            marked[at] = LineKind.FURNITURE if marked[at] in (*NAMES, LineKind.LINK) else marked[at]
        if len(run.head) == _MOST_HEAD:
            _mark_place(run.head, page, marked)
    return marked


def _are_headed(lines: Sequence[Line], kinds: Sequence[LineKind], texts: Sequence[int], spans: Sequence[range]) -> bool:
    """Whether a page has four texts or more, most under a head, hardly a date, and no places under its texts."""
    headed = sum(kinds[span.stop - 1] in NAMES for span in spans)
    dates = sum(kind in DATES or opens_with_dateline(line.text) for line, kind in zip(lines, kinds, strict=True))
    is_dated = dates > _SELDOM * len(texts) or LineKind.OPENER in kinds
    if len(texts) < _FEWEST_TEXTS or headed < max(_MOSTLY * len(spans), 1) or is_dated:
        return False
    return not stand_under_texts(LineKind.PLACE, lines, kinds)


def _mark_tails(runs: Sequence[Run], kinds: Sequence[LineKind]) -> list[LineKind]:
    marked = list(kinds)
    for at in (at for run in runs for at in run.tail):
        marked[at] = LineKind.LINK if marked[at] in MAY_END else marked[at]
    return marked


def _find_notes(texts: Sequence[int], page: Page) -> Sequence[int]:
    """The texts behind a blank line under the last entry, without a link: notes where only a preface's stand so too."""
    if not page.are_parted:
        return ()
    preface = next((above for above, below in pairwise(texts) if below - above > 1), texts[-1])
    apart = [
        below
        for above, below in pairwise(texts)
        if below > preface and page.lines[below].follows_gap and not {*NAMES}.intersection(page.kinds[above:below])
    ]
    has_link = any(page.kinds[at + 1 : at + 2] == [LineKind.LINK] for at in apart)
    is_last = len(apart) <= _MOST_NOTES and apart == list(texts)[-len(apart) :]
    return apart if is_last and not has_link else ()


def _tell_order(runs: Sequence[Run], lines: Sequence[Line]) -> tuple[bool, ...]:
    """Which lines of the page's most frequent head with a place may be places, top down.

    Told by the heads under closing lines where there are some: under a text an unknown one may pass for a headline.
    """
    closed = [run for run in runs if run.tail]
    heads = Counter(_tell_places(run.head, lines) for run in (closed if len(closed) >= _FEWEST_CLOSED else runs))
    telling = [(count, head) for head, count in heads.items() if any(head) and (len(head) == 1 or not all(head))]
    return max(telling)[1] if telling else ()


def _tell_places(head: Sequence[int], lines: Sequence[Line]) -> tuple[bool, ...]:
    return tuple(may_name_place(lines[at].text) for at in head[-_MOST_HEAD:])


def _cut_head(run: Run, page: Page) -> Run:
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
            has_section = len(page.order) < _MOST_HEAD
        case (False, True):
            is_apart = page.gaps_tell and not page.are_parted and page.lines[run.head[0]].follows_gap
            is_short = len(texts[0].split()) <= _SECTION_WORDS
            has_section = page.order == (True,) and (is_at_top or is_apart or is_short)
        case (_, False):
            is_longer = len(texts) == _MOST_HEAD and len(texts[0]) < len(texts[1])
            has_section = is_longer and page.order == (False, True) and not page.are_parted
        case _:
            has_section = False
    if has_section and (is_at_top or not page.gaps_tell or page.lines[run.head[0]].follows_gap):
        extra += 1
    return Run(run.tail, [*run.between, *run.head[:extra]], run.head[extra:])


def _has_preface(runs: Sequence[Run], page: Page) -> bool:
    """Whether nearly all heads but the first name a place, or have two lines; it does not and no link follows it."""
    heads = [run.head for run in runs if run.head]
    if len(heads) <= _FEWEST_TEXTS or not runs[0].head or LineKind.LINK in [page.kinds[at] for at in runs[1].tail]:
        return False
    with_place = [any(_tell_places(head, page.lines)) for head in heads]
    of_two = [len(head) == _MOST_HEAD for head in heads]
    return any(not first and sum(others) >= _NEARLY_ALL * len(others) for first, *others in (with_place, of_two))


def _mark_place(head: Sequence[int], page: Page, marked: list[LineKind]) -> None:
    """A place for the line of a head that may be one; where both may or none, for the same one as in other heads.

    Where other heads are a place alone, that is the upper of two that may be.
    """
    if any(marked[at] is LineKind.PLACE for at in head):
        return
    may = [at for at in head if may_name_place(page.lines[at].text)]
    if len(may) == 1:
        marked[may[0]] = LineKind.PLACE
    elif len(page.order) == _MOST_HEAD or (may and page.order):
        marked[head[page.order.index(True)]] = LineKind.PLACE
