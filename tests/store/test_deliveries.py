"""Deliveries in the ledger: planned once, claimed once, settled once."""

from __future__ import annotations

import datetime as dt
import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from warehouse.store.entries import Delivery, DeliveryState, NewDelivery, Plan, Release
from warehouse.store.ledger import Ledger

DUE = dt.datetime(2026, 10, 1, 7, tzinfo=dt.UTC)
NOW = DUE + dt.timedelta(minutes=2)
LATER = NOW + dt.timedelta(hours=1)
PLAN = Plan("monthly", DUE)
AWA = NewDelivery("country-sen", "fr", "awa@desk.example", "email")
BEN = NewDelivery("country-ken", "en", "Ben@desk.example", "email")
SENT, FAILED, UNKNOWN, SKIPPED = (
    DeliveryState.SENT,
    DeliveryState.FAILED,
    DeliveryState.UNKNOWN,
    DeliveryState.SKIPPED,
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """On SQLite, or on the database that this variable names."""
    place = os.environ.get("LEDGER_UNDER_TEST")
    if place:
        import sqlalchemy as sa

        from warehouse.store.tables import Table

        Table.metadata.drop_all(sa.create_engine(place))
    return Ledger(place or tmp_path / "ledger.sqlite")


def claim(ledger: Ledger, delivery: Delivery, now: dt.datetime = NOW) -> Delivery:
    claimed = ledger.deliveries.claim(delivery, "edition", now)
    assert claimed is not None and claimed.state is UNKNOWN
    return claimed


def by_name(ledger: Ledger) -> dict[str, Delivery]:
    return {row.recipient.partition("@")[0].lower(): row for row in ledger.deliveries.listed()}


def test_a_due_time_is_planned_once_and_whole(ledger: Ledger) -> None:
    assert ledger.deliveries.plan(PLAN, [AWA, BEN], NOW)
    assert not ledger.deliveries.plan(PLAN, [AWA, replace(BEN, recipient="chi@desk.example")], LATER)
    assert [(row.recipient, row.state, row.number) for row in ledger.deliveries.listed()] == [
        ("awa@desk.example", "pending", 0),
        ("Ben@desk.example", "pending", 0),
    ]
    assert ledger.deliveries.last_dues() == {"monthly": DUE}


def test_one_recipient_gets_each_brief_language_and_channel_apart(ledger: Ledger) -> None:
    """A key too coarse would drop the second target of the same recipient."""
    rows = [AWA, replace(AWA, lang="en"), replace(AWA, brief_id="country-mli"), replace(AWA, channel="folder")]
    ledger.deliveries.plan(PLAN, [*rows, replace(AWA, recipient="AWA@desk.example")], NOW)
    ledger.deliveries.plan(replace(PLAN, subscription_id="weekly"), rows, NOW)
    ledger.deliveries.plan(replace(PLAN, due_at=DUE + dt.timedelta(days=1)), rows, NOW)
    found = ledger.deliveries.listed()
    assert len(found) == 12 and len({row.key for row in found}) == 12


def test_the_key_of_a_delivery_is_the_same_in_a_ledger_restored_from_a_copy(tmp_path: Path) -> None:
    keys = []
    for name in ("first", "restored"):
        ledger = Ledger(tmp_path / f"{name}.sqlite")
        ledger.deliveries.plan(PLAN, [AWA], NOW)
        keys += [row.key for row in ledger.deliveries.listed()]
    assert keys[0] == keys[1]


def test_of_many_dispatchers_one_claims(ledger: Ledger) -> None:
    ledger.deliveries.plan(PLAN, [AWA], NOW)
    (row,) = ledger.deliveries.listed()
    won: list[Delivery] = []
    start = threading.Barrier(6)

    def race() -> None:
        start.wait()
        if claimed := ledger.deliveries.claim(row, "edition", NOW):
            won.append(claimed)

    racers = [threading.Thread(target=race) for _ in range(6)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert [one.attempt_count for one in won] == [1]


def test_a_claimed_delivery_is_unknown_until_it_is_settled(ledger: Ledger) -> None:
    ledger.deliveries.plan(PLAN, [AWA, BEN], NOW)
    rows = by_name(ledger)
    awa = claim(ledger, rows["awa"])
    assert ledger.deliveries.settle(awa, SENT, "250 queued", NOW)
    assert not ledger.deliveries.settle(awa, FAILED, "too late", NOW)
    assert ledger.deliveries.claim(rows["awa"], "edition", NOW) is None
    ben = claim(ledger, rows["ben"])
    assert ledger.deliveries.try_again(ben, LATER, "451 come back")
    waiting = by_name(ledger)["ben"]
    assert (waiting.state, waiting.next_try_at, waiting.attempt_count) == ("pending", LATER, 1)
    again = claim(ledger, waiting, LATER)
    assert not ledger.deliveries.settle(ben, SENT, "from the first try", LATER)
    assert ledger.deliveries.settle_by_hand(again.delivery_id, SENT, "seen in the server's log", LATER)
    assert not ledger.deliveries.settle(again, FAILED, "the dispatcher woke up", LATER)
    assert by_name(ledger)["ben"].state is SENT


def test_only_what_failed_is_put_back(ledger: Ledger) -> None:
    ledger.deliveries.plan(PLAN, [AWA, replace(AWA, recipient="chi@desk.example")], NOW)
    for row, state in zip(ledger.deliveries.listed(), (SENT, FAILED), strict=True):
        ledger.deliveries.name_edition(row, 3)
        ledger.deliveries.settle(claim(ledger, replace(row, number=3)), state, "", NOW)
    (back,) = ledger.deliveries.retry_failed("country-sen", "fr", 3, LATER)
    row = ledger.deliveries.get(back)
    assert row and (row.recipient, row.state, row.attempt_count) == ("chi@desk.example", "pending", 0)
    assert ledger.deliveries.retry_failed("country-sen", "fr", 3, LATER) == []


def test_planning_again_leaves_what_was_sent_or_may_have_been(ledger: Ledger) -> None:
    names = ["sent", "unknown", "failed", "skipped"]
    rows = [replace(AWA, recipient=f"{name}@desk.example") for name in names]
    ledger.deliveries.plan(PLAN, rows, NOW)
    found = by_name(ledger)
    ledger.deliveries.settle(claim(ledger, found["sent"]), SENT, "", NOW)
    claim(ledger, found["unknown"])
    ledger.deliveries.settle(claim(ledger, found["failed"]), FAILED, "", NOW)
    ledger.deliveries.skip(found["skipped"], "nothing new", NOW)
    count = ledger.deliveries.plan_again(PLAN, [*rows, replace(AWA, recipient="new@desk.example")], LATER)
    assert count == 3
    assert {name: row.state.value for name, row in by_name(ledger).items()} == {
        "sent": "sent",
        "unknown": "unknown",
        "failed": "pending",
        "skipped": "pending",
        "new": "pending",
    }


def test_the_last_edition_sent_is_of_the_same_reader_subscription_and_brief(ledger: Ledger) -> None:
    for day, number in enumerate((3, 4)):
        ledger.deliveries.plan(replace(PLAN, due_at=DUE + dt.timedelta(days=day)), [AWA, BEN], NOW)
        for row in ledger.deliveries.listed(["pending"]):
            ledger.deliveries.name_edition(row, number)
            state = SENT if row.recipient == AWA.recipient or number == 3 else FAILED
            claimed = claim(ledger, replace(row, number=number))
            ledger.deliveries.settle(claimed, state, "", NOW + dt.timedelta(days=day))
    ledger.deliveries.plan(replace(PLAN, due_at=DUE + dt.timedelta(days=9)), [AWA, BEN], NOW)
    last = [ledger.deliveries.last_sent(row) for row in ledger.deliveries.listed(["pending"])]
    assert [row and row.number for row in last] == [4, 3]


def test_the_last_word_on_an_edition_counts(ledger: Ledger) -> None:
    held = Release("global", "en", 3, False, NOW, "Ada")
    ledger.note_release(held)
    ledger.note_release(replace(held, is_released=True, at=LATER))
    assert ledger.releases() == {("global", "en", 3): replace(held, is_released=True, at=LATER)}
