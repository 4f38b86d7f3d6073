"""The unit tests of the models, the rule that a broken one fails, and the figures of the corpus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from warehouse.paths import sql_folder
from warehouse.store.dbt import MartsFailed, build_marts
from warehouse.store.snapshots import Published


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("dbt")


@pytest.fixture(scope="module")
def copied(scratch: Path, corpus_snapshot: Published) -> Path:
    """The corpus, to be written to."""
    return Path(shutil.copy(corpus_snapshot.path, scratch / corpus_snapshot.path.name))


def test_the_logic_of_the_models(copied: Path, scratch: Path) -> None:
    assert build_marts(copied, scratch, arguments=("test", "--select", "test_type:unit")) == 7


def test_a_broken_model_is_named_with_its_message_and_frees_the_file(copied: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(sql_folder(), tmp_path / "sql"))
    (project / "models" / "marts" / "people_by_sense.sql").write_text(
        "select no_such_column from {{ ref('core_build') }}"
    )
    with pytest.raises(MartsFailed) as raised:
        build_marts(copied, tmp_path / "dbt", arguments=("run", "--select", "people_by_sense"), project=project)
    (failure,) = raised.value.failures
    assert (failure.kind, failure.name) == ("model", "people_by_sense")
    assert "no_such_column" in failure.message
    assert "FIELDBRIEF_WAREHOUSE" not in os.environ
    script = f"import duckdb; duckdb.connect({str(copied)!r}).execute('create table t (i integer)')"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_project_that_cannot_be_read_is_named(copied: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(sql_folder(), tmp_path / "sql"))
    (project / "models" / "marts" / "activities.sql").write_text("select * from {{ ref('no_such_model') }}")
    with pytest.raises(MartsFailed, match="no_such_model"):
        build_marts(copied, tmp_path / "dbt", project=project)


def test_nothing_is_printed(copied: Path, scratch: Path, capfd: pytest.CaptureFixture[str]) -> None:
    build_marts(copied, scratch, arguments=("run", "--select", "core_build"))
    assert capfd.readouterr() == ("", "")


def test_regions_of_the_corpus(corpus: duckdb.DuckDBPyConnection) -> None:
    rows = corpus.execute("""
        select region_code, region_name, activity_count, undated_count, first_year, last_year
        from marts.activities_by_region where scheme = 'm49' order by region_code""").fetchall()
    assert rows == [
        ("002", "Africa as a whole", 1, 0, 2018, 2018),
        ("011", "Western Africa", 1, 0, 2018, 2018),
        ("014", "Eastern Africa", 2, 0, 2018, 2019),
        ("039", "Southern Europe", 1, 0, 2018, 2018),
        ("155", "Western Europe", 1, 0, 2019, 2019),
        ("global", "global", 1, 1, None, None),
        ("unplaced", "unplaced", 1, 1, None, None),
    ]


def test_countries_of_the_corpus_by_role(corpus: duckdb.DuckDBPyConnection) -> None:
    rows = corpus.execute("""
        select iso3, activity_count, venue_count, donor_count, mention_count
        from marts.activities_by_country order by iso3""").fetchall()
    assert rows == [
        ("AUT", 1, 0, 0, 0),
        ("FRA", 0, 0, 1, 0),
        ("KEN", 1, 0, 0, 0),
        ("NGA", 1, 0, 0, 0),
        ("SEN", 1, 0, 0, 0),
        ("UGA", 1, 0, 0, 0),
        ("XKX", 1, 0, 0, 0),
    ]


def test_what_each_source_gave(corpus: duckdb.DuckDBPyConnection) -> None:
    rows = corpus.execute("""
        select source_id, doc_name, item_count, kept_item_count, report_count, activity_count, issue_count
        from marts.sources order by receipt_number""").fetchall()
    assert rows == [
        ("pages", "news.txt", 7, 7, 5, 4, 1),
        ("pages", "news.txt", 7, 0, 0, 0, 7),
        ("inventory", "inventory.txt", 3, 3, 3, 2, 0),
    ]
    quality = corpus.execute("""
        select dimension, code, activity_count, report_count, open_issue_count
        from marts.data_quality order by dimension, code""").fetchall()
    assert quality == [
        ("all", "all", 6, 8, 9),
        ("language", "en", 5, 6, None),
        ("language", "es", 1, 1, None),
        ("language", "fr", 1, 1, None),
        ("source", "inventory", 2, 3, 1),
        ("source", "pages", 4, 5, 8),
    ]


def test_a_theme_without_activities_is_shown_with_zero(corpus: duckdb.DuckDBPyConnection) -> None:
    rows = corpus.execute(
        "select theme_code, activity_count, main_activity_count from marts.activities_by_theme"
    ).fetchall()
    assert sorted(rows) == [("CHI", 2, 1), ("FIN", 0, 0), ("SOM", 1, 0), ("TIP", 3, 3), ("VAW", 1, 1)]
