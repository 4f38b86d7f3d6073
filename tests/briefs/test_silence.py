"""Silence, partners and single statements of people."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from tests.briefs.conftest import make_activity, make_rows, make_sample
from warehouse.briefs.arrange import arrange_activities
from warehouse.briefs.atlas import list_countries
from warehouse.briefs.edition import BriefRefused
from warehouse.briefs.names import Names
from warehouse.briefs.silence import Silence, find_silence
from warehouse.briefs.statements import list_statements
from warehouse.briefs.views import compose_figures
from warehouse.records import People, Sense
from warehouse.rows import BriefRows, Scope


def _find(rows: BriefRows) -> Silence:
    names = Names.from_rows(rows, "en")
    return find_silence(rows, (e for group in arrange_activities(rows.activities, names) for e in group.entries), names)


def _rows(**own: Any) -> BriefRows:
    return make_rows(make_sample(), **own)


def test_countries_of_the_scope_are_heard_or_silent() -> None:
    rows = _rows(scope=Scope(regions=("011", "014")))
    silence = _find(rows)
    possible = list_countries(("011", "014"))
    heard = {code for activity in rows.activities for code in activity.countries}
    assert silence.scope_count == len(possible)
    assert silence.country_count == len(set(possible) - heard)
    silent = {name for _, names in silence.countries for name in names}
    assert "Togo" in silent
    assert "Kenya" not in silent


def test_a_scope_of_countries_is_the_whole_of_its_world() -> None:
    silence = _find(_rows(scope=Scope(countries=("KEN", "TGO"))))
    assert (silence.scope_count, silence.country_count) == (2, 1)


def test_uninhabited_areas_are_not_called_silent() -> None:
    assert not {"ATA", "BVT", "HMD"} & list_countries().keys()


def test_themes_are_aged_by_their_last_stated_year() -> None:
    rows = _rows()
    ages = {last.code: (last.year, last.years) for last in _find(rows).themes}
    latest: dict[str, int] = {}
    for activity in rows.activities:
        for theme in activity.themes if activity.year else ():
            latest[theme] = max(latest.get(theme, 0), activity.year or 0)
    assert ages == {theme: (year, 2026 - year) for theme, year in latest.items()}


def test_themes_without_an_activity_are_named() -> None:
    """By their codes here, for the sample names only its own themes."""
    silent = _find(_rows()).silent_themes
    assert "FEM" in silent
    assert "Trafficking in persons" not in silent


def test_years_without_a_dated_activity_are_runs_up_to_the_data() -> None:
    rows = make_rows([make_activity("a", year=2018), make_activity("b", year=2021)])
    assert _find(rows).years == [(2019, 2020), (2022, 2026)]


def test_a_country_with_undated_reports_only_is_told_apart() -> None:
    rows = make_rows([make_activity("a", date=None, year=None, year_basis=None)])
    silence = _find(rows)
    assert silence.undated_countries == ["Kenya"]
    assert silence.quiet_countries == []


def test_silence_that_the_marts_contradict_refuses_the_brief() -> None:
    rows = _rows()
    with pytest.raises(BriefRefused, match="silence differs from what the marts count: GHA"):
        _find(dataclasses.replace(rows, by_country=tuple(row for row in rows.by_country if row.code != "GHA")))


def test_only_those_who_were_there_are_summed() -> None:
    background = People(70_000_000, "people", Sense.VICTIMS, "more than")
    rows = make_rows(
        [
            make_activity("a", people=(People(40, "judges", Sense.TRAINED), background)),
            make_activity("b", people=(background, People(12, "guests", Sense.OTHER))),
        ]
    )
    names = Names.from_rows(rows, "en")
    figures = compose_figures(rows, names, str)
    assert [(line.sense, line.people) for line in figures.people] == [("trained", 40)]
    assert [(said.n, said.numbers) for said in figures.statements] == [(70_000_000, (1, 2)), (12, (2,))]


def test_the_largest_statements_are_kept_and_all_counted() -> None:
    many = make_activity("a", people=tuple(People(n, "victims", Sense.VICTIMS) for n in range(1, 31)))
    names = Names.from_rows(make_rows([many]), "en")
    entries = [entry for group in arrange_activities([many], names) for entry in group.entries]
    shown, count = list_statements(entries)
    assert (len(shown), count) == (12, 30)
    assert [said.n for said in shown] == list(range(30, 18, -1))


def test_partners_are_counted_once_in_each_activity_and_lead_to_it() -> None:
    rows = make_rows([make_activity("a", partners=("IOM", "Ünited & Co")), make_activity("b", partners=("IOM", "IOM"))])
    figures = compose_figures(rows, Names.from_rows(rows, "en"), str)
    assert [(line.name, line.count) for line in figures.partners] == [("IOM", 2), ("Ünited & Co", 1)]
    anchors = [line.anchor for line in figures.partners]
    assert len(set(anchors)) == 2
    assert all(anchor.startswith("l-partner-") for anchor in anchors)
