"""Which countries and areas lie in which M49 region, from the seed that the marts are built with."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache

from warehouse.paths import sql_folder

# Without permanent population: nobody could report from there, so their silence says nothing.
UNINHABITED = frozenset({"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"})


@cache
def _regions_of() -> Mapping[str, tuple[str, ...]]:
    """ISO 3166-1 alpha-3 -> its M49 codes, the narrowest first."""
    with (sql_folder() / "seeds" / "m49_countries.csv").open(encoding="utf-8", newline="") as handle:
        return {
            row["iso3"]: tuple(
                filter(None, (row["intermediate_region_code"], row["sub_region_code"], row["region_code"]))
            )
            for row in csv.DictReader(handle)
            if row["iso3"] not in UNINHABITED
        }


def list_countries(regions: Iterable[str] = ()) -> dict[str, str]:
    """The countries and areas of the regions, or of the world, with the narrowest M49 region of each."""
    wanted = set(regions)
    return {iso3: codes[0] for iso3, codes in _regions_of().items() if codes and (not wanted or wanted & set(codes))}
