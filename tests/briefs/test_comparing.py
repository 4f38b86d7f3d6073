"""What is new, changed, corrected and withdrawn between two editions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from tests.briefs.conftest import make_activity, make_report, make_rows, make_sample
from warehouse.briefs.comparing import Aspect, Changes, compare_editions
from warehouse.briefs.tables import read_parquet, write_parquet
from warehouse.records import People, Sense
from warehouse.rows import ActivityRow

DAY = dt.date(2026, 1, 31)


def compare(before: list[ActivityRow], now: list[ActivityRow], **own: Any) -> Changes:
    return compare_editions(3, DAY, before, now, own.pop("settled", {}), **own)


def test_the_rows_that_an_edition_keeps_are_read_back_as_they_were_written() -> None:
    rows = make_rows(make_sample())
    numbers = {row.activity_id: number for number, row in enumerate(rows.activities, start=1)}
    kept = read_parquet(write_parquet(rows, numbers))
    assert kept == rows.activities
    assert compare(list(kept), list(rows.activities)).is_empty
    with pytest.raises(ValueError, match="no table of activities"):
        read_parquet(b"PAR1")


def test_what_comes_and_goes_is_new_and_withdrawn() -> None:
    a, b, c = (make_activity(name, text=f"{name} only") for name in ("a", "b", "c"))
    found = compare([a, b], [b, c])
    assert ([row.activity_id for row in found.new], [row.activity_id for row in found.withdrawn]) == (["c"], ["a"])
    assert (found.changed, found.activity_ids) == ((), ("c",))


@pytest.mark.parametrize(
    ("own", "aspect"),
    [
        ({"year": 2019, "date": None}, Aspect.DATE),
        ({"countries": ("KEN", "GHA")}, Aspect.COUNTRIES),
        ({"areas": ("Sahel",)}, Aspect.AREAS),
        ({"themes": ("SOM", "TIP")}, Aspect.THEMES),
        ({"measures": ()}, Aspect.MEASURES),
        ({"partners": ("ILO",)}, Aspect.PARTNERS),
        ({"people": (People(41, "judges", Sense.TRAINED),)}, Aspect.PEOPLE),
    ],
)
def test_a_changed_field_is_named(own: dict[str, Any], aspect: Aspect) -> None:
    (changed,) = compare(
        [make_activity("a", themes=("TIP", "SOM"))], [make_activity("a", **{"themes": ("TIP", "SOM")} | own)]
    ).changed
    assert (changed.aspects, changed.is_corrected) == ((aspect,), False)


def test_bounds_and_whereabouts_are_no_change() -> None:
    before = make_activity("a", year=None, date=None, not_before="2010")
    now = replace(before, not_before="2012", reports=(replace(before.reports[0], first_line=80, document_id="d2"),))
    assert compare([before], [now]).is_empty


def test_reports_joined_and_parted_are_one_activity_still() -> None:
    one, two = make_report(item_id="i1"), make_report(item_id="i2", is_main=False)
    apart = [make_activity("i1", reports=(one,)), make_activity("i2", reports=(replace(two, is_main=True),))]
    together = [make_activity("i1", reports=(one, two))]
    (joined,) = compare(apart, together).changed
    assert (joined.aspects, joined.joined_from, joined.parted_into) == ((Aspect.REPORTS,), 2, 1)
    parted = compare(together, apart)
    assert [(row.activity.activity_id, row.joined_from, row.parted_into) for row in parted.changed] == [
        ("i1", 1, 2),
        ("i2", 1, 2),
    ]
    assert (parted.new, parted.withdrawn) == ((), ())


def test_an_activity_that_an_earlier_report_renames_is_the_same() -> None:
    old = make_activity("i2", reports=(make_report(item_id="i2"),))
    now = make_activity("i1", reports=(make_report(item_id="i1"), make_report(item_id="i2", is_main=False)))
    (changed,) = compare([old], [now]).changed
    assert (changed.before.activity_id, changed.aspects) == ("i2", (Aspect.REPORTS,))


def test_words_edited_on_a_page_are_a_change_and_on_another_page_are_not() -> None:
    text = "In Nairobi the office trained 30 prosecutors of Kenya on trafficking in persons"
    old = make_activity("a", text=text)
    new = make_activity("b", text=text.replace("30", "13"), people=(People(13, "prosecutors", Sense.TRAINED),))
    (changed,) = compare([old], [new]).changed
    assert changed.aspects == (Aspect.PEOPLE, Aspect.WORDS)
    elsewhere = replace(new, reports=(replace(new.reports[0], doc_name="other.txt"),))
    assert [row.activity_id for row in compare([old], [elsewhere]).withdrawn] == ["a"]


def test_what_a_person_settled_is_corrected_in_that_field_only() -> None:
    before, settled = make_activity("a"), {"item-a": frozenset({Aspect.DATE})}
    (by_hand,) = compare([before], [make_activity("a", year=2019)], settled=settled).changed
    (by_page,) = compare([before], [make_activity("a", partners=("ILO",))], settled=settled).changed
    (in_correction,) = compare([before], [make_activity("a", partners=("ILO",))], is_correction=True).changed
    assert [row.is_corrected for row in (by_hand, by_page, in_correction)] == [True, False, True]
