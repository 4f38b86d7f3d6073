"""Short lines over, between and under the entries of a news page that are no entries."""

from __future__ import annotations

import pytest

from tests.text.helpers import Page

ENTRIES = (
    ("3 May 2021", "Harbour police read the signs", "Thirty officers of the port of Mombasa took part in a course."),
    ("28 April 2021", "A shelter opens in Dakar", "Twenty beds are ready for women who fled from their recruiters."),
    ("2 April 2021", "Judges compare their notes", "Nine judges met in Lima to discuss how evidence is weighed."),
    ("19 March 2021", "Fishermen asked about pay", "A survey of two thousand fishermen began in Suva and Nadi."),
    ("4 March 2021", "A hotline answers at night", "In Tunis a telephone for women was open for the first night."),
)


def _dated() -> list[list[str]]:
    return [[*entry, "Read more"] for entry in ENTRIES]


def _read(*blocks: list[str]) -> list[str]:
    """The first line of each activity of a page made of blocks of lines."""
    page = Page("\n".join(line for block in blocks for line in block))
    spans = [item.span for item in page.read.items if item.kind == "activity"]
    return [(page.words(span) or "").split("\n")[0] for span in spans]


FIRST_LINES = [date for date, _, _ in ENTRIES]


@pytest.mark.parametrize(
    "foot",
    [
        ["Load more stories", "Useful links", "African Union | Blue Heart | Voluntary Fund | SADC"],
        ["Older posts", "Partner organizations", "Knowledge portal", "Hofgasse 12, 1010 Vienna, Austria"],
        [
            "Related links",
            "Forced labour, modern slavery and trafficking in persons across regions",
            "Tags: labour, law",
        ],
        ["Newsletter", "UNODC Regional Office for West Africa, Almadies Extension, Dakar"],
        ["Newsletter", "IOM Regional Office for South-Eastern Europe, Eastern Europe and Central Asia"],
        ["About the RSO", "The office helps its members to share what they learn from each other.", "Related posts"],
    ],
)
def test_the_foot_of_a_page_holds_no_entries(foot: list[str]) -> None:
    assert _read(["UNODC news"], *_dated(), foot) == FIRST_LINES


def test_a_headline_said_again_in_the_foot_is_an_entry() -> None:
    assert _read(["UNODC news"], *_dated(), ["Most read", ENTRIES[1][1]]) == [*FIRST_LINES, ENTRIES[1][1]]


def test_a_story_said_again_in_the_foot_keeps_its_place_and_text() -> None:
    stories = [
        [title, f"Port {letter}, Peru", text, "Read more"]
        for letter, (_, title, text) in zip("ABCDE", ENTRIES, strict=True)
    ]
    page = Page("\n".join(line for block in [*stories, ["Most read", *stories[1][:3]]] for line in block))
    assert page.activities()[-2:] == [(17, 20), (22, 24)]


def test_a_banner_between_dated_entries_is_no_entry() -> None:
    entries = _dated()
    assert _read(["UNODC news"], entries[0], ["#16Days: join us in November"], *entries[1:]) == FIRST_LINES


def test_a_headline_without_text_or_date_is_an_entry_where_headlines_come_first() -> None:
    entries = [[title, date, text, "Read more"] for date, title, text in ENTRIES]
    titles = [title for _, title, _ in ENTRIES]
    only = "Ministers of nine States sign a charter against trafficking"
    assert _read(["UNODC news"], *entries[:3], [only], *entries[3:]) == [*titles[:3], only, *titles[3:]]


def test_a_menu_over_the_entries_is_none_of_them() -> None:
    menu = ["Skip to main content", "Home", "Topics", "- Prison reform", "- Border control", "Jobs", "Search"]
    untitled = "Since 1997 the office in Pretoria has served eleven countries."
    entries = [[title, text] for _, title, text in ENTRIES]
    assert _read(menu, [untitled], *entries) == [title for _, title, _ in ENTRIES]


def test_a_town_behind_the_date_is_no_headline_where_one_follows() -> None:
    towns = ("Mombasa", "Dakar", "Ciudad de México", "Suva", "Tunis")
    entries = [[f"{date} - {town}", title, text] for town, (date, title, text) in zip(towns, ENTRIES, strict=True)]
    assert _read(["UNODC news"], *entries) == [lines[0] for lines in entries]


