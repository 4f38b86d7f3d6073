"""Files put into a place so that what is there is a whole site at every moment, and nothing is written twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from warehouse.dispatch.place import Place, PlaceFailed

MANIFEST = ".fieldbrief-site.json"
_PENDING = ("", "")


class Rank(IntEnum):
    """The order in which files are put in place: what is linked to comes before what links to it."""

    FILE = 1
    EDITION = 2
    FEED = 3
    BRIEF = 4
    HOME = 5


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site: its path, what it follows from, and what makes its bytes.

    Equal recipes make equal bytes, so a file whose recipe has not changed is not made again.
    """

    path: str
    rank: Rank
    recipe: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Published:
    """How many files were written and removed; a file made again with the same bytes counts as neither."""

    written_count: int
    removed_count: int


def publish(
    outputs: Sequence[Output], place: Place, advance: Callable[[str], object], afresh: bool = False
) -> Published:
    """Bring the place to hold just these files; those of others in it are left alone.

    New files come first, those that link to them after, then what is no longer wanted goes. The
    manifest beside them says what was put there: before anything is written it names all that may
    come, so that the next run mends what an interruption leaves. `afresh` writes every file again.
    Raises PlaceFailed.
    """
    held = _read_manifest(place)
    wanted = {output.path for output in outputs}
    stale = [one for one in outputs if afresh or held.get(one.path, _PENDING)[0] != one.recipe]
    gone = sorted(held.keys() - wanted)
    if not stale and not gone:
        return Published(0, 0)
    _write_manifest(place, held | {output.path: _PENDING for output in stale})
    written = 0
    for output in sorted(stale, key=lambda one: (one.rank, one.path in held, one.path)):
        data = output.make()
        digest = hashlib.sha256(data).hexdigest()[:32]
        if afresh or held.get(output.path, _PENDING)[1] != digest:
            place.write(output.path, data)
            written += 1
        held[output.path] = (output.recipe, digest)
        advance(output.path)
    for path in gone:
        place.remove(path)
        del held[path]
    _write_manifest(place, held)
    return Published(written, len(gone))


def make_recipe(*parts: object) -> str:
    """A short hash of what a file follows from."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _read_manifest(place: Place) -> dict[str, tuple[str, str]]:
    """By path, the recipe and the start of the SHA-256 of every file that was put there."""
    data = place.read(MANIFEST)
    if data is None:
        return {}
    try:
        return {path: (recipe, digest) for path, (recipe, digest) in json.loads(data)["files"].items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        raise PlaceFailed(f"{place}: {MANIFEST} is no list of files; remove it to write them all anew") from None


def _write_manifest(place: Place, held: dict[str, tuple[str, str]]) -> None:
    text = json.dumps({"files": dict(sorted(held.items()))}, ensure_ascii=False, separators=(",", ":"))
    place.write(MANIFEST, text.encode())
