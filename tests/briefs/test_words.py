"""Words, dates, numbers and names fit to print."""

from __future__ import annotations

import csv
import io

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from tests.briefs.conftest import make_activity
from warehouse.briefs.annex import write_csv
from warehouse.briefs.arrange import Entry
from warehouse.briefs.catalogue import extract_messages
from warehouse.briefs.names import name_country, name_language
from warehouse.briefs.page import web_address
from warehouse.briefs.wording import say_date, say_number
from warehouse.briefs.words import clean_words, split_paragraphs
from warehouse.paths import templates_folder


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Côte d'Ivoire – 3 000", "Côte d'Ivoire – 3 000"),
        ("one\ttwo\nthree\r", "one two\nthree"),
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("abc\u202edef\u202c\u2066g\u2069", "abcdefg"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ue000\U0010ffff\ud800", "\ufffd\ufffd\ufffd"),
        ("line\u2028next", "line\nnext"),
    ],
)
def test_clean_words(text: str, printed: str) -> None:
    assert clean_words(text) == printed


@given(st.text())
def test_clean_words_twice_is_once_and_can_be_encoded(text: str) -> None:
    once = clean_words(text)
    assert clean_words(once) == once
    assert once.encode("utf-8").decode("utf-8") == once


def test_split_paragraphs_leaves_out_the_title() -> None:
    assert split_paragraphs("A title\n\n First line \nSecond", "A title") == ["First line", "Second"]
    assert split_paragraphs("A title", "A title") == []
    assert split_paragraphs("Text", None) == ["Text"]


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2020-12-21", "21 December 2020"),
        ("2020-07", "July 2020"),
        ("2020", "2020"),
        ("2019-01-29/2019-01-31", "29–31 January 2019"),
        ("2019-01-30/2019-02-02", "30 January – 2 February 2019"),
        ("2019-12-30/2020-01-02", "30 December 2019 – 2 January 2020"),
        ("2019-06/2019-08", "June – August 2019"),
        ("2018/2020", "2018 – 2020"),
        ("2020-13-01", "2020-13-01"),
        ("spring", "spring"),
    ],
)
def test_say_date(iso: str, said: str) -> None:
    assert say_date(iso, "en") == said


def test_say_number_groups_digits() -> None:
    assert say_number(1250, "en") == "1,250"


@pytest.mark.parametrize(
    ("iso3", "name"),
    [
        ("VNM", "Viet Nam"),
        ("LAO", "Lao People's Democratic Republic"),
        ("TUR", "Türkiye"),
        ("IRN", "Iran (Islamic Republic of)"),
        ("PSE", "State of Palestine"),
        ("TZA", "United Republic of Tanzania"),
        ("XKX", "Kosovo"),
        ("KEN", "Kenya"),
        ("no code", "no code"),
    ],
)
def test_name_country(iso3: str, name: str) -> None:
    assert name_country(iso3, "en") == name


def test_every_country_has_a_name() -> None:
    import pycountry

    assert [c.alpha_3 for c in pycountry.countries if name_country(c.alpha_3, "en") == c.alpha_3] == []
    assert name_country("DEU", "fr") == "Allemagne"
    assert name_language("es", "en") == "Spanish"


@pytest.mark.parametrize(
    ("uri", "shown"),
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org", True),
        ("file:///srv/data/page.txt", False),
        ("javascript:alert(1)", False),
        ("https://user:secret@example.org/", False),
        ("https://[broken", False),
    ],
)
def test_only_addresses_that_a_reader_can_follow_are_links(uri: str, shown: bool) -> None:
    assert (web_address(uri) == uri) is shown


def test_csv_disarms_formulas_and_keeps_line_breaks() -> None:
    text = '=HYPERLINK("x")\nsecond, "quoted"'
    (row,) = csv.DictReader(io.StringIO(write_csv([Entry(1, make_activity(text=text))]), newline=""))
    assert row["text"] == "'" + text


def test_catalogue_template_holds_every_message() -> None:
    """Run `python -m warehouse.briefs.catalogue` after a change of words."""
    with (templates_folder() / "locale" / "messages.pot").open("rb") as source:
        held = {message.id for message in read_po(source) if message.id}
    assert held == set(extract_messages())
