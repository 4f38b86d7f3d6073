"""The files beside a brief: Parquet, workbook, citations, XML and the catalogue's description."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as Xml

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.briefs.about import About
from warehouse.briefs.citations import citation_keys, write_bibtex, write_csl, write_ris
from warehouse.briefs.edition import Rendered
from warehouse.briefs.iati import write_iati
from warehouse.briefs.news import News
from warehouse.briefs.package import FORMS, pack_files
from warehouse.briefs.register import describe_dcat, list_editions
from warehouse.rows import BriefRows, SourceRow

from .conftest import TAKEN, make_activity, make_report, make_rows, make_sample

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ABOUT = About("global", "All", "en", 3, "2018–2020", TAKEN, "Desk", "s1", "ab" * 32, 2, "a town was misread")


def render(rows: BriefRows) -> Rendered:
    """What the press gives, in the reverse order of the rows."""
    lines = [f"{number},{row.activity_id}" for number, row in enumerate(reversed(rows.activities), start=1)]
    news = News("ltr", (), (), (), {})
    printed = "\r\n".join(["number,activity_id", *lines, ""])
    return Rendered("<p>", b"%PDF", printed, 1, len(lines), "en", "All", "t", news, passages="<p>")


def pack(rows: BriefRows) -> dict[str, bytes]:
    return {ending: make() for ending, make in pack_files(render(rows), rows, ABOUT).items()}


def read_sheets(data: bytes) -> dict[str, list[list[str | None]]]:
    """The cells of a workbook by sheet, as their texts; raises AssertionError at any formula or link."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        shared = [
            "".join(part.text or "" for part in node.iter(f"{SHEET}t"))
            for node in Xml.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        names = [node.get("name") for node in Xml.fromstring(book.read("xl/workbook.xml")).iter(f"{SHEET}sheet")]
        sheets: dict[str, list[list[str | None]]] = {}
        for place, name in enumerate(names, start=1):
            tree = Xml.fromstring(book.read(f"xl/worksheets/sheet{place}.xml"))
            assert not list(tree.iter(f"{SHEET}f"))
            assert not list(tree.iter(f"{SHEET}hyperlink"))
            sheets[str(name)] = [
                [shared[int(cell[0].text or 0)] if cell.get("t") == "s" else cell[0].text for cell in row if len(cell)]
                for row in tree.iter(f"{SHEET}row")
            ]
    return sheets


def test_every_form_is_there_and_equal_rows_give_equal_bytes() -> None:
    rows = make_rows(make_sample())
    first = pack(rows)
    assert list(first) == list(FORMS)
    assert first == pack(make_rows(make_sample()))
    assert list(pack(make_rows([]))) == list(FORMS)
    alone = replace(render(rows), passages="")
    assert list(pack_files(alone, rows, ABOUT)) == [form for form in FORMS if form != ".passages.html"]


def test_parquet_has_the_rows_in_the_order_of_print_with_their_types() -> None:
    rows = make_rows(make_sample())
    table = pq.read_table(io.BytesIO(pack(rows)[".parquet"])).to_pylist()
    assert [row["number"] for row in table] == list(range(1, len(rows.activities) + 1))
    assert [row["activity_id"] for row in table] == [row.activity_id for row in reversed(rows.activities)]
    merged = next(row for row in table if row["activity_id"] == "b")
    assert [report["is_main"] for report in merged["reports"]] == [True, False]
    assert merged["reports"][0]["fetched_at"] == TAKEN
    people = next(row for row in table if row["activity_id"] == "c")["people"]
    assert people == [{"n": 100, "who": "students", "sense": "reached", "bound": "more than", "is_part": False}]


def test_the_workbook_has_activities_reports_counts_and_sources() -> None:
    rows = make_rows(make_sample())
    sheets = read_sheets(pack(rows)[".xlsx"])
    assert list(sheets) == [
        *("About", "Activities", "Reports", "Counts", "Region x theme", "Year x first theme", "Sources"),
    ]
    assert len(sheets["Activities"]) == len(rows.activities) + 1
    assert len(sheets["Reports"]) == rows.quality.report_count + 1
    assert ["region", "014", "Eastern Africa", str(dict_of(rows)["014"])] in sheets["Counts"]
    assert ["corrects edition", "2"] in sheets["About"]


def dict_of(rows: BriefRows) -> dict[str, int]:
    return {row.code: row.activity_count for row in rows.by_region}


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "https://example.org", "{=1}", "7"])
def test_nothing_in_a_workbook_is_run_or_followed(text: str) -> None:
    activity = make_activity(text=text, title=text, reports=(make_report(text=text, title=text, uri=text),))
    cells = [cell for row in read_sheets(pack(make_rows([activity]))[".xlsx"])["Activities"] for cell in row]
    assert cells.count(text) == 2


def test_a_text_longer_than_a_cell_is_cut_with_a_note_in_the_workbook_only() -> None:
    long = "word " * 60_000
    files = pack(make_rows([make_activity(text=long, reports=(make_report(text=long),))]))
    texts = [cell or "" for row in read_sheets(files[".xlsx"])["Activities"] for cell in row]
    assert max(map(len, texts)) == 32_767
    assert any(text.endswith("[cut: the whole text is in the CSV and Parquet files]") for text in texts)
    assert pq.read_table(io.BytesIO(files[".parquet"])).to_pylist()[0]["text"] == long


