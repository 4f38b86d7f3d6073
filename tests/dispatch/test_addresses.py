"""Where things stand on the archive site."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.dispatch.parcels import make_parcel
from warehouse.dispatch import addresses

BASE = "https://briefs.example/archive"


def test_each_page_has_one_address(tmp_path: Path):
    parcel = make_parcel(tmp_path)
    assert addresses.home_address(BASE) == f"{BASE}/"
    assert addresses.home_address(BASE, "fr") == f"{BASE}/fr/"
    assert addresses.brief_address(BASE, "country-ken", "en") == f"{BASE}/briefs/country-ken/en/"
    assert addresses.edition_address(BASE, parcel) == f"{BASE}/briefs/country-ken/en/7/"
    assert addresses.file_address(BASE, parcel, parcel.files[0].name).endswith("/en/7/country-ken-7-en.pdf")
    assert addresses.status_address(BASE, "ar") == f"{BASE}/ar/status.html"
    assert addresses.feed_address(BASE, "en") == f"{BASE}/feeds/all.en.atom"
    assert addresses.feed_address(BASE, "en", "global", "json") == f"{BASE}/feeds/global.en.json"


def test_a_base_may_end_in_a_slash_or_be_empty(tmp_path: Path):
    parcel = make_parcel(tmp_path)
    assert addresses.edition_address(BASE + "/", parcel) == addresses.edition_address(BASE, parcel)
    assert addresses.edition_address("", parcel) == "/briefs/country-ken/en/7/"
    assert addresses.home_address("") == "/"


def test_no_id_reaches_out_of_its_place():
    assert addresses.brief_address("", "../x?y#z", "en") == "/briefs/..%2Fx%3Fy%23z/en/"
    link = addresses.unsubscribe_address(BASE, "a+b/c=&d")
    assert parse_qs(urlsplit(link).query) == {"token": ["a+b/c=&d"]}
