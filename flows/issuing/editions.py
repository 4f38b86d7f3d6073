"""Editions: numbered, immutable, one folder each, and none where nothing has changed."""

from __future__ import annotations

import datetime as dt
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.issuing.catalogue import CATALOGUE, write_catalogue
from flows.issuing.choosing import Asked
from flows.issuing.drawing import Order, draw_edition, hash_parts
from flows.job import Job, WrongUse
from flows.published import published_or_fail
from warehouse.briefs.definitions import Definition
from warehouse.briefs.edition import BriefRefused
from warehouse.briefs.mate import work_alone
from warehouse.store.entries import Edition
from warehouse.store.lock import ISSUER, hold_writer_lock

if TYPE_CHECKING:
    from warehouse.store.snapshots import Published

# Below this many editions one process with its press is done before several have started (1.5 s each).
POOL_FROM = 3
REBUILT_NOTE = "rebuilt from the documents of that day with a later reader"


@dataclass(frozen=True, slots=True)
class Issued:
    """An edition and where it lies; `is_new` is false when an earlier one still says it all."""

    edition: Edition
    folder: Path
    is_new: bool

    @property
    def pdf(self) -> Path:
        """The edition's PDF."""
        return self.folder / f"{self.edition.stem}.pdf"


class EditionsRefused(BriefRefused):
    """Some of several editions cannot go out; `refusals` says why, by brief and language."""

    def __init__(self, refusals: dict[tuple[str, str], str]) -> None:
        self.refusals = refusals
        super().__init__("\n".join(f"{brief_id} ({lang}): {why}" for (brief_id, lang), why in refusals.items()))


@dataclass(frozen=True, slots=True)
class Correction:
    """That the next edition corrects an earlier one, and why."""

    number: int
    note: str


def issue_edition(job: Job, asked: Asked, correction: Correction | None = None) -> Issued:
    """The next edition of a brief, or the last one when the same rows under the same template made it.

    Raises NothingYet, BriefRefused, Locked, and WrongUse for a correction of an edition that is not there
    or does not differ.
    """
    with _hold_numbers(job):
        desk = _Desk(job)
        planned = desk.plan(asked, correction)
        issued = planned if isinstance(planned, Issued) else desk.settle(planned, draw_edition(planned))
        _register(job, [issued])
    return issued


def issue_again(job: Job, asked: Asked, snapshot: Published) -> Issued:
    """An edition drawn from an earlier snapshot or for another period, or one already issued that is the same."""
    with _hold_numbers(job):
        desk = _Desk(job, snapshot)
        order = desk.plan_again(asked)
        issued = desk.settle(order, draw_edition(order))
        _register(job, [issued])
    return issued


def issue_editions(job: Job, asked: Sequence[Asked], on_done: Callable[[Issued], object]) -> list[Issued]:
    """The next edition of each brief, or the last one of those that have not changed, in the order asked.

    Drawn on as many processes as the settings allow. One that is refused keeps none of the others
    back; raises EditionsRefused at the end with every refusal.
    """
    with _hold_numbers(job):
        desk = _Desk(job)
        planned = [desk.plan(one) for one in asked]
        done = {place: one for place, one in enumerate(planned) if isinstance(one, Issued)}
        for issued in done.values():
            on_done(issued)
        refusals: dict[tuple[str, str], str] = {}
        orders = {place: one for place, one in enumerate(planned) if isinstance(one, Order)}
        for place, drawn in _draw_all(orders, job.settings.processes):
            try:
                done[place] = desk.settle(orders[place], drawn())
            except BriefRefused as refusal:
                refusals[orders[place].definition.id, orders[place].language] = str(refusal)
                continue
            on_done(done[place])
        _register(job, done.values())
    if refusals:
        raise EditionsRefused(refusals)
    return [done[place] for place in sorted(done)]


def _draw_all(orders: dict[int, Order], processes: int) -> Iterator[tuple[int, Callable[[], Edition | int]]]:
    """Each order's place and what gives its edition or its refusal, as they are done."""
    if len(orders) < POOL_FROM or processes == 1:
        for place, order in orders.items():
            yield place, lambda order=order: draw_edition(order)  # type: ignore[misc]
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(processes, len(orders)), mp_context=context, initializer=work_alone) as pool:
        # The widest first: one that takes long is not left for last.
        under_way: dict[Future[Edition | int], int] = {
            pool.submit(draw_edition, order): place
            for place, order in sorted(orders.items(), key=lambda held: -held[1].size)
        }
        for future in as_completed(under_way):
            yield under_way[future], future.result


