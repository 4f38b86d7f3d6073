from __future__ import annotations

import pytest

from tests.text.helpers import Page


def test_dated_entries_with_and_without_a_title() -> None:
    page = Page(
        """
        Subscribe to our News feed |
        12 March 2021
        Border guards of Gambia meet
        Forty guards met in Banjul to compare notes on false papers.
        6 October
        A survey among fishermen began in Fiji; it will ask two thousand of them about their pay.
        29-31 January 2019
        Course for judges
        The course took place in Nairobi. Read more here.
        """
    )
    assert page.read.layout == "news"
    assert page.rows() == [("boilerplate", 1, 1), ("activity", 2, 4), ("activity", 5, 6), ("activity", 7, 9)]
    assert page.words(page.item(2).date_line) == "12 March 2021"
    assert page.words(page.item(2).title) == "Border guards of Gambia meet"
    assert page.item(5).title is None


@pytest.mark.parametrize(
    "line",
    [
        "21 December 2020",
        "9 - 11 May 2017",
        "28 February - 1 March 2019",
        "March 3, 2020",
        "3 de marzo de 2020",
        "1er mars 2020".replace("1er", "1"),
        "Monday, 4 May 2020",
        "21 st September",
        "July 2020",
        "21/11/2008",
        "2013-03-27 15:06:17.0",
        "Vienna, 12 October 2020",
        "Posted on 5 June 2018",
        "• 20/11/2008",
    ],
)
def test_a_date_line_begins_an_entry(line: str) -> None:
    page = Page(f"4 June 2021\nFirst story\nIt has a body of its own.\n{line}\nSecond story\nIt has one too.\n")
    assert page.activities() == [(1, 3), (4, 6)]
    assert page.item(4).date_line is not None


def test_a_date_glued_in_front_of_an_entry() -> None:
    page = Page(
        "4 June 2021\n"
        "First story\n"
        "Its body.\n"
        "30 January 2013 Yemen takes a step The country has set up a committee. Read more here.\n"
    )
    assert page.activities() == [(1, 3), (4, 4)]
    assert page.words(page.item(4).date_line) == "30 January 2013"
    assert (page.words(page.item(4).body) or "").startswith("Yemen takes a step")


def test_a_date_glued_to_its_headline_without_a_space() -> None:
    page = Page("4 June 2021\nFirst story\nIts body.\n12 May 2019Mongolia signs a plan\nIt holds for two years.\n")
    assert page.activities() == [(1, 3), (4, 5)]
    assert page.words(page.item(4).date_line) == "12 May 2019"
    assert page.words(page.item(4).title) == "Mongolia signs a plan"


def test_undated_entries_end_with_their_links() -> None:
    page = Page(
        """
        New manual for labour inspectors
        The manual was written with inspectors of five States.
        It comes with a film.
        Read more about the manual here.
        Download the manual here
        Contact us for more information.
        Experts met in Cairo from 3 to 5 May to speak about smuggling by sea.
        To find out why, click here.
        Course for nurses held in Manila
        Reade more here
        """
    )
    assert page.activities() == [(1, 6), (7, 8), (9, 10)]
    assert page.item(7).title is None
    assert page.item(9).body is None


def test_undated_entries_without_links_begin_with_their_titles() -> None:
    page = Page(
        """
        Portugal joins the campaign
        The mayor of Lisbon lit the bridge in blue on Monday evening.
        Agreement with the border agency signed
        The two agencies will share their training material.
        It runs for three years.
        Tunisia: a hotline for domestic workers
        The line was called a thousand times in its first month.
        """
    )
    assert page.activities() == [(1, 2), (3, 5), (6, 7)]


def test_two_reports_glued_in_one_text_are_two_parts_of_its_entry() -> None:
    first_report = "In Mbabane, the office helped to write a manual for those who keep a shelter."
    second_report = "In Lilongwe, UNODC saw to it that another manual was put into Chichewa."
    goes_on = "The meeting, which the office had called for the third time, was over by noon."
    page = Page(
        f"26 June 2023\nManuals for shelters\n{first_report}{second_report}\nRead more here.\n"
        f"25 June 2023\nSkopje hosts a meeting\n{first_report}{goes_on}\n"
    )
    first, second = (item for item in page.read.items if item.part)
    assert (first.part, first.first_line, first.last_line) == (1, 1, 3)
    assert (second.part, second.first_line, second.last_line) == (2, 3, 4)
    assert page.words(first.title) == "Manuals for shelters"
    assert page.words(second.body) == second_report
    assert page.words(second.date_line) == page.words(first.date_line) == "26 June 2023"
    assert (second.title, first.links, page.words(second.links)) == (None, None, "Read more here.")
    assert page.activities() == [(1, 3), (3, 4), (5, 7)]


