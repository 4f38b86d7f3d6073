"""Which version of template, words and code a page is set with, so that only what shapes it makes it anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from warehouse.paths import sql_folder, templates_folder

# Code beside the page's: the files that go with it, the catalogues, and how definitions are read and drawn for
# members. What a definition says is part of the fingerprint itself.
BESIDE_THE_PAGE = frozenset(
    {
        "about.py",
        "catalogue.py",
        "citations.py",
        "definitions.py",
        "families.py",
        "iati.py",
        "package.py",
        "register.py",
        "tables.py",
        "workbook.py",
    }
)
# The list of themes is that of a language which names all of them.
_THEME_NAMES = "fr.yml"
_CODE = Path(__file__).parent


@cache
def template_version(template: str, language: str, sections: tuple[str, ...]) -> str:
    """The start of a SHA-256 over the files that shape a brief of these sections in a language."""
    digest = hashlib.sha256()
    for path in shaping_files(template, language, sections):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def shaping_files(template: str, language: str, sections: tuple[str, ...]) -> Iterator[Path]:
    """The template without sections that the brief has not, words and names of the language, the code, in order."""
    folder = templates_folder() / template
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (path.parent == folder or path.name.partition(".")[0] in sections):
            yield path
    for name in dict.fromkeys((f"{language}.po", f"{language}.yml", _THEME_NAMES)):
        if (path := templates_folder() / "locale" / name).is_file():
            yield path
    for path in sorted(_CODE.rglob("*")):
        if path.suffix in (".py", ".txt") and path.name not in BESIDE_THE_PAGE:
            yield path
    beside = ("explain/marks.py", "explain/passages.py", "records.py", "rows.py", "templating.py", "yaml_file.py")
    yield from (_CODE.parent / name for name in beside)
    yield templates_folder() / "site" / "icon.svg"
    yield sql_folder() / "seeds" / "m49_countries.csv"
