"""Captions, credits and labelled details of news entries, and the order in which pages set their parts."""

from __future__ import annotations

import pytest

from tests.text.helpers import Page

STORIES = (
    ("A bridge is closed for the winter", "Those who live by the lake go by boat.", "6 June 2023"),
    ("Ferrymen of the delta are paid", "They have a contract for the first time.", "19 April 2023"),
    ("Nurses ask for a second ward", "It would let them keep the mothers for a night.", "29 March 2023"),
)


def test_labelled_details_belong_to_the_entry_under_whose_headline_they_stand() -> None:
    details = "Publishing date: {}\nContent type: News\nWhere we are: Mission to the lake\n"
    page = Page("Newsroom\n" + "".join(f"{title}\n{details.format(date)}{text}\n" for title, text, date in STORIES))
    assert page.activities() == [(2, 6), (7, 11), (12, 16)]
    assert page.words(page.item(7).date_line) == "Publishing date: 19 April 2023"
    assert page.words(page.item(7).title) == "Ferrymen of the delta are paid"


def test_headlines_with_a_name_in_front_are_no_details() -> None:
    page = Page("Newsroom\n" + "".join(f"Nepal: {title}\n{text}\n" for title, text, _ in STORIES))
    assert page.activities() == [(2, 3), (4, 5), (6, 7)]


@pytest.mark.parametrize(
    "credit",
    [
        "Boats on the lake. Photo: UNODC",
        "Les bateliers du lac© HCDH",
        "Barcos no lago. Foto: Agência/Rosa",
        "A nurse listens. © UNFPA Nepal/V. Rai",
    ],
)
def test_credited_captions_stand_over_headlines_or_under_them(credit: str) -> None:
    over = Page("Stories\n" + "".join(f"{credit}\n\n{title}\n\n{text}\n\n" for title, text, _ in STORIES))
    assert over.activities() == [(2, 6), (8, 12), (14, 18)]
    under = Page("Stories\n" + "".join(f"{title}\n\n{credit}\n\n{text}\n\n" for title, text, _ in STORIES))
    assert under.activities() == [(2, 6), (8, 12), (14, 18)]
    assert under.words(under.item(8).body) == STORIES[1][1]


def test_a_headline_may_end_in_the_word_before_its_colon() -> None:
    stories = [("Bricks on credit: how a kiln pays in advance", STORIES[0][1], ""), *STORIES[1:]]
    page = Page("Stories\n" + "".join(f"{title}\n\n{text}\n\n" for title, text, _ in stories))
    assert page.words(page.item(2).title) == stories[0][0]


def test_a_credit_glued_to_a_dated_text() -> None:
    page = Page(
        "".join(f"{title}\n\nA boat. Photo: UNODC 1 October 2015 - {text}\n\n" for title, text, _ in STORIES)
        + "Last story of the page\n\n3 September 2015 - It is short.\n"
    )
    assert page.activities() == [(1, 3), (5, 7), (9, 11), (13, 15)]
    assert page.words(page.item(5).date_line) == "1 October 2015"


@pytest.mark.parametrize("more", ["", " in conformity with all that was decided, and without prejudice to status" * 3])
def test_a_disclaimer_of_any_length_is_none_of_the_stories(more: str) -> None:
    page = Page(
        "Stories\n"
        + "".join(f"{title}\n\n{text}\n\n" for title, text, _ in STORIES)
        + f"* References to this territory shall be understood as one speaks of it elsewhere{more}.\n"
    )
    assert page.activities() == [(2, 4), (6, 8), (10, 12)]


@pytest.mark.parametrize(
    "stamp", ["Friday, September 22, 2017 8:47:01 AM", "Fri, 09/22/2017 - 09:17", "22.09.2017 à 09:17"]
)
def test_stamps_of_day_and_hour_over_and_under_texts(stamp: str) -> None:
    over = Page("".join(f"{stamp}\n{title}\n{text}\n" for title, text, _ in STORIES))
    assert over.activities() == [(1, 3), (4, 6), (7, 9)]
    under = Page("Stories\n" + "".join(f"{title}\n\n{text}\n\n{stamp}\n\n" for title, text, _ in STORIES))
    assert under.activities() == [(2, 6), (8, 12), (14, 18)]
    assert all(item.date_line for item in under.read.items if str(item.kind) == "activity")


def test_numbers_begin_anew_with_each_month_and_stand_before_credits_too() -> None:
    page = Page(
        """
        News
        April 2022
          1. Cotton is picked by adults
            27 April 2022
            A grower tells how he decided.
          2. © ILO 2023
            Fishers are asked
            20 April 2022
            They had no relief.
        March 2022
          1. A convention is ratified
            31 March 2022
            It is the first.
          2. Seminars for employers
            20 March 2022
            They were full.
        """
    )
    assert page.activities() == [(3, 5), (6, 9), (11, 13), (14, 16)]
    assert page.words(page.item(6).title) == "Fishers are asked"


