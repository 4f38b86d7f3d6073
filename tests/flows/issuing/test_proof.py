"""Every figure of a brief of the sample corpus held against its documents, as printed and tampered with."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import pytest

from flows.issuing.adhoc import write_adhoc
from flows.issuing.choosing import choose_briefs
from flows.issuing.drawing import brief_names
from flows.issuing.editions import issue_edition
from flows.issuing.passages import read_passages
from flows.issuing.recounting import Recount, prove_brief, recount_snapshot
from flows.job import Job
from flows.published import open_published
from tests.flows.house import SAMPLE_DAY
from warehouse.audit.printed import read_printed
from warehouse.briefs.arrange import Entry
from warehouse.briefs.definitions import Definition, load_definitions
from warehouse.briefs.edition import BriefRefused, EditionFacts, Rendered
from warehouse.briefs.locale_file import read_locale
from warehouse.briefs.make import make_brief
from warehouse.briefs.names import Names
from warehouse.briefs.passages import render_passages
from warehouse.briefs.press import press_pdf
from warehouse.briefs.wording import say_day
from warehouse.marts import read_brief
from warehouse.paths import Home
from warehouse.rows import BriefRows, Scope
from warehouse.settings import Settings
from warehouse.store.snapshots import published_snapshot

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


@pytest.fixture(scope="module")
def sample(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Job:
    """A home folder with the sample corpus built."""
    home = shutil.copytree(sample_home, tmp_path_factory.mktemp("proof"), symlinks=True, dirs_exist_ok=True)
    return Job(Settings(Home(home), processes=1), clock=lambda: SAMPLE_DAY)


@pytest.fixture(scope="module")
def definition() -> Definition:
    return load_definitions()["global"].model_copy(update={"languages": LANGUAGES})


@pytest.fixture(scope="module")
def rows(sample: Job) -> BriefRows:
    with open_published(sample.settings) as (connection, _):
        return read_brief(connection, Scope())


@pytest.fixture(scope="module")
def recount(sample: Job) -> Recount:
    snapshot = published_snapshot(sample.settings.home.snapshots)
    assert snapshot
    return recount_snapshot(sample.settings.home, snapshot)


@pytest.fixture(scope="module")
def english(definition: Definition, rows: BriefRows) -> Rendered:
    return make_brief(definition, rows, EditionFacts("en", 1), brief_names())


def test_a_brief_agrees_with_its_documents_in_every_language(
    definition: Definition, rows: BriefRows, recount: Recount, english: Rendered
) -> None:
    counts = set()
    for language in LANGUAGES:
        drawn = english if language == "en" else make_brief(definition, rows, EditionFacts(language, 1), brief_names())
        printed = read_printed(drawn.pdf)
        assert recount.find_faults(printed, definition) == []
        counts.add(len(printed.figures))
        assert _unmarked_numbers(drawn.html, rows, language) == []
    assert len(counts) == 1
    assert counts.pop() > 200


FIGURE = re.compile(
    r'((?:id="f\.\w+\.|href="#(?=l-|sum-|activities"|countries"|regions"|sources"))([^"]+)"[^>]*>)([\d,]+)<'
)
# The part of a figure's name that says what kind it is.
KIND = re.compile(
    r"(?:(?:share|sum|last|age)-)?l-[a-z]+(?:_theme)?|(?:reports|activities|statement|silent-first|silent-last)(?=-)|.+"
)


def match_kind(name: str) -> str:
    found = KIND.match(name)
    assert found
    return f"{found[0]}-" if found[0] in ("reports", "activities") and found[0] != name else found[0]


def test_every_kind_of_figure_that_is_tampered_with_is_named(
    definition: Definition, recount: Recount, english: Rendered
) -> None:
    kinds: dict[str, str] = {}

    def tamper(match: re.Match[str]) -> str:
        opening, name, number = match.groups()
        kind = match_kind(name)
        if kind in kinds:
            return match[0]
        kinds[kind] = name
        return f"{opening}{int(number.replace(',', '')) + 1:,}<"

    pdf = press_pdf(FIGURE.sub(tamper, english.html)).pdf
    assert set(kinds) == {
        *("l-year", "l-year_theme", "l-region", "l-region_theme", "l-country", "l-theme", "l-measure", "l-lang"),
        *("l-partner", "l-people", "l-is", "sum-l-people", "statement", "statements", "statements-shown"),
        *("share-l-theme", "share-l-measure", "share-l-lang", "share-l-region", "share-l-year", "share-l-is"),
        *("share-placed", "share-year-stated", "year-stated", "placed", "reports", "issues"),
        *("activities", "countries", "regions", "sources", "reports-", "activities-", "first-year", "last-year"),
        *("last-l-theme", "age-l-theme", "last-l-country", "age-l-country"),
        *("silent-countries", "scope-countries", "silent-first", "silent-last"),
    }
    faults = recount.find_faults(read_printed(pdf), definition)
    named = {fault.split(": ")[1].split(" is ")[0] for fault in faults}
    assert named == set(kinds.values())
    assert len(faults) == len(kinds)


@pytest.mark.parametrize(
    ("wrong", "said", "fault"),
    [
        ("most-l-theme-TIP", "Corruption", "most-l-theme-TIP is not called 'Trafficking in persons'"),
        ("most-l-country-VNM", "Kenya", "most-l-country-VNM is not called 'Viet Nam'"),
        ("most-l-theme-COR", "Corruption", "most-l-theme-COR is said, the documents give more of others"),
        ("theme-COR", "Corruption", "most-l-theme is said of 2, the documents give 3"),
    ],
)
def test_what_is_wrongly_called_the_most_frequent_is_named(
    wrong: str, said: str, fault: str, definition: Definition, recount: Recount, english: Rendered
) -> None:
    """Another name, another list, or too few of them."""
    right = "most-l-country-VNM" if "country" in wrong else "most-l-theme-TIP"
    page, count = re.subn(rf'(id="f\.highlights\.){right}">[^<]*<', rf'\1{wrong}">{said}<', english.html)
    assert count == 1
    faults = recount.find_faults(read_printed(press_pdf(page).pdf), definition)
    assert [one for one in faults if one.endswith(fault)]
    assert all("most-" in one or "theme-COR" in one for one in faults)


MARK = re.compile(r'(<a class="mark" href="#([^"]+)">(?:(?!</a>).)*>)(\d+)(?=</text></a>)')


def test_every_kind_of_mark_of_a_picture_that_is_tampered_with_is_named(
    definition: Definition, recount: Recount, english: Rendered
) -> None:
    """The number over a bar, the one in a circle, and that of a tile."""
    kinds: dict[str, str] = {}

    def tamper(match: re.Match[str]) -> str:
        opening, name, number = match.groups()
        if match_kind(name) in kinds:
            return match[0]
        kinds[match_kind(name)] = name
        return f"{opening}{int(number) + 1}"

    faults = recount.find_faults(read_printed(press_pdf(MARK.sub(tamper, english.html)).pdf), definition)
    assert set(kinds) == {"l-until", "l-until_theme", "l-year", "l-year_theme", "l-country"}
    assert {fault.split(": ")[1].split(" is ")[0] for fault in faults} == set(kinds.values())
    assert len(faults) == len(kinds)


@pytest.mark.parametrize(
    ("gone", "name"),
    [
        (r'<tr id="l-country-KEN">.*?</tr>', "l-country-KEN"),
        (r'<p id="l-theme-TIP">.*?</p>', "l-theme-TIP"),
        (r"<tr><td>[^<]*</td><td[^>]*><span id=\"f\.silence\.last-l-theme-\w+\">.*?</tr>", "last-l-theme-"),
        (r"<tr><td>[^<]*</td><td[^>]*><span id=\"f\.silence\.last-l-country-\w+\">.*?</tr>", "last-l-country-"),
    ],
)
def test_a_row_that_is_not_printed_is_named(
    gone: str, name: str, definition: Definition, recount: Recount, english: Rendered
) -> None:
    page, count = re.subn(gone, "", english.html, count=1, flags=re.DOTALL)
    assert count == 1
    page = re.sub(rf'<a (?:class="mark" )?href="#{name}"[^>]*>((?:(?!</a>).)*)</a>', r"\1", page)
    faults = recount.find_faults(read_printed(press_pdf(page).pdf), definition)
    assert [fault for fault in faults if fault.startswith(name)]
    assert all("is not printed" in fault for fault in faults)


def test_no_edition_goes_out_whose_marts_differ_from_its_documents(sample: Job, tmp_path: Path) -> None:
    """An activity is moved from one country to another in the marts, where no check of the marts can see it."""
    job = Job(Settings(Home(tmp_path / "home"), processes=1), clock=sample.clock)
    shutil.copytree(sample.settings.home.root, job.settings.home.root, symlinks=True)
    snapshot = published_snapshot(job.settings.home.snapshots)
    assert snapshot
    with duckdb.connect(str(snapshot.path)) as connection:
        for table, column in (("marts.activities", "countries"), ("core.core_activity_countries", "iso3")):
            new = "'TGO'" if column == "iso3" else "list_transform(countries, x -> if(x = 'KEN', 'TGO', x))"
            connection.execute(f"update {table} set {column} = {new} where activity_id in ({_ONE_IN_KENYA})")
    asked = choose_briefs(job, ["country-tgo"], ["en"])[0]
    with pytest.raises(BriefRefused, match="activities is printed as 1, the documents give 0"):
        issue_edition(job, asked)
    assert job.ledger.editions() == []
    assert list(job.settings.home.editions.rglob("*.pdf")) == []
    with pytest.raises(BriefRefused, match="l-country-TGO is printed as 1, the documents give 0"):
        write_adhoc(job, Scope(countries=("TGO",)), None, "en", tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()


_ONE_IN_KENYA = """
    select min(activity_id) from core.core_activity_countries
    where iso3 = 'KEN' and activity_id not in (
        select activity_id from core.core_activity_countries where iso3 != 'KEN')"""


def test_a_snapshot_is_counted_with_the_decisions_of_its_day(sample: Job, rows: BriefRows, english: Rendered) -> None:
    home = sample.settings.home
    home.decisions.write_text(f'set:\n  "{rows.activities[0].reports[0].item_id}": {{year: 1999}}\n', encoding="utf-8")
    snapshot = published_snapshot(home.snapshots)
    assert snapshot
    recount_snapshot.cache_clear()
    prove_brief(home, snapshot, english.pdf, load_definitions()["global"])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_activity_leads_to_its_passage_and_the_passages_pass_axe(
    sample: Job, rows: BriefRows, language: str
) -> None:
    with open_published(sample.settings) as (connection, _):
        passages = read_passages(connection, sample.settings.home, rows)
    names = Names.from_rows(rows, language, brief_names())
    entries = [Entry(number, activity) for number, activity in enumerate(rows.activities, start=1)]
    html = render_passages("brief", "Brief", "global-1-en", entries, passages, names)
    reports = [report.item_id for activity in rows.activities for report in activity.reports]
    assert set(re.findall(r'<article id="(\w+)">', html)) == set(reports)
    assert html.count("<blockquote") == len(reports)
    assert all(passages[item_id].reasons for item_id in reports)
    telling = choose_telling(entries, html)
    assert find_violations(render_passages("brief", "Brief", "global-1-en", telling, passages, names)) == []


def choose_telling(entries: list[Entry], html: str) -> list[Entry]:
    """The entries whose passages show an element, class, language or direction that those before them do not.

    axe takes 90 ms a passage.
    """
    _, *parts = re.split(r'<article id="(\w+)">', html)
    passages = dict(zip(parts[::2], parts[1::2], strict=True))
    seen: set[str] = set()
    found = []
    for entry in entries:
        shown = "".join(passages[report.item_id] for report in entry.activity.reports)
        kinds = set(re.findall(r'<\w+|(?:class|lang|dir)="[^"]*"', shown))
        if kinds - seen:
            found.append(entry)
            seen |= kinds
    return found


def find_violations(html: str) -> list[str]:
    """What axe finds wrong with a page in the machine's Chromium."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "no Chromium on this machine (Debian: chromium)"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(html)
        found = Axe().run(page).response
        browser.close()
    assert len(found["passes"]) > 10
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


