"""What an edition says has changed since the one before, from the page's text to edition.json."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from flows.issuing import drawing
from flows.issuing.choosing import choose_briefs
from flows.issuing.editions import Correction, Issued, issue_edition
from flows.issuing.reissue import reissue
from flows.job import Job, WrongUse
from tests.flows.house import GHANA, NOON, build_later, make_job
from warehouse.briefs import make
from warehouse.briefs.comparing import Aspect, Changes
from warehouse.briefs.edition import BriefRefused, EditionFacts, Rendered
from warehouse.briefs.news import News
from warehouse.paths import shipped_briefs


class Press:
    """A press that prints nothing but keeps what it was told of each edition."""

    def __init__(self) -> None:
        self.facts: list[EditionFacts] = []

    def __call__(self, definition: Any, rows: Any, edition: EditionFacts, names: object, passages: object) -> Rendered:
        self.facts.append(edition)
        lines = [f"{number},{row.activity_id}" for number, row in enumerate(rows.activities, start=1)]
        table, title = "\r\n".join(["number,activity_id", *lines, ""]), definition.title[edition.language]
        news = News("ltr", (), (), (), {})
        return Rendered("<p>", b"%PDF", table, 1, len(lines), edition.language, title, "t", news)

    def changes(self) -> Changes:
        """What changed in the last edition printed."""
        found = self.facts[-1].changes
        assert found
        return found


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    made = Press()
    monkeypatch.setattr(make, "make_brief", made)
    monkeypatch.setattr(drawing, "prove_brief", lambda *_: None)
    return made


@pytest.fixture
def root(built: Job, tmp_path: Path) -> Path:
    """The folder of this test's home and page."""
    return tmp_path


def issue(job: Job, brief_id: str = "global", correction: Correction | None = None) -> Issued:
    (asked,) = choose_briefs(job, [brief_id], [])
    return issue_edition(job, asked, correction)


def retitle(job: Job) -> None:
    """Give the global brief another title, from which its next edition is a new one."""
    text = (shipped_briefs() / "global.yml").read_text(encoding="utf-8")
    job.settings.home.briefs.mkdir()
    (job.settings.home.briefs / "global.yml").write_text(
        text.replace("Reported activities", "Activities reported"), encoding="utf-8"
    )


def titles(rows: Any) -> list[str | None]:
    return [row.title for row in rows]


def test_a_first_edition_is_compared_with_none_and_the_next_with_it(root: Path, press: Press) -> None:
    issue(make_job(root))
    assert press.facts[-1].changes is None
    job = build_later(root, 1, lambda text: text.replace("17 January 2019", "17 January 2018") + GHANA)
    assert issue(job).is_new
    changes = press.changes()
    assert (changes.number, changes.as_of) == (1, NOON.date())
    assert titles(changes.new) == ["Ghana hears judges"]
    assert [(row.activity.title, row.aspects) for row in changes.changed] == [
        ("Nepal studies migrant smuggling", (Aspect.DATE,))
    ]
    assert not issue(job).is_new


def test_what_leaves_its_page_is_withdrawn(root: Path, press: Press) -> None:
    issue(make_job(root))
    issue(build_later(root, 1, lambda text: text[: text.index("17 January 2019")]))
    assert titles(press.changes().withdrawn) == ["Nepal studies migrant smuggling"]


def test_a_decision_corrects_and_the_next_edition_does_not_say_so_again(root: Path, press: Press) -> None:
    first = issue(make_job(root))
    rows = (first.folder / f"{first.edition.stem}.csv").read_text(encoding="utf-8")
    item = rows.splitlines()[1].split(",")[1]
    (root / "home" / "decisions.yml").write_text(f"set:\n  '{item}': {{year: 2017}}\n", encoding="utf-8")
    job = build_later(root, 1)
    issue(job)
    (changed,) = press.changes().changed
    assert (changed.activity.year, changed.is_corrected) == (2017, True)
    issue(build_later(root, 2, lambda text: text + GHANA))
    assert (press.changes().changed, titles(press.changes().new)) == ((), ["Ghana hears judges"])


def test_a_correction_is_compared_with_the_last_edition_and_corrects_all_that_changed(root: Path, press: Press) -> None:
    issue(make_job(root))
    job = build_later(root, 1, lambda text: text.replace("17 January 2019", "17 January 2018"))
    issue(job, correction=Correction(1, "2019 was 2018"))
    assert (press.facts[-1].corrects, press.facts[-1].note) == (1, "2019 was 2018")
    assert [row.is_corrected for row in press.changes().changed] == [True]


def test_an_edition_drawn_again_is_compared_with_none_and_breaks_no_comparison(root: Path, press: Press) -> None:
    job = make_job(root)
    issue(job)
    reissue(job, ["global"], [], (2019, 2019), None)
    assert (press.facts[-1].changes, press.facts[-1].is_reissue) == (None, True)
    retitle(job)
    issue(job)
    assert press.changes().number == 1


def test_an_edition_whose_rows_are_gone_keeps_the_next_one_back(root: Path, press: Press) -> None:
    job = make_job(root)
    first = issue(job)
    (first.folder / f"{first.edition.stem}.parquet").unlink()
    retitle(job)
    with pytest.raises(BriefRefused, match=r"since edition 1 cannot be told: .*global-1-en.parquet"):
        issue(job)


def test_a_brief_of_changes_lists_those_alone_and_has_no_edition_without_any(root: Path, press: Press) -> None:
    job = make_job(root)
    first = issue(job, "changes")
    assert (first.edition.activity_count, press.facts[-1].known_count) == (0, 3)
    job = build_later(root, 1, lambda text: text.replace("17 January 2019", "17 January 2018") + GHANA)
    second = issue(job, "changes")
    assert (second.edition.number, second.edition.activity_count) == (2, 2)
    assert titles(press.changes().new) == ["Ghana hears judges"]
    named = [file["name"] for file in json.loads((second.folder / "edition.json").read_text())["files"]]
    assert "changes-2-en.known.parquet" in named
    later = build_later(root, 2, lambda text: f"{text}\n\n")
    assert not issue(later, "changes").is_new
    assert not issue(later, "changes").is_new
    with pytest.raises(WrongUse, match="drawn again"):
        reissue(later, ["changes"], [], None, NOON.date())


def test_the_next_issue_follows_the_schedule_and_makes_no_new_edition(root: Path, press: Press) -> None:
    job = make_job(root)
    job.settings.home.briefs.mkdir()
    text = (
        "id: desk\ntitle: {en: Desk}\nsections: [changes, activities]\nlanguages: [en]\nowner: Desk\n"
        "schedule: {cron: '0 23 1 * *', zone: America/Lima}\n"
    )
    (job.settings.home.briefs / "desk.yml").write_text(text, encoding="utf-8")
    assert issue(job, "desk").is_new
    assert press.facts[-1].next_issue == dt.date(2021, 3, 1)
    assert not issue(make_job(root, NOON + dt.timedelta(days=9)), "desk").is_new
    (job.settings.home.briefs / "desk.yml").write_text(text.replace("23 1 *", "23 8 *"), encoding="utf-8")
    assert not issue(make_job(root, NOON + dt.timedelta(days=9)), "desk").is_new
