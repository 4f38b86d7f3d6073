"""Readers in the ledger: first seen, unsubscribed, erased."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from warehouse.store.entries import DeliveryState, NewDelivery, Plan
from warehouse.store.ledger import Ledger
from warehouse.store.readers import mark_of

NOW = dt.datetime(2026, 10, 1, 7, tzinfo=dt.UTC)
LATER, END = NOW + dt.timedelta(days=1), NOW + dt.timedelta(days=2)
KEY = b"k" * 32


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite")


def test_a_subscription_is_due_from_when_it_was_seen_and_anew_when_its_schedule_changes(ledger: Ledger) -> None:
    daily, later = {"a": "0 7 * * * UTC"}, {"a": "0 8 * * * UTC"}
    assert ledger.readers.since(daily, NOW) == {"a": NOW}
    ledger.readers.see(daily, NOW)
    ledger.readers.see(daily | {"b": ""}, LATER)
    assert ledger.readers.since(daily | {"b": "", "c": ""}, LATER) == {"a": NOW, "b": LATER, "c": LATER}
    assert ledger.readers.since(later, LATER) == {"a": LATER}
    ledger.readers.forget("b")
    ledger.readers.see({"b": ""}, END)
    assert ledger.readers.since({"b": ""}, END) == {"b": END}


def test_who_unsubscribed_stays_so_until_it_is_taken_back(ledger: Ledger) -> None:
    assert ledger.readers.unsubscribe("monthly", "Ben@Desk.example", "link", NOW)
    assert not ledger.readers.unsubscribe("monthly", "ben@desk.example", "link", LATER)
    assert [(row.subscription_id, row.recipient, row.at) for row in ledger.readers.unsubscribed()] == [
        ("monthly", "ben@desk.example", NOW)
    ]
    assert ledger.readers.no_more_since("monthly", ["BEN@desk.example", "other"]) == NOW
    assert ledger.readers.no_more_since("weekly", ["ben@desk.example"]) is None
    assert ledger.readers.resubscribe("monthly", "BEN@desk.example")
    assert ledger.readers.unsubscribed() == []


def test_an_erased_address_is_gone_from_the_file_and_its_counts_stay(ledger: Ledger, tmp_path: Path) -> None:
    for day, subscription_id in enumerate(("monthly", "weekly")):
        rows = [NewDelivery("global", "en", one, "email") for one in ("Ben@desk.example", "awa@desk.example")]
        ledger.deliveries.plan(Plan(subscription_id, NOW + dt.timedelta(days=day)), rows, NOW)
    (first, *_) = ledger.deliveries.listed(recipient="ben@desk.example")
    claimed = ledger.deliveries.claim(first, "edition", NOW)
    assert claimed
    ledger.deliveries.settle(claimed, DeliveryState.FAILED, "550 <BEN@desk.example>: no such mailbox", NOW)
    ledger.readers.unsubscribe("weekly", "ben@desk.example", "link", NOW)

    assert ledger.readers.erase("ben@DESK.example", KEY, LATER) == 2
    assert ledger.readers.erase("ben@desk.example", KEY, LATER) == 0

    mark = mark_of("Ben@desk.example", KEY)
    assert ledger.readers.no_more_since("never seen", ["ben@desk.example", mark]) == LATER
    found = ledger.deliveries.listed(recipient=mark)
    assert [(row.state.value, row.message) for row in found] == [
        ("failed", "550 <[address erased]>: no such mailbox"),
        ("skipped", "the address was erased"),
    ]
    assert len(ledger.deliveries.listed(recipient="awa@desk.example")) == 2
    assert {(row.subscription_id, row.recipient) for row in ledger.readers.unsubscribed()} == {
        ("", mark),
        ("weekly", mark),
    }
    on_disk = b"".join(path.read_bytes() for path in tmp_path.glob("ledger.sqlite*")).lower()
    assert b"awa@desk.example" in on_disk
    assert b"ben@desk.example" not in on_disk
