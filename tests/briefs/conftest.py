"""Rows for briefs, made up here: counts follow from the activities by plain loops."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from warehouse.records import People, Sense
from warehouse.rows import ActivityRow, BriefRows, CountRow, CrossRow, QualityRow, ReportRow, Scope, SourceRow

TAKEN = dt.datetime(2026, 2, 3, 10, 15, tzinfo=dt.UTC)
REGION_NAMES = {"014": "Eastern Africa", "011": "Western Africa", "035": "South-eastern Asia", "039": "Southern Europe"}
THEME_NAMES = {"TIP": "Trafficking in persons", "SOM": "Smuggling of migrants", "VAW": "Violence against women"}
MEASURE_NAMES = {"TRAIN": "Training", "LAW": "Legislation", "TOOL": "Tools"}


def make_report(**own: Any) -> ReportRow:
    """One report of a news page; any field can be given."""
    fields: dict[str, Any] = {
        "item_id": "item-1",
        "document_id": "doc-news",
        "doc_name": "news.txt",
        "source_id": "sample",
        "uri": "https://example.org/news",
        "publisher": "Example Office",
        "fetched_at": TAKEN,
        "first_line": 12,
        "last_line": 14,
        "lang": "en",
        "title": None,
        "text": "Forty judges met.",
        "is_main": True,
    }
    return ReportRow(**{**fields, **own})


def make_activity(activity_id: str = "act-1", **own: Any) -> ActivityRow:
    """One dated activity in Kenya with one report; any field can be given."""
    text, lang, title = own.get("text", "Forty judges of Kenya met."), own.get("lang", "en"), own.get("title")
    fields: dict[str, Any] = {
        "activity_id": activity_id,
        "title": title,
        "text": text,
        "lang": lang,
        "date": "2020-12-21",
        "year": 2020,
        "year_basis": "date",
        "not_before": None,
        "not_after": None,
        "countries": ("KEN",),
        "venues": (),
        "regions": ("014",),
        "areas": (),
        "is_global": False,
        "themes": ("TIP",),
        "measures": ("TRAIN",),
        "partners": (),
        "people": (),
        "money": (),
        "reports": (make_report(item_id=f"item-{activity_id}", text=text, lang=lang, title=title),),
    }
    return ActivityRow(**{**fields, **own})


def make_rows(activities: Iterable[ActivityRow], scope: Scope | None = None, **own: Any) -> BriefRows:
    """The rows of a brief over the activities, counted one by one."""
    held = tuple(activities)
    years: Counter[str] = Counter()
    regions: Counter[str] = Counter()
    cross: Counter[tuple[str, str]] = Counter()
    by_year_theme: Counter[tuple[str, str]] = Counter()
    for activity in held:
        year = str(activity.year) if activity.year else "undated"
        years[year] += 1
        by_year_theme[year, activity.themes[0] if activity.themes else "none"] += 1
        places = (*activity.regions, *(("global",) if activity.is_global else ())) or ("unplaced",)
        regions.update(places)
        cross.update((place, theme) for place in places for theme in activity.themes or ("none",))
    reports = [report for activity in held for report in activity.reports]
    documents = {report.document_id: report for report in reports}
    sources = tuple(
        SourceRow(
            source_id=report.source_id,
            document_id=document_id,
            doc_name=report.doc_name,
            uri=report.uri,
            publisher=report.publisher,
            licence=None,
            fetched_at=report.fetched_at,
            media_type="text/plain",
            report_count=sum(other.document_id == document_id for other in reports),
            activity_count=sum(any(r.document_id == document_id for r in activity.reports) for activity in held),
        )
        for document_id, report in documents.items()
    )
    quality = QualityRow(
        activity_count=len(held),
        dated_count=sum(activity.date is not None for activity in held),
        undated_count=years["undated"],
        bounded_count=sum(a.year is None and bool(a.not_before or a.not_after) for a in held),
        placed_count=sum(bool(activity.regions) for activity in held),
        global_count=sum(activity.is_global for activity in held),
        unplaced_count=regions["unplaced"],
        merged_count=sum(len(activity.reports) > 1 for activity in held),
        report_count=len(reports),
        open_issue_count=0,
    )
    fields: dict[str, Any] = {
        "scope": scope or Scope(),
        "snapshot_id": "20260203T101500",
        "data_fingerprint": "0123456789abcdef",
        "as_of": TAKEN,
        "activities": held,
        "by_year": _counts(years, {}),
        "by_region": _counts(regions, REGION_NAMES),
        "by_country": _counts(Counter(code for a in held for code in a.countries), {}),
        "by_theme": _counts(Counter(code for a in held for code in a.themes), THEME_NAMES),
        "by_measure": _counts(Counter(code for a in held for code in a.measures), MEASURE_NAMES),
        "year_theme": _crosses(by_year_theme),
        "region_theme": _crosses(cross),
        "languages": _counts(Counter(a.lang for a in held), {}),
        "sources": sources,
        "quality": quality,
    }
    return BriefRows(**{**fields, **own})


def _counts(counter: Counter[str], names: dict[str, str]) -> tuple[CountRow, ...]:
    return tuple(CountRow(code, names.get(code, code), n) for code, n in sorted(counter.items()) if n)


def _crosses(counter: Counter[tuple[str, str]]) -> tuple[CrossRow, ...]:
    return tuple(CrossRow(row, column, n) for (row, column), n in sorted(counter.items()))


def make_sample() -> list[ActivityRow]:
    """Eight activities: dated and not, in one, several and no region, worldwide, merged, in Spanish, with people."""
    also = make_report(
        item_id="i-b2", document_id="doc-list", doc_name="list.txt", uri="file:///srv/list.txt", publisher=None,
        first_line=3, last_line=3, is_main=False,
    )  # fmt: skip
    return [
        make_activity("a", people=(People(40, "judges", Sense.TRAINED),)),
        make_activity("b", date="2018-05", year=2018, themes=("SOM", "TIP"), reports=(make_report(), also)),
        make_activity(
            "c", date=None, year=None, year_basis=None, not_before="2010", not_after="2012-10",
            countries=("NGA",), regions=("011",), people=(People(100, "students", Sense.REACHED, "more than"),),
        ),
        make_activity("d", countries=("VNM", "LAO"), regions=("035",), date="2019-01-29/2019-01-31", year=2019),
        make_activity("e", countries=("ITA", "GHA"), regions=("039", "011"), measures=("LAW", "TRAIN")),
        make_activity("f", countries=(), regions=(), areas=("Global",), is_global=True, themes=()),
        make_activity("g", countries=(), regions=(), venues=("AUT",), date="2019-01-02", year=2018),
        make_activity(
            "h", title="Reunión en Kenya", text="Reunión en Kenya\nCuarenta jueces se reunieron en Nairobi.", lang="es"
        ),
    ]  # fmt: skip


@pytest.fixture
def rows() -> BriefRows:
    """The sample as rows."""
    return make_rows(make_sample())


@pytest.fixture
def build_rows() -> Callable[..., BriefRows]:
    """The factory of rows."""
    return make_rows
