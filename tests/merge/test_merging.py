"""What is one activity and what stays two."""

from __future__ import annotations

from typing import Any

import pytest

from tests.merge.build import document, item_id
from warehouse.decisions import Decisions
from warehouse.merge import merge_items
from warehouse.records import Kind, Merge

CENTRE = (
    "In Malta, the agency opened a drop-in centre where women who leave a violent home find a doctor, a lawyer and a "
    "bed under one roof, and paid the rent for its first year."
)
COURSE = (
    "The agency held the {} course on trafficking for magistrates of {}, who worked through rulings of their own "
    "courts and wrote a checklist on the consent of the victim."
)

GRANTS = "The fund has opened its {} grant cycle for groups that shelter victims of trafficking in persons."
HANDBOOK = "A handbook on shelters for victims of trafficking in persons is now available{} on the website."


def activities(*documents: Any, decisions: Decisions | None = None) -> list[str | None]:
    """The activity of each item in order, None where it has none."""
    merging = merge_items(documents, decisions or Decisions())
    return [merging.activity_of.get(row.item_id) for one in documents for row in one.items]


def are_one(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two items of two documents are one activity."""
    first, second = activities(document("a", one), document("b", other))
    return first == second


def test_repeat_behind_view_more_belongs_to_the_first() -> None:
    page = document("a", {"text": CENTRE}, {"text": f"View More{CENTRE}"})
    merging = merge_items([page], Decisions())
    assert set(merging.activity_of.values()) == {item_id("a", 1)}
    assert merging.merges == (Merge(item_id("a", 2), item_id("a", 1), "repeat", 1.0),)


def test_near_repeat_in_another_document_keeps_reason_and_score() -> None:
    other = CENTRE.replace("opened a drop-in centre", "opened and furnished a drop-in centre")
    merging = merge_items([document("a", {"text": CENTRE}), document("b", {"text": other})], Decisions())
    (merge,) = merging.merges
    assert merge.reason == "near repeat"
    assert 0.5 < merge.score < 1.0


def test_only_activities_merge() -> None:
    page = document("a", {"text": CENTRE, "kind": Kind.PROFILE}, {"text": CENTRE}, {"text": CENTRE})
    assert activities(page) == [None, item_id("a", 2), item_id("a", 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"text": COURSE.format("first", "Mbale")}, {"text": COURSE.format("second", "Mbale")}),
        ({"text": COURSE.format("new", "the Mbale district")}, {"text": COURSE.format("new", "the Gulu district")}),
        (
            {"text": COURSE.format("new", "Uganda"), "focus": ["UGA"]},
            {"text": COURSE.format("new", "Kenya"), "focus": ["KEN"]},
        ),
        ({"text": CENTRE + " It has 12 beds."}, {"text": CENTRE + " It has 20 beds."}),
        ({"text": CENTRE + " It has six beds."}, {"text": CENTRE + " It has ten beds."}),
        ({"text": CENTRE, "date": "2019-03-01"}, {"text": CENTRE, "date": "2019-09-01"}),
        ({"text": CENTRE, "year": 2018}, {"text": CENTRE, "year": 2019}),
        ({"text": CENTRE + " It opened on 3 May."}, {"text": CENTRE + " It opened on 9 June."}),
        ({"text": CENTRE.replace("women", "girls")}, {"text": CENTRE.replace("women", "boys")}),
        (
            {"text": GRANTS.format("third")},
            {"text": GRANTS.format("fourth")},
        ),
        (
            {"text": HANDBOOK.format("")},
            {"text": HANDBOOK.format(" in Arabic")},
        ),
        ({"text": "Call for proposals"}, {"text": "Call for proposals"}),
    ],
)
def test_two_events_of_a_kind_stay_apart(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert not are_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"text": CENTRE, "date": "2019-03-01"}, {"text": CENTRE, "date": "2019-03-20"}),
        ({"text": CENTRE}, {"text": CENTRE + " It has 12 beds."}),
        ({"text": CENTRE, "focus": ["MLT"]}, {"text": CENTRE}),
        ({"text": CENTRE.replace("Malta", "the Carribean")}, {"text": CENTRE.replace("Malta", "the Caribbean")}),
    ],
)
def test_detail_that_only_one_gives_keeps_nothing_apart(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert are_one(one, other)


def test_a_teaser_or_a_mere_title_belongs_to_the_whole_story() -> None:
    title = "Drop-in centre opens for women who leave a violent home in Malta"
    story = {"text": f"{title}\n{CENTRE} {COURSE.format('new', 'the island')}", "titled": True}
    assert are_one({"text": f"{title}\n{CENTRE[:90]}", "titled": True}, story)
    assert are_one({"text": CENTRE[:90]}, story)
    assert are_one({"text": title}, story)
    assert not are_one({"text": title.replace("Malta", "Gozo")}, story)


def test_a_shared_sentence_joins_only_stories_of_one_subject() -> None:
    said = "Five agencies have written together a commentary on the articles of the directive that protect victims."
    one = {"text": f"The commentary on the directive was presented to members of parliament this week. {said}"}
    same = {
        "text": f"Commentary on a directive that protects victims\n{said} It can be ordered free of charge.",
        "titled": True,
    }
    other = {"text": f"A quilt for the hospital\n{said} Meanwhile pupils have sewn something warm.", "titled": True}
    assert are_one(one, same)
    assert not are_one(one, other)


EN: dict[str, Any] = {
    "text": "Webinar on risks online\n"
    "The Ministry of Education of Ecuador and TRACK4TIP held a webinar on 2 July 2020, with 85 teachers of Quito.",
    "titled": True,
    "focus": ["ECU"],
    "people": [85],
}
ES: dict[str, Any] = {
    "text": "Seminario sobre los riesgos en internet\n"
    "El Ministerio de Educación del Ecuador y TRACK4TIP celebraron un seminario el 2 de julio de 2020 con 85 docentes "
    "de Quito.",
    "titled": True,
    "focus": ["ECU"],
    "people": [85],
    "lang": "es",
}


def test_translations_merge_side_by_side_and_across_documents() -> None:
    beside = merge_items([document("a", EN, ES)], Decisions())
    assert [merge.reason for merge in beside.merges] == ["translation"]
    assert are_one(EN, ES)


@pytest.mark.parametrize(
    "change",
    [
        {"focus": ["PER"]},
        {"people": [40]},
        {"year": 2018},
        {"themes": ["PRIS"], "focus": []},
        {"text": ES["text"].replace("2 de julio", "9 de mayo")},
    ],
)
def test_a_neighbour_in_another_language_that_differs_is_no_translation(change: dict[str, Any]) -> None:
    first, second = activities(document("a", EN | {"year": 2020}, ES | change))
    assert first != second


def test_a_translation_below_its_text_needs_no_number() -> None:
    same = {"focus": ["SLV"], "measures": ["TOOL"]}
    first = {"text": "Presentan una guía para quienes entrevistan a víctimas en El Salvador.", "lang": "es"} | same
    second = {"text": "A guide for those who interview victims in El Salvador is presented."} | same
    others = [second | change for change in ({"measures": ["MEET"]}, {"focus": []}, {"focus": ["SLV", "HND"]})]
    for other, is_one in ((second, True), *((other, False) for other in others)):
        above, below = activities(document("a", first, other))
        assert (above == below) is is_one


def test_three_rare_countries_tell_as_much_as_a_number() -> None:
    first = {"text": "In Ouagadougou schools for judges agreed on new courses from 19 to 21 December."}
    second = {"text": "À Ouagadougou, du 19 au 21 décembre, des écoles de juges ont adopté des cours.", "lang": "fr"}
    for focus, is_one in ((["BFA", "MLI", "NER"], True), (["BFA", "MLI"], False)):
        assert are_one(first | {"focus": focus}, second | {"focus": focus}) is is_one


def test_audiences_differ_in_any_language() -> None:
    same = {"focus": ["COL"], "people": [40], "measures": ["TRAIN"]}
    first = {"text": "Capacitaron en Bogotá a 40 fiscales en finanzas de la trata.", "lang": "es"} | same
    for text, is_one in (("40 prosecutors were taught", True), ("40 judges were taught", False)):
        above, below = activities(document("a", first, {"text": f"In Bogotá {text} about finances."} | same))
        assert (above == below) is is_one


def test_decisions_overrule_what_was_found() -> None:
    pages = [
        document("a", {"text": CENTRE}, {"text": COURSE.format("first", "Mbale")}),
        document("b", {"text": CENTRE}),
    ]
    decided = Decisions.model_validate(
        {"split": [[item_id("a", 1), item_id("b", 1)]], "merge": [[item_id("a", 2), item_id("b", 1)]]}
    )
    merging = merge_items(pages, decided)
    assert merging.activity_of[item_id("a", 1)] == item_id("a", 1)
    assert merging.activity_of[item_id("b", 1)] == item_id("a", 2)
    assert [(merge.item_id, merge.reason) for merge in merging.merges] == [(item_id("b", 1), "decision")]


def test_a_split_holds_though_a_third_item_is_like_both() -> None:
    pages = [document(name, {"text": CENTRE}) for name in "abc"]
    split = Decisions.model_validate({"split": [[item_id("a", 1), item_id("b", 1)]]})
    first, second, _ = activities(*pages, decisions=split)
    assert first != second


def test_every_item_but_the_earliest_has_one_record_that_names_an_earlier_one() -> None:
    pages = [document(name, {"text": CENTRE}, EN, ES, {"text": CENTRE + " It has 12 beds."}) for name in "abcd"]
    order = [row.item_id for page in pages for row in page.items]
    merging = merge_items(pages, Decisions())
    assert len(merging.merges) == len({merge.item_id for merge in merging.merges}) == len(order) - 2
    for merge in merging.merges:
        assert order.index(merge.with_item_id) < order.index(merge.item_id)
        assert merging.activity_of[merge.item_id] == merging.activity_of[merge.with_item_id]


WORKSHOP = (
    "At a workshop of the agency, which ran in Mzuzu from 3 to 5 March, customs officers, the coast guard and Europol "
    "compared forged passports and agreed on a list of contacts for urgent checks."
)


@pytest.mark.parametrize(
    ("retold", "is_one"),
    [
        (
            "Customs officers, the coast guard and Europol agreed on contacts for urgent checks and compared forged "
            "passports at a workshop of the agency in Mzuzu (3 to 5 March). A Malagasy delegation watched.",
            True,
        ),
        (
            "At a workshop of the agency, customs officers, the coast guard and Europol compared forged visas in "
            "Karonga (3 to 5 March) and agreed on a list of contacts for urgent checks.",
            False,
        ),
        (
            "At a workshop of the agency in Mzuzu (9 to 11 March), customs officers, the coast guard and Europol "
            "compared forged passports and agreed on contacts for urgent checks.",
            False,
        ),
    ],
)
def test_an_event_told_again_in_other_words_on_its_page_is_one(retold: str, is_one: bool) -> None:
    first, second = activities(document("a", {"text": WORKSHOP}, {"text": retold}))
    assert (first == second) is is_one


FISHERS = (
    "Unpaid at sea\nOff Songkhla, marine police boarded two trawlers and brought 38 fishers ashore who had not been "
    "paid for a year; a liaison officer had tipped them off."
)


TIP = "A liaison officer tipped off the marine police, who took {} fishers off two trawlers near Songkhla."


@pytest.mark.parametrize(
    ("retold", "people", "is_one"),
    [
        (TIP.format(38), 38, True),
        (TIP.format(29), 29, False),
        ("A liaison officer told 38 fishers near Songkhla who had been paid for a year of their rights.", 38, False),
    ],
)
def test_the_more_facts_agree_the_fewer_words_must(retold: str, people: int, is_one: bool) -> None:
    page = document("a", {"text": FISHERS, "titled": True, "people": [38]}, {"text": retold, "people": [people]})
    first, second = activities(page)
    assert (first == second) is is_one


COUNT = (
    "Hidden in plain sight\nThe census of 812 brick kilns in Punjab found 4,300 families in debt to their masters. It "
    "took a year, and surveyors walked from kiln to kiln with paper forms."
)


@pytest.mark.parametrize(("kilns", "is_one"), [("812", True), ("all", False)])
def test_two_large_numbers_need_fewer_common_words_than_one(kilns: str, is_one: bool) -> None:
    again = f"After a year with paper forms, the census of Punjab knows {kilns} kilns and 4,300 families bound to one."
    page = document("a", {"text": COUNT, "titled": True}, {"text": again})
    first, second = activities(page)
    assert (first == second) is is_one


TRACING = (
    "The profits of smugglers\nThirty-one prosecutors practised tracing the profits of smugglers at a workshop held "
    "with the Academy for Judges from 8 to 10 July. Bank clerks told them what a transfer looks like."
)
WOUND_UP = (
    "The Academy for Judges wound up a workshop in Skopje{}: 31 prosecutors worked through bank records of smugglers."
)


@pytest.mark.parametrize(
    ("day", "focus", "is_one"), [(" on 10 July", "MKD", True), ("", "MKD", False), (" on 10 July", None, False)]
)
def test_a_number_with_the_day_and_the_country_needs_few_common_words(
    day: str, focus: str | None, is_one: bool
) -> None:
    report = {"text": TRACING, "titled": True, "people": [31], "focus": ["MKD"]}
    again = {"text": WOUND_UP.format(day), "people": [31], "focus": [focus] if focus else []}
    first, second = activities(document("a", report, again))
    assert (first == second) is is_one


@pytest.mark.parametrize(("count", "is_one"), [("1,240", True), ("1,250", False)])
def test_an_exact_number_tells_more_than_a_round_one(count: str, is_one: bool) -> None:
    report = (
        "Mobile lawyers\nThree teams of lawyers travel between the camps of Kaya to hear displaced women. In half a "
        f"year they advised {count} and accompanied a few of them to court. Germany pays for the vans."
    )
    teaser = f"Teams of lawyers, backed by Germany, have so far advised {count} displaced women in the camps of Kaya."
    first, second = activities(document("a", {"text": report, "titled": True}, {"text": teaser}))
    assert (first == second) is is_one
