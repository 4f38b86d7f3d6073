"""A year of dispatch with all that can go wrong: each delivery ends in one state, none arrives twice or not at all."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.parser import BytesHeaderParser
from pathlib import Path

import pytest
import yaml

from flows import stages
from flows.dispatching.consents import erase_address, leave
from flows.dispatching.dispatcher import dispatch, is_anything_due, send_again
from flows.dispatching.roster import Roster
from flows.dispatching.subscribing import forget_recipient
from flows.issuing.choosing import choose_briefs
from flows.issuing.editions import Correction, issue_edition
from flows.job import Job, JobFailed
from tests.dispatch.mail_server import Received
from tests.flows.dispatching import year
from tests.flows.dispatching.killing import SETTINGS, DeadlyServer
from tests.flows.house import NEWS
from tests.flows.post import print_fast
from warehouse.dispatch.subscriptions import Subscriptions, load_subscriptions
from warehouse.paths import Home
from warehouse.settings import Settings
from warehouse.store.entries import DeliveryState, Release
from warehouse.store.readers import mark_of

STATES = DeliveryState
SKIPPED = re.compile(
    r"a later due time stands for it|it was missed, and catch_up is none|nothing has changed since edition \d+, which"
    r"|the edition holds no activity|source \w+ was last looked at|unsubscribed on [0-9-]+|edition \d+ corrects it"
    r"|the address was erased|it is in subscriptions.yml no more"
)
Wanted = tuple[str, dt.datetime, str, str]

pytestmark = pytest.mark.slow


@dataclass
class World:
    """The home folder, its clock, the sources and the mail server."""

    root: Path
    server: DeadlyServer
    page: year.Page
    chance: random.Random = field(default_factory=lambda: random.Random(2027))
    failed_days: list[dt.date] = field(default_factory=list)
    settled: Counter[DeliveryState] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        settings = Settings(Home(self.root / "home"), processes=1, attempts=1, timeout=2)
        self.now = dt.datetime.combine(year.FIRST, dt.time(), dt.UTC)
        self.job = Job(settings, clock=lambda: self.now)
        # the first look at what is due: nothing before it is
        self.began = dt.datetime.combine(year.FIRST, year.TICKS[0], dt.UTC)

    def tick(self) -> None:
        """What the timetable does every few minutes."""
        if is_anything_due(self.job):
            dispatch(self.job)

    def refresh(self) -> None:
        """The stages of the flow refresh, those after collect when it has news and every Monday."""
        try:
            found = stages.collect(self.job)
            if any(one.received or one.withdrawn or one.issues for one in found) or self.now.weekday() == 0:
                stages.extract(self.job)
                stages.build(self.job)
                stages.brief(self.job, [], [])
        except JobFailed:
            self.failed_days.append(self.now.date())

    def settle_by_log(self) -> None:
        """A person looks into the mail server's log for what is unknown, and has sent again what failed."""
        book, received = self.job.ledger.deliveries, received_keys(self)
        for row in book.listed([STATES.UNKNOWN]):
            state = STATES.SENT if row.key in received else STATES.FAILED
            assert book.settle_by_hand(row.delivery_id, state, "by the server's log", self.now)
            self.settled[state] += 1
        for edition in {(row.brief_id, row.lang, row.number) for row in book.listed([STATES.FAILED])}:
            send_again(self.job, book.retry_failed(*edition, self.now))

    def release_held(self) -> None:
        """A person lets out what is held."""
        for edition in self.job.ledger.editions("held"):
            key = (edition.brief_id, edition.lang, edition.number)
            if key not in self.job.ledger.releases():
                self.job.ledger.note_release(Release(*key, True, self.now, "Ada"))

    @property
    def erased_at(self) -> dt.datetime:
        """When an address was erased; later due times know nothing of it."""
        return dt.datetime.combine(year.ERASED[0], year.TICKS[-1], dt.UTC)

    def mark(self, recipient: str, due_at: dt.datetime) -> str:
        """A recipient as the ledger has him in the end."""
        key = self.job.settings.home.ledger_key
        return mark_of(recipient, key.read_bytes()) if recipient == year.ERASED[1] else recipient

    def mark_key(self, key: str) -> str:
        """A delivery's key as the ledger has it in the end."""
        if self.job.ledger.deliveries.find(key):
            return key
        return mark_of(key, self.job.settings.home.ledger_key.read_bytes())


