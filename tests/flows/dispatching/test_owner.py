"""What goes amiss reaches the owner, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from flows.dispatching.owner import OWNER, find_notices, tell_owner
from flows.job import Job
from tests.dispatch.mail_server import MailServer
from warehouse.settings import BadSetting
from warehouse.store.entries import DeliveryState, Due, NewDelivery, Plan

DUE = dt.datetime(2021, 3, 1, 7, tzinfo=dt.UTC)


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as running:
        yield running


@pytest.fixture
def environ(server: MailServer) -> dict[str, str]:
    return {
        OWNER: "owner@desk.example",
        "FIELDBRIEF_SMTP_HOST": "127.0.0.1",
        "FIELDBRIEF_SMTP_PORT": str(server.port),
        "FIELDBRIEF_SMTP_SECURITY": "none",
        "FIELDBRIEF_MAIL_FROM": "briefs@desk.example",
    }


def go_amiss(job: Job) -> None:
    """A refresh that failed, and a delivery that failed."""
    job.ledger.dues.note(Due("refresh", DUE, "failed", 1, DUE, "the page did not answer"))
    row = NewDelivery("global", "en", "awa@desk.example", "email", 3, DeliveryState.FAILED, "550 no such user")
    job.ledger.deliveries.plan(Plan("monthly", DUE), [row], DUE)


def test_every_miss_is_told_with_what_mends_it_and_only_once(job: Job, server: MailServer, environ: dict[str, str]):
    go_amiss(job)
    assert tell_owner(job, list(find_notices(job)), environ) == 2
    assert tell_owner(job, list(find_notices(job)), environ) == 0
    (letter,) = server.received
    text = letter.message.get_content()
    assert letter.recipients == ("owner@desk.example",)
    assert "refresh, due 2021-03-01 07:00 UTC, failed: the page did not answer" in text
    assert "-> fieldbrief run" in text
    assert "550 no such user" in text
    assert "fieldbrief deliveries --explain 1" in text


def test_a_second_failure_of_the_same_due_time_is_told_again(job: Job, server: MailServer, environ: dict[str, str]):
    go_amiss(job)
    tell_owner(job, list(find_notices(job)), environ)
    job.ledger.dues.note(Due("refresh", DUE, "failed", 2, DUE, "the page did not answer"))
    assert tell_owner(job, list(find_notices(job)), environ) == 1


def test_without_an_owner_nobody_is_told_and_nothing_is_forgotten(job: Job, environ: dict[str, str]):
    go_amiss(job)
    assert tell_owner(job, list(find_notices(job)), {}) == 0
    assert tell_owner(job, list(find_notices(job)), environ) == 2


def test_an_owner_who_cannot_be_written_to_is_a_fault_of_the_settings(job: Job):
    go_amiss(job)
    with pytest.raises(BadSetting, match="FIELDBRIEF_SMTP_HOST"):
        tell_owner(job, list(find_notices(job)), {OWNER: "owner@desk.example"})
