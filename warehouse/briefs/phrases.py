"""Short phrases that more than one section of a brief prints, in the language of the edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from gettext import NullTranslations
from itertools import groupby
from typing import TYPE_CHECKING, Any

from warehouse.briefs.arrange import Entry, Group, Spread
from warehouse.briefs.definitions import Section
from warehouse.briefs.direction import direction_of, isolate
from warehouse.briefs.edition import EditionFacts
from warehouse.briefs.lists import GLOBAL, UNDATED, UNPLACED
from warehouse.briefs.marks import anchor_of, mark_figure
from warehouse.briefs.names import Names
from warehouse.briefs.views import Figures
from warehouse.briefs.wording import say_number
from warehouse.briefs.words import clean_words
from warehouse.rows import ActivityRow, BriefRows

if TYPE_CHECKING:
    from markupsafe import Markup

# Beyond this many the source's own words say it better than a line of names.
_MOST_PLACES = 6
# Characters of a foot; 131 of French ran into the number of the page, 108 of Russian fill the line.
_LONGEST_FOOT = 112


class Phrases:
    """The phrases of one edition."""

    def __init__(self, rows: BriefRows, names: Names, figures: Figures, translations: NullTranslations) -> None:
        self._rows, self._names, self._figures = rows, names, figures
        self._ = translations.gettext
        self._plural = translations.ngettext

    def period(self, edition: EditionFacts) -> Markup:
        """The years of the scope, else the period as the timetable gives it or the years of the activities."""
        from markupsafe import Markup, escape

        if self._rows.scope.years:
            return self._span(*self._rows.scope.years)
        if edition.period:
            return escape(edition.period)
        years = sorted(int(line.code) for line in self._figures.years if line.code != UNDATED)
        undated = any(line.code == UNDATED for line in self._figures.years)
        if not years:
            return escape(self._("undated") if undated else self._("none"))
        span = self._span(years[0], years[-1])
        return Markup(self._("%(span)s and undated")) % {"span": span} if undated else span

    def foot(self, title: str, edition: EditionFacts) -> str:
        """What stands at the foot of every page, on one line: a long title is cut."""
        which = (
            self._("edition %(n)s") % {"n": edition.number} if edition.number is not None else self._("ad hoc edition")
        )
        notice = self._("Not an official document of the United Nations")
        rest = f"{self._(', ')}{which} · {notice}"
        return f"{_cut(title, _LONGEST_FOOT - len(rest))}{rest}"

    def _span(self, first: int, last: int) -> Markup:
        begin = mark_figure("masthead", "first-year", str(first))
        return begin if first == last else begin + "–" + mark_figure("masthead", "last-year", str(last))

    def scope(self) -> str:
        """What the brief is bounded to, one bound after the other."""
        scope, names = self._rows.scope, self._names
        bounds = [
            [names.region(code) for code in scope.regions],
            [names.country(code) for code in scope.countries],
            [names.theme(code) for code in scope.themes],
            [names.measure(code) for code in scope.measures],
            [names.area(area) for area in scope.areas],
            [clean_words(partner) for partner in scope.partners],
            [clean_words(source) for source in scope.sources],
            ["–".join(map(str, dict.fromkeys(scope.years)))] if scope.years else [],
        ]
        said = [self._(", ").join(bound) for bound in bounds if bound]
        return self._("; ").join(said) or self._("All regions, themes and years")

    def sources(self) -> Markup:
        """How many documents of which publishers or sources, as HTML."""
        from markupsafe import Markup

        who = list(dict.fromkeys(clean_words(row.publisher or row.source_id) for row in self._rows.sources))
        if not 0 < len(who) <= 4:
            return self.documents("masthead")
        direction = direction_of(self._names.language)
        names = Markup(self._(", ")).join(isolate(name, direction) for name in who)
        return Markup(self._("%(name)s (%(count)s)")) % {"name": self.documents("masthead"), "count": names}

    def documents(self, place: str) -> Markup:
        """How many documents, for a sentence at that place."""
        from markupsafe import Markup

        count = len(self._rows.sources)
        number = mark_figure(place, "sources", say_number(count, self._names.language))
        return Markup(self._plural("%(n)s document", "%(n)s documents", count)) % {"n": number}

    def contents(self, sections: Iterable[Section]) -> list[tuple[str, str]]:
        """Anchor and heading of each section that the contents list holds."""
        _ = self._
        headings = {
            Section.YEARS: ("years", _("Activities by year and theme")),
            Section.REGIONS: ("regions", _("Activities by region and theme")),
            Section.COUNTRIES: ("countries", _("Countries and areas")),
            Section.MEASURES: ("measures", _("Measures and themes")),
            Section.PARTNERS: ("partners", _("Partners")),
            Section.PEOPLE: ("people", _("People")),
            Section.SILENCE: ("silence", _("Silence: where nothing is reported")),
            Section.ACTIVITIES: ("activities", _("The activities")),
            Section.METHOD: ("method", _("Method, limits and counting")),
            Section.SOURCES: ("sources", _("Sources")),
            Section.INDEX: ("index", _("Index: the activities behind each figure")),
        }
        return [headings[section] for section in sections if section in headings]

    def group(self, group: Group) -> str:
        """The heading of a region's activities."""
        match group.spread:
            case Spread.REGION:
                return self._names.region(group.code or "")
            case Spread.REGIONS:
                return self._("Several regions")
            case Spread.WORLDWIDE:
                return self._("Worldwide")
            case Spread.UNPLACED:
                return self._("No place stated")

    def headed(self, group: Group) -> Iterator[tuple[str | None, bool, Sequence[Entry]]]:
        """Heading, whether it names the country of all, and entries: by country, or by year where a group has none."""
        if group.spread is Spread.REGION:
            several = self._("Several countries, or the region as a whole")
            for country in group.countries:
                name = self._names.country(country.iso3) if country.iso3 else several
                yield (name if country.iso3 or len(group.countries) > 1 else None), bool(country.iso3), country.entries
            return
        for year, entries in groupby(group.entries, key=lambda entry: entry.activity.year):
            yield (str(year) if year else self._("Undated")), False, tuple(entries)

    def place(self, activity: ActivityRow) -> str:
        """The countries and areas in focus of an activity, else the venue."""
        names = [self._names.country(code) for code in activity.countries[:_MOST_PLACES]]
        more = len(activity.countries) - len(names)
        if more > 0:
            names.append(self._plural("%(n)s more country", "%(n)s more countries", more) % {"n": more})
        areas = [self._names.area(clean_words(area)) for area in activity.areas if area != "Global"]
        if activity.is_global:
            areas.insert(0, self._("Worldwide"))
        said = self._(", ").join([*names, *areas])
        if said or not activity.venues:
            return said
        hosts = self._(", ").join(self._names.country(code) for code in activity.venues)
        return self._("held in %(place)s") % {"place": hosts}

    def facts(self, activity: ActivityRow, is_under_its_country: bool) -> list[str]:
        """Place, themes and measures of an activity, each most important first; no place where the heading says it."""
        named = is_under_its_country and not activity.areas
        place = "" if named else self.place(activity)
        themes = self._("; ").join(self._names.theme(code) for code in activity.themes)
        measures = self._("; ").join(map(self._names.measure, activity.measures))
        return [part for part in (place, themes, measures) if part]

    def quality(self) -> list[tuple[str, int, str]]:
        """What is known and not known of the activities: words, count, name of the figure."""
        _, quality = self._, self._rows.quality
        return [
            (_("Year stated"), quality.activity_count - quality.undated_count, "year-stated"),
            (_("Undated"), quality.undated_count, anchor_of(("year", UNDATED))),
            (_("Undated, with bounds"), quality.bounded_count, self._figures.bounded.anchor),
            (_("With a country or region in focus"), quality.placed_count, "placed"),
            (_("Worldwide"), quality.global_count, anchor_of(("region", GLOBAL))),
            (_("No place stated"), quality.unplaced_count, anchor_of(("region", UNPLACED))),
            (_("Reported more than once, merged"), quality.merged_count, self._figures.merged.anchor),
        ]

    def senses(self) -> dict[str, str]:
        """In what sense people are counted."""
        _ = self._
        return {
            "trained": _("Trained"),
            "attended": _("Attended"),
            "reached": _("Reached"),
            "victims": _("Victims"),
            "other": _("Other"),
        }

    def bounds(self) -> dict[str, str]:
        """With what bound people are counted."""
        _ = self._
        return {
            "": _("exactly"),
            "more than": _("more than"),
            "at least": _("at least"),
            "around": _("around"),
            "up to": _("up to"),
        }

    def context(self) -> dict[str, Any]:
        """The phrases that templates ask for by name."""
        return {
            "scope_text": self.scope(),
            "sources_text": self.sources(),
            "group_name": self.group,
            "headed": self.headed,
            "facts_of": self.facts,
            "quality_lines": self.quality(),
            "sense_names": self.senses(),
            "bound_names": self.bounds(),
        }


def _cut(title: str, room: int) -> str:
    """The title, or as many whole words of it as there is room for."""
    if len(title) <= room:
        return title
    kept = title[: room - 1]
    return f"{kept.rpartition(' ')[0] or kept}…"
