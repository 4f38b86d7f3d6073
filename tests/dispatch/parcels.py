"""Editions made up for the tests of dispatch, with files on disk."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

from warehouse.dispatch.parcel import Figure, PackedFile, Parcel

PDF = b"%PDF-1.7 made up\n"


def make_parcel(folder: Path, files: dict[str, bytes] | None = None, **other: Any) -> Parcel:
    """Edition 7 of the brief 'country-ken' in English, with a PDF unless `files` (by ending) says otherwise."""
    said: dict[str, Any] = {
        "brief_id": "country-ken",
        "family": "country",
        "lang": "en",
        "direction": "ltr",
        "number": 7,
        "kind": "regular",
        "title": "Reported activities: Kenya",
        "period": "2024",
        "as_of": dt.datetime(2026, 3, 1, 5, tzinfo=dt.UTC),
        "issued_at": dt.datetime(2026, 3, 1, 6, tzinfo=dt.UTC),
        "owner": "Data desk",
        "corrects": None,
        "note": "",
        "activity_count": 12,
        "page_count": 9,
        "sha256": "ab" * 32,
        "highlights": ("Twelve activities were reported.", "Most were training courses."),
        "key_figures": (Figure("activities", "12"), Figure("people trained", "1,300")),
        "changes": ("Two activities are new.",),
        "subjects": {"regions": {"014": 12}, "countries": {"KEN": 12}, "themes": {"TIP": 9}},
        **other,
    }
    stem = f"{said['brief_id']}-{said['number']}-{said['lang']}"
    folder.mkdir(parents=True, exist_ok=True)
    packed = []
    for ending, content in ({".pdf": PDF} if files is None else files).items():
        (folder / f"{stem}{ending}").write_bytes(content)
        media_type = {".pdf": "application/pdf", ".html": "text/html", ".csv": "text/csv"}[ending]
        packed.append(PackedFile(f"{stem}{ending}", media_type, len(content), hashlib.sha256(content).hexdigest()))
    return Parcel(**said, folder=folder, files=tuple(packed))
