"""One brief of a scope asked for on the spot: no number, no edition, no Prefect."""

from __future__ import annotations

from pathlib import Path

from flows.editions import brief_names, choose_briefs, period_text
from flows.job import Job, WrongUse
from flows.published import open_published
from warehouse.briefs.edition import EditionFacts, Rendered
from warehouse.rows import Scope

FORMS = (".pdf", ".html", ".csv")


def write_adhoc(job: Job, scope: Scope, brief_id: str, language: str, out: Path | None) -> list[Path]:
    """The files written: one for a name ending in .pdf, .html or .csv, all three for a folder.

    Raises WrongUse: no snapshot published yet, an unknown brief or language, an ending it cannot write.
    """
    asked = choose_briefs(job, [brief_id], [language])[0]
    definition = asked.definition.with_scope(scope)
    with open_published(job.settings) as (connection, snapshot):
        from warehouse.briefs.make import make_brief
        from warehouse.marts import read_brief

        rows = read_brief(connection, scope)
        facts = EditionFacts(asked.language, None, period_text(definition), snapshot.built_at.date())
    with job.progress.stage("brief"):
        rendered = make_brief(definition, rows, facts, brief_names())
    target = out or Path(f"{scope_stem(scope, brief_id)}.pdf")
    if target.suffix.lower() in FORMS:
        return [_write(target, rendered)]
    if target.suffix:
        raise WrongUse(f"--out {target}: a brief is written as .pdf, .html or .csv, or into a folder as all three")
    return [_write(target / f"{scope_stem(scope, brief_id)}{form}", rendered) for form in FORMS]


def scope_stem(scope: Scope, brief_id: str) -> str:
    """A file name that says what is inside: 'brief-011-TIP-2018-2020'."""
    years = "-".join(map(str, dict.fromkeys(scope.years or ())))
    parts = [*scope.regions, *scope.countries, *scope.themes, *scope.measures, years]
    return "-".join(["brief", *(part for part in parts if part)]) if any(parts) else f"brief-{brief_id}"


def _write(path: Path, rendered: Rendered) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {".pdf": rendered.pdf, ".html": rendered.html.encode(), ".csv": rendered.csv.encode()}
    path.write_bytes(content[path.suffix.lower()])
    return path
