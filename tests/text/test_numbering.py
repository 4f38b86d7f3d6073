"""Numbered headlines, and place lines under the texts they belong to."""

from __future__ import annotations

import pytest

from tests.text.helpers import Page

STORIES = (
    ("Judges of two rivers meet", "Judges from both banks compared their cases for three days.", "Lomé, Togo"),
    ("Nurses learn to listen", "Thirty nurses were taught how to ask and when to be silent.", "Accra, Ghana"),
    ("A door opens at night", "The shelter now takes in women after dark too.", "Dakar, Senegal"),
)


@pytest.mark.parametrize("form", ["{}. ", "{}) ", "({}) "])
def test_numbers_of_headlines_are_no_part_of_titles(form: str) -> None:
    entries = (f"{form.format(at)}{title}\n{text}" for at, (title, text, _) in enumerate(STORIES, 4))
    page = Page("Latest news\n" + "\n".join(entries))
    assert page.activities() == [(2, 3), (4, 5), (6, 7)]
    assert [page.words(page.item(line).title) for line in (2, 4, 6)] == [title for title, _, _ in STORIES]


def test_numbered_points_of_a_story_stay_with_it() -> None:
    page = Page(
        "12 May 2020\nA plan for the coast\nThe plan has three aims:\n"
        "1. Safer landing\n2. Fair hearings\n3. Quick help\n3 May 2020\nA second story\nIt has a body of its own.\n"
    )
    assert page.activities() == [(1, 6), (7, 9)]


@pytest.mark.parametrize("between", ["", "\n"])
def test_place_lines_under_their_texts(between: str) -> None:
    page = Page(f"Stories\n{between}" + f"\n{between}".join("\n".join(story) for story in STORIES))
    items = [item for item in page.read.items if str(item.kind) == "activity"]
    assert [page.words(item.place_line) for item in items] == [place for _, _, place in STORIES]
    assert [page.words(item.title) for item in items] == [title for title, _, _ in STORIES]


def test_place_lines_over_their_headlines_stay_there() -> None:
    page = Page("Stories\n" + "\n".join(f"{place}\n{title}\n{text}" for title, text, place in STORIES))
    items = [item for item in page.read.items if str(item.kind) == "activity"]
    assert [page.words(item.place_line) for item in items] == [place for _, _, place in STORIES]
    assert page.activities() == [(2, 4), (5, 7), (8, 10)]


@pytest.mark.parametrize("name", ["Latest news", "News and stories", "Actualités", "IOM | Press releases"])
def test_a_page_that_is_named_news_is_read_as_news(name: str) -> None:
    page = Page(f"IOM\n{name}\n" + "\n".join(f"{title}\n{text}" for title, text, _ in STORIES))
    assert page.read.layout == "news"
    assert page.activities() == [(3, 4), (5, 6), (7, 8)]
