"""The web app behind the link in each mail."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from starlette.testclient import TestClient

from warehouse.briefs.locale_file import OFFICIAL
from warehouse.dispatch.signing import KEPT_DAYS, Leaving, read_token, sign_token
from warehouse.dispatch.unsubscribing import make_app

KEYS = ("k" * 32,)
NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


class Desk:
    """A client of an app that writes into a list."""

    def __init__(self) -> None:
        self.left: list[Leaving] = []
        app = make_app(lambda token: read_token(KEYS, token, NOW), self.write)
        self.client = TestClient(app, raise_server_exceptions=False)

    def write(self, leaving: Leaving) -> None:
        if leaving.subscription_id == "broken":
            raise OSError("disk full")
        self.left.append(leaving)


def link(lang: str = "en", age: int = 0, subscription_id: str = "monthly") -> str:
    leaving = Leaving(subscription_id, "r-5f2e", lang)
    return f"/unsubscribe?token={sign_token(KEYS, leaving, NOW - dt.timedelta(days=age))}"


def test_opening_the_page_writes_nothing_and_shows_a_button():
    desk = Desk()
    answer = desk.client.get(link())
    assert answer.status_code == 200 and desk.left == []
    assert '<form method="post">' in answer.text and "“monthly”" in answer.text
    assert "@" not in answer.text and "r-5f2e" not in answer.text
    assert desk.client.head(link()).status_code == 200 and desk.left == []


def test_the_button_and_the_one_click_of_a_mail_program_write():
    desk = Desk()
    assert desk.client.post(link()).status_code == 200
    one_click = desk.client.post(link(), data={"List-Unsubscribe": "One-Click"})
    assert one_click.status_code == 200 and "no more mail" in one_click.text
    assert desk.left == [Leaving("monthly", "r-5f2e", "en")] * 2
    assert "<form" not in one_click.text


@pytest.mark.parametrize("lang", OFFICIAL)
def test_the_page_speaks_the_readers_language(lang: str):
    page = Desk().client.get(link(lang)).text
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in page
    assert ("Press the button" in page) == (lang == "en")
    assert "monthly" in page


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/unsubscribe", 400, "not valid"),
        ("/unsubscribe?token=", 400, "not valid"),
        (link()[:-1] + "~", 400, "not valid"),
        (link("fr", KEPT_DAYS + 1), 410, "trop ancien"),
        ("/", 404, ""),
    ],
)
def test_a_link_that_is_not_ours_or_too_old_writes_nothing(method: str, path: str, status: int, said: str):
    desk = Desk()
    answer = getattr(desk.client, method)(path)
    assert answer.status_code == status and said in answer.text
    assert desk.left == []


def test_what_could_not_be_recorded_is_not_called_done():
    answer = Desk().client.post(link(subscription_id="broken"))
    assert answer.status_code == 500 and "could not be recorded" in answer.text
    assert "disk full" not in answer.text


def test_large_bodies_and_floods_are_turned_away():
    desk = Desk()
    assert desk.client.post(link(), content=b"x" * 20_000).status_code == 413
    assert desk.client.put(link()).status_code == 405
    junk = {desk.client.post("/unsubscribe?token=junk").status_code for _ in range(700)}
    assert junk == {400}
    answers = [desk.client.get(link()).status_code for _ in range(601)]
    assert answers == [200] * 600 + [429]
    assert desk.client.post(link()).status_code == 429 and desk.left == []


def test_the_token_is_told_to_nobody_and_the_page_runs_nothing():
    answer = Desk().client.get(link())
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'; img-src data:" in answer.headers["content-security-policy"]
    assert answer.text.count("<link") == answer.text.count('<link rel="icon" href="data:image/svg+xml,') == 1
    assert not re.search(r"<(script|img)\b|https?://", answer.text)
