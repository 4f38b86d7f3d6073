"""An item is found by id, by the start of it, or by where it stands; near ones are named."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from warehouse.explain.finding import UnknownItem, find_item


@dataclass(frozen=True)
class Spot:
    item_id: str
    doc_name: str
    first_line: int
    last_line: int
    part: int | None = None
    source_id: str = "pages"


SPOTS = [
    Spot("0a1b2c3d4e5f", "004_news.txt", 1, 3),
    Spot("0a1f00000000", "004_news.txt", 5, 5, part=1),
    Spot("77aa00000000", "004_news.txt", 5, 5, part=2),
    Spot("bb0000000000", "002_news.txt", 1, 9),
    Spot("cc0000000000", "002_news.txt", 1, 9, source_id="others"),
]


@pytest.mark.parametrize(
    ("asked", "item_id"),
    [
        ("0a1b2c3d4e5f", "0a1b2c3d4e5f"),
        ("0a1b", "0a1b2c3d4e5f"),
        ("77AA", "77aa00000000"),
        ("004:2", "0a1b2c3d4e5f"),
        ("004_news.txt:3", "0a1b2c3d4e5f"),
        ("004:5.2", "77aa00000000"),
        ("others/002_news.txt:4", "cc0000000000"),
    ],
)
def test_found(asked: str, item_id: str) -> None:
    assert find_item(asked, SPOTS) == item_id


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("0a1", "2 items begin with '0a1': 0a1b2c3d4e5f (004_news.txt:1-3), 0a1f00000000 (004_news.txt:5.1)"),
        ("0a1c", "near it: 0a1b2c3d4e5f"),
        ("", "no item ''"),
        ("004:5", "004:5 holds 2 items"),
        ("004:4", "no item at 004:4; items end at line 5; near it: 0a1b2c3d4e5f"),
        ("002:4", "2 documents are called '002': pages/002_news.txt, others/002_news.txt"),
        ("005_news.txt:4", "no document '005_news.txt'; did you mean 00"),
    ],
)
def test_not_found_names_the_near_ones(asked: str, said: str) -> None:
    with pytest.raises(UnknownItem) as error:
        find_item(asked, SPOTS)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_nothing_is_found_where_there_is_nothing() -> None:
    with pytest.raises(UnknownItem):
        find_item("0a", [])
    with pytest.raises(UnknownItem):
        find_item("004:1", [])
