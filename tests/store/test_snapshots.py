"""A snapshot is all or nothing."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.store.corpus import corpus_documents, corpus_intake
from tests.store.factory import BUILT_AT, make_build, make_document, make_intake
from warehouse.paths import Home
from warehouse.records import ReadDocument
from warehouse.store.dbt import MartsFailed, NodeDone
from warehouse.store.lock import Locked, hold_writer_lock
from warehouse.store.snapshots import (
    CURRENT,
    FACTS_NAME,
    FILE_NAME,
    NEXT,
    NothingStaged,
    Published,
    drop_staged,
    name_snapshot,
    open_snapshot,
    prune_snapshots,
    publish_snapshot,
    published_snapshot,
    stage_snapshot,
    staged_snapshot,
)


def pretend_published(folder: Path, *days: int) -> list[str]:
    """Snapshot folders with facts and no warehouse, one a day; the last is the current one."""
    names = []
    for day in days:
        build = make_build("ab" * 8, BUILT_AT + dt.timedelta(days=day))
        names.append(build.snapshot_id)
        (folder / build.snapshot_id).mkdir(parents=True)
        facts = {
            "snapshot_id": build.snapshot_id,
            "data_fingerprint": build.data_fingerprint,
            "reader_fingerprint": build.reader_fingerprint,
            "program_version": build.program_version,
            "built_at": build.built_at.isoformat(),
        }
        (folder / build.snapshot_id / FACTS_NAME).write_text(json.dumps(facts), encoding="utf-8")
    (folder / CURRENT).symlink_to(names[-1])
    return names


def test_a_published_snapshot_says_what_it_was_made_from(corpus_snapshot: Published) -> None:
    assert corpus_snapshot.snapshot_id == name_snapshot(BUILT_AT, "c0" * 8) == "20210201T060000Z-c0c0c0c0"
    assert corpus_snapshot.path.parent.name == corpus_snapshot.snapshot_id
    assert corpus_snapshot.built_at == BUILT_AT
    with open_snapshot(corpus_snapshot) as connection:
        assert connection.execute("select snapshot_id from raw.build").fetchall() == [(corpus_snapshot.snapshot_id,)]
        with pytest.raises(duckdb.Error, match="read-only"):
            connection.execute("create table t (i integer)")


def test_a_failing_data_test_publishes_nothing_and_names_itself(
    warehouse_home: Home, synthetic_snapshot: Published
) -> None:
    folder, later = warehouse_home.snapshots, BUILT_AT + dt.timedelta(days=9)
    documents = [*corpus_documents(), make_document("bad.txt", [{"id": "x", "text": "In Utopia.", "places": ["UTO"]}])]
    stage_snapshot(folder, make_intake(documents), make_build("bad0" * 4, later), "test")
    with pytest.raises(MartsFailed) as raised:
        publish_snapshot(folder, warehouse_home.scratch / "dbt", "test", later)
    assert published_snapshot(folder) == synthetic_snapshot
    assert any("stg_places_iso3" in failure.name for failure in raised.value.failures)
    assert "Got 1 result" in str(raised.value)
    assert staged_snapshot(folder) is not None
    drop_staged(folder, "test", later)
    assert staged_snapshot(folder) is None


def test_progress_names_every_node_once(warehouse_home: Home, synthetic_snapshot: Published) -> None:
    seen: list[NodeDone] = []
    later = BUILT_AT + dt.timedelta(days=20)
    stage_snapshot(warehouse_home.snapshots, make_intake([]), make_build("e0" * 8, later), "test")
    empty = publish_snapshot(warehouse_home.snapshots, warehouse_home.scratch / "dbt", "test", later, seen.append)
    assert len({node.name for node in seen}) == len(seen) == seen[0].total
    assert {node.kind for node in seen} == {"model", "seed", "test"}
    # no document at all is a snapshot too, with every table empty
    with open_snapshot(empty) as connection:
        assert connection.execute("select count(*) from marts.activities").fetchall() == [(0,)]


def test_staging_cut_short_leaves_nothing_to_publish(tmp_path: Path) -> None:
    def breaks() -> Iterator[ReadDocument]:
        yield from corpus_documents()
        raise OSError("the disk is full")

    intake = corpus_intake()
    cut = type(intake)(breaks(), intake.activity_of, (), intake.vocabulary, intake.area_regions)
    with pytest.raises(OSError, match="the disk is full"):
        stage_snapshot(tmp_path, cut, make_build(), "test")
    assert (tmp_path / NEXT / FILE_NAME).exists()
    assert staged_snapshot(tmp_path) is None
    with pytest.raises(NothingStaged):
        publish_snapshot(tmp_path, tmp_path / "dbt", "test", BUILT_AT)


def test_the_next_writer_clears_what_a_crash_left(tmp_path: Path) -> None:
    (tmp_path / NEXT).mkdir()
    (tmp_path / NEXT / FILE_NAME).write_bytes(b"half a file")
    (tmp_path / ".gone-20200101").mkdir()
    (tmp_path / ".pointing-1").symlink_to("nowhere")
    stage_snapshot(tmp_path, make_intake([]), make_build(), "test")
    assert sorted(path.name for path in tmp_path.iterdir()) == [NEXT, "writer.lock"]
    assert staged_snapshot(tmp_path) is not None


def test_readers_keep_the_snapshot_they_opened(tmp_path: Path, corpus_snapshot: Published) -> None:
    (name,) = pretend_published(tmp_path, 0)
    shutil.copy(corpus_snapshot.path, tmp_path / name / FILE_NAME)
    published = published_snapshot(tmp_path)
    assert published is not None
    assert published.path == tmp_path / name / FILE_NAME
    with open_snapshot(published) as connection:
        shutil.rmtree(tmp_path / name)
        assert connection.execute("select count(*) from marts.activities").fetchall() == [(6,)]


def test_writing_is_refused_while_somebody_writes(tmp_path: Path) -> None:
    with hold_writer_lock(tmp_path, "another build", BUILT_AT):
        for write in (
            lambda: stage_snapshot(tmp_path, make_intake([]), make_build(), "test"),
            lambda: publish_snapshot(tmp_path, tmp_path / "dbt", "test", BUILT_AT),
            lambda: prune_snapshots(tmp_path, 1, (), "test", BUILT_AT),
        ):
            with pytest.raises(Locked, match="another build"):
                write()


def test_pruning_keeps_the_newest_the_current_and_what_editions_rest_on(tmp_path: Path) -> None:
    names = pretend_published(tmp_path, 0, 1, 2, 3, 4)
    (tmp_path / CURRENT).unlink()
    (tmp_path / CURRENT).symlink_to(names[1])
    removed = prune_snapshots(tmp_path, 2, [names[0]], "test", BUILT_AT)
    assert removed == [names[2]]
    left = {path.name for path in tmp_path.iterdir() if path.is_dir()}
    assert left == {names[0], names[1], names[3], names[4], CURRENT}
    assert prune_snapshots(tmp_path, 9, (), "test", BUILT_AT) == []


@pytest.mark.parametrize("name", ["../x", "a/b", ".", "..", "/etc", ""])
def test_an_id_never_becomes_a_path(tmp_path: Path, name: str) -> None:
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "x").mkdir()
    pretend_published(tmp_path / "x", 0)
    assert published_snapshot(tmp_path / "snapshots", name) is None
