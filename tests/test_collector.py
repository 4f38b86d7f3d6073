from __future__ import annotations

import gc

import pytest

from warehouse.collector import LeftOvers


def test_left_overs_are_collected_before_there_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    left_overs, collected = LeftOvers(limit=100), []
    monkeypatch.setattr(gc, "collect", lambda: collected.append(left_overs.size))
    for size in (60, 40, 60, 500):
        left_overs.make_room(size)
    assert collected == [100, 60]
    assert left_overs.size == 500
