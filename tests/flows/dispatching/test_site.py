"""The site of real editions: what is on it, what waits for a person, and the command."""

from __future__ import annotations

import datetime as dt
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from flows import stages
from flows.dispatching.site import is_behind, publish_site
from flows.dispatching.site_server import make_site_app
from flows.dispatching.standing import keep_site, read_status
from flows.job import Job, JobFailed
from tests.dispatch.site.editions import write_edition
from tests.flows.conftest import Said
from tests.flows.post import Clock, Letterbox, Office, print_fast
from warehouse.dispatch.letter import Refused
from warehouse.dispatch.site.status import RunLine
from warehouse.paths import Home
from warehouse.store.entries import Due, Edition, Release


@pytest.fixture(autouse=True)
def address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDBRIEF_SITE_URL", "https://briefs.example.org/archive")
    monkeypatch.delenv("FIELDBRIEF_SITE_TO", raising=False)


def issue(job: Job, brief_id: str, number: int = 1, lang: str = "en") -> None:
    """Put a made-up edition into the home folder and the ledger."""
    from flows.issuing.catalogue import write_catalogue

    folder = write_edition(job.settings.home.editions, brief_id, lang, number, issued_at=job.clock().isoformat())
    said = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    instants = {name: dt.datetime.fromisoformat(said[name]) for name in ("as_of", "issued_at")}
    prints = {"fingerprint": "", "inputs_fingerprint": ""}
    known = {name: said[name] for name in Edition.__dataclass_fields__ if name in said}
    job.ledger.issue_edition(Edition(**(known | instants | prints)))
    write_catalogue(job)


def pages(home: Home) -> set[str]:
    """The brief and edition pages on the site, in English."""
    found = (home.site / "briefs").glob("*/en/**/index.html")
    return {path.parent.relative_to(home.site / "briefs").as_posix() for path in found}


def test_editions_of_a_real_job_are_on_the_site_as_they_were_issued(built: Job, home: Home) -> None:
    issued = stages.brief(built, ["global"], ["en", "ar"])
    done = publish_site(built)
    assert (done.edition_count, done.left_out_count) == (2, 0) and done.written_count > 20
    for one in issued:
        there = home.site / "briefs/global" / one.edition.lang / "1"
        for path in one.folder.iterdir():
            assert path.name == "edition.json" or (there / path.name).read_bytes() == path.read_bytes()
        html = (there / "index.html").read_text(encoding="utf-8")
        assert (one.edition.sha256 in html and "Kenya" in html) or one.edition.lang == "ar"
    assert publish_site(built).is_unchanged


def test_a_held_edition_appears_when_a_person_has_released_it(job: Job, home: Home) -> None:
    home.briefs.mkdir(parents=True)
    text = (Path(stages.__file__).parents[1] / "warehouse/briefs/definitions/global.yml").read_text(encoding="utf-8")
    (home.briefs / "held.yml").write_text(text.replace("id: global", "id: held\nhold: true"), encoding="utf-8")
    (home.briefs / "slow.yml").write_text(text.replace("id: global", "id: slow\nquiet_hours: 3"), encoding="utf-8")
    for brief_id in ("held", "slow", "global"):
        issue(job, brief_id)
    publish_site(job)
    assert pages(home) == {"global/en", "global/en/1"}
    later = replace(job, clock=lambda: job.clock() + dt.timedelta(hours=3))
    job.ledger.note_release(Release("held", "en", 1, True, job.clock(), "a person"))
    publish_site(later)
    assert pages(home) == {"global/en", "global/en/1", "held/en", "held/en/1", "slow/en", "slow/en/1"}
    job.ledger.note_release(Release("held", "en", 1, False, job.clock(), "a person"))
    publish_site(later)
    assert "held/en" not in pages(home) and not (home.site / "briefs/held").exists()


