"""Jinja as every template here is filled: HTML escaped whatever its file is called, nothing undefined."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from warehouse.paths import templates_folder

if TYPE_CHECKING:
    from jinja2 import Environment


def make_environment(
    *folders: Path,
    translations: NullTranslations | None = None,
    autoescape: bool | Callable[[str | None], bool] = True,
    **options: Any,
) -> Environment:
    """Jinja on the templates of `folders`, the first that has one; `_()` says what `translations` have."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=autoescape,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
    environment.globals["icon"] = read_icon
    if translations is not None:
        environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    return environment


@cache
def read_icon() -> str:
    """The site's icon as a data URL, for pages that stand alone: without one a browser asks for /favicon.ico."""
    return f"data:image/svg+xml,{quote((templates_folder() / 'site' / 'icon.svg').read_text(encoding='utf-8').strip())}"
