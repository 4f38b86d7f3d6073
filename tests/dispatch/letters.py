"""Letters made up for the tests of the channels."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from tests.dispatch.parcels import make_parcel
from warehouse.dispatch.letter import Letter, Manner
from warehouse.dispatch.parcel import Parcel

DUE = dt.datetime(2026, 3, 1, 4, tzinfo=dt.UTC)
NOW = dt.datetime(2026, 3, 1, 6, 30, tzinfo=dt.UTC)


def make_letter(folder: Path, parcel: Parcel | None = None, **other: Any) -> Letter:
    """Edition 7 of 'country-ken' to awa@desk.example, due at seven in Nairobi."""
    said: dict[str, Any] = {
        "delivery_key": "3f9a-7",
        "recipient": "awa@desk.example",
        "recipient_name": "Awa",
        "parcel": parcel or make_parcel(folder),
        "manner": Manner.EDITION,
        "due_at": DUE,
        "zone": "Africa/Nairobi",
        "is_late": False,
        "edition_link": "https://briefs.example/briefs/country-ken/en/7/",
        "unsubscribe_link": "https://briefs.example/unsubscribe?token=" + "aB3-" * 40,
        **other,
    }
    return Letter(**said)
