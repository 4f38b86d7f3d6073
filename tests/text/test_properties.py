from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.helpers import dress
from warehouse.records import Item
from warehouse.text.clean import CleanText, UnreadableText, clean, holds_words
from warehouse.text.segment import segment

PIECES = [
    *("12 March 2020", "6 octobre", "29-31 January 2019", "21/11/2008", "30 January 2013 Yemen takes a step", "2012"),
    *("Rabat, Morocco", "Bangkok (Thailand)", "Geneva, New York, Vienna"),
    *(
        "Judges meet in Lima",
        "UNODC: what next?",
        "Los jueces de la corte",
        "A call for action:",
        "Search",
        "Background",
    ),
    *(
        "Read more here.",
        "..... read more",
        "Lea más aquí",
        "Item 6 of the provisional agenda",
        "Download the manual here",
    ),
    *(
        "Feb 2020 - Sep 2021 | UN Women",
        "UN Women",
        "View More",
        "Training",
        "Other activities:",
        "Resources",
        "Areas of Focus",
    ),
    "In Peru, UNODC trained sixty judges of the coast in a course of three days and gave them a manual.",
    "View MoreIn Peru, UNODC trained sixty judges of the coast in a course of three days.",
    "In Kenya, UNODC gave advice to survivors of SGBV and their lawyers in towns.In Chad, UNODC did the same for them.",
    "Training In Kenya, UN Women trained sixty chiefs on the law against cutting. Read more here.",
    "Los jueces de la corte se reunieron en Bogotá para hablar sobre la nueva ley. Côte d’Ivoire.",
    "- a bullet with a few words",
    "• another one: of two parts.",
    "which goes on in small letters.",
    *("", " ", "   "),
]
PAGES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), min_size=1, max_size=25).map("\n".join)


def _clean(text: str) -> CleanText | None:
    try:
        return clean(text.encode("utf-8", errors="replace"))
    except UnreadableText:
        return None


def _parts(item: Item) -> list[tuple[int, int]]:
    inside = (item.title, item.body, item.date_line, item.place_line, item.links)
    return [(span.start, span.end) for span in inside if span is not None]


@settings(max_examples=300)
@given(PAGES)
def test_every_letter_and_digit_is_in_exactly_one_item(text: str) -> None:
    cleaned = _clean(text)
    if cleaned is None:
        return
    items = segment(cleaned).items
    covered = 0
    for item in items:
        assert item.span.start >= covered
        assert not holds_words(cleaned.content[covered : item.span.start])
        assert item.span.start < item.span.end
        covered = item.span.end
    assert not holds_words(cleaned.content[covered:])


@settings(max_examples=300)
@given(PAGES)
def test_lines_agree_with_offsets_and_parts_lie_inside(text: str) -> None:
    cleaned = _clean(text)
    if cleaned is None:
        return
    for item in segment(cleaned).items:
        first, last = (cleaned.content.count("\n", 0, at) for at in item.span)
        lines = cleaned.stored_lines or [(at, at) for at in range(1, last + 2)]
        assert (item.first_line, item.last_line) == (lines[first][0], lines[last][1])
        for start, end in _parts(item):
            assert item.span.start <= start < end <= item.span.end
        for before in (item.lead_in, item.heading, item.period):
            assert before is None or before.start < before.end <= item.span.end


@settings(max_examples=200)
@given(PAGES)
def test_clothing_of_the_text_changes_nothing(text: str) -> None:
    plain = _clean(text)
    if plain is None:
        return
    once_more = clean(plain.content.encode())
    for data in dress(plain.content):
        again = clean(data)
        assert again.content == plain.content
        assert segment(again) == segment(once_more)


@settings(max_examples=200)
@given(PAGES)
def test_cleaning_clean_text_changes_nothing_and_keeps_the_lines(text: str) -> None:
    cleaned = _clean(text)
    if cleaned is None:
        return
    assert clean(cleaned.content.encode()).content == cleaned.content
    stored = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = cleaned.stored_lines or [(1, cleaned.content.count("\n") + 1)]
    assert lines[-1][1] == stored.count("\n") + 1


@settings(max_examples=300)
@given(st.binary(max_size=200), st.sampled_from(["text/plain", "text/html", "", "application/pdf"]))
def test_bytes_are_read_or_refused(data: bytes, media_type: str) -> None:
    try:
        cleaned = clean(data, media_type)
    except UnreadableText:
        return
    assert holds_words(cleaned.content)
    assert segment(cleaned).items


TAGS = [
    "<p>",
    "</p>",
    "<li>",
    "<ul>",
    "</ul>",
    "<h2>",
    "</h2>",
    "<br>",
    "<a href='x'>",
    "</a>",
    "<table><tr><td>",
    "</td><td>",
    "<tr><th>",
    "</table>",
    "<dl><dt>",
    "<dd>",
    "<div>",
    "</div>",
    "<span>3 May 2021</span>",
    "<strong>",
    "<table><tr><td></td><td>A text of more than a handful of words stands in this cell.</td></tr></table>",
    "<!--",
    "-->",
    "&#1;",
    "&nbsp;",
    "<?x?>",
    "<nav>",
]


@settings(max_examples=200)
@given(
    st.lists(st.one_of(st.sampled_from(TAGS), st.sampled_from(PIECES), st.text(max_size=20)), max_size=30).map(
        "\n".join
    )
)
def test_any_html_is_read_or_refused_and_covered(text: str) -> None:
    try:
        cleaned = clean(f"<html><body>{text}".encode("utf-8", errors="replace"), "text/html")
    except UnreadableText:
        return
    items = segment(cleaned).items
    words = list(filter(holds_words, cleaned.content.split()))
    assert sum(len(item.span.of(cleaned.content).split()) for item in items) >= len(words)
    assert all(1 <= item.first_line <= item.last_line for item in items)
    if cleaned.stored_lines:
        assert len(cleaned.stored_lines) == cleaned.content.count("\n") + 1
