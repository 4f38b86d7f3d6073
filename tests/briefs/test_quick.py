"""WeasyPrint quickened gives WeasyPrint's own bytes."""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
import weasyprint
from weasyprint.layout import inline
from weasyprint.text.fonts import FontConfiguration

from tests.briefs.conftest import make_activity, make_rows, make_sample
from warehouse.briefs.definitions import load_definitions
from warehouse.briefs.edition import EditionFacts
from warehouse.briefs.make import make_brief
from warehouse.briefs.press import lighten
from warehouse.briefs.quick import KNOWN_VERSION, lines, quickened, rows

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Lines</title><style>
@page { size: 60mm 70mm; margin: 9mm; @bottom-right { content: counter(page) "/" counter(pages) } }
@page { @top-left { content: string(part) } }
@page narrow { margin-right: 20mm; @bottom-left { content: "narrow" } }
@page :nth(2) { margin-left: 12mm }
body { margin: 0; font: 9pt/1.3 "Noto Serif", serif } h2 { string-set: part content(); font-size: 11pt; margin: 2mm 0 }
p { margin: 0 0 1mm } .n { page: narrow } .b { border-collapse: collapse } .b td { border: 1pt solid; padding: 1% 2mm }
.f { display: flex; justify-content: space-between } .t td { font-variant-numeric: tabular-nums; text-align: right }
</style></head><body>BODY</body></html>"""

PROSE = "Officers of the ministry met the women's groups of both districts, who told them how cases are referred to. "

CASES = {
    "paragraphs over pages": f"<h2 id='x'>One</h2>"
    f"<p id='a'>{PROSE * 9}<b>bold</b> and <i>{PROSE}</i> tail</p><p>{PROSE}</p>",
    "a paragraph over pages of two widths": f"<p>{PROSE * 3}</p><section class='n'><h2>Two</h2>"
    f"<p>{PROSE * 12}</p></section>",
    "words as wide as the line": f"<p style='width: 12mm'>{PROSE} incomprehensibilities</p>"
    f"<p style='width: 0'>a b c</p>",
    "spaces before breaks": f"<p>{'word&nbsp;and ' * 30}<span>{'tail ' * 20}</span> {'x ' * 60}</p>",
    "signs of no width": "<p>" + "word\u2060ing and a\u200bb " * 20 + "</p>",
    "words broken anywhere": f"<p style='overflow-wrap: anywhere'>{'incomprehensibilities' * 6}</p>",
    "words broken where they are too wide": "".join(
        f"<p style='overflow-wrap: {wrap}'>{PROSE}{'incomprehensibilities' * 4} <b>{PROSE * 2}</b>{'x' * 90} of {PROSE}"
        f"<i>{'incomprehensibilities' * 4}</i></p><table><tr><td>{PROSE}</td><td>{'x' * 40}</td></tr></table>"
        for wrap in ("break-word", "anywhere")
    ),
    "hyphens": f"<p style='hyphens: auto; width: 25mm'>{PROSE * 2}</p>"
    f"<p style='width: 20mm'>circum&shy;stances circum&shy;stances</p>",
    "justified and spaced": f"<p style='text-align: justify'>{PROSE * 3}</p><p style='letter-spacing: 1pt'>{PROSE}</p>",
    "kept spaces and breaks": f"<pre>one  two\n  three\tfour</pre><p>{PROSE}<br>{PROSE}</p>"
    f"<p style='white-space: nowrap'>{PROSE}</p>",
    "lines under words, ellipses": f"<p style='text-decoration: underline'>{PROSE}</p>"
    f"<p style='overflow: hidden; text-overflow: ellipsis; white-space: nowrap'>{PROSE}</p>",
    "hidden": f"<p style='visibility: hidden'>{PROSE}</p><p hidden>{PROSE}</p>",
    "right to left and mixed": f"<p dir='rtl' lang='ar'>{'اجتمع القضاة في Nairobi ثم عادوا 2019 إلى مكاتبهم. ' * 6}</p>"
    f"<p>abc {'שלום ' * 30}</p>",
    "Chinese": f"<p lang='zh'>{'四十名法官在内罗毕开会讨论案件。' * 8}</p>",
    "marks above and below": "<p>"
    + "e\u0301\u0323 o\u0302\u0301 " * 20
    + "</p><p lang='hi'>\u0915\u094d\u0937\u093f</p>",
    "languages and ids": "".join(
        f"<p id='p{n}' lang='{lang}'>{PROSE}</p>" for n, lang in enumerate(["es", "es", "fr", "en"])
    ),
    "tables": f"<table class='b'><tr id='r'><td>{PROSE}</td><td id='c'>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    f"<table class='t' style='width: 100%'><tr><td>1,234</td><td>{PROSE}</td></tr></table>",
    "flexible boxes and lists": f"<div class='f'><b>left</b><span>{PROSE}</span>"
    f"</div><ul><li>{PROSE}</li><li>two</li></ul>",
    "positions": f"<div style='position: relative; height: 10mm'>"
    f"<p style='position: absolute; right: 0; width: 50%'>{PROSE}</p></div>",
    "floats": f"<p style='float: left; width: 15mm'>{PROSE}</p><p>{PROSE * 2}</p>",
    "words in a drawing": "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='30'><title>x</title>"
    "<text x='5' y='20' letter-spacing='2'>Drawn</text></svg>",
}


def set_pdf(html: str, **options: Any) -> bytes:
    pdf: bytes = weasyprint.HTML(string=html).render(**options).write_pdf(**options)
    return pdf


@pytest.mark.parametrize("name", CASES)
def test_lines_are_set_and_drawn_the_same(name: str) -> None:
    html = PAGE.replace("BODY", CASES[name])
    own = set_pdf(html)
    with quickened():
        assert set_pdf(html) == own


def make_page(language: str) -> str:
    """A brief's page as the press takes it."""
    more = [make_activity(f"more-{n}", text=PROSE * 6, lang="es" if n % 3 else "en") for n in range(12)]
    definition = load_definitions()["global"].in_language(language)
    rendered = make_brief(definition, make_rows([*make_sample(), *more]), EditionFacts(language=language))
    return lighten(rendered.html)


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_a_brief_is_set_the_same(language: str) -> None:
    html = make_page(language)
    options = {"pdf_variant": "pdf/ua-1", "uncompressed_pdf": True}
    own = set_pdf(html, **options)
    with quickened():
        assert join_runs(set_pdf(html, **options)) == join_runs(own)


