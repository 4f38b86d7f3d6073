"""Entries of HTML pages whose fields stand side by side or in one list item or row."""

from __future__ import annotations

import pytest

from tests.text.helpers import Page
from warehouse.text.clean import clean

ENTRIES = (
    ("3 May 2021", "Harbour police read the signs", "Thirty officers of the port of Mombasa took part in a course."),
    ("28 April 2021", "A shelter opens in Dakar", "Twenty beds are ready for women who fled from their recruiters."),
    ("2 April 2021", "Judges compare notes", "Nine judges met in Lima to discuss how evidence is weighed."),
)


def written(pattern: str, around: str = "{}") -> Page:
    """The entries as a page; in the pattern DATE, TITLE and BODY stand for their fields."""
    rows = [
        pattern.replace("DATE", date).replace("TITLE", title).replace("BODY", body) for date, title, body in ENTRIES
    ]
    return Page(f"<body><main>\n{around.format(chr(10).join(rows))}\n</main></body>", "text/html")


@pytest.mark.parametrize(
    ("pattern", "around"),
    [
        ("<li><span>DATE</span> <a href=x>TITLE</a><p>BODY</p></li>", "<ul>{}</ul>"),
        ("<li>DATE <a href=x>TITLE</a><br>BODY</li>", "<ul>{}</ul>"),
        ("<li><a href=x>TITLE</a> | DATE<p>BODY</p></li>", "<ul>{}</ul>"),
        ("<li><div><time>DATE</time><strong>TITLE</strong><div>BODY</div></div></li>", "<ol>{}</ol>"),
        ("<p><em>DATE</em> <b>TITLE</b> <span>BODY</span></p>", "{}"),
        ("<tr><td>DATE</td><td><a href=x>TITLE</a></td><td>BODY</td></tr>", "<table>{}</table>"),
        ("<tr><td><img src=x>DATE</td><td><a href=x>TITLE</a><br>BODY</td></tr>", "<table><tbody>{}</tbody></table>"),
    ],
)
def test_fields_side_by_side_are_told_apart(pattern: str, around: str) -> None:
    page = written(pattern, around)
    items = [item for item in page.read.items if str(item.kind) == "activity"]
    read = [(page.words(item.date_line), page.words(item.title), page.words(item.body)) for item in items]
    assert [((date or "").lstrip("| "), title, body) for date, title, body in read] == [*ENTRIES]


def test_list_items_without_dates_are_entries_where_a_title_stands_over_their_words() -> None:
    page = written("<li><a href=x>TITLE</a><p>BODY</p><p><a href=x>Read more</a></p></li>", "<ul>{}</ul>")
    assert len(page.activities()) == len(ENTRIES)
    assert [page.words(item.title) for item in page.read.items] == [title for _, title, _ in ENTRIES]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>The course of <b>3 May 2021</b> was the first.</p>", ["The course of 3 May 2021 was the first."]),
        ("<p><b>3 May 2021</b> A course began.</p>", ["3 May 2021 A course began."]),
        ("<p><span>A course </span><span>began.</span></p>", ["A course began."]),
        (
            "<ul><li><b>Aims:</b><ul><li>beds</li><li>meals</li></ul></li></ul>",
            ["* Aims:", "+ beds", "+ meals"],
        ),
        ("<ul><li><p>One thing</p></li><li>and another</li></ul>", ["* One thing", "* and another"]),
        (
            "<table><tr><th>Year</th><th>Beds</th></tr><tr><td>2020</td><td>20</td></tr></table>",
            ["Year  Beds", "2020  20"],
        ),
    ],
)
def test_running_text_bullets_and_tables_stay_as_they_are(html: str, lines: list[str]) -> None:
    content = clean(f"<body>{html}</body>".encode(), "text/html").content
    assert [line.strip() for line in content.split("\n") if line.strip()] == lines


def test_articles_are_entries_with_the_captions_of_their_figures() -> None:
    articles = "".join(
        f"<article>\n<time>{date}</time>\n<h2>{title}</h2>\n<figure>\n<figcaption>{caption}</figcaption>\n</figure>\n"
        f"<p class='where'>Where we are: the mission to the lake</p>\n<p>{text}</p>\n</article>\n"
        for date, title, caption, text in (
            ("11 October 2023", "Inspectors read signs", "A role play in Budva.", "Twenty inspectors met in Bar."),
            ("14 September", "Actors play migrants", "Actors in a workshop.", "Seventy officers came to Vicenza."),
            ("28 July 2023", "No one left behind", "Candles on a bridge.", "The two heads made a statement."),
        )
    )
    page = Page(f"<html><body><h1>News</h1>\n{articles}</body></html>", "text/html")
    assert page.activities() == [(3, 9), (12, 18), (21, 27)]
    assert page.words(page.item(12).date_line) == "14 September"


def test_rows_of_a_table_are_entries_under_the_names_of_regions() -> None:
    cells = (
        ("East Africa",),
        ("Mar 2021", "Ethiopia", "Medical checks of women who came home by sea", "1,940 women"),
        ("2019", "Kenya, Uganda", "Forum of the officers of both sides of the border", "38 officers"),
        ("West Africa",),
        ("12 Nov 2019", "Nigeria", "Course on interviews with women in Benin City", "30 guards"),
    )
    rows = ("<tr>" + "".join(f"<td>{cell}</td>\n" for cell in row) + "</tr>" for row in cells)
    page = Page(f"<html><body><h1>Activities</h1>\n<table>\n{''.join(rows)}</table></body></html>", "text/html")
    assert page.activities() == [(4, 7), (8, 11), (13, 16)]
    assert page.words(page.item(8).date_line) == "2019 | Kenya, Uganda"
