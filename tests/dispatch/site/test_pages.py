"""What the pages say, in six languages, and that nothing in an edition's words can steer them."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.dispatch.site.editions import BASE, read_site, write_edition, write_shelf
from tests.dispatch.site.places import Memory, put

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt; \u202egnp\u202c {{ 7*7 }} </title>'


def build(root: Path, base: str = BASE) -> dict[str, str]:
    """The pages of the editions below a folder, by path."""
    place = Memory()
    put(read_site(root, base), place)
    return {path: data.decode() for path, data in place.files().items() if not path.endswith(".pdf")}


class _Elements(HTMLParser):
    """Every element with its attributes, as a browser without scripts reads them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_an_edition_says_all_that_a_reader_has_to_know(tmp_path: Path) -> None:
    write_edition(tmp_path, number=1, sha256="ab" * 32)
    write_edition(
        tmp_path, number=2, kind="correction", corrects=1, note="A venue was read as a country.", period="2018–2020",
        as_of="2026-02-28T05:00:00+00:00", issued_at="2026-03-02T06:00:00+00:00",
        changes=["Two activities are new.", "One is gone."],
        key_figures=[{"label": "people trained", "value": "1,300"}],
    )  # fmt: skip
    pages = build(tmp_path)
    new, old = pages["briefs/region-011/en/2/index.html"], pages["briefs/region-011/en/1/index.html"]
    for words in (
        "Reported activities in Western Africa", "28 February 2026", "2 March 2026", "2018–2020", "Regional desks",
        "34 activities are reported in two documents.", "Two activities are new.", "One is gone.", "1,300",
        "people trained", ">Corrects edition 1<", "A venue was read as a country.",
        'href="../1/"', 'href="region-011-2-en.pdf"', 'href="region-011-2-en.csv"',
    ):  # fmt: skip
        assert words in new, words
    assert ">Corrected by edition 2<" in old and "A venue was read as a country." in old and 'href="../2/"' in old
    files = json.loads((tmp_path / "region-011/en/0002/edition.json").read_text(encoding="utf-8"))["files"]
    assert [file["sha256"] in new for file in files] == [True] * 3
    assert (
        "corrected by edition 2" in pages["en/index.html"]
        and "corrected by edition 2" in pages["briefs/region-011/en/index.html"]
    )


def test_every_language_lists_all_editions_marked_with_theirs(tmp_path: Path) -> None:
    write_edition(tmp_path, "global", "en", 1)
    write_edition(tmp_path, "region-034", "fr", 1)
    write_edition(tmp_path, "region-011", "ar", 1)
    pages = build(tmp_path)
    for lang in LANGUAGES:
        home = pages[f"{lang}/index.html"]
        assert home.startswith(f'<!DOCTYPE html>\n<html lang="{lang}"' + (' dir="rtl">' if lang == "ar" else ">"))
        for brief_id, own in (("global", "en"), ("region-034", "fr"), ("region-011", "ar")):
            link = f'<a href="../briefs/{brief_id}/{own}/1/"'
            marked = {"en": ' lang="en"', "fr": ' lang="fr"', "ar": ' lang="ar"'}[own] if own != lang else ""
            assert f"{link}{marked}" in home, (lang, brief_id)
        if lang != "fr":
            assert "Français</li>" in home.replace("</small></li>", "</li>")
    assert 'lang="en" dir="ltr"' in pages["ar/index.html"] and 'lang="ar" dir="rtl"' in pages["en/index.html"]


