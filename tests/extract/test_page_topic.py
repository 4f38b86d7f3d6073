"""Items that name no theme, or an aspect alone, on a page that is all about one thing."""

from __future__ import annotations

import pytest

from tests.extract.read_one import read_page
from warehouse.records import Kind, ReadItem

CLEAR = [
    f"In {place}, UN Women trained nurses on the care of women who suffered domestic violence."
    for place in ("Peru", "Chad", "Nepal", "Fiji", "Malta", "Benin", "Laos", "Cuba")
]


def _read(last: str, clear: list[str]) -> ReadItem:
    document = read_page("\n".join(["UN Women", *clear, last]))
    return [row for row in document.items if row.item.kind is Kind.ACTIVITY][-1]


@pytest.mark.parametrize(
    ("last", "themes"),
    [
        ("In Togo, UN Women opened a consultation room in the clinic of Kara.", ("VAW",)),
        ("In Togo, UN Women opened a consultation room for refugees in Kara.", ("VAW", "MIG")),
        ("In Togo, UN Women helped magistrates to try cases of human trafficking.", ("TIP",)),
        ("In Togo, UN Women encouraged more women to join the police.", ("GEND",)),
        ("In Togo, survivors called on the police to recruit more women.", ("VAW", "GEND")),
    ],
)
def test_what_leaves_the_topic_of_its_page_unsaid_is_about_it(last: str, themes: tuple[str, ...]) -> None:
    assert _read(last, CLEAR).reading.themes == themes


def test_the_evidence_is_that_of_the_nearest_activity() -> None:
    last = "In Togo, UN Women opened a consultation room in the clinic of Kara."
    item = _read(last, CLEAR)
    [mark] = [mark for mark in item.reading.evidence if mark.field == "themes"]
    text = "\n".join(["UN Women", *CLEAR, last])
    assert (mark.rule, mark.span.of(text)) == ("page-topic", "domestic violence")
    assert text.index("In Cuba") < mark.span.start < item.item.span.start
    assert item.reading.doubts["themes"] >= 0.6


@pytest.mark.parametrize(
    "clear",
    [
        CLEAR[:6],
        [each if at % 3 else each.replace("domestic violence", "trafficking") for at, each in enumerate(CLEAR)],
        [f"In {place}, UN Women listened to girls and boys in schools." for place in ("Peru", "Chad", "Fiji") * 3],
    ],
    ids=["too few", "mixed", "an aspect"],
)
def test_pages_without_a_topic(clear: list[str]) -> None:
    assert _read("In Togo, UN Women opened a consultation room in Kara.", clear).reading.themes == ()


def test_an_inventory_has_a_topic_from_three_fifths_on_and_news_from_three_quarters() -> None:
    other = [f"In {place}, UN Women trained nurses on the care of trafficking victims." for place in ("Togo", "Mali")]
    last = "In Togo, UN Women opened a consultation room in the clinic of Kara."
    inventory = read_page("\n".join(["UN Women", *CLEAR[:6], *other, last]))
    days = [f"{day} May 2021\n{text}" for day, text in enumerate([last, *other, *CLEAR[:6]], 1)]
    news = read_page("\n".join(reversed(days)))
    asked = [
        next(item for item in page.items if "consultation" in item.item.span.of(page.text))
        for page in (inventory, news)
    ]
    assert [(item.item.layout, item.reading.themes) for item in asked] == [("inventory", ("VAW",)), ("news", ())]


def test_a_form_of_trafficking_is_about_it_where_half_of_the_page_is() -> None:
    clear = [each.replace("women who suffered domestic violence", "trafficking victims") for each in CLEAR[:5]]
    others = [f"In {place}, UN Women gave prizes to poets of the coast." for place in ("Togo", "Mali", "Oman", "Iran")]
    last = "In Ghana, UN Women showed inspectors how forced labour is recognised on boats."
    assert _read(last, [*clear, *others]).reading.themes == ("LAB", "TIP")
    assert _read(last, [*clear, *others, *others]).reading.themes == ("LAB",)
