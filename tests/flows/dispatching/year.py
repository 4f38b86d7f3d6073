"""What happens in the simulated year: briefs, subscriptions, sources and the faults that befall them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import yaml

from tests.dispatch.mail_server import Answer as Fault
from tests.dispatch.mail_server import MailServer
from tests.loopback import Answer, serve

FIRST, LAST = dt.date(2027, 6, 1), dt.date(2028, 5, 31)
DOWNTIME = (dt.date(2027, 12, 20), dt.date(2028, 1, 3))
ZONES = ("Africa/Dakar", "Europe/Paris", "Asia/Kathmandu", "America/Santiago", "Pacific/Apia")
# What is due is looked for at these times; at the first of them the sources are looked at as well.
TICKS = (dt.time(4, 5), dt.time(15, 50))

_SECTIONS = ["activities", "sources"]
BRIEFS: dict[str, dict[str, Any]] = {
    "global": {"standing": True},
    "africa": {"scope": {"regions": ["002"]}, "standing": True},
    "tip": {"scope": {"themes": ["TIP"]}, "standing": True},
    "som": {"scope": {"themes": ["SOM"]}},
    "kenya": {"scope": {"countries": ["KEN"]}},
    "peru": {"scope": {"countries": ["PER"]}},
    "recent": {"scope": {"last_years": 2}},
    "held": {"scope": {"countries": ["NPL"]}, "hold": True},
    "quiet": {"quiet_hours": 30},
    "desk": {"family": {"each": "countries", "on_request": True}},
    "topic": {"family": {"each": "themes"}},
    "yearly": {"family": {"each": "years"}},
}
COUNTRIES = ("KEN", "PER", "NPL", "GHA")
_PLAIN = ("global", "africa", "tip", "som", "kenya", "peru", "recent")

# What the file of the first source gains, and what becomes of the page of the second, on which day.
GAINS = {
    dt.date(
        2027, 7, 12
    ): "5 July 2027\nGhana hears judges\nUNODC trained 20 judges of Ghana on trafficking in persons.",
    dt.date(2027, 10, 4): (
        "1 October 2027\nKenya opens a desk\nUNODC helped Kenya to open a desk against the smuggling of migrants."
    ),
    dt.date(2028, 2, 14): (
        "9 February 2028\nPeru trains police\nUNODC trained 45 police officers of Peru on trafficking in persons."
    ),
}
PAGES = {
    FIRST: "whole",
    dt.date(2027, 8, 20): "down",
    dt.date(2027, 8, 24): "whole",
    dt.date(2027, 9, 10): "shrunken",
    dt.date(2027, 9, 14): "grown",
}
# Tuesdays, when the first look finds a weekly brief that goes out unchanged as well.
KILLS = {dt.date(2027, 7, 13): "DATA", dt.date(2027, 11, 2): "RCPT", dt.date(2028, 4, 4): "DATA"}
OUTAGES = ((dt.date(2027, 8, 2), dt.date(2027, 8, 4)),)
CORRECTION = dt.date(2027, 10, 12)
LEAVES = (dt.date(2027, 9, 1), "reader09@desk.example")
ERASED = (dt.date(2028, 1, 20), "reader11@desk.example")
CLOCK_SET_BACK = dt.date(2027, 11, 20)
SENT_AT_LEAST = 500


def write_briefs() -> Iterator[tuple[str, str]]:
    """Each brief's file name and YAML."""
    for brief_id, keys in BRIEFS.items():
        name = " {name}" if "family" in keys else ""
        whole = {
            "id": brief_id,
            "title": {"en": f"Brief {brief_id}{name}", "fr": f"Note {brief_id}{name}"},
            "sections": _SECTIONS,
            "languages": ["en"],
            "more_languages": ["fr"],
            "standing": False,
            "owner": "Desk",
            **keys,
        }
        yield f"{brief_id}.yml", yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)