def test_languages_of_one_issue_share_a_line(tmp_path: Path) -> None:
    for lang in LANGUAGES:
        write_edition(tmp_path, "global", lang, 1)
    home = build(tmp_path)["fr/index.html"]
    lines = re.findall(r"<li><a [^\n]*", home[home.index('<ol class="rows">') : home.index("</ol>")])
    assert len(lines) == 1 and lines[0].count("<a ") == 6
    assert lines[0].startswith('<li><a href="../briefs/global/fr/1/">Activités signalées')
    edition = build(tmp_path)["briefs/global/ar/1/index.html"]
    assert 'hreflang="zh" href="https://briefs.example.org/archive/briefs/global/zh/1/"' in edition
    assert '<html lang="ar" dir="rtl">' in edition


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """In a title, owner, note, sentence and figure, a file's type and a subject's code."""
    write_edition(
        tmp_path, number=1, title=HOSTILE, owner=HOSTILE, highlights=[HOSTILE], changes=[HOSTILE], period=HOSTILE,
        key_figures=[{"label": HOSTILE, "value": HOSTILE}], subjects={"regions": {HOSTILE: 1}, "themes": {HOSTILE: 1}},
    )  # fmt: skip
    write_edition(tmp_path, number=2, kind="correction", corrects=1, note=HOSTILE, title=HOSTILE)
    pages = build(tmp_path)
    for path, text in pages.items():
        if not path.endswith("/index.html"):
            continue
        assert "\u202e" not in text and "gnp" in text, path
        elements = _Elements(text).found
        scripts = [attributes for tag, attributes in elements if tag == "script"]
        assert all(re.fullmatch(r"\.\./assets/site-\w+\.js", str(one["src"])) for one in scripts), path
        assert not [tag for tag, _ in elements if tag in ("img", "b") and "Fieldbrief" not in path], path
        assert not [key for _, attributes in elements for key in attributes if key.startswith("on")], path
        assert "49" not in re.findall(r"<h1[^>]*>(.*?)</h1>", text)[0], path
    index = json.loads(next(text for path, text in pages.items() if path.startswith("en/index-")))
    assert [name for name in index["names"]["regions"] if "\u202e" in name or "\n" in name] == []


def test_pages_load_nothing_from_elsewhere_and_say_so(tmp_path: Path) -> None:
    write_shelf(tmp_path, 12, ("en", "ar"))
    for path, text in build(tmp_path).items():
        if not path.endswith("index.html"):
            continue
        elements = _Elements(text).found
        policy = next(row["content"] for _, row in elements if row.get("http-equiv") == "Content-Security-Policy")
        assert policy and "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
        loaded = [row.get("src") or row.get("href") for tag, row in elements if tag in ("script", "link", "img")]
        off_site = [link for link in loaded if link and link.startswith(("http", "//")) and not link.startswith(BASE)]
        assert off_site == [] and "style=" not in text, path


def test_without_an_address_every_link_is_relative(tmp_path: Path) -> None:
    write_edition(tmp_path)
    for path, text in build(tmp_path, base="").items():
        links = [row.get("href") or row.get("src") for _, row in _Elements(text).found]
        assert not [link for link in links if link and link.startswith(("/", "http"))], path


@pytest.mark.parametrize("languages", [("en",), LANGUAGES], ids=["one language", "six languages"])
def test_a_home_of_500_editions_weighs_less_than_200_kb(tmp_path: Path, languages: tuple[str, ...]) -> None:
    """HTML, style sheet, script and index together, as they are before compression."""
    write_shelf(tmp_path, 500, languages)
    place = Memory()
    site = read_site(tmp_path)
    assert len(site.archive.editions) == 500
    put(site, place)
    files = place.files()
    for lang in LANGUAGES:
        html = files[f"{lang}/index.html"]
        assert html.count(b"<li><a ") >= 500 // len(languages)
        loaded = [path for path in files if path.startswith((f"{lang}/index-", "assets/"))]
        assert len(loaded) == 4
        weight = len(html) + sum(len(files[path]) for path in loaded)
        assert weight < 200_000, f"{lang}: {weight}"


def test_the_index_names_what_each_line_is_about(tmp_path: Path) -> None:
    subjects = {"regions": {"014": 3}, "countries": {"KEN": 3, "PER": 0}, "themes": {"SOM": 3}}
    write_edition(tmp_path, "global", "fr", 1, subjects=subjects, issued_at="2024-03-01T06:00:00+00:00")
    write_edition(tmp_path, "region-011", "en", 1, issued_at="2026-03-01T06:00:00+00:00")
    pages = build(tmp_path)
    index = json.loads(next(text for path, text in pages.items() if path.startswith("fr/index-")))
    names = [name for held in index["names"].values() for name in held]
    held = [{name for bit, name in enumerate(names) if int(row, 16) >> bit & 1} for row in index["rows"]]
    assert held[1] == {
        "Activités signalées : global", "Afrique orientale", "Trafic illicite de migrants", "Kenya", "2024", "Français",
    }  # fmt: skip
    assert {"Afrique occidentale", "Sénégal", "Ghana", "2026", "English"} < held[0]
    assert index["names"]["years"] == ["2026", "2024"]
