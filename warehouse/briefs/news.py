"""What an edition tells at a glance, for its mail, its page in the archive and its chat message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    rows: BriefRows, highlights: Iterable[Iterable[Markup]], key_figures: Sequence[KeyFigure], voice: Voice
) -> News:
    """The news of an edition from the sentences and figures that its page prints."""
    return News(
        direction=direction_of(voice.language) or "ltr",
        highlights=tuple(sentence.striptags() for paragraph in highlights for sentence in paragraph),
        key_figures=tuple(NewsFigure(figure.words, voice.number(figure.count)) for figure in key_figures),
        changes=(),
        subjects={
            "regions": _count(rows.by_region),
            "countries": _count(rows.by_country),
            "themes": _count(rows.by_theme),
        },
    )


def _count(rows: Iterable[CountRow]) -> dict[str, int]:
    return {row.code: row.activity_count for row in rows if row.code not in _NO_CODES}
