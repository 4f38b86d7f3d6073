"""The index behind a home page's search and filters: what each line of its list is about, in bits."""

from __future__ import annotations

import json
from collections.abc import Mapping

from warehouse.dispatch.site.archive import Archive, Issue
from warehouse.dispatch.site.naming import Naming, name_tongue, tidy
from warehouse.dispatch.site.views import year_of

KINDS = ("briefs", "regions", "themes", "years", "languages", "countries")
SUBJECTS = ("regions", "themes", "countries")


def write_index(archive: Archive, naming: Naming) -> bytes:
    """The names of all facets by kind, and for each issue in order which of them it has, as a hexadecimal number.

    Bit 0 of a number stands for the first name of the first kind, and so on through all of them. With
    500 issues, 40 briefs and 200 countries in all of them it takes 45 kB, lists of codes 300 kB.
    """
    names = _name_facets(archive, naming)
    positions: dict[tuple[str, str], int] = {}
    for kind in KINDS:
        for code in names[kind]:
            positions[kind, code] = len(positions)
    rows = [format(sum(1 << positions[facet] for facet in _facets_of(issue)), "x") for issue in archive.issues]
    said = {"names": {kind: list(names[kind].values()) for kind in KINDS}, "rows": rows}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _name_facets(archive: Archive, naming: Naming) -> dict[str, Mapping[str, str]]:
    """By kind, the names by code in the order in which people look for them."""
    used: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for issue in archive.issues:
        for kind, code in _facets_of(issue):
            used[kind].add(code)
    named = {kind: {code: naming.subject(kind, code) for code in used[kind]} for kind in SUBJECTS}
    named["languages"] = {code: name_tongue(code) for code in used["languages"]}
    named["briefs"] = {key: tidy(naming.title(issues).title) for key, issues in archive.briefs().items()}
    ordered: dict[str, Mapping[str, str]] = {
        kind: dict(sorted(held.items(), key=lambda pair: (pair[1].casefold(), pair[0]))) for kind, held in named.items()
    }
    return ordered | {"years": {year: year for year in sorted(used["years"], reverse=True)}}


def _facets_of(issue: Issue) -> set[tuple[str, str]]:
    found = {("briefs", issue.first.brief_id), ("years", str(year_of(issue)))}
    for parcel in issue.editions:
        found.add(("languages", parcel.lang))
        for kind in SUBJECTS:
            found |= {(kind, code) for code, count in parcel.subjects.get(kind, {}).items() if count}
    return found
