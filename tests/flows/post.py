"""A post office for tests: a clock that is set by hand, a press that prints fast, a carrier that does as it is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from flows.dispatching.dispatcher import Dispatched, dispatch
from flows.dispatching.outward import Outward
from flows.issuing import adhoc, drawing
from flows.job import Job
from tests.flows.house import NOON
from warehouse.briefs import make
from warehouse.briefs.edition import BriefRefused, EditionFacts, Rendered
from warehouse.briefs.news import News, NewsFigure
from warehouse.dispatch.letter import Letter
from warehouse.paths import Home
from warehouse.settings import BadSetting, Settings
from warehouse.store.entries import Delivery


@dataclass
class Clock:
    """Shows what it was set to."""

    now: dt.datetime = NOON

    def __call__(self) -> dt.datetime:
        return self.now

    def set(self, text: str) -> None:
        """To an instant, in UTC where it says no other zone."""
        given = dt.datetime.fromisoformat(text)
        self.now = given if given.tzinfo else given.replace(tzinfo=dt.UTC)

    def wait(self, **spans: float) -> None:
        """On by so many days, hours or minutes."""
        self.now += dt.timedelta(**spans)


@dataclass
class Letterbox:
    """A carrier that keeps what it is given, unless it was told to fail for a recipient."""

    letters: list[Letter] = field(default_factory=list)
    faults: dict[str, Exception] = field(default_factory=dict)
    before: Callable[[Letter], object] = lambda letter: None
    tries: int = 0
    is_shut: bool = False

    def open(self) -> Letterbox:
        """Itself, unless it is shut."""
        if self.is_shut:
            raise BadSetting("FIELDBRIEF_SMTP_HOST is not set: no mail can be sent")
        return self

    def send(self, letter: Letter) -> str:
        self.tries += 1
        self.before(letter)
        if fault := self.faults.get(letter.recipient):
            raise fault
        self.letters.append(letter)
        return f"250 taken as {len(self.letters)}"

    def close(self) -> None:
        return

    def read(self) -> list[str]:
        """Who was sent which edition since it was last read: 'awa@desk.example global 1 en'."""
        taken, self.letters = self.letters, []
        return [f"{one.recipient} {one.parcel.brief_id} {one.parcel.number} {one.parcel.lang}" for one in taken]


@dataclass
class Office:
    """A home folder with its clock and letterbox."""

    job: Job
    clock: Clock
    box: Letterbox

    def subscribe(self, text: str) -> None:
        """Write subscriptions.yml."""
        self.job.settings.home.subscriptions.write_text(text, encoding="utf-8")

    def run(self, *only: str, due: str | None = None) -> Dispatched:
        """Dispatch once."""
        return dispatch(self.job, only, due, self.outward())

    def outward(self) -> Outward:
        """The letterbox as every channel."""
        return Outward(lambda channel: self.box.open(), lambda delivery, parcel: (None, None))

    def states(self, **kinds: Any) -> list[str]:
        """The ledger's deliveries in short: '03-02 awa@desk.example global 1 sent'."""
        return [_short(row) for row in self.job.ledger.deliveries.listed(**kinds)]

    def revise(self, brief_id: str = "global") -> None:
        """Give a brief another title, from which its next edition is a new one."""
        folder = self.job.settings.home.briefs
        folder.mkdir(exist_ok=True)
        (folder / f"{brief_id}.yml").write_text(
            f"id: {brief_id}\ntitle: {{en: As of {self.clock.now}}}\nsections: [activities, sources]\n"
            "languages: [en]\nowner: Desk\n",
            encoding="utf-8",
        )


def open_office(root: Path) -> Office:
    """On the home folder below `root`."""
    clock = Clock()
    return Office(Job(Settings(Home(root / "home"), processes=1), clock=clock), clock, Letterbox())


def print_fast(monkeypatch: pytest.MonkeyPatch, refused: Collection[str] = ()) -> list[str]:
    """What is printed from now on, as 'brief edition'; what is among `refused` is not."""
    printed: list[str] = []

    def press(definition: Any, rows: Any, edition: EditionFacts, names: object, passages: object) -> Rendered:
        if definition.id in refused:
            raise BriefRefused("a glyph is missing")
        printed.append(f"{definition.id} {edition.number}")
        body = f"{definition.title} {edition} {[row.activity_id for row in rows.activities]}"
        lines = [f"{number},{row.activity_id}" for number, row in enumerate(rows.activities, start=1)]
        return Rendered(
            html=body,
            pdf=b"%PDF " + body.encode(),
            csv="\r\n".join(["number,activity_id", *lines, ""]),
            page_count=1,
            activity_count=len(rows.activities),
            language=edition.language,
            title=definition.title[edition.language],
            template_version="t",
            news=News("ltr", ("Judges met.",), (NewsFigure("activities", "1"),), (), {"regions": {"014": 1}}),
        )

    monkeypatch.setattr(make, "make_brief", press)
    for place in (drawing, adhoc):
        monkeypatch.setattr(place, "prove_brief", lambda *_: None)
    return printed


def _short(row: Delivery) -> str:
    return f"{row.due_at:%m-%d} {row.recipient} {row.brief_id} {row.number} {row.state}"
