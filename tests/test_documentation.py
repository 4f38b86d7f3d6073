"""What a user can set or call is written down."""

from __future__ import annotations

import re
from pathlib import Path

from typer.main import get_command

from flows.cli import app
from warehouse.sources.definitions import SourceFile

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}


def test_every_command_is_named_in_the_documentation() -> None:
    everything = README + "".join(PAGES.values())
    commands = set(getattr(get_command(app), "commands", {}))
    assert commands
    assert {
        name for name in commands if not re.search(rf"`(fieldbrief )?{name}\b|fieldbrief {name}\b", everything)
    } == set()


def test_every_command_says_what_it_does_and_each_option_has_help() -> None:
    for name, command in getattr(get_command(app), "commands", {}).items():
        assert command.help, name
        for parameter in command.params:
            assert getattr(parameter, "help", "") or parameter.name == "args", f"{name} {parameter.name}"


def test_every_setting_is_in_the_settings_page() -> None:
    code = "".join(
        path.read_text(encoding="utf-8") for folder in ("flows", "warehouse") for path in (ROOT / folder).rglob("*.py")
    )
    used = set(re.findall(r"\bFIELDBRIEF_[A-Z_]+\b", code + (ROOT / "fieldbrief").read_text(encoding="utf-8")))
    assert used - {"FIELDBRIEF_WAREHOUSE"} == {name for name in used if f"`{name}`" in PAGES["settings.md"]}


def test_every_key_of_a_source_is_in_the_sources_page() -> None:
    assert {name for name in SourceFile.model_fields if f"`{name}`" not in PAGES["sources.md"]} == set()


def test_links_between_pages_lead_somewhere() -> None:
    for name, text in {"../README.md": README, **PAGES}.items():
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert ((ROOT / "docs" / name).parent / target).resolve().exists(), f"{name}: {target}"


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.findall(r'^  "[a-z][^"]*",(.*)$', text, flags=re.MULTILINE)
    assert len(listed) > 20
    assert all("# " in rest for rest in listed)
