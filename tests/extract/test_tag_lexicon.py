from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.extract.tag_lexicon import Lexicon, lexicon_terms, load_lexicon, vocabulary_rows
from warehouse.text.forms import expand_form
from warehouse.yaml_file import BadFile, load_yaml

SMALL = """
scheme: theme
threshold: 1.9
zones: {title: 1, first_sentence: 1, first_sentence_untitled: 1, second_sentence: 1, rest: 1, lead_in: 1, heading: 1,
  own_heading: 1, links: 1}
codes:
  SEA:
    name: Crimes at sea
    sdg_targets: ["14.4"]
    terms:
      en:
        3: pirate(s|), =IUU
    context:
      - rule: ships
        terms: {en: ship*}
        weight: 1
        near:
          - {words: stolen, side: before, within: 3, weight: 2}
words:
  stolen: stolen, hijack*
"""


def _load(tmp_path: Path, text: str) -> Lexicon:
    path = tmp_path / "sea.yml"
    path.write_text(text, encoding="utf-8")
    return load_yaml(path, Lexicon)


def test_forms_stand_for_their_alternatives() -> None:
    assert list(expand_form("smuggl(ing|ers) of (young|) women")) == [
        "smuggling of young women",
        "smuggling of women",
        "smugglers of young women",
        "smugglers of women",
    ]
    assert list(expand_form("com base (em|n(o|a))")) == ["com base em", "com base no", "com base na"]
    assert list(expand_form("one-stop centre")) == ["one-stop centre", "one stop centre"]


def test_a_new_code_needs_no_code(tmp_path: Path) -> None:
    terms = {term.form: term for term in lexicon_terms(_load(tmp_path, SMALL))}
    assert set(terms) == {"pirate", "pirates", "IUU", "ship"}
    assert terms["IUU"].exact and terms["ship"].prefix
    assert {term.kind for term in terms.values()} == {"theme.SEA.en"}
    assert terms["ship"].payload.cases[0].stems == ("hijack",)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    name: Crimes at sea", "    name: Crimes at sea\n    colour: blue", ":9: codes.SEA.colour: unknown key"),
        ("        3: pirate(s|)", "        3: pirate(s|", ":12: "),
        ("near:", "nearby:", ": unknown key"),
        ("threshold: 1.9", "threshold: high", ":3: threshold: "),
    ],
)
def test_faults_name_file_line_and_key(tmp_path: Path, old: str, new: str, expected: str) -> None:
    with pytest.raises(BadFile) as caught:
        _load(tmp_path, SMALL.replace(old, new))
    assert expected in str(caught.value)


def test_a_rule_that_names_no_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="stollen"):
        _load(tmp_path, SMALL.replace("words: stolen", "words: stollen"))


def test_occasions_name_codes_of_the_lexicon(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"occasions: no code is called 'LAND'"):
        _load(tmp_path, SMALL.replace("\ncodes:", "\noccasions: [LAND]\ncodes:"))


@pytest.mark.parametrize(("key", "value"), [("beside", "{LAND: 0.5}"), ("form_of", "LAND")])
def test_a_code_that_another_names_is_one_of_the_lexicon(tmp_path: Path, key: str, value: str) -> None:
    with pytest.raises(BadFile, match=rf"codes\.SEA\.{key}: no code is called 'LAND'"):
        _load(tmp_path, SMALL.replace("    name: Crimes at sea", f"    name: Crimes at sea\n    {key}: {value}"))


def test_a_form_under_two_rules_is_refused(tmp_path: Path) -> None:
    again = "      - {rule: boats, terms: {en: ship*}, weight: 1, near: []}\nwords:"
    with pytest.raises(BadFile, match="context boats: 'ship\\*' stands under ships too"):
        _load(tmp_path, SMALL.replace("words:\n  stolen", f"{again}\n  stolen"))


def test_the_shipped_codes() -> None:
    rows = vocabulary_rows()
    themes = [row.code for row in rows if row.scheme == "theme"]
    measures = [row.code for row in rows if row.scheme == "measure"]
    assert themes == [
        "TIP",
        "SOM",
        "VAW",
        "CRSV",
        "FEM",
        "TECH",
        "CHI",
        "LAB",
        "ORG",
        "FIN",
        "COR",
        "COV",
        "PRIS",
        "GEND",
        "MIG",
    ]
    assert measures == ["TRAIN", "LAW", "TOOL", "DATA", "MEET", "CAMP", "SERV", "FUND", "COOP", "ENF", "STORY"]
    assert all(row.sdg_targets for row in rows if row.scheme == "theme")
    assert {row.code: row.inventory_name for row in rows if row.inventory_name} == {
        "LAW": "Support for Legislative Development",
        "DATA": "Data Collection, Analysis and Research",
        "CAMP": "Prevention, Including Awareness-Raising and Advocacy",
        "SERV": "Protection, Support and Services for Victims/Survivors",
    }


@pytest.mark.parametrize("scheme", ["themes", "measures"])
def test_every_code_has_words_in_all_four_languages(scheme: str) -> None:
    for code, entry in load_lexicon(scheme).codes.items():
        assert {"en", "es", "fr", "pt"} <= set(entry.terms), code
