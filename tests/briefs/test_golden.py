"""Every part of a brief, its words and its structure, as a person has last seen them and found them right.

A file that is not there is written, and the test fails until somebody has looked at it: after a change that is
meant, delete the files in golden/ that differ, run the tests twice and read what `git diff` shows.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.briefs.conftest import make_activity, make_report, make_rows, make_sample
from tests.briefs.outline import outline
from warehouse.briefs.comparing import Aspect, Changes, compare_editions
from warehouse.briefs.definitions import Section, load_definitions
from warehouse.briefs.edition import EditionFacts
from warehouse.briefs.make import make_brief
from warehouse.rows import BriefRows

GOLDEN = Path(__file__).parent / "golden"
PARTS = ["masthead", *Section, "colophon"]
# Where what runs the other way stands among the words.
ARABIC = ["masthead", Section.HIGHLIGHTS, Section.CHANGES, Section.ACTIVITIES, Section.PARTNERS]


def changes_of(rows: BriefRows) -> Changes:
    """What changed since an edition in which some of these activities were otherwise and one has gone since."""
    a, b, c, d, e, *others = rows.activities
    merged = make_activity("b2", reports=(make_report(item_id="i-b2", is_main=True),))
    gone = make_activity("gone", lang="fr", title="Réunion à Dakar", text="Réunion à Dakar\nDes juges se sont réunis.")
    gone = replace(gone, reports=(replace(gone.reports[0], doc_name="gone.txt"),))
    before = [
        replace(a, year=2019, date=None, people=()),
        replace(b, reports=b.reports[:1]),
        merged,
        replace(c, countries=("GHA",), areas=("Sahel",)),
        replace(d, themes=(), measures=("LAW",), partners=("ILO",)),
        *others,
        gone,
    ]
    assert e.activity_id not in {row.activity_id for row in before}
    return compare_editions(6, dt.date(2025, 11, 3), before, rows.activities, {"item-a": frozenset({Aspect.DATE})})


@cache
def parts_of(language: str) -> Mapping[str, str]:
    """The outline of each part of the global brief of the sample, edition 7, in a language."""
    activities = [
        replace(row, partners=("ILO", "Government of Kenya")) if row.activity_id in ("a", "d") else row
        for row in make_sample()
    ]
    rows = make_rows(activities)
    facts = EditionFacts(language, 7, next_issue=dt.date(2026, 3, 2), changes=changes_of(rows))
    drawn = make_brief(load_definitions()["global"].in_language(language), rows, facts)
    page = drawn.html.replace(drawn.template_version, "VERSION")
    return {
        (match[2] or match[3]).replace("-", "_"): outline(match[0])
        for match in re.finditer(
            r'<(header|footer|section|nav)\b(?: class="(masthead|colophon)\b[^"]*"|[^>]* id="([\w-]+)").*?</\1>',
            page,
            re.DOTALL,
        )
    }


@pytest.mark.parametrize(("part", "language"), [*((part, "en") for part in PARTS), *((part, "ar") for part in ARABIC)])
def test_a_part_says_what_it_said(part: str, language: str) -> None:
    path = GOLDEN / f"{part}.{language}.txt"
    text = parts_of(language)[str(part)]
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        pytest.fail(f"{path.name} was written: read it, and keep it if it is right")
    assert text == path.read_text(encoding="utf-8")


def test_no_part_is_left_without_an_expected_file() -> None:
    assert set(parts_of("en")) == set(map(str, PARTS))
    assert {path.name for path in GOLDEN.iterdir()} == {
        *(f"{part}.en.txt" for part in PARTS),
        *(f"{part}.ar.txt" for part in ARABIC),
    }
