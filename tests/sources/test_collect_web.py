from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import stamina

from warehouse.settings import Settings
from warehouse.sources import web
from warehouse.sources.collect import Collected, collect_source
from warehouse.sources.definitions import undeclared_source
from warehouse.store.documents import DocumentStore

from .conftest import Site

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def no_waiting() -> object:
    with stamina.set_testing(True, attempts=2):
        yield


def look(url: str, store: DocumentStore, settings: Settings) -> Collected:
    return collect_source(undeclared_source(url), store, settings, lambda: NOON)


def test_a_page_is_kept_with_its_type_and_asked_for_conditionally_next_time(
    site: Site, store: DocumentStore, settings: Settings
) -> None:
    site.pages["/news"] = (200, {"Content-Type": "text/html; charset=utf-8", "ETag": '"a1"'}, b"<p>News</p>")
    first = look(f"{site.address}/news", store, settings)
    assert [(r.doc_name, r.media_type) for r in first.received] == [("news", "text/html")]
    again = look(f"{site.address}/news", store, settings)
    assert (again.received, again.unchanged_count) == ([], 1)
    assert site.asked[-1][1]["if-none-match"] == '"a1"'


def test_last_modified_is_sent_back(site: Site, store: DocumentStore, settings: Settings) -> None:
    stamp = "Sun, 01 Mar 2026 10:00:00 GMT"
    site.pages["/news.txt"] = (200, {"Last-Modified": stamp}, b"News")
    look(f"{site.address}/news.txt", store, settings)
    look(f"{site.address}/news.txt", store, settings)
    assert site.asked[-1][1]["if-modified-since"] == stamp


def test_robots_txt_is_honoured(site: Site, store: DocumentStore, settings: Settings) -> None:
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private/\n")
    site.pages["/private/news"] = (200, {}, b"News")
    got = look(f"{site.address}/private/news", store, settings)
    assert [issue.code for issue in got.issues] == ["robots"]
    assert site.count("/private/news") == 0


def test_a_servers_error_is_tried_again_and_then_said(site: Site, store: DocumentStore, settings: Settings) -> None:
    site.pages["/news"] = (503, {}, b"")
    with pytest.raises(web.FetchFailed, match="answered 503"):
        look(f"{site.address}/news", store, settings)
    assert site.count("/news") == 2


def test_a_page_gone_for_good_is_withdrawn_and_a_missing_one_is_not(
    site: Site, store: DocumentStore, settings: Settings
) -> None:
    site.pages["/news"] = (200, {}, b"News")
    look(f"{site.address}/news", store, settings)
    site.pages["/news"] = (404, {}, b"")
    assert [issue.code for issue in look(f"{site.address}/news", store, settings).issues] == ["not-found"]
    assert len(store.current()) == 1
    site.pages["/news"] = (410, {}, b"")
    look(f"{site.address}/news", store, settings)
    assert store.current() == []


def test_a_page_over_the_limit_is_refused(site: Site, store: DocumentStore, settings: Settings) -> None:
    site.pages["/news"] = (200, {}, b"x" * (settings.max_bytes + 1))
    assert [issue.code for issue in look(f"{site.address}/news", store, settings).issues] == ["too-large"]


def test_redirects_are_followed_but_not_for_ever(site: Site, store: DocumentStore, settings: Settings) -> None:
    site.pages["/old"] = (301, {"Location": "/new"}, b"")
    site.pages["/new"] = (200, {}, b"News")
    site.pages["/loop"] = (302, {"Location": "/loop"}, b"")
    assert len(look(f"{site.address}/old", store, settings).received) == 1
    assert [issue.code for issue in look(f"{site.address}/loop", store, settings).issues] == ["bad-redirect"]


def test_a_name_that_leads_to_a_private_address_is_refused(site: Site, settings: Settings) -> None:
    site.pages["/news"] = (200, {}, b"News")
    port = site.address.rpartition(":")[2]
    with pytest.raises(web.Refused) as caught:
        web.fetch_page(f"http://agency.example:{port}/news", settings, resolve_host=lambda host, port: ["127.0.0.1"])
    assert caught.value.code == "private-address"
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused(site: Site, store: DocumentStore, settings: Settings) -> None:
    site.pages["/news"] = (302, {"Location": "http://10.0.0.1/secret"}, b"")
    assert [issue.code for issue in look(f"{site.address}/news", store, settings).issues] == ["private-address"]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://agency.example/en/news.html", "news.html"),
        ("https://agency.example/", "agency.example"),
        ("https://agency.example/measures?f%5B0%5D=agencies%3A31", "measures?f%5B0%5D=agencies%3A31"),
    ],
)
def test_a_documents_name_tells_pages_of_a_site_apart(url: str, name: str) -> None:
    assert web.doc_name(url) == name


def test_a_server_that_cannot_be_reached_is_a_failure_to_try_later(
    store: DocumentStore, settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(web.FetchFailed, match="ConnectError"):
        look("http://127.0.0.1:9/news", store, settings)
