"""The map of tiles: everybody has a place, nobody shares one, and what is drawn can be read."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import pairwise

import pytest

from warehouse.briefs import tilemap
from warehouse.briefs.atlas import list_countries
from warehouse.briefs.tilemap import draw_tiles, is_worth_a_map, read_tiles
from warehouse.paths import sql_folder

COUNTS = {"KEN": 12, "UGA": 1, "TZA": 3, "GRL": 2, "RUS": 1}


def test_every_country_and_area_has_a_tile_of_its_own() -> None:
    with (sql_folder() / "seeds" / "m49_countries.csv").open(encoding="utf-8", newline="") as handle:
        codes = {row["iso3"] for row in csv.DictReader(handle)}
    tiles = read_tiles()
    assert set(tiles) == codes
    places = Counter((tile.column, tile.row) for tile in tiles.values())
    assert max(places.values()) == 1


def test_members_and_observers_are_always_there() -> None:
    """193 Member States, the Holy See and the State of Palestine."""
    always = {code for code, tile in read_tiles().items() if tile.is_always}
    assert len(always) == 195
    assert {"VAT", "PSE", "TUV", "SSD", "NRU"} <= always
    assert not {"GRL", "HKG", "XKX", "ATA", "PRI"} & always


@pytest.mark.parametrize(
    ("west", "east"), [("USA", "GBR"), ("PRT", "UKR"), ("SEN", "SOM"), ("TUR", "CHN"), ("CHN", "JPN"), ("AUS", "FJI")]
)
def test_the_west_lies_at_the_left(west: str, east: str) -> None:
    assert read_tiles()[west].column < read_tiles()[east].column


@pytest.mark.parametrize(("north", "south"), [("NOR", "ITA"), ("ITA", "LBY"), ("EGY", "ZAF"), ("CAN", "ARG")])
def test_the_north_lies_at_the_top(north: str, south: str) -> None:
    assert read_tiles()[north].row < read_tiles()[south].row


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two colours."""

    def luminance(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        lit = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_codes_and_numbers_stand_out_and_shades_differ_in_grey() -> None:
    assert min(_contrast(fill, ink) for fill, ink in (*tilemap._SHADES, tilemap._SILENT)) >= 4.5
    fills = [fill for fill, _ in (tilemap._SILENT, *tilemap._SHADES)]
    assert min(_contrast(light, dark) for light, dark in pairwise(fills)) > 1.1


def test_tiles_carry_codes_counts_and_names() -> None:
    svg = draw_tiles(COUNTS, (), {"KEN": "Kenya & <Co>"}, 'Tiles "by" country')
    assert svg.index("<title>Tiles ") < svg.index("<rect")
    assert "<title>Kenya &amp; &lt;Co&gt;: 12</title>" in svg
    assert svg.count("<rect") == 196
    assert re.findall(r'font-weight="700"[^>]*>(\d+)<', svg).count("12") == 1
    assert ">GRL<" in svg
    assert ">PRI<" not in svg
    dark = svg[svg.index("Kenya") :][:200]
    assert tilemap._SHADES[-1][0] in dark


def test_a_map_of_a_scope_shows_its_part_of_the_world_outlined() -> None:
    scope = list_countries(["014"])
    svg = draw_tiles(COUNTS, scope, {}, "Tiles")
    outlined = re.findall(r'stroke="#12395b"', svg)
    assert len(outlined) == sum(read_tiles()[code].is_always for code in scope)
    assert ">KEN<" in svg
    assert ">RUS<" not in svg
    assert float(re.findall(r'width="(\d+)"', svg)[0]) <= 310


def test_few_countries_need_no_map() -> None:
    assert is_worth_a_map(COUNTS, ())
    assert not is_worth_a_map(COUNTS, {"KEN", "UGA", "TZA"})
    assert not is_worth_a_map({}, ())
