"""Undated pages whose entries have a place, a headline, a text and closing lines, in the forms that sites have."""

from __future__ import annotations

from itertools import cycle

import pytest

from tests.extract.read_one import read_page
from tests.text.helpers import Page

ENTRIES = (
    ("Niger", "Inspectors learn to see what is hidden", "In two regions 85 inspectors learned to ask about debts."),
    ("Ghana and Togo", "Village registers spread in the cocoa belt", "Committees in 120 villages keep a register."),
    ("Southern Africa", "Ministers agree on rules for recruiters", "Ministers of nine States agreed on a form."),
    ("Lima, Peru", "Home again with a trade to live on", "Women who came home run a bakery and a farm together."),
    ("Latin America", "New protocol for the police of six capitals", "Six police forces adopted one protocol."),
    ("Kenya", "The radio drama that made listeners call", "Calls to the line rose by a third in two months."),
    ("Bosnia and Herzegovina", "Numbers that count in court", "Clerks learned to enter each case once, by one form."),
    ("Viet Nam", "A line that answers in four languages", "The line took 900 calls in its first three weeks."),
)
LINKS = {
    "none": ("",),
    "words": ("Read more", "Learn more about our work in the region", "Find out more"),
    "addresses": ("www.example.org/niger", "For more information: www.example.org", "Website: https://example.org"),
    "labels": ("Project page: From Law to Practice", "Story: 'Nobody asked me why'", "Video: a day on the line"),
    "documents": ("Evaluation summary", "Factsheet (PDF, 2 MB)", "Text of the Declaration", "Communiqué"),
    "orders": ("Open the scorecard", "Read the speech of the Commissioner for Peace", "Get the toolkit"),
    "bars": ("Concept note | Agenda | Photos", "Download the report | Infographic"),
    "facts": ("Donor: Switzerland", "Partners: Bar association, National Police"),
    "French": ("En savoir plus", "Communiqué de presse", "Télécharger le rapport"),
    "Spanish": ("Más información", "Ficha del proyecto", "Descargue el informe"),
    "mixed": ("", "Read more", "Evaluation summary", "Project page: FAIRWAY", "www.example.org"),
}
HEAD = ["UNODC", "Our work by country and region", ""]
FOOT = ["", "Follow us", "© UNODC | Terms of use"]


