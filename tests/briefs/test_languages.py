"""The six languages: no message and no name is missing, plurals follow each rule, pages run their way."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from tests.briefs.conftest import make_activity
from warehouse.briefs.catalogue import extract_messages, renew_language
from warehouse.briefs.definitions import Definition, load_definitions
from warehouse.briefs.direction import direction_of_words, isolate
from warehouse.briefs.edition import EditionFacts
from warehouse.briefs.locale_file import OFFICIAL, read_locale
from warehouse.briefs.make import make_brief
from warehouse.briefs.names import name_area, name_country, name_language, name_measure, name_region, name_theme
from warehouse.briefs.shaping import shape_words
from warehouse.briefs.styles import mirror_style
from warehouse.briefs.wording import load_translations, say_date, say_number
from warehouse.paths import templates_folder
from warehouse.rows import BriefRows

TRANSLATED = tuple(language for language in OFFICIAL if language != "en")
LOCALE = templates_folder() / "locale"
LEXICON = Path(__file__).parents[2] / "warehouse" / "extract" / "lexicon"
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_message_is_missing_or_fuzzy(language: str) -> None:
    """Run `python -m warehouse.briefs.catalogue` after a change of words, then translate what it names."""
    with (LOCALE / f"{language}.po").open("rb") as source:
        catalogue = read_po(source, locale=language)
    faults = []
    for message in extract_messages():
        held = catalogue.get(message)
        words = () if held is None else (held.string,) if isinstance(held.string, str) else held.string
        if held is None or held.fuzzy or not words or not all(words):
            faults.append(message)
    assert faults == []
    assert not catalogue.obsolete


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_are_those_of_the_message(language: str) -> None:
    """An unknown one fails at print; one left out loses a figure. A percent sign that is none is doubled."""
    with (LOCALE / f"{language}.po").open("rb") as source:
        catalogue = read_po(source, locale=language)
    for message in catalogue:
        if not message.id:
            continue
        plain = message.id if isinstance(message.id, str) else message.id[-1]
        for words in (message.string,) if isinstance(message.string, str) else message.string:
            assert set(PLACEHOLDER.findall(words)) == set(PLACEHOLDER.findall(plain)), (message.id, words)
            assert "%" not in PLACEHOLDER.sub("", words).replace("%%", ""), words


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", {1: "1 document", 2: "2 documents", 0: "0 documents"}),
        ("fr", {0: "0 document", 1: "1 document", 2: "2 documents"}),
        ("es", {0: "0 documentos", 1: "1 documento", 2: "2 documentos"}),
        ("zh", {0: "0份文件", 1: "1份文件", 100: "100份文件"}),
        ("ru", {1: "1 документ", 2: "2 документа", 5: "5 документов", 11: "11 документов", 21: "21 документ"}),
        (
            "ar",
            {
                0: "لا وثائق (0)",
                1: "وثيقة واحدة (1)",
                2: "وثيقتان (2)",
                3: "3 وثائق",
                10: "10 وثائق",
                11: "11 وثيقة",
                99: "99 وثيقة",
                100: "100 وثيقة",
                103: "103 وثائق",
            },
        ),
    ],
)
def test_plurals(language: str, forms: dict[int, str]) -> None:
    say = load_translations(templates_folder(), language).ngettext
    assert {n: say("%(n)s document", "%(n)s documents", n) % {"n": n} for n in forms} == forms


def test_arabic_nouns_after_numbers() -> None:
    """11 to 99 take the accusative, hundreds the genitive: the forms that Babel's own rule swaps."""
    say = load_translations(templates_folder(), "ar").ngettext
    said = {n: say("activity", "activities", n) for n in (3, 11, 99, 100, 101, 111)}
    assert said == {3: "أنشطة", 11: "نشاطاً", 99: "نشاطاً", 100: "نشاط", 101: "نشاط", 111: "نشاطاً"}


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_name_of_the_vocabularies_is_translated(language: str) -> None:
    missing = []
    for kind, name in (("themes", name_theme), ("measures", name_measure)):
        codes = yaml.safe_load((LEXICON / f"{kind}.yml").read_text(encoding="utf-8"))["codes"]
        missing += [code for code in codes if not name(code, language, "")]
    areas = yaml.safe_load((LEXICON / "areas.yml").read_text(encoding="utf-8"))
    named = [*areas["areas"], *(kept for area in areas["areas"].values() for kept in area.get("kept", ()))]
    missing += [area for area in named if area not in read_locale(language).areas]
    m49 = {*areas["m49_members"], *areas["m49_parts"], "001"}
    missing += [code for code in m49 if not name_region(code, language, "")]
    assert missing == []


