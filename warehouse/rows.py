"""The rows that the marts give and the briefs take."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from warehouse.records import Money, People


@dataclass(frozen=True, slots=True)
class Scope:
    """Which activities a brief is about; an empty tuple or None sets no bound.

    Regions are M49 codes of sub-regions, intermediate regions or regions ('011', '202', '002');
    countries ISO 3166-1 alpha-3. `years` is a first and last year, both included; undated
    activities are inside only a scope with `years` None. Areas ('Sahel', 'Global') and partners are
    named as the reading names them.
    """

    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    years: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One item that reports an activity, with where it stands."""

    item_id: str
    document_id: str
    doc_name: str
    source_id: str
    uri: str
    publisher: str | None
    fetched_at: dt.datetime
    first_line: int
    last_line: int
    lang: str
    title: str | None
    text: str
    is_main: bool


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity, its merged reports together; `text` and `title` are the main report's own words."""

    activity_id: str
    title: str | None
    text: str
    lang: str
    date: str | None
    year: int | None
    year_basis: str | None
    not_before: str | None
    not_after: str | None
    countries: tuple[str, ...]
    venues: tuple[str, ...]
    regions: tuple[str, ...]
    areas: tuple[str, ...]
    is_global: bool
    themes: tuple[str, ...]
    measures: tuple[str, ...]
    partners: tuple[str, ...]
    people: tuple[People, ...]
    money: tuple[Money, ...]
    reports: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many activities concern one region, country, theme or measure."""

    code: str
    name: str
    activity_count: int


@dataclass(frozen=True, slots=True)
class CrossRow:
    """How many activities concern a pair: region x theme, or year x first theme.

    `row_code` of an undated activity is 'undated', of a worldwide one 'global', of one with no
    region at all 'unplaced'.
    """

    row_code: str
    column_code: str
    activity_count: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One document that the brief rests on."""

    source_id: str
    document_id: str
    doc_name: str
    uri: str
    publisher: str | None
    licence: str | None
    fetched_at: dt.datetime
    media_type: str
    report_count: int
    activity_count: int


@dataclass(frozen=True, slots=True)
class QualityRow:
    """What is known and not known of the activities in scope; all are counts of activities but the last two."""

    activity_count: int
    dated_count: int
    undated_count: int
    bounded_count: int
    placed_count: int
    global_count: int
    unplaced_count: int
    merged_count: int
    report_count: int
    open_issue_count: int


@dataclass(frozen=True, slots=True)
class BriefRows:
    """All that one brief is set from."""

    scope: Scope
    snapshot_id: str
    data_fingerprint: str
    as_of: dt.datetime
    activities: tuple[ActivityRow, ...]
    by_year: tuple[CountRow, ...]
    by_region: tuple[CountRow, ...]
    by_country: tuple[CountRow, ...]
    by_theme: tuple[CountRow, ...]
    by_measure: tuple[CountRow, ...]
    year_theme: tuple[CrossRow, ...]
    region_theme: tuple[CrossRow, ...]
    languages: tuple[CountRow, ...]
    sources: tuple[SourceRow, ...]
    quality: QualityRow
