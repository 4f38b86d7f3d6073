from __future__ import annotations

import pytest

from tests.text.helpers import Page


def test_paragraphs_bullets_and_lead_ins() -> None:
    page = Page(
        """
        United Nations Office on Drugs and Crime
        In the sixteen days of the campaign the Office supported several events, including:
        - Algeria: a film with footballers
        - Namibia: a database of cases. It is run by the ministry.
        Other activities:
        - The Office held three talks in the prisons of Sindh.
        In Mexico, the Office advised nine states on their penal codes.
        """
    )
    assert page.read.layout == "inventory"
    assert page.activities() == [(3, 3), (4, 4), (6, 6), (7, 7)]
    assert (page.words(page.item(3).lead_in) or "").endswith("including:")
    assert page.words(page.item(3).body) == "Algeria: a film with footballers"
    assert page.words(page.item(6).lead_in) == "Other activities:"
    assert page.item(7).lead_in is None


def test_view_more_before_a_lead_in_is_not_part_of_it() -> None:
    page = Page(
        "Search\n"
        "View MoreDuring the campaign UNODC supported events, including:\n"
        "- Peru: a march through the old town\n"
    )
    assert page.rows() == [("boilerplate", 1, 1), ("boilerplate", 2, 2), ("activity", 3, 3)]
    assert (page.words(page.item(3).lead_in) or "").startswith("During")


def test_a_button_may_be_glued_to_a_bullet() -> None:
    page = Page(
        "Search\nWe supported events, including:\n- Peru: a march\nView More- Chad: courses for ten nurses were held.\n"
    )
    assert page.activities() == [(3, 3), (4, 4)]
    assert page.words(page.item(4).body) == "Chad: courses for ten nurses were held."


NEWS = "".join(f"{day} May 2019\nNurses learn {day} words\nThe office held a course.\nRead more\n" for day in (9, 6, 3))


def test_lists_under_dated_news_are_read_as_an_inventory() -> None:
    page = Page(
        f"{NEWS}Results in brief\nThe office supported, among others:\n- Peru: a march\n- Chad: courses for nurses\n"
        "Other activities:\n- In Togo, rules were written.\nIn Kosovo, the office reviewed a bill.\n"
    )
    assert page.activities() == [(1, 4), (5, 8), (9, 12), (15, 15), (16, 16), (18, 18), (19, 19)]
    assert [item.layout for item in page.read.items if item.first_line in (9, 16)] == ["news", "inventory"]


def test_a_list_under_a_text_about_the_agency_is_no_part_of_the_last_entry() -> None:
    page = Page(
        f"{NEWS}Back to top\nUNODC is the guardian of the Convention against Transnational Organized Crime.\n"
        "Other activities included:\n- Peru: a march\n- Chad: courses\n"
        "View MoreIn Fiji, rules were written.\n- Chad: courses\n"
    )
    assert page.activities() == [(1, 4), (5, 8), (9, 12), (16, 16), (17, 17), (18, 18), (19, 19)]


def test_several_headlines_may_stand_over_the_lists_under_dated_news() -> None:
    page = Page(
        f"{NEWS}1 May 2019\nA court sits\nIt heard nine men.\nInventory of activities\nTraining and Capacity Building\n"
        "The office supported, among others:\n- Peru: a march\n- Chad: courses\nOther activities:\n- In Togo, rules.\n"
    )
    assert page.activities() == [(1, 4), (5, 8), (9, 12), (13, 15), (19, 19), (20, 20), (22, 22)]


def test_paragraphs_under_dated_news_are_an_inventory_where_one_is_said_again_behind_a_button() -> None:
    text = "In Togo, the office gave the police a room in which children are heard."
    page = Page(
        f"{NEWS}From our inventory of activities\n{text}\nIn Fiji, a manual on evidence was printed.\nView More{text}\n"
    )
    assert page.activities() == [(1, 4), (5, 8), (9, 12), (14, 14), (15, 15), (16, 16)]


