"""A folder, bucket or server that files are put into, each whole or not at all."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

# Below these a file is written aside and renamed; the others show a file once all of it is there.
_RENAMING = frozenset({"file", "local", "sftp", "ssh"})
_EXTRAS = {"s3": "s3", "s3a": "s3", "sftp": "sftp", "ssh": "sftp"}
# What servers and buckets have to be told, and Python's own table lacks.
MEDIA_TYPES = {
    ".atom": "application/atom+xml",
    ".bib": "application/x-bibtex",
    ".jsonld": "application/ld+json",
    ".parquet": "application/vnd.apache.parquet",
    ".ris": "application/x-research-info-systems",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class PlaceFailed(RuntimeError):
    """A place cannot be opened, or a file not read, written or removed there; the message says where and why."""


class Place:
    """Any place that fsspec knows, by URL (`s3://bucket/folder`, `sftp://host/folder`) or path."""

    def __init__(self, url: str | Path) -> None:
        """Raises PlaceFailed, in one line, where what the URL needs is not installed or the place does not answer."""
        self._shown = _without_secrets(str(url))
        scheme = urlsplit(str(url)).scheme
        if scheme in _EXTRAS and not _is_installed(scheme):
            raise PlaceFailed(
                f"{scheme}:// needs packages that are not installed: pip install 'fieldbrief[{_EXTRAS[scheme]}]'"
            )
        from fsspec.core import url_to_fs

        # Instances and listings are not kept: others write there too, and a kept connection would never be closed.
        self._is_sftp = scheme in ("sftp", "ssh")
        options: dict[str, Any] = (
            {"host_key_policy": _known_hosts()} if self._is_sftp else {"use_listings_cache": False}
        )
        with self._named("cannot be opened"):
            self._files, root = url_to_fs(os.fspath(url), skip_instance_cache=True, **options)
        self._root = root.rstrip("/")
        names = self._files.protocol
        self._renames = bool(_RENAMING & {names} if isinstance(names, str) else _RENAMING & set(names))
        self._is_s3 = scheme in ("s3", "s3a")
        self._folders: set[str] = set()

    def __str__(self) -> str:
        """The place as it can be shown: without a password."""
        return self._shown

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection, where there is one."""
        if self._is_sftp:
            self._files.client.close()

    def read(self, path: str) -> bytes | None:
        """The file's bytes, None where there is none."""
        with self._named(f"{path} cannot be read"):
            try:
                data: bytes = self._files.cat_file(self._at(path))
            except FileNotFoundError:
                return None
            return data

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        with self._named(f"{path} cannot be looked for"):
            return bool(self._files.exists(self._at(path)))

    def write(self, path: str, data: bytes) -> None:
        """Put a file in place whole, over an older one."""
        at = self._at(path)
        with self._named(f"{path} cannot be written"):
            if not self._renames:
                more = {"ContentType": media_type_of(path)} if self._is_s3 else {}
                self._files.pipe_file(at, data, **more)
                return
            folder, name = at.rsplit("/", 1)
            if folder not in self._folders:
                self._files.makedirs(folder, exist_ok=True)
                self._folders.add(folder)
            aside = f"{folder}/.{name}.{os.getpid()}"
            with self._files.open(aside, "wb") as out:
                out.write(data)
            self._files.mv(aside, at)

    def remove(self, path: str) -> None:
        """Take a file away, and the folders that it leaves empty; nothing where there is none."""
        with self._named(f"{path} cannot be removed"):
            try:
                self._files.rm_file(self._at(path))
            except FileNotFoundError:
                return
            if self._renames:
                self._remove_empty(path)

    def _remove_empty(self, path: str) -> None:
        for end in range(path.count("/"), 0, -1):
            folder = self._at("/".join(path.split("/")[:end]))
            if self._files.ls(folder, detail=False):
                return
            self._files.rmdir(folder)
            self._folders.discard(folder)

    def _at(self, path: str) -> str:
        if path.startswith("/") or any(part in ("", ".", "..") for part in path.split("/")):
            raise PlaceFailed(f"{self._shown}: {path!r} is not the path of a file in it")
        return f"{self._root}/{path}"

    @contextmanager
    def _named(self, what: str) -> Iterator[None]:
        # Each file system has errors of its own (paramiko's, botocore's), and none of them names the place.
        try:
            yield
        except Exception as error:
            told = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
            said = told.splitlines()[0]
            raise PlaceFailed(f"{self._shown}: {what}: {said}") from error


def media_type_of(path: str) -> str:
    """The media type that the file's ending stands for."""
    ending = os.path.splitext(path)[1]
    return MEDIA_TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"


def _without_secrets(url: str) -> str:
    """The URL without a password: `sftp://desk:secret@host/x` is shown as `sftp://desk@host/x`."""
    parts = urlsplit(url)
    if not parts.password:
        return url
    return parts._replace(netloc=f"{parts.username}@{parts.netloc.rpartition('@')[2]}").geturl()


def _is_installed(scheme: str) -> bool:
    from importlib.util import find_spec

    return find_spec("s3fs" if _EXTRAS[scheme] == "s3" else "paramiko") is not None


def _known_hosts() -> Any:
    """What refuses a server whose key is not in ~/.ssh/known_hosts; fsspec by itself trusts whoever answers."""
    import paramiko  # type: ignore[import-untyped, import-not-found, unused-ignore]

    class KnownHosts(paramiko.MissingHostKeyPolicy):  # type: ignore[misc, unused-ignore]
        def missing_host_key(self, client: Any, hostname: str, key: Any) -> None:
            file = Path.home() / ".ssh" / "known_hosts"
            if not (file.is_file() and paramiko.HostKeys(str(file)).check(hostname, key)):
                raise paramiko.SSHException(f"the key of {hostname} is not in {file}; connect to it once with ssh")

    return KnownHosts()
