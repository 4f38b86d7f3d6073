"""What is shown of one item: marks by value, lines around it, decisions, in plain lines and as a page."""

from __future__ import annotations

import html
import re
from typing import Any

import lxml.html
import pytest

from tests.explain.rows import PAGE, make_row, proof, trained_row
from warehouse.decisions import Decisions
from warehouse.explain.explanation import Explanation, PageText, explain_item, is_same_text
from warehouse.explain.html import render_page
from warehouse.explain.plain import write_plain
from warehouse.explain.terminal import render_terminal
from warehouse.paths import templates_folder

NAMES = {("places", "KEN"): "Kenya", ("themes", "TIP"): "Trafficking in persons"}


@pytest.fixture
def explanation() -> Explanation:
    return explain_item(trained_row(), PageText(PAGE), NAMES)


def test_every_value_is_numbered_with_the_words_behind_it(explanation: Explanation) -> None:
    assert [(value.number, value.field, value.words) for value in explanation.values] == [
        (1, "date", "2020-03-12"),
        (2, "year", "2020"),
        (3, "not_after", "2020-03"),
        (4, "places", "KEN (Kenya), focus"),
        (5, "areas", "Global"),
        (6, "themes", "TIP (Trafficking in persons)"),
        (7, "themes", "CHI"),
    ]
    assert [mark.quote for mark in explanation.values[3].marks] == ["<Nairobi>", "Prosecutors of Kenya"]
    assert [(value.field, value.doubt) for value in explanation.values if value.doubt >= 0.4] == [
        ("places", 0.4),
        ("themes", 0.5),
        ("themes", 0.5),
    ]
    assert dict(explanation.unstated)["measures"] == 0.5


def test_marks_that_overlap_are_split_where_either_begins_or_ends(explanation: Explanation) -> None:
    marked = [(piece.text, piece.numbers) for piece in explanation.passage.pieces if piece.marks]
    assert marked == [
        ("12 March 2020", (1, 2)),
        ("<Nairobi>", (4,)),
        ("Prosecutors of ", (4,)),
        ("Kenya", (4, 7)),
        (" learned to ", (7,)),
        ("trace trafficking", (6, 7)),
        (" in persons", (6,)),
    ]
    assert explanation.passage.text == trained_row()["text"]


def test_a_value_of_the_whole_item_marks_no_words(explanation: Explanation) -> None:
    (whole,) = explanation.values[4].marks
    assert whole.is_whole
    assert all(5 not in piece.numbers for piece in explanation.passage.pieces)


def test_evidence_outside_the_item_is_shown_on_its_own_line(explanation: Explanation) -> None:
    (block,) = explanation.around
    assert (block.where, block.first_line, block.text) == ("after it on the page", 5, "11 March 2020")
    assert block.pieces[0].numbers == (3,)


def test_a_lead_in_is_named_and_shown_whole() -> None:
    page = "The agency trained, in Peru:\n- judges;\n- police.\n"
    row = make_row(
        page,
        3,
        3,
        lead_in="The agency trained, in Peru:",
        measures=["TRAIN"],
        places=[{"iso3": "PER", "role": "focus"}],
    )
    row["evidence"] = [proof(page, "measures", "TRAIN", "trained"), proof(page, "places", "PER", "Peru")]
    (block,) = explain_item(row, PageText(page), NAMES).around
    assert block.where == "the line that it inherits its sense from"
    assert [(piece.text, piece.numbers) for piece in block.pieces if piece.marks] == [("trained", (2,)), ("Peru", (1,))]


def test_lines_of_a_page_are_those_of_the_stored_file() -> None:
    page = PageText(PAGE, [(10, 10), (12, 13), (20, 20), (21, 22), (30, 30), (31, 31)])
    explanation = explain_item(trained_row() | {"first": 12, "last": 22}, page, NAMES)
    assert [mark.line for value in explanation.values for mark in value.marks][:4] == [12, 12, 30, 20]
    assert explanation.passage.lines == (12, 20, 21)
    assert (explanation.around[0].first_line, explanation.around[0].lines) == (30, (30,))


def test_without_the_document_the_quotes_are_all_there_is_around_the_item() -> None:
    explanation = explain_item(trained_row(), None, NAMES, notes=["the document is gone"])
    assert explanation.passage.text == trained_row()["text"]
    assert [(block.text, block.first_line) for block in explanation.around] == [("11 March 2020", 5)]
    assert "the document is gone" in "\n".join(write_plain(explanation))


def test_a_changed_text_is_told_from_the_one_that_was_read() -> None:
    assert is_same_text(trained_row(), PageText(PAGE))
    assert not is_same_text(trained_row(), PageText(f"A new first line\n{PAGE}"))


