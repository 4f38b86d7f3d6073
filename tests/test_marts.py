"""Counting within a scope, and the rows that commands print."""

from __future__ import annotations

import json

import duckdb
import pytest

from warehouse.marts import (
    read_activities,
    read_brief,
    read_counts,
    read_issues,
    read_items,
    read_merges,
    read_people,
)
from warehouse.records import Money, People, Sense
from warehouse.rows import ActivityRow, BriefRows, CountRow, CrossRow, Scope

Connection = duckdb.DuckDBPyConnection
EVERYTHING = Scope()


def counts(rows: tuple[CountRow, ...]) -> dict[str, int]:
    return {row.code: row.activity_count for row in rows}


def cells(rows: tuple[CrossRow, ...]) -> dict[tuple[str, str], int]:
    return {(row.row_code, row.column_code): row.activity_count for row in rows}


def ids(rows: BriefRows) -> set[str]:
    return {row.activity_id.removeprefix("a-") for row in rows.activities}


def find(rows: BriefRows, name: str) -> ActivityRow:
    return next(row for row in rows.activities if row.activity_id == f"a-{name}")


def test_the_corpus_is_counted_by_the_rules(corpus: Connection) -> None:
    rows = read_brief(corpus, EVERYTHING)
    assert counts(rows.by_year) == {"2018": 3, "2019": 1, "undated": 2}
    assert counts(rows.by_theme) == {"TIP": 3, "CHI": 2, "SOM": 1, "VAW": 1}
    assert counts(rows.by_measure) == {"TRAIN": 1, "TOOL": 1, "LAW": 1}
    # Austria is only the venue of the main report, but the focus of its translation
    assert counts(rows.by_country) == {"AUT": 1, "KEN": 1, "NGA": 1, "SEN": 1, "UGA": 1, "XKX": 1}
    assert counts(rows.by_region) == {"014": 2, "002": 1, "011": 1, "039": 1, "155": 1, "unplaced": 1, "global": 1}
    assert counts(rows.languages) == {"en": 5, "es": 1, "fr": 1}
    assert cells(rows.year_theme) == {
        ("2018", "CHI"): 1,
        ("2018", "TIP"): 2,
        ("2019", "TIP"): 1,
        ("undated", "VAW"): 1,
        ("undated", "none"): 1,
    }
    assert cells(rows.region_theme)["014", "CHI"] == 2
    assert ("unplaced", "none") not in cells(rows.region_theme)


def test_quality_of_the_corpus(corpus: Connection) -> None:
    quality = read_brief(corpus, EVERYTHING).quality
    assert (quality.activity_count, quality.report_count, quality.merged_count) == (6, 8, 2)
    assert (quality.dated_count, quality.undated_count, quality.bounded_count) == (4, 2, 1)
    assert (quality.placed_count, quality.global_count, quality.unplaced_count) == (4, 1, 1)


def test_merged_reports_are_one_activity_in_the_main_one_s_words(corpus: Connection) -> None:
    course = find(read_brief(corpus, EVERYTHING), "course-en")
    assert (course.title, course.text, course.lang) == ("Judges trained", "Fifty judges took a course.", "en")
    assert (course.date, course.year, course.year_basis) == ("2019-03-05", 2019, "date")
    assert (course.countries, course.venues) == (("KEN", "UGA", "AUT"), ())
    assert (course.themes, course.partners) == (("TIP", "SOM", "CHI"), ("IOM", "ILO"))
    assert course.people == (People(50, "officials", Sense.TRAINED),)
    assert course.money == (Money(1000.0, "USD"),)
    assert [(report.item_id, report.is_main) for report in course.reports] == [
        ("course-en", True),
        ("course-es", False),
    ]
    assert course.reports[0].fetched_at.utcoffset() is not None


def test_the_dated_report_is_the_main_one_though_shorter(corpus: Connection) -> None:
    assert find(read_brief(corpus, EVERYTHING), "grants").text == "Grants were paid."


