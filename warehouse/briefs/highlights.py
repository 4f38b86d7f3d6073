"""The highlights and key figures of an edition: the sentences that are printed, mailed and shown, said once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.briefs.lists import GLOBAL, UNDATED, UNPLACED, UNTHEMED
from warehouse.briefs.marks import anchor_of
from warehouse.briefs.names import place_of
from warehouse.briefs.views import Figures, Line
from warehouse.briefs.voice import Voice
from warehouse.rows import BriefRows

if TYPE_CHECKING:
    from markupsafe import Markup

_SPECIAL = frozenset({UNDATED, GLOBAL, UNPLACED, UNTHEMED})
_HERE, _WORLDWIDE = "highlights", anchor_of(("region", GLOBAL))


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number, what it counts, and where the list behind it stands."""

    count: int
    words: str
    anchor: str


def tell_highlights(rows: BriefRows, figures: Figures, documents: Markup, voice: Voice) -> list[list[Markup]]:
    """Two to five sentences from figures alone, by paragraph; `documents` says how many there are."""
    if not rows.activities:
        return [
            [voice.say("No activity in the scope of this brief has been reported in the sources that it draws on.")]
        ]
    told = [_tell_themes(rows, figures, documents, voice), _tell_places(rows, figures, voice)]
    return [sentences for sentences in (*told, _tell_years(rows, figures, voice)) if sentences]


def _tell_themes(rows: BriefRows, figures: Figures, documents: Markup, voice: Voice) -> list[Markup]:
    count, themes = len(rows.activities), first_of(figures.themes, 3)
    said = voice.proven(_HERE, "activities", count)
    if not themes:
        return [
            voice.ngettext(
                "%(n)s activity is reported in %(documents)s.",
                "%(n)s activities are reported in %(documents)s.",
                count,
                n=said,
                documents=documents,
            )
        ]
    return [
        voice.ngettext(
            "%(n)s activity is reported in %(documents)s, on %(themes)s.",
            "%(n)s activities are reported in %(documents)s, most often on %(themes)s.",
            count,
            n=said,
            documents=documents,
            themes=voice.figures(themes, _HERE),
        )
    ]


def _tell_places(rows: BriefRows, figures: Figures, voice: Voice) -> list[Markup]:
    if not figures.countries:
        return []
    told = [
        voice.ngettext(
            "Activities focus on %(n)s country or area: %(top)s.",
            "Activities focus on %(n)s countries or areas, most often %(top)s.",
            len(figures.countries),
            n=voice.proven(_HERE, "countries", len(figures.countries)),
            top=voice.figures(first_of(figures.countries, 3), _HERE),
        )
    ]
    if worldwide := rows.quality.global_count:
        told.append(
            voice.ngettext(
                "%(n)s activity (%(share)s per cent) is worldwide or has no geographic focus.",
                "%(n)s activities (%(share)s per cent) are worldwide or have no geographic focus.",
                worldwide,
                n=voice.proven(_HERE, _WORLDWIDE, worldwide),
                share=voice.proven_share(_HERE, _WORLDWIDE, worldwide, len(rows.activities)),
            )
        )
    return told


def _tell_years(rows: BriefRows, figures: Figures, voice: Voice) -> list[Markup]:
    undated = rows.quality.undated_count
    stated = len(rows.activities) - undated
    if not stated:
        return [voice.say("The sources state the year of none of them; all are shown as undated.")]
    if undated:
        told = voice.ngettext(
            "The sources state the year of %(stated)s of them (%(share)s per cent); "
            "%(n)s remains undated and is shown as such.",
            "The sources state the year of %(stated)s of them (%(share)s per cent); "
            "%(n)s remain undated and are shown as such.",
            undated,
            n=voice.proven(_HERE, anchor_of(("year", UNDATED)), undated),
            stated=voice.proven(_HERE, "year-stated", stated),
            share=voice.proven_share(_HERE, "year-stated", stated, len(rows.activities)),
        )
    else:
        told = voice.say("The sources state the year of every activity.")
    most, *others = first_of(figures.years, 2)
    if any(other.count == most.count for other in others):
        return [told]
    said = voice.say(
        "Of the dated ones, more fall in %(year)s than in any other year (%(n)s).",
        year=voice.most(_HERE, most),
        n=voice.figure(most),
    )
    return [told, said] if others else [told]


def list_key_figures(rows: BriefRows, figures: Figures, voice: Voice) -> list[KeyFigure]:
    """The six numbers at the head of a brief."""
    quality = rows.quality
    regions = sum(line.code not in _SPECIAL for line in figures.regions)
    countries, documents = len(figures.countries), len(rows.sources)
    told = [
        (quality.activity_count, voice.ngettext("activity", "activities", quality.activity_count), "activities"),
        (
            countries,
            voice.ngettext("country or area in focus", "countries or areas in focus", countries),
            "countries",
        ),
        (regions, voice.ngettext("region", "regions", regions), "regions"),
        (quality.undated_count, voice.say("undated"), "l-year-undated"),
        (quality.merged_count, voice.say("reported more than once"), figures.merged.anchor),
        (documents, voice.ngettext("document", "documents", documents), "sources"),
    ]
    return [KeyFigure(count, str(words), anchor) for count, words, anchor in told]


def first_of(lines: Sequence[Line], most: int) -> list[Line]:
    """The largest named lines."""
    named = [line for line in lines if line.code not in _SPECIAL]
    return sorted(named, key=lambda line: (-line.count, place_of(line.name)))[:most]
