"""The interface words of all templates and of the code that fills them, as a gettext template.

`python -m warehouse.briefs.catalogue` writes templates/locale/messages.pot anew; a language is a
file beside it, LANGUAGE.po (`pybabel init`/`update` make and renew it).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from warehouse.paths import templates_folder

Message = str | tuple[str, ...]

_CODE = Path(__file__).parent
_KEYWORDS = {"_": None, "gettext": None, "say": None, "ngettext": (1, 2), "_plural": (1, 2)}


def extract_messages() -> dict[Message, list[str]]:
    """Every message with the files that use it, in the order of file names; plural messages are pairs."""
    from babel.messages.extract import extract_from_file

    found: dict[Message, list[str]] = {}
    for path, method in _files():
        options = {"trimmed": "true", "extensions": "jinja2.ext.do", "trim_blocks": "true", "lstrip_blocks": "true"}
        for _, message, _, _ in extract_from_file(method, str(path), keywords=_KEYWORDS, options=options):
            places = found.setdefault(message, [])
            if path.name not in places:
                places.append(path.name)
    return found


def _files() -> Iterator[tuple[Path, str]]:
    for path in sorted(templates_folder().rglob("*.html.j2")):
        yield path, "jinja2.ext:babel_extract"
    for path in sorted(_CODE.glob("*.py")):
        yield path, "python"


def write_template(path: Path) -> int:
    """Writes the gettext template without a date, so that equal words give equal bytes; returns how many messages."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalogue = Catalog(project="Fieldbrief", charset="utf-8")
    messages = extract_messages()
    for message, places in messages.items():
        catalogue.add(message, locations=[(place, 1) for place in places])
    with path.open("wb") as out:
        write_po(out, catalogue, omit_header=True, include_lineno=False, width=0)
    return len(messages)


if __name__ == "__main__":
    write_template(templates_folder() / "locale" / "messages.pot")