def test_plain_lines_underline_each_value_by_its_number(explanation: Explanation) -> None:
    lines = list(write_plain(explanation))
    at = lines.index("   4 | Prosecutors of Kenya learned to trace trafficking in persons.")
    assert lines[at + 1 : at + 3] == [
        "     | 4~~~~~~~~~~~~~~~~~~~            6~~~~~~~~~~~~~~~~~~~~~~~~~~~",
        "     |                7~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
    ]
    assert any("by its own date line" in line for line in lines)
    assert "      not stated: measures (unsure 0.50), partners, people, money" in lines


def test_long_lines_are_wrapped_and_their_marks_with_them() -> None:
    page = f"{'word ' * 30}trafficking in persons {'word ' * 5}".strip()
    row = make_row(page, 1, 1, themes=["TIP"], evidence=[proof(page, "themes", "TIP", "trafficking in persons")])
    shown = [line[7:] for line in write_plain(explain_item(row, PageText(page), NAMES), 40) if line[5:7] == "| "]
    words = [line for line in shown if "~" not in line]
    assert " ".join(words) == page
    assert sum(line.count("~") + line.count("1") for line in shown if "~" in line) == len("trafficking in persons")


def test_the_page_says_the_passage_and_nothing_else_between_its_tags(explanation: Explanation) -> None:
    page = render_page(explanation, templates_folder())
    passage = re.search(r'<blockquote class="passage" lang="en" dir="auto">(.*?)</blockquote>', page, re.DOTALL)
    assert passage
    assert html.unescape(re.sub(r"<[^>]+>", "", passage[1])) == trained_row()["text"]


def test_the_page_is_well_formed_and_each_mark_points_at_its_row(explanation: Explanation) -> None:
    root = lxml.html.document_fromstring(render_page(explanation, templates_folder()))
    ids = set(root.xpath("//@id"))
    marks = root.xpath("//blockquote//mark")
    assert {name for mark in marks for name in mark.get("aria-describedby").split()} <= ids
    assert all(mark.get("title") and mark.getparent().get("href")[1:] in ids for mark in marks)
    assert root.get("lang") == "en"
    assert len(ids) == len(root.xpath("//@id"))
    assert not root.xpath("//script | //link[not(@rel = 'icon' and starts-with(@href, 'data:'))] | //img")


def test_a_hostile_text_stays_text() -> None:
    hostile = '<script>alert(1)</script>" onmouseover="x" {{ 7*7 }}'
    row = make_row(hostile, 1, 1, themes=["TIP"], uri="javascript:alert(1)", publisher="<b>x</b>", doc="<i>.txt")
    row["evidence"] = [proof(hostile, "themes", "TIP", hostile[:20], '"><script>')]
    root = lxml.html.document_fromstring(render_page(explain_item(row, PageText(hostile), NAMES), templates_folder()))
    assert not root.xpath("//script | //b | //i | //*[@onmouseover]")
    assert not root.xpath("//a[starts-with(@href, 'javascript')]")
    assert "{{ 7*7 }}" in root.text_content()


def test_a_terminal_shows_the_numbers_too(explanation: Explanation) -> None:
    from rich.console import Console

    console = Console(width=120, record=True, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115
    for part in render_terminal(explanation):
        console.print(part, markup=False)
    said = console.export_text()
    assert "12 March 2020[1,2]" in said
    assert "<Nairobi>[4]" in said
    assert "unsure 0.40" in said


@pytest.mark.parametrize(
    ("given", "row", "is_in_force"),
    [
        ({"set": {"0a1b2c3d4e5f": {"year": 2019, "why": "annex"}}}, {"year": 2020}, False),
        ({"set": {"0a1b2c3d4e5f": {"year": 2019}}}, {"year": 2019}, True),
        ({"set": {"0a1b2c3d4e5f": {"places": [{"iso3": "KEN", "role": "focus"}]}}}, {}, True),
        ({"merge": [["0a1b2c3d4e5f", "99aa88bb77cc"]]}, {}, False),
        ({"split": [["0a1b2c3d4e5f", "99aa88bb77cc"]]}, {}, True),
    ],
)
def test_decisions_say_whether_the_snapshot_knows_them(
    given: dict[str, Any], row: dict[str, Any], is_in_force: bool
) -> None:
    decisions = Decisions.model_validate(given)
    explanation = explain_item(trained_row() | row, PageText(PAGE), NAMES, decisions=decisions)
    (settled,) = explanation.settled
    assert settled.is_in_force == is_in_force
    assert ("waits" in "\n".join(write_plain(explanation))) == (not is_in_force)
