"""A site is whole at every moment, and nothing is made or written twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.dispatch.site.editions import read_site, write_edition
from tests.dispatch.site.places import Memory, find_dangling, put
from warehouse.dispatch.parcel import NoParcel, Parcel
from warehouse.dispatch.place import PlaceFailed
from warehouse.dispatch.site import page
from warehouse.dispatch.site.archive import arrange_archive
from warehouse.dispatch.site.frame import Site
from warehouse.dispatch.site.plan import plan_site
from warehouse.dispatch.site.publication import MANIFEST, Output, Rank, publish

HOMES = {f"{lang}/index.html" for lang in ("ar", "en", "es", "fr", "ru", "zh")}


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Two editions of one brief and one of another."""
    for number in (1, 2):
        write_edition(tmp_path, "region-011", "en", number)
    write_edition(tmp_path, "global", "fr", 1)
    return tmp_path


def test_every_link_of_the_site_leads_somewhere(shelf: Path) -> None:
    place = Memory()
    put(read_site(shelf), place)
    files = place.files()
    assert find_dangling(files) == set()
    assert HOMES | {"index.html", "robots.txt", "sitemap.xml", "briefs/catalogue.json"} <= set(files)
    assert files["briefs/region-011/en/2/region-011-2-en.csv"] == b"activity_id,title\n"


def test_equal_editions_give_equal_bytes(shelf: Path) -> None:
    one, other = Memory(), Memory()
    put(read_site(shelf), one)
    put(read_site(shelf), other)
    assert one.files() == other.files()
    assert one.read(MANIFEST) == other.read(MANIFEST)


def test_a_second_run_makes_and_writes_nothing(shelf: Path) -> None:
    place = Memory()
    put(read_site(shelf), place)
    place.changed.clear()
    made: list[str] = []
    done = put(read_site(shelf), place, made.append)
    assert (done.written_count, done.removed_count, place.changed, made) == (0, 0, [], [])


def test_a_new_edition_renews_only_what_tells_of_it(shelf: Path) -> None:
    place = Memory()
    for number in range(3, 8):
        write_edition(shelf, "country-ken", "en", number)
    put(read_site(shelf), place)
    place.changed.clear()
    write_edition(shelf, "region-011", "en", 3)
    made: list[str] = []
    put(read_site(shelf), place, made.append)
    renewed = {path for path in made if path.startswith("briefs/") and "catalogue" not in path}
    assert {path for path in renewed if "/3/" not in path} == {
        "briefs/region-011/en/2/index.html",
        *(f"briefs/region-011/{home}" for home in HOMES),
    }
    assert {path for path in made if path.startswith("feeds/")} == {
        "feeds/all.en.atom", "feeds/all.en.json", "feeds/region-011.en.atom", "feeds/region-011.en.json",
    }  # fmt: skip
    assert set(made) >= HOMES and "index.html" not in made and find_dangling(place.files()) == set()


