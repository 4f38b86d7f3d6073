"""Parameters with a list to choose from, for the forms of Prefect's own interface."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any

from flows.scope import country_names, region_names, tag_names
from warehouse.paths import templates_folder


class _OneOf:
    """Writes what can be chosen into a parameter's schema, when the schema is asked for and not before."""

    def __init__(self, choices: Callable[[], Iterable[str]]) -> None:
        self._choices = choices

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Callable[[Any], dict[str, Any]]) -> Any:
        return handler(core_schema) | {"enum": sorted(self._choices())}


def _languages() -> list[str]:
    return [path.stem for path in (templates_folder() / "locale").glob("*.yml")]


Region = Annotated[str, _OneOf(lambda: region_names().values())]
Country = Annotated[str, _OneOf(lambda: country_names().values())]
Theme = Annotated[str, _OneOf(lambda: tag_names("theme").values())]
Measure = Annotated[str, _OneOf(lambda: tag_names("measure").values())]
Language = Annotated[str, _OneOf(_languages)]
