"""One edition as it is dispatched: what its edition.json says, and its files."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class NoParcel(RuntimeError):
    """An edition's folder does not hold what can be dispatched; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of an edition."""

    name: str
    media_type: str
    byte_count: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure as it is printed."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """An edition with its news: `highlights` and `changes` are sentences in the edition's language.

    `direction` is ltr or rtl; `subjects` holds the number of activities by code under regions,
    countries and themes.
    """

    brief_id: str
    family: str
    lang: str
    direction: str
    number: int
    kind: str
    title: str
    period: str
    as_of: dt.datetime
    issued_at: dt.datetime
    owner: str
    corrects: int | None
    note: str
    activity_count: int
    page_count: int
    sha256: str
    highlights: tuple[str, ...]
    key_figures: tuple[Figure, ...]
    changes: tuple[str, ...]
    subjects: Mapping[str, Mapping[str, int]]
    folder: Path
    files: tuple[PackedFile, ...]

    def file(self, ending: str) -> Path:
        """The path of the file with that ending ('.pdf'); raises NoParcel."""
        for packed in self.files:
            if packed.name == f"{self.stem}{ending}":
                return self.folder / packed.name
        raise NoParcel(f"edition {self.stem} has no {ending} file in {self.folder}")

    @property
    def stem(self) -> str:
        """What its files are called before their ending: BRIEF-NUMBER-LANGUAGE."""
        return f"{self.brief_id}-{self.number}-{self.lang}"


def read_parcel(folder: Path) -> Parcel:
    """The edition in a folder; raises NoParcel when it is not whole."""
    try:
        said: dict[str, Any] = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
        return Parcel(
            **{name: said[name] for name in _AS_SAID},
            as_of=dt.datetime.fromisoformat(said["as_of"]),
            issued_at=dt.datetime.fromisoformat(said["issued_at"]),
            highlights=tuple(said["highlights"]),
            key_figures=tuple(Figure(row["label"], row["value"]) for row in said["key_figures"]),
            changes=tuple(said["changes"]),
            folder=folder,
            files=tuple(PackedFile(**row) for row in said["files"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoParcel(f"{folder / 'edition.json'} does not describe an edition whole: {error!r}") from None


_AS_SAID = (
    "brief_id", "family", "lang", "direction", "number", "kind", "title", "period", "owner", "corrects", "note",
    "activity_count", "page_count", "sha256", "subjects",
)  # fmt: skip
