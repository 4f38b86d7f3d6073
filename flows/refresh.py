"""Flow `refresh`: collect, extract, build and brief, in that order."""

from __future__ import annotations

from prefect import flow

from flows.brief import brief
from flows.build import build
from flows.collect import collect
from flows.editions import Issued
from flows.extract import extract
from flows.runs import name_run
from warehouse.briefs.mate import hire_mate


@flow(name="refresh", flow_run_name=name_run, validate_parameters=False)
def refresh(
    home: str | None = None,
    sources: list[str] | None = None,
    briefs: list[str] | None = None,
    languages: list[str] | None = None,
    accept_shrunken: bool = False,
) -> list[Issued]:
    """The whole job; a stage that fails ends it, and what was published before stays."""
    collect(home, sources)
    if not extract(home, sources, accept_shrunken).is_unchanged:
        # It needs 0.7 s to get ready, which the build leaves it, and ends with this process.
        hire_mate()
    build(home)
    return brief(home, briefs, languages)
