"""All editions put in order: the issues of each brief, the languages of each issue, what corrects what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from warehouse.dispatch.parcel import NoParcel, Parcel

_BRIEF_ID = re.compile(r"[a-z][a-z0-9-]{0,63}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_FILE_NAME = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+")

Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Issue:
    """One edition of a brief in every language that it came out in; never empty, languages in order."""

    editions: tuple[Parcel, ...]

    def lead(self, language: str) -> Parcel:
        """The edition for a reader of that language: in it, else in English, else the first."""
        by_language = {parcel.lang: parcel for parcel in self.editions}
        return by_language.get(language) or by_language.get("en") or self.editions[0]

    @property
    def first(self) -> Parcel:
        """Any of them, for what all languages share."""
        return self.editions[0]


@dataclass(frozen=True, slots=True)
class Archive:
    """Every issue, the newest first, and by edition its issue, its neighbours and its correction."""

    issues: tuple[Issue, ...]
    issue_of: Mapping[Key, Issue]
    editions: Mapping[Key, Parcel]
    corrections: Mapping[Key, Parcel]

    def briefs(self) -> dict[str, tuple[Issue, ...]]:
        """The issues of each brief by its id, ids in order."""
        found = defaultdict(list)
        for issue in self.issues:
            found[issue.first.brief_id].append(issue)
        return {brief_id: tuple(found[brief_id]) for brief_id in sorted(found)}

    def neighbour(self, parcel: Parcel, step: int) -> Parcel | None:
        """The edition before (-1) or after (1) this one, in its language."""
        return self.editions.get((parcel.brief_id, parcel.lang, parcel.number + step))

    def corrected(self, parcel: Parcel) -> Parcel | None:
        """The edition that this one corrects."""
        return self.editions.get((parcel.brief_id, parcel.lang, parcel.corrects)) if parcel.corrects else None


def arrange_archive(parcels: Iterable[Parcel]) -> Archive:
    """The archive of these editions; raises NoParcel for one whose names cannot be part of an address."""
    ordered = sorted(parcels, key=lambda parcel: (parcel.issued_at, parcel.brief_id, parcel.lang, parcel.number))
    for parcel in ordered:
        _check_names(parcel)
    issues = _group(ordered)
    return Archive(
        issues=issues,
        issue_of={key_of(parcel): issue for issue in issues for parcel in issue.editions},
        editions={key_of(parcel): parcel for parcel in ordered},
        corrections={
            (parcel.brief_id, parcel.lang, parcel.corrects): parcel for parcel in ordered if parcel.corrects is not None
        },
    )


def key_of(parcel: Parcel) -> Key:
    """What tells an edition from all others."""
    return parcel.brief_id, parcel.lang, parcel.number


def _group(ordered: Sequence[Parcel]) -> tuple[Issue, ...]:
    """Editions of one brief, period and state of the data belong together; a second one in a language does not."""
    groups: dict[tuple[object, ...], list[Parcel]] = {}
    seen: dict[tuple[object, ...], int] = defaultdict(int)
    for parcel in ordered:
        told = (parcel.brief_id, parcel.as_of, parcel.kind, parcel.period)
        turn = seen[told, parcel.lang] = seen[told, parcel.lang] + 1
        groups.setdefault((*told, turn), []).append(parcel)
    issues = [Issue(tuple(sorted(group, key=lambda parcel: parcel.lang))) for group in groups.values()]
    # Sorted twice, since briefs of one moment stand in order of name while the newest moment comes first.
    issues.sort(key=lambda issue: issue.first.brief_id)
    issues.sort(key=lambda issue: max(parcel.issued_at for parcel in issue.editions), reverse=True)
    return tuple(issues)


def _check_names(parcel: Parcel) -> None:
    names = [
        (_BRIEF_ID, parcel.brief_id),
        (_LANGUAGE, parcel.lang),
        *((_FILE_NAME, file.name) for file in parcel.files),
    ]
    for form, name in names:
        if not form.fullmatch(name):
            raise NoParcel(f"{parcel.folder}: {name!r} cannot be part of an address")
