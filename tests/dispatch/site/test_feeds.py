"""Feeds as feed readers take them, the sitemap and the catalogue as robots do."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.dispatch.site.editions import BASE, read_site, write_edition
from tests.dispatch.site.places import Memory, put

ATOM = "{http://www.w3.org/2005/Atom}"
MAP, XHTML = "{http://www.sitemaps.org/schemas/sitemap/0.9}", "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, bytes]:
    for number in (1, 2):
        write_edition(tmp_path, "region-011", "en", number, title="A & B <i>x</i>", changes=["2 < 3 & new."])
    write_edition(tmp_path, "global", "ar", 1)
    write_edition(tmp_path, "global", "en", 1)
    return _put(tmp_path)


def _put(root: Path) -> dict[str, bytes]:
    place = Memory()
    put(read_site(root), place)
    return place.files()


def test_atom_has_what_readers_need(files: dict[str, bytes]) -> None:
    feed = ElementTree.fromstring(files["feeds/region-011.en.atom"])
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert feed.findtext(f"{ATOM}id") == f"{BASE}/feeds/region-011.en.atom"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{BASE}/feeds/region-011.en.atom", "alternate": f"{BASE}/briefs/region-011/en/"}
    newest, oldest = feed.findall(f"{ATOM}entry")
    titles = [entry.findtext(f"{ATOM}title") for entry in (newest, oldest)]
    assert titles == ["A & B <i>x</i> (2)", "A & B <i>x</i> (1)"]
    assert newest.findtext(f"{ATOM}updated") == feed.findtext(f"{ATOM}updated") == "2026-03-03T06:00:00+00:00"
    assert newest.findtext(f"{ATOM}author/{ATOM}name") == "Regional desks"
    held = {link.get("rel", "alternate"): link.attrib for link in newest.findall(f"{ATOM}link")}
    assert held["alternate"]["href"] == f"{BASE}/briefs/region-011/en/2/"
    assert held["enclosure"]["href"] == f"{BASE}/briefs/region-011/en/2/region-011-2-en.pdf"
    assert held["enclosure"]["length"] == str(len(files["briefs/region-011/en/2/region-011-2-en.pdf"]))
    assert "<li>2 &lt; 3 &amp; new.</li>" in (newest.findtext(f"{ATOM}content") or "")


def test_json_feed_says_the_same(files: dict[str, bytes]) -> None:
    feed = json.loads(files["feeds/region-011.en.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["home_page_url"], feed["feed_url"], feed["language"]) == (
        f"{BASE}/briefs/region-011/en/", f"{BASE}/feeds/region-011.en.json", "en",
    )  # fmt: skip
    atom = ElementTree.fromstring(files["feeds/region-011.en.atom"])
    assert [item["id"] for item in feed["items"]] == [
        entry.findtext(f"{ATOM}id") for entry in atom.iter(f"{ATOM}entry")
    ]
    item = feed["items"][0]
    assert dt.datetime.fromisoformat(item["date_published"]) == dt.datetime(2026, 3, 3, 6, tzinfo=dt.UTC)
    assert item["attachments"][0]["mime_type"] == "application/pdf" and item["url"].endswith("/en/2/")


def test_there_is_a_feed_for_each_brief_and_language_and_for_all(files: dict[str, bytes]) -> None:
    assert {path for path in files if path.startswith("feeds/")} == {
        f"feeds/{name}.{form}"
        for name in ("all.ar", "all.en", "global.ar", "global.en", "region-011.en")
        for form in ("atom", "json")
    }
    assert len(json.loads(files["feeds/all.en.json"])["items"]) == 3


def test_ids_are_the_editions_own_and_stay(tmp_path: Path) -> None:
    write_edition(tmp_path, "global", "en", 1)
    write_edition(tmp_path, "global", "ar", 1)
    before = json.loads(_put(tmp_path)["feeds/all.en.json"])["items"]
    write_edition(tmp_path, "global", "en", 2, kind="correction", corrects=1, note="Mended.")
    after = json.loads(_put(tmp_path)["feeds/all.en.json"])["items"]
    arabic = json.loads(_put(tmp_path)["feeds/all.ar.json"])["items"]
    assert after[1] == before[0] and len({item["id"] for item in [*after, *arabic]}) == 3
    assert "Mended." in after[0]["content_html"]


def test_feeds_hold_the_latest_fifty(tmp_path: Path) -> None:
    for number in range(1, 53):
        issued_at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=number)
        write_edition(tmp_path, "global", "en", number, issued_at=issued_at.isoformat())
    items = json.loads(_put(tmp_path)["feeds/all.en.json"])["items"]
    assert [item["title"].split()[-1] for item in (items[0], items[-1])] == ["(52)", "(3)"] and len(items) == 50


def test_the_sitemap_lists_every_page_with_its_translations(files: dict[str, bytes]) -> None:
    entries = ElementTree.fromstring(files["sitemap.xml"]).findall(f"{MAP}url")
    addresses = [entry.findtext(f"{MAP}loc", "") for entry in entries]
    pages = {f"{BASE}/{path.removesuffix('index.html')}" for path in files if path.endswith("/index.html")}
    assert set(addresses) == pages and len(addresses) == len(pages)
    alternates = {
        entry.findtext(f"{MAP}loc"): {link.get("hreflang"): link.get("href") for link in entry.findall(f"{XHTML}link")}
        for entry in entries
    }
    assert alternates[f"{BASE}/briefs/global/ar/1/"] == {
        "ar": f"{BASE}/briefs/global/ar/1/", "en": f"{BASE}/briefs/global/en/1/",
    }  # fmt: skip
    assert alternates[f"{BASE}/briefs/region-011/en/2/"] == {}
    assert set(alternates[f"{BASE}/zh/"]) == {"ar", "en", "es", "fr", "ru", "zh"}
    # Translations name each other, as search engines ask.
    for address, held in alternates.items():
        assert all(alternates[other] == held for other in held.values()) and (not held or address in held.values())
    assert f"Sitemap: {BASE}/sitemap.xml" in files["robots.txt"].decode()


def test_the_catalogue_gives_the_addresses_of_the_site(files: dict[str, bytes]) -> None:
    dcat = json.loads(files["briefs/catalogue.jsonld"])
    links = [
        file["dcat:downloadURL"]["@id"] for row in dcat["dcat:dataset"] for file in row.get("dcat:distribution", [])
    ]
    assert len(links) == 12 and all(f"briefs/{link}" in files for link in links)
    assert json.loads(files["briefs/catalogue.json"])["edition_count"] == 4
