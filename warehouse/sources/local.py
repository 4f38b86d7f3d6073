"""Files, folders, globs and zipped folders."""

from __future__ import annotations

import glob
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from warehouse.sources.media import SUFFIXES, ZIP, Refused, media_type
from warehouse.store.documents import Check


@dataclass(frozen=True, slots=True)
class Taken:
    """The bytes of one document as they came."""

    uri: str
    doc_name: str
    data: bytes
    media_type: str


def list_files(place: str) -> tuple[list[Path], list[Path]]:
    """The files to read behind a path or glob, and those in a folder that are passed over.

    A folder is walked whole; only `.txt`, `.html` and `.zip` files in it (and their kin) are read.
    A file named directly, or by a glob, is read whatever its name. Hidden files are never read.
    """
    path = Path(place)
    if path.is_dir():
        files = [p for p in sorted(path.rglob("*")) if p.is_file() and not _is_hidden(p.relative_to(path))]
        return (
            [p for p in files if p.suffix.lower() in SUFFIXES],
            [p for p in files if p.suffix.lower() not in SUFFIXES],
        )
    if path.is_file():
        return [path], []
    return [p for p in sorted(map(Path, glob.glob(place, recursive=True))) if p.is_file()], []


def standing_folder(place: str) -> Path:
    """The folder in which a path or glob looks for its files: itself, its parent, or what stands before a wildcard."""
    path = Path(place)
    if path.is_dir():
        return path
    parts = path.parts
    first_wild = next((number for number, part in enumerate(parts) if glob.has_magic(part)), len(parts) - 1)
    return Path(*parts[:first_wild])


def is_unchanged(path: Path, check: Check | None) -> bool:
    """Whether a file's size and modification time are those of the last look."""
    if check is None or not check.sha256s:
        return False
    stat = path.stat()
    return (stat.st_size, stat.st_mtime_ns) == (check.byte_count, check.mtime_ns)


def take_file(path: Path, max_bytes: int) -> list[Taken | Refused]:
    """The documents in a file: one, or those of a zip; raises Refused for the file as a whole."""
    size = path.stat().st_size
    if size > max_bytes:
        raise Refused(
            "too-large", f"{path.name} has {_mb(size)} MB, over the limit of {_mb(max_bytes)} MB (FIELDBRIEF_MAX_MB)"
        )
    return unpack(path.as_uri(), path.name, path.read_bytes(), max_bytes)


def unpack(uri: str, name: str, data: bytes, max_bytes: int, declared: str | None = None) -> list[Taken | Refused]:
    """The documents in some bytes: one, or the members of a zip that are text or HTML.

    A member that cannot be read is given as its Refused; raises Refused for the bytes as a whole.
    """
    kind = media_type(data, name, declared)
    if kind != ZIP:
        return [Taken(uri, name, data, kind)]
    try:
        return list(_members(uri, name, data, max_bytes))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Refused("bad-archive", f"{name} cannot be unpacked: {error}") from None


def _members(uri: str, name: str, data: bytes, max_bytes: int) -> Iterator[Taken | Refused]:
    left = max_bytes
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            member = PurePosixPath(info.filename)
            kind = SUFFIXES.get(member.suffix.lower())
            if info.is_dir() or _is_hidden(member) or kind in (None, ZIP):
                continue
            with archive.open(info) as handle:
                content = handle.read(left + 1)
            left -= len(content)
            if left < 0:
                raise Refused(
                    "too-large", f"{name} unpacks to more than the limit of {_mb(max_bytes)} MB (FIELDBRIEF_MAX_MB)"
                )
            try:
                yield Taken(f"{uri}#{info.filename}", member.name, content, media_type(content, member.name, kind))
            except Refused as refusal:
                yield refusal


def _is_hidden(path: Path | PurePosixPath) -> bool:
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in path.parts)


def _mb(size: int) -> str:
    return f"{size / 1024 / 1024:.0f}"
