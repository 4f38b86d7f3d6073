"""The layers hold, and every model is documented with its grain and tested."""

from __future__ import annotations

from typing import Any

import pytest

from warehouse.paths import Home, sql_folder
from warehouse.store.dbt import parse_project
from warehouse.store.snapshots import Published

Nodes = dict[str, dict[str, Any]]


@pytest.fixture(scope="session")
def manifest(warehouse_home: Home, corpus_snapshot: Published) -> dict[str, Any]:
    """What dbt makes of the project, as it writes it into manifest.json."""
    parsed = parse_project(corpus_snapshot.path, warehouse_home.scratch / "manifest")
    found: dict[str, Any] = parsed.writable_manifest().to_dict()
    return found


@pytest.fixture
def nodes(manifest: dict[str, Any]) -> Nodes:
    """Models and seeds by name."""
    return {n["name"]: n for n in manifest["nodes"].values() if n["resource_type"] in ("model", "seed")}


def layer(unique_id: str, nodes: Nodes) -> str:
    kind, _, name = unique_id.split(".", 2)
    return str(nodes[name]["schema"]) if kind == "model" else kind


@pytest.mark.parametrize(
    ("reader", "allowed"),
    [("marts", {"core"}), ("core", {"staging", "core"}), ("staging", {"source", "seed", "staging"})],
)
def test_each_layer_reads_the_one_below(nodes: Nodes, reader: str, allowed: set[str]) -> None:
    models = [node for node in nodes.values() if node["schema"] == reader]
    assert models
    for node in models:
        read = {layer(parent, nodes) for parent in node["depends_on"]["nodes"]}
        assert read <= allowed, f"{node['name']} reads {read - allowed}"
        assert read, f"{node['name']} reads nothing"


def test_file_model_and_table_share_a_name(nodes: Nodes) -> None:
    for node in nodes.values():
        path = sql_folder() / node["original_file_path"]
        assert path.stem == node["name"] == node["alias"]
        if node["resource_type"] == "model":
            assert path.with_suffix(".yml").exists()
            assert path.parent.name == node["schema"]


def test_every_model_and_seed_says_its_grain(nodes: Nodes) -> None:
    for node in nodes.values():
        last = node["description"].strip().rsplit("Grain: ", 1)
        assert len(last) == 2 and last[1].endswith("."), f"{node['name']} does not end with its grain"


def test_every_model_and_seed_has_its_key_tested(manifest: dict[str, Any], nodes: Nodes) -> None:
    tested = {
        manifest["nodes"][test["attached_node"]]["name"]
        for test in manifest["nodes"].values()
        if test["resource_type"] == "test" and test.get("attached_node") and test["test_metadata"]["name"] == "key"
    }
    # issues and merges of one kind may be alike in every column
    assert nodes.keys() - tested <= {"stg_issues", "core_issues"}


def test_every_source_table_is_described_and_read(manifest: dict[str, Any]) -> None:
    read = {parent for node in manifest["nodes"].values() for parent in node.get("depends_on", {}).get("nodes", ())}
    for unique_id, source in manifest["sources"].items():
        assert "Grain: " in source["description"], source["name"]
        assert unique_id in read, f"{source['name']} is read by no model"


def test_every_mart_is_exposed(manifest: dict[str, Any], nodes: Nodes) -> None:
    exposed = {parent for exposure in manifest["exposures"].values() for parent in exposure["depends_on"]["nodes"]}
    marts = {node["unique_id"] for node in nodes.values() if node["schema"] == "marts"}
    assert marts <= exposed


def test_nothing_is_written_into_the_project(manifest: dict[str, Any]) -> None:
    assert not {path.name for path in sql_folder().iterdir()} & {"target", "logs", "dbt_packages", ".user.yml"}


def test_sql_is_in_lower_case_and_ends_by_selecting_all() -> None:
    for path in (sql_folder() / "models").rglob("*.sql"):
        text = path.read_text(encoding="utf-8")
        assert "SELECT" not in text
        assert text.rstrip().splitlines()[-1].startswith(("select * from", "{{ activity_tags("))
