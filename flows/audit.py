"""Audit an issued brief: every figure it prints, counted again from the stored documents without the marts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from flows.issuing.comparing import tell_changes
from flows.issuing.drawing import read_described
from flows.issuing.recounting import recount_snapshot
from flows.job import Job, NothingYet, WrongUse
from warehouse.store.entries import Edition


@dataclass(slots=True)
class Audit:
    """What an audit found; `faults` name each figure that differs."""

    figure_count: int = 0
    page_count: int = 0
    document_count: int = 0
    faults: list[str] = field(default_factory=list)


def audit_pdf(job: Job, pdf: Path) -> Audit:
    """Recount every figure of an issued edition's PDF from the bytes of its documents.

    Raises WrongUse for a file that is no edition of this home, and NothingYet when the snapshot
    that names its documents is gone.
    """
    from warehouse.audit.printed import NoBrief, read_printed
    from warehouse.briefs.definitions import Definition
    from warehouse.extract.vocabulary import reader_fingerprint
    from warehouse.store.snapshots import published_snapshot

    try:
        data = pdf.read_bytes()
        printed = read_printed(data)
    except OSError as error:
        raise WrongUse(f"{pdf} cannot be read: {error.strerror}") from None
    except NoBrief as error:
        raise WrongUse(f"{pdf} is {error}") from None
    said = _described(job, printed.facts, pdf)
    snapshot = published_snapshot(job.settings.home.snapshots, printed.facts["snapshot"])
    if snapshot is None:
        raise NothingYet(
            f"snapshot {printed.facts['snapshot']}, which names the documents of {pdf.name}, is not kept here"
        )
    faults = []
    if said["sha256"] != hashlib.sha256(data).hexdigest():
        faults.append("the file is not the one that was issued: its SHA-256 differs from the ledger's")
    if snapshot.reader_fingerprint != reader_fingerprint():
        faults.append(
            f"the reader has changed since (then {snapshot.reader_fingerprint}, now {reader_fingerprint()}): "
            "figures below may differ for that reason; audit with the version that issued it"
        )
    recount = recount_snapshot(job.settings.home, snapshot)
    definition = Definition.model_validate(said["definition"])
    before, is_correction = _edition_before(job, said), said["corrects"] is not None
    compare = partial(tell_changes, job.settings.home, definition, before, is_correction, snapshot.decisions)
    faults += recount.find_faults(printed, definition, compare)
    return Audit(len(printed.figures), printed.page_count, recount.document_count, faults)


def _edition_before(job: Job, said: Mapping[str, Any]) -> Edition | None:
    """The one that an edition tells the changes since."""
    earlier = [
        row
        for row in job.ledger.editions(said["brief_id"])
        if row.lang == said["lang"] and row.number < said["number"] and row.kind != "reissue"
    ]
    return earlier[-1] if earlier and said["kind"] != "reissue" else None


def _described(job: Job, facts: Mapping[str, str], pdf: Path) -> dict[str, Any]:
    """What was written down of the edition that a PDF says it is."""
    brief_id, number = facts.get("brief", ""), facts.get("edition", "")
    for edition in job.ledger.editions(brief_id):
        folder = job.settings.home.editions / edition.folder
        if str(edition.number) == number and pdf.name == f"{edition.stem}.pdf":
            described = read_described(folder)
            if described is not None:
                return described
    raise WrongUse(f"{pdf.name} says it is edition {number or '?'} of {brief_id or '?'}, which was not issued here")
