"""What stands for a picture where it is not seen: its message in words, from the same figures."""

from __future__ import annotations

from collections.abc import Sequence

from warehouse.briefs.chart import Chart
from warehouse.briefs.locale_file import read_locale
from warehouse.briefs.views import Line
from warehouse.briefs.wording import load_translations, say_number
from warehouse.paths import templates_folder

# As many countries as a sentence holds.
_MOST_NAMED = 3


def describe_years(chart: Chart, language: str) -> str:
    """The chart of years and themes: its span, its largest year, and what is undated."""
    translations = load_translations(templates_folder(), language)
    dated = {column: chart.totals.get(column, 0) for column in chart.columns}
    said = [translations.gettext("Bars and circles: activities by the year in which they happened and by first theme.")]
    if any(dated.values()):
        most = max(dated, key=lambda column: dated[column])
        said.append(
            translations.gettext(
                "The years run from %(first)s to %(last)s; the most activities fall in %(most)s (%(n)s)."
            )
            % {
                "first": chart.columns[0],
                "last": chart.columns[-1],
                "most": most,
                "n": say_number(dated[most], language),
            }
        )
    said += [f"{column}: {say_number(chart.totals.get(column, 0), language)}." for column in chart.apart]
    said.append(translations.gettext("The table that follows gives all figures."))
    return read_locale(language).sentence_gap.join(said)


def describe_tiles(countries: Sequence[Line], language: str) -> str:
    """The map of tiles: in how many countries there are activities, and where most; the largest come first."""
    translations = load_translations(templates_folder(), language)
    named = [
        translations.gettext("%(name)s (%(count)s)") % {"name": line.name, "count": say_number(line.count, language)}
        for line in countries[:_MOST_NAMED]
    ]
    said = [
        translations.gettext("Map of tiles, one for each country or area, shaded by the number of activities."),
        translations.gettext("Countries or areas with activities: %(n)s; the most in %(names)s.")
        % {"n": say_number(len(countries), language), "names": translations.gettext("; ").join(named)},
        translations.gettext("The table that follows gives all figures."),
    ]
    return read_locale(language).sentence_gap.join(said)
