"""What changed since the edition before, told in sentences whose figures lead to lists of activities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.briefs.comparing import Aspect, Changed, Changes
from warehouse.briefs.direction import direction_of, isolate
from warehouse.briefs.edition import EditionFacts
from warehouse.briefs.lists import join_runs
from warehouse.briefs.views import Line
from warehouse.briefs.voice import Voice
from warehouse.briefs.wording import say_day
from warehouse.briefs.words import clean_words
from warehouse.rows import ActivityRow

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Kind:
    """The new, changed, corrected or withdrawn activities, and which of them in what; withdrawn ones have no number."""

    line: Line
    aspects: Sequence[Line]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What the section and the index print; `details` are changed activities with their number in this edition."""

    since: int | None
    sentences: Sequence[Markup]
    kinds: Sequence[Kind] = ()
    details: Sequence[tuple[int, Changed]] = ()
    withdrawn: Sequence[ActivityRow] = ()


def tell_changes(
    edition: EditionFacts, numbers: Mapping[str, int], only_changes: bool, voice: Voice
) -> ChangesView | None:
    """What the edition says of its changes; None for one drawn ad hoc. `numbers` are those printed, by activity id."""
    if edition.number is None:
        return None
    if edition.changes is None:
        return ChangesView(None, _tell_uncompared(edition, only_changes, voice))
    changes = edition.changes
    kinds = [kind for kind in _sort_kinds(changes, numbers, voice) if kind.line.count]
    return ChangesView(
        since=changes.number,
        sentences=[*_tell_correction(edition, voice), *_tell_kinds(changes, kinds, voice)],
        kinds=kinds,
        details=sorted(((numbers[row.activity.activity_id], row) for row in changes.changed), key=lambda pair: pair[0]),
        withdrawn=changes.withdrawn,
    )


def _tell_uncompared(edition: EditionFacts, only_changes: bool, voice: Voice) -> list[Markup]:
    if edition.is_reissue:
        told = [voice.say("This edition draws a past period or day again and is compared with no other.")]
        if edition.is_rebuilt:
            told.append(voice.say("Its data were rebuilt from the documents of that day with the present reader."))
        return told
    if not only_changes:
        return [voice.say("This is the first edition: the next one says what has changed since.")]
    return [
        voice.ngettext(
            "This is the first edition; %(n)s activity is known so far.",
            "This is the first edition; %(n)s activities are known so far.",
            edition.known_count,
            n=voice.proven("changes", "known", edition.known_count),
        ),
        voice.say("Each later edition lists what is new, changed, corrected or withdrawn since the one before."),
    ]


def _tell_correction(edition: EditionFacts, voice: Voice) -> list[Markup]:
    if edition.corrects is None:
        return []
    note, number = _isolate_note(edition, voice), str(edition.corrects)
    return [voice.say("This edition corrects edition %(number)s: %(note)s.", number=number, note=note)]


def _isolate_note(edition: EditionFacts, voice: Voice) -> Markup:
    return isolate(clean_words(edition.note).strip().rstrip("."), direction_of(voice.language))


def _sort_kinds(changes: Changes, numbers: Mapping[str, int], voice: Voice) -> Iterable[Kind]:
    new = _line("new", voice.say("New"), [numbers[row.activity_id] for row in changes.new])
    yield Kind(new, ())
    for code, name, by_hand in (
        ("changed", voice.say("Changed"), False),
        ("corrected", voice.say("Corrected"), True),
    ):
        rows = [row for row in changes.changed if row.is_corrected == by_hand]
        aspects = []
        for aspect, words in name_aspects(voice).items():
            found = [numbers[row.activity.activity_id] for row in rows if aspect in row.aspects]
            if found:
                aspects.append(_line(f"{code}-{aspect}", words, found))
        yield Kind(_line(code, name, [numbers[row.activity.activity_id] for row in rows]), aspects)
    yield Kind(Line("withdrawn", voice.say("Withdrawn"), len(changes.withdrawn), "l-change-withdrawn", ()), ())


def _line(code: str, name: str, numbers: Iterable[int]) -> Line:
    found = sorted(numbers)
    return Line(code, name, len(found), f"l-change-{code}", join_runs(found))


def _tell_kinds(changes: Changes, kinds: Sequence[Kind], voice: Voice) -> Iterable[Markup]:
    since = {"number": str(changes.number), "day": say_day(changes.as_of, voice.language)}
    if not kinds:
        yield voice.say(
            "Nothing is new, changed, corrected or withdrawn since edition %(number)s, as of %(day)s.", **since
        )
    elif kinds[0].line.code != "new":
        yield voice.say("Since edition %(number)s, as of %(day)s, no activity is new here.", **since)
    for kind in kinds:
        count, figure = kind.line.count, voice.figure(kind.line)
        aspects = voice.figures(kind.aspects) if kind.aspects else ""
        match kind.line.code:
            case "new":
                yield voice.ngettext(
                    "Since edition %(number)s, as of %(day)s, %(figure)s activity is new here.",
                    "Since edition %(number)s, as of %(day)s, %(figure)s activities are new here.",
                    count,
                    figure=figure,
                    **since,
                )
            case "changed":
                yield voice.ngettext(
                    "%(figure)s activity has changed: %(aspects)s.",
                    "%(figure)s activities have changed: %(aspects)s.",
                    count,
                    figure=figure,
                    aspects=aspects,
                )
            case "corrected":
                yield voice.ngettext(
                    "%(figure)s activity has been corrected: %(aspects)s.",
                    "%(figure)s activities have been corrected: %(aspects)s.",
                    count,
                    figure=figure,
                    aspects=aspects,
                )
            case "withdrawn":
                yield voice.ngettext(
                    "%(figure)s activity has been withdrawn.",
                    "%(figure)s activities have been withdrawn.",
                    count,
                    figure=figure,
                )


def name_aspects(voice: Voice) -> dict[Aspect, str]:
    """What of an activity may change, in words."""
    return {
        Aspect.DATE: voice.say("date"),
        Aspect.COUNTRIES: voice.say("countries"),
        Aspect.AREAS: voice.say("areas"),
        Aspect.THEMES: voice.say("themes"),
        Aspect.MEASURES: voice.say("measures"),
        Aspect.PARTNERS: voice.say("partners"),
        Aspect.PEOPLE: voice.say("people"),
        Aspect.REPORTS: voice.say("reports"),
        Aspect.WORDS: voice.say("wording"),
    }