def test_few_lines_of_a_brief_are_left_to_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    """A style that wants more than plain lines makes setting slow, which nothing else would tell."""
    set_here = Counter[str]()

    def count(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any) -> Any:
            set_here[name] += 1
            return function(*given)

        return counted

    set_line = count("quick", lines.set_line)
    for place in (lines, rows):
        monkeypatch.setattr(place, "set_line", set_line)
    monkeypatch.setattr(lines, "_SPLIT_TEXT_BOX", count("left", lines._SPLIT_TEXT_BOX))
    with quickened():
        set_pdf(make_page("en"))
    assert set_here["quick"] > 10 * set_here["left"] > 0, set_here


def join_runs(pdf: bytes) -> tuple[bytes, list[bytes]]:
    """An uncompressed PDF without what depends on where Pango ends a run of one font: it looks further than a line.

    What glyphs stand for is listed apart, since the order is that in which they were first drawn.
    """
    body = re.sub(rb"/Length \d+", b"", pdf[: pdf.rindex(b"\nxref")])
    meanings = sorted(re.findall(rb"^<[0-9a-f]{4}> <[0-9a-f]+>$", body, re.MULTILINE))
    body = re.sub(rb"^<[0-9a-f]{4}> <[0-9a-f]+>\n", b"", body, flags=re.MULTILINE)
    return re.sub(rb"><(?=[0-9a-f])", b"", body), meanings


def test_a_sheet_that_is_complained_of_is_complained_of_again(caplog: pytest.LogCaptureFixture) -> None:
    html = PAGE.replace("BODY", "<p>x</p>").replace(".n {", ".n { colour: red;")
    with quickened():
        for times in (1, 2):
            set_pdf(html)
            assert caplog.text.count("colour") == times


def test_a_sheet_is_used_for_pages_of_other_words() -> None:
    with quickened():
        first, again = (set_pdf(PAGE.replace("BODY", "<p>one</p>")) for _ in range(2))
        assert first == again
        assert set_pdf(PAGE.replace("BODY", CASES["tables"])) == set_pdf(PAGE.replace("BODY", CASES["tables"]))


def test_documents_of_other_words_follow_each_other() -> None:
    """Each has glyphs of its own in its fonts, though Pango gives them the same fonts, or others at their addresses."""
    pages = [PAGE.replace("BODY", body) for body in ("<p>one</p>", CASES["tables"], CASES["marks above and below"])]
    own = [set_pdf(page) for page in pages]
    with quickened():
        for _ in range(3):
            for page, wanted in zip(pages, own, strict=True):
                gc.collect()
                assert set_pdf(page) == wanted
        fonts = FontConfiguration()
        assert [weasyprint.HTML(string=page).render(font_config=fonts).write_pdf() for page in pages] == own


def test_other_users_of_weasyprint_see_nothing_of_it() -> None:
    before = inline.split_text_box
    with quickened():
        assert inline.split_text_box is not before
    assert inline.split_text_box is before


def test_the_installed_version_is_the_known_one() -> None:
    assert weasyprint.__version__ == KNOWN_VERSION


def test_another_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "70.1")
    before = inline.split_text_box
    with quickened():
        assert inline.split_text_box is before
