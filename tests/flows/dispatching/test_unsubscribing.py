"""From the link in a mail to the ledger, over HTTP."""

from __future__ import annotations

import datetime as dt
import socket

import httpx
import pytest
from starlette.testclient import TestClient

from flows.dispatching.consents import Consents
from flows.dispatching.site_server import make_site_app, site_served
from flows.job import Job, JobFailed
from warehouse.dispatch.signing import Leaving, sign_token
from warehouse.store.entries import NewDelivery, Plan

KEY = "k" * 32
DUE = dt.datetime(2021, 3, 1, 7, tzinfo=dt.UTC)


@pytest.fixture
def link(job: Job, monkeypatch: pytest.MonkeyPatch) -> str:
    """The link in a mail to Awa about the subscription 'monthly'."""
    monkeypatch.setenv("FIELDBRIEF_SIGNING_KEY", KEY)
    plan = Plan("monthly", DUE, "global", "fr", 0)
    row = NewDelivery("global", "fr", "Awa@desk.example", "email")
    assert job.ledger.deliveries.plan(plan, [row], job.clock())
    [delivery] = job.ledger.deliveries.listed()
    return f"/unsubscribe?token={sign_token((KEY,), Leaving('monthly', delivery.key, 'fr'), job.clock())}"


def test_one_click_ends_the_subscription_of_that_reader_alone(job: Job, link: str):
    client = TestClient(make_site_app(job))
    page = client.get(link)
    assert page.status_code == 200 and "Se désabonner" in page.text and "@" not in page.text
    consents = Consents(job)
    assert consents.ended_at("monthly", "awa@desk.example") is None
    for _ in range(2):
        assert client.post(link, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert consents.ended_at("monthly", "awa@desk.example") == job.clock()
    assert consents.ended_at("weekly", "awa@desk.example") is None
    assert consents.ended_at("monthly", "ben@desk.example") is None
    assert [row.how for row in job.ledger.readers.unsubscribed()] == ["link"]


def test_a_link_for_another_subscription_than_the_delivery_was_of_ends_nothing(job: Job, link: str):
    [delivery] = job.ledger.deliveries.listed()
    other = sign_token((KEY,), Leaving("weekly", delivery.key, "fr"), job.clock())
    assert TestClient(make_site_app(job)).post(f"/unsubscribe?token={other}").status_code == 200
    assert job.ledger.readers.unsubscribed() == []


def test_without_a_key_no_link_is_believed(job: Job, link: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("FIELDBRIEF_SIGNING_KEY")
    assert TestClient(make_site_app(job)).post(link).status_code == 400
    assert job.ledger.readers.unsubscribed() == []


def test_the_site_answers_while_it_is_served_and_no_longer(job: Job, link: str):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with (
            pytest.raises(JobFailed, match=f"cannot be shown on port {port}: Address already in use"),
            site_served(job, port),
        ):
            pass
    with site_served(job, port):
        assert httpx.post(f"http://127.0.0.1:{port}{link}").status_code == 200
    assert len(job.ledger.readers.unsubscribed()) == 1
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}/")
