"""The page that says how the service stands: runs, deliveries that need a person, sources.

Anybody can read it, so nobody's address is on it, and no message in which one could stand.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from warehouse.dispatch.addresses import status_address
from warehouse.dispatch.place import Place
from warehouse.dispatch.site.frame import Links, frame_page, site_languages
from warehouse.dispatch.site.page import path_of, render_page


@dataclass(frozen=True, slots=True)
class RunLine:
    """A stage or an entry of the timetable: how its last run ended, and when the next one is due.

    `state` is done, unchanged, skipped, failed, running or late; None before the first run.
    """

    name: str
    state: str | None
    last_at: dt.datetime | None
    next_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """How many deliveries are late, failed or unknown, and since when the first of them."""

    state: str
    count: int
    since: dt.datetime


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source and when it was last looked at; `is_stale` when that is longer ago than it should be."""

    source_id: str
    looked_at: dt.datetime | None
    is_stale: bool


@dataclass(frozen=True, slots=True)
class Status:
    """How the service stood at an instant."""

    at: dt.datetime
    runs: tuple[RunLine, ...] = ()
    deliveries: tuple[DeliveryLine, ...] = ()
    sources: tuple[SourceLine, ...] = ()


def write_status_page(place: Place, status: Status) -> None:
    """Put the page in place in every language, over the one before; raises PlaceFailed."""
    pages = {lang: status_address("", lang) for lang in site_languages()}
    for lang, address in pages.items():
        said = frame_page("", lang, Links(address, pages, pages)) | {"now": status}
        place.write(path_of(address), render_page("status.html.j2", lang, address, said))