class _Desk:
    """What is known while editions are planned: the snapshot, and all that was issued, each read once."""

    def __init__(self, job: Job, snapshot: Published | None = None) -> None:
        self._job, self._ledger = job, job.ledger
        self._snapshot = snapshot or published_or_fail(job.settings)
        self._issued: dict[tuple[str, str], list[Edition]] = {}
        for edition in self._ledger.editions():
            self._issued.setdefault((edition.brief_id, edition.lang), []).append(edition)
        self._checked = self._ledger.checked_inputs()

    def plan(self, asked: Asked, correction: Correction | None = None) -> Issued | Order:
        """The last edition when it was set from the same inputs, else the order for the next one."""
        key = (asked.definition.id, asked.language)
        issued = self._issued.get(key, [])
        last = next((edition for edition in reversed(issued) if edition.kind != "reissue"), None)
        order = self._order(asked)
        order = replace(order, before=last, next_issue=_next_issue(asked.definition, order.issued_at))
        if correction is None:
            if last and order.inputs_fingerprint in (last.inputs_fingerprint, self._checked.get(key)):
                return self._as_issued(last)
            return replace(order, known={last.fingerprint: last.number} if last else {})
        wrong = next((edition for edition in issued if edition.number == correction.number), None)
        if wrong is None:
            raise WrongUse(f"there is no edition {correction.number} of {key[0]} ({key[1]}) to correct")
        known = {edition.fingerprint: edition.number for edition in (last, wrong) if edition}
        return replace(order, known=known, kind="correction", corrects=wrong.number, note=correction.note)

    def plan_again(self, asked: Asked) -> Order:
        """The order for a past period or day; an edition of the same rows, whenever issued, is enough.

        Raises WrongUse for a brief that lists only what changed since the edition before.
        """
        if asked.definition.only_changes:
            raise WrongUse(f"brief {asked.definition.id} tells what changed and cannot be drawn again for a past time")
        issued = self._issued.get((asked.definition.id, asked.language), [])
        known = {edition.fingerprint: edition.number for edition in issued}
        note = REBUILT_NOTE if self._snapshot.is_rebuilt else ""
        return replace(self._order(asked), known=known, kind="reissue", note=note)

    def settle(self, order: Order, drawn: Edition | int) -> Issued:
        """Write a new edition down, or that the inputs have changed and the rows have not; raises WrongUse."""
        if isinstance(drawn, Edition):
            self._ledger.issue_edition(drawn)
            return self._as_issued(drawn, is_new=True)
        brief_id, language = order.definition.id, order.language
        same = next(edition for edition in self._issued[brief_id, language] if edition.number == drawn)
        if order.corrects is not None:
            raise WrongUse(
                f"nothing differs from edition {drawn} of {brief_id} ({language}): there is nothing to correct"
            )
        if order.kind == "regular":
            self._ledger.note_check(brief_id, language, order.inputs_fingerprint)
        return self._as_issued(same)

    def _as_issued(self, edition: Edition, is_new: bool = False) -> Issued:
        return Issued(edition, self._job.settings.home.editions / edition.folder, is_new)

    def _order(self, asked: Asked) -> Order:
        from warehouse.briefs.version import template_version

        definition = asked.definition.in_language(asked.language)
        version = template_version(definition.template, asked.language, definition.sections)
        issued = self._issued.get((definition.id, asked.language), [])
        inputs = (
            self._snapshot.data_fingerprint,
            definition.model_dump_json(exclude_defaults=True),
            asked.language,
            version,
        )
        return Order(
            home=self._job.settings.home,
            definition=definition,
            language=asked.language,
            family=asked.family,
            number=max((edition.number for edition in issued), default=0) + 1,
            snapshot_id=self._snapshot.snapshot_id,
            issued_at=self._job.clock(),
            template_version=version,
            inputs_fingerprint=hash_parts(*inputs),
            size=asked.size,
        )


def _next_issue(definition: Definition, now: dt.datetime) -> dt.date | None:
    """The day when a brief with a schedule is due next, on the clock of its zone."""
    schedule = definition.schedule
    return schedule.local(schedule.next_due(now)).date() if schedule else None


def _hold_numbers(job: Job) -> AbstractContextManager[None]:
    """One process at a time gives numbers; raises Locked when another has been at it for ten minutes."""
    return hold_writer_lock(job.settings.home.editions, "brief", job.clock(), wait=600, who=ISSUER)


def _register(job: Job, done: Iterable[Issued]) -> None:
    """Write the catalogue anew when there is something new, or none yet."""
    if any(issued.is_new for issued in done) or not (job.settings.home.editions / CATALOGUE).exists():
        write_catalogue(job)
