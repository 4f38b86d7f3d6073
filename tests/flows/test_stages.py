from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from flows import stages
from flows.job import Job, JobFailed, NothingYet
from flows.published import open_published
from tests.flows.house import build, build_later
from warehouse.paths import Home
from warehouse.sources.definitions import UnknownSource
from warehouse.store.lock import Locked, hold_writer_lock
from warehouse.store.snapshots import published_snapshot


def test_the_stages_lead_from_a_page_to_an_edition(built: Job) -> None:
    with open_published(built.settings) as (connection, _):
        found = connection.execute(
            "select year, countries, text from marts.activities order by year, countries"
        ).fetchall()
    assert [(year, countries) for year, countries, _ in found] == [(2019, ["NPL"]), (2020, ["KEN"]), (2020, ["PER"])]
    issued = stages.brief(built, ["global"], ["en"])[0]
    assert issued.is_new
    assert issued.pdf.read_bytes().startswith(b"%PDF-1.7")
    assert "Kenya trains prosecutors" in issued.pdf.with_suffix(".html").read_text(encoding="utf-8")
    assert "Nepal studies migrant smuggling" in issued.pdf.with_suffix(".csv").read_text(encoding="utf-8")
    said = json.loads((issued.folder / "edition.json").read_text(encoding="utf-8"))
    assert (said["number"], said["activity_count"], said["sha256"]) == (1, 3, issued.edition.sha256)


def test_nothing_changed_means_nothing_done(built: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    build(built)
    first = stages.brief(built, [], [])
    monkeypatch.setattr(stages, "read_documents", lambda *_: pytest.fail("a document was read again"))
    assert sum(len(row.received) for row in stages.collect(built)) == 0
    assert stages.extract(built).is_unchanged
    assert stages.build(built).is_unchanged
    again = stages.brief(built, [], [])
    assert [issued.edition for issued in again] == [issued.edition for issued in first]
    assert not any(issued.is_new for issued in again)


def test_a_changed_page_makes_the_next_edition_and_keeps_the_last(built: Job, tmp_path: Path) -> None:
    first = stages.brief(built, ["global"], ["en"])[0]
    later = build_later(tmp_path, 0, lambda text: text.replace("30 prosecutors", "45 prosecutors"))
    second = stages.brief(later, ["global"], ["en"])[0]
    assert (first.edition.number, second.edition.number) == (1, 2)
    assert first.pdf.exists()
    assert "45 prosecutors" in second.pdf.with_suffix(".html").read_text(encoding="utf-8")


def test_a_failing_data_test_publishes_nothing(
    built: Job, texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from warehouse.store import dbt

    before = published_snapshot(built.settings.home.snapshots)
    page = texts / "news.txt"
    page.write_text(page.read_text(encoding="utf-8") + "3 January 2018\nA new story\n", encoding="utf-8")
    stages.collect(built)
    stages.extract(built)
    monkeypatch.setattr(dbt, "sql_folder", lambda: broken_project(tmp_path))
    with pytest.raises(JobFailed, match="never_true"):
        stages.build(built)
    assert published_snapshot(built.settings.home.snapshots) == before


def broken_project(tmp_path: Path) -> Path:
    """The dbt project with one data test that always fails."""
    import shutil

    from warehouse.paths import sql_folder

    target = tmp_path / "sql"
    if not target.exists():
        shutil.copytree(sql_folder(), target)
        (target / "tests" / "never_true.sql").write_text("select 1 as one", encoding="utf-8")
    return target


def test_a_locked_warehouse_names_its_holder(job: Job) -> None:
    stages.collect(job)
    with (
        hold_writer_lock(job.settings.home.snapshots, "build by hand", job.clock()),
        pytest.raises(Locked, match="build by hand"),
    ):
        stages.extract(job)


@pytest.mark.parametrize("stage", ["extract", "build"])
def test_a_stage_without_the_one_before_says_which(job: Job, stage: str) -> None:
    with pytest.raises(NothingYet, match=r"fieldbrief (collect|extract)"):
        getattr(stages, stage)(job)


def test_a_named_place_with_nothing_to_read_is_wrong_use(job: Job, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    with pytest.raises(UnknownSource, match=r"empty\.txt is empty"):
        stages.collect(Job(job.settings, (str(empty),)))


def test_every_stage_is_in_the_ledger_even_when_it_failed(job: Job, home: Home) -> None:
    stages.collect(job)
    with pytest.raises(NothingYet):
        stages.build(job)
    assert {run.stage: run.state for run in job.ledger.last_runs()} == {"collect": "done", "build": "failed"}


def test_a_page_that_gives_far_less_is_not_believed(built: Job, texts: Path) -> None:
    page = texts / "news.txt"
    whole = page.read_text(encoding="utf-8")
    more = "".join(
        f"{day} May 2018\nUNODC trains judges in Ghana, day {day}\n"
        f"On day {day} UNODC trained {day + 20} judges in Accra, Ghana. Read more here.\n"
        for day in range(28, 10, -1)
    )
    page.write_text(whole + more, encoding="utf-8")
    build(built)
    page.write_text(whole, encoding="utf-8")
    stages.collect(built)
    with pytest.raises(JobFailed, match=r"news\.txt gives 3 activities, where it gave 21"):
        stages.extract(built)
    assert not stages.extract(replace(built, accept_shrunken=True)).is_unchanged
