from __future__ import annotations

from tests.text.helpers import Page
from warehouse.text.clean import clean

NEWS = """
<!doctype html>
<html><head><title>News</title><style>p {}</style></head><body>
<nav><a href="/">Home</a></nav>
<h1>News from the coast</h1>
<p>3 May 2021</p>
<h3><a href="/1">Harbour police learn
to read the signs</a></h3>
<p>Thirty officers of the port of Mombasa took part in a course by <b>UNO</b>DC.</p>
<p><a href="/1">Read more</a></p>
<p>1 May 2021</p>
<h3>A shelter opens in Dakar</h3>
<p>Twenty beds are ready.</p>
<p><a href="/2">Read more</a></p>
<footer>Contact us</footer>
<script>var x = "<p>no words</p>";</script>
</body></html>
"""


def test_html_items_stand_on_the_lines_of_the_stored_file() -> None:
    page = Page(NEWS, "text/html")
    assert page.activities() == [(5, 9), (10, 13)]
    assert page.words(page.item(5).title) == "Harbour police learn to read the signs"
    assert page.words(page.item(5).links) == "Read more"


def test_scripts_navigation_and_footers_are_left_out() -> None:
    content = clean(NEWS.encode(), "text/html").content
    assert not any(word in content for word in ("Home", "Contact", "no words", "{}"))
    assert "course by UNODC" in content


def test_html_is_told_from_its_start_where_the_media_type_says_nothing() -> None:
    assert clean(NEWS.lstrip().encode(), "application/octet-stream").marks
    assert "<h1>" in clean(NEWS.encode(), "text/plain").content


def test_headings_list_items_and_links_are_marked() -> None:
    text = clean(
        b"<h2>Aim</h2><ul><li>one thing</li></ul><p><a href=x>Read more</a></p><p>see <a href=x>it</a></p>", "text/html"
    )
    lines = text.content.split("\n")
    marked = {lines[number - 1].strip(): mark for number, mark in text.marks.items()}
    assert marked["Aim"].heading == 2
    assert marked["* one thing"].is_item
    assert marked["Read more"].is_link
    assert "see it" not in marked


def test_a_page_on_one_line_is_counted_in_the_lines_of_its_text() -> None:
    page = Page(
        "<body><h1>United Nations Children's Fund</h1>"
        "<p>In Jordan, UNICEF trained 120 social workers on case management.</p>"
        "<p>In Chad, UNICEF opened three spaces for children near the border with Sudan.</p></body>",
        "text/html",
    )
    assert page.read.owner == "UNICEF"
    assert len(page.activities()) == 2
    assert len(set(page.activities())) == 2


def test_a_part_named_menu_that_holds_most_words_is_kept() -> None:
    text = clean(
        b'<body><p>Top.</p><div class="menu"><p>All the words of this page stand in here.</p></div></body>', "text/html"
    )
    assert "All the words" in text.content


def test_inventory_html_keeps_period_heading_and_lead_in() -> None:
    page = Page(
        """
        <h1>UN Women</h1>
        <h3>Feb 2020 - Sep 2021 | UN Women</h3>
        <h4>Training</h4>
        <p>In Chad, UN Women opened three houses, including:</p>
        <ul>
        <li>one in Abéché with twelve beds</li>
        </ul>
        """,
        "text/html",
    )
    item = page.item(6)
    assert page.words(item.lead_in) == "In Chad, UN Women opened three houses, including:"
    assert page.words(item.heading) == "Training"
    assert page.words(item.period) == "Feb 2020 - Sep 2021"
    assert page.words(item.body) == "one in Abéché with twelve beds"
