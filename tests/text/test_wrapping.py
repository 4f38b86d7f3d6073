"""Pages in lines of one width, and ruled lines."""

from __future__ import annotations

import textwrap

from tests.text.helpers import Page
from warehouse.text.clean import clean

PARAGRAPHS = (
    "12 March 2021",
    "Border guards of Gambia meet",
    "Forty guards of the posts along the river met in Banjul for three days to compare notes on false papers, on how "
    "those who carry them are interviewed and on whom to call at night. Portugal paid for it, the first of four.",
    "Read more here.",
    "",
    "6 October 2020",
    "Fishermen are asked about their pay and the papers that they had to hand over, port by port and boat by boat",
    "A survey among fishermen began in Fiji. It will ask two thousand of them about their pay, their contracts and the "
    "length of their voyages, and its questions were written together with three trade unions of the region.",
    "- crews of long-liners",
    "- crews of purse seiners",
    "Read more here.",
)
WRAPPED = "\n".join("\n".join(textwrap.wrap(paragraph, 72)) for paragraph in PARAGRAPHS)


def test_wrapped_pages_are_read_like_others_and_keep_their_lines() -> None:
    page = Page(WRAPPED)
    first, second = (item for item in page.read.items if str(item.kind) == "activity")
    assert page.words(first.title) == "Border guards of Gambia meet"
    assert (page.words(first.body) or "").startswith(
        "Forty guards of the posts along the river met in Banjul for three days"
    )
    assert "the first of four." in (page.words(first.body) or "")
    assert (page.words(second.title) or "").endswith("boat by boat")
    lines = WRAPPED.split("\n")
    assert lines[first.first_line - 1] == "12 March 2021"
    assert lines[first.last_line - 1] == "Read more here."
    assert lines[second.first_line - 1] == "6 October 2020"


def test_text_stays_as_long_as_it_was_and_bullets_begin_lines() -> None:
    content = clean(WRAPPED.encode()).content
    assert content.replace("\n", " ") == WRAPPED.replace("\n", " ")
    assert "\n- crews of purse seiners\n" in content


def test_pages_of_headlines_are_not_joined() -> None:
    headlines = [
        f"Course number {number} on the reading of passports {'and visas ' * (number % 4)}begins"
        for number in range(20)
    ]
    assert max(map(len, headlines)) > 60
    assert clean("\n".join(headlines).encode()).content == "\n".join(headlines)


def test_ruled_lines_belong_to_no_item_and_end_none() -> None:
    page = Page(
        """
        Border guards of Gambia meet
        ============================
        Forty guards met in Banjul to compare notes on false papers.
        Read more here.
        * * *
        Fishermen are asked about their pay
        -----------------------------------
        A survey among fishermen began in Fiji.
        Read more here.
        _______
        """
    )
    assert page.rows() == [("activity", 1, 4), ("activity", 6, 9)]
    assert page.words(page.item(6).title) == "Fishermen are asked about their pay"
