from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.read_one import read_page
from tests.extract.tagged import passage
from warehouse.extract.measures import extract_measures


@pytest.mark.parametrize(
    ("body", "measures"),
    [
        ("The office trained 40 judges on evidence.", ("TRAIN",)),
        ("The office held a workshop on data collection.", ("TRAIN",)),
        ("A data collection workshop was held.", ("TRAIN",)),
        ("The office developed a manual and trained 30 officers.", ("TOOL", "TRAIN")),
        ("The office released a training manual for border officials.", ("TOOL",)),
        ("The ministry revised its standard operating procedures.", ("LAW",)),
        ("Officers were trained on standard operating procedures.", ("TRAIN",)),
        ("A model law was published.", ("TOOL", "LAW")),
        ("The case law database grew to 800 cases.", ("DATA",)),
        ("The national response to trafficking was described.", ()),
        ("The digest sums up 42 judgments and says how judges saw consent.", ("TOOL",)),
        ("The agency wrote an implementation package and held workshops on it.", ("TOOL", "TRAIN")),
        ("Nurses tested a screening questionnaire.", ("DATA",)),
        ("Officers came together in Sunyani for a course on interviews.", ("TRAIN",)),
        ("Analysts met in Yerevan for a course on parallel investigations.", ("TRAIN",)),
        ("Experts met in Vienna to discuss trends.", ("MEET",)),
        ("UNODA: With a contribution of Norway, the small arms project trained 620 officials.", ("TRAIN",)),
        ("On 25 June, when the convention was ratified, a global campaign was launched with posters.", ("CAMP",)),
        ("The ministry contributed to the study on prevalence.", ("DATA",)),
        ("With means from the Trust Fund for Victims, the shelter gave legal aid to 47 women.", ("SERV", "FUND")),
        ("With a prison in view, Bissau opened a sewing workshop for women.", ("SERV",)),
        ("Judges visited the One Stop Centre in Kigali on a study tour.", ("TRAIN",)),
        ("Officers attended a course on the Bangkok Rules.", ("TRAIN",)),
        ("The office prepared a report to the Human Rights Council on stalking.", ("DATA",)),
        ("In the margins of the Commission, the office launched a handbook.", ("TOOL",)),
        ("The networks launched a mentoring scheme for policewomen.", ("COOP", "TRAIN")),
        ("A campaign with posters and television spots was launched.", ("CAMP",)),
        ("A shelter offers counselling to survivors.", ("SERV",)),
        ("The trust fund for victims awarded grants to ten organizations.", ("FUND", "SERV")),
        ("The two agencies signed a memorandum of understanding.", ("COOP",)),
        ("Police arrested nine smugglers and raided two houses.", ("ENF",)),
        ("Lena (not her real name) was 15 when she escaped.", ("STORY",)),
        ("Se celebró un taller para fiscales y se firmó un convenio de cooperación.", ("TRAIN", "COOP")),
        ("Le plan d'action national a été adopté.", ("LAW",)),
        ("O escritório publicou um guia e lançou uma campanha.", ("TOOL", "CAMP")),
    ],
)
def test_measures_that_the_text_reports(body: str, measures: tuple[str, ...]) -> None:
    assert set(extract_measures(passage(body)).values) == set(measures)


def test_a_story_of_somebody_whom_the_fund_for_victims_helped_tells_of_services() -> None:
    story = (
        "Rosa was sixteen when a neighbour took her to a brothel abroad. She was found two years later. Today she runs "
        "a shop of her own with the help of an NGO that receives a grant from the Trust Fund for Victims."
    )
    assert extract_measures(passage(story)).values[:2] == ("STORY", "SERV")


@pytest.mark.parametrize(
    ("title", "body", "first"),
    [
        ("Data on victims", "A data collection training for 20 officers was held in Lusaka.", "TRAIN"),
        ("New tools for judges", "The agency published a handbook and held a seminar.", "TOOL"),
        ("", "To improve care in shelters, the office ran a training for carers.", "TRAIN"),
        ("", "Within the framework of the campaign, the office opened a helpline.", "SERV"),
    ],
)
def test_what_the_first_sentence_does_comes_first(title: str, body: str, first: str) -> None:
    assert extract_measures(passage(body, title=title)).values[0] == first


@pytest.mark.parametrize(
    ("body", "measures"),
    [
        ("The office carried out a survey on shelters for survivors and on cash for families.", ("DATA",)),
        ("A documentary shows survivors in shelters, and posters were put up.", ("CAMP",)),
        ("The office surveyed 300 households and published a guide for nurses.", ("DATA", "TOOL")),
    ],
)
def test_what_others_only_tell_of_does_not_count_beside_them(body: str, measures: tuple[str, ...]) -> None:
    assert set(extract_measures(passage(body)).values) == set(measures)


def test_a_heading_speaks_only_where_the_item_says_nothing() -> None:
    heading = "Data Collection, Analysis and Research"
    assert extract_measures(passage("Five judges were trained.", heading=heading)).values == ("TRAIN",)
    assert extract_measures(passage("Work went on in Peru.", heading=heading)).values == ("DATA",)


