"""What an edition tells at a glance, for its mail, its page in the archive and its chat message."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.briefs.changes import ChangesView
from warehouse.briefs.definitions import Section
from warehouse.briefs.direction import direction_of
from warehouse.briefs.highlights import KeyFigure
from warehouse.briefs.voice import Voice
from warehouse.rows import BriefRows, CountRow

if TYPE_CHECKING:
    from markupsafe import Markup

_NO_CODES = frozenset({"global", "unplaced"})


@dataclass(frozen=True, slots=True)
class NewsFigure:
    """A number as it is printed, and what it counts."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class News:
    """The words that the edition prints, as plain text in its language.

    `direction` is 'ltr' or 'rtl'. `changes` is empty in a first edition. `subjects` counts
    activities by code below 'regions', 'countries' and 'themes'.
    """

    direction: str
    highlights: tuple[str, ...]
    key_figures: tuple[NewsFigure, ...]
    changes: tuple[str, ...]
    subjects: Mapping[str, Mapping[str, int]]


def write_news(
    sections: Collection[Section],
    rows: BriefRows,
    highlights: Iterable[Iterable[Markup]],
    key_figures: Iterable[KeyFigure],
    changes: ChangesView | None,
    voice: Voice,
) -> News:
    """The news of an edition from what its sections print; `changes` is None where nothing is said of them.

    Where no section prints highlights, a first edition says for one that it is the first.
    """
    told = changes.sentences if changes and Section.CHANGES in sections else ()
    is_compared = changes is not None and changes.since is not None
    first = () if is_compared else told
    printed = [sentence for paragraph in highlights for sentence in paragraph]
    return News(
        direction=direction_of(voice.language) or "ltr",
        highlights=_plain(printed if Section.HIGHLIGHTS in sections else first),
        key_figures=tuple(
            NewsFigure(figure.words, voice.number(figure.count))
            for figure in key_figures
            if Section.KEY_FIGURES in sections
        ),
        changes=_plain(told if is_compared else ()),
        subjects={
            "regions": _count(rows.by_region),
            "countries": _count(rows.by_country),
            "themes": _count(rows.by_theme),
        },
    )


def _plain(sentences: Iterable[Markup]) -> tuple[str, ...]:
    return tuple(sentence.striptags() for sentence in sentences)


def _count(rows: Iterable[CountRow]) -> dict[str, int]:
    return {row.code: row.activity_count for row in rows if row.code not in _NO_CODES}
