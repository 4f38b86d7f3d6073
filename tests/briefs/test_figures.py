"""Order of print, lists behind figures, tables and chart."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.briefs.conftest import make_activity, make_report, make_rows, make_sample
from warehouse.briefs.arrange import Spread, arrange_activities
from warehouse.briefs.chart import describe_chart
from warehouse.briefs.edition import BriefRefused
from warehouse.briefs.lists import check_counts, join_runs, list_activities
from warehouse.briefs.marks import anchor_of
from warehouse.briefs.names import Names
from warehouse.briefs.views import compose_figures
from warehouse.records import People, Sense
from warehouse.rows import BriefRows, CountRow


def names_of(rows: BriefRows) -> Names:
    return Names.from_rows(rows, "en")


def test_groups_in_order_and_every_activity_once(rows: BriefRows) -> None:
    groups = arrange_activities(rows.activities, names_of(rows))
    assert [(group.spread, group.code) for group in groups] == [
        (Spread.REGION, "014"),
        (Spread.REGION, "035"),
        (Spread.REGION, "011"),
        (Spread.REGIONS, None),
        (Spread.WORLDWIDE, None),
        (Spread.UNPLACED, None),
    ]
    numbers = [entry.number for group in groups for entry in group.entries]
    assert numbers == list(range(1, len(rows.activities) + 1))


def test_latest_first_and_undated_last() -> None:
    held = [
        make_activity("old", date="2012-03", year=2012),
        make_activity("none", date=None, year=None, not_after="2015"),
        make_activity("late", date="2020-12-21"),
        make_activity("early", date="2020-02-01"),
        make_activity("year", date=None, year=2020),
        make_activity("reported", date="2019-01-02", year=2018),
    ]
    rows = make_rows(held)
    (group,) = arrange_activities(rows.activities, names_of(rows))
    assert [entry.activity.activity_id for entry in group.entries] == [
        "late", "early", "year", "reported", "old", "none",
    ]  # fmt: skip


@given(st.sets(st.integers(1, 60)))
def test_runs_give_the_numbers_back(numbers: set[int]) -> None:
    runs = join_runs(sorted(numbers))
    assert {n for first, last in runs for n in range(first, last + 1)} == numbers
    assert all(before[1] + 1 < after[0] for before, after in pairwise(runs))


def test_lists_hold_each_activity_once_in_each_place_and_theme(rows: BriefRows) -> None:
    groups = arrange_activities(rows.activities, names_of(rows))
    lists = list_activities(entry for group in groups for entry in group.entries)
    assert lists.count("region", "011") == 2
    assert lists.count("region", "global") == 1
    assert lists.count("region", "unplaced") == 1
    assert lists.count("year", "undated") == 1
    assert lists.count("year-theme", "2018", "SOM") == 1
    assert lists.count("year-theme", "2018", "TIP") == 1
    assert lists.count("region-theme", "014", "TIP") == 3
    assert lists.count("is", "merged") == 1


def test_a_figure_without_activities_or_activities_without_a_figure_are_refused(rows: BriefRows) -> None:
    groups = arrange_activities(rows.activities, names_of(rows))
    lists = list_activities(entry for group in groups for entry in group.entries)
    check_counts(rows, lists)
    added = dataclasses.replace(rows, by_theme=(*rows.by_theme, CountRow("VAW", "Violence", 2)))
    with pytest.raises(BriefRefused, match="theme VAW: counted 2, listed 0"):
        check_counts(added, lists)
    missing = dataclasses.replace(rows, region_theme=rows.region_theme[1:])
    with pytest.raises(BriefRefused, match=r"region-theme .* counted 0, listed"):
        check_counts(missing, lists)
    quality = dataclasses.replace(rows.quality, report_count=99)
    with pytest.raises(BriefRefused, match="reports: counted 99, listed 9"):
        check_counts(dataclasses.replace(rows, quality=quality), lists)


def test_people_are_summed_within_sense_and_bound_only() -> None:
    rows = make_rows(
        [
            make_activity("a", people=(People(40, "judges", Sense.TRAINED), People(20, "police", Sense.TRAINED))),
            make_activity(
                "b", people=(People(5, "judges", Sense.TRAINED), People(900, "pupils", Sense.REACHED, "around"))
            ),
            make_activity("c", people=(People(100, "guards", Sense.TRAINED, "more than"),)),
            make_activity("d", people=(People(30, "women", Sense.REACHED, "", is_part=True),)),
        ]
    )
    found = compose_figures(rows, names_of(rows), str).people
    assert [(line.sense, line.bound, line.people, line.line.count) for line in found] == [
        ("trained", "", 65, 2),
        ("trained", "more than", 100, 1),
        ("reached", "around", 900, 1),
    ]


def test_chart_has_every_year_of_its_span_and_the_undated_apart() -> None:
    held = [make_activity("a", year=2018), make_activity("b", year=2021), make_activity("c", date=None, year=None)]
    rows = make_rows(held)
    chart = compose_figures(rows, names_of(rows), str).chart
    assert chart is not None
    assert chart.columns == ("2018", "2019", "2020", "2021")
    assert chart.apart == ("Undated",)
    assert sum(chart.cells.values()) == sum(chart.totals.values()) == 3


def test_chart_takes_early_years_together() -> None:
    rows = make_rows([make_activity(str(year), year=year) for year in range(1995, 2021)])
    chart = compose_figures(rows, names_of(rows), str).chart
    assert chart is not None
    assert chart.columns[:2] == ("≤2006", "2007")
    assert len(chart.columns) == 15
    assert chart.totals["≤2006"] == 12


def test_chart_is_a_specification_that_altair_takes() -> None:
    import altair

    rows = make_rows(make_sample())
    chart = compose_figures(rows, names_of(rows), str).chart
    assert chart is not None
    assert altair.Chart.from_dict(describe_chart(chart)).to_dict()["vconcat"]


def test_anchors_hold_nothing_that_markup_could_mistake() -> None:
    assert anchor_of(("region", "014")) == "l-region-014"
    assert anchor_of(("people", "trained", "")) == "l-people-trained-_"
    assert anchor_of(("theme", "\"><b'")) == "l-theme-___b_"


def test_reports_in_two_languages_count_in_both() -> None:
    reports = (make_report(lang="en"), make_report(item_id="i2", lang="es", is_main=False))
    rows = make_rows([make_activity("a", reports=reports)])
    assert {line.code for line in compose_figures(rows, names_of(rows), str).languages} == {"en", "es"}
