"""Tokens of links to unsubscribe with: believed only when signed here, and not for ever."""

from __future__ import annotations

import datetime as dt
import string

import pytest

from warehouse.dispatch.signing import KEPT_DAYS, BadToken, Leaving, StaleToken, read_token, sign_token

OLD, NEW = "o" * 32, "n" * 32
LEAVING = Leaving("monthly", "r-5f2e", "fr")
NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def test_a_token_says_who_leaves_what_and_hides_no_address():
    token = sign_token((NEW,), LEAVING, NOW)
    assert read_token((NEW,), token, NOW) == LEAVING
    assert set(token) <= set(string.ascii_letters + string.digits + "-_.")


def test_links_signed_with_the_key_of_before_still_work():
    token = sign_token((OLD,), LEAVING, NOW)
    assert read_token((NEW, OLD), token, NOW) == LEAVING
    with pytest.raises(BadToken):
        read_token((NEW,), token, NOW)
    assert read_token((NEW,), sign_token((NEW, OLD), LEAVING, NOW), NOW) == LEAVING


@pytest.mark.parametrize("place", [0, 10, -1])
def test_a_token_changed_in_one_letter_is_not_believed(place: int):
    token = sign_token((NEW,), LEAVING, NOW)
    other = "A" if token[place] != "A" else "B"
    with pytest.raises(BadToken):
        read_token((NEW,), token[:place] + other + token[place:][1:], NOW)


@pytest.mark.parametrize("token", ["", ".", "x", "a.b", "é", "x" * 100_000])
def test_what_is_no_token_is_not_believed(token: str):
    with pytest.raises(BadToken):
        read_token((NEW,), token, NOW)
    with pytest.raises(BadToken):
        read_token((), sign_token((NEW,), LEAVING, NOW), NOW)


def test_a_token_is_stale_a_day_after_its_time():
    token = sign_token((NEW,), LEAVING, NOW)
    assert read_token((NEW,), token, NOW + dt.timedelta(days=KEPT_DAYS)) == LEAVING
    with pytest.raises(StaleToken) as told:
        read_token((NEW,), token, NOW + dt.timedelta(days=KEPT_DAYS + 1))
    assert told.value.lang == "fr"


def test_the_same_day_gives_the_same_token():
    assert sign_token((NEW,), LEAVING, NOW) == sign_token((NEW,), LEAVING, NOW + dt.timedelta(hours=3))