@pytest.mark.parametrize("language", OFFICIAL)
def test_every_country_and_official_language_has_a_name(language: str) -> None:
    import pycountry

    codes = [country.alpha_3 for country in pycountry.countries] + ["XKX"]
    names = {code: name_country(code, language) for code in codes}
    assert [code for code, name in names.items() if name == code] == []
    assert len(set(names.values())) == len(names)
    assert [code for code in OFFICIAL if name_language(code, language) == code] == []


@pytest.mark.parametrize("language", OFFICIAL)
def test_exceptions_are_of_countries_that_exist(language: str) -> None:
    import pycountry

    known = {"XKX", *(country.alpha_3 for country in pycountry.countries)}
    assert set(read_locale(language).countries) <= known


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("fr", ("Traite des personnes", "Trafic illicite de migrants", "Afrique occidentale", "Bélarus")),
        ("es", ("Trata de personas", "Tráfico ilícito de migrantes", "África Occidental", "Belarús")),
        ("ru", ("Торговля людьми", "Незаконный ввоз мигрантов", "Западная Африка", "Беларусь")),
        ("zh", ("贩运人口", "偷运移民", "西非", "白俄罗斯")),
        ("ar", ("الاتجار بالأشخاص", "تهريب المهاجرين", "غرب أفريقيا", "بيلاروس")),
    ],
)
def test_names_are_those_of_the_united_nations(language: str, names: tuple[str, ...]) -> None:
    assert names == (
        name_theme("TIP", language, "Trafficking in persons"),
        name_theme("SOM", language, "Smuggling of migrants"),
        name_region("011", language, "Western Africa"),
        name_country("BLR", language),
    )


def test_a_code_that_a_home_folder_added_keeps_its_english_name() -> None:
    assert name_theme("OWN", "fr", "Own theme") == "Own theme"
    assert name_area("Narnia", "ru") == "Narnia"


@pytest.mark.parametrize(
    ("language", "day", "month", "days", "thousands"),
    [
        ("ar", "1 كانون الثاني/يناير 2020", "تموز/يوليه 2020", "29–31 كانون الثاني/يناير 2019", "13\u00a0500"),
        ("en", "1 January 2020", "July 2020", "29–31 January 2019", "13,500"),
        ("es", "1 de enero de 2020", "julio de 2020", "29–31 de enero de 2019", "13.500"),
        ("fr", "1er janvier 2020", "juillet 2020", "29–31 janvier 2019", "13\u202f500"),
        ("ru", "1 января 2020 года", "июль 2020 года", "29–31 января 2019 года", "13\u00a0500"),
        ("zh", "2020年1月1日", "2020年7月", "2019年1月29日至31日", "13\u00a0500"),
    ],
)
def test_dates_and_numbers(language: str, day: str, month: str, days: str, thousands: str) -> None:
    said = [say_date(iso, language) for iso in ("2020-01-01", "2020-07", "2019-01-29/2019-01-31")]
    assert [*said, say_number(13500, language)] == [day, month, days, thousands]


@pytest.mark.parametrize(
    ("iso", "language", "said"),
    [
        ("2019-01-30/2019-02-02", "fr", "30 janvier – 2 février 2019"),
        ("2019-01-30/2019-02-02", "zh", "2019年1月30日至2月2日"),
        ("2019-06/2019-08", "zh", "2019年6月至8月"),
        ("2019-12-30/2020-01-02", "zh", "2019年12月30日至2020年1月2日"),
        ("2019-06/2019-08", "ru", "июнь – август 2019 года"),
        ("2018/2020", "zh", "2018 – 2020"),
    ],
)
def test_ranges_say_once_what_both_ends_share(iso: str, language: str, said: str) -> None:
    assert say_date(iso, language) == said


def test_shipped_briefs_have_titles_in_all_six() -> None:
    briefs = load_definitions().values()
    assert {brief.id: sorted(brief.all_languages) for brief in briefs} == {brief.id: list(OFFICIAL) for brief in briefs}