def lay_out(form: str, links: str, gap: str, sections: tuple[str, ...] = ()) -> tuple[str, list[tuple[int, int]]]:
    """A page of the entries in a form, and the lines of each; `gap` parts them, a section stands over every fourth."""
    lines, expected = list(HEAD), []
    closing = cycle(LINKS[links])
    for at, (place, title, text) in enumerate(ENTRIES):
        if sections and at % 4 == 0:
            lines += [sections[at // 4], *([""] if gap else [])]
        entry = form.replace("PLACE", place).replace("TITLE", title).replace("TEXT", text).split(" / ")
        entry += [link] if (link := next(closing)) else []
        expected.append((len(lines) + 1, len(lines) + len(entry)))
        lines += [*entry, *([""] if gap else [])]
    return "\n".join([*lines, *FOOT]), expected


@pytest.mark.parametrize("gap", ["", "blank lines"])
@pytest.mark.parametrize("links", LINKS)
@pytest.mark.parametrize(
    "form", ["PLACE / TITLE / TEXT", "TITLE / PLACE / TEXT", "TITLE / TEXT", "* PLACE / TITLE / TEXT"]
)
def test_each_entry_has_its_head_and_its_closing_lines(form: str, links: str, gap: str) -> None:
    text, expected = lay_out(form, links, gap)
    page = Page(text)
    assert page.activities() == expected
    if "PLACE" in form:
        places = [page.words(page.item(first).place_line) for first, _ in expected]
        assert [(place or "").removeprefix("* ") for place in places] == [place for place, _, _ in ENTRIES]


@pytest.mark.parametrize("gap", ["", "blank lines"])
@pytest.mark.parametrize("links", [links for links in LINKS if links != "none"])
@pytest.mark.parametrize("form", ["PLACE / TEXT", "PLACE / TITLE / TEXT", "TITLE / PLACE / TEXT"])
def test_names_of_sections_stand_apart(form: str, links: str, gap: str) -> None:
    text, expected = lay_out(form, links, gap, ("Africa and the Andes", "Americas and Asia"))
    items = [row.item for row in read_page(text).items]
    assert [(item.first_line, item.last_line) for item in items if item.kind == "activity"] == expected


def test_facts_over_the_text_belong_to_it_and_one_of_them_is_its_place() -> None:
    facts = "Countries: Niger, Nigeria\nLead partner: Caritas\nDuration: 2018-2021\nTarget group: nurses\n"
    page = Page("".join(f"{title}\n{facts}{text}\nView project\n" for _, title, text in ENTRIES))
    assert page.activities() == [(at, at + 6) for at in range(1, 7 * len(ENTRIES), 7)]
    assert page.words(page.item(8).place_line) == "Countries: Niger, Nigeria"
    body = page.words(page.item(8).body) or ""
    assert body.startswith("Lead partner: Caritas\nDuration: 2018-2021\nTarget group: nurses\nCommittees")


def test_stories_of_several_paragraphs_stay_whole() -> None:
    rest = "Nobody had asked about it before.\n\nOther towns want to follow."
    page = Page("\n\n".join(f"{place}\n{title}\n\n{text}\n\n{rest}\nRead on" for place, title, text in ENTRIES))
    assert page.read.layout == "news"
    assert page.activities() == [(at, at + 8) for at in range(1, 10 * len(ENTRIES), 10)]


def test_the_text_over_the_first_head_of_two_lines_is_a_preface() -> None:
    page = Page(
        "Projects\nThe office helps the States of two continents.\n"
        + "".join(f"{place}\n{title}\n{text}\nEvaluation summary\n" for place, title, text in ENTRIES)
    )
    assert page.rows()[:3] == [("boilerplate", 1, 1), ("profile", 2, 2), ("activity", 3, 6)]


def test_a_place_in_small_letters_is_told_by_where_the_others_stand() -> None:
    entries = [*ENTRIES[:4], ("All over the country", *ENTRIES[4][1:]), *ENTRIES[5:]]
    page = Page("".join(f"{place}\n{title}\n{text}\nRead more\n" for place, title, text in entries))
    assert page.words(page.item(17).place_line) == "All over the country"


def test_in_an_inventory_closing_lines_go_with_the_item_over_them() -> None:
    page = Page(
        """
        UN Women
        Zambia
        Stop centres for survivors work in twelve more hospitals of the provinces.
        Project page: Spotlight
        Activities include:
        - Ghana: a survey among pupils on why they leave school;
        - Mali: a hotline for girls in three languages of the south.
        Courses were held on:
        - the signs of debt bondage, for inspectors of two ports;
        - the rights of victims in court, for forty judges.
        Malawi
        Chiefs of four districts ended the practice in public.
        Evaluation summary
        Kenya
        A unit for the care of girls was opened.
        """
    )
    assert page.read.layout == "inventory"
    assert page.activities() == [(3, 4), (6, 6), (7, 7), (9, 9), (10, 10), (12, 13), (15, 15)]


def test_what_stands_under_the_last_entry_is_the_pages_but_a_headline_with_its_link() -> None:
    text, expected = lay_out("TITLE / PLACE / TEXT", "words", "blank lines")
    assert Page(f"{text}\nShow older projects\nWant to help us?\n").activities() == expected
    page = Page("".join(f"{title}\n{text}\nRead more\n" for _, title, text in ENTRIES) + "A course ends\nRead more\n")
    assert page.activities()[-1] == (25, 26)


@pytest.mark.parametrize("behind", [", 2019-2022", ", 2016", ", 2018/21", " | Human trafficking"])
def test_a_place_may_have_years_or_a_theme_behind_it(behind: str) -> None:
    places = [f"Port {letter}, Peru{behind}" for letter in "ABCDEFGH"]
    page = Page(
        "".join(
            f"{title}\n{place}\n{text}\nRead more\n\n" for place, (_, title, text) in zip(places, ENTRIES, strict=True)
        )
    )
    assert page.activities() == [(line, line + 3) for line in range(1, 41, 5)]
    items = [page.item(line) for line in range(1, 41, 5)]
    assert [page.words(item.place_line or item.date_line) for item in items] == places


@pytest.mark.parametrize("form", ["PLACE / TEXT", "TITLE / PLACE / TEXT", "PLACE / TITLE / TEXT"])
def test_where_many_entries_have_closing_lines_unknown_ones_are_told_by_their_place(form: str) -> None:
    lines, expected = list(HEAD), []
    for at, (place, title, text) in enumerate(ENTRIES):
        link = "Step inside the centre" if at in (2, 5) else "Read more"
        entry = [*form.replace("PLACE", place).replace("TITLE", title).replace("TEXT", text).split(" / "), link]
        expected.append((len(lines) + 1, len(lines) + len(entry)))
        lines += entry
    items = [row.item for row in read_page("\n".join([*lines, *FOOT])).items]
    assert [(item.first_line, item.last_line) for item in items if item.kind == "activity"] == expected


def test_a_second_paragraph_opens_no_entry_where_all_have_a_headline_and_a_place() -> None:
    lines = [f"{title}\n{place}\n{text}\nRead more" for place, title, text in ENTRIES]
    lines[3] = lines[3].replace(
        "\nRead", "\nBread is sold at two markets of the province, and on Sundays cheese.\nRead"
    )
    assert Page("\n".join(lines)).activities()[2:5] == [(9, 12), (13, 17), (18, 21)]


def test_of_two_places_in_the_facts_the_first_is_the_place() -> None:
    facts = "Country: Niger\nRegion: West Africa\n"
    page = Page("".join(f"{title}\n{facts}{text}\nDonor: Norway\n\n" for _, title, text in ENTRIES))
    assert page.activities() == [(at, at + 4) for at in range(1, 6 * len(ENTRIES), 6)]
    assert page.words(page.item(7).place_line) == "Country: Niger"


def test_lines_that_end_in_an_arrow_close_what_they_stand_under() -> None:
    page = Page("".join(f"{place}\n{text}\nInside a house of Adama »\n\n" for place, _, text in ENTRIES))
    assert page.activities() == [(at, at + 2) for at in range(1, 4 * len(ENTRIES), 4)]
    page = Page("".join(f"{title} →\n{text}\n" for _, title, text in ENTRIES))
    assert page.activities() == [(at, at + 1) for at in range(1, 2 * len(ENTRIES), 2)]


def test_a_line_right_under_a_text_and_before_a_blank_one_closes_it_on_pages_with_some_blank_lines() -> None:
    lines = [f"Place: {place}\n{title}\n{text}" for place, title, text in ENTRIES]
    lines = [f"{entry}\nRead more" if at % 2 else f"{entry}\nThe room in Adama\n" for at, entry in enumerate(lines)]
    assert Page("\n".join(lines)).activities() == [(at, at + 3) for top in range(1, 37, 9) for at in (top, top + 5)]


def test_a_line_behind_a_blank_one_and_over_a_place_is_a_section_on_pages_with_few_blank_lines() -> None:
    entries = [f"{place}\n{text}\nRead more" for place, _, text in ENTRIES]
    entries[::2] = [f"\nWhat we do about {what}\n{entry}" for what, entry in zip("abcd", entries[::2], strict=True)]
    assert Page("\n".join([*HEAD, *entries])).activities() == [
        (at, at + 2) for top in range(6, 38, 8) for at in (top, top + 3)
    ]


def test_the_upper_of_two_names_is_the_place_where_others_stand_alone() -> None:
    entries = [f"{place}\n{text}\nRead more" for place, _, text in ENTRIES]
    entries[5] = f"Kenya\nOperation Sunrise\n{ENTRIES[5][2]}\nRead more"
    entries[::2] = [f"\nWhat we do about {what}\n{entry}" for what, entry in zip("abcd", entries[::2], strict=True)]
    page = Page("\n".join([*HEAD, *entries]))
    assert page.activities()[5] == (25, 28)
    assert page.words(page.item(25).place_line) == "Kenya"


def test_a_text_behind_a_blank_line_under_the_last_entry_is_a_note_of_the_page() -> None:
    text, expected = lay_out("PLACE / TITLE / TEXT", "words", "blank lines")
    note = "Note: Projects of less than 250,000 dollars are not shown in the list above."
    assert Page(f"{text.removesuffix(chr(10).join(FOOT))}{note}\n").activities() == expected


def test_in_an_inventory_whose_stretches_all_end_in_links_a_paragraph_without_one_goes_on() -> None:
    page = Page(
        "UN Women\n"
        + "".join(
            f"{place}\n{text}\nThe clerks of {place} say that they had waited for it.\nThe plan at a glance »\n"
            f"A second house took in forty girls of the hills around {place}.\nInside the house »\n"
            for place, _, text in ENTRIES[::2] + ENTRIES[1::2]
        )
    )
    assert page.read.layout == "inventory"
    assert [first for first, _ in page.activities()[1::2]] == list(range(6, 50, 6))
    assert [last for _, last in page.activities()[::2]] == list(range(5, 50, 6))


def test_where_nearly_all_entries_are_closed_a_name_closes_too_and_so_does_the_last_ones() -> None:
    links = ["Read more", "Bench book (PDF)", "Campaña Corazón Azul", "Learn more", "Its year in numbers", "Read on"]
    entries = [
        f"{title}\n{place}\n{text}\n{link}"
        for (place, title, text), link in zip(
            ENTRIES, [*links, "See the protocol", "What did they answer?"], strict=True
        )
    ]
    page = Page("\n".join([*HEAD, *entries, "Follow us"]))
    assert page.activities() == [(at, at + 3) for at in range(4, 36, 4)]


def test_a_text_under_facts_alone_opens_no_entry() -> None:
    text = "".join(
        f"{place}\n{title}\nPartners: Bar of {place}, Watch\n{told}\nRead more\n\n" for place, title, told in ENTRIES
    )
    assert Page(text).activities() == [(at, at + 4) for at in range(1, 48, 6)]
