"""The interface words of all templates and of the code that fills them, as a gettext template.

`python -m warehouse.briefs.catalogue` writes templates/locale/messages.pot anew and brings each LANGUAGE.po beside
it up to date; with a language (`... catalogue pt`) it begins that one's file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from warehouse.paths import templates_folder

Message = str | tuple[str, ...]

_CODE = (Path(__file__).parent, Path(__file__).parents[1] / "dispatch")
# Babel's own rule for Arabic swaps the last two forms (11 to 99, and 100 to 102).
_PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
}
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
    for folder in _CODE:
        for path in sorted(folder.rglob("*.py")):
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


def renew_language(path: Path) -> list[Message]:
    """Brings LANGUAGE.po up to date, translations kept, unused ones dropped; returns the messages without words.

    Nothing is carried over from similar messages: a guess that nobody has read must not be printed.
    The file is made where there is none.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po, write_po

    held = Catalog(locale=path.stem)
    if path.is_file():
        with path.open("rb") as source:
            held = read_po(source, locale=path.stem)
    renewed, missing = Catalog(locale=path.stem, charset="utf-8"), []
    for message, places in extract_messages().items():
        old = held.get(message)
        words = old.string if old and not old.fuzzy else None
        renewed.add(message, words, locations=[(place, 1) for place in places])
        if not words or not all([words] if isinstance(words, str) else words):
            missing.append(message)
    plurals = _PLURALS.get(path.stem, held.plural_forms)
    header = {"Content-Type": "text/plain; charset=utf-8", "Language": path.stem, "Plural-Forms": plurals}
    with path.open("wb") as out:
        out.write(b'msgid ""\nmsgstr ""\n')
        out.write("".join(f'"{name}: {value}\\n"\n' for name, value in header.items()).encode() + b"\n")
        write_po(out, renewed, omit_header=True, include_lineno=False, width=0)
    return missing


def _renew(languages: list[str]) -> None:
    folder = templates_folder() / "locale"
    write_template(folder / "messages.pot")
    for path in sorted({*folder.glob("*.po"), *(folder / f"{language}.po" for language in languages)}):
        for message in renew_language(path):
            print(f"{path.name}: no words yet for {message!r}")


if __name__ == "__main__":
    _renew(sys.argv[1:])