def test_a_second_closing_link_of_the_same_words_is_furniture() -> None:
    page = Page(
        "One thing was done\n"
        "It was done well.\n"
        "Read more here\n"
        "Read more here\n"
        "Another thing was done\n"
        "It was.\n"
        "Read more here\n"
    )
    assert page.rows() == [("activity", 1, 3), ("boilerplate", 4, 4), ("activity", 5, 7)]


@pytest.mark.parametrize(
    "link",
    [
        "Lea más aquí",
        "Lire la suite",
        "Leia mais",
        "..... read more",
        "En savoir plus",
        "Saiba mais.",
        "Conozca su historia",
    ],
)
def test_links_of_other_languages_close_an_entry(link: str) -> None:
    page = Page(
        f"A first story\nIts body ends here with a stop.\n{link}\nA second story\nIts body does as well.\n{link}\n"
    )
    assert page.activities() == [(1, 3), (4, 6)]


def test_a_dateline_in_the_body_of_a_dated_entry_begins_none() -> None:
    others = "".join(f"{day} May 2019\nJudges meet\nThe office held a course.\nRead more\n" for day in range(9, 3, -1))
    page = Page(
        f"{others}2 April 2019\nA handbook for the police\nThe handbook can now be ordered in Albanian.\n"
        "Tirana, 28 March 2019 - It was presented to the border police in the presence of officers from abroad.\n"
    )
    assert page.activities()[-2:] == [(21, 24), (25, 28)]


def test_a_translation_is_an_entry_of_its_own() -> None:
    page = Page(
        """
        6 July 2020
        The ministry held a seminar on the recruitment of workers through the internet
        Quito, 2 July 2020 - The risks of the internet were the topic of a seminar of the ministry of labour.
        El ministerio organizó un seminario sobre la captación de trabajadores por internet
        Quito, 2 de julio de 2020 - Los riesgos de internet fueron el tema de un seminario del ministerio.
        13 October 2020
        In the margins of the conference the two countries presented their network of prosecutors.
        En el marco de la conferencia los dos países presentaron su red de fiscales.
        """
    )
    assert page.activities() == [(1, 3), (4, 5), (6, 7), (8, 8)]


def test_latest_news_with_blank_lines_and_a_link_at_the_end_of_the_body() -> None:
    page = Page(
        """
        Latest news

        3 March 2023
        Inspectors in Ghana

        Cocoa farms were visited by inspectors who had just been trained.
        The visits go on until June..... read more

        17 February 2023
        A handbook for nurses

        Nurses often meet victims first.

        A new handbook tells them what to ask .... read more
        """
    )
    assert page.activities() == [(3, 7), (9, 14)]


def test_place_lines_before_and_after_the_title() -> None:
    page = Page(
        """
        Judges compare notes on compensation
        Lima, Peru
        Read more here
        Rabat, Morocco
        Training manual tried out with the gendarmerie
        Read more here
        Geneva, New York, Vienna
        The two agencies published a guide on seasonal work.
        Read more here.
        Manila | Philippines
        A seafarer tells her story
        Read more here
        Gatumba, Burundi – Uvira, DR Congo
        Children alone at the border
        Read more here
        Dili, Timor-Leste, 2019
        Safe parents, safe children
        Read more here
        """
    )
    assert page.activities() == [(at, at + 2) for at in range(1, 19, 3)]
    assert [page.words(page.item(at).place_line) for at in range(1, 19, 3)] == [
        "Lima, Peru",
        "Rabat, Morocco",
        "Geneva, New York, Vienna",
        "Manila | Philippines",
        "Gatumba, Burundi – Uvira, DR Congo",
        "Dili, Timor-Leste, 2019",
    ]


def test_a_title_goes_on_after_a_colon_or_a_hanging_word() -> None:
    page = Page(
        "24 June 2015\n"
        "Preventing unfair recruitment:\n"
        "A call for action\n"
        "Many people look for\n"
        "work abroad. Read more here.\n"
        "3 June 2015\n"
        "A report on\n"
        "Seasonal Work\n"
        "It is out.\n"
    )
    assert page.activities() == [(1, 5), (6, 9)]
    assert page.words(page.item(1).title) == "Preventing unfair recruitment:\nA call for action"


