"""What the files beside a brief say of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """One edition, or a brief drawn ad hoc (`number` None), as its data files name it."""

    brief_id: str
    title: str
    language: str
    number: int | None
    period: str
    as_of: dt.datetime
    owner: str
    snapshot_id: str
    sha256: str
    corrects: int | None = None
    note: str = ""

    @property
    def name(self) -> str:
        """The edition in words that are the same in every file: 'global, edition 3 (en)'."""
        return f"{self.brief_id}, {'ad hoc' if self.number is None else f'edition {self.number}'} ({self.language})"
