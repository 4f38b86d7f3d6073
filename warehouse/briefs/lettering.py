"""Which characters the glyphs of a PDF stand for, where WeasyPrint's table says it wrongly or too often.

Copying, searching and reading aloud go by these tables. Letters with marks are two glyphs of one
cluster, of which the table gives all characters to one and none to the other; and an Arabic letter
may have more forms than a checker takes for one character.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any
from unicodedata import combining, normalize

# From five glyphs of one character on, a checker takes the table for a wrong one.
_MOST = 4
_NAME = re.compile(r"(uni[0-9A-F]{4}(?:_uni[0-9A-F]{4})*)(\..*)?")
_ENTRY = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")


def name_glyphs(document: Any, pdf: Any) -> None:
    """Mends the tables of fonts that have such glyphs; only those are opened, which takes 30 ms each."""
    mended = {font.hash: _mend(font) for font in document.fonts.values() if _is_doubtful(font.to_unicode)}
    if not mended:
        return
    references = next(held for held in pdf.objects if isinstance(held, dict) and mended.keys() <= held.keys())
    for key, characters in mended.items():
        table = pdf.objects[_number(pdf.objects[_number(references[key])]["ToUnicode"])].stream
        for at, line in enumerate(table):
            if (entry := _ENTRY.fullmatch(line)) and (own := characters.get(int(entry[1], 16))):
                table[at] = b"<%s> <%s>" % (entry[1], own.encode("utf-16-be").hex().encode())


def _is_doubtful(table: Mapping[int, str]) -> bool:
    return max(Counter(table.values()).values(), default=0) > _MOST or any(map(_is_cluster, table.values()))


def _is_cluster(text: str) -> bool:
    return not text or (len(text) > 1 and any(map(combining, text)))


def _mend(font: Any) -> dict[int, str]:
    """The characters of a font's glyphs as their names tell, for those that are to be changed."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
    from weasyprint.text.fonts import get_hb_object_data

    whole = TTFont(io.BytesIO(get_hb_object_data(font.hb_face)), fontNumber=font.index, lazy=True)
    names = {glyph: _NAME.fullmatch(whole.getGlyphName(glyph)) for glyph in font.to_unicode if glyph < font.glyph_count}
    named = {glyph: (_spell(name[1]), bool(name[2])) for glyph, name in names.items() if name}
    own = {
        glyph: normalize("NFKC", spelt).strip()
        for glyph, (spelt, _) in named.items()
        if _is_cluster(font.to_unicode[glyph])
    }
    return own | dict(_tell_apart({**font.to_unicode, **own}, named))


def _tell_apart(table: Mapping[int, str], named: Mapping[int, tuple[str, bool]]) -> Iterator[tuple[int, str]]:
    """Forms beyond the usual four under Unicode's code points of forms, those within ligatures first.

    A lam has four forms and two more before an alef. Readers fold these code points into the letter.
    """
    for letter, count in Counter(table.values()).items():
        forms = [
            (not has_suffix, glyph, spelt)
            for glyph, (spelt, has_suffix) in named.items()
            if table[glyph] == letter and spelt != letter and normalize("NFKC", spelt) == letter
        ]
        for _, glyph, spelt in islice(sorted(forms), max(count - _MOST, 0)):
            yield glyph, spelt


def _spell(name: str) -> str:
    """The characters that a glyph is named after: 'uni064E_uni0651' is a fatha on a shadda."""
    return "".join(chr(int(part, 16)) for part in name.removeprefix("uni").split("_uni"))


def _number(reference: Any) -> int:
    return int(reference.split()[0])
