"""An edit makes a brief anew where it shapes its page, and only there."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.briefs import version
from warehouse.briefs.definitions import load_definitions
from warehouse.briefs.version import BESIDE_THE_PAGE, shaping_files, template_version

ROOT = Path(__file__).parents[2]
SECTIONS = load_definitions()["global"].sections
# What the page's code may import that is not hashed: where folders lie, when a brief is due, what a definition may
# say, how a stored document is read again; all that these contribute to a page is in the fingerprint or the facts of
# the edition.
PLUMBING = {
    "warehouse/collector.py",
    "warehouse/paths.py",
    "warehouse/schedule.py",
    "warehouse/briefs/definitions.py",
    "warehouse/explain/explanation.py",
}

SPY = """
import os, sys
opened = set()
def note(event, args):
    if event == "open" and isinstance(args[0], str):
        opened.add(os.path.abspath(args[0]))
sys.addaudithook(note)
from tests.briefs.conftest import make_rows, make_sample
from warehouse.briefs.definitions import load_definitions
from warehouse.briefs.edition import EditionFacts
from warehouse.briefs.make import make_brief
language = sys.argv[1]
make_brief(load_definitions()["global"].in_language(language), make_rows(make_sample()), EditionFacts(language, 1))
print("\\n".join(sorted(opened)))
"""


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> Iterator[str]:
    """The project's modules that a file imports anywhere, as paths."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            found = ROOT / f"{name.replace('.', '/')}.py"
            if name.startswith("warehouse") and found.is_file():
                yield named(found)


def test_the_code_of_a_page_imports_nothing_that_is_not_hashed() -> None:
    hashed = {named(path) for path in shaping_files("brief", "en", SECTIONS)}
    missed = {
        (path, name)
        for path in hashed
        if path.endswith(".py")
        for name in imported(ROOT / path)
        if name not in hashed | PLUMBING
    }
    assert missed == set()
    assert not [name for name in BESIDE_THE_PAGE if not (ROOT / "warehouse" / "briefs" / name).is_file()]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_page_opens_no_file_of_the_project_that_is_not_hashed(language: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SPY, language], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    opened = {Path(line) for line in done.stdout.splitlines() if line.startswith(f"{ROOT}/")}
    hashed = set(shaping_files("brief", language, SECTIONS))
    # Definitions are part of the fingerprint by themselves; the environment may stand in the checkout.
    aside = {ROOT / "warehouse" / "briefs" / "definitions", Path(sys.prefix)}
    data = {path for path in opened if path.is_file() and path.suffix not in (".py", ".pyc")}
    data = {path for path in data if not aside & set(path.parents)}
    assert ROOT / "templates" / "brief" / "brief.html.j2" in data
    assert {named(path) for path in data - hashed} == set()


@pytest.mark.parametrize(
    ("edited", "language", "is_new"),
    [
        ("templates/brief/sections/people.html.j2", "en", True),
        ("templates/brief/brief.css", "en", True),
        ("templates/locale/ru.po", "en", False),
        ("templates/locale/ru.po", "ru", True),
        ("templates/locale/ru.yml", "ru", True),
        ("warehouse/briefs/views.py", "en", True),
        ("warehouse/briefs/workbook.py", "en", False),
        ("warehouse/briefs/definitions/global.yml", "en", False),
    ],
)
def test_an_edit_counts_where_it_shows(
    monkeypatch: pytest.MonkeyPatch, edited: str, language: str, is_new: bool
) -> None:
    before = template_version("brief", language, SECTIONS)
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: read(self) + (b" " if self == ROOT / edited else b""))
    assert (version.template_version.__wrapped__("brief", language, SECTIONS) != before) is is_new


def test_a_section_that_a_brief_has_not_does_not_shape_it() -> None:
    named_few = {named(path) for path in shaping_files("brief", "en", ("highlights", "activities"))}
    assert "templates/brief/sections/activities.html.j2" in named_few
    assert "templates/brief/sections/people.html.j2" not in named_few
