"""The forms in which pages set out the date, title, text and link of their entries."""

from __future__ import annotations

import pytest

from tests.text.helpers import Page

ENTRIES = (
    ("3 May 2021", "Harbour police read the signs", "Thirty officers of the port of Mombasa took part in a course."),
    ("28 April 2021", "A shelter opens in Dakar", "Twenty beds are ready for women who fled from their recruiters."),
    ("2 April 2021", "Judges compare their notes", "Nine judges met in Lima to discuss how evidence is weighed."),
    ("19 March 2021", "Fishermen asked about pay", "A survey of two thousand fishermen began in Suva and Nadi."),
)


@pytest.mark.parametrize(
    "form",
    [
        "DATE / TITLE / TEXT / Read more",
        "TITLE / DATE / TEXT / Read more",
        "TITLE / TEXT / DATE / Read more",
        "TITLE / TEXT / Read more / DATE",
        "TITLE (DATE) / TEXT / Read more",
        "TITLE | DATE / TEXT",
        "News / DATE / TITLE / TEXT / Read more",
        "Press release / TITLE / DATE / TEXT",
        "News | DATE / TITLE / TEXT",
        "DATE | News / TITLE / TEXT",
        "DATE / 3 min read / TITLE / TEXT / Read more",
        "TITLE / DATE · 3 min read / TEXT / Read more",
        "TITLE / Date: DATE / TEXT / Read more",
        "TITLE / By the press office | DATE / TEXT / Read more",
        "Human trafficking / DATE / TITLE / TEXT / Read more",
        "DATE / Human Trafficking / TITLE / TEXT / Read more",
        "DATE | Vienna, Austria / TITLE / TEXT / Read more",
        "DATE / TITLE / Photo: UNODC / TEXT / Read more / Share",
        "DATE / TITLE / ----- / TEXT / Read more / * * *",
        "DATE / / TITLE / / / TEXT / / Read more /",
    ],
)
def test_dates_titles_and_texts_are_found_in_every_form(form: str) -> None:
    lines = ["UNODC news", ""]
    for date, title, text in ENTRIES:
        lines += form.replace("DATE", date).replace("TITLE", title).replace("TEXT", text).split(" / ")
    page = Page("\n".join(line.strip(" /") for line in lines))
    items = [item for item in page.read.items if str(item.kind) == "activity"]
    read = [(page.words(item.date_line), page.words(item.title), page.words(item.body)) for item in items]
    assert [title for _, title, _ in read] == [title for _, title, _ in ENTRIES]
    assert all(date in (said or "") for (said, _, _), (date, _, _) in zip(read, ENTRIES, strict=True))
    assert all((said or "").endswith(text) for (_, _, said), (_, _, text) in zip(read, ENTRIES, strict=True))