def test_a_heading_glued_in_front_speaks_beside_the_item() -> None:
    told = "UN Women met 313 women in the shelters of Quito."
    page = f"UN Women\nIn Peru, UN Women trained forty judges.\nData collection, analysis and dissemination{told}\n"
    first = [row.reading.measures[:1] for row in read_page(page).items if row.item.kind == "activity"]
    assert first == [("TRAIN",), ("DATA",)]


@pytest.mark.parametrize(("link", "is_story"), [("Read more here.", False), ("Read the full interview here.", True)])
def test_the_closing_link_speaks_beside_the_item(link: str, is_story: bool) -> None:
    page = (
        "UNODC News\n\n3 May 2019\nA conversation in Tashkent\n"
        f"UNODC spoke with Dilnoza Karimova, who leads a helpline, about a course for officers.\n{link}\n\n"
        "2 April 2019\nJudges trained in Quito\nForty judges were trained in Quito.\nRead more here.\n"
    )
    conversation = next(row for row in read_page(page).items if row.item.kind == "activity")
    assert ("STORY" in conversation.reading.measures) is is_story


def test_topics_and_purposes_say_so_in_their_rule() -> None:
    found = extract_measures(passage("The office held a workshop to draft a bill on shelters."))
    rules = {(e.value, e.rule.rsplit(":", 1)[-1]) for e in found.evidence}
    assert ("LAW", "purpose") in rules
    assert ("TRAIN", "first-sentence") in rules


@given(st.text(max_size=300), st.text(max_size=60))
def test_no_text_breaks_it_and_evidence_lies_inside(body: str, title: str) -> None:
    item = passage(body, title=title, lang="en")
    found = extract_measures(item)
    assert len(found.values) == len(set(found.values)) <= 3
    assert 0.0 <= found.doubt <= 1.0
    assert all(0 <= e.span.start < e.span.end <= len(item.text) for e in found.evidence)


def test_a_longer_form_of_another_language_hides_no_word() -> None:
    assert extract_measures(passage("Once testigos siguen un curso sobre fronteras.", lang="es")).values == ("TRAIN",)


def test_a_grant_or_a_gathering_is_what_was_done_only_where_nothing_was_done_with_it() -> None:
    paid = passage("Nurses in Ulaanbaatar were trained to examine victims. Finland contributed EUR 90,000.")
    assert extract_measures(paid).values == ("TRAIN",)
    met = passage("Analysts met in Yerevan for a course on parallel investigations.", "Second course for analysts")
    assert extract_measures(met).values == ("TRAIN",)
    assert extract_measures(passage("Analysts met in Yerevan.")).values == ("MEET",)


@pytest.mark.parametrize(
    ("body", "measures"),
    [
        ("Ilse, 34, mended nets for two winters before anybody paid her.", ("STORY",)),
        ('"I slept beside the engine," says Bako, who now bakes bread.', ("STORY",)),
        ("Odile, 19 ans, parle peu du voyage.", ("STORY",)),
        ("Aos 52 anos, Lurdes vende flores.", ("STORY",)),
        ("Nouakchott, on May 12, 2019.", ()),
        ('"My street is safe" is written on the wall.', ()),
    ],
)
def test_texts_that_open_as_the_story_of_one_person(body: str, measures: tuple[str, ...]) -> None:
    assert extract_measures(passage(body)).values == measures


@pytest.mark.parametrize(
    ("title", "is_story"),
    [
        ("“I was told that there would be a school”", True),
        ('Peru: "My uncle sold the ticket"', True),
        ("« Je n'avais plus de nom »: retour à Cotonou", True),
        ("“Not for sale”: a new campaign", False),
    ],
)
def test_a_title_in_the_first_person_is_that_of_a_story(title: str, is_story: bool) -> None:
    found = extract_measures(passage("Afi was found in a kitchen far from home.", title=title))
    assert ("STORY" in found.values) is is_story


@pytest.mark.parametrize(
    "facts", ["Donor: Emergency Trust Fund, Working Group on grants\n", "Bailleur : Fonds de subventions\n"]
)
def test_labelled_facts_tell_of_no_measure(facts: str) -> None:
    told = "Two shelters took in forty women."
    assert extract_measures(passage(f"{facts}{told}")).values == ("SERV",)
    assert extract_measures(passage(f"{told}\n{facts}Budget: a grant of 2 million")).values == ("SERV",)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("A shelter opened in Lusaka. In its first month 45 nurses graduated.", ("SERV", "TRAIN")),
        ("A shelter opened in Lusaka. In its first month 45 girls graduated.", ("SERV",)),
        ("A shelter opened in Lusaka. In its first month it took in 45 nurses.", ("SERV",)),
    ],
)
def test_persons_at_work_who_were_trained_speak_for_training(text: str, measures: tuple[str, ...]) -> None:
    reading = read_page(f"5 May 2020\nA new house\n{text}\n").items[0].reading
    assert reading.measures == measures
    rules = [row.rule for row in reading.evidence if (row.field, row.value) == ("measures", "TRAIN")]
    assert rules == ["persons-trained"] * ("TRAIN" in measures)
