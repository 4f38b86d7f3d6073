from __future__ import annotations

from warehouse.text.clean import clean
from warehouse.text.segment import segment


def test_a_view_more_repeat_is_an_item_of_its_own() -> None:
    page = (
        "United Nations Office on Drugs and Crime\n"
        "In Peru, UNODC helped the police academy to write a course on hotline calls.\n"
        "View MoreIn Peru, UNODC helped the police academy to write a course on hotline calls.\n"
    )
    text = clean(page.encode())
    read = segment(text)
    assert read.owner == "UNODC"
    assert read.layout == "inventory"
    assert [(item.kind, item.first_line) for item in read.items] == [("boilerplate", 1), ("activity", 2), ("activity", 3)]
    assert read.items[2].body is not None
    assert read.items[2].body.of(text.content).startswith("In Peru")
