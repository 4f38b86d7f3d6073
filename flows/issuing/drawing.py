"""One edition drawn from one snapshot and put in place; a process of a pool needs no more than the order."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from math import inf
from pathlib import Path
from typing import Any

from flows.issuing.comparing import tell_changes
from flows.issuing.passages import read_passages
from flows.issuing.recounting import prove_brief
from flows.scope import region_names, tag_names
from warehouse.briefs.definitions import Definition, Section
from warehouse.paths import Home
from warehouse.rows import BriefRows
from warehouse.store.entries import Edition, name_stem


@dataclass(frozen=True, slots=True)
class Order:
    """An edition to be drawn; `definition` is in the one language, `known` says which rows make no new edition.

    `known` holds the number of an edition by the fingerprint of what it was set from; `before` is the
    edition that this one is compared with; `size` says how many activities are to be expected.
    """

    home: Home
    definition: Definition
    language: str
    family: str
    number: int
    snapshot_id: str
    issued_at: dt.datetime
    template_version: str
    inputs_fingerprint: str
    known: Mapping[str, int] = field(default_factory=dict)
    kind: str = "regular"
    corrects: int | None = None
    note: str = ""
    before: Edition | None = None
    next_issue: dt.date | None = None
    size: float = inf


def draw_edition(order: Order) -> Edition | int:
    """The edition, its folder in place, or the number of the one that was set from the same already.

    The folder is written aside and put in place whole; the ledger takes the number after that, so
    a number in the ledger always has its files. Raises BriefRefused, also for a figure that the
    documents do not bear out when they are counted again.
    """
    from warehouse.briefs.edition import EditionFacts
    from warehouse.briefs.make import make_brief
    from warehouse.marts import read_brief
    from warehouse.store.snapshots import open_snapshot, published_snapshot

    definition = order.definition
    snapshot = published_snapshot(order.home.snapshots, order.snapshot_id)
    assert snapshot is not None
    with open_snapshot(snapshot) as connection:
        rows = read_brief(connection, definition.scope.to_scope())
        fingerprint = hash_parts(
            _content(rows), definition.model_dump_json(exclude_defaults=True), order.language, order.template_version
        )
        if fingerprint in order.known:
            return order.known[fingerprint]
        compare = partial(
            tell_changes, order.home, definition, order.before, order.corrects is not None, snapshot.decisions
        )
        known, changes = rows, compare(rows.activities)
        if definition.only_changes:
            if order.before and changes and changes.is_empty:
                return order.before.number
            rows = read_brief(connection, definition.scope.to_scope(), only=changes.activity_ids if changes else ())
        passages = read_passages(connection, order.home, rows)
    if definition.only_changes and not rows.activities:
        definition = definition.model_copy(update={"sections": (Section.CHANGES,)})
    facts = EditionFacts(
        language=order.language,
        number=order.number,
        period=period_text(definition),
        as_of=snapshot.built_at.date(),
        corrects=order.corrects,
        note=order.note,
        next_issue=order.next_issue,
        is_reissue=order.kind == "reissue",
        is_rebuilt=snapshot.is_rebuilt,
        changes=changes,
        known_count=len(known.activities),
        file_stem=name_stem(definition.id, order.number, order.language),
    )
    rendered = make_brief(definition, rows, facts, brief_names(), passages)
    prove_brief(order.home, snapshot, rendered.pdf, definition, compare)
    edition = Edition(
        brief_id=definition.id,
        lang=order.language,
        number=order.number,
        period=facts.period or "",
        as_of=snapshot.built_at,
        issued_at=order.issued_at,
        fingerprint=fingerprint,
        inputs_fingerprint=order.inputs_fingerprint,
        template_version=order.template_version,
        snapshot_id=snapshot.snapshot_id,
        sha256=rendered.sha256,
        page_count=rendered.page_count,
        folder=f"{definition.id}/{order.language}/{order.number:04d}",
        family=order.family,
        kind=order.kind,
        corrects=order.corrects,
        note=order.note,
        title=rendered.title,
        activity_count=rendered.activity_count,
    )
    _put_in_place(order, edition, rendered, rows, known)
    return edition


def period_text(definition: Definition) -> str | None:
    """The years of a brief as printed; None leaves it to the years of its activities."""
    years = definition.scope.years
    if years is None:
        return None
    return str(years[0]) if years[0] == years[1] else f"{years[0]}\N{EN DASH}{years[1]}"


def brief_names() -> Mapping[str, str]:
    """English names of regions, themes and measures by code."""
    return region_names() | tag_names("theme") | tag_names("measure")


def hash_parts(*parts: str) -> str:
    """A hash of strings in order, as 32 hexadecimal digits."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _put_in_place(order: Order, edition: Edition, rendered: Any, rows: BriefRows, known: BriefRows) -> None:
    from warehouse.briefs.about import About
    from warehouse.briefs.package import MEDIA_TYPES, pack_files, pack_known

    about = About(
        edition.brief_id, edition.title, edition.lang, edition.number, edition.period, edition.as_of,
        order.definition.owner, edition.snapshot_id, edition.sha256, edition.corrects, edition.note,
    )  # fmt: skip
    folder = order.home.editions / edition.folder
    aside = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    packed = pack_files(rendered, rows, about) | (pack_known(known) if order.definition.only_changes else {})
    files = []
    for ending, make in packed.items():
        name, data = f"{edition.stem}{ending}", make()
        (aside / name).write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        files.append({"name": name, "media_type": MEDIA_TYPES[ending], "byte_count": len(data), "sha256": digest})
    said = (
        _as_json(edition)
        | asdict(rendered.news)
        | {
            "owner": order.definition.owner,
            "years": order.definition.scope.years,
            "data_fingerprint": rows.data_fingerprint,
            "definition": order.definition.model_dump(mode="json"),
            "files": files,
        }
    )
    text = json.dumps(said, indent=2, ensure_ascii=False) + "\n"
    (aside / "edition.json").write_text(text, encoding="utf-8")
    # A folder here without a row in the ledger is what a crash left between the two.
    shutil.rmtree(folder, ignore_errors=True)
    os.replace(aside, folder)


def read_described(folder: Path) -> dict[str, Any] | None:
    """What edition.json says of the edition in a folder; None when there is none."""
    try:
        described: dict[str, Any] = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return described


def _as_json(edition: Edition) -> dict[str, Any]:
    held = asdict(edition)
    return {key: value.isoformat() if isinstance(value, dt.datetime) else value for key, value in held.items()}


# Where a report stands in which version of its document: an edition's own version is kept for ever,
# and a page that has only grown tells nothing new of what stood on it before.
_WHEREABOUTS = frozenset({"document_id", "fetched_at", "first_line", "last_line"})


def _content(rows: BriefRows) -> str:
    """What the rows tell, without what changes from build to build though nothing new is told."""
    same = replace(rows, snapshot_id="", data_fingerprint="", as_of=dt.datetime.min)

    def tell(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        return {key: value for key, value in pairs if key not in _WHEREABOUTS}

    return json.dumps(asdict(same, dict_factory=tell), default=str, sort_keys=True)
