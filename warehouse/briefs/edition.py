"""What goes into an edition beside its rows, and what comes off the press."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.briefs.comparing import Changes
    from warehouse.briefs.news import News


class BriefRefused(RuntimeError):
    """The brief cannot go out as it stands; the message says what is wrong with it and where."""


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """What the timetable knows of an edition and the rows do not.

    `number` is None for a brief drawn ad hoc. `period` is the text printed on the masthead; None
    leaves it to the years of the activities. `as_of` is a day; None takes the day of the rows.
    `corrects` is the number of the edition that this one corrects, `note` says what was wrong there.
    `next_issue` is the day when the next one is due. `changes` is None for a first edition, one
    drawn again (`is_reissue`; `is_rebuilt` where its data had to be read anew) and one drawn ad
    hoc; `known_count` is how many activities there are where only those that changed are listed.
    `file_stem` is what its files are called but for their endings.
    """

    language: str = "en"
    number: int | None = None
    period: str | None = None
    as_of: dt.date | None = None
    corrects: int | None = None
    note: str = ""
    next_issue: dt.date | None = None
    is_reissue: bool = False
    is_rebuilt: bool = False
    changes: Changes | None = None
    known_count: int = 0
    file_stem: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One edition in its forms; equal rows, facts, templates and fonts give equal bytes.

    `csv` is to be written as UTF-8 without translation of line ends. `template_version` is the
    start of a SHA-256 over every file that shapes the page of such a brief. `passages` is the page
    that the HTML leads to.
    """

    html: str = field(repr=False)
    pdf: bytes = field(repr=False)
    csv: str = field(repr=False)
    page_count: int
    activity_count: int
    language: str
    title: str
    template_version: str
    news: News
    passages: str = field(default="", repr=False)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the PDF, which identifies the edition."""
        return hashlib.sha256(self.pdf).hexdigest()