def test_a_tick_brings_up_what_came_out_since_and_nothing_else(job: Job, home: Home) -> None:
    home.briefs.mkdir(parents=True)
    text = (Path(stages.__file__).parents[1] / "warehouse/briefs/definitions/global.yml").read_text(encoding="utf-8")
    (home.briefs / "slow.yml").write_text(text.replace("id: global", "id: slow\nquiet_hours: 3"), encoding="utf-8")
    ticking = replace(job, clock=(clock := Clock()))
    assert is_behind(ticking)
    issue(ticking, "slow")
    keep_site(ticking)
    assert pages(home) == set() and not is_behind(ticking)
    clock.wait(hours=3)
    assert is_behind(ticking)
    keep_site(ticking)
    assert pages(home) == {"slow/en", "slow/en/1"}
    clock.wait(minutes=1)
    assert not is_behind(ticking)
    ticking.ledger.note_release(Release("slow", "en", 1, False, clock(), "a person"))
    assert is_behind(ticking)
    keep_site(ticking)
    assert pages(home) == set()


def test_an_edition_of_an_older_form_is_left_out_and_counted(job: Job, home: Home) -> None:
    issue(job, "global")
    path = home.editions / "global/en/0001/edition.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    del said["highlights"]
    path.write_text(json.dumps(said), encoding="utf-8")
    assert publish_site(job).left_out_count == 1
    assert job.ledger.last_runs()[-1].message.endswith("1 left out, whose edition.json is not whole")


def test_a_site_without_editions_says_so(job: Job, home: Home) -> None:
    assert publish_site(job).edition_count == 0
    assert "No edition has been issued yet." in (home.site / "en/index.html").read_text(encoding="utf-8")


def test_what_cannot_be_written_fails_in_one_line(job: Job, home: Home) -> None:
    issue(job, "global")
    (home.root / "taken").write_text("", encoding="utf-8")
    with pytest.raises(JobFailed, match=r"^the site is not up to date: .*/taken/x: .*: Not a directory$") as failure:
        publish_site(job, to=home.root / "taken" / "x")
    assert "\n" not in str(failure.value)
    assert job.ledger.last_runs()[-1].state == "failed"


def test_the_status_page_is_linked_once_it_is_there_and_stays(job: Job, home: Home) -> None:
    issue(job, "global")
    publish_site(job)
    assert "status.html" not in (home.site / "en/index.html").read_text(encoding="utf-8")
    keep_site(job)
    publish_site(job)
    assert 'href="status.html"' in (home.site / "en/index.html").read_text(encoding="utf-8")
    assert "1 March 2021 12:00 UTC" in (home.site / "en/status.html").read_text(encoding="utf-8")


