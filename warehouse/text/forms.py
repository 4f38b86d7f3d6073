"""How the lexicons write the forms of a term, many in one line.

Every form may hold alternatives in round brackets, 'smuggl(ing|ed)', an empty one or brackets included, end in '*' to
go on, and begin with '=' to be taken letter by letter. A form with a hyphen is looked for without it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

_INNERMOST = re.compile(r"\(([^()]*)\)")


def _split(value: object) -> object:
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(form for part in value.split(",") if (form := " ".join(part.split())))
    return value


def _writable(forms: tuple[str, ...]) -> tuple[str, ...]:
    for form in forms:
        if not re.fullmatch(r"=?[^=*]+\*?", form) or form.count("(") != form.count(")"):
            raise ValueError(f"a form is words, (alternatives|of them), '*' at the end or '=' in front, not {form!r}")
    return forms


Forms = Annotated[tuple[str, ...], BeforeValidator(_split), AfterValidator(_writable)]


def expand_form(form: str) -> Iterator[str]:
    """The plain forms that one written form stands for, each once."""
    written = dict.fromkeys(" ".join(text.split()) for text in _choices(form))
    both = [plain for text in written for plain in (text, text.replace("-", " "))]
    return iter(dict.fromkeys(both))


def _choices(form: str) -> Iterator[str]:
    """Every way through the alternatives, from the innermost brackets outwards."""
    group = _INNERMOST.search(form)
    if group is None:
        yield form
        return
    for choice in group[1].split("|"):
        yield from _choices(form[: group.start()] + choice + form[group.end() :])
