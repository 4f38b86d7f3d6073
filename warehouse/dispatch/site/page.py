"""The site's templates, filled in one language; links are relative, so that the site can stand anywhere."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from warehouse.briefs.direction import direction_of, isolate, turn
from warehouse.briefs.wording import load_translations, say_day, say_number
from warehouse.dispatch.site.naming import tidy
from warehouse.paths import templates_folder
from warehouse.templating import make_environment

if TYPE_CHECKING:
    from jinja2 import Environment

_SHAPING = (".j2", ".css", ".js", ".svg", ".po", ".yml", ".py")


def render_page(template: str, language: str, address: str, context: Mapping[str, Any]) -> bytes:
    """The page that will stand at `address` (from the site's root, '/en/')."""
    page = _environment(language).get_template(template)
    return page.render(language=language, link=lambda target: relative(address, target), **context).encode()


def path_of(address: str) -> str:
    """Where the page or file of an address lies below the site's folder."""
    path = unquote(address).removeprefix("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def relative(here: str, target: str) -> str:
    """How the page at one address links to another one of the site."""
    if here == target:
        return "./"
    folder = posixpath.dirname(here) or "/"
    found = posixpath.relpath(target, folder)
    return f"{found}/" if target.endswith("/") else found


@cache
def _environment(language: str) -> Environment:
    folder = templates_folder()
    environment = make_environment(folder / "site", translations=load_translations(folder, language))
    environment.filters.update(
        day=lambda moment: say_day(moment.date(), language),
        moment=lambda at: f"{say_day(at.date(), language)} {at:%H:%M} UTC",
        isolate=lambda words: isolate(tidy(words), direction_of(language)),
        number=lambda n: say_number(n, language),
        size=lambda count: _say_size(count, language),
        tidy=tidy,
    )
    environment.globals.update(direction=direction_of(language), turn=lambda words: turn(words, language))
    return environment


def _say_size(byte_count: int, language: str) -> str:
    """'420 kB' or '1.3 MB' as the language writes it."""
    from babel.units import format_unit

    if byte_count < 1_000_000:
        return str(format_unit(max(1, round(byte_count / 1000)), "digital-kilobyte", "short", locale=language))
    return str(format_unit(round(byte_count / 1_000_000, 1), "digital-megabyte", "short", locale=language))


@cache
def site_version() -> str:
    """The start of a SHA-256 over the templates, the catalogues and the code that fills them."""
    digest = hashlib.sha256()
    code, warehouse = Path(__file__).parent, Path(__file__).parents[2]
    shaping = [warehouse / "templating.py"]
    for folder in (templates_folder() / "site", templates_folder() / "locale", code, warehouse / "briefs"):
        shaping += sorted(path for path in folder.iterdir() if path.suffix in _SHAPING)
    for path in shaping:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
