"""Undated pages on which places stand over one entry or over several."""

from __future__ import annotations

import pytest

from tests.extract.read_one import read_page
from tests.text.helpers import Page
from tests.text.test_headed import ENTRIES

TITLED = [f"{title}\n{text}\nRead more\n" for _, title, text in ENTRIES]
HEAD = "Our work by country\n\n"


def group(place: str, *entries: str) -> str:
    return f"{place}\n{''.join(entries)}\n"


SHARED = group("Niger", *TITLED[:2]) + group("Ghana", *TITLED[2:4]) + group("Peru", *TITLED[4:6])


def test_a_place_over_several_entries_is_their_heading_and_over_one_its_own() -> None:
    page = Page(HEAD + SHARED + group("Viet Nam", TITLED[6]))
    assert page.activities() == [(4, 6), (7, 9), (12, 14), (15, 17), (20, 22), (23, 25), (27, 30)]
    assert [row for row in page.rows() if row[1] in (3, 11, 19)] == [("boilerplate", at, at) for at in (3, 11, 19)]
    headings = [page.words(item.place_heading) for item in page.read.items if item.kind == "activity"]
    assert headings == ["Niger", "Niger", "Ghana", "Ghana", "Peru", "Peru", None]
    assert page.words(page.item(27).place_line) == "Viet Nam"


def test_all_entries_under_a_place_are_about_it() -> None:
    activities = [item for item in read_page(HEAD + SHARED).items if item.item.kind == "activity"]
    focus = [{place.iso3 for place in item.reading.places if place.role == "focus"} for item in activities]
    assert focus == [{"NER"}, {"NER"}, {"GHA"}, {"GHA"}, {"PER"}, {"PER"}]


@pytest.mark.parametrize(
    "page",
    [
        HEAD + SHARED.replace("\n\n", "\n"),
        HEAD + group("Niger", *TITLED[:2]) + "".join(group(ENTRIES[at][0], TITLED[at]) for at in range(2, 7)),
        f"5 May 2020\nA first report\nIt was opened.\nRead more\n\n{SHARED}",
    ],
    ids=["no blank lines", "seldom over several", "with a date"],
)
def test_elsewhere_a_place_belongs_to_the_first_under_it(page: str) -> None:
    assert all(item.place_heading is None for item in Page(page).read.items)