def test_two_headlines_in_a_row_are_two_entries() -> None:
    page = Page(
        "13 May 2013\n"
        "Assembly reviews the plan of action\n"
        "Portugal turns blue\n"
        "Bridges were lit in blue.\n"
        "Read more here.\n"
    )
    assert page.activities() == [(1, 2), (3, 5)]


def test_an_interview_stays_in_one_piece() -> None:
    page = Page(
        """
        The bond of freedom
        Interview with a lawyer from Chennai
        We met her to ask about bonded labour.
        UNODC: You have worked on this for years. What has changed?
        IJM: The courts have become quicker. The police come along.
        Read more here.
        """
    )
    assert page.activities() == [(1, 6)]


def test_agenda_lines_are_no_entries() -> None:
    page = Page(
        """
        Congress to speak about smuggling
        The Congress will give two sessions to it.
        See all documentation here
        Item 4 of the agenda
        Item 9 (b) of the provisional agenda: Smuggling of Migrants Protocol
        The sessions for these items are on Thursday.
        Another story
        It has a body.
        Read more here
        """
    )
    assert page.activities() == [(1, 6), (7, 9)]


def test_numbered_paragraphs_and_bullets_go_on_with_their_entry() -> None:
    page = Page(
        """
        A project of two agencies begins
        It will be carried out over three years:
        (i) To help States to join the Protocol
        (ii) To train those who apply it.
        • Better laws
        • Better courts
        For more, click here.
        """
    )
    assert page.activities() == [(1, 7)]


def test_the_page_head_is_no_activity() -> None:
    page = Page(
        """
        Human Trafficking
        News and stories from the field
        On this page the Office tells of its work with partners all over the world.
        3 March 2023
        Inspectors in Ghana
        They visited farms.
        17 February 2023
        Nurses in Peru
        They got a handbook.
        """
    )
    assert page.rows()[:3] == [("boilerplate", 1, 1), ("boilerplate", 2, 2), ("profile", 3, 3)]
    assert page.activities() == [(4, 6), (7, 9)]


def test_titles_over_their_date_lines() -> None:
    page = Page(
        "Inspectors in Ghana\n"
        "3 March 2023\n"
        "They visited farms.\n"
        "Nurses in Peru\n"
        "1 March 2023\n"
        "They got a handbook.\n"
        "A film for schools\n"
        "27 February 2023\n"
        "It runs for ten minutes.\n"
    )
    assert page.activities() == [(1, 3), (4, 6), (7, 9)]


def test_a_year_over_the_entries_is_their_period() -> None:
    page = Page(
        "2012\n"
        "Course in Lima\n"
        "It was held for judges.\n"
        "Read more\n"
        "2011\n"
        "Course in Quito\n"
        "It was held for nurses.\n"
        "Read more\n"
    )
    assert page.activities() == [(2, 4), (6, 8)]
    assert page.words(page.item(6).period) == "2011"


def test_the_speaker_of_a_quotation_is_no_date_line() -> None:
    page = Page(
        "A plan is adopted\n"
        "It was adopted today.\n"
        "Read more here.\n"
        "BAN Ki-moon, 19 September 2007\n"
        "Another plan\n"
        "It came later.\n"
        "Read more here.\n"
    )
    assert page.rows() == [("activity", 1, 3), ("boilerplate", 4, 4), ("activity", 5, 7)]


def test_a_paragraph_on_another_matter_begins_an_entry() -> None:
    other = "\n".join(
        f"Story number {n} of {town}\nThe police of {town} took part in course {n} at the academy.\nRead more here."
        for n, town in enumerate(["Lima", "Quito", "Bogotá", "Managua", "Panama", "Asunción", "Caracas", "Montevideo"])
    )
    page = Page(
        other
        + "\nMemorandum with the postal union\nThe union and the Office will warn customers together in post offices.\n"
        + "Fishermen off Ghana told researchers how crews are recruited for trawlers and never paid.\n"
    )
    assert page.activities()[-2:] == [(25, 26), (27, 27)]


