"""Editions, families, corrections, reissues and the catalogue; the press is stood in for where it is not the point."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows import stages
from flows.issuing.choosing import choose_briefs, choose_members
from flows.issuing.editions import Correction, issue_edition, issue_editions
from flows.issuing.reissue import prune, reissue
from flows.job import Job, WrongUse
from flows.scope import UnknownName
from tests.flows.conftest import Said
from tests.flows.house import GHANA, NOON, build_later, make_job
from tests.flows.post import print_fast
from warehouse.briefs.edition import BriefRefused
from warehouse.store.lock import ISSUER, Holder, holder_of
from warehouse.store.snapshots import list_snapshots, published_snapshot


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was given to the press to print, as 'brief edition'."""
    return print_fast(monkeypatch)


def add_ghana(text: str) -> str:
    return text + GHANA


def ids(asked: list[Any]) -> list[str]:
    return [one.definition.id for one in asked]


def test_nothing_named_means_the_standing_briefs(built: Job) -> None:
    assert [(one.definition.id, one.language) for one in choose_briefs(built, [], [])] == [("global", "en")]
    built.settings.home.briefs.mkdir()
    (built.settings.home.briefs / "desk.yml").write_text(
        "id: desk\ntitle: {en: Desk}\nsections: [activities]\nlanguages: [en]\nowner: Desk\n", encoding="utf-8"
    )
    assert ids(choose_briefs(built, [], [])) == ["global", "desk"]


def test_all_means_every_member_with_activities_and_none_on_request(built: Job) -> None:
    assert ids(choose_briefs(built, [], [], everything=True)) == [
        "annual-2020",
        "changes",
        "global",
        "region-005",
        "region-014",
        "region-034",
        "theme-som",
        "theme-tip",
    ]