@pytest.mark.parametrize("language", OFFICIAL)
def test_brief_goes_out_in_each_language(language: str, build_rows: Callable[..., BriefRows]) -> None:
    """With the fonts that the set-up installs; English words are left only where sources or people wrote them."""
    arabic = make_activity("x", lang="ar", text="شارك 40 قاضياً في دورة تدريبية.", areas=("Sahel",))
    rows = build_rows([arabic, make_activity("y", date=None, year=None, year_basis=None, themes=("SOM",))])
    definition = Definition(
        id="test",
        title={language: "T"},
        sections=load_definitions()["global"].sections,
        languages=(language,),
        owner="Desk",
    )
    made = make_brief(definition, rows, EditionFacts(language=language))
    assert made.pdf.startswith(b"%PDF") and made.page_count >= 2
    assert (f'<html lang="{language}" dir="rtl">' if language == "ar" else f'<html lang="{language}">') in made.html
    if language == "ar":
        assert 'lang="en" dir="ltr"' in made.html and "@bottom-left { content: counter(page)" in made.html
    else:
        assert 'lang="ar" dir="rtl"' in made.html
    assert name_theme("SOM", language, "Smuggling of migrants") in made.html
    assert name_area("Sahel", language) in made.html


def test_renewing_keeps_words_and_drops_what_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    missing = renew_language(path)
    assert missing == list(extract_messages())
    known = path.read_text(encoding="utf-8").replace('msgid "Briefing"\nmsgstr ""', 'msgid "Briefing"\nmsgstr "Note"')
    path.write_text(known + '\nmsgid "gone"\nmsgstr "parti"\n', encoding="utf-8")
    assert "Briefing" not in renew_language(path)
    renewed = path.read_text(encoding="utf-8")
    assert 'msgstr "Note"' in renewed and "gone" not in renewed


@pytest.mark.parametrize(
    ("words", "drawn"),
    [
        ("Trafficking 2020", "Trafficking 2020"),
        ("سلم", "\ufee2\ufee0\ufeb3"),
        ("لا", "\ufefb"),
        ("كوفيد-19", "19-\ufeaa\ufef4\ufed3\ufeee\ufedb"),
        ("قبل 2012", "2012 \ufede\ufe92\ufed7"),
        ("مدَّ", "\ufeaa\ufee3"),
        ("(من)", "(\ufee6\ufee3)"),
    ],
)
def test_arabic_is_drawn_joined_and_from_left_to_right(words: str, drawn: str) -> None:
    assert shape_words(words) == drawn


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى ", max_size=20))
def test_shaping_loses_no_letter(words: str) -> None:
    from unicodedata import normalize

    assert normalize("NFKC", shape_words(words)[::-1]) == normalize("NFKC", words) or "ل" in words


@pytest.mark.parametrize(
    ("style", "mirrored"),
    [
        (".a { text-align: left; padding: 1mm 2mm 3mm 4mm; }", ".a { text-align: right; padding: 1mm 4mm 3mm 2mm; }"),
        (".a { margin: 1mm 2mm; float: right }", ".a { margin: 1mm 2mm; float: left }"),
        ("@page { size: A4; @top-left { content: none } }", "@page { size: A4; @top-right { content: none } }"),
        (".n { /* as is */ text-align: right; }", ".n { /* as is */ text-align: right; }"),
        (".a { color: brightred; margin: 0 0 3mm; border: 0 }", ".a { color: brightred; margin: 0 0 3mm; border: 0 }"),
    ],
)
def test_styles_are_mirrored(style: str, mirrored: str) -> None:
    assert mirror_style(style) == mirrored
    assert mirror_style(mirror_style(style)) == style


@pytest.mark.parametrize(
    ("words", "direction", "html"),
    [
        ("UNODC & co", None, "UNODC &amp; co"),
        ("UNODC", "rtl", '<bdi dir="ltr">UNODC</bdi>'),
        ("0123abc", "rtl", '<bdi dir="ltr">0123abc</bdi>'),
        ("مكتب", None, '<bdi dir="rtl">مكتب</bdi>'),
        ("مكتب UNODC", "rtl", "مكتب UNODC"),
        ("<b>", "rtl", '<bdi dir="ltr">&lt;b&gt;</bdi>'),
    ],
)
def test_words_that_run_the_other_way_are_set_apart(words: str, direction: str | None, html: str) -> None:
    assert str(isolate(words, direction)) == html
    assert direction_of_words("12 – 3") is None