def key_of(received: Received) -> str:
    """The key of the delivery, of which the Message-ID is made."""
    head = received.content.split(b"\r\n\r\n", 1)[0]
    return str(BytesHeaderParser().parsebytes(head)["Message-ID"]).strip().removeprefix("<").partition("@")[0]


def received_keys(world: World) -> Counter[str]:
    """How often each delivery was received, by its key."""
    return Counter(key_of(one) for one in world.server.received)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    print_fast(monkeypatch)
    page = year.Page()
    with DeadlyServer(stall=3.5) as server, year.serve_page(page) as address:
        for name, value in {
            **SETTINGS,
            "FIELDBRIEF_SMTP_PORT": str(server.port),
            "FIELDBRIEF_SMTP_TIMEOUT": "0.3",
        }.items():
            monkeypatch.setenv(name, value)
        home, texts = tmp_path / "home", tmp_path / "texts"
        for folder in (home / "sources", home / "briefs", texts):
            folder.mkdir(parents=True)
        (texts / "news.txt").write_text(NEWS, encoding="utf-8")
        (home / "sources" / "file.yml").write_text(f"{{title: File, path: '{texts}'}}", encoding="utf-8")
        (home / "sources" / "web.yml").write_text(f"{{title: Web, url: '{address}'}}", encoding="utf-8")
        for name, text in year.write_briefs():
            (home / "briefs" / name).write_text(text, encoding="utf-8")
        (home / "subscriptions.yml").write_text(yaml.safe_dump(year.write_subscriptions()), encoding="utf-8")
        yield World(tmp_path, server, page)


def live_through(world: World) -> None:
    """Day after day, whatever the year has in store."""
    day = year.FIRST
    while day <= year.LAST:
        if not year.DOWNTIME[0] <= day < year.DOWNTIME[1]:
            live_day(world, day)
        day += dt.timedelta(days=1)
    world.now = dt.datetime.combine(year.LAST, dt.time(23), dt.UTC)
    for _ in range(200):
        world.release_held()
        world.tick()
        world.settle_by_log()
        if not world.job.ledger.deliveries.listed([STATES.PENDING]):
            return
        world.now += dt.timedelta(hours=5)
    pytest.fail("something stays pending for ever")


def live_day(world: World, day: dt.date) -> None:
    """One day: what happens to the sources, the server and the readers, and two looks at what is due."""
    home = world.job.settings.home
    if day in year.GAINS:
        news = world.root / "texts" / "news.txt"
        news.write_text(f"{news.read_text(encoding='utf-8')}{year.GAINS[day]}\n", encoding="utf-8")
    world.page.state = year.PAGES.get(day, world.page.state)
    for begins, ends in year.OUTAGES:
        if day == begins:
            world.server.stop()
        if day == ends:
            world.server.start()
    year.plan_fault(world.server, world.chance, day)
    world.now = dt.datetime.combine(day, year.TICKS[0], dt.UTC)
    world.refresh()
    if day in year.KILLS:
        world.server.kill_dispatcher(home.root, world.now, year.KILLS[day])
    else:
        dispatch(world.job)
    world.now = dt.datetime.combine(day, year.TICKS[1], dt.UTC)
    world.tick()
    if day == year.CLOCK_SET_BACK:
        world.now -= dt.timedelta(hours=9)
        world.tick()
    if day == year.CORRECTION:
        asked = choose_briefs(world.job, ["tip"], ["en"])[0]
        title = {"en": "Brief tip, put right"}
        definition = asked.definition.model_copy(update={"title": title, "more_languages": ()})
        wrong = world.job.ledger.last_edition("tip", "en")
        assert wrong
        issue_edition(world.job, type(asked)(definition, "en"), Correction(wrong.number, "a town was misread"))
    if day == year.LEAVES[0]:
        row = world.job.ledger.deliveries.listed(recipient=year.LEAVES[1])[-1]
        leave(world.job, row.subscription_id, row.key, "link")
    if day == year.ERASED[0]:
        erase_address(world.job, year.ERASED[1])
        forget_recipient(world.job, year.ERASED[1])
        assert year.ERASED[1].encode() not in home.subscriptions.read_bytes()
    if day.weekday() == 4:
        world.release_held()
    if day.day == 28:
        world.settle_by_log()