def test_few_captions_under_texts_belong_to_the_texts() -> None:
    entries = [[title, text] for _, title, text in ENTRIES]
    captions = [["Photo: UNODC"], [], ["Judges at work. Photo: UNODC"], [], []]
    later = [[f"{title} again", text] for _, title, text in ENTRIES]
    blocks = [entry + caption for entry, caption in zip(entries, captions, strict=True)]
    assert _read(["UNODC news"], *blocks, *later) == [lines[0] for lines in [*entries, *later]]


def test_texts_about_the_site_in_the_foot_are_no_entries() -> None:
    foot = ["« Previous", "The Commission", "Its members advise nine ministries on how women are paid and heard."]
    assert _read(["UNODC news"], *_dated(), foot) == FIRST_LINES
    teaser = ["Most read", ENTRIES[1][1], ENTRIES[1][2]]
    assert _read(["UNODC news"], *_dated(), teaser) == [*FIRST_LINES, ENTRIES[1][1]]


def test_section_names_over_headlines_are_no_part_of_the_entries() -> None:
    names = ("Human trafficking", "World Day", "Crimes against children", "Specialized training", "Operations")
    entries = [[name, title, date, text] for name, (date, title, text) in zip(names, ENTRIES, strict=True)]
    assert _read(["UNODC news"], *entries) == [title for _, title, _ in ENTRIES]


def test_places_over_headlines_belong_to_the_entries() -> None:
    names = ("KENYA", "Republic of Moldova", "Peru", "Western Balkans", "Bosnia and Herzegovina")
    entries = [[name, title, date, text] for name, (date, title, text) in zip(names, ENTRIES, strict=True)]
    assert _read(["News"], *entries) == list(names)


def test_parts_of_the_world_over_headlines_belong_to_the_entries_and_sections_do_not() -> None:
    names = (
        "Lima, Peru",
        "West and Central Africa",
        "Central Asia (regional)",
        "Asia and the Pacific",
        "Pristina, Kosovo*",
    )
    entries = [[name, title, text, "Read more"] for name, (_, title, text) in zip(names, ENTRIES, strict=True)]
    assert _read(["News"], *entries[:2], ["Across the region"], *entries[2:]) == list(names)


def test_the_preamble_of_a_page_whose_entries_links_close_is_none_of_them() -> None:
    entries = [[title, text, "Read more"] for _, title, text in ENTRIES]
    preamble = ["Fair work for all", "The programme joins offices in countries where people leave and arrive."]
    section = ["What has changed by country", "Expand all | Collapse all"]
    assert _read(["Home | Topics"], preamble, section, *entries) == [title for _, title, _ in ENTRIES]
    selection = [*preamble, "The projects below are a selection.", "Jump to: Africa | Asia", "Related links"]
    assert _read(["Home | Topics"], selection, *entries) == [title for _, title, _ in ENTRIES]
    assert _read(["Home | Topics"], preamble, *entries) == [preamble[0], *(title for _, title, _ in ENTRIES)]


def test_months_that_say_so_are_periods_of_the_entries_under_them() -> None:
    entries = [[title, text, "Ler mais"] for _, title, text in ENTRIES]
    months = [["Mês: Maio 2024"], ["Mês: Abril 2024"]]
    page = Page(
        "\n".join(line for block in (["Notícias"], months[0], *entries[:3], months[1], *entries[3:]) for line in block)
    )
    items = [item for item in page.read.items if item.kind == "activity"]
    assert [page.words(item.period) for item in items] == ["Mês: Maio 2024"] * 3 + ["Mês: Abril 2024"] * 2


def test_a_teaser_in_the_foot_under_a_shortened_headline_is_an_entry() -> None:
    entries = [[date, f"Kenya: {title}", text, "Read more"] for date, title, text in ENTRIES]
    teaser = ["Most read", ENTRIES[0][1], "Thirty officers took part in a course of a week."]
    assert _read(["UNODC news"], *entries, teaser) == [*FIRST_LINES, ENTRIES[0][1]]
