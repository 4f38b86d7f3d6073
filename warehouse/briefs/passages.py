"""The passages behind a brief as one HTML page: every activity's reports with their evidence marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from gettext import NullTranslations

from warehouse.briefs.arrange import Entry
from warehouse.briefs.names import Names
from warehouse.briefs.page import render_html
from warehouse.briefs.wording import load_translations, say_date
from warehouse.briefs.words import clean_words
from warehouse.explain.passages import Passage
from warehouse.paths import templates_folder

ENDING = ".passages.html"


def render_passages(
    template: str,
    title: str,
    file_stem: str,
    entries: Sequence[Entry],
    passages: Mapping[str, Passage],
    names: Names,
) -> str:
    """The page, to lie beside the brief's own HTML: `file_stem` is what both are called but for their endings.

    Each report stands in an article whose id is that of its item. Raises BriefRefused.
    """
    translations = load_translations(templates_folder(), names.language)
    context = {
        "title": title,
        "file_stem": file_stem,
        "entries": entries,
        "passages": passages,
        "names": names,
        "language": names.language,
        "field_names": _name_fields(translations),
        "say_value": _value_sayer(names),
    }
    return render_html(template, names.language, context, page="passages.html.j2")


def _name_fields(translations: NullTranslations) -> dict[str, str]:
    _ = translations.gettext
    return {
        "date": _("Date"),
        "year": _("Year"),
        "not_before": _("Not before"),
        "not_after": _("Not after"),
        "places": _("Country or area"),
        "areas": _("Region"),
        "themes": _("Theme"),
        "measures": _("Measure"),
        "partners": _("Partner"),
        "people": _("People"),
        "money": _("Money"),
    }


def _value_sayer(names: Names) -> Callable[[str, str], str]:
    """What says a value of a field in the language of the brief; what has no name there stays as it is."""
    named: dict[str, Callable[[str], str]] = {
        "places": names.country,
        "areas": names.area,
        "themes": names.theme,
        "measures": names.measure,
        **dict.fromkeys(("date", "not_before", "not_after"), lambda iso: say_date(iso, names.language)),
    }
    return lambda field, value: clean_words(named.get(field, str)(value))
