"""Editions for what is to go out: drawn once for all who get the same, and one that is refused holds up no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from flows.dispatching.tailoring import Cut, CutKey
from flows.issuing.editions import EditionsRefused, Issued, issue_again, issue_edition, issue_editions
from flows.job import Job
from flows.published import published_or_fail
from flows.timetable.entries import Entry
from flows.timetable.turns import begin_turn, open_turns

# The edition, or why there is none.
Drawn = dict[CutKey, Issued | str]


def draw_cuts(job: Job, cuts: Iterable[Cut]) -> Drawn:
    """For each cut its edition, new or one that still says it all, or why it could not be drawn.

    A past period is drawn as a reissue, so that the row of regular editions goes on undisturbed.
    Raises NothingYet without a published snapshot.
    """
    wanted = {cut.key: cut for cut in cuts}
    if not wanted:
        return {}
    snapshot = published_or_fail(job.settings)
    drawn = _draw_regular(job, {key: cut for key, cut in wanted.items() if not cut.is_past})
    for key, cut in wanted.items():
        if cut.is_past:
            drawn[key] = _try(lambda cut=cut: issue_again(job, cut.asked, snapshot))  # type: ignore[misc]
    return drawn


def draw_published(job: Job, cuts: Iterable[Cut]) -> None:
    """Bring what goes by publishing up to date; a brief with a schedule waits for its due times."""
    wanted, begun = [], {}
    for cut in {cut.key: cut for cut in cuts}.values():
        definition = cut.asked.definition
        if definition.schedule is not None:
            entry = Entry(f"{definition.id}.{cut.asked.language}", definition.id, definition.schedule)
            begun[cut.key] = [begin_turn(job, due) for due in open_turns(job, entry)]
        if begun.get(cut.key, True):
            wanted.append(cut)
    drawn = draw_cuts(job, wanted)
    for key, dues in begun.items():
        for due in dues:
            refusal = drawn[key] if isinstance(drawn[key], str) else ""
            job.ledger.dues.note(replace(due, state="failed" if refusal else "done", message=str(refusal)))


def _draw_regular(job: Job, cuts: dict[CutKey, Cut]) -> Drawn:
    found: dict[tuple[str, str], Issued | str] = {}

    def note(issued: Issued) -> None:
        found[issued.edition.brief_id, issued.edition.lang] = issued

    try:
        issue_editions(job, [cut.asked for cut in cuts.values()], note)
    except EditionsRefused as refused:
        found |= refused.refusals
    except Exception as error:
        # one of them broke the press: the others are drawn one by one
        job.progress.say(f"warning: {error!r} while drawing; going on one by one")
        return {key: _try(lambda cut=cut: issue_edition(job, cut.asked)) for key, cut in cuts.items()}  # type: ignore[misc]
    return {key: found[key[0], key[1]] for key in cuts}


def _try(issue: Callable[[], Issued]) -> Issued | str:
    """The edition, or why there is none: whatever one brief runs into, the others are to be drawn."""
    try:
        return issue()
    except Exception as error:
        return str(error) or type(error).__name__
