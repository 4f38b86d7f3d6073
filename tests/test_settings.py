from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.paths import Home, default_home, shipped_sources, sql_folder, templates_folder
from warehouse.settings import MIB, BadSetting, read_settings


def test_the_command_line_comes_before_the_environment(tmp_path: Path) -> None:
    environ = {"FIELDBRIEF_HOME": str(tmp_path / "env")}
    assert read_settings(tmp_path / "cli", environ).home == Home(tmp_path / "cli")
    assert read_settings(None, environ).home == Home(tmp_path / "env")
    assert read_settings(None, {}).home == Home(default_home())


def test_limits_come_from_the_environment() -> None:
    settings = read_settings(None, {"FIELDBRIEF_MAX_MB": "2", "FIELDBRIEF_TIMEOUT": "1.5", "FIELDBRIEF_PROCESSES": "3"})
    assert (settings.max_bytes, settings.timeout, settings.processes) == (2 * MIB, 1.5, 3)


@pytest.mark.parametrize("value", ["many", "0", "-1"])
def test_a_setting_that_is_no_number_is_refused_by_name(value: str) -> None:
    with pytest.raises(BadSetting, match="FIELDBRIEF_TIMEOUT"):
        read_settings(None, {"FIELDBRIEF_TIMEOUT": value})


def test_paper_is_a4_or_letter() -> None:
    assert read_settings(None, {}).paper == "a4"
    assert read_settings(None, {"FIELDBRIEF_PAPER": "Letter"}).paper == "letter"
    with pytest.raises(BadSetting, match="FIELDBRIEF_PAPER must be a4 or letter, found 'a5'"):
        read_settings(None, {"FIELDBRIEF_PAPER": "a5"})


def test_the_shipped_folders_are_there() -> None:
    assert (sql_folder() / "dbt_project.yml").is_file()
    assert templates_folder().is_dir()
    assert (shipped_sources() / "sample.yml").is_file()
