"""Editions in order: issues over languages, neighbours, corrections, names that cannot be addresses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.dispatch.site.editions import read_site, write_edition
from warehouse.dispatch.parcel import NoParcel
from warehouse.dispatch.site.page import path_of, relative


def _file(name: str) -> dict[str, Any]:
    return {"name": name, "media_type": "text/html", "byte_count": 1, "sha256": "00" * 32}


EARLY, LATE = "2026-01-05T06:00:00+00:00", "2026-02-05T06:00:00+00:00"


def test_an_issue_holds_its_languages_and_leads_with_the_readers(tmp_path: Path) -> None:
    for lang, number in (("en", 4), ("fr", 2), ("ar", 2)):
        write_edition(tmp_path, "global", lang, number, issued_at=LATE)
    write_edition(tmp_path, "global", "en", 3, issued_at=EARLY)
    newest, oldest = read_site(tmp_path).archive.issues
    assert [parcel.lang for parcel in newest.editions] == ["ar", "en", "fr"]
    assert (newest.lead("fr").number, newest.lead("zh").number, oldest.lead("fr").lang) == (2, 4, "en")


def test_a_second_edition_in_a_language_is_an_issue_of_its_own(tmp_path: Path) -> None:
    """A new template makes a new edition of the same data."""
    write_edition(tmp_path, number=1, issued_at=EARLY)
    write_edition(tmp_path, number=2, issued_at=LATE, as_of=EARLY)
    assert [len(issue.editions) for issue in read_site(tmp_path).archive.issues] == [1, 1]


def test_corrections_lead_both_ways_and_stay_in_their_language(tmp_path: Path) -> None:
    write_edition(tmp_path, lang="fr", number=1)
    wrong = write_edition(tmp_path, number=1)
    write_edition(tmp_path, number=2, kind="correction", corrects=1, note="A venue was read as a country.")
    archive = read_site(tmp_path).archive
    first, second = archive.editions["region-011", "en", 1], archive.editions["region-011", "en", 2]
    assert first.folder == wrong and archive.corrected(second) is first
    assert archive.corrections == {("region-011", "en", 1): second}
    assert archive.neighbour(first, 1) is second and archive.neighbour(first, -1) is None


@pytest.mark.parametrize(
    "said",
    [
        *({"brief_id": name} for name in ("../../etc", "a/b", "Global", "a" * 65, "", "a\n", "a%2e", "a.b")),
        *({"lang": name} for name in ("../en", "EN", "e", "en\n")),
        *({"files": [_file(name)]} for name in ("../x.pdf", "..", "index.html/", "a/b.pdf", ".htaccess", "x\n.pdf")),
    ],
    ids=repr,
)
def test_hostile_names_never_become_addresses(tmp_path: Path, said: dict[str, Any]) -> None:
    path = write_edition(tmp_path, "global") / "edition.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | said), encoding="utf-8")
    with pytest.raises(NoParcel, match="cannot be part of an address"):
        read_site(tmp_path)


@pytest.mark.parametrize(
    ("here", "target", "link"),
    [
        ("/en/", "/ar/", "../ar/"),
        ("/", "/en/", "en/"),
        ("/en/", "/en/", "./"),
        ("/en/", "/assets/x.css", "../assets/x.css"),
        ("/briefs/global/en/3/", "/briefs/global/en/", "../"),
        ("/briefs/global/en/3/", "/briefs/global/en/3/global-3-en.pdf", "global-3-en.pdf"),
        ("/en/status.html", "/fr/status.html", "../fr/status.html"),
    ],
)
def test_links_are_relative(here: str, target: str, link: str) -> None:
    assert relative(here, target) == link


def test_addresses_are_files_below_the_site() -> None:
    assert [path_of(address) for address in ("/", "/en/", "/feeds/all.en.atom")] == [
        "index.html",
        "en/index.html",
        "feeds/all.en.atom",
    ]