class _Leftover(HTMLParser):
    """The words of a page outside the sources' own words, lists of numbers and figures that the audit covers."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "meta", "wbr", "hr", "img"):
            return
        held = {name: value or "" for name, value in attributes}
        self._open.append((tag, _is_covered(tag, held)))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(covered for _, covered in self._open):
            self.words.append(data)


def _is_covered(tag: str, held: dict[str, str]) -> bool:
    """Source's words, what stands for a picture where it is not seen, figures, numbers of activities."""
    leads = held.get("href", "")
    return (
        tag in ("head", "title", "style")
        or held.get("id", "").startswith("f.")
        or held.get("id") == "activities"
        or bool(re.match(r"#(l-|sum-|a\d|s\d|(activities|countries|regions|sources)$)", leads))
        or bool({"runs", "doc", "address", "licence", "marks", "edition"} & set(held.get("class", "").split()))
    )


def _unmarked_numbers(html: str, rows: BriefRows, language: str) -> list[str]:
    """Numbers that the page prints and the audit does not see, but for dates, labels of years and names."""
    reader = _Leftover()
    reader.feed(html)
    text = " ".join(" ".join(reader.words).split())
    days = {say_day(moment.date(), language) for moment in (rows.as_of, *(row.fetched_at for row in rows.sources))}
    stated = [activity.year for activity in rows.activities if activity.year]
    years = map(str, range(min(stated), max(stated) + 1))
    themes = [name for name in read_locale(language).themes.values() if re.search(r"\d", name)]
    for known in (*days, *years, *themes, "1244", "(1999)", "（1999）", "M49", "М49", "COVID-19", "100"):
        text = text.replace(" ".join(known.split()), "")
    return re.findall(r".{0,30}\d.{0,20}", text)
