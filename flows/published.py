"""The published snapshot, opened for reading."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flows.job import NothingYet
from warehouse.settings import Settings

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from warehouse.store.snapshots import Published


@contextmanager
def open_published(settings: Settings) -> Iterator[tuple[DuckDBPyConnection, Published]]:
    """A read-only connection to the published snapshot, and its facts; raises NothingYet without one."""
    from warehouse.store.snapshots import open_snapshot

    published = published_or_fail(settings)
    connection = open_snapshot(published)
    try:
        yield connection, published
    finally:
        connection.close()


def published_or_fail(settings: Settings) -> Published:
    """The facts of the published snapshot; raises NothingYet without one."""
    from warehouse.store.snapshots import published_snapshot

    published = published_snapshot(settings.home.snapshots)
    if published is None:
        raise NothingYet(f"no snapshot is published in {settings.home.root} yet; run `fieldbrief run` first")
    return published