@pytest.mark.parametrize(
    "line",
    [
        "Press release | 12 May 2020",
        "NEW YORK, 12 May 2020",
        "mardi 3 mars 2020",
        "le 1er mars 2020",
        "1º de mayo de 2020",
        "12-May-2020",
        "quarta-feira, 4 de março de 2020",
        "du 3 au 5 mai 2021",
        "de 3 a 5 de maio de 2021",
        "VIENNA (Austria), 3 May 2021",
        "3 May 2021, Port of Spain",
        "3 May 2021 - Geneva",
        "(3 May 2021)",
        "[3 May 2021]",
        "3 May 2021 at 2:30 pm",
        "Q2 2021",
        "3-May-21",
        "Spring 2021",
        "12 Octber 2022",
        "Septemeber 3, 2020",
        "Hiver 2020/21",
    ],
)
def test_further_forms_of_date_lines(line: str) -> None:
    page = Page(f"4 June 2021\nFirst story\nIt has a body of its own.\n{line}\nSecond story\nIt has one too.\n")
    assert page.activities() == [(1, 3), (4, 6)]


def test_headlines_with_their_date_in_front() -> None:
    page = Page(
        "12 May 2020 - Judges trained in Lima\n3 May 2020 - Nurses trained in Quito\nIt took a week.\nRead more\n"
    )
    assert page.activities() == [(1, 1), (2, 4)]
    assert page.words(page.item(2).title) == "Nurses trained in Quito"
    assert page.words(page.item(2).date_line) == "3 May 2020"


def test_a_dateline_under_a_dated_title_opens_its_body() -> None:
    page = Page(
        "20/10/2008\nReport on Lebanon\n20 October 2008 - The report counts sixty cases.\n"
        "19/10/2008\nCourse in Chad\nIt was short.\n"
    )
    assert page.activities() == [(1, 3), (4, 6)]
    assert page.words(page.item(1).date_line) == "20/10/2008"


def test_one_word_places_over_the_headlines() -> None:
    page = Page(
        "Kenya\nChiefs meet in Nakuru\nThey spoke for a day.\nRead more here\n"
        "Viet Nam\nA hotline opens\nIt is free.\nRead more here\n"
    )
    assert page.activities() == [(1, 4), (5, 8)]
    assert page.words(page.item(5).place_line) == "Viet Nam"


def test_furniture_between_a_headline_and_its_body_stays_inside() -> None:
    page = Page("4 June 2021\nFirst story\nShare\nIt has a body.\n3 June 2021\nSecond story\nPrint\nIt has one too.\n")
    assert page.activities() == [(1, 4), (5, 8)]


@pytest.mark.parametrize(
    "line",
    [
        "Suivez-nous : Twitter | Flickr | Abonnez-vous",
        "Más noticias | Aviso legal | © OIM",
        "Load more results",
        "Show more",
        "From the archive",
        "Página siguiente",
        "More stories",
        "Showing 1-20 of 93 results",
        "Agenda: 09:30-10:00 Welcome; 10:00-11:00 Panel",
        "14.00 h - 15.30 h Mesa redonda",
        "10.00 Opening of the meeting and adoption of the agenda",
        "Day 2 - 09:00 Confidentiality; 12:30 group photo",
        "*References to Kosovo shall be understood in the context of resolution 1244 (1999).",
        "Siga la Oficina en las redes sociales",
        "Office notes Share this page",
        "Get help: call 800 555 or text 233",
        "Denuncie al 110, 1572 o 1555",
        "The League is a registered charity no. 104.",
        "7a. Calle 4-20, Zona 9, Guatemala",
    ],
)
def test_furniture_of_many_kinds_ends_an_entry(line: str) -> None:
    page = Page(f"5 May 2020\nA title\nThe office held a course.\n{line}\n4 May 2020\nThe office held another.\n")
    assert page.activities() == [(1, 3), (5, 6)]


@pytest.mark.parametrize(("name", "first"), [("Kosovo*", (1, 4)), ("Kosovo", (1, 3))])
def test_a_note_on_a_starred_name_belongs_to_its_entry(name: str, first: tuple[int, int]) -> None:
    note = "* References to Kosovo shall be understood in the context of resolution 1244 (1999)."
    page = Page(f"5 May 2020\nA title\nNurses of {name} were trained.\n{note}\n4 May 2020\nThe office held a course.\n")
    assert page.activities() == [first, (5, 6)]


