"""One edition of one brief, from rows to its three forms."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from warehouse.briefs.annex import split_reports, write_csv
from warehouse.briefs.atlas import list_countries
from warehouse.briefs.attaching import Attached
from warehouse.briefs.captions import describe_tiles, describe_years
from warehouse.briefs.changes import name_aspects, tell_changes
from warehouse.briefs.chart import describe_chart, is_worth_a_chart, label_svg
from warehouse.briefs.definitions import Definition, Section
from warehouse.briefs.direction import direction_of
from warehouse.briefs.edition import BriefRefused, EditionFacts, Rendered
from warehouse.briefs.highlights import list_key_figures, tell_highlights
from warehouse.briefs.lists import check_counts
from warehouse.briefs.mate import dismiss_mate, hire_mate, press_lock
from warehouse.briefs.names import Names
from warehouse.briefs.news import write_news
from warehouse.briefs.page import render_html
from warehouse.briefs.passages import ENDING, render_passages
from warehouse.briefs.phrases import Phrases
from warehouse.briefs.press import CHART_SLOT, CUT, press_pdf
from warehouse.briefs.silence import find_silence
from warehouse.briefs.tilemap import draw_tiles, is_worth_a_map
from warehouse.briefs.version import template_version
from warehouse.briefs.views import Figures, compose_figures
from warehouse.briefs.voice import Voice
from warehouse.briefs.wording import load_translations
from warehouse.explain.passages import Passage
from warehouse.paths import templates_folder
from warehouse.rows import BriefRows, Scope

# Single changes that a front page has room for; the index lists all.
_MOST_CHANGES = 6


def make_brief(
    definition: Definition,
    rows: BriefRows,
    edition: EditionFacts,
    names: Mapping[str, str] | None = None,
    passages: Mapping[str, Passage] | None = None,
) -> Rendered:
    """The brief as HTML, PDF and CSV, and with `passages` (by item id) the page that its HTML leads to.

    `names` gives names for codes that the rows do not name (regions and themes of an empty scope).
    Raises BriefRefused when a figure differs from the activities behind it, a word is missing in
    the language, a glyph in the fonts, or anything in the page would have to be fetched.
    """
    if edition.language not in definition.languages:
        raise BriefRefused(
            f"brief {definition.id} is not made in {edition.language!r}, only in {', '.join(definition.languages)}"
        )
    called = Names.from_rows(rows, edition.language, names)
    translations = load_translations(templates_folder(), edition.language)
    figures = compose_figures(rows, called, translations.gettext)
    check_counts(rows, figures.lists)
    charted = figures.chart if Section.YEARS in definition.sections and is_worth_a_chart(figures.chart) else None
    table = write_csv(entry for group in figures.groups for entry in group.entries)
    attached = _attach(definition, edition, table, edition.as_of or _day(rows.as_of))
    passages_page = f"{edition.file_stem}{ENDING}" if passages is not None else None
    with press_lock():
        mate = hire_mate() if charted else None
        if mate and charted:
            mate.ask("chart", json.dumps(describe_chart(charted, direction_of(edition.language))))
        title = describe_years(charted, edition.language) if charted else ""
        draw = (lambda: label_svg(mate.answer(), title, charted)) if mate and charted else None
        try:
            context = _context(definition, rows, edition, called, figures) | {"passages_page": passages_page}
            html = render_html(
                definition.template, edition.language, {**context, "chart": CHART_SLOT if draw else None}
            )
        except BaseException:
            dismiss_mate()
            raise
        pressed = press_pdf(html, draw, attached)
    entries = [entry for group in figures.groups for entry in group.entries]
    return Rendered(
        html=CUT.sub("", pressed.html),
        pdf=pressed.pdf,
        csv=table,
        page_count=pressed.page_count,
        activity_count=len(rows.activities),
        language=edition.language,
        title=definition.title[edition.language],
        template_version=template_version(definition.template, edition.language, definition.sections),
        news=write_news(
            definition.sections,
            rows,
            *(context[name] for name in ("highlights", "key_figures", "changes", "voice")),
        ),
        passages=""
        if passages is None
        else render_passages(
            definition.template, definition.title[edition.language], edition.file_stem, entries, passages, called
        ),
    )


def _context(
    definition: Definition, rows: BriefRows, edition: EditionFacts, names: Names, figures: Figures
) -> dict[str, Any]:
    translations = load_translations(templates_folder(), edition.language)
    sections = [str(section) for section in definition.sections]
    phrases, voice = Phrases(rows, names, figures, translations), Voice(edition.language, translations, sections)
    printed = {entry.activity.activity_id: entry.number for group in figures.groups for entry in group.entries}
    changes = tell_changes(edition, printed, definition.only_changes, voice)
    return {
        "definition": definition,
        "title": definition.title[edition.language],
        "sections": sections,
        "last_front": _last_front(definition),
        "foot": phrases.foot(definition.title[edition.language], edition),
        "rows": rows,
        "quality": rows.quality,
        "scope": rows.scope,
        "language": edition.language,
        "number": edition.number,
        "period_text": phrases.period(edition),
        "contents": phrases.contents(definition.sections),
        "kosovo": any("XKX" in activity.countries for activity in rows.activities),
        **phrases.context(),
        "as_of": edition.as_of or _day(rows.as_of),
        "names": names,
        "f": figures,
        "edition": edition,
        "changes": changes,
        "aspect_names": name_aspects(voice),
        "most_changes": None if definition.only_changes else _MOST_CHANGES,
        "voice": voice,
        "figure": voice.figure,
        "leads": voice.leads,
        "linked": voice.linked,
        "proven": voice.proven,
        "proven_share": voice.proven_share,
        "highlights": tell_highlights(rows, figures, phrases.documents("highlights"), voice),
        "key_figures": list_key_figures(rows, figures, voice),
        "silence": find_silence(rows, (entry for group in figures.groups for entry in group.entries), names),
        "tile_map": _map(rows.scope, figures, names),
        "split_reports": split_reports,
        "template_version": template_version(definition.template, edition.language, definition.sections),
    }


def _map(scope: Scope, figures: Figures, names: Names) -> str | None:
    """The map of tiles; None where numbers alone say more."""
    asked = {*scope.countries, *(list_countries(scope.regions) if scope.regions else ())}
    counts = {line.code: line.count for line in figures.countries}
    if not is_worth_a_map(counts, asked):
        return None
    called = {line.code: line.name for line in figures.countries}
    return draw_tiles(counts, asked, called, describe_tiles(figures.countries, names.language))


def _attach(definition: Definition, edition: EditionFacts, table: str, as_of: dt.date) -> Attached:
    """The rows as the PDF carries them, under the name of the file that lies beside it."""
    said = load_translations(templates_folder(), edition.language).gettext(
        "The activities of this brief as a table (CSV): one a row, in the order of print, with date, place and source."
    )
    number = "ad-hoc" if edition.number is None else edition.number
    name = f"{definition.id}-{number}-{edition.language}.csv"
    return Attached(name, "text/csv", table.encode(), said, as_of)


def _last_front(definition: Definition) -> str | None:
    """The section after which the front ends: the contents list, which needs the page numbers of all the rest."""
    return str(Section.CONTENTS) if Section.CONTENTS in definition.sections else None


def _day(moment: dt.datetime) -> dt.date:
    return moment.date()