def source(**own: Any) -> SourceRow:
    fields: dict[str, Any] = {
        "source_id": "unodc",
        "document_id": "d0c1d0c1ffff",
        "doc_name": "News & stories_2021.html",
        "uri": "https://example.org/news?a=1&b={2}",
        "publisher": "Office of 100% Examples",
        "licence": None,
        "fetched_at": TAKEN,
        "media_type": "text/html",
        "report_count": 3,
        "activity_count": 2,
    }
    return SourceRow(**{**fields, **own})


def test_csl_says_what_is_known_and_no_date_of_issue() -> None:
    (item,) = json.loads(write_csl([source()]))
    assert item["accessed"] == {"date-parts": [[2026, 2, 3]]}
    assert (item["type"], item["URL"]) == ("webpage", "https://example.org/news?a=1&b={2}")
    assert item["author"] == [{"literal": "Office of 100% Examples"}]
    assert "issued" not in item
    (local,) = json.loads(write_csl([source(uri="file:///srv/texts/x.txt", publisher=None)]))
    assert "URL" not in local
    assert "author" not in local
    assert local["type"] == "document"


def test_bibtex_escapes_what_latex_would_run() -> None:
    text = write_bibtex([source(doc_name=r"\input{/etc/passwd} & 5%_x.html")])
    assert r"title = {{\textbackslash{}input\{/etc/passwd\} \& 5\%\_x.html}}" in text
    assert "url = {https://example.org/news?a=1&b=%7B2%7D}" in text
    assert "urldate = {2026-02-03}" in text
    assert write_bibtex([]) == ""


def test_ris_keeps_a_name_with_line_feeds_in_its_field() -> None:
    lines = write_ris([source(doc_name="a\r\nER  - \nTY  - OTHER")]).splitlines()
    assert [line[:2] for line in lines] == ["TY", "TI", "AU", "PB", "UR", "Y2", "N1", "ER"]
    assert lines[1] == "TI  - a ER - TY - OTHER"


def test_citation_keys_differ() -> None:
    rows = [source(document_id=f"{number:012x}", doc_name="نشرة.html", publisher=None) for number in (1 << 40, 2 << 40)]
    keys = citation_keys(rows)
    assert keys[0] == "unodc-2026"
    assert len(set(keys)) == 2


def test_activities_as_xml_have_stable_ids_and_only_what_is_stated() -> None:
    rows = make_rows(make_sample())
    tree = Xml.fromstring(write_iati(rows, ABOUT))
    found = {node.findtext("iati-identifier"): node for node in tree.iter("iati-activity")}
    assert set(found) == {f"fieldbrief-{row.activity_id}" for row in rows.activities}
    dated = found["fieldbrief-d"]
    assert [(node.get("type"), node.get("iso-date")) for node in dated.iter("activity-date")] == [
        ("2", "2019-01-29"),
        ("4", "2019-01-31"),
    ]
    assert [node.get("code") for node in dated.iter("recipient-country")] == ["VN", "LA"]
    assert not list(dated.iter("recipient-region"))
    undated = found["fieldbrief-c"]
    assert not list(undated.iter("activity-date"))
    bounds = undated.find("{https://fieldbrief.invalid/ns/1}bounds")
    assert bounds is not None
    assert bounds.attrib == {"not-before": "2010", "not-after": "2012-10"}
    assert [node.get("code") for node in found["fieldbrief-f"].iter("activity-scope")] == ["1"]
    month = found["fieldbrief-b"]
    assert [node.get("iso-date") for node in month.iter("activity-date")] == ["2018-05-01", "2018-05-31"]


@given(st.text(), st.sampled_from(["2020", "2020-02", "2019-11-30/2020-01", "2020-02-30", "about 2020", None]))
def test_any_text_and_date_give_xml_that_can_be_read(text: str, date: str | None) -> None:
    activity = replace(make_activity(text=text, partners=(text,)), date=date, title=text)
    node = Xml.fromstring(write_iati(make_rows([activity]), ABOUT)).find("iati-activity")
    assert node is not None
    assert node[0].tag == "iati-identifier"


def described(number: int, **own: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "brief_id": "global",
        "family": "",
        "lang": "en",
        "number": number,
        "title": "All",
        "owner": "Desk",
        "period": "",
        "years": None,
        "as_of": "2021-03-01T12:00:00+00:00",
        "issued_at": f"2021-03-0{number}T12:00:00+00:00",
        "folder": f"global/en/000{number}",
        "corrects": None,
        "note": "",
        "definition": {},
        "files": [{"name": "x.pdf", "media_type": "application/pdf", "byte_count": 4, "sha256": "ab"}],
    }
    return {**fields, **own}


def test_dcat_ties_editions_to_their_brief_and_to_each_other() -> None:
    editions = [
        described(1),
        described(2, corrects=1, note="30 was 13"),
        described(1, lang="fr", folder="global/fr/0001"),
    ]
    found = {row["@id"]: row for row in describe_dcat(editions)["dcat:dataset"]}
    assert found["global/"]["@type"] == "dcat:DatasetSeries"
    assert {title["@language"] for title in found["global/"]["dct:title"]} == {"en", "fr"}
    second = found["global/en/0002/"]
    assert second["dcat:previousVersion"] == second["prov:wasRevisionOf"] == {"@id": "global/en/0001/"}
    assert second["dcat:versionNotes"] == "30 was 13"
    assert "dcat:previousVersion" not in found["global/fr/0001/"]
    assert second["dcat:distribution"][0]["dcat:downloadURL"] == {"@id": "global/en/0002/x.pdf"}


def test_the_catalogue_of_no_editions_is_one() -> None:
    assert list_editions([]) == {"edition_count": 0, "briefs": []}
    assert describe_dcat([])["dcat:dataset"] == []
