"""What an edition tells at a glance is what its page prints."""

from __future__ import annotations

import html
import re

import pytest

from warehouse.briefs.definitions import Definition, load_definitions
from warehouse.briefs.edition import EditionFacts
from warehouse.briefs.make import make_brief
from warehouse.rows import BriefRows

TAGS = re.compile(r"<[^>]+>")


def printed_text(page: str, section: str) -> str:
    """The text of one section of a page."""
    found = re.search(rf'<section class="[^"]*" id="{section}">.*?</section>', page, re.DOTALL)
    assert found
    return " ".join(html.unescape(TAGS.sub("", found[0])).split())


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_sentences_and_figures_are_those_on_the_page(rows: BriefRows, language: str) -> None:
    brief = make_brief(load_definitions()["global"].in_language(language), rows, EditionFacts(language, 1))
    highlights, tiles = printed_text(brief.html, "highlights"), printed_text(brief.html, "key-figures")
    assert len(brief.news.highlights) >= 2
    assert all(sentence in highlights for sentence in brief.news.highlights)
    assert len(brief.news.key_figures) == 6
    assert all(f"{figure.value} {figure.label}" in tiles for figure in brief.news.key_figures)
    assert brief.news.direction == ("rtl" if language == "ar" else "ltr")


def test_subjects_count_activities_by_code(rows: BriefRows) -> None:
    subjects = make_brief(load_definitions()["global"], rows, EditionFacts("en", 1)).news.subjects
    assert subjects == {
        "regions": {"011": 2, "014": 3, "035": 1, "039": 1},
        "countries": {"GHA": 1, "ITA": 1, "KEN": 3, "LAO": 1, "NGA": 1, "VNM": 1},
        "themes": {"SOM": 1, "TIP": 7},
    }


def test_when_a_brief_is_sent_shapes_no_page_of_it() -> None:
    plain = load_definitions()["global"]
    timing = {"schedule": {"cron": "0 7 1 * *", "zone": "Africa/Dakar"}, "hold": True, "quiet_hours": 24}
    held = Definition.model_validate(plain.model_dump() | timing)
    assert held.schedule and held.schedule.zone == "Africa/Dakar"
    assert held.in_language("en") == plain.in_language("en")
