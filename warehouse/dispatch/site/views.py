"""What the pages show, as plain values: the templates decide nothing but words and marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from warehouse.briefs.direction import turn
from warehouse.dispatch.addresses import brief_address, edition_address, file_address
from warehouse.dispatch.parcel import Parcel
from warehouse.dispatch.site.archive import Archive, Issue, key_of
from warehouse.dispatch.site.naming import Naming, name_tongue, tidy

View = dict[str, Any]
# The briefs whose latest issue a home page shows with its highlights.
LATEST = 3


def view_home(archive: Archive, naming: Naming, families: Mapping[str, str]) -> View:
    """The latest issues, the briefs by what their family runs over, and every issue by year of issue."""
    rows = [(issue, view_row(issue, archive, naming)) for issue in archive.issues]
    years = groupby(rows, lambda pair: year_of(pair[0]))
    return {
        "latest": [row | {"highlights": _top(issue, naming)} for issue, row in _latest(rows)],
        "groups": _group_briefs(archive, naming, families),
        "years": [{"year": year, "rows": [row for _, row in group]} for year, group in years],
        "count": len(rows),
    }


def view_brief(archive: Archive, issues: tuple[Issue, ...], naming: Naming) -> View:
    """A brief's title, its latest highlights and all its issues, the newest first."""
    titled, latest = naming.title(issues), issues[0].lead(naming.language)
    return {
        "title": _titled(titled, naming.language),
        "latest": view_row(issues[0], archive, naming) | {"highlights": _words(latest.highlights)},
        "rows": [view_row(issue, archive, naming) for issue in issues],
    }


def view_edition(archive: Archive, parcel: Parcel, naming: Naming) -> View:
    """One edition with its news, its files and the editions that it is tied to."""
    others = [other for other in archive.issue_of[key_of(parcel)].editions if other is not parcel]
    return {
        "brief_id": parcel.brief_id,
        "number": parcel.number,
        "kind": parcel.kind,
        "title": _titled(parcel, naming.language),
        "period": tidy(parcel.period),
        "as_of": parcel.as_of,
        "issued_at": parcel.issued_at,
        "owner": tidy(parcel.owner),
        "activity_count": parcel.activity_count,
        "page_count": parcel.page_count,
        "sha256": parcel.sha256,
        "note": tidy(parcel.note),
        "highlights": _words(parcel.highlights),
        "changes": _words(parcel.changes),
        "key_figures": [{"label": tidy(figure.label), "value": tidy(figure.value)} for figure in parcel.key_figures],
        "files": [_view_file(parcel, position) for position in range(len(parcel.files))],
        "others": [_translation(other) for other in others],
        "brief": brief_address("", parcel.brief_id, parcel.lang),
        "corrects": _tied(archive.corrected(parcel)),
        "corrected_by": _tied(archive.corrections.get(key_of(parcel))),
        "before": _tied(archive.neighbour(parcel, -1)),
        "after": _tied(archive.neighbour(parcel, 1)),
    }


def view_row(issue: Issue, archive: Archive, naming: Naming) -> View:
    """One issue on one line: the edition for this reader, and the languages that it is also in."""
    lead = issue.lead(naming.language)
    return _titled(lead, naming.language) | {
        "address": edition_address("", lead),
        "number": lead.number,
        "kind": lead.kind,
        "period": tidy(lead.period),
        "as_of": lead.as_of,
        "issued_at": lead.issued_at,
        "activity_count": lead.activity_count,
        "page_count": lead.page_count,
        "corrects": lead.corrects,
        "corrected_by": _tied(archive.corrections.get(key_of(lead))),
        "others": [_translation(other) for other in issue.editions if other is not lead],
    }


def year_of(issue: Issue) -> int:
    """The year (UTC) in which an issue came out."""
    return max(parcel.issued_at for parcel in issue.editions).year


def _group_briefs(archive: Archive, naming: Naming, families: Mapping[str, str]) -> list[View]:
    """Briefs under 'single', what a family runs over ('regions'), or 'narrowed' for those made as somebody asked."""
    groups: dict[str, list[View]] = {}
    for brief_id, issues in archive.briefs().items():
        titled = naming.title(issues)
        said = {
            "address": brief_address("", brief_id, naming.language),
            "count": len(issues),
            "issued_at": issues[0].first.issued_at,
        }
        groups.setdefault(_kind_of(issues[0].first, families), []).append(_titled(titled, naming.language) | said)
    order = ["single", *dict.fromkeys(families.values()), "narrowed"]
    return [
        {"kind": kind, "briefs": sorted(groups[kind], key=lambda row: str(row["title"]).casefold())}
        for kind in order
        if kind in groups
    ]


def _kind_of(parcel: Parcel, families: Mapping[str, str]) -> str:
    if not parcel.family:
        return "single"
    return families.get(parcel.family, "narrowed")


def _titled(parcel: Parcel, language: str) -> View:
    """The title, with the language and direction to mark it with where they are not the page's."""
    foreign = parcel.lang if parcel.lang != language else None
    said = {"title": tidy(parcel.title), "lang": foreign, "dir": turn(parcel.lang, language)}
    return said | {"tongue": name_tongue(parcel.lang)}


def _tied(parcel: Parcel | None) -> View | None:
    if parcel is None:
        return None
    return {"number": parcel.number, "address": edition_address("", parcel), "note": tidy(parcel.note)}


def _translation(parcel: Parcel) -> View:
    return {
        "lang": parcel.lang,
        "name": name_tongue(parcel.lang),
        "address": edition_address("", parcel),
    }


def _view_file(parcel: Parcel, position: int) -> View:
    file = parcel.files[position]
    return {
        "name": file.name,
        "ending": file.name.removeprefix(parcel.stem),
        "media_type": file.media_type,
        "byte_count": file.byte_count,
        "sha256": file.sha256,
        "address": file_address("", parcel, file.name),
    }


def _latest(rows: Sequence[tuple[Issue, View]]) -> list[tuple[Issue, View]]:
    """The latest issue of each of a few briefs; one that was corrected since comes after its correction."""
    by_brief: dict[str, tuple[Issue, View]] = {}
    for issue, row in rows:
        by_brief.setdefault(issue.first.brief_id, (issue, row))
    return list(by_brief.values())[:LATEST]


def _top(issue: Issue, naming: Naming) -> list[str]:
    return _words(issue.lead(naming.language).highlights[:2])


def _words(sentences: Iterable[str]) -> list[str]:
    return [tidy(sentence) for sentence in sentences]
