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
        "TITLE / DATE / Where we are: Centre in Ashgabat / TEXT",
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


def test_headlines_that_stand_twice_are_one() -> None:
    page = Page(
        """
        A bridge is closed
        A bridge is closed

        It is to stay so until the spring.
        Read ›
        Boats are counted
        Boats are counted
        3 May 2021

        There are forty of them.
        Read ›
        """
    )
    assert page.activities() == [(1, 5), (6, 11)]
    assert page.words(page.item(6).title) == "Boats are counted"


@pytest.mark.parametrize("caption", ["Group photo", "Photo de famille", "Foto oficial |", "Foto de família"])
def test_captions_stay_with_their_story(caption: str) -> None:
    page = Page(
        f"12 May 2020\nA course ends\n{caption}\n{caption}\nIt took two weeks.\n{caption}\n"
        "3 May 2020\nA second story\nIt has a body of its own.\n"
    )
    assert page.activities() == [(1, 6), (7, 9)]


def test_a_dateline_of_its_own_line_under_a_dated_title() -> None:
    page = Page(
        "22 April 2016\nOfficers look at the river\nTon Pheung (Lao PDR), 22 April 2016\n- Thirty officers took part.\n"
        "20 April 2016\nA second story\nIt has a body of its own.\n"
    )
    assert page.activities() == [(1, 4), (5, 7)]
    assert page.words(page.item(1).date_line) == "22 April 2016"


def test_stories_that_open_with_datelines_go_on() -> None:
    page = Page(
        "First story\nLima, 4 August 2023 - The office spoke to pupils.\nBakers of the port asked for a leaflet too.\n"
        "Second story\nQuito, 2 August 2023 - It has a body of its own.\n"
    )
    assert page.activities() == [(1, 3), (4, 5)]


@pytest.mark.parametrize(
    "funder", ["Funded by Norway", "Activités financées par la Norvège", "Con el apoyo de Noruega"]
)
def test_who_paid_stands_under_the_headline(funder: str) -> None:
    page = Page(f"First story\n{funder}\nIt has a body.\nSecond story\nIt has one too.\n")
    assert page.activities() == [(1, 3), (4, 5)]


def test_names_of_pages_between_controls_are_a_menu() -> None:
    page = Page("Home\nBoard of members\nHow to join\nNews\n12 May 2020\nA story\nIt has a body.\n")
    assert page.activities() == [(5, 7)]


@pytest.mark.parametrize(
    "line",
    [
        "Newsletter May - August 2022",
        "Boletín enero 2020",
        "Link to the report of the board",
        "Members and papers www.example.org/board",
        "alt text is missing",
        "logo of the board",
        "Version française",
    ],
)
def test_further_furniture_of_pages(line: str) -> None:
    page = Page(
        f"12 May 2020\nA story\nIt has a body. Read more\n{line}\n3 May 2020\nAnother\nIt has one too. Read more\n"
    )
    assert page.activities() == [(1, 3), (5, 7)]


@pytest.mark.parametrize(
    "line",
    [
        "ODIX is an independent body of nine experts who visit prisons.",
        "What UNODC does in the valley is made possible by contributions from Austria and Chile.",
        "UNODC is the guardian of the Convention on rivers.",
    ],
)
def test_prefaces_say_who_stands_behind_the_page(line: str) -> None:
    page = Page(f"Rivers\n{line}\nFirst story\nIt has a body.\nSecond story\nIt has one too.\n")
    assert page.activities() == [(3, 4), (5, 6)]


def test_months_over_the_stories_of_a_newsletter_are_periods() -> None:
    page = Page(
        """
        Monthly Newsletter from the river office
        May 2023
        Regional Snapshots
        Nepal: A first step
        Ferrymen met for two days.
        (Supported by
        the Bank of Rivers)
        Bhutan: A second step
        They met again.
        April 2023
        Latest Research
        India: A survey
        Ferrymen were asked about their pay.
        Sri Lanka: Another survey
        Their wives were asked too.
        """
    )
    assert page.activities() == [(4, 7), (8, 9), (12, 13), (14, 15)]
    periods = [page.words(page.item(line).period) for line in (4, 8, 12, 14)]
    assert periods == ["May 2023", "May 2023", "April 2023", "April 2023"]


def test_months_over_one_story_each_are_its_date() -> None:
    page = Page("May 2023\nA first step\nFerrymen met.\nApril 2023\nA survey\nThey were asked.\n")
    assert page.activities() == [(1, 3), (4, 6)]
    assert page.words(page.item(1).date_line) == "May 2023"


@pytest.mark.parametrize("name", ["Stories of 2017", "All news from 2017", "Archives 2017", "Actualités de 2017"])
def test_years_over_stories(name: str) -> None:
    page = Page(f"Stories\nA bridge\nIt is closed.\n{name}\nA boat\nIt was counted.\nA ferry\nIt was sold.\n")
    assert page.activities() == [(2, 3), (5, 6), (7, 8)]
    assert page.item(2).period is None
    assert page.words(page.item(7).period) == name


def test_events_with_days_in_figures_and_a_labelled_place() -> None:
    page = Page(
        "07/15/2009 - 07/16/2009\nSchools for envoys\nLugar: Kingston, Jamaica\nThey learned to listen.\n"
        "02/27/2008 - 02/28/2008\nA seminar\nLugar: Castries, Saint Lucia\nIt was short.\n"
    )
    assert page.activities() == [(1, 4), (5, 8)]
    assert page.words(page.item(5).place_line) == "Lugar: Castries, Saint Lucia"