def test_undated_activities_come_last_with_their_bounds(corpus: Connection) -> None:
    rows = read_brief(corpus, EVERYTHING)
    assert [row.year for row in rows.activities] == [2019, 2018, 2018, 2018, None, None]
    assert (find(rows, "worldwide").not_before, find(rows, "worldwide").not_after) == ("2010", "2012-10")


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(regions=("014",)), {"course-en", "grants"}),
        (Scope(regions=("202",)), {"course-en", "grants"}),
        (Scope(regions=("002",)), {"course-en", "grants", "africa"}),
        (Scope(regions=("419",)), set()),
        (Scope(countries=("KEN",)), {"course-en"}),
        (Scope(countries=("FRA",)), set()),
        (Scope(themes=("CHI", "VAW")), {"course-en", "grants", "worldwide"}),
        (Scope(measures=("LAW",)), {"grants"}),
        (Scope(sources=("inventory",)), {"grants", "kosovo"}),
        (Scope(areas=("Global",)), {"worldwide"}),
        (Scope(partners=("ILO",)), {"course-en"}),
        (Scope(areas=("Ibero-America", "Global"), partners=("IOM",)), set()),
        (Scope(years=(2018, 2018)), {"africa", "grants", "kosovo"}),
        (Scope(regions=("002",), themes=("TIP",), years=(2018, 2019)), {"course-en", "africa"}),
    ],
)
def test_a_scope_holds_what_meets_every_bound(corpus: Connection, scope: Scope, expected: set[str]) -> None:
    rows = read_brief(corpus, scope)
    assert ids(rows) == expected
    assert rows.quality.activity_count == len(expected)
    assert sum(counts(rows.by_year).values()) == len(expected)


def test_another_scheme_places_the_same_activities_elsewhere(corpus: Connection) -> None:
    rows = read_brief(corpus, EVERYTHING, scheme="unodc")
    assert counts(rows.by_region) == {
        "ROEA": 2,
        "CONIG": 1,
        "HQ": 1,
        "POSEE": 1,
        "ROSEN": 1,
        "unplaced": 2,
        "global": 1,
    }
    assert find(rows, "grants").regions == ("CONIG", "ROEA", "ROSEN")


def test_sources_name_only_the_documents_behind_the_activities(corpus: Connection) -> None:
    (source,) = read_brief(corpus, Scope(years=(2019, 2019))).sources
    assert (source.doc_name, source.licence, source.report_count, source.activity_count) == ("news.txt", "public", 2, 1)
    assert len(read_brief(corpus, EVERYTHING).sources) == 2


def test_an_issue_counts_unless_it_is_known_to_lie_outside(corpus: Connection) -> None:
    # one of an item, one of a source, seven of the second copy's items: five of them activities
    assert read_brief(corpus, EVERYTHING).quality.open_issue_count == 9
    assert read_brief(corpus, Scope(years=(2019, 2019))).quality.open_issue_count == 6
    assert read_brief(corpus, Scope(sources=("inventory",))).quality.open_issue_count == 1


def test_the_whole_scope_is_what_the_marts_say(synthetic: Connection) -> None:
    rows = read_brief(synthetic, EVERYTHING)

    def mart(query: str) -> dict[object, int]:
        return {
            key[0] if len(key) == 1 else key: n
            for *key_, n in synthetic.execute(query).fetchall()
            if (key := tuple(key_))
        }

    assert counts(rows.by_year) == mart("select year_code, activity_count from marts.activities_by_year")
    assert counts(rows.by_country) == mart("""
        select iso3, activity_count from marts.activities_by_country where activity_count > 0""")
    assert counts(rows.by_theme) == mart("select theme_code, activity_count from marts.activities_by_theme")
    assert counts(rows.by_measure) == mart("select measure_code, activity_count from marts.activities_by_measure")
    for scheme in ("m49", "unodc"):
        rows = read_brief(synthetic, EVERYTHING, scheme)
        assert counts(rows.by_region) == mart(f"""
            select region_code, activity_count from marts.activities_by_region where scheme = '{scheme}'""")
        assert cells(rows.region_theme) == mart(f"""
            select region_code, theme_code, sum(activity_count) from marts.activities_by_region_theme_year
            where scheme = '{scheme}' and theme_code != 'none' group by all""")
    quality = synthetic.execute("""
        select activity_count, dated_count, undated_count, bounded_count, placed_count, global_count, unplaced_count,
            merged_count, report_count, open_issue_count
        from marts.data_quality where dimension = 'all'""").fetchall()[0]
    assert tuple(getattr(read_brief(synthetic, EVERYTHING).quality, name) for name in rows.quality.__slots__) == quality
    assert counts(rows.languages) == mart("""
        select code, activity_count from marts.data_quality where dimension = 'language'""")


