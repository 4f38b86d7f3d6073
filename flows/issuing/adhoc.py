"""One brief of a scope asked for on the spot: no number, no edition, no Prefect."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from functools import cache
from pathlib import Path

from flows.issuing.choosing import choose_briefs
from flows.issuing.drawing import brief_names, period_text
from flows.issuing.passages import read_passages
from flows.issuing.recounting import prove_brief
from flows.job import Job, WrongUse
from flows.published import open_published
from flows.scope import find_code
from warehouse.briefs.about import About
from warehouse.briefs.definitions import NAME, Definition, Each, load_definitions
from warehouse.briefs.edition import EditionFacts
from warehouse.briefs.families import name_member
from warehouse.briefs.names import name_area
from warehouse.rows import Scope

# Of how many bounds a title speaks, and how long it may get.
_MOST_BOUNDS, _LONGEST = 4, 110


def write_adhoc(job: Job, scope: Scope, brief_id: str | None, language: str, out: Path | None) -> list[Path]:
    """The files written: one for a name ending in .pdf, .html, .csv, .xlsx..., all of them for a folder.

    A bound that is not asked for is the named brief's own. Raises WrongUse: no snapshot published
    yet, an unknown brief or language, a family without its member, an ending it cannot write.
    """
    from warehouse.briefs.package import FORMS, pack_files
    from warehouse.briefs.passages import ENDING

    scope = replace(scope, partners=find_partners(job, scope.partners))
    asked = choose_briefs(job, [brief_id or "global"], [language])
    if len(asked) != 1:
        raise WrongUse(f"brief {brief_id} is a family: name one of its members, such as {asked[0].definition.id}")
    own = asked[0].definition
    if own.only_changes:
        raise WrongUse(f"brief {own.id} compares editions: it is issued as such, without --out or bounds")
    definition = own.with_scope(narrow(own.scope.to_scope(), scope)).in_language(language)
    if brief_id is None and scope != Scope():
        definition = definition.model_copy(update={"title": {language: title_scope(scope, language)}})
    target = out or Path(f"{scope_stem(scope, own.id)}.pdf")
    ending = next((form for form in FORMS if target.name.lower().endswith(form)), None)
    # Alone a page leads to no other; in a folder the brief's leads to its passages.
    stem = target.name[: -len(ENDING)] if ending == ENDING else scope_stem(scope, own.id)
    if target.suffix and ending is None:
        raise WrongUse(f"--out {target}: a brief is written as {', '.join(FORMS)}, or into a folder as all of them")
    with open_published(job.settings) as (connection, snapshot):
        from warehouse.briefs.make import make_brief
        from warehouse.marts import read_brief

        rows = read_brief(connection, definition.scope.to_scope())
        passages = read_passages(connection, job.settings.home, rows) if ending in (None, ENDING) else None
    facts = EditionFacts(language, None, period_text(definition), snapshot.built_at.date(), file_stem=stem)
    with job.progress.stage("brief"):
        rendered = make_brief(definition, rows, facts, brief_names(), passages)
        prove_brief(job.settings.home, snapshot, rendered.pdf, definition)
    about = About(
        own.id, rendered.title, language, None, facts.period or "", snapshot.built_at,
        definition.owner, snapshot.snapshot_id, rendered.sha256,
    )  # fmt: skip
    files = pack_files(rendered, rows, about)
    if ending:
        return [_write(target, files[ending]())]
    return [_write(target / f"{stem}{form}", make()) for form, make in files.items()]


def find_partners(job: Job, partners: Sequence[str]) -> tuple[str, ...]:
    """The partners as the published snapshot names them; raises UnknownName with the near ones."""
    if not partners:
        return ()
    from warehouse.marts.members import read_partners

    with open_published(job.settings) as (connection, _):
        known = {name: name for name in read_partners(connection)}
    return tuple(find_code("partner", text, known) for text in partners)


def narrow(own: Scope, asked: Scope) -> Scope:
    """A brief's own scope with the bounds asked for in place of its own of the same kind."""
    return Scope(**{field.name: getattr(asked, field.name) or getattr(own, field.name) for field in fields(Scope)})


def title_scope(scope: Scope, language: str) -> str:
    """A title that names the bounds, in the words of the countries' briefs: 'Reported activities: Kenya, Training'."""
    family = _country_family()
    names = brief_names()
    said = [
        name_member(each, code, language, names)
        for each in (Each.REGIONS, Each.COUNTRIES, Each.THEMES, Each.MEASURES)
        for code in getattr(scope, each.value)
    ]
    said += [*(name_area(area, language) for area in scope.areas), *scope.partners]
    said += [years] if (years := period_text(family.with_scope(scope))) else []
    said += list(scope.sources)
    shown = ", ".join(said[:_MOST_BOUNDS]) + (", …" if len(said) > _MOST_BOUNDS else "")
    return family.title.get(language, family.title["en"]).replace(NAME, shown)[:_LONGEST]


@cache
def _country_family() -> Definition:
    return load_definitions()["country"]


def scope_stem(scope: Scope, brief_id: str) -> str:
    """A file name that says what is inside: 'brief-011-TIP-2018-2020'."""
    years = "-".join(map(str, dict.fromkeys(scope.years or ())))
    named = [re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") for name in (*scope.areas, *scope.partners)]
    parts = [*scope.regions, *scope.countries, *scope.themes, *scope.measures, *named, years]
    return "-".join(["brief", *(part for part in parts if part)]) if any(parts) else f"brief-{brief_id}"


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