@pytest.mark.parametrize(
    "close",
    [
        "Reference: E-494/14",
        "Contact: the press office",
        "Read more (Version française)",
        "Lea el informe completo aquí.",
        "The story continues here",
        "Any questions? Write to the secretariat.",
    ],
)
def test_further_closing_lines(close: str) -> None:
    page = Page(f"A bridge\nMay 3, 2021\nIt is closed.\n{close}\nA boat\nMay 2, 2021\nIt was counted.\n{close}\n")
    assert page.activities() == [(1, 4), (5, 8)]


def test_what_when_and_where_belong_to_the_announcement() -> None:
    page = Page(
        "A talk\nMay 3, 2021\nIt is open to all.\nWhat: Talk on rivers\nWhen: Thursday, 10 a.m.\n"
        "A boat\nMay 2, 2021\nIt was counted.\n"
    )
    assert page.activities() == [(1, 5), (6, 8)]


def test_news_over_the_periods_of_an_inventory() -> None:
    page = Page(
        """
        UN Women
        Bangui, Central African Republic
        Medicines for the sick
        UN Women handed over medicines for sixty prisoners.
        Read more
        Nouakchott, Mauritania
        UN Women gave advice on a bill.
        Read more
        Bangkok, Thailand
        UN Women lent a hall.
        Read more
        Feb 2020 - Sep 2021 | UN Women
        Training and Capacity Building
        In Niger, UN Women trained sixty police officers of Diffa on how to question survivors.
        In Chad, UN Women trained thirty police officers of Moundou on how to question survivors.
        """
    )
    assert page.read.layout == "inventory"
    assert page.activities() == [(2, 5), (6, 8), (9, 11), (14, 14), (15, 15)]


def test_years_of_resources_are_no_period() -> None:
    page = Page(
        "World Food Programme\nBackground\nWFP is the largest organization that fights hunger.\nResources\n2012\n"
        "Handbook on stoves\nProtection, Support and Services for Victims/Survivors\n"
        "In Chad, WFP gave food to women in two shelters while they stayed there.\n"
    )
    assert page.activities() == [(8, 8)]
    assert page.item(8).period is None


STORIES = "".join(
    f"{title}\n{text}\n"
    for title, text in (
        ("A bridge over the lake is closed", "The bridge is too old; those who live by the lake go by boat."),
        ("Ferrymen of the delta are paid", "For the first time the ferrymen have a contract in the delta."),
        ("Nurses ask for a second ward", "A second ward would let the nurses keep the mothers for a night."),
        ("The harbour has a judge again", "After two years without a judge the harbour hears cases."),
        ("Maps of the coast are drawn anew", "Pupils walked along the coast and drew the maps."),
        ("Seeds are sold at the fair", "The fair sold more seeds than in the year of the drought."),
    )
)


def test_a_caption_under_a_headline_belongs_to_its_story() -> None:
    page = Page(
        STORIES + "Anti-corruption network elects its committee\nMr Diallo, at his side Ms Keita\n"
        "The network met in Abuja; its new committee will fight corruption.\n"
    )
    assert page.activities()[-1] == (13, 15)
    assert page.words(page.item(13).title) == "Anti-corruption network elects its committee"


def test_the_name_of_a_section_over_a_headline_is_none() -> None:
    page = Page(STORIES + "Evaluation reports\nFirst report on Armenia is out today\nArmenia has made progress.\n")
    assert page.activities()[-1] == (14, 15)


def test_a_headline_without_a_text_stays_an_entry() -> None:
    page = Page(
        STORIES + "Judges of Peru visit their peers\nFirst report on Armenia is out today\nThe report is long.\n"
    )
    assert page.activities()[-2:] == [(13, 13), (14, 15)]


def test_what_a_content_manager_puts_between_title_and_text() -> None:
    page = Page(
        "".join(
            f"{title}\n\nSubmitted by Admin on Thu, 22/05/2014 - 15:54\nPublish Published\nEnglish\n\n{text}\n\n"
            "Media_release_1.pdf\n\n"
            for _, title, text in ENTRIES
        )
    )
    assert page.activities() == [(1, 9), (11, 19), (21, 29), (31, 39)]
    assert page.words(page.item(11).date_line) == "Submitted by Admin on Thu, 22/05/2014 - 15:54"


def test_names_of_icons_are_no_words() -> None:
    page = Page(
        "News\n"
        + "".join(f"{title}\n\nlocation_onMoldova\n\ncalendar_today\n\n{text}\n\n" for _, title, text in ENTRIES)
    )
    assert page.activities() == [(2, 8), (10, 16), (18, 24), (26, 32)]
    assert page.words(page.item(10).place_line) == "location_onMoldova"


def test_undated_entries_over_the_first_date_are_no_preface() -> None:
    page = Page(
        "Resources\nBeds are ready for women in Dakar\nTwenty of them were bought.\nA course ends in Lima\n"
        "Created by the Government of Peru, the course brings together nine judges.\n"
        "Boats are counted\n29 April 2015\nThere are forty of them.\n"
    )
    assert page.activities() == [(2, 3), (4, 5), (6, 8)]


def test_a_day_and_town_of_its_own_line_over_the_text() -> None:
    page = Page(
        "Judges meet\nWed, 12/03/2014 - 09:41\n12 March 2014, Honiara, Solomon Islands\nNine of them spoke.\n"
        "Boats are counted\nTue, 11/03/2014 - 08:00\nThere are forty of them.\n"
    )
    assert page.activities() == [(1, 4), (5, 7)]