@pytest.mark.parametrize("scope", [EVERYTHING, Scope(regions=("002",)), Scope(themes=("TIP",), years=(2012, 2016))])
def test_every_figure_is_the_number_of_activities_behind_it(synthetic: Connection, scope: Scope) -> None:
    rows = read_brief(synthetic, scope)
    for figures, values in (
        (rows.by_country, lambda row: row.countries),
        (rows.by_theme, lambda row: row.themes),
        (rows.by_measure, lambda row: row.measures),
        (rows.by_year, lambda row: [str(row.year or "undated")]),
        (rows.by_region, lambda row: [*row.regions, *["global"] * row.is_global] or ["unplaced"]),
        (rows.languages, lambda row: {report.lang for report in row.reports}),
    ):
        listed = [code for row in rows.activities for code in values(row)]
        assert counts(figures) == {code: listed.count(code) for code in listed}


def test_items_are_what_the_scorer_reads(corpus: Connection) -> None:
    rows = list(read_items(corpus))
    assert len(rows) == 10
    course = rows[-7]
    assert (course["doc"], course["first"], course["last"], course["part"]) == ("news.txt", 1, 1, None)
    assert (course["kind"], course["lang"], course["date"], course["year"]) == ("activity", "en", "2019-03-05", 2019)
    assert course["places"][0] == {"iso3": "KEN", "role": "focus"}
    assert (course["areas"], course["themes"], course["measures"]) == ([], ["TIP", "SOM"], ["TRAIN"])
    assert course["people"] == [{"n": 50, "who": "officials", "sense": "trained", "bound": "", "is_part": False}]
    assert course["activity"] == rows[-6]["activity"]
    assert [row["kind"] for row in rows if row["activity"] is None] == ["profile", "boilerplate"]
    assert {"item_id", "document_id", "sha256", "uri", "start", "end", "title", "text", "evidence"} <= course.keys()
    assert course["evidence"][0]["quote"] == course["text"]
    assert json.loads(json.dumps(rows)) == rows


def test_activities_carry_their_reports(corpus: Connection) -> None:
    rows = {row["activity_id"]: row for row in read_activities(corpus)}
    assert [report["item_id"] for report in rows["a-grants"]["reports"]] == ["grants", "grants-long"]
    assert rows["a-grants"]["donors"] == ["FRA"]
    assert json.loads(json.dumps(list(rows.values())))


def test_issues_and_merges_name_where_they_are(corpus: Connection) -> None:
    issues = read_issues(corpus)
    assert [row["code"] for row in issues].count("repeated-item") == 7
    typo = next(row for row in issues if row["code"] == "typo-year")
    assert (typo["doc_name"], typo["first_line"], typo["text"], typo["source_id"]) == ("news.txt", 1, "2062", "pages")
    merges = read_merges(corpus)
    assert [(row["item_id"], row["with_item_id"]) for row in merges] == [
        ("grants-long", "grants"),
        ("course-es", "course-en"),
    ]
    assert merges[1]["with_words"] == "Judges trained"


def test_counts_and_people_of_the_whole(corpus: Connection) -> None:
    found = read_counts(corpus)
    assert (found["documents"], found["items"], found["reports"], found["activities"]) == (3, 10, 8, 6)
    assert found["dated"] + found["undated"] == found["activities"]
    (people,) = read_people(corpus)
    assert (people.sense, people.activity_count, people.person_count) == ("trained", 1, 50)
