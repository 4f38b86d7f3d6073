"""The style sheets of a template for one language: fonts for every script, mirrored for right to left."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from warehouse.briefs.direction import direction_of

# What follows a Latin family for what it has no glyphs for; else fontconfig chooses, for Arabic often DejaVu.
FAMILIES = {
    "Noto Sans": ("Noto Sans", "Noto Sans Arabic", "WenQuanYi Micro Hei"),
    "Noto Serif": ("Noto Serif", "Noto Naskh Arabic", "WenQuanYi Micro Hei"),
}

_FAMILY = re.compile(r'"(Noto Sans|Noto Serif)"(?=\s*[,;}])')
_RULE = re.compile(r"[^{}]+\{[^{}]*\}")
_SIDE = re.compile(r"(?<![a-z])(left|right)(?![a-z])")
_FOUR = re.compile(
    r"((?:margin|padding|inset|border-(?:width|style|color))\s*:)\s*" + r"([^\s;}]+)\s+" * 3 + r"([^\s;}]+)(?=\s*[;}])"
)
_OTHER = {"left": "right", "right": "left"}


@cache
def compose_style(path: Path, language: str) -> str:
    """The style sheet for an edition in the language."""
    style = _FAMILY.sub(lambda match: ", ".join(f'"{name}"' for name in FAMILIES[match[1]]), path.read_text("utf-8"))
    return mirror_style(style) if direction_of(language) else style


def mirror_style(style: str) -> str:
    """The style sheet with left and right exchanged but in rules that hold the comment `as is`.

    Written for our own sheets: `left` and `right` as words anywhere, and margins and paddings of four values.
    """
    return _RULE.sub(lambda match: match[0] if "/* as is */" in match[0] else _mirror(match[0]), style)


def _mirror(rule: str) -> str:
    swapped = _SIDE.sub(lambda match: _OTHER[match[1]], rule)
    return _FOUR.sub(r"\1 \2 \5 \4 \3", swapped)