def write_subscriptions() -> dict[str, Any]:
    """Forty subscriptions in five zones, as subscriptions.yml has them."""
    kinds = ["daily"] * 6 + ["weekly"] * 14 + ["monthly"] * 10 + ["rare"] * 4 + ["published"] * 6
    found: dict[str, Any] = {}
    for place, kind in enumerate(kinds):
        brief = ([*_PLAIN, "desk", "topic", "held", "quiet", "yearly"])[place % 12]
        if (kind, brief) == ("published", "yearly"):
            brief = "quiet"
        entry: dict[str, Any] = {"brief": brief, "to": [_recipient(place, n, brief) for n in range(1 + place % 3)]}
        if kind != "published":
            entry["schedule"] = {
                "cron": _cron(kind, place),
                "zone": ZONES[place % 5],
                "catch_up": ("latest", "all", "none")[place // 5 % 3],
            }
        entry["if_unchanged"] = "skip" if kind == "daily" else ("skip", "note", "send")[place % 3]
        entry["if_empty"] = "send" if place % 4 else "skip"
        if place % 9 == 0:
            entry["max_staleness_days"] = 2
        found[f"{kind}-{place:02}"] = entry
    return {"subscriptions": found}


def _recipient(place: int, n: int, brief: str) -> dict[str, Any]:
    said: dict[str, Any] = {"to": f"reader{(place * 2 + n * 7) % 30:02}@desk.example"}
    if brief == "desk":
        said["countries"] = [COUNTRIES[(place + n) % 4]]
    if brief == "topic":
        said["themes"] = [("TIP", "SOM")[(place + n) % 2]]
    if (place + n) % 5 == 0:
        said["language"] = "fr"
    if (place + n) % 11 == 0 and brief in ("global", "africa"):
        said["countries"] = ["KEN"]
    return said


def _cron(kind: str, place: int) -> str:
    minute, hour = place * 7 % 60, (2, 9, 3, 15, 21)[place % 5]
    match kind:
        case "daily":
            return f"{minute} {hour} * * *"
        case "weekly":
            return f"{minute} {hour} * * {place % 7}"
        case "monthly":
            return f"{minute} {hour} {('1', 'L', '15', '31')[place % 4]} * *"
        case _:
            return f"{minute} {hour} {('29 2', '2 1', '30 6', '31 12')[place % 4]} *"


@dataclass
class Page:
    """A web page that is whole, grown, shrunken or down."""

    state: str = "whole"

    def answer(self) -> tuple[int, bytes]:
        """Status and text as the page is now."""
        if self.state == "down":
            return 503, b""
        count = {"whole": 12, "grown": 13, "shrunken": 3}[self.state]
        items = [
            f"{day} March 2026\nNepal trains group {day}\n"
            f"UNODC trained {day + 10} officers of Nepal on trafficking in persons."
            for day in range(1, count + 1)
        ]
        head = "United Nations Office on Drugs and Crime\nNews and stories\n"
        return 200, (head + "\n".join(items) + "\n").encode()


@contextmanager
def serve_page(page: Page) -> Iterator[str]:
    """The address of the page on loopback."""

    def answer(path: str, _: dict[str, str]) -> Answer:
        status, body = page.answer() if path == "/news.txt" else (404, b"")
        return status, {"Content-Type": "text/plain; charset=utf-8"}, body

    with serve(answer) as address:
        yield f"{address}/news.txt"


def plan_fault(server: MailServer, chance: random.Random, day: dt.date) -> None:
    """Every other day let some reader's next letter go wrong, in each way that the server knows; none in the end."""
    if day > LAST - dt.timedelta(days=14) or day.toordinal() % 2:
        return
    kinds = [kind for kind in Fault if kind not in (Fault.ACCEPT, Fault.STALL_KEPT)]
    # a stall costs seconds: once in two months
    kind = Fault.STALL_KEPT if day.toordinal() % 60 == 0 else kinds[day.toordinal() // 2 % len(kinds)]
    server.plan(f"reader{chance.randrange(30):02}@desk.example", kind)