def test_a_teaser_that_stands_twice_is_one_text() -> None:
    page = Page(
        "A bridge\n\nThe bridge is closed for the winter...\nThe bridge is closed for the winter and longer.\n\n"
        "A boat\n\nIt was counted.\nRead more\nIt was counted.\n"
    )
    assert page.activities() == [(1, 4), (6, 10)]


RECORDS = "AFRICA\n" + "".join(
    f"Country: {country}\nImplementer: Rivers Foundation\nAmount: $600,000\n"
    f"Description: The foundation trains {number} judges of {country}.\n\n"
    for number, country in enumerate(("Ghana", "Jordan", "Peru"), start=20)
)


def test_records_of_labelled_lines_are_items() -> None:
    page = Page("Project Descriptions\nDecember 6, 2018\nThe office funds three projects.\n" + RECORDS)
    items = [item for item in page.read.items if str(item.kind) == "activity"]
    assert [(item.first_line, item.last_line) for item in items][-3:] == [(5, 8), (10, 13), (15, 18)]
    assert page.words(items[-1].body) == "Description: The foundation trains 22 judges of Peru."
    assert page.words(items[-1].place_line) == "Peru"


def test_records_that_open_with_their_title() -> None:
    page = Page(
        "".join(f"Project title: {title}\nPeriod: two years\nSummary: {text}\n\n" for title, text, _ in STORIES)
    )
    assert page.activities() == [(1, 3), (5, 7), (9, 11)]
    assert page.words(page.item(5).title) == STORIES[1][0]


def test_sources_in_front_of_reports_open_them_and_behind_them_close_them() -> None:
    reports = ("A shelter was opened in Goma.", "A course ended in Lusaka.", "A law was passed in Rabat.")
    front = Page("Newsletter\n" + "".join(f"Source: Daily River\n\n{report}\n\n" for report in reports))
    assert front.activities() == [(2, 4), (6, 8), (10, 12)]
    behind = Page("Newsletter\n" + "".join(f"{report}\n\nSource: Daily River\n\n" for report in reports))
    assert behind.activities() == [(2, 4), (6, 8), (10, 12)]


def test_headlines_with_bullets_over_their_texts() -> None:
    page = Page("Stories\n" + "".join(f"  • Nepal: {title}\n\n{text}\n\n" for title, text, _ in STORIES))
    assert page.activities() == [(2, 4), (6, 8), (10, 12)]
    assert page.words(page.item(6).title) == f"Nepal: {STORIES[1][0]}"


def test_a_headline_said_again_in_another_language() -> None:
    page = Page(
        "Les bateliers du lac ont un nouveau contrat\n\nNew contract for the boatmen of the lake\n\n"
        "Cotonou (Bénin), 10 décembre 2018 - Les bateliers sont payés le premier du mois et ont un jour de repos.\n\n"
        "Une école pour les filles des pêcheurs de la côte\n\nA school for the daughters of the fishermen\n\n"
        "Lomé, 3 décembre 2018 - L'école est ouverte aux filles et aux mères qui veulent apprendre à lire.\n"
    )
    assert page.activities() == [(1, 5), (7, 11)]
    assert page.words(page.item(7).title) == "Une école pour les filles des pêcheurs de la côte"


@pytest.mark.parametrize("kicker", ["Project News", "In Focus", "Publicación", "Global", "Press Release", "Noticias"])
def test_categories_over_headlines_are_furniture(kicker: str) -> None:
    page = Page("".join(f"{kicker}\n{title}\n\n{date}\n\n{text}\n\n" for title, text, date in STORIES))
    assert page.activities() == [(2, 6), (9, 13), (16, 20)]


def test_the_world_among_places_over_headlines_is_a_place() -> None:
    places = ("NEPAL", "GLOBAL", "IRAQ")
    rows = zip(places, STORIES, strict=True)
    entries = "".join(f"{place}\n{title}\n\n{date}\n\n{text}\n\n" for place, (title, text, date) in rows)
    assert Page(f"News\n{entries}").activities() == [(2, 7), (9, 14), (16, 21)]


def test_an_hour_of_its_own_line_and_who_posted_belong_to_the_entry() -> None:
    page = Page(
        "".join(f"{date}\n09:10 AM ET\n\n{title}\n\n{text}\n\nPost by: Staff\n\n" for title, text, date in STORIES)
    )
    assert page.activities() == [(1, 8), (10, 17), (19, 26)]