def test_one_line_events_with_their_dates_may_stand_over_the_lists() -> None:
    page = Page(
        f"{NEWS}1 May 2019 - A court sits in Lima and hears nine men.\nOur work\n"
        "The office supported, among others:\n- Peru: a march\n- Chad: courses\nOther activities:\n- In Togo, rules.\n"
    )
    assert page.activities() == [(1, 4), (5, 8), (9, 12), (13, 13), (16, 16), (17, 17), (19, 19)]


def test_lists_over_dated_news_are_read_as_an_inventory() -> None:
    page = Page(
        "UNODC\nIn Ghana, the office equipped rooms in which women can report violence.\n"
        "For the 16 Days it held events, including:\n- Peru: a march in which 700 people took part;\n"
        f"View MoreFor the 16 Days it held events, including:\n- Peru: a march in which 700 people took part;\n\n{NEWS}"
    )
    assert page.activities() == [(2, 2), (4, 4), (6, 6), (8, 11), (12, 15), (16, 19)]


@pytest.mark.parametrize(
    "last",
    [
        "2 May 2019\nMinisters meet\nThey agreed to:\n- open a house\n- train its staff\nThey also want:\n- a bill\n",
        "Ministers meet\nThey agreed to:\n- open a house\n- train its staff\nRead more\n",
    ],
    ids=["of a dated entry", "one list"],
)
def test_lists_in_an_entry_are_news(last: str) -> None:
    assert {item.layout for item in Page(f"{NEWS}{last}").read.items} == {"news"}


@pytest.mark.parametrize("second", ["In South Africa, UNODC", "The ILO"])
def test_a_line_with_two_reports_is_split(second: str) -> None:
    page = Page(
        "Search\nIn Kyrgyzstan, UNODC helped to amend the code of criminal procedure for survivors of SGBV."
        f"{second} commented on three draft laws on sexual offences and domestic violence in South Africa.\n"
    )
    parts = [item for item in page.read.items if item.first_line == 2]
    assert [item.part for item in parts] == [1, 2]
    assert (page.words(parts[1].body) or "").startswith(second)
    assert parts[0].span.end == parts[1].span.start


def test_one_report_with_a_missing_space_is_not_split() -> None:
    page = Page(
        "Search\n"
        "A competition for tools against trafficking is under way in thirteen countries of the world."
        "One hundred and sixty people take part.\n"
        "In Lima, UNODC held a meeting with the prosecutors of the coast and of the highlands."
        "In July 2019, it was held once more for the prosecutors of the lowlands and of the border.\n"
        "In Minsk, the programme was launched with the police, the courts and the prosecution (GLO.ACT)."
        "They will now meet four times a year in order to compare the cases that they work on.\n"
    )
    assert [item.part for item in page.read.items] == [None] * 4


def test_a_second_report_may_open_with_the_countries_that_it_is_about() -> None:
    page = Page(
        "Search\nSix small grants went to local associations of women who came back from abroad."
        "Samoa, Tonga and Tuvalu were advised on how to write their first laws on domestic violence.\n"
    )
    assert [item.part for item in page.read.items if item.first_line == 2] == [1, 2]


def test_reports_end_the_background_whose_heading_nothing_follows() -> None:
    page = Page(
        """
        Agency: UN Women
        Background
        UN Women was created in 2010. It sets standards and helps States to reach them.
        The General Assembly adopted its mandate, and the Economic and Social Council reviews it each year.
        In Nepal, UN Women and the Ministry of Women trained forty ward clerks to register complaints of violence.
        Paralegals of six wards meet each month.
        """
    )
    assert page.activities() == [(5, 5), (6, 6)]


def test_filters_stand_over_the_results() -> None:
    page = Page(
        """
        Agency: UN Women
        Background
        UN Women was created in 2010. It sets standards and helps States to reach them.
        Filters: Agency UN Women x | Period 2018 - 2021 x | Clear all
        Paralegals of six wards in Nepal meet each month.
        """
    )
    assert page.activities() == [(5, 5)]


def test_an_introduction_at_the_head_and_what_reports_nothing_are_no_activities() -> None:
    page = Page(
        """
        UN Women | Results by country | Share | Print
        UN Women is the entity of the United Nations for gender equality. Its country offices support governments.
        Benin: In 2019 UN Women opened two centres for survivors with the ministry in charge.
        Chad: No new activities were carried out in Chad in this period.
        Togo: See also the regional page.
        All legal advice of the Office follows the principle that survivors decide what is done.
        """
    )
    assert page.read.layout == "inventory"
    assert page.activities() == [(3, 3)]


