"""Jinja as every template here is filled: HTML escaped whatever its file is called, nothing undefined."""

from __future__ import annotations

from collections.abc import Callable
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    if translations is not None:
        environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    return environment
