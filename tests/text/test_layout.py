"""The same eight reports set out in many ways are parted into the same eight entries."""

from __future__ import annotations

import pytest

from tests.text.helpers import Page

TEXTS = (
    "Sixty midwives of the coast learned to ask about bruises without a husband in the room.",
    "Prosecutors from Chihuahua and El Paso opened one file for each family that was found in a trailer.",
    "A radio play on false job offers reached every valley of Bhutan in nine languages.",
    "Labour inspectors boarded four trawlers off Songkhla and freed a crew that had not been paid.",
    "Under a grant from Luxembourg, beds for thirty boys were put up in a monastery near Ouagadougou.",
    "Parliament voted for heavier sentences after judges had compared the laws of six neighbours.",
    "Bank clerks in Valletta practised how wages that go straight to a recruiter can be noticed.",
    "Statisticians counted calls to the hotline by canton and wrote down why so few came from farms.",
)
TITLES = (
    "Midwives learn what bruises may tell",
    "One file for each family in a trailer",
    "Radio play on job offers in nine languages",
    "Four trawlers boarded, one crew set free",
    "Thirty beds for boys in a monastery",
    "Heavier sentences after judges compare laws",
    "Bank clerks look out for stolen wages",
    "Calls to the hotline, counted by canton",
)
DATES = tuple(f"{day} June 2019" for day in range(28, 12, -2))
HEADS = ((), ("Notes from the field",), ("UN Women", "Results of the year"), ("Home", "About", "News", "Contact"))
FEET = ((), ("Last updated: 11 September 2025",), ("Back to top", "Privacy policy"))

SHAPES = {
    "paragraphs": [[text] for text in TEXTS],
    "bullets": [[f"- {text}"] for text in TEXTS],
    "numbers": [[f"{at}. {text}"] for at, text in enumerate(TEXTS, 1)],
    "a dateline before some": [
        [f"Vienna, {date} - {text}" if at in (2, 6) else text]
        for at, (date, text) in enumerate(zip(DATES, TEXTS, strict=True))
    ],
    "a dateline before each": [[f"VIENNA, {date} – {text}"] for date, text in zip(DATES, TEXTS, strict=True)],
    "a date over some": [
        [text] if at in (3, 5) else [date, text] for at, (date, text) in enumerate(zip(DATES, TEXTS, strict=True))
    ],
    "a date over each": [[date, text] for date, text in zip(DATES, TEXTS, strict=True)],
    "headlines": [[title, text] for title, text in zip(TITLES, TEXTS, strict=True)],
    "headlines over some": [
        [title, text] if at in (1, 4) else [text] for at, (title, text) in enumerate(zip(TITLES, TEXTS, strict=True))
    ],
    "headlines and links": [[title, text, "Read more here."] for title, text in zip(TITLES, TEXTS, strict=True)],
    "dates and headlines": [[date, title, text] for date, title, text in zip(DATES, TITLES, TEXTS, strict=True)],
}


@pytest.mark.parametrize("foot", FEET, ids=lambda foot: foot[0] if foot else "no foot")
@pytest.mark.parametrize("head", HEADS, ids=lambda head: head[0] if head else "no head")
@pytest.mark.parametrize("shape", SHAPES)
def test_each_report_is_an_entry_in_whatever_shape(shape: str, head: tuple[str, ...], foot: tuple[str, ...]) -> None:
    lines, wanted = list(head), []
    for entry in SHAPES[shape]:
        wanted.append((len(lines) + 1, len(lines) + len(entry)))
        lines += entry
    page = Page("\n".join([*lines, *foot]))
    assert page.activities() == wanted


def test_bullets_under_lead_ins_are_entries() -> None:
    page = Page(
        "\n".join(["Other activities:", *(f"- {text}" for text in TEXTS[:4]), "In the South:"])
        + "\n"
        + "\n".join(f"- {text}" for text in TEXTS[4:])
    )
    assert page.activities() == [(at, at) for at in (2, 3, 4, 5, 7, 8, 9, 10)]


def test_paragraphs_that_go_on_stay_with_their_headline_or_dateline() -> None:
    more = "The midwives of the coast will learn this again next year, in another room."
    headlines = [[title, text, more] for title, text in zip(TITLES, TEXTS, strict=True)]
    datelines = [[f"Vienna, {date} - {text}", more] for date, text in zip(DATES, TEXTS, strict=True)]
    for entries in (headlines, datelines):
        page = Page("\n".join(line for entry in entries for line in entry))
        size = len(entries[0])
        assert page.activities() == [(at, at + size - 1) for at in range(1, size * len(TEXTS), size)]


def test_one_headline_over_one_text_is_one_entry() -> None:
    page = Page(f"{TITLES[0]}\n{TEXTS[0]}\n")
    assert (page.read.layout, page.activities()) == ("news", [(1, 2)])


@pytest.mark.parametrize("words", ["Comments are closed.", "Listen", "Add to my reading list", "New"])
def test_what_stands_with_every_entry_is_part_of_none(words: str) -> None:
    lines: list[str] = []
    wanted = []
    for date, title, text in zip(DATES, TITLES, TEXTS, strict=True):
        lines.append(words)
        wanted.append((len(lines) + 1, len(lines) + 3))
        lines += [date, title, text]
    assert Page("\n".join(lines)).activities() == wanted


def test_the_only_headline_over_texts_that_links_close_names_the_page() -> None:
    page = Page(
        "Inventory of what was done against violence\n" + "\n\n".join(f"{text[:-1]} ..... read more" for text in TEXTS)
    )
    assert page.activities() == [(at, at) for at in range(2, 17, 2)]