def test_measure_headings_glued_in_front() -> None:
    page = Page(
        """
        Search
        Training In Kenya, UN Women trained sixty chiefs on the law against cutting.
        Prevention, Including Awareness-Raising and AdvocacyIn Uganda, UN Women ran a campaign with the football league.
        Support for Legislative Development UN Women advised the parliament of Sierra Leone on its new law.
        Safe Cities and MarketsIn Fiji, UN Women built roofs over three markets for their vendors.
        Training materials were revised by UN Women in all its regional offices.
        """
    )
    assert page.activities() == [(n, n) for n in range(2, 7)]
    assert [page.words(page.item(n).heading) for n in range(2, 6)] == [
        "Training",
        "Prevention, Including Awareness-Raising and Advocacy",
        "Support for Legislative Development",
        "Safe Cities and Markets",
    ]
    assert (page.words(page.item(3).body) or "").startswith("In Uganda")
    assert (page.words(page.item(6).body) or "").startswith("Training materials")


def test_headings_in_small_letters_glued_in_front() -> None:
    glued = {
        "Legislation and policy development": "Seventy-four mayors of Peru compared what their towns pay for shelters.",
        "Data collection, analysis and dissemination": "313 women were asked about the way to work in Quito.",
        "Programmes to engage men and boys": "UN Women met with coaches of forty clubs in Suva.",
        "Prevention, including awareness-raising and advocacy": "In Kenya, mothers painted buses.",
        "Investigation, prosecution, punishment and remedies": "Courts on wheels sat in South Kivu.",
        "Formation et renforcement des capacités": "Le HCR a réuni soixante juges à Dakar.",
        "Recopilación y análisis de datos": "La Oficina contó las llamadas de tres provincias.",
    }
    page = Page("UN Women\n" + "\n".join(heading + text for heading, text in glued.items()))
    items = [page.item(line) for line in range(2, 9)]
    assert [page.words(item.heading) for item in items] == list(glued)
    assert [page.words(item.body) for item in items] == list(glued.values())


def test_bullets_under_what_follows_without_a_colon() -> None:
    bullets = "\n".join(f"- In province {at} forty nurses learned to ask about bruises." for at in range(1, 5))
    page = Page(f"UN Women\nThe following activities were carried out\n{bullets}\n")
    assert page.activities() == [(at, at) for at in range(3, 7)]


def test_measure_headings_on_lines_of_their_own() -> None:
    page = Page(
        """
        Training and Capacity Building
        UNRWA trained two thousand of its staff in all fields to receive survivors with respect.
        HideWHO adapted its handbook with the ministries of Botswana and Pakistan.
        Support for Legislative Development
        UNDP helped the parliament of Armenia to review its draft law.
        """
    )
    assert page.activities() == [(2, 2), (3, 3), (5, 5)]
    assert page.words(page.item(3).heading) == "Training and Capacity Building"
    assert (page.words(page.item(3).body) or "").startswith("WHO")
    assert page.words(page.item(5).heading) == "Support for Legislative Development"


def test_period_headers_date_what_follows() -> None:
    page = Page(
        """
        Feb 2020 - Sep 2021 | UN Women

        UN Women wrote a course for its focal points.

        Sep 2018 - Jan 2020 | UN Women Training In Nepal, UN Women taught 200 policewomen.
        In Fiji, two shelters opened.
        """
    )
    assert page.rows()[0] == ("boilerplate", 1, 1)
    assert page.words(page.item(3).period) == "Feb 2020 - Sep 2021"
    assert [page.words(page.item(n).period) for n in (5, 6)] == ["Sep 2018 - Jan 2020"] * 2
    assert page.words(page.item(5).heading) == "Training"
    assert page.words(page.item(5).body) == "In Nepal, UN Women taught 200 policewomen."


