"""Briefs and editions as rows for a person or a program."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from flows.issuing.choosing import Shelf, names_of
from flows.job import Job, NothingYet, WrongUse
from warehouse.briefs.definitions import Definition, Each
from warehouse.store.entries import Edition

Rows = list[dict[str, Any]]


def list_briefs(job: Job) -> Rows:
    """One row for each brief and family, and below a family one for each member that `--all` makes or that was issued.

    `activity_count` is null where no snapshot is published and for a brief that is no member.
    """
    shelf, last = Shelf(job), _last_editions(job)
    issued: dict[str, dict[str, Edition]] = defaultdict(dict)
    for edition in job.ledger.editions():
        issued[edition.family][edition.brief_id] = edition
    rows: Rows = []
    for definition in shelf.definitions.values():
        rows.append(_row(definition, last.get(definition.id, {}), ""))
        members = _members(shelf, definition) if definition.family else {}
        shown = shelf.usual(definition) if definition.family and members and not definition.family.on_request else []
        for brief_id in dict.fromkeys(
            [*(shelf.member(definition, code)[0].id for code in shown), *issued[definition.id]]
        ):
            code = brief_id.removeprefix(f"{definition.id}-")
            try:
                member, _ = shelf.find(brief_id)[0]
            except WrongUse:
                rows.append(_tailored_row(issued[definition.id][brief_id], last[brief_id]))
                continue
            count = next((count for held, count in members.items() if held.lower() == code), 0 if members else None)
            rows.append(_row(member, last.get(brief_id, {}), definition.id) | {"activity_count": count})
    return rows


def list_editions(job: Job, brief_ids: Sequence[str]) -> Rows:
    """One row for each edition, of all briefs or of those named (a family is all its members); raises WrongUse."""
    issued = job.ledger.editions() if job.has_ledger else []
    known = {row.brief_id for row in issued} | {row.family for row in issued}
    if lost := [brief_id for brief_id in brief_ids if brief_id.lower() not in known]:
        raise WrongUse(
            f"no edition of {', '.join(lost)} was issued; there are some of {', '.join(sorted(known - {''}))}"
        )
    wanted = {brief_id.lower() for brief_id in brief_ids}
    return [_plain(row) for row in issued if not wanted or {row.brief_id, row.family} & wanted]


def _members(shelf: Shelf, family: Definition) -> dict[str, int]:
    try:
        return shelf.members(family)
    except NothingYet:
        return {}


def _last_editions(job: Job) -> dict[str, dict[str, int]]:
    last: dict[str, dict[str, int]] = defaultdict(dict)
    for row in job.ledger.editions():
        last[row.brief_id][row.lang] = row.number
    return last


def _row(definition: Definition, last: dict[str, int], family: str) -> dict[str, Any]:
    return {
        "brief_id": definition.id,
        "title": definition.title.get("en") or next(iter(definition.title.values())),
        "scope": say_scope(definition),
        "languages": list(definition.all_languages),
        "is_standing": definition.standing and not family,
        "is_family": definition.family is not None,
        "member_of": family,
        "activity_count": None,
        "last_editions": last,
    }


def _tailored_row(edition: Edition, last: dict[str, int]) -> dict[str, Any]:
    """A brief narrowed to what recipients asked for, as its last edition has it."""
    return {
        "brief_id": edition.brief_id,
        "title": edition.title,
        "scope": "as subscribed to",
        "languages": list(last),
        "is_standing": False,
        "is_family": False,
        "member_of": edition.family,
        "activity_count": edition.activity_count,
        "last_editions": last,
    }


def say_scope(definition: Definition) -> str:
    """The bounds in short: 'one brief for each of the regions', 'Western Africa; 2018-2020', 'everything'."""
    scope, said = definition.scope, []
    if definition.family:
        asked = ", as asked for" if definition.family.on_request else ""
        said.append(f"one brief for each of the {definition.family.each.value}{asked}")
    for each in (Each.REGIONS, Each.COUNTRIES, Each.THEMES, Each.MEASURES):
        said += [names_of(each).get(code, code) for code in getattr(scope, each.value)]
    said += (*scope.areas, *scope.partners, *scope.sources)
    if scope.years:
        said.append("-".join(map(str, dict.fromkeys(scope.years))))
    if scope.last_years:
        said.append(f"the last {scope.last_years} years")
    if definition.only_changes:
        said.append("only what changed")
    return "; ".join(said) or "everything"


def _plain(edition: Edition) -> dict[str, Any]:
    held = asdict(edition)
    return {key: value.isoformat() if isinstance(value, dt.datetime) else value for key, value in held.items()}
