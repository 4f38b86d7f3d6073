"""Which figures a brief may print, and which it must."""

from __future__ import annotations

from tests.store.factory import area_regions, make_document
from warehouse.audit.figures import Figure, count_figures
from warehouse.audit.recount import Gazette, recount_activities
from warehouse.rows import Scope

COUNTRIES = ("AGO", "BEN", "BFA", "CIV", "CMR", "COD", "ETH", "GAB", "GHA", "GIN", "KEN", "MLI")
GAZETTE = Gazette(region_of=dict.fromkeys(COUNTRIES, "002"), area_regions=area_regions, parent_of={"002": ""})


def last_of(years: dict[str, int]) -> dict[str, Figure]:
    """The last years that the section on silence is due to print of countries, by ISO 3166-1 alpha-3."""
    entries = [{"id": iso3, "text": "x", "year": year, "places": [iso3]} for iso3, year in years.items()]
    document = make_document("page.txt", entries)
    activities = recount_activities([document], {iso3: iso3 for iso3 in years}, GAZETTE)
    found = count_figures(activities, (), Scope(regions=("002",)), GAZETTE, 2020)
    return {
        name.removeprefix("last-l-country-"): one for name, one in found.items() if name.startswith("last-l-country-")
    }


def test_ten_countries_whose_last_report_is_oldest_are_due_and_no_other() -> None:
    due = last_of({iso3: 2001 + at for at, iso3 in enumerate(COUNTRIES)})
    assert set(due) == set(COUNTRIES[:10])
    assert due["AGO"] == Figure(2001, "silence")


def test_of_countries_as_old_as_the_tenth_any_may_be_left_out() -> None:
    due = last_of({iso3: 2001 if at < 8 else 2002 for at, iso3 in enumerate(COUNTRIES)})
    assert {iso3 for iso3, figure in due.items() if figure.section} == set(COUNTRIES[:8])
    assert set(due) == set(COUNTRIES)


def test_up_to_ten_countries_are_all_due() -> None:
    due = last_of(dict.fromkeys(COUNTRIES[:10], 2001))
    assert {figure.section for figure in due.values()} == {"silence"}
