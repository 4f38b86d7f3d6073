from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.paths import shipped_sources
from warehouse.sources.definitions import UnknownSource, choose_sources, load_sources, undeclared_source
from warehouse.yaml_file import BadFile


def declare(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.yml"
    path.write_text(text)
    return path


def test_the_shipped_sample_is_read_only_while_nothing_else_is_declared(tmp_path: Path) -> None:
    assert [s.source_id for s in load_sources([shipped_sources(), tmp_path]).values()] == ["sample"]
    declare(tmp_path, "news", "title: News\nurl: https://agency.example/news\n")
    assert list(load_sources([shipped_sources(), tmp_path])) == ["news"]


def test_a_users_file_overrides_a_shipped_one_and_can_switch_it_off(tmp_path: Path) -> None:
    declare(tmp_path / "a", "news", "title: First\npath: texts\n")
    declare(tmp_path / "b", "news", "title: Second\npath: texts\n")
    assert load_sources([tmp_path / "a", tmp_path / "b"])["news"].title == "Second"
    declare(tmp_path / "b", "news", "title: Second\npath: texts\nis_enabled: false\n")
    assert load_sources([tmp_path / "a", tmp_path / "b"]) == {}


def test_a_path_is_relative_to_its_yaml_file(tmp_path: Path) -> None:
    declare(tmp_path, "news", "title: News\npath: texts/*.txt\n")
    assert load_sources([tmp_path])["news"].place == str(tmp_path / "texts" / "*.txt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: News\npath: x\ncolour: red\n", ":3: colour: unknown key"),
        ("title: News\n", "expected exactly one of path and url"),
        ("title: News\npath: x\nurl: https://agency.example\n", "expected exactly one of path and url"),
        ("title: News\nurl: ftp://agency.example\n", "must begin with http:// or https://"),
    ],
)
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, text: str, expected: str) -> None:
    path = declare(tmp_path, "news", text)
    with pytest.raises(BadFile) as caught:
        load_sources([tmp_path])
    assert str(path) in str(caught.value) and expected in str(caught.value)


def test_a_file_name_that_is_no_id_is_refused(tmp_path: Path) -> None:
    declare(tmp_path, "My News", "title: News\npath: x\n")
    with pytest.raises(BadFile, match="lower-case letters"):
        load_sources([tmp_path])


def test_sources_are_chosen_by_id_path_or_url(tmp_path: Path) -> None:
    declare(tmp_path, "news", "title: News\npath: x\n")
    declared = load_sources([tmp_path])
    file = tmp_path / "one page.txt"
    file.write_text("text")
    chosen = choose_sources(declared, ["news", str(file), "https://agency.example/list?page=2"])
    assert [source.is_remote for source in chosen] == [False, False, True]
    assert chosen[1].source_id.startswith("one-page-txt-")
    with pytest.raises(UnknownSource, match=r"'nowhere'.*news"):
        choose_sources(declared, ["nowhere"])


def test_an_undeclared_source_keeps_its_id_from_run_to_run(tmp_path: Path) -> None:
    assert (
        undeclared_source(str(tmp_path)).source_id
        == undeclared_source(str(tmp_path / "..") + "/" + tmp_path.name).source_id
    )
