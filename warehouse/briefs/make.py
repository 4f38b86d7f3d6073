"""One edition of one brief, from rows to its three forms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from warehouse.briefs.annex import split_reports, write_csv
from warehouse.briefs.chart import Drawing, label_svg
from warehouse.briefs.definitions import Definition
from warehouse.briefs.edition import BriefRefused, EditionFacts, Rendered
from warehouse.briefs.lists import GLOBAL, UNDATED, UNMEASURED, UNPLACED, UNTHEMED, check_counts
from warehouse.briefs.names import Names
from warehouse.briefs.page import render_html, template_version
from warehouse.briefs.phrases import Phrases
from warehouse.briefs.press import press_pdf
from warehouse.briefs.views import Figures, compose_figures, first_of
from warehouse.briefs.wording import load_translations, say_number
from warehouse.paths import templates_folder
from warehouse.rows import BriefRows

_SPECIAL = (UNDATED, GLOBAL, UNPLACED, UNTHEMED, UNMEASURED)


def make_brief(
    definition: Definition, rows: BriefRows, edition: EditionFacts, names: Mapping[str, str] | None = None
) -> Rendered:
    """The brief as HTML, PDF and CSV.

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
    drawing = Drawing(figures.chart) if figures.chart and "years" in definition.sections else None
    try:
        context = _context(definition, rows, edition, called, figures)
        chart = label_svg(drawing.finish(), _describe(figures, edition.language)) if drawing else None
        html = render_html(definition.template, edition.language, {**context, "chart": chart})
        pressed = press_pdf(html)
    finally:
        if drawing:
            drawing.stop()
    return Rendered(
        html=html,
        pdf=pressed.pdf,
        csv=write_csv(entry for group in figures.groups for entry in group.entries),
        page_count=pressed.page_count,
        activity_count=len(rows.activities),
        language=edition.language,
        title=definition.title[edition.language],
        template_version=template_version(definition.template),
    )


def _context(
    definition: Definition, rows: BriefRows, edition: EditionFacts, names: Names, figures: Figures
) -> dict[str, Any]:
    phrases = Phrases(rows, names, figures, load_translations(templates_folder(), edition.language))
    return {
        "definition": definition,
        "title": definition.title[edition.language],
        "sections": [str(section) for section in definition.sections],
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
        "stated_years": [line for line in figures.years if line.code != UNDATED],
        "stated_regions": [line for line in figures.regions if line.code not in _SPECIAL],
        "top_themes": first_of(figures.themes, _SPECIAL, 3),
        "top_regions": first_of(figures.regions, _SPECIAL, 3),
        "top_countries": first_of(figures.countries, _SPECIAL, 3),
        "top_years": first_of(figures.years, _SPECIAL, 1),
        "top_measures": first_of(figures.measures, _SPECIAL, 2),
        "split_reports": split_reports,
        "template_version": template_version(definition.template),
    }


def _day(moment: dt.datetime) -> dt.date:
    return moment.date()


def _describe(figures: Figures, language: str) -> str:
    """The chart in words, from the same figures."""
    _ = load_translations(templates_folder(), language).gettext
    chart = figures.chart
    assert chart is not None
    totals = ", ".join(
        f"{column} {say_number(chart.totals.get(column, 0), language)}" for column in (*chart.columns, *chart.apart)
    )
    return _("Activities by year: %(totals)s. The table that follows gives them by first theme.") % {"totals": totals}
