"""The templates of `templates/mail/` filled in: HTML escaped, plain text as it is, nothing undefined."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from warehouse.paths import templates_folder
from warehouse.templating import make_environment

if TYPE_CHECKING:
    from jinja2 import Environment


def fill(template: str, **context: Any) -> str:
    """The template's text; jinja2.UndefinedError where it asks for what is not in the context."""
    return _environment().get_template(template).render(context)


@cache
def _environment() -> Environment:
    return make_environment(
        templates_folder() / "mail",
        autoescape=lambda name: name is None or not name.endswith(".txt.j2"),
        keep_trailing_newline=True,
    )
