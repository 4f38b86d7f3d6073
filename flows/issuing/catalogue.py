"""The catalogue of all editions, written anew from the ledger and put in place whole."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from flows.issuing.drawing import read_described
from flows.job import Job

CATALOGUE, DCAT = "catalogue.json", "catalogue.jsonld"


def write_catalogue(job: Job) -> Path:
    """Where the catalogue was written: every edition of the ledger whose folder is there, in order of issue.

    An edition issued before editions listed their files is left out.
    """
    from warehouse.briefs.register import describe_dcat, list_editions

    folder = job.settings.home.editions
    described = [read_described(folder / edition.folder) for edition in job.ledger.editions()]
    whole = [row for row in described if row and "files" in row]
    _replace(folder / DCAT, describe_dcat(whole))
    _replace(folder / CATALOGUE, list_editions(whole))
    return folder / CATALOGUE


def _replace(path: Path, content: dict[str, Any]) -> None:
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    os.replace(aside, path)
