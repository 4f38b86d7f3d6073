"""Subscriptions as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.dispatch.subscriptions import Channel, load_subscriptions
from warehouse.yaml_file import BadFile

WHOLE = """
lists:
  dakar:
    - {to: awa@desk.example, name: Awa, language: fr, countries: [SEN, MLI]}
    - ben@desk.example
subscriptions:
  monthly:
    brief: country
    to: [dakar, {to: Ben@desk.example}, chi@desk.example]
    schedule: {cron: '0 7 1 * *', zone: Africa/Dakar, catch_up: all}
    if_unchanged: note
    max_staleness_days: 10
  shelf:
    brief: global
    channel: folder
    to: [s3://briefs/global]
"""


def load(tmp_path: Path, text: str):
    path = tmp_path / "subscriptions.yml"
    path.write_text(text, encoding="utf-8")
    return load_subscriptions(path)


def test_lists_are_unfolded_languages_filled_in_and_nobody_stands_twice(tmp_path: Path):
    found = load(tmp_path, WHOLE)
    rows = found.recipients("monthly")
    assert [(row.to.lower(), row.language) for row in rows] == [
        ("awa@desk.example", "fr"),
        ("ben@desk.example", "en"),
        ("chi@desk.example", "en"),
    ]
    assert rows[0].to_scope().countries == ("SEN", "MLI")
    assert found.subscriptions["shelf"].channel is Channel.FOLDER
    assert found.subscriptions["shelf"].schedule is None


def test_no_file_is_no_subscription(tmp_path: Path):
    assert load_subscriptions(tmp_path / "subscriptions.yml").subscriptions == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("subscriptions: {m: {brief: global, to: [a@b.example], colour: red}}", "subscriptions.yml:1: .*colour"),
        ("subscriptions: {m: {brief: global, to: []}}", "to"),
        ("subscriptions:\n  m:\n    brief: global\n    to: [a@b.example]\n    schedule: {cron: x}", ":5: .*cron"),
        ("lists: {a: [x@y.example], b: [a]}", "holds recipients only"),
    ],
)
def test_what_cannot_be_meant_is_named_with_its_line(tmp_path: Path, text: str, told: str):
    with pytest.raises(BadFile, match=told):
        load(tmp_path, text)
