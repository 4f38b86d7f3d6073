"""Audit a brief: every figure it prints, counted again from the stored documents without the marts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.job import Job, NothingYet, WrongUse
from flows.scope import read_seed
from warehouse.records import Receipt

if TYPE_CHECKING:
    from warehouse.audit.recount import Gazette


@dataclass(slots=True)
class Audit:
    """What an audit found; `faults` name each figure that differs, `unchecked` the lists it cannot count."""

    checked_count: int = 0
    page_count: int = 0
    document_count: int = 0
    faults: list[str] = field(default_factory=list)
    unchecked: set[str] = field(default_factory=set)


def audit_pdf(job: Job, pdf: Path) -> Audit:
    """Recount every figure of an issued edition's PDF from the bytes of its documents.

    Raises WrongUse for a file that is no edition of this home, and NothingYet when the snapshot
    that names its documents is gone.
    """
    from warehouse.audit.printed import NoBrief, read_printed
    from warehouse.audit.recount import count_keys, recount_activities
    from warehouse.briefs.definitions import Definition
    from warehouse.briefs.views import anchor_of
    from warehouse.decisions import apply_corrections, load_decisions
    from warehouse.extract.read import read_document
    from warehouse.extract.vocabulary import reader_fingerprint
    from warehouse.merge.merging import merge_items
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

    audit = Audit(page_count=printed.page_count)
    if said["sha256"] != hashlib.sha256(data).hexdigest():
        audit.faults.append("the file is not the one that was issued: its SHA-256 differs from the ledger's")
    if snapshot.reader_fingerprint != reader_fingerprint():
        audit.faults.append(
            f"the reader has changed since (then {snapshot.reader_fingerprint}, now {reader_fingerprint()}): "
            "figures below may differ for that reason; audit with the version that issued it"
        )
    decisions = load_decisions(job.settings.home.decisions)
    documents = [
        apply_corrections(read_document(receipt, job.documents.read(receipt.sha256)), decisions)
        for receipt in _receipts(snapshot.path)
    ]
    audit.document_count = len(documents)
    gazette = load_gazette()
    activities = recount_activities(documents, merge_items(documents, decisions).activity_of, gazette)
    scope = Definition.model_validate(said["definition"]).scope.to_scope()
    expected = {anchor_of(key): count for key, count in count_keys(activities, scope, gazette).items()}
    kinds = {anchor_of((kind,)) for kind in KINDS}
    for figure in printed.figures:
        if not any(figure.anchor.startswith(f"{kind}-") for kind in kinds) or figure.value is None:
            audit.unchecked.add(figure.anchor)
            continue
        audit.checked_count += 1
        if figure.value != expected.get(figure.anchor, 0):
            audit.faults.append(
                f"page {figure.page}: {figure.anchor} is printed as {figure.value}, "
                f"the documents give {expected.get(figure.anchor, 0)}"
            )
    return audit


KINDS = ("year", "year-theme", "region", "region-theme", "theme", "measure", "country", "lang", "is")


def load_gazette() -> Gazette:
    """Countries, regions and areas as the M49 seed and the lexicon have them."""
    from warehouse.audit.recount import Gazette
    from warehouse.extract.areas import area_regions

    countries, regions = read_seed("m49_countries"), read_seed("m49_regions")
    return Gazette(
        region_of={
            row["iso3"]: row["intermediate_region_code"] or row["sub_region_code"] or row["region_code"]
            for row in countries
        },
        area_regions=area_regions,
        parent_of={row["code"]: row["parent_code"] for row in regions if row["level"] != "world"},
    )


def _described(job: Job, facts: Mapping[str, str], pdf: Path) -> dict[str, Any]:
    """What was written down of the edition that a PDF says it is."""
    from flows.drawing import read_described

    brief_id, number = facts.get("brief", ""), facts.get("edition", "")
    for edition in job.ledger.editions(brief_id):
        folder = job.settings.home.editions / edition.folder
        if str(edition.number) == number and pdf.name == f"{edition.stem}.pdf":
            described = read_described(folder)
            if described is not None:
                return described
    raise WrongUse(f"{pdf.name} says it is edition {number or '?'} of {brief_id or '?'}, which was not issued here")


def _receipts(snapshot: Path) -> list[Receipt]:
    """The document versions that a snapshot was made from; only their names are taken from it, no figure."""
    import duckdb

    names = [row.name for row in fields(Receipt)]
    query = f"select {', '.join(names)} from raw.documents where is_current order by receipt_number"
    with duckdb.connect(str(snapshot), read_only=True) as connection:
        return [Receipt(**dict(zip(names, row, strict=True))) for row in connection.execute(query).fetchall()]