def test_an_agency_page_has_its_profile_first() -> None:
    page = Page(
        """
        United Nations Population Fund (UNFPA)
        605 Third Avenue, New York, NY 10158, USA
        Background
        UNFPA works in 150 countries. In 2014 its mandate was extended.
        Policy framework
        The work of UNFPA is guided by the Programme of Action of Cairo.
        Areas of Focus
        UNFPA supports health services for survivors.
        Resources
        Please refer to this page: https://example.org/tools
        UNFPA took part in the work of the inter-agency group on sexual violence and in its two missions to the field.
        In Yemen, UNFPA trained 900 midwives to care for survivors.
        """
    )
    kinds = [kind for kind, _, _ in page.rows()]
    assert kinds[1] == kinds[3] == kinds[5] == kinds[7] == "profile"
    assert kinds[9] == "boilerplate"
    assert page.activities() == [(11, 11), (12, 12)]
    assert page.words(page.item(4).heading) == "Background"
    assert page.item(11).heading is None


def test_areas_of_focus_end_with_the_first_report() -> None:
    page = Page(
        "UNFPA\n"
        "Areas of Focus\n"
        "UNFPA supports health services for survivors.\n"
        "In Bangladesh, UNFPA opened sixteen spaces for women in the camps of Cox's Bazar.\n"
    )
    assert page.activities() == [(4, 4)]


def test_memberships_principles_and_mandates_are_profile() -> None:
    page = Page(
        """
        Search
        UNODC is part of the network on women and gender equality and has a role in another group.
        Protection of victims is a cross-cutting issue addressed in all training that UNODC undertakes.
        Gender equality is built into every programme document of the Office.
        UNODC is a member of the board of the register and supported 20 ports with the storage of its records.
        UNODC regards violence as one of the obstacles to a fair trial.
        UNODC co-chairs the working group on schools, an alliance of ninety bodies.
        In 2010, UNODC received the mandate to collect data on trafficking and reports every two years.
        """
    )
    assert [kind for kind, _, _ in page.rows()] == [
        "boilerplate",
        *["profile"] * 3,
        "activity",
        *["profile"] * 2,
        "activity",
    ]


def test_a_paragraph_broken_in_mid_sentence_is_one_item() -> None:
    page = Page(
        "Search\n"
        "In Peru, UNODC helped the academy to write a course on\n"
        "hotline calls.\n"
        "In Chile, UNODC did the same with the academy of the coast guard.\n"
    )
    assert page.activities() == [(2, 3), (4, 4)]
    assert (page.words(page.item(2).body) or "").endswith("hotline calls.")


def test_a_text_of_neither_family_raises_an_issue() -> None:
    page = Page("Dear reader\n")
    assert page.read.layout == "unknown"
    assert [issue.code for issue in page.read.issues] == ["unknown-layout"]
    assert page.read.issues[0].text == "Dear reader"


def test_an_unfinished_first_line_is_the_title_of_the_page() -> None:
    page = Page(
        """
        List of activities of agencies to end violence against women and girls
        Filter by: Agency | Measure | Form of violence | Period
        Feb 2020 - Sep 2021 | UNICEF
        In Nepal, forty clerks were taught to register complaints.
        All services supported by UNICEF are confidential and free of charge.
        """
    )
    assert page.activities() == [(4, 4)]
    assert page.rows()[-1] == ("profile", 5, 5)


def test_what_an_agency_holds_and_follows_is_no_activity() -> None:
    page = Page(
        """
        Search
        International Labour Organization
        The International Labour Organization (ILO) brings together governments, employers and workers.
        In Nepal, forty clerks were taught to register complaints.
        ILO considers safe work and freedom of association as principles that bind all of it.
        ILO's work on violence follows its programme and budget.
        ILO's guide on violence followed in May 2020.
        """
    )
    assert page.activities() == [(4, 4), (7, 7)]


def test_a_period_header_names_the_agency_of_what_follows() -> None:
    page = Page(
        """
        Feb 2020 - Sep 2021 | UNICEF
        In Nepal, UN Women and UNICEF taught forty clerks to register complaints.
        Oct 2021 - Sep 2022 | International Organization for Migration
        In Fiji, two shelters opened.
        """
    )
    assert [page.item(line).owner for line in (2, 4)] == ["UNICEF", "IOM"]
    assert page.read.owner is None


