"""What the highlights call the most frequent, held against the recounted activities."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from warehouse.audit.printed import PrintedClaim
from warehouse.audit.recount import Key, Recounted, count_keys
from warehouse.briefs.marks import LIST, MOST, anchor_of

# How many are named of each kind; of years one alone, and only where no other has as many.
_MOST_NAMED = 3
# What PDFium reads off a line of Arabic with numbers in it is out of order: words are looked for one by one.
_ARABIC, _APART = re.compile(r"[\u0620-\u064a]"), re.compile(r"[\s\d\u064b-\u0655]+")


def find_false_claims(
    claims: Sequence[PrintedClaim], inside: Iterable[Recounted], name: Callable[[Key], str]
) -> Iterator[str]:
    """One line for each theme, country or year that is wrongly called the most frequent, or by another name.

    `name` gives what a theme, country or year is called in the brief's language. Where two have as many,
    either may be named.
    """
    counts = count_keys(inside)
    for kind in ("theme", "country", "year"):
        first = _rank({key: n for key, n in counts.items() if key[0] == kind and key[1] not in ("none", "undated")})
        named = [claim for claim in claims if claim.anchor.startswith(f"{LIST}{kind}-")]
        for claim in named:
            key = first.get(claim.anchor)
            if key is None:
                yield f"page {claim.page}: {MOST}{claim.anchor} is said, the documents give more of others"
            elif not _is_said(name(key), claim.text):
                yield f"page {claim.page}: {MOST}{claim.anchor} is not called {name(key)!r}"
        due = min(len(first), _MOST_NAMED)
        if len({claim.anchor for claim in named}) != due:
            yield f"{MOST}{LIST}{kind} is said of {len(named)}, the documents give {due}"


def _rank(counts: Mapping[Key, int]) -> dict[str, Key]:
    """The lists that may be called the most frequent, by anchor."""
    order = sorted(counts.values(), reverse=True)
    if any(key[0] == "year" for key in counts):
        return {anchor_of(key): key for key, n in counts.items() if len(order) > 1 and n == order[0] > order[1]}
    return {anchor_of(key): key for key, n in counts.items() if n >= order[:_MOST_NAMED][-1]}


def _is_said(name: str, text: str) -> bool:
    """Whether the letters and digits of a name stand in the text, whatever the spaces and signs between them."""
    said = _plain(text)
    return all(_plain(part) in said for part in (_APART.split(name) if _ARABIC.search(name) else [name]))


def _plain(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKC", text) if character.isalnum())