def expect_scheduled(world: World, subscriptions: Subscriptions) -> Iterator[Wanted]:
    """Each due time of each schedule in the year, for each recipient, worked out without the ledger."""
    for subscription_id, terms in subscriptions.subscriptions.items():
        if terms.schedule:
            for due_at in terms.schedule.dues(world.began, world.now):
                for one in subscriptions.recipients(subscription_id):
                    if one.to != year.ERASED[1] or due_at < world.erased_at:
                        yield subscription_id, due_at, world.mark(one.to, due_at), one.language or "en"


def expect_published(world: World, subscriptions: Subscriptions) -> Iterator[Wanted]:
    """Each edition that could go out, for each who gets it without a schedule."""
    roster, released = Roster(world.job), world.job.ledger.releases()
    for subscription_id, terms in subscriptions.subscriptions.items():
        for post in [] if terms.schedule else roster.posts(subscription_id, None):
            for edition in world.job.ledger.editions(post.brief_id, post.lang):
                at = edition.issued_at + dt.timedelta(hours=30 if edition.brief_id == "quiet" else 0)
                if edition.brief_id == "held":
                    at = released[edition.brief_id, edition.lang, edition.number].at
                if edition.kind != "reissue" and at <= world.now:
                    yield subscription_id, at, post.recipient.to, post.lang


def test_a_year_ends_with_each_delivery_in_one_state_and_the_ledger_equal_to_the_servers_log(world: World) -> None:
    subscriptions = load_subscriptions(world.job.settings.home.subscriptions)
    assert (len(year.BRIEFS), len(subscriptions.subscriptions), len(year.ZONES)) == (12, 40, 5)
    live_through(world)
    check_ledger(world, subscriptions)


def check_ledger(world: World, subscriptions: Subscriptions) -> None:
    """All deliveries against what was subscribed to and what the server received."""
    rows = world.job.ledger.deliveries.listed()
    by_state = Counter(row.state for row in rows)
    received = Counter({world.mark_key(key): count for key, count in received_keys(world).items()})

    # All of what had to happen did happen, and so did all that was to go wrong.
    assert set(by_state) == {STATES.SENT, STATES.SKIPPED}, by_state
    assert by_state[STATES.SENT] > year.SENT_AT_LEAST
    assert {day for day, state in year.PAGES.items() if state == "shrunken"} <= set(world.failed_days)
    assert world.settled[STATES.SENT] >= 3 and world.settled[STATES.FAILED] >= 3

    # One state for each subscription, due time and recipient, and nothing else.
    wanted = Counter(expect_scheduled(world, subscriptions)) + Counter(expect_published(world, subscriptions))
    assert Counter((row.subscription_id, row.due_at, row.recipient, row.lang) for row in rows) == wanted
    assert set(wanted.values()) == {1}

    # The ledger is the server's log, message by message.
    assert set(received.values()) == {1}, "a message was received twice"
    assert set(received) == {row.key for row in rows if row.state is STATES.SENT}
    by_key = {row.key: row for row in rows}
    for one in world.server.received:
        row = by_key[world.mark_key(key_of(one))]
        assert world.mark(one.recipients[0], row.due_at) == row.recipient
        assert (f"{row.brief_id}-{row.number}-{row.lang}.pdf".encode() in one.content) == (row.manner == "edition")

    # Nothing was skipped but for a reason that holds.
    sent = {(row.subscription_id, row.recipient, row.edition) for row in rows if row.state is STATES.SENT}
    for row in rows:
        if row.state is STATES.SKIPPED:
            assert SKIPPED.match(row.message), row.message
            if row.message.startswith("nothing has changed"):
                assert (row.subscription_id, row.recipient, row.edition) in sent