def test_a_heading_of_activities_ends_the_profile() -> None:
    page = Page(
        "UNESCO\nAreas of Focus\nUNESCO works for quiet classrooms.\nActivities\n"
        "Archive of lessons in Peru: teachers and students write down what was said of girls in the schools of old.\n"
    )
    assert page.activities() == [(5, 5)]


def test_a_report_that_opens_with_its_day_is_parted_from_the_one_before() -> None:
    first = "With two provinces of the lowlands UNESCO wrote lessons on respect, and forty teachers tried them out."
    page = Page(f"UNESCO\n{first}On 3 October 2016, UNESCO showed the lessons to ministers of six States at a fair.\n")
    assert page.activities() == [(2, 2), (2, 2)]
    going_on = Page(f"UNESCO\n{first}In July 2019, it sent them to the schools of two more provinces near the sea.\n")
    assert going_on.activities() == [(2, 2)]


def test_countries_over_several_undated_paragraphs_that_close_with_links_are_headings() -> None:
    texts = [
        f"In the {place}, UN Women trained forty officers of the border police. ..... read more" for place in "abcdef"
    ]
    lines = ["UN Women | Activities by country", "Nepal", *texts[:3], "Liberia", *texts[3:5], "Kenya", texts[5]]
    page = Page("\n\n".join(lines))
    assert page.read.layout == "inventory"
    assert page.activities() == [(at, at) for at in (5, 7, 9, 13, 15, 19)]


def test_a_page_of_several_lists_is_an_inventory_and_links_close_its_activities() -> None:
    long = (
        "in which a student is filmed without her consent and then made to pay for silence by two boys of her own class"
    )
    menu = "".join(f"{name}\n" for name in ("Skip to main content", "Who we are", "Topics", "Home / Topics / Violence"))
    page = Page(
        f"""{menu}
Violence at home and at work
UNFPA is the lead United Nations agency in the region for preventing and responding to violence at home.
Selected results
For the 16 Days, UNFPA and its partners:
• Tunisia: broadcast a radio drama in six episodes {long}
• Oman: invited 75 teachers to a dialogue
Egypt
Through a programme of UNFPA, 4,200 girls meet every week in clubs.
Read the study
Project details
UNFPA gave technical advice on:
• the procedures of the units that receive women in Morocco
• the by-laws of a law in Kuwait
UNFPA and the League reviewed a strategy on women in conflict.
Download the report
In Libya, UNFPA opened a centre.
Contact us here
We use cookies and other identifiers to help improve your online experience.
"""
    )
    assert page.read.layout == "inventory"
    assert page.activities() == [(10, 10), (11, 11), (13, 15), (17, 17), (18, 18), (19, 20), (21, 21)]
    assert ("profile", 7, 7) in page.rows()


def test_a_search_over_several_agencies_is_an_inventory_though_a_button_stands_in_it() -> None:
    page = Page(
        """
        Home
        Inventory of activities
        Search results: Department of Peace Operations, Office for Disarmament Affairs
        Department of Peace Operations: In Mali, the police of the mission set up a hotline with the Ministry.
        Department of Peace Operations: In Haiti, the mission gave legal aid to women who awaited trial.
        UNODA: In Nepal, the regional centre helped to revise the plan on women, peace and security.
        UNODA: In Togo, the regional centre counted the pistols that husbands keep.
        View More
        UNODA: In Peru, judges heard why a licence may be refused to a man who beats.
        UNODA: In Fiji, the regional centre wrote a guide on women and guns.
        Department of Peace Operations: In Kosovo, the mission paid for the roof of a shelter.
        """
    )
    assert page.read.layout == "inventory"
    assert page.activities() == [(4, 4), (5, 5), (6, 6), (7, 7), (9, 9), (10, 10), (11, 11)]


def test_a_headline_ends_with_its_period_and_a_measure_does_not() -> None:
    page = Page(
        """
        Support for Policy Development and Implementation
        Feb 2018 - Jan 2020 | UNESCO
        UNESCO helped Peru to revise its rules against bullying.
        Safer schoolyards
        UNESCO paid for drums that warn of a teacher with a cane.
        Mar 2016 - Jan 2018 | UNESCO
        UNESCO asked 900 pupils in Seoul about blows.
        """
    )
    measure = "Support for Policy Development and Implementation"
    assert [page.words(page.item(line).heading) for line in (3, 5)] == [measure, "Safer schoolyards"]
    assert page.item(7).heading is None