@pytest.mark.parametrize("line", ["Also in this period", "Other news:", "Otras noticias", "Autres nouvelles :"])
def test_bullets_under_other_news_are_entries_of_their_own(line: str) -> None:
    page = Page(f"5 May 2020\nA title\nA course began.\n{line}\n* a verdict in Lima;\n* a survey in Suva.\n")
    assert page.activities() == [(1, 3), (5, 5), (6, 6)]


def test_a_headline_that_opens_like_a_hotline_is_one() -> None:
    page = Page("5 May 2020\nText messages reach 12,000 women in Kenya\nThey told of a shelter.\n")
    assert page.words(page.item(1).title) == "Text messages reach 12,000 women in Kenya"


def test_a_principle_between_two_entries_is_a_profile() -> None:
    page = Page(
        """
        6 May 2020
        Judges meet
        They heard a case. Read more.
        5 May 2020
        A title
        The office held a course. Read more.
        The work of the office on trafficking is guided at all times by the Protocol.
        Read more here
        4 May 2020
        The office held another. Read more.
        """
    )
    assert page.activities() == [(1, 3), (4, 6), (9, 10)]
    assert page.rows()[2] == ("profile", 7, 8)


def test_the_last_of_the_crumbs_is_the_name_of_the_page() -> None:
    page = Page(
        "Home » Themes » Trafficking\nTrafficking\nLima, 5 May 2020: Judges met.\nQuito, 4 May 2020: So did we.\n"
    )
    assert page.activities() == [(3, 3), (4, 4)]


def test_a_link_that_names_its_headline_closes_the_entry() -> None:
    heads = ("Une fille sur trois", "Un champ au Burkina", "La marche de l'espoir")
    page = Page("".join(f"{head}\n\nElles ont marché hier.\n\nContinuer la lecture{head}\n\n" for head in heads))
    assert page.activities() == [(1, 5), (7, 11), (13, 17)]


def test_a_date_that_stands_twice_is_one() -> None:
    page = Page("5 May 2020\n5 May 2020\nA title\nIt is a text.\n4 May 2020\nAnother\nIt is one too.\n")
    assert page.activities() == [(1, 4), (5, 7)]


def test_the_head_ends_with_the_first_dateline() -> None:
    page = Page(
        """
        OSCE Newsroom | Trafficking | Sort by: newest first
        With 57 participating States, the OSCE is the world's largest regional security organization.
        VIENNA, 14 October 2019 - A list of three hundred tools came out today.
        MINSK, 2 October 2019 - Forty judges took part in a course on evidence.
        1 October 2019
        A film is shown
        The film tells of a seamstress who came home.
        """
    )
    assert page.rows()[:2] == [("boilerplate", 1, 1), ("profile", 2, 2)]
    assert page.activities() == [(3, 3), (4, 4), (5, 7)]


def test_paragraphs_without_titles_are_entries_unless_they_share_many_words() -> None:
    page = Page(
        """
        5 May 2020
        A course for judges
        The office held a course.
        From our archive (entries without a date)
        Forty inspectors of farms in the south learned to tell debt bondage from poor pay.
        The Gambia and Senegal will share one register of children found with traffickers.
        A shelter on the lake has twenty more beds for children who were made to fish.
        These beds were paid for by a town abroad.
        1 2 3 Next > Last >>
        """
    )
    assert page.activities() == [(1, 3), (5, 5), (6, 6), (7, 8)]


def test_a_page_title_over_its_controls_is_no_entry() -> None:
    page = Page(
        """
        Trafficking in human beings and violence: news and stories of the mission
        Skip navigation | Contact us | Sign up for our newsletter
        Dushanbe
        Officers practise at the river
        Forty officers searched boats. Read more here.
        Tashkent
        Judges on victims
        Ten judges met. Read more here.
        """
    )
    assert page.activities() == [(3, 5), (6, 8)]


def test_a_town_and_a_date_parted_by_a_dash_are_a_date_line() -> None:
    page = Page(
        """
        Male, Maldives - 25 June 2020
        Workers tested
        Two thousand workers came to be tested.
        Obock, Djibouti - May 2020
        Stuck on the shore
        Some who returned by boat wait for weeks.
        Download
        """
    )
    assert page.activities() == [(1, 3), (4, 7)]


