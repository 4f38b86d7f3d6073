"""The activities of a brief as XML in the manner of the IATI activity standard, version 2.03.

In its manner only: what the texts do not state (budgets, transactions, shares by country) is left
out and never made up, so a publisher who needs a file that passes IATI's rules has to add them.
docs/editions.md has the mapping.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from warehouse.briefs.about import About
from warehouse.briefs.annex import split_reports
from warehouse.briefs.names import name_country
from warehouse.briefs.page import web_address
from warehouse.briefs.words import clean_words

if TYPE_CHECKING:
    from warehouse.rows import ActivityRow, BriefRows

NAMESPACE = "https://fieldbrief.invalid/ns/1"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# ISO 3166-1 user-assigned, which IATI's list of countries has too.
_UNLISTED = {"XKX": "XK"}
_ENDED, _UNDER_WAY = "4", "2"
_STARTED_ON, _ENDED_ON = "2", "4"


def write_iati(rows: BriefRows, about: About) -> bytes:
    """An `iati-activities` document, one `iati-activity` for each activity in the order of the rows.

    `iati-identifier` is the activity's own id, which stays the same from snapshot to snapshot while
    its first report does; `last-updated-datetime` is the day of the data. Equal rows, equal bytes.
    """
    Xml.register_namespace("fieldbrief", NAMESPACE)
    root = Xml.Element("iati-activities", {"version": "2.03", "generated-datetime": _instant(about.as_of)})
    names = {row.code: row.name for row in (*rows.by_region, *rows.by_theme, *rows.by_measure)}
    root.append(Xml.Comment(f" {_uncommented(about.name)}; snapshot {_uncommented(about.snapshot_id)} "))
    for activity in rows.activities:
        _add_activity(root, activity, about, names)
    Xml.indent(root, "  ")
    return bytes(Xml.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def identifier(activity_id: str) -> str:
    """The stable id of an activity in the file."""
    return f"fieldbrief-{activity_id}"


def _add_activity(root: Xml.Element, activity: ActivityRow, about: About, names: dict[str, str]) -> None:
    main, others = split_reports(activity)
    attributes = {_LANG: activity.lang, "last-updated-datetime": _instant(about.as_of), "humanitarian": "0"}
    node = Xml.SubElement(root, "iati-activity", attributes)
    Xml.SubElement(node, "iati-identifier").text = identifier(activity.activity_id)
    publisher = main.publisher or main.source_id
    _narrated(node, "reporting-org", [publisher], ref=main.source_id, type="80", **{"secondary-reporter": "1"})
    first_line = clean_words(activity.text).strip().split("\n", 1)[0]
    _narrated(node, "title", [activity.title or first_line[:200]], activity.lang)
    _narrated(node, "description", [activity.text], activity.lang, type="1")
    for partner in activity.partners:
        _narrated(node, "participating-org", [partner], role="4")
    Xml.SubElement(node, "activity-status", code=_status(activity, about.as_of.date()))
    start, _, end = (activity.date or (str(activity.year) if activity.year else "")).partition("/")
    for kind, day in ((_STARTED_ON, _first_day(start)), (_ENDED_ON, _last_day(end or start))):
        if day:
            Xml.SubElement(node, "activity-date", {"type": kind, "iso-date": day.isoformat()})
    if activity.is_global:
        Xml.SubElement(node, "activity-scope", code="1")
    for iso3 in activity.countries:
        _narrated(node, "recipient-country", [name_country(iso3, "en")], "en", code=_alpha2(iso3))
    for code in () if activity.countries else activity.regions:
        _narrated(node, "recipient-region", [names.get(code, code)], "en", code=code, vocabulary="2")
    for code in activity.themes:
        _narrated(node, "sector", [names.get(code, code)], "en", code=code, vocabulary="99")
    for code in activity.measures:
        _narrated(node, "tag", [names.get(code, code)], "en", code=code, vocabulary="99")
    for report in (main, *others):
        if address := web_address(report.uri):
            link = Xml.SubElement(node, "document-link", format="text/html", url=address)
            _narrated(link, "title", [f"{report.doc_name}, lines {report.first_line}-{report.last_line}"])
    _add_unmapped(node, activity)


def _add_unmapped(node: Xml.Element, activity: ActivityRow) -> None:
    """What IATI has no element for, in a namespace of its own: persons, money, bounds of an unknown date."""
    for count in activity.people:
        attributes = {"sense": count.sense.value, "bound": count.bound, "who": clean_words(count.who)}
        attributes["is-part"] = "true" if count.is_part else ""
        Xml.SubElement(node, f"{{{NAMESPACE}}}people", {k: v for k, v in attributes.items() if v}).text = str(count.n)
    for sum_ in activity.money:
        attributes = {"currency": sum_.currency, "bound": sum_.bound}
        held = Xml.SubElement(node, f"{{{NAMESPACE}}}money", {k: v for k, v in attributes.items() if v})
        held.text = f"{sum_.amount:.2f}"
    bounds = {"not-before": activity.not_before, "not-after": activity.not_after}
    if given := {name: value for name, value in bounds.items() if value}:
        Xml.SubElement(node, f"{{{NAMESPACE}}}bounds", given)


def _narrated(
    parent: Xml.Element, tag: str, texts: Iterable[str], language: str | None = None, **attributes: str
) -> None:
    node = Xml.SubElement(parent, tag, attributes)
    for text in texts:
        narrative = Xml.SubElement(node, "narrative", {_LANG: language} if language else {})
        narrative.text = clean_words(text)


def _status(activity: ActivityRow, today: dt.date) -> str:
    """Closed when its last day is past, else under way: a text reports what has happened or is happening."""
    last = _last_day((activity.date or str(activity.year or "")).rpartition("/")[2])
    return _ENDED if last and last < today else _UNDER_WAY


def _first_day(iso: str) -> dt.date | None:
    try:
        year, month, day = (*map(int, iso.split("-")), 1, 1)[:3]
        return dt.date(year, month, day)
    except ValueError:
        return None


def _last_day(iso: str) -> dt.date | None:
    first = _first_day(iso)
    match (first, iso.count("-")):
        case (None, _):
            return None
        case (dt.date() as day, 0):
            return day.replace(month=12, day=31)
        case (dt.date() as day, 1):
            return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
        case _:
            return first


@cache
def _alpha2(iso3: str) -> str:
    from babel.core import get_global

    return _UNLISTED.get(iso3) or next(iter(get_global("territory_aliases").get(iso3, ())), iso3)


def _instant(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _uncommented(text: str) -> str:
    return text.replace("-", "‐") if "--" in text or text.endswith("-") else text