def test_a_member_is_named_by_code_or_name_and_a_family_by_its_id(built: Job) -> None:
    assert ids(choose_briefs(built, ["region-014", "country-Kenya", "theme-tip"], [])) == [
        "region-014",
        "country-ken",
        "theme-tip",
    ]
    assert ids(choose_briefs(built, ["region"], [])) == ["region-005", "region-014", "region-034"]
    assert ids(choose_members(built, "annual", ["2015"], [])) == ["annual-2015"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("region-014x", "unknown region '014x'; did you mean 014"),
        ("regoin", "did you mean region"),
        ("country", "give --country KEN"),
        ("annual-last", "years are written 2019"),
    ],
)
def test_a_name_that_is_none_is_answered_with_what_would_be_one(built: Job, name: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        choose_briefs(built, [name], [])


def test_a_language_is_made_when_asked_for(built: Job) -> None:
    assert [one.language for one in choose_briefs(built, ["global"], ["fr", "en"])] == ["fr", "en"]
    with pytest.raises(UnknownName, match="unknown language 'tlh'"):
        choose_briefs(built, ["global"], ["tlh"])


def test_an_edition_lists_its_files_with_their_checksums(built: Job, press: list[str]) -> None:
    (issued,) = stages.brief(built, ["region-014"], [])
    said = json.loads((issued.folder / "edition.json").read_text(encoding="utf-8"))
    assert {path.name for path in issued.folder.iterdir()} == {
        "edition.json",
        *(file["name"] for file in said["files"]),
    }
    for file in said["files"]:
        data = (issued.folder / file["name"]).read_bytes()
        assert (file["sha256"], file["byte_count"]) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (said["family"], said["kind"], said["corrects"]) == ("region", "regular", None)
    assert (said["direction"], said["highlights"], said["changes"]) == ("ltr", ["Judges met."], [])
    assert said["key_figures"] == [{"label": "activities", "value": "1"}]
    assert said["subjects"] == {"regions": {"014": 1}}
    assert said["sha256"] == hashlib.sha256(issued.pdf.read_bytes()).hexdigest()


def test_unchanged_briefs_are_skipped_without_opening_the_snapshot(
    built: Job, press: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from warehouse.store import snapshots

    names = ["global", "region-014", "theme-tip"]
    first = stages.brief(built, names, [])
    monkeypatch.setattr(snapshots, "open_snapshot", lambda _: pytest.fail("the snapshot was opened"))
    again = stages.brief(built, names, [])
    assert [issued.edition for issued in again] == [issued.edition for issued in first]
    assert len(press) == 3


def test_new_data_elsewhere_makes_no_new_edition_and_is_looked_at_once(
    built: Job, press: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = stages.brief(build_later(tmp_path, 0), ["region-014", "region-011"], [])
    after = build_later(tmp_path, 1, add_ghana)
    kenya, west = stages.brief(after, ["region-014", "region-011"], [])
    assert (kenya.is_new, west.is_new) == (False, True)
    assert (first[1].edition.activity_count, west.edition.activity_count) == (0, 1)
    from warehouse.store import snapshots

    monkeypatch.setattr(snapshots, "open_snapshot", lambda _: pytest.fail("the snapshot was opened"))
    assert not stages.brief(after, ["region-014"], [])[0].is_new


def test_a_refused_brief_keeps_no_other_back(built: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    print_fast(monkeypatch, {"global"})
    first, last = choose_members(built, "annual", ["2019", "2020"], [])
    holders: list[Holder | None] = []
    with pytest.raises(BriefRefused, match=r"global \(en\): a glyph is missing"):
        issue_editions(
            built,
            [first, *choose_briefs(built, ["global"], []), last],
            lambda _: holders.append(holder_of(built.settings.home.editions, ISSUER)),
        )
    assert [holder.command for holder in holders if holder] == ["brief", "brief"]
    assert {row.brief_id for row in built.ledger.editions()} == {"annual-2019", "annual-2020"}
    assert not (built.settings.home.editions / "global" / "en" / "0001").exists()


def test_a_correction_says_what_it_corrects(built: Job, press: list[str], tmp_path: Path) -> None:
    (asked,) = choose_briefs(built, ["global"], [])
    issue_edition(built, asked)
    with pytest.raises(WrongUse, match="there is nothing to correct"):
        issue_edition(built, asked, Correction(1, "a typo"))
    with pytest.raises(WrongUse, match="no edition 7 of global"):
        issue_edition(built, asked, Correction(7, "a typo"))
    after = build_later(tmp_path, 1, lambda text: text.replace("30 prosecutors", "13 prosecutors"))
    issued = issue_edition(after, asked, Correction(1, "30 was 13"))
    row = issued.edition
    assert (row.number, row.kind, row.corrects, row.note) == (2, "correction", 1, "30 was 13")
    said = json.loads((issued.folder / "edition.json").read_text(encoding="utf-8"))
    assert (said["corrects"], said["note"]) == (1, "30 was 13")
    assert not issue_edition(after, asked).is_new


def test_a_past_day_is_drawn_from_its_own_snapshot_and_breaks_no_sequence(
    built: Job, press: list[str], tmp_path: Path
) -> None:
    old = published_snapshot(built.settings.home.snapshots)
    assert old
    after = build_later(tmp_path, 5, add_ghana)
    (now,) = stages.brief(after, ["global"], [])
    assert now.edition.activity_count == 4
    (then,) = reissue(after, ["global"], [], None, NOON.date())
    assert (then.edition.number, then.edition.kind, then.edition.activity_count) == (2, "reissue", 3)
    assert then.edition.snapshot_id == old.snapshot_id
    assert not stages.brief(after, ["global"], [])[0].is_new
    (again,) = reissue(after, ["global"], [], None, NOON.date() + dt.timedelta(days=2))
    assert (again.edition.number, again.is_new) == (2, False)


def test_a_past_period_is_drawn_from_what_is_known_now(built: Job, press: list[str]) -> None:
    stages.brief(built, ["global"], [])
    (issued,) = reissue(built, ["global"], [], (2019, 2019), None)
    assert (issued.edition.number, issued.edition.period, issued.edition.activity_count) == (2, "2019", 1)


def test_a_day_without_a_snapshot_is_refused_with_those_that_are_kept(built: Job, press: list[str]) -> None:
    with pytest.raises(WrongUse, match=r"no snapshot on 2020-01-01 yet; those kept: 2021.*\(2021-03-01\)"):
        reissue(built, ["global"], [], None, dt.date(2020, 1, 1))
    with pytest.raises(WrongUse, match="--period 2019"):
        reissue(built, ["global"], [], None, None)


def test_what_an_edition_rests_on_is_never_pruned_and_what_is_pruned_is_not_forgotten(
    built: Job, press: list[str], tmp_path: Path
) -> None:
    stages.brief(built, ["global"], [])
    build_later(tmp_path, 5, add_ghana)
    third = build_later(tmp_path, 9, lambda text: text.replace("20 judges", "25 judges"))
    names = [row.snapshot_id for row in list_snapshots(third.settings.home.snapshots)]
    rests = built.ledger.editions()[0].snapshot_id
    rebuilt = prune(third, 1)
    kept = [row.snapshot_id for row in list_snapshots(third.settings.home.snapshots)]
    assert rests in kept
    assert names[-1] in kept
    assert sorted([*rebuilt, *kept]) == names
    assert rebuilt
    current = published_snapshot(third.settings.home.snapshots)
    (rebuilt,) = reissue(third, ["global"], [], None, NOON.date() + dt.timedelta(days=6))
    row = rebuilt.edition
    assert (row.kind, row.activity_count, row.as_of.date()) == ("reissue", 4, NOON.date() + dt.timedelta(days=6))
    assert row.snapshot_id.endswith("-rebuilt") and row.note.startswith("rebuilt from the documents of that day")
    assert published_snapshot(third.settings.home.snapshots) == current
    assert not reissue(third, ["global"], [], None, NOON.date() + dt.timedelta(days=6))[0].is_new


def test_the_catalogue_lists_every_edition_with_its_files(built: Job, press: list[str]) -> None:
    stages.brief(built, ["region-014", "global"], [])
    reissue(built, ["global"], [], (2019, 2019), None)
    folder = built.settings.home.editions
    listed = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
    assert [(row["brief_id"], len(row["editions"])) for row in listed["briefs"]] == [("global", 2), ("region-014", 1)]
    described = json.loads((folder / "catalogue.jsonld").read_text(encoding="utf-8"))
    datasets = [row for row in described["dcat:dataset"] if row["@type"] == "dcat:Dataset"]
    assert [row["dct:identifier"] for row in datasets] == ["region-014-1-en", "global-1-en", "global-2-en"]
    for dataset in datasets:
        for file in dataset["dcat:distribution"]:
            assert (folder / file["dcat:downloadURL"]["@id"]).is_file()
    assert datasets[2]["dcat:previousVersion"] == {"@id": datasets[1]["@id"]}
    assert datasets[2]["dct:temporal"]["dcat:endDate"]["@value"] == "2019"


def test_many_briefs_are_drawn_by_several_processes(built: Job, tmp_path: Path) -> None:
    job = make_job(tmp_path, processes=2)
    done = stages.issue_asked(job, lambda: choose_briefs(job, ["region", "theme"], []))
    assert [issued.edition.brief_id for issued in done] == [
        *("region-005", "region-014", "region-034"),
        *("theme-som", "theme-tip"),
    ]
    assert all(issued.is_new and issued.pdf.read_bytes().startswith(b"%PDF-1.7") for issued in done)


@pytest.fixture
def call(built: Job, fieldbrief: Callable[..., Said]) -> Callable[..., Said]:
    """The command line on the built home folder."""
    return lambda *words: fieldbrief(*words, "--home", str(built.settings.home.root))


def test_a_country_asked_for_by_its_parameter_is_an_edition(call: Callable[..., Said], press: list[str]) -> None:
    assert call("brief", "country", "--country", "Kenya").out.startswith("country-ken 1 (en), 1 pages, new: ")
    assert call("brief", "annual", "--year", "2019").out.startswith("annual-2019 1 (en)")
    listed = json.loads(call("briefs", "--json").out)
    by_id = {row["brief_id"]: row for row in listed}
    assert by_id["country-ken"]["last_editions"] == {"en": 1}
    assert (by_id["region-014"]["activity_count"], by_id["region-014"]["member_of"]) == (1, "region")
    assert "Reported activities in Eastern Africa" in call("briefs").out
    assert [row["brief_id"] for row in json.loads(call("editions", "--brief", "country", "--json").out)] == [
        "country-ken"
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["brief", "--all", "global"], "name none beside it"),
        (["brief", "--all", "--theme", "TIP"], "--all issues numbered editions"),
        (["brief", "global", "--corrects", "1"], "--note"),
        (["brief", "region", "--out", "x.pdf"], "name one of its members, such as region-005"),
        (["brief", "global", "--out", "x.docx"], "a brief is written as .pdf"),
        (["brief", "changes", "--out", "x.pdf"], "compares editions"),
        (["brief", "--partner", "Moon Office", "--out", "x.pdf"], "unknown partner 'Moon Office'; "),
        (["brief", "--area", "Sahell", "--out", "x.pdf"], "did you mean Sahel"),
        (["reissue", "global"], "--as-of 2026-01-31"),
        (["reissue", "global", "--as-of", "yesterday"], "a day is written 2026-01-31"),
        (["editions", "--brief", "moon"], "no edition of moon was issued"),
    ],
)
def test_wrong_use_is_one_line(call: Callable[..., Said], words: list[str], said: str) -> None:
    answer = call(*words)
    assert answer.code == 2
    assert said in answer.err
    assert answer.err.count("\n") == 1


def test_an_adhoc_brief_is_titled_by_its_bounds_and_keeps_those_of_the_brief_named(
    call: Callable[..., Said], press: list[str], tmp_path: Path
) -> None:
    call("brief", "--region", "014", "--theme", "TIP", "--out", str(tmp_path / "x.html"))
    assert "Reported activities: Eastern Africa, Trafficking in persons" in (tmp_path / "x.html").read_text()
    call("brief", "region-005", "--theme", "TIP", "--out", str(tmp_path / "y.csv"))
    assert len((tmp_path / "y.csv").read_text().splitlines()) == 2
    assert call("brief", "--region", "014", "--out", str(tmp_path / "all")).out.count("\n") == 9


def test_languages_are_named_one_by_one_or_in_one_word(built: Job, fieldbrief: Callable[..., Any]) -> None:
    said = fieldbrief("brief", "global", "--lang", "en,fr", "--lang", "es")
    assert said.code == 0, said.err
    assert [line.split()[2] for line in said.out.splitlines()] == ["(en),", "(fr),", "(es),"]
