"""An explanation as one HTML page that stands alone: no script, no outside file, every word escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.explain.explanation import Explanation
from warehouse.explain.plain import list_rest
from warehouse.explain.wording import (
    UNSURE_FROM,
    list_facts,
    list_proofs,
    say_basis,
    say_doubt,
    say_title,
    say_unstated,
)
from warehouse.templating import make_environment

if TYPE_CHECKING:
    from jinja2 import Template


def render_page(explanation: Explanation, templates: Path) -> str:
    """The page, set from `explain/item.html.j2` in the templates folder."""
    return _template(templates).render(
        explanation=explanation,
        title=say_title(explanation.row),
        facts=list(list_facts(explanation)),
        rest=list(list_rest(explanation)),
        unstated=say_unstated(explanation),
        unsure_from=UNSURE_FROM,
    )


@cache
def _template(templates: Path) -> Template:
    environment = make_environment(templates / "explain")
    environment.filters.update(basis=say_basis, doubt=say_doubt, proofs=list_proofs)
    return environment.get_template("item.html.j2")
