"""Published snapshots that several rooms' tests read; each is built once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import duckdb
import pytest
from hypothesis import settings

from tests.store.corpus import corpus_intake, synthetic_intake
from tests.store.factory import BUILT_AT, make_build
from warehouse.paths import Home
from warehouse.store.snapshots import Published, open_snapshot, publish_snapshot, stage_snapshot

# How long an example takes says nothing of the code where both cores are at work; `fieldbrief bench` measures speed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Slow modules first, dealt out to the workers: begun last, or one after the other, they keep the others waiting.

    Each worker begins with a slice of the tests, all of one size, and takes from the ends of others' when it is done.
    """
    workers: int = getattr(config, "workerinput", {"workercount": 1})["workercount"]
    slow: dict[Path, list[pytest.Item]] = {}
    quick: list[pytest.Item] = []
    for item in items:
        (slow.setdefault(item.path, []) if item.get_closest_marker("slow") else quick).append(item)
    hands: list[list[pytest.Item]] = [[] for _ in range(workers)]
    for at, module in enumerate(slow.values()):
        hands[at % workers] += module
    rest, left = iter(quick), len(items)
    items.clear()
    for at, hand in enumerate(hands):
        share = left // (workers - at)
        items += [*hand, *islice(rest, max(0, share - len(hand)))]
        left -= share
    items += rest


@pytest.fixture(scope="session")
def warehouse_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """One home for all builds: dbt keeps its parsed project, which is 3.7 s each time it is lost."""
    return Home(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def corpus_snapshot(warehouse_home: Home) -> Published:
    """The hand-made corpus of tests/store/corpus.py, published."""
    stage_snapshot(warehouse_home.snapshots, corpus_intake(), make_build("c0" * 8), "test")
    return publish_snapshot(warehouse_home.snapshots, warehouse_home.scratch / "dbt", "test", BUILT_AT)


@pytest.fixture(scope="session")
def synthetic_snapshot(warehouse_home: Home, corpus_snapshot: Published) -> Published:
    """Four hundred made-up items, a tenth of them merged, published after the corpus."""
    later = BUILT_AT + dt.timedelta(days=1)
    stage_snapshot(warehouse_home.snapshots, synthetic_intake(400), make_build("5e" * 8, later), "test")
    return publish_snapshot(warehouse_home.snapshots, warehouse_home.scratch / "dbt", "test", later)


@pytest.fixture(scope="session")
def corpus(corpus_snapshot: Published) -> Iterator[duckdb.DuckDBPyConnection]:
    """A reader of the corpus."""
    with open_snapshot(corpus_snapshot) as connection:
        yield connection


@pytest.fixture(scope="session")
def synthetic(synthetic_snapshot: Published) -> Iterator[duckdb.DuckDBPyConnection]:
    """A reader of the made-up items."""
    with open_snapshot(synthetic_snapshot) as connection:
        yield connection
