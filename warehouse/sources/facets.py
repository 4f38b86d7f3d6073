"""The reporting period that a page's address asks for: '?year=2018', '?f[0]=period:2016-2017'."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

_NAME = re.compile(r"(?:^|[^a-z])(?:period|year|years|periodo|período|période|periode|año|ano|année|annee)(?:$|[^a-z])")
_YEAR = r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?(?!\d)"
_VALUE = re.compile(rf"(?<!\d){_YEAR}")
_VALUE_ONLY = re.compile(rf"\s*{_YEAR}(?:\s*(?:-|–|/|to|,)\s*{_YEAR})?\s*")


def period_of(address: str) -> str | None:
    """'2018', '2016/2017' or '2016-07/2017-12' from the query of an address; None where it asks for no period.

    A facet's name stands before a colon in its value ('f[0]=period:2018'). Several years, given
    one by one or as a span, make a period from the first to the last.
    """
    found: list[str] = []
    for name, value in parse_qsl(urlsplit(address).query):
        facet, colon, said = value.rpartition(":")
        if _NAME.search((facet if colon else name).lower()) and _VALUE_ONLY.fullmatch(said):
            found += _VALUE.findall(said)
    if not found:
        return None
    first, last = min(found), max(found)
    return first if first == last else f"{first}/{last}"
