"""Places in memory, and what a reader or a robot finds there."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from uuid import uuid4

from fsspec.implementations.memory import MemoryFileSystem

from warehouse.dispatch.place import Place, PlaceFailed
from warehouse.dispatch.site.frame import Site
from warehouse.dispatch.site.plan import plan_site
from warehouse.dispatch.site.publication import MANIFEST, Published, publish

_LINK = re.compile(r'(?:href|src|data-index)="([^"#]+)')


class Memory(Place):
    """A bucket in memory that can be made to fail after so many changes."""

    def __init__(self) -> None:
        self._folder = f"/{uuid4().hex}"
        super().__init__(f"memory:/{self._folder}")
        self.left: int | None = None
        self.changed: list[str] = []

    def files(self) -> dict[str, bytes]:
        """What is there by path, without the manifest."""
        store = MemoryFileSystem.store
        held = {path.removeprefix(f"{self._folder}/"): path for path in store if path.startswith(f"{self._folder}/")}
        return {name: store[path].getvalue() for name, path in held.items() if name != MANIFEST}

    def write(self, path: str, data: bytes) -> None:
        self._count(path)
        super().write(path, data)

    def remove(self, path: str) -> None:
        self._count(path)
        super().remove(path)

    def _count(self, path: str) -> None:
        if self.left == 0:
            raise PlaceFailed("the line was cut")
        if self.left is not None:
            self.left -= 1
        if path != MANIFEST:
            self.changed.append(path)


def put(site: Site, place: Place, advance: Callable[[str], object] = str, afresh: bool = False) -> Published:
    """Publish a site."""
    return publish(list(plan_site(site)), place, advance, afresh)


def find_dangling(files: dict[str, bytes], start: str = "index.html") -> set[tuple[str, str]]:
    """Pages that can be reached from the start, with each of their links that leads nowhere."""
    seen, ahead, dangling = {start}, [start], set()
    while ahead:
        page = ahead.pop()
        for link in _LINK.findall(files[page].decode()):
            target = follow(page, link)
            if target is None or target in seen:
                continue
            if target not in files:
                dangling.add((page, target))
                continue
            seen.add(target)
            if target.endswith(".html"):
                ahead.append(target)
    return dangling


def follow(page: str, link: str) -> str | None:
    """The path that a page's link leads to, None where it leaves the site."""
    if re.match(r"[a-z]+:", link):
        return None
    path = normpath(join(dirname(page), unquote(unescape(link))))
    if link.endswith("/"):
        path = f"{path}/index.html"
    return path.removeprefix("./")