def test_the_status_tells_of_runs_deliveries_and_sources_and_of_nobody(
    built: Job, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_fast(monkeypatch)
    home.timetable.write_text("refresh: {cron: '0 6 * * *'}", encoding="utf-8")
    office = Office(replace(built, clock=(clock := Clock())), clock, Letterbox())
    office.subscribe("subscriptions: {news: {brief: global, to: [awa@desk.example, ben@desk.example]}}")
    office.box.faults = {"awa@desk.example": Refused("550 awa@desk.example is not known here")}
    office.run()
    status = read_status(office.job)
    assert [(row.state, row.count) for row in status.deliveries] == [("failed", 1)]
    runs = {row.name: (row.state, row.next_at) for row in status.runs}
    assert runs["build"] == ("done", None) and runs["dispatch"] == ("failed", None)
    assert runs["refresh"] == (None, dt.datetime(2021, 3, 2, 6, tzinfo=dt.UTC))
    assert {row.is_stale for row in status.sources} == {False}
    built.ledger.dues.note(Due("refresh", dt.datetime(2021, 3, 2, 6, tzinfo=dt.UTC), "done"))
    clock.set("2021-03-03T07:30")
    later = read_status(office.job)
    assert later.runs[0] == RunLine(
        "refresh", "late", dt.datetime(2021, 3, 2, 6, tzinfo=dt.UTC), dt.datetime(2021, 3, 4, 6, tzinfo=dt.UTC)
    )
    assert {row.is_stale for row in later.sources} == {True}
    keep_site(office.job)
    for path in home.site.glob("*/status.html"):
        assert "desk.example" not in path.read_text(encoding="utf-8")


def test_the_command_says_where_the_site_is(job: Job, home: Home, fieldbrief: Callable[..., Said]) -> None:
    issue(job, "global")
    said = fieldbrief("site")
    assert (said.code, said.out.strip()) == (0, str(home.site))
    assert "1 edition in" in said.err and "files written, 0 removed" in said.err
    assert "nothing has changed" in fieldbrief("site").err
    assert "files written" in fieldbrief("site", "--afresh").err
    other = fieldbrief("site", "--to", str(home.root / "elsewhere"), "--quiet")
    assert other.err == "" and (home.root / "elsewhere/en/index.html").exists()


def test_serve_shows_the_site_until_it_is_stopped(job: Job, home: Home) -> None:
    issue(job, "global")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = ["site", "--serve", "--port", str(port), "--home", str(home.root), "--quiet"]
    with subprocess.Popen([sys.executable, "-m", "flows.cli", *words], stdout=subprocess.PIPE, text=True) as served:
        assert served.stdout and served.stdout.readline() == f"http://127.0.0.1:{port}/ until interrupted\n"
        client = httpx.Client(transport=httpx.HTTPTransport(retries=8), base_url=f"http://127.0.0.1:{port}")
        assert "Reported activities in global" in client.get("/en/").text
        served.send_signal(signal.SIGINT)
        assert served.wait(timeout=30) in (0, 130, -signal.SIGINT)


def test_wrong_uses_are_one_line(job: Job, fieldbrief: Callable[..., Said], monkeypatch: pytest.MonkeyPatch) -> None:
    assert fieldbrief("site", "--serve", "--to", "x").code == 2
    monkeypatch.setenv("FIELDBRIEF_SITE_URL", "ftp://briefs")
    said = fieldbrief("site")
    assert said.code == 2 and said.err.startswith("fieldbrief: FIELDBRIEF_SITE_URL: expected")


def test_a_page_is_there_before_the_letter_that_leads_to_it(built: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    print_fast(monkeypatch)
    office = Office(built, Clock(), Letterbox())
    office.subscribe("subscriptions: {news: {brief: global, to: [awa@desk.example]}}")
    seen: list[set[str]] = []
    office.box.before = lambda letter: seen.append(pages(built.settings.home))
    office.run()
    assert seen == [{"global/en", "global/en/1"}] and office.box.read() == ["awa@desk.example global 1 en"]


def test_a_site_that_cannot_be_written_keeps_no_letter_back(built: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    print_fast(monkeypatch)
    built.settings.home.site.write_text("in the way", encoding="utf-8")
    office = Office(built, Clock(), Letterbox())
    office.subscribe("subscriptions: {news: {brief: global, to: [awa@desk.example]}}")
    office.run()
    assert office.box.read() == ["awa@desk.example global 1 en"]
    assert {run.stage: run.state for run in built.ledger.last_runs()}["site"] == "failed"


def test_without_an_address_there_are_no_feeds(job: Job, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIELDBRIEF_SITE_URL")
    issue(job, "global")
    publish_site(job)
    assert not (home.site / "feeds").exists() and not (home.site / "sitemap.xml").exists()
    html = (home.site / "en/index.html").read_text(encoding="utf-8")
    assert "canonical" not in html and "Atom" not in html


def test_the_server_answers_with_pages_and_media_types(job: Job) -> None:
    from starlette.testclient import TestClient

    issue(job, "global")
    publish_site(job)
    client = TestClient(make_site_app(job), raise_server_exceptions=False)
    page = client.get("/briefs/global/en/1/")
    assert page.status_code == 200 and page.headers["content-type"].startswith("text/html")
    assert page.headers["x-content-type-options"] == "nosniff"
    assert client.get("/feeds/all.en.atom").headers["content-type"].startswith("application/atom+xml")
    assert client.get("/nothing").status_code == 404
    assert client.get("/%2e%2e/ledger.sqlite").status_code == 404
