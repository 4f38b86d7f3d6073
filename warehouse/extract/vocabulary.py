"""All vocabularies in one scanner, and the fingerprint of the reader that they belong to."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from warehouse.collector import paused_collector
from warehouse.extract import bodies, dates, measures, partners, people, places, themes
from warehouse.extract.scan import Scanner


@cache
def scanner() -> Scanner:
    """The scanner over every extractor's terms; built once a process."""
    modules = (places, dates, themes, measures, bodies, partners, people)
    with paused_collector():
        return Scanner(term for module in modules for term in module.terms())


@cache
def reader_fingerprint() -> str:
    """A short hash of the reader's code and vocabularies: the same text reads the same under it."""
    digest = hashlib.sha256()
    root = Path(__file__).resolve().parents[1]
    for folder in ("text", "extract", "merge"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".py", ".yml"):
                digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
