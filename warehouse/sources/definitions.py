"""Sources as people declare them: one YAML file each, its stem the source's id."""

from __future__ import annotations

import glob
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pydantic import model_validator

from warehouse.sources.facets import period_of
from warehouse.yaml_file import BadFile, StrictModel, load_yaml

SOURCE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")


class UnknownSource(ValueError):
    """A source was asked for that is neither declared nor a path nor a URL."""


class SourceFile(StrictModel):
    """What a source YAML may say; exactly one of `path` and `url` must be there.

    `path` is a file, a folder, a zip or a glob, relative to the YAML file. `owner` names the
    agency whose page it is when the page does not say so itself; `period` is a reporting period
    such as '2018' or '2016-07/2017-12' that dates what the texts leave undated.
    """

    title: str
    path: str | None = None
    url: str | None = None
    publisher: str | None = None
    licence: str | None = None
    owner: str | None = None
    period: str | None = None
    is_enabled: bool = True
    is_fallback: bool = False
    max_mb: float | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.path is None) == (self.url is None):
            raise ValueError("expected exactly one of path and url")
        if self.url is not None and not is_url(self.url):
            raise ValueError(f"url must begin with http:// or https://, found {self.url}")
        return self


@dataclass(frozen=True, slots=True)
class Source:
    """A declared place where texts come from; `place` is an absolute path or glob, or a URL."""

    source_id: str
    title: str
    place: str
    publisher: str | None = None
    licence: str | None = None
    owner: str | None = None
    period: str | None = None
    is_fallback: bool = False
    max_mb: float | None = None
    is_declared: bool = True

    def period_for(self, address: str) -> str | None:
        """The reporting period of a document: the declared one, else the one that its address asks for."""
        return self.period or period_of(address)

    @property
    def is_remote(self) -> bool:
        """Whether the bytes come over the network."""
        return is_url(self.place)


def is_url(text: str) -> bool:
    """Whether the text is an http(s) address."""
    return text.startswith(("http://", "https://"))


def load_sources(folders: Iterable[Path]) -> dict[str, Source]:
    """The enabled sources of the folders by id; a later folder overrides an earlier one.

    Sources marked `is_fallback` are left out as soon as another is enabled. Raises BadFile.
    """
    found: dict[str, Source | None] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yml")) if folder.is_dir() else ():
            if not SOURCE_ID.fullmatch(path.stem):
                raise BadFile(f"{path}: a source's file name must be lower-case letters, digits and hyphens")
            said = load_yaml(path, SourceFile)
            found[path.stem] = _source(path, said) if said.is_enabled else None
    sources = {name: source for name, source in found.items() if source}
    others = {name: source for name, source in sources.items() if not source.is_fallback}
    return others or sources


def choose_sources(declared: dict[str, Source], asked: Sequence[str]) -> list[Source]:
    """The sources to work on: all declared ones, or those asked for by id, path, glob or URL.

    Raises UnknownSource with what is known.
    """
    if not asked:
        return list(declared.values())
    return [declared.get(text) or undeclared_source(text, declared) for text in asked]


def undeclared_source(text: str, declared: Iterable[str] = ()) -> Source:
    """A source for one run from a path, a glob or a URL; its id comes from the place itself."""
    if is_url(text):
        place = text
        stem = re.sub(r"^https?://", "", text)
    else:
        path = Path(text).expanduser()
        if not path.exists() and not glob.glob(str(path), recursive=True):
            known = ", ".join(declared) or "none"
            raise UnknownSource(f"no source {text!r}: not a file, folder, glob or URL, and not declared ({known})")
        place = str(path.absolute()) if glob.has_magic(str(path)) and not path.exists() else str(path.resolve())
        stem = Path(place).name or place
    slug = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:40] or "source"
    source_id = f"{slug}-{hashlib.sha256(place.encode()).hexdigest()[:6]}"
    return Source(source_id=source_id, title=stem, place=place, is_declared=False)


def _source(path: Path, said: SourceFile) -> Source:
    place = said.url or str((path.parent / Path(said.path or "").expanduser()).resolve())
    return Source(
        source_id=path.stem,
        title=said.title,
        place=place,
        publisher=said.publisher,
        licence=said.licence,
        owner=said.owner,
        period=said.period,
        is_fallback=said.is_fallback,
        max_mb=said.max_mb,
    )
