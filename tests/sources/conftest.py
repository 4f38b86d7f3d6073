from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.loopback import Answer, serve
from warehouse.paths import Home
from warehouse.settings import Settings
from warehouse.store.documents import DocumentStore


@dataclass
class Site:
    """A small web site on loopback; `pages` maps paths to (status, headers, body)."""

    address: str
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def count(self, path: str) -> int:
        return sum(asked == path for asked, _ in self.asked)


@pytest.fixture
def site() -> Iterator[Site]:
    def answer(path: str, sent: dict[str, str]) -> Answer:
        here.asked.append((path, sent))
        status, headers, body = here.pages.get(path, (404, {}, b""))
        if headers.get("ETag") and sent.get("if-none-match") == headers["ETag"]:
            return 304, headers, b""
        return status, headers, body

    with serve(answer) as address:
        here = Site(address)
        yield here


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=Home(tmp_path / "home"), max_bytes=1024 * 1024, timeout=5, attempts=2)


@pytest.fixture
def store(settings: Settings) -> DocumentStore:
    return DocumentStore(settings.home.documents)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write_file(name: str, data: bytes) -> Path:
        path = tmp_path / "texts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    return write_file
