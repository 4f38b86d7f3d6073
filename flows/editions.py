"""Editions: numbered, immutable, one folder each, and none where nothing has changed."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from flows.job import Job
from flows.published import open_published
from flows.scope import find_code, region_names, tag_names
from warehouse.briefs.definitions import Definition, load_definitions
from warehouse.briefs.edition import EditionFacts, Rendered
from warehouse.paths import shipped_briefs
from warehouse.rows import BriefRows
from warehouse.store.ledger import Edition


@dataclass(frozen=True, slots=True)
class Asked:
    """One brief in one language."""

    definition: Definition
    language: str


@dataclass(frozen=True, slots=True)
class Issued:
    """An edition and where it lies; `is_new` is false when the last one still says it all."""

    edition: Edition
    folder: Path
    is_new: bool

    @property
    def pdf(self) -> Path:
        """The edition's PDF."""
        return self.folder / f"{file_stem(self.edition)}.pdf"


def choose_briefs(job: Job, brief_ids: Sequence[str], languages: Sequence[str]) -> list[Asked]:
    """The briefs and languages to issue, all defined ones unless named; raises UnknownName."""
    definitions = load_definitions([shipped_briefs(), job.settings.home.briefs])
    titles = {brief_id: next(iter(row.title.values())) for brief_id, row in definitions.items()}
    chosen = [definitions[find_code("brief", text, titles)] for text in brief_ids] or list(definitions.values())
    known = {code: code for row in chosen for code in row.languages}
    wanted = [find_code("language", text, known) for text in languages]
    return [Asked(row, code) for row in chosen for code in (wanted or row.languages) if code in row.languages]


def issue_edition(job: Job, asked: Asked) -> Issued:
    """The next edition of a brief, or the last one when the same rows under the same template made it.

    The folder is written aside and put in place whole before the ledger takes the number, so a
    number in the ledger always has its files. Raises NothingYet and BriefRefused.
    """
    from warehouse.briefs.page import template_version

    ledger, definition = job.ledger, asked.definition
    last = ledger.last_edition(definition.id, asked.language)
    version = template_version(definition.template)
    with open_published(job.settings) as (connection, snapshot):
        inputs = _hash(snapshot.data_fingerprint, definition.model_dump_json(), asked.language, version)
        if last and last.inputs_fingerprint == inputs:
            return Issued(last, job.settings.home.editions / last.folder, is_new=False)
        from warehouse.marts import read_brief

        rows = read_brief(connection, definition.scope.to_scope())
    fingerprint = _hash(_content(rows), definition.model_dump_json(), asked.language, version)
    if last and last.fingerprint == fingerprint:
        return Issued(last, job.settings.home.editions / last.folder, is_new=False)

    from warehouse.briefs.make import make_brief

    number = last.number + 1 if last else 1
    facts = EditionFacts(asked.language, number, period_text(definition), snapshot.built_at.date())
    rendered = make_brief(definition, rows, facts, brief_names())
    edition = Edition(
        brief_id=definition.id,
        lang=asked.language,
        number=number,
        period=facts.period or "",
        as_of=snapshot.built_at,
        issued_at=job.clock(),
        fingerprint=fingerprint,
        inputs_fingerprint=inputs,
        template_version=version,
        snapshot_id=snapshot.snapshot_id,
        sha256=rendered.sha256,
        page_count=rendered.page_count,
        folder=f"{definition.id}/{asked.language}/{number:04d}",
    )
    folder = job.settings.home.editions / edition.folder
    _put_in_place(folder, edition, rendered)
    ledger.issue_edition(edition)
    return Issued(edition, folder, is_new=True)


def period_text(definition: Definition) -> str | None:
    """The years of a brief as printed; None leaves it to the years of its activities."""
    years = definition.scope.years
    if years is None:
        return None
    return str(years[0]) if years[0] == years[1] else f"{years[0]}\N{EN DASH}{years[1]}"


def brief_names() -> Mapping[str, str]:
    """English names of regions, themes and measures by code."""
    return region_names() | tag_names("theme") | tag_names("measure")


def file_stem(edition: Edition) -> str:
    """What an edition's files are called."""
    return f"{edition.brief_id}-{edition.number}-{edition.lang}"


def _put_in_place(folder: Path, edition: Edition, rendered: Rendered) -> None:
    aside = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    stem = file_stem(edition)
    (aside / f"{stem}.pdf").write_bytes(rendered.pdf)
    (aside / f"{stem}.html").write_text(rendered.html, encoding="utf-8")
    (aside / f"{stem}.csv").write_text(rendered.csv, encoding="utf-8", newline="")
    said = asdict(edition) | {"title": rendered.title, "activity_count": rendered.activity_count}
    (aside / "edition.json").write_text(
        json.dumps(said, indent=2, ensure_ascii=False, default=str) + "\n", encoding="utf-8"
    )
    # A folder here without a row in the ledger is what a crash left between the two.
    shutil.rmtree(folder, ignore_errors=True)
    os.replace(aside, folder)


def _content(rows: BriefRows) -> str:
    """The rows without what changes from build to build though they do not."""
    same = replace(rows, snapshot_id="", data_fingerprint="", as_of=dt.datetime.min)
    return json.dumps(asdict(same), default=str, sort_keys=True)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
