"""The timetable as people write it, and what is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.job import Job, WrongUse
from flows.timetable.entries import find_entry, list_entries, load_timetable, unscheduled_briefs
from flows.timetable.watching import watched_folders
from warehouse.paths import Home
from warehouse.settings import Settings
from warehouse.yaml_file import BadFile

BRIEF = """
id: desk
title: {en: The desk's own}
sections: [key_figures, index]
languages: [en]
owner: The desk
schedule: {cron: '0 7 1 * *', zone: Africa/Dakar, catch_up: all}
"""


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job(Settings(Home(tmp_path)))


def test_without_a_file_the_sources_are_looked_at_every_morning(job: Job):
    assert "04:00" in list_entries(job)["refresh"].schedule.say()


def test_each_brief_with_a_schedule_is_an_entry_and_waits_for_it(job: Job):
    job.settings.home.briefs.mkdir()
    (job.settings.home.briefs / "desk.yml").write_text(BRIEF, encoding="utf-8")
    entry = list_entries(job)["desk"]
    assert (entry.schedule.zone, entry.schedule.catch_up.value) == ("Africa/Dakar", "all")
    assert "desk" not in unscheduled_briefs(job)
    assert find_entry(job, "desk") == entry


def test_a_name_that_is_not_in_the_timetable_is_told_those_that_are(job: Job):
    with pytest.raises(WrongUse, match="refresh"):
        find_entry(job, "nothing")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("refresh: {cron: every day}", "timetable.yml:1: .*minute hour day"),
        ("tick_minutes: 0", "tick_minutes"),
        ("tock: 1", "tock"),
    ],
)
def test_what_cannot_be_meant_is_named_with_file_and_line(job: Job, text: str, told: str):
    job.settings.home.timetable.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile, match=told):
        load_timetable(job.settings.home.timetable)


def test_folders_of_local_sources_are_watched(job: Job, tmp_path: Path):
    texts, sources = tmp_path / "texts", job.settings.home.sources
    (texts / "deep").mkdir(parents=True)
    (texts / "one.txt").write_text("A text.", encoding="utf-8")
    sources.mkdir()
    (sources / "a.yml").write_text(f"{{title: A, path: '{texts / 'one.txt'}'}}", encoding="utf-8")
    (sources / "b.yml").write_text(f"{{title: B, path: '{texts / 'deep'}/**/*.html'}}", encoding="utf-8")
    (sources / "c.yml").write_text("{title: C, url: 'https://agency.example/news'}", encoding="utf-8")
    (sources / "d.yml").write_text(f"{{title: D, path: '{tmp_path / 'missing' / 'x.txt'}'}}", encoding="utf-8")
    assert watched_folders(job) == [texts, texts / "deep"]
