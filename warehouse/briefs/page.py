"""Rows and figures set as HTML: one template for the press and for the browser."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from warehouse.briefs.direction import direction_of, isolate, turn
from warehouse.briefs.edition import BriefRefused
from warehouse.briefs.fragment import link_to_words
from warehouse.briefs.locale_file import read_locale
from warehouse.briefs.marks import anchor_of, mark_figure, source_mark
from warehouse.briefs.styles import compose_style
from warehouse.briefs.wording import load_translations, say_date, say_day, say_number
from warehouse.briefs.words import clean_words, split_paragraphs
from warehouse.paths import templates_folder
from warehouse.templating import make_environment

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_SHIPPED = "brief"


def render_html(template: str, language: str, context: Mapping[str, Any], page: str = "brief.html.j2") -> str:
    """The page; raises BriefRefused if the template asks for something that is not there."""
    from jinja2 import TemplateError

    environment = _environment(templates_folder(), template, language)
    try:
        return environment.get_template(page).render(context)
    except TemplateError as error:
        raise BriefRefused(f"template {template}: {error}") from error


@cache
def _environment(folder: Path, template: str, language: str) -> Environment:
    """The page's Jinja; what another template does not have is taken from the shipped one."""
    translations = load_translations(folder, language)
    environment = make_environment(folder / template, folder / _SHIPPED, translations=translations)
    environment.filters.update(
        number=lambda n: say_number(n, language),
        date=lambda iso: say_date(iso, language),
        day=lambda moment: say_day(moment if not hasattr(moment, "date") else moment.date(), language),
        clean=clean_words,
        css_string=_css_string,
        isolate=lambda words: isolate(clean_words(words), direction_of(language)),
    )
    environment.globals.update(
        paragraphs_of=lambda activity: split_paragraphs(clean_words(activity.text), clean_words(activity.title or "")),
        direction=direction_of(language),
        turn=lambda words, around=language: turn(words, around),
        gap=read_locale(language).sentence_gap,
        web_address=web_address,
        link_to_words=lambda address, title, text: link_to_words(address, clean_words(title), clean_words(text)),
        anchor_of=anchor_of,
        source_mark=source_mark,
        marked=mark_figure,
        style=compose_style(folder / template / "brief.css", language),
        letter_style=compose_style(folder / template / "letter.css", language),
        screen_style=compose_style(folder / template / "screen.css", language),
    )
    return environment


def _css_string(text: str) -> Markup:
    """A quoted string for a style sheet, everything but letters, digits and spaces escaped."""
    from markupsafe import Markup

    return Markup('"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"')


def web_address(uri: str) -> str | None:
    """The address if a reader can follow it and it can do no harm, else None."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    return uri if parts.scheme in ("http", "https") and parts.hostname and not parts.username else None
