"""Two activities glued on one line by a missing space after a full stop."""

from __future__ import annotations

import re

from warehouse.text.dates import MONTH
from warehouse.text.patterns import one_of

_SEAM = re.compile(r"[.!?][\"”’]?(?=[A-ZÀ-Þ])")
_NEW_REPORT = re.compile(
    one_of(
        rf"(?:In|Across|At) (?:the )?(?!(?i:{MONTH}))[A-ZÀ-Þ][^.;]{{1,90}}?,\s(?!which|where|who)",
        r"(?:En|Au|Aux|Em|No|Na) (?:el |la |le )?[A-ZÀ-Þ][^.;]{1,60}?,\s(?!qui|que|où)",
        r"(?:UN[A-Z]*(?:[ -]Women)?|IOM|ILO|WHO|OSCE|OHCHR|FAO|WFP|ICAT)\b(?:,[^.;]{3,120},)?"
        r" (?:also )?(?:has |have )?\w{2,}(?:ed|ing|s)\b",
    )
)
_LEAST_PART = 60


def find_seams(text: str) -> list[int]:
    """Where a second and later report begins on the line; empty for one report.

    A seam is a full stop with no space after it, before an opening that only a new report has: a
    country and a comma, or an agency and its verb. Each part must be a sentence of its own, of at
    least 60 characters.
    """
    seams: list[int] = []
    start = 0
    for found in _SEAM.finditer(text):
        at = found.end()
        if at - start >= _LEAST_PART and len(text) - at >= _LEAST_PART and _NEW_REPORT.match(text, at):
            seams.append(at)
            start = at
    return seams