def test_countries_over_some_paragraphs_each_make_no_page_of_news() -> None:
    page = Page(
        """
        Inventory of activities
        Country (3) x
        Apply
        Bangladesh
        UNFPA opened eight rooms for women in the camps of Cox's Bazar.
        The owners of nine mills wrote down what to do about harassment.
        Village courts were explained to women justices of 27 districts.
        Kenya
        Forty-eight county officers of Bungoma learned to fill in the form.
        Nurses read the guidelines on rape again with the ministry.
        Niger
        In Niger, clubs of 120 villages walked against blows.
        """
    )
    assert page.read.layout == "inventory"
    assert page.activities() == [(5, 5), (6, 6), (7, 7), (9, 9), (10, 10), (12, 12)]


def test_a_sentence_broken_behind_many_capitals_is_no_heading() -> None:
    page = Page(
        "OHCHR\n"
        "In Togo, OHCHR trained nine judges on rape.\n"
        "In March 2019, the Human Rights Monitoring Mission in Ukraine released a paper on\n"
        "violence on both sides of the line, with advice to the Government.\n"
        "In Peru, OHCHR sat in court.\n"
    )
    assert page.activities() == [(2, 2), (3, 4), (5, 5)]


def test_a_line_over_a_block_of_paragraphs_heads_them_all() -> None:
    page = Page(
        """
        UN Women
        What we do

        Economic empowerment of women
        Under a project on economic empowerment, nine women bought looms in Gori.
        A survey of time counted who cooks.

        Political participation of women
        Women's rooms were opened in Marneuli for political debates.
        Candidates in Lagodekhi learned to speak.
        """
    )
    assert page.activities() == [(5, 5), (6, 6), (9, 9), (10, 10)]
    assert page.words(page.item(6).heading) == "Economic empowerment of women"


def test_an_agency_on_a_line_of_its_own_reports_what_stands_below_it() -> None:
    page = Page(
        """
        Inventory of activities
        UN Women
        Filter by
        Apply
        Reset
        Displaying 1 - 6 of 6
        In Fiji, UN Women bought a boat for the police.
        UNDP
        In Peru, UNDP asked barbers to speak of anger.
        In Chile, UNDP counted the calls of three provinces.
        International Labour Organization
        Legislation
        In Togo, the ILO read the labour code again.
        In Niger, the ILO spoke to nine owners of mills.
        """
    )
    owners = [(row.first_line, row.owner) for row in page.read.items if row.body]
    assert page.read.layout == "inventory"
    assert owners == [(7, None), (9, "UNDP"), (10, "UNDP"), (13, "ILO"), (14, "ILO")]


def test_what_stands_over_a_first_period_header_is_no_news_for_one_paragraph() -> None:
    page = Page(
        """
        Inventory of activities
        Filter by
        Agency (1) Period (5) Type of measure Countries Regions
        - Any -
        Apply Reset

        UN Women has been active in Nepal since 2004. It works with ministries and with groups of women.

        Oct 2021 - Sep 2022 | UN Trust Fund to End Violence against Women
        Grants of 8 million US dollars went to 24 groups in 18 countries.
        Oct 2021 - Sep 2022 | IOM
        In Togo, migrants who had been beaten by their employers were given a lawyer.
        """
    )
    assert [(kind, first) for kind, first, _ in page.rows() if kind != "boilerplate"] == [
        ("profile", 7),
        ("activity", 10),
        ("activity", 12),
    ]


def test_a_second_report_glued_to_the_first_may_open_with_its_country() -> None:
    first = "In Jamaica, UNESCO went through the rules on safety in schools from the point of view of girls."
    second = "In Trinidad and Tobago, it asked 64 pupils of sixteen schools what they thought of harassment."
    page = Page(f"UNESCO\n{first}{second}\n{second.replace('Tobago', 'Tobago (twice)')}\n")
    assert page.activities()[:2] == [(2, 2), (2, 2)]
    assert [page.words(item.body) for item in page.read.items if item.part] == [first, second]
