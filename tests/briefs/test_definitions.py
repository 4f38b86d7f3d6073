"""Brief definitions in YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.briefs.definitions import SHIPPED, load_definitions
from warehouse.rows import Scope
from warehouse.yaml_file import BadFile

GOOD = """
id: africa
title: {en: Western Africa}
scope: {regions: ['011'], themes: [TIP], years: [2018, 2020]}
sections: [highlights, activities]
languages: [en]
owner: Desk
"""


def write(folder: Path, text: str, name: str = "africa.yml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_global_ships_and_covers_everything() -> None:
    shipped = load_definitions()["global"]
    assert shipped.scope.to_scope() == Scope()
    assert shipped.template == "brief"


def test_scope_as_the_marts_take_it(tmp_path: Path) -> None:
    scope = load_definitions([write(tmp_path, GOOD)])["africa"].scope.to_scope()
    assert scope == Scope(regions=("011",), themes=("TIP",), years=(2018, 2020))


def test_areas_and_partners_are_named_as_the_reading_names_them(tmp_path: Path) -> None:
    text = GOOD.replace("years: [2018, 2020]", "areas: [Sahel], partners: [ILO]")
    definition = load_definitions([write(tmp_path, text)])["africa"]
    scope = definition.scope.to_scope()
    assert (scope.areas, scope.partners) == (("Sahel",), ("ILO",))
    assert definition.with_scope(scope) == definition


def test_a_later_folder_overrides(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("id: africa", "id: global"), "global.yml")
    assert load_definitions([SHIPPED, tmp_path])["global"].title["en"] == "Western Africa"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (GOOD + "colour: blue\n", r"africa.yml:8: colour: unknown key"),
        (GOOD.replace("[highlights, activities]", "[highlights, poem]"), r"africa.yml:5: sections.1"),
        (GOOD.replace("[2018, 2020]", "[2020, 2018]"), r"africa.yml:4: scope: .*first to last"),
        (GOOD.replace("[en]", "[en, fr]"), r"title is missing in fr"),
        (GOOD.replace("[highlights, activities]", "[people, people]"), r"stands twice"),
        (GOOD.replace("id: africa", "id: asia"), r"africa.yml:1: id: expected the file's stem 'africa'"),
        (GOOD.replace("id: africa", "id: ../africa"), r"africa.yml:2: id"),
        (GOOD.replace("owner: Desk", ""), r"owner: missing"),
        (GOOD + "template: ../etc\n", r"africa.yml:8: template"),
        (GOOD.replace("years: [2018, 2020]", "years: [2018, 2020], last_years: 3"), r"cannot both be given"),
        (GOOD + "family: {each: themes}\n", r"title of a family needs \{name\}; it has none in en"),
        (
            GOOD.replace("Western", "'{name}'").replace("' Africa", "'") + "family: {each: themes}\n",
            r"cannot bound its scope by themes",
        ),
        (GOOD + "family: {each: rivers}\n", r"africa.yml:8: family.each"),
        (GOOD + "more_languages: [fr]\n", r"title is missing in fr"),
        (GOOD + "more_languages: [en]\n", r"a language stands twice"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, wrong: str, said: str) -> None:
    with pytest.raises(BadFile, match=said):
        load_definitions([write(tmp_path, wrong)])


def test_ad_hoc_scope_keeps_the_rest() -> None:
    shipped = load_definitions()["global"]
    drawn = shipped.with_scope(Scope(countries=("KEN",), years=(2018, 2019)))
    assert drawn.scope.countries == ("KEN",)
    assert drawn.scope.to_scope().years == (2018, 2019)
    assert drawn.sections == shipped.sections