def test_titles_over_bodies_with_their_date_in_front() -> None:
    page = Page(
        """
        Latest news - Justice and prisons
        A wing of their own
        24 November 2022 - A wing for women has opened in a prison near the lake.
        Download
        Juveniles in the north
        November 2022 - Fifty guards completed a course.
        About IOM
        Established in 1951, IOM is the leading organization of its kind and works for migrants.
        """
    )
    assert page.activities() == [(2, 4), (5, 6)]
    assert page.rows()[-1] == ("profile", 8, 8)


def test_a_place_beside_the_date_is_no_title() -> None:
    page = Page(
        """
        14 November 2013 | Kampala, Uganda
        Forged stamps
        Officers of four border posts learned how tampered passports are told from sound ones.
        Read more
        7 May 2013 | Manama
        Notes on fees
        Officials of six labour ministries spoke about recruiters.
        Read more
        3 April 2013 - New handbook
        A handbook on interviews was printed.
        Read more
        """
    )
    assert page.activities() == [(1, 4), (5, 8), (9, 11)]
    assert [page.words(page.item(line).place_line) for line in (1, 5, 9)] == ["Kampala, Uganda", "Manama", None]
    assert [page.words(page.item(line).title) for line in (1, 5, 9)] == [
        "Forged stamps",
        "Notes on fees",
        "New handbook",
    ]


def test_short_names_under_headlines_are_places() -> None:
    page = Page(
        """
        Hotels sign up to a code
        Ulaanbaatar
        Twelve hotels promised to report recruiters.
        Read more
        Courtroom and construction site
        Skopje
        Inspectors spoke with nineteen workers.
        Read more
        """
    )
    assert page.activities() == [(1, 4), (5, 8)]
    assert [page.words(page.item(line).place_line) for line in (1, 5)] == ["Ulaanbaatar", "Skopje"]


@pytest.mark.parametrize("link", ["", "Read more"])
def test_date_lines_under_their_entries(link: str) -> None:
    entries = [
        (
            "Prosecutors trained in Togo",
            "Forty prosecutors were trained on the protection of witnesses.",
            "6 March 2013",
        ),
        ("Shelter opened in Benin", "A shelter for boys was opened in Cotonou.", "Posted: 2 February 2013"),
        ("Hotline launched in Ghana", "A hotline for domestic workers was launched in Accra.", "12 January 2013"),
    ]
    lines = [
        "News of the field",
        "From our offices",
        *(line for entry in entries for line in (*entry, link) if line),
        "Contact us",
    ]
    page = Page("\n".join(lines))
    items = [item for item in page.read.items if str(item.kind) == "activity"]
    assert [(page.words(i.title), page.words(i.body), page.words(i.date_line)) for i in items] == entries


def test_a_page_that_is_cut_off_behind_a_date_keeps_its_dates_over_the_entries() -> None:
    page = Page(
        """
        News of the field
        What our offices do from week to week is told here in a few words.

        6 March 2013
        Prosecutors trained in Togo
        Forty prosecutors were trained on the protection of witnesses.

        2 February 2013
        Shelter opened in Benin
        A shelter for boys was opened in Cotonou.

        12 January 2013
        """
    )
    assert page.words(page.item(4).title) == "Prosecutors trained in Togo"
    assert page.words(page.item(8).date_line) == "2 February 2013"


def test_date_lines_under_entries_without_titles() -> None:
    page = Page("A course for judges began in Lima.\n6 March 2013\nA shelter for boys was opened.\n2 February 2013")
    assert page.activities() == [(1, 2), (3, 4)]


@pytest.mark.parametrize("line", ["Judges meet in Lima again (3 May 2021)", "Judges meet in Lima again | 3 May 2021"])
def test_headlines_with_their_date_behind(line: str) -> None:
    page = Page(
        f"UNODC news\n{line}\nThirty judges spoke about evidence.\nRead more\nLima, Peru - 2 May 2021\nA course began."
    )
    assert page.activities() == [(2, 4), (5, 6)]
    assert page.words(page.item(2).title) == "Judges meet in Lima again"
    assert page.words(page.item(2).date_line) == "3 May 2021"
    assert page.words(page.item(5).date_line) == "Lima, Peru - 2 May 2021"


def test_buttons_glued_to_entries_are_no_part_of_their_dates_and_titles() -> None:
    page = Page(
        """
        UNODC news
        2 May 2021
        A shelter opens
        Beds are ready in Lima for twelve women.
        View More2 May 2021
        A shelter opens
        Beds are ready in Lima for twelve women.
        View MoreJudges meet again
        Nine judges met in Lima to talk.
        """
    )
    assert page.activities() == [(2, 4), (5, 7), (8, 9)]
    assert page.words(page.item(5).date_line) == "2 May 2021"
    assert page.words(page.item(8).title) == "Judges meet again"


