"""The archive site: made from the catalogue and the editions' folders, put where readers find it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.issuing.catalogue import CATALOGUE, write_catalogue
from flows.issuing.drawing import brief_names
from flows.job import Job, JobFailed
from warehouse.briefs.definitions import Definition, load_definitions
from warehouse.dispatch.parcel import NoParcel, Parcel, read_parcel
from warehouse.dispatch.place import Place, PlaceFailed
from warehouse.dispatch.policy import released_at
from warehouse.dispatch.site.settings import read_site_settings
from warehouse.paths import shipped_briefs
from warehouse.store.lock import PUBLISHER, hold_writer_lock

if TYPE_CHECKING:
    from warehouse.dispatch.site.frame import Site
    from warehouse.dispatch.site.status import Status
    from warehouse.store.entries import Edition, Release

Key = tuple[str, str, int]
# An edition bears the time at which its drawing began: it may have been written down after a site that is newer.
_LONGEST_DRAWING = dt.timedelta(minutes=15)

Described = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class SiteOutcome:
    """What a publication did: editions on the site, files written and removed.

    `place` is shown to people, without a password. `left_out_count` is of editions whose edition.json
    does not tell their news, as those issued before it did.
    """

    place: str
    edition_count: int
    written_count: int
    removed_count: int
    left_out_count: int

    @property
    def is_unchanged(self) -> bool:
        """Whether everything was there already."""
        return not self.written_count and not self.removed_count


def publish_site(job: Job, to: str | Path | None = None, afresh: bool = False) -> SiteOutcome:
    """Bring the site to hold every edition that may go out by now; cheap when it does already.

    It goes to `to`, else FIELDBRIEF_SITE_TO, else the home folder's site/. `afresh` writes every file
    again. What was there stays whole if it fails: run it again. Raises BadSetting, BadFile, JobFailed,
    and Locked when another process has been at it for ten minutes.
    """
    from warehouse.dispatch.site.plan import plan_site
    from warehouse.dispatch.site.publication import publish

    settings = read_site_settings()
    with job.run("site") as outcome, job.progress.stage("site") as step, _hold_site(job), _one_line():
        site, left_out = read_site(job, settings.url)
        with Place(to or settings.to or job.settings.home.site) as place:
            planned = list(plan_site(replace(site, has_status=place.has("en/status.html"))))
            step.expect(len(planned))
            done = publish(planned, place, step.advance, afresh)
        said = SiteOutcome(str(place), len(site.archive.editions), done.written_count, done.removed_count, left_out)
        outcome.state = "unchanged" if said.is_unchanged else "done"
        outcome.message = say_outcome(said)
    return said


def show_editions(job: Job) -> None:
    """Bring the public site up to date, where there is one, before letters lead to it.

    A place that cannot be written keeps no letter back: it is said, and the failed run is in the ledger.
    """
    if read_site_settings().url:
        try:
            publish_site(job)
        except JobFailed as failure:
            job.progress.say(str(failure))


def is_behind(job: Job) -> bool:
    """Whether an edition has come out or was held back since the site was last brought up to date."""
    last = next((run for run in job.ledger.last_runs() if run.stage == "site"), None)
    if last is None or last.state not in ("done", "unchanged"):
        return True
    definitions, words, now = _definitions(job), job.ledger.releases(), job.clock()
    if any(word.at > last.started_at for word in words.values()):
        return True
    for edition in job.ledger.editions():
        free_at = _free_at(edition, definitions, words)
        if free_at is None or free_at > now:
            continue
        if free_at > last.started_at or edition.issued_at > last.started_at - _LONGEST_DRAWING:
            return True
    return False


def say_outcome(said: SiteOutcome) -> str:
    """In one line: '12 editions in data/site: 140 files written, 2 removed'."""
    count = f"{said.edition_count:,} edition{'' if said.edition_count == 1 else 's'} in {said.place}"
    done = f"{said.written_count:,} files written, {said.removed_count:,} removed"
    line = f"{count}: {'nothing has changed' if said.is_unchanged else done}"
    if said.left_out_count:
        line += f"; {said.left_out_count:,} left out, whose edition.json is not whole"
    return line


def write_status(job: Job, status: Status, to: str | Path | None = None) -> None:
    """Put the page that says how the service stands on the site, in every language; raises JobFailed."""
    from warehouse.dispatch.site.status import write_status_page

    target = to or read_site_settings().to or job.settings.home.site
    with _hold_site(job), _one_line(), Place(target) as place:
        write_status_page(place, status)


def read_site(job: Job, base: str) -> tuple[Site, int]:
    """All that the site is made from, and how many editions had to be left out."""
    from warehouse.dispatch.site.archive import arrange_archive
    from warehouse.dispatch.site.frame import Site

    definitions = _definitions(job)
    described = _read_catalogue(job)
    words, now = job.ledger.releases(), job.clock()
    parcels, left_out = [], 0
    for parcel in _read_parcels(job, described):
        if parcel is None:
            left_out += 1
        elif (free_at := _free_at(parcel, definitions, words)) and free_at <= now:
            parcels.append(parcel)
    families = {row.id: row.family.each.value for row in definitions.values() if row.family}
    return Site(arrange_archive(parcels), described, base, brief_names(), families), left_out


def _definitions(job: Job) -> dict[str, Definition]:
    return load_definitions([shipped_briefs(), job.settings.home.briefs])


def _read_catalogue(job: Job) -> Described:
    """The editions as the catalogue has them, each with what its brief says of all of them."""
    path = job.settings.home.editions / CATALOGUE
    if not path.exists():
        if not job.settings.home.editions.exists():
            return []
        write_catalogue(job)
    briefs = json.loads(path.read_text(encoding="utf-8"))["briefs"]
    return [
        {**row, "brief_id": brief["brief_id"], "family": brief["family"], "title": brief["titles"][row["lang"]]}
        for brief in briefs
        for row in brief["editions"]
    ]


def _read_parcels(job: Job, described: Described) -> Iterator[Parcel | None]:
    for row in described:
        try:
            yield read_parcel(job.settings.home.editions / row["folder"])
        except NoParcel:
            yield None


def _free_at(
    edition: Edition | Parcel, definitions: Mapping[str, Definition], words: Mapping[Key, Release]
) -> dt.datetime | None:
    """When an edition may be seen, as its brief's quiet hours and a person's word allow; None while it is held."""
    definition = definitions.get(edition.brief_id) or definitions.get(edition.family)
    quiet_hours, hold = (definition.quiet_hours, definition.hold) if definition else (0, False)
    said = words.get((edition.brief_id, edition.lang, edition.number))
    return released_at(edition.issued_at, quiet_hours, hold, (said.is_released, said.at) if said else None)


def _hold_site(job: Job) -> AbstractContextManager[None]:
    return hold_writer_lock(job.settings.home.root, "site", job.clock(), wait=600, who=PUBLISHER)


@contextmanager
def _one_line() -> Iterator[None]:
    try:
        yield
    except (PlaceFailed, NoParcel) as error:
        raise JobFailed(f"the site is not up to date: {error}") from None
