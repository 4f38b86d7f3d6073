"""The catalogue of all editions: plain JSON for programs of one's own, DCAT as JSON-LD for data portals."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

Described = Mapping[str, Any]

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"


def list_editions(editions: Sequence[Described]) -> dict[str, Any]:
    """All briefs with their editions, as `catalogue.json` has them; `editions` are described as in edition.json.

    Paths are relative to the folder of the catalogue.
    """
    briefs: dict[str, dict[str, Any]] = {}
    for row in editions:
        brief = briefs.setdefault(row["brief_id"], {"brief_id": row["brief_id"], "family": row["family"], "titles": {}})
        brief["titles"][row["lang"]] = row["title"]
        kept = {key: value for key, value in row.items() if key not in ("brief_id", "family", "title", "definition")}
        brief.setdefault("editions", []).append(kept)
    return {"edition_count": len(editions), "briefs": [briefs[brief_id] for brief_id in sorted(briefs)]}


def describe_dcat(editions: Sequence[Described]) -> dict[str, Any]:
    """The same as a DCAT 3 catalogue: a dataset series for each brief, a dataset for each edition, its files below."""
    series: dict[str, list[Described]] = defaultdict(list)
    for row in editions:
        series[row["brief_id"]].append(row)
    datasets = [_dataset(row, series[row["brief_id"]]) for row in editions]
    return {
        "@context": _CONTEXT,
        "@id": "catalogue.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": _worded("Fieldbrief editions", "en"),
        "dcat:dataset": [*(_series(brief_id, series[brief_id]) for brief_id in sorted(series)), *datasets],
    }


def _series(brief_id: str, editions: Sequence[Described]) -> dict[str, Any]:
    titles = {row["lang"]: row["title"] for row in editions}
    return {
        "@id": f"{brief_id}/",
        "@type": "dcat:DatasetSeries",
        "dct:identifier": brief_id,
        "dct:title": [_worded(title, language) for language, title in titles.items()],
        "dct:modified": _instant(max(row["issued_at"] for row in editions)),
    }


def _dataset(row: Described, editions: Sequence[Described]) -> dict[str, Any]:
    folder = f"{row['folder']}/"
    said: dict[str, Any] = {
        "@id": folder,
        "@type": "dcat:Dataset",
        "dct:identifier": f"{row['brief_id']}-{row['number']}-{row['lang']}",
        "dct:title": _worded(row["title"], row["lang"]),
        "dct:language": row["lang"],
        "dct:issued": _instant(row["issued_at"]),
        "dcat:version": str(row["number"]),
        "dcat:inSeries": {"@id": f"{row['brief_id']}/"},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": row["owner"]},
        "prov:generatedAtTime": _instant(row["as_of"]),
        "dcat:distribution": [_distribution(folder, file) for file in row["files"]],
    }
    if years := row.get("years"):
        said["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            **{
                key: {"@value": f"{year:04d}", "@type": "xsd:gYear"}
                for key, year in zip(("dcat:startDate", "dcat:endDate"), years, strict=True)
            },
        }
    numbers = {other["number"]: other for other in editions if other["lang"] == row["lang"]}
    if before := numbers.get(row["number"] - 1):
        said["dcat:previousVersion"] = {"@id": f"{before['folder']}/"}
    if corrected := numbers.get(row["corrects"]):
        said["prov:wasRevisionOf"] = {"@id": f"{corrected['folder']}/"}
        said["dcat:versionNotes"] = row["note"]
    return said


def _distribution(folder: str, file: Described) -> dict[str, Any]:
    return {
        "@id": f"{folder}{file['name']}",
        "@type": "dcat:Distribution",
        "dcat:downloadURL": {"@id": f"{folder}{file['name']}"},
        "dcat:mediaType": {"@id": f"{_MEDIA}{file['media_type']}"},
        "dcat:byteSize": {"@value": str(file["byte_count"]), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": file["sha256"], "@type": "xsd:hexBinary"},
        },
    }


def _worded(text: str, language: str) -> dict[str, str]:
    return {"@value": text, "@language": language}


def _instant(text: str) -> dict[str, str]:
    moment = dt.datetime.fromisoformat(text).astimezone(dt.UTC)
    return {"@value": moment.isoformat(timespec="seconds"), "@type": "xsd:dateTime"}
