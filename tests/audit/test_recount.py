from __future__ import annotations

import pytest

from tests.store.factory import area_regions, make_document
from warehouse.audit.recount import Gazette, count_keys, is_in_scope, recount_activities
from warehouse.rows import Scope

GAZETTE = Gazette(
    region_of={"KEN": "014", "UGA": "014", "PER": "005", "EGY": "015"},
    area_regions=area_regions,
    parent_of={"014": "202", "202": "002", "002": "", "005": "419", "419": "019", "019": "", "015": "002"},
)
EVERYTHING = Scope()


def counted(
    entries: list[dict[str, object]], activity_of: dict[str, str] | None = None, scope: Scope = EVERYTHING
) -> dict[tuple[str, ...], int]:
    document = make_document("page.txt", entries)
    ids = {str(entry["id"]): str(entry["id"]) for entry in entries}
    activities = recount_activities([document], ids | (activity_of or {}), GAZETTE)
    return dict(count_keys(activity for activity in activities if is_in_scope(activity, scope, GAZETTE)))


def test_an_activity_counts_once_in_each_region_theme_and_country() -> None:
    got = counted(
        [{"id": "a", "text": "x", "year": 2020, "places": ["KEN", "UGA", "PER:venue"], "themes": ["TIP", "CHI"]}]
    )
    assert got["region", "014"] == 1
    assert ("region", "005") not in got
    assert got["country", "KEN"] == got["country", "UGA"] == got["theme", "CHI"] == 1
    assert got["year-theme", "2020", "TIP"] == 1
    assert ("year-theme", "2020", "CHI") not in got
    assert got["measure", "none"] == 1


def test_profiles_are_never_counted() -> None:
    assert counted([{"id": "a", "text": "x", "kind": "profile", "places": ["KEN"]}]) == {}


def test_merged_reports_are_one_activity_that_knows_what_either_knows() -> None:
    got = counted(
        [
            {"id": "a", "text": "a long report without a year", "places": ["KEN:venue"], "themes": ["SOM"]},
            {"id": "b", "text": "short", "year": 2019, "places": ["KEN"], "themes": ["TIP"]},
        ],
        {"b": "a"},
    )
    assert got["country", "KEN"] == got["year", "2019"] == got["is", "merged"] == 1
    assert got["year-theme", "2019", "TIP"] == 1
    assert got["theme", "SOM"] == 1


def test_a_wide_area_stands_for_itself_and_worldwide_is_apart() -> None:
    got = counted(
        [
            {"id": "a", "text": "x", "areas": ["Africa"]},
            {"id": "b", "text": "y", "areas": ["Global"]},
            {"id": "c", "text": "z"},
        ]
    )
    assert got["region", "002"] == got["region", "global"] == got["region", "unplaced"] == 1
    assert got["year", "undated"] == 3


@pytest.mark.parametrize(
    ("scope", "kept"),
    [
        (Scope(regions=("002",)), {"KEN", "EGY"}),
        (Scope(regions=("014",), themes=("TIP",)), {"KEN"}),
        (Scope(years=(2019, 2020)), {"KEN"}),
        (Scope(countries=("PER",)), {"PER"}),
        (Scope(measures=("LAW",)), set()),
        (Scope(areas=("Sahel",)), {"EGY"}),
        (Scope(partners=("ILO", "IOM")), {"PER"}),
    ],
)
def test_a_scope_keeps_what_meets_every_bound(scope: Scope, kept: set[str]) -> None:
    got = counted(
        [
            {"id": "a", "text": "x", "places": ["KEN"], "themes": ["TIP"], "year": 2020},
            {"id": "b", "text": "y", "places": ["EGY"], "themes": ["SOM"], "year": 2015, "areas": ["Sahel"]},
            {"id": "c", "text": "z", "places": ["PER"], "partners": ["ILO"]},
        ],
        scope=scope,
    )
    assert {key[1] for key in got if key[0] == "country"} == kept
