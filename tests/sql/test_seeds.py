"""The seeds against other people's lists of the same."""

from __future__ import annotations

import csv
import importlib.util
from pathlib import Path

import pycountry
import pytest

from warehouse.extract.areas import countries_of
from warehouse.extract.place_lexicon import areas_file
from warehouse.extract.tag_lexicon import vocabulary_rows
from warehouse.paths import sql_folder


def read_seed(name: str) -> list[dict[str, str]]:
    with (sql_folder() / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def countries() -> dict[str, dict[str, str]]:
    return {row["iso3"]: row for row in read_seed("m49_countries")}


@pytest.fixture(scope="module")
def regions() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_seed("m49_regions")}


def second_opinion() -> dict[str, dict[str, str]]:
    """country-converter's table, read without pandas: pandas takes Namibia's NA for nothing."""
    spec = importlib.util.find_spec("country_converter")
    assert spec is not None and spec.origin is not None
    with (Path(spec.origin).parent / "country_data.tsv").open(encoding="utf-8", newline="") as handle:
        return {row["ISO3"]: row for row in csv.DictReader(handle, delimiter="\t")}


def reported_under(row: dict[str, str]) -> str:
    return row["intermediate_region_code"] or row["sub_region_code"] or row["region_code"]


def test_every_entry_of_iso_3166_is_there_and_kosovo(countries: dict[str, dict[str, str]]) -> None:
    numbers = {country.alpha_3: country.numeric for country in pycountry.countries}
    assert countries.keys() == numbers.keys() | {"XKX"}
    assert {iso3: row["m49_code"] for iso3, row in countries.items()} == {**numbers, "XKX": ""}


def test_regions_are_those_of_country_converter(
    countries: dict[str, dict[str, str]], regions: dict[str, dict[str, str]]
) -> None:
    theirs = second_opinion()
    differing = {
        iso3: (regions[reported_under(row)]["name"], theirs[iso3]["UNregion"])
        for iso3, row in countries.items()
        if regions[reported_under(row)]["name"] != theirs[iso3]["UNregion"]
    }
    # the UN's own list has Nauru in Micronesia
    assert differing == {"NRU": ("Micronesia", "Polynesia")}


def test_a_country_s_regions_lie_within_each_other(
    countries: dict[str, dict[str, str]], regions: dict[str, dict[str, str]]
) -> None:
    levels = {
        "region_code": "region",
        "sub_region_code": "sub_region",
        "intermediate_region_code": "intermediate_region",
    }
    for row in countries.values():
        for column, level in levels.items():
            assert not row[column] or regions[row[column]]["level"] == level
        if row["sub_region_code"]:
            assert regions[row["sub_region_code"]]["parent_code"] == row["region_code"]
        if row["intermediate_region_code"]:
            assert regions[row["intermediate_region_code"]]["parent_code"] == row["sub_region_code"]


@pytest.mark.parametrize(
    ("iso3", "name", "region"),
    [
        ("NGA", "Nigeria", "011"),
        ("NER", "Niger", "011"),
        ("COD", "Democratic Republic of the Congo", "017"),
        ("KOR", "Republic of Korea", "030"),
        ("VNM", "Viet Nam", "035"),
        ("MEX", "Mexico", "013"),
        ("USA", "United States of America", "021"),
        ("PSE", "State of Palestine", "145"),
        ("SDN", "Sudan", "015"),
        ("TUR", "Türkiye", "145"),
    ],
)
def test_names_are_the_un_s(countries: dict[str, dict[str, str]], iso3: str, name: str, region: str) -> None:
    assert (countries[iso3]["country_name"], reported_under(countries[iso3])) == (name, region)


def test_targets_of_the_vocabularies_have_titles() -> None:
    titled = {row["target_code"] for row in read_seed("sdg_targets")}
    named = {target for row in vocabulary_rows() for target in row.sdg_targets}
    assert named <= titled


def test_codes_of_named_areas_are_regions(regions: dict[str, dict[str, str]]) -> None:
    codes = {code for area in areas_file().areas.values() for code in area.m49}
    assert codes <= regions.keys() - {"001"}


def test_the_reader_has_the_same_countries_in_a_region(countries: dict[str, dict[str, str]]) -> None:
    for code in areas_file().m49_members:
        listed = {iso3 for iso3, row in countries.items() if code in row.values()}
        assert countries_of(code) <= listed, f"{code}: {sorted(countries_of(code) - listed)}"