def test_the_same_bytes_are_not_written_again_after_a_change_of_the_code(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Memory()
    put(read_site(shelf), place)
    page.site_version.cache_clear()
    monkeypatch.setattr(page, "_SHAPING", (".j2",))
    place.changed.clear()
    made: list[str] = []
    put(read_site(shelf), place, made.append)
    page.site_version.cache_clear()
    assert set(made) > HOMES and not any(path.endswith((".pdf", ".csv")) for path in made)
    # An index is called after what it follows from, and only the homes name it.
    assert set(place.changed) - HOMES == {path for path in place.changed if "/index-" in path}


def test_an_edition_that_is_gone_is_removed_after_the_pages_that_led_to_it(shelf: Path) -> None:
    place = Memory()
    put(read_site(shelf), place)
    site = read_site(shelf)
    kept = [parcel for parcel in site.archive.editions.values() if parcel.number != 2]
    place.changed.clear()
    put(_only(site, kept), place)
    gone = [path for path in place.changed if path not in place.files()]
    assert any(path.endswith("region-011-2-en.pdf") for path in gone)
    assert place.changed[-len(gone) :] == gone
    assert find_dangling(place.files()) == set()


def test_files_of_others_are_left_alone(shelf: Path) -> None:
    place = Memory()
    place.write("own/notes.html", b"mine")
    put(read_site(shelf), place)
    put(_only(read_site(shelf), []), place)
    assert place.files()["own/notes.html"] == b"mine"
    assert not any(path.startswith("briefs/region") for path in place.files())


def _only(site: Site, parcels: Iterable[Parcel]) -> Site:
    return replace(site, archive=arrange_archive(parcels))


def test_an_interrupted_publication_leaves_a_whole_site_and_the_next_run_mends_it(shelf: Path) -> None:
    """Cut after every single change: what a reader can reach never leads nowhere."""
    before = read_site(shelf)
    write_edition(shelf, "region-011", "en", 3, kind="correction", corrects=1, note="A venue was counted.")
    write_edition(shelf, "global", "en", 1)
    write_edition(shelf, "theme-tip", "ar", 1)
    whole = read_site(shelf)
    kept = [parcel for key, parcel in whole.archive.editions.items() if key != ("region-011", "en", 2)]
    first, then = _make_all(before), _make_all(_only(whole, kept))
    wanted = Memory()
    publish(then, wanted, str)
    steps, cut = 0, True
    while cut:
        place = Memory()
        publish(first, place, str)
        place.left = steps
        try:
            publish(then, place, str)
            cut = False
        except PlaceFailed:
            assert find_dangling(place.files()) == set(), f"after {steps} changes"
        place.left = None
        publish(then, place, str)
        assert place.files() == wanted.files()
        steps += 1
    assert steps > 60


def _make_all(site: Site) -> list[Output]:
    """The files of a site, each made once however often it is asked for."""
    return [replace(output, make=cache(output.make)) for output in plan_site(site)]


def test_new_files_come_before_what_leads_to_them() -> None:
    place, order = Memory(), [Rank.HOME, Rank.FEED, Rank.FILE, Rank.BRIEF, Rank.EDITION]
    publish([_output(rank.name, rank) for rank in order], place, str)
    assert place.changed == ["FILE", "EDITION", "FEED", "BRIEF", "HOME"]


def _output(path: str, rank: Rank, make: Callable[[], bytes] = lambda: b"x") -> Output:
    return Output(path, rank, "recipe", make)


def test_afresh_writes_every_file_again(shelf: Path) -> None:
    place = Memory()
    put(read_site(shelf), place)
    count = len(place.files())
    assert put(read_site(shelf), place, afresh=True).written_count == count


def test_a_file_that_is_not_what_was_issued_does_not_go_out(shelf: Path) -> None:
    (shelf / "global" / "fr" / "0001" / "global-1-fr.pdf").write_bytes(b"tampered")
    place = Memory()
    with pytest.raises(NoParcel, match=r"global-1-fr\.pdf is not the file that was issued"):
        put(read_site(shelf), place)
    assert "en/index.html" not in place.files()


def test_a_manifest_that_is_none_is_named(shelf: Path) -> None:
    place = Memory()
    place.write(MANIFEST, b"[]")
    with pytest.raises(PlaceFailed, match="is no list of files"):
        put(read_site(shelf), place)


def test_a_manifest_cannot_have_other_files_removed(shelf: Path) -> None:
    place = Memory()
    place.write(MANIFEST, b'{"files": {"../other/precious": ["x", "y"]}}')
    with pytest.raises(PlaceFailed, match="is not the path of a file in it"):
        put(read_site(shelf), place)


def test_nothing_is_made_before_it_is_asked_for(shelf: Path) -> None:
    (shelf / "global" / "fr" / "0001" / "global-1-fr.pdf").unlink()
    assert len(list(plan_site(read_site(shelf)))) > 40
