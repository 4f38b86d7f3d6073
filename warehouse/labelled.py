"""Label sets with the texts that they are about, and the rows that the reader makes of those texts."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warehouse.decisions import Decisions
from warehouse.evaluate import load_rows
from warehouse.extract.read import read_document, title_of
from warehouse.merge import merge_items
from warehouse.records import ReadDocument, Receipt
from warehouse.sources.media import SUFFIXES, media_type

_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class LabelSet:
    """Labels (JSON Lines) and the folder of the texts that they name."""

    name: str
    labels: Path
    texts: Path


def find_label_sets(root: Path) -> tuple[LabelSet, ...]:
    """The sample corpus's labels and, where they lie beside the checkout `root`, those of the real texts."""
    sample = LabelSet("sample", root / "tests/evaluation/sample-labels.jsonl", root / "warehouse/sources/sample")
    beside = LabelSet("real", root.parent / "shared/gold/labels.jsonl", root.parent / "shared/sources")
    return (sample, beside) if beside.labels.is_file() and beside.texts.is_dir() else (sample,)


def read_labelled(label_set: LabelSet) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The labels, and the rows read from every text of the folder, without any person's decisions."""
    documents = list(read_texts(path for path in sorted(label_set.texts.iterdir()) if path.suffix in SUFFIXES))
    activity_of = merge_items(documents, Decisions()).activity_of
    return load_rows(label_set.labels), list(item_rows(documents, activity_of))


def item_rows(documents: Sequence[ReadDocument], activity_of: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """One row per item in the export's format, in page order."""
    for document in documents:
        for row in document.items:
            item, reading = row.item, row.reading
            yield {
                "doc": document.receipt.doc_name,
                "layout": item.layout,
                "first": item.first_line,
                "last": item.last_line,
                **({"part": item.part} if item.part else {}),
                "kind": str(item.kind),
                "title": title_of(document.text, item),
                "lang": reading.lang,
                "date": reading.date,
                "year": reading.year,
                "places": [{"iso3": place.iso3, "role": str(place.role)} for place in reading.places],
                "areas": list(reading.areas),
                "themes": list(reading.themes),
                "measures": list(reading.measures),
                "partners": list(reading.partners),
                "people": [{"n": people.n, "who": people.who, "sense": str(people.sense)} for people in reading.people],
                "activity": activity_of.get(row.item_id),
            }


def read_texts(paths: Iterable[Path]) -> Iterator[ReadDocument]:
    """Each file read as a document of its own."""
    for path in paths:
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        kind = media_type(data, path.name)
        yield read_document(Receipt("labelled", path.name, path.name, digest, len(data), kind, _NEVER), data)