def test_a_headline_over_the_agencys_introduction_is_the_pages() -> None:
    page = Page(
        """
        International Organization for Migration
        Updates from our offices
        Founded in 1951, IOM is the United Nations agency for migration, with offices in many countries.
        Agadez, Niger
        Centre opens new wing
        A wing for women was opened with forty beds.
        Read more
        Lima, Peru
        Clinic on a bus
        A bus with two nurses calls at the camps each week.
        Read more
        """
    )
    assert page.rows()[:3] == [("boilerplate", 1, 1), ("boilerplate", 2, 2), ("profile", 3, 3)]
    assert page.activities() == [(4, 7), (8, 11)]


def test_figures_under_a_colon_belong_to_their_entry() -> None:
    page = Page(
        "3 May 2021\nHarbours searched for a week\nPolice of six States took part. Results:\n108 people arrested\n"
        "25 stolen cars\nRead more\n2 April 2021\nA course ends\nIt was the third of its kind.\n"
    )
    assert page.activities() == [(1, 6), (7, 9)]


@pytest.mark.parametrize(
    "link",
    [
        "Read the interview",
        "Leer la historia",
        "Lire le portrait",
        "More",
        "Read story",
        "Meeting report",
        "Watch it again.",
        "Read their stories",
        "Go to the course",
        "Join the community",
        "Find the text of the Act here",
        "Register for the information session",
        "More photos on Flickr",
        "Programme and presentations",
        "Assista ao vídeo",
        "Participe da consulta",
        "Regardez la vidéo",
        "Читать далее",
        "Link: Better Migration Management",
    ],
)
def test_short_lines_that_send_on_close_their_entry(link: str) -> None:
    page = Page(f"3 May 2021\nA judge looks back\nShe heard it.\n{link}\n2 April 2021\nA course ends\nIt was long.\n")
    assert page.activities() == [(1, 4), (5, 7)]


def test_a_caption_that_runs_into_the_date_is_no_part_of_the_text() -> None:
    page = Page(
        "A clinic opens\nNurses in the ward of Dohuk. M. Ali/UNFPA4 March 2019 – Women find help in one place.\n"
        "A course ends\n3 March 2019 – Nurses of Herat have passed.\n"
    )
    assert page.activities() == [(1, 2), (3, 4)]
    assert page.words(page.item(1).date_line) == "4 March 2019"
    assert page.words(page.item(1).body) == "Women find help in one place."


def test_the_text_over_the_first_place_of_an_undated_page_is_a_preface() -> None:
    places = ("Quetta, Pakistan", "Abidjan, Côte d'Ivoire", "Doha, Qatar", "Lima, Peru", "Suva, Fiji")
    entries = "".join(f"{place}\nA judge of {place[:4]}\nShe has heard forty cases.\nRead more\n" for place in places)
    page = Page(f"Stories\nTrafficking and smuggling\nSince then, the Office has had many houses.\n{entries}")
    assert page.activities() == [(at, at + 3) for at in range(4, 24, 4)]
    assert page.rows()[2] == ("profile", 3, 3)


def test_what_is_said_about_our_work_is_no_entry() -> None:
    about = "About our field offices\nThe Office works through offices on all continents, which advise governments.\n"
    entries = "".join(f"{day} May 2020\nJudges of town {day} meet\nThey met for {day} days.\n" for day in (9, 8, 7))
    assert Page(f"News\n{entries}{about}").activities() == [(2, 4), (5, 7), (8, 10)]


