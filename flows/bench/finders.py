"""What other packages find in the same texts: countries, how fast, and how well where there are labels."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from flows.bench.corpus import text_files
from warehouse.evaluate import evaluate, load_rows
from warehouse.labelled import find_label_sets, item_rows, read_texts

OURS = "fieldbrief"
FINDERS = (OURS, "geotext", "country_named_entity_recognition")
ROOT = Path(__file__).resolve().parents[2]
T = TypeVar("T")


def find_countries(name: str, texts: Path) -> str:
    """How fast a package finds the countries of the texts' items and, where labels lie beside them, how well.

    The other packages are given the items that our reader makes and tell no roles: every country that
    they find counts as named and as focus. Our own speed is that of reading every field.
    """
    if name != OURS and find_spec(name) is None:
        return f"{name} is not installed; it comes with requirements-dev.lock"
    files = text_files(texts)
    documents, seconds = _time(lambda: list(read_texts(files)))
    rows = list(item_rows(documents, {}))
    if name == OURS:
        size = sum(document.receipt.byte_count for document in documents)
        told = f"{OURS}, all fields"
    else:
        find = _finder(name)
        words = [row.item.span.of(document.text) for document in documents for row in document.items]
        found, seconds = _time(lambda: [find(text) for text in words])
        rows = [
            row | {"places": [{"iso3": iso3, "role": "focus"} for iso3 in countries]}
            for row, countries in zip(rows, found, strict=True)
        ]
        size = sum(len(text.encode()) for text in words)
        told = name
    return f"{told}: {size / seconds / 1e6:.2f} MB a second of one core; {_say_scores(rows, texts)}"


def _time(work: Callable[[], T]) -> tuple[T, float]:
    """What the work gives and the processor's seconds that it takes, the best of three."""
    seconds = []
    for _ in range(3):
        started = time.process_time()
        given = work()
        seconds.append(time.process_time() - started)
    return given, min(seconds)


def _finder(name: str) -> Callable[[str], Iterable[str]]:
    """A function from a text to the ISO 3166-1 alpha-3 codes that the package finds in it."""
    if name == "geotext":
        import pycountry
        from geotext import GeoText

        iso3_of = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
        return lambda text: {iso3_of[code] for code in GeoText(text).country_mentions if code in iso3_of}
    import country_named_entity_recognition as recognition

    return lambda text: {
        country.alpha_3 for country, _ in recognition.find_countries(text, is_georgia_probably_the_country=True)
    }


def _say_scores(rows: list[dict[str, Any]], texts: Path) -> str:
    """F1 of the countries named and of those in focus, by the scorer of `fieldbrief evaluate`."""
    labels = next((found.labels for found in find_label_sets(ROOT) if found.texts.resolve() == texts.resolve()), None)
    if labels is None or not labels.is_file():
        return "no labels for these texts"
    scores = evaluate(load_rows(labels), rows, sure=True).scores
    return f"F1 of countries {scores['countries'].f1:.2f}, of focus countries {scores['focus'].f1:.2f}"
