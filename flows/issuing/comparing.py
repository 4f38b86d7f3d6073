"""An edition's rows against those that an earlier edition keeps in its folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from warehouse.briefs.comparing import Aspect, Changes, Settled, compare_editions
from warehouse.briefs.definitions import Definition, Section
from warehouse.briefs.edition import BriefRefused
from warehouse.decisions import Decisions
from warehouse.paths import Home
from warehouse.rows import ActivityRow
from warehouse.store.entries import Edition

_ASPECTS = {
    "date": Aspect.DATE,
    "year": Aspect.DATE,
    "places": Aspect.COUNTRIES,
    "areas": Aspect.AREAS,
    "themes": Aspect.THEMES,
    "measures": Aspect.MEASURES,
    "partners": Aspect.PARTNERS,
    "people": Aspect.PEOPLE,
}


def tell_changes(
    home: Home,
    definition: Definition,
    before: Edition | None,
    is_correction: bool,
    decisions: str,
    activities: Sequence[ActivityRow],
) -> Changes | None:
    """What differs from the edition before, where there is one and the brief says so.

    `decisions` are those that the activities were read with, as JSON. Raises BriefRefused.
    """
    if before is None or Section.CHANGES not in definition.sections:
        return None
    return compare_with_edition(home, before, activities, Decisions.model_validate_json(decisions), is_correction)


def compare_with_edition(
    home: Home, before: Edition, activities: Sequence[ActivityRow], decisions: Decisions, is_correction: bool
) -> Changes:
    """What differs from an issued edition; raises BriefRefused when its rows cannot be read."""
    from warehouse.briefs.package import KNOWN
    from warehouse.briefs.tables import read_parquet

    folder = home.editions / before.folder
    path = folder / f"{before.stem}{KNOWN}"
    if not path.exists():
        path = folder / f"{before.stem}.parquet"
    try:
        kept = read_parquet(path.read_bytes())
    except (OSError, ValueError) as error:
        raise BriefRefused(f"what has changed since edition {before.number} cannot be told: {path}: {error}") from None
    settled = name_settled(decisions)
    return compare_editions(before.number, before.as_of.date(), kept, activities, settled, is_correction)


def name_settled(decisions: Decisions) -> Settled:
    """By item, what people settled of it."""
    settled: defaultdict[str, set[Aspect]] = defaultdict(set)
    for item_id, correction in decisions.set.items():
        settled[item_id] |= {_ASPECTS[name] for name in correction.fields() if name in _ASPECTS}
    for pair in (*decisions.merge, *decisions.split):
        for item_id in pair.items:
            settled[item_id].add(Aspect.REPORTS)
    return {item_id: frozenset(aspects) for item_id, aspects in settled.items()}