def test_an_agency_page_with_stories_under_their_places() -> None:
    page = Page(
        """
        United Nations Population Fund
        UNFPA, 605 Third Avenue, New York, NY 10158, USA
        www.unfpa.org
        Background
        The Fund works for the health of mothers in 150 countries.
        It also counts who is born, who marries and who moves.
        Areas of focus
        Safe births, the end of child marriage and care after rape.
        Around the globe
        Lima, Peru
        A clinic for girls opened beside the bus station with four nurses.
        Discover the clinic
        Republic of Moldova
        The boots of Ana
        Ana mends boots in the room that the shelter lets to her.
        Read her story
        Tarawa, Kiribati
        Ten constables learned to write down what a beaten wife tells.
        Learn more
        Rabat, Morocco
        Forty notaries were shown the register of marriages.
        Learn more
        Dili, Timor-Leste
        A drama about a dowry was on the air for nine weeks.
        Learn more
        Lomé, Togo
        Six markets have lamps now.
        Learn more
        Suva, Fiji
        Nine captains of ferries heard how to spot a child who travels with strangers.
        Learn more
        Amman, Jordan
        A choir of survivors sang before the council.
        Learn more
        View older stories
        """
    )
    assert page.read.layout == "news"
    assert page.activities() == [(10, 12), (13, 16), (17, 19), (20, 22), (23, 25), (26, 28), (29, 31), (32, 34)]
    assert page.words(page.item(13).place_line) == "Republic of Moldova"


def test_a_note_on_a_changed_name_belongs_to_its_story() -> None:
    page = Page(
        """
        3 May 2021
        A seamstress in Lagos
        Blessing* runs a shop with two machines.
        *Name changed
        12 April 2021
        Judges meet in Accra
        Forty judges compared their rulings.
        """
    )
    assert page.activities() == [(1, 4), (5, 7)]


def test_untitled_paragraphs_that_open_with_an_article_stand_alone_where_all_do() -> None:
    page = Page(
        """
        In Moldova, two dozen judges read judgments on compelled thieves.
        The helpline for wives in Tajikistan took twelve thousand calls.
        In Samoa, fishermen were asked about wages.
        Nurses in Lima were trained to treat burns.
        The course on drones was taken in nine ports.
        With a grant from Norway, beds were bought for boys in Kathmandu.
        Customs officers of Jamaica learned to read passports.
        3 May 2021
        A film about brick kilns was shown in Delhi.
        12 April 2021
        Officers of Gabon and Togo met on a ferry.
        """
    )
    assert page.activities() == [*((at, at) for at in range(1, 8)), (8, 9), (10, 11)]


STORIES_BY_COUNTRY = """
Our fund
News and stories

Grants open for the twenty-fifth time
Groups may ask for money until May.
Apply here

Our grantees
Projects by country

Mauritania
A Woman's Face
Lawyers help women who ran from their masters to file complaints.

Serbia
Speaking for Herself
In homes for women with disabilities nobody had asked about blows.

Ukraine
Not Your Fault
Two day centres for beaten wives have a kitchen and a lawyer.

Nepal
Restless Nights
Fourteen thousand girls talked about the hut in which they bleed.
Watch Maya's story

Chile
Safe at School
Twenty schools have a letter box for what a teacher did.
"""


def test_blocks_between_blank_lines_are_entries_and_names_alone_are_headings() -> None:
    page = Page(STORIES_BY_COUNTRY)
    assert page.read.layout == "news"
    assert page.activities() == [(4, 6), (11, 13), (15, 17), (19, 21), (23, 26), (28, 30)]
    assert page.words(page.item(19).place_line) == "Ukraine"
    assert page.words(page.item(19).title) == "Not Your Fault"


def test_measures_over_headlines_are_sections_of_a_newsletter() -> None:
    page = Page(
        """
        Newsletter no. 4
        Legislation
        Malawi adopts a law on smuggling
        The assembly passed it in February. Read more
        Angola joins two protocols
        Judges were told what they ask for. Read more
        Training
        First responders meet in Maputo
        Twenty-five officers learned to ask questions. Read more
        Magistrates in Ezulwini
        Eighteen of them spoke about evidence. Read more
        Ver fotos
        """
    )
    assert page.activities() == [(3, 4), (5, 6), (8, 9), (10, 12)]


def test_a_button_to_give_or_to_start_a_course_closes_its_entry_and_an_address_is_none() -> None:
    page = Page(
        """
        12 May 2021
        The Blue Heart on every screen
        On the World Day landmarks of forty cities turned blue for one night.
        Donate now
        3 May 2021
        A new module on fishing vessels
        The course takes two hours and costs nothing.
        Start the course
        2 May 2021
        Judges of Lima meet judges of Quito
        They compared the files of eleven cases for two days.
        United Nations Building, 3rd floor, Rajdamnern Nok Avenue, Bangkok 10200, Thailand
        """
    )
    assert page.activities() == [(1, 4), (5, 8), (9, 11)]
