"""What differs between the activities of an edition and those of the one before it."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from warehouse.briefs.words import clean_words
from warehouse.rows import ActivityRow

# An activity whose words were edited on its page is told by the words that it keeps.
_SAME_WORDS = 0.6
# Above so many pairs on one page most of it is new, and likeness would take minutes.
_MOST_PAIRS = 40_000


class Aspect(StrEnum):
    """What of an activity may change; values of an aspect are compared, its words shown."""

    DATE = "date"
    COUNTRIES = "countries"
    AREAS = "areas"
    THEMES = "themes"
    MEASURES = "measures"
    PARTNERS = "partners"
    PEOPLE = "people"
    REPORTS = "reports"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Changed:
    """One activity that both editions have; `is_corrected` when a person settled what changed.

    `joined_from` is how many activities of the edition before it takes together, `parted_into` how
    many now share what was one there.
    """

    activity: ActivityRow
    before: ActivityRow
    aspects: tuple[Aspect, ...]
    joined_from: int
    parted_into: int
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from edition `number`, which had the data of the day `as_of`."""

    number: int
    as_of: dt.date
    new: tuple[ActivityRow, ...]
    changed: tuple[Changed, ...]
    withdrawn: tuple[ActivityRow, ...]

    @property
    def activity_ids(self) -> tuple[str, ...]:
        """The activities of this edition that are new or have changed."""
        return tuple(row.activity_id for row in (*self.new, *(row.activity for row in self.changed)))

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.new or self.changed or self.withdrawn)


Settled = Mapping[str, frozenset[Aspect]]


def compare_editions(
    number: int,
    as_of: dt.date,
    before: Sequence[ActivityRow],
    now: Sequence[ActivityRow],
    settled: Settled,
    is_correction: bool = False,
) -> Changes:
    """What is new, changed and withdrawn in `now`, in its order, against `before`.

    Activities are the same when they share a report; the id alone would not tell, since it is that
    of the earliest report. What is left on both sides is paired by its words, page by page.
    `settled` says for each report what of it a person settled; in a correction every change counts
    as corrected.
    """
    ancestors = _find_ancestors(before, now)
    held = {old.activity_id for olds in ancestors.values() for old in olds}
    edited = dict(
        _pair_by_words(
            [row for row in before if row.activity_id not in held],
            [row for row in now if row.activity_id not in ancestors],
        )
    )
    ancestors |= {activity_id: [old] for activity_id, old in edited.items()}
    heirs = Counter(old.activity_id for olds in ancestors.values() for old in olds)
    changed = []
    for row in now:
        olds = ancestors.get(row.activity_id, [])
        aspects = tuple(_differing(olds[0], row, row.activity_id in edited)) if olds else ()
        if aspects:
            parted = max(heirs[old.activity_id] for old in olds)
            by_hand = is_correction or _is_settled(row, aspects, settled)
            changed.append(Changed(row, olds[0], aspects, len(olds), parted, by_hand))
    return Changes(
        number=number,
        as_of=as_of,
        new=tuple(row for row in now if row.activity_id not in ancestors),
        changed=tuple(changed),
        withdrawn=tuple(row for row in before if row.activity_id not in heirs),
    )


def _find_ancestors(before: Iterable[ActivityRow], now: Iterable[ActivityRow]) -> dict[str, list[ActivityRow]]:
    """For each activity those of before that it shares a report with, if any: of its own id first, then by reports."""
    holder = {report.item_id: row for row in before for report in row.reports}
    found = {}
    for row in now:
        olds = [holder[report.item_id] for report in row.reports if report.item_id in holder]
        shared = Counter(old.activity_id for old in olds)
        own = row.activity_id
        if olds:
            by_id = {old.activity_id: old for old in olds}
            found[own] = sorted(by_id.values(), key=lambda old: (old.activity_id != own, -shared[old.activity_id]))
    return found


def _differing(before: ActivityRow, now: ActivityRow, is_edited: bool) -> Iterator[Aspect]:
    """In what two activities differ; one that was edited on its page has another report for that reason alone."""
    old, new = _values(before), _values(now)
    for aspect in old:
        if old[aspect] != new[aspect] and not (is_edited and aspect is Aspect.REPORTS):
            yield aspect
    if is_edited and _words(before) != _words(now):
        yield Aspect.WORDS


def _values(row: ActivityRow) -> dict[Aspect, Any]:
    """What is compared. The order of themes counts: the first one is where an activity stands in its year."""
    return {
        Aspect.DATE: (row.year, row.date),
        Aspect.COUNTRIES: frozenset(row.countries),
        Aspect.AREAS: frozenset(row.areas),
        Aspect.THEMES: row.themes,
        Aspect.MEASURES: frozenset(row.measures),
        Aspect.PARTNERS: frozenset(row.partners),
        Aspect.PEOPLE: frozenset((count.n, count.sense, count.bound) for count in row.people),
        Aspect.REPORTS: frozenset(report.item_id for report in row.reports),
    }


def _is_settled(row: ActivityRow, aspects: Iterable[Aspect], settled: Settled) -> bool:
    by_hand = {aspect for report in row.reports for aspect in settled.get(report.item_id, ())}
    return not by_hand.isdisjoint(aspects)


def _pair_by_words(lost: Iterable[ActivityRow], new: Iterable[ActivityRow]) -> Iterator[tuple[str, ActivityRow]]:
    """Ids of new activities, each with the lost one of the same page that it is most like."""
    left: defaultdict[tuple[str, str], list[ActivityRow]] = defaultdict(list)
    found: defaultdict[tuple[str, str], list[ActivityRow]] = defaultdict(list)
    for row in lost:
        left[_page(row)].append(row)
    for row in new:
        found[_page(row)].append(row)
    for page in left.keys() & found.keys():
        if len(left[page]) * len(found[page]) <= _MOST_PAIRS:
            yield from _pair_on_page(left[page], found[page])


def _pair_on_page(lost: Iterable[ActivityRow], found: Iterable[ActivityRow]) -> Iterator[tuple[str, ActivityRow]]:
    words = {row.activity_id: frozenset(_words(row)) for row in (*lost, *found)}
    likeness = [(_likeness(words[old.activity_id], words[new.activity_id]), old, new) for old in lost for new in found]
    taken: set[str] = set()
    for like, old, new in sorted(likeness, key=lambda pair: -pair[0]):
        if like >= _SAME_WORDS and not taken & {old.activity_id, new.activity_id}:
            taken |= {old.activity_id, new.activity_id}
            yield new.activity_id, old


def _page(row: ActivityRow) -> tuple[str, str]:
    main = next(report for report in row.reports if report.is_main)
    return main.source_id, main.doc_name


def _words(row: ActivityRow) -> list[str]:
    return clean_words(f"{row.title or ''} {row.text}").split()


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of all words of both that both have."""
    return len(one & other) / len(one | other) if one or other else 0.0
