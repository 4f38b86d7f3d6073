"""The site in Debian's Chromium: by keyboard, without scripts, and under axe."""

from __future__ import annotations

import datetime as dt
import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.briefs.conftest import make_sample
from tests.briefs.test_passages import render as render_passages
from tests.dispatch.site.editions import read_site, write_edition, write_shelf
from tests.dispatch.site.places import put
from warehouse.briefs.names import name_country
from warehouse.dispatch.place import Place
from warehouse.dispatch.site.status import DeliveryLine, RunLine, SourceLine, Status, write_status_page

TWIN = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Made up</title>
<link rel="icon" href="data:,">
<main><h1>Made up</h1><p>In Dakar, thirty officers were trained.</p></main></html>
"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of some editions, answered from this machine."""
    root, site = tmp_path_factory.mktemp("editions"), tmp_path_factory.mktemp("site")
    write_shelf(root, 60, ("en", "ar"))
    subjects = {"regions": {"011": 3}, "countries": {"CPV": 3}, "themes": {"TIP": 3}}
    for lang in ("en", "ar"):
        passages = render_passages(make_sample(), lang).encode()
        said: dict[str, Any] = {
            "subjects": subjects,
            "contents": {".pdf": b"%PDF-1.7\n", ".html": TWIN.encode(), ".passages.html": passages, ".csv": b"a\n"},
        }
        write_edition(root, "theme-tip", lang, 1, issued_at="2026-03-02T06:00:00+00:00", **said)
        write_edition(
            root, "theme-tip", lang, 2, issued_at="2026-03-03T06:00:00+00:00", kind="correction", corrects=1,
            note="A venue in Dakar was counted.", **said,
        )  # fmt: skip
    put(read_site(root, has_status=True), Place(site))
    now = dt.datetime(2026, 3, 4, 5, tzinfo=dt.UTC)
    write_status_page(
        Place(site),
        Status(
            now,
            (
                RunLine("collect", "done", now, None),
                RunLine("annual", "late", now, now),
                RunLine("new", None, None, now),
            ),
            (DeliveryLine("unknown", 3, now),),
            (SourceLine("sample", now, False), SourceLine("news", None, True)),
        ),
    )
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "chromium is missing: `fieldbrief test` installs it"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test for any error, and for any request that leaves this machine."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened, faults = context.new_page(), list[str]()
    opened.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda request: "//127.0.0.1:" in request.url or faults.append(request.url))
    yield opened
    context.close()
    assert faults == []


def shown(page: Page) -> list[str]:
    """The titles in the list of all editions that can be seen."""
    return page.locator("#editions li:visible > a:first-child").all_inner_texts()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus, which has to be visible."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid", f"{selector} shows no focus"
            return
    raise AssertionError(f"{selector} cannot be reached by Tab")


def test_by_keyboard_from_the_home_to_an_edition(page: Page, base: str) -> None:
    page.goto(f"{base}/en/")
    expect(page.locator("form.find")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    tab_to(page, "#q")
    page.keyboard.type("cabo verde")
    expect(page.locator("form.find output")).to_have_text("Shown: 2 of 32")
    assert shown(page) == ["Reported activities in TIP"] * 2
    tab_to(page, "#f-regions")
    page.keyboard.type("Western Africa")
    expect(page.locator("#f-regions")).not_to_have_value("")
    tab_to(page, "#f-years")
    page.keyboard.type("2022")
    expect(page.locator(".nothing")).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".nothing")).to_be_hidden()
    tab_to(page, "#editions li > a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefs/theme-tip/en/2/")
    expect(page.locator("h1")).to_have_text("Reported activities in TIP")
    tab_to(page, "a.button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/theme-tip-2-en.html")
    page.go_back()
    page.go_back()
    expect(page.locator("#q")).to_have_value("cabo verde")
    expect(page.locator("form.find output")).to_have_text("Shown: 2 of 32")


def test_filters_narrow_together_and_are_let_go_together(page: Page, base: str) -> None:
    page.goto(f"{base}/en/")
    page.select_option("#f-briefs", label="Reported activities in Eastern Africa")
    assert shown(page) == ["Reported activities in Eastern Africa"]
    assert page.url.endswith("#briefs=Reported+activities+in+Eastern+Africa")
    page.fill("#q", "no such word")
    expect(page.locator(".nothing")).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("form.find output")).to_have_text("Shown: 32 of 32")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#latest")).to_be_visible()
    assert "#" not in page.url


def test_an_address_with_a_search_shows_what_it_finds(page: Page, base: str) -> None:
    page.goto(f"{base}/ar/#q={name_country('CPV', 'ar')}")
    expect(page.locator("form.find output")).to_have_text("المعروض: 2 من 32")
    page.goto(f"{base}/zh/#languages=English&years=2026")
    assert len(shown(page)) == 2


def test_accents_and_case_do_not_matter(page: Page, base: str) -> None:
    page.goto(f"{base}/fr/#q=SENEGAL")
    expect(page.locator("form.find output")).not_to_have_text("Affichées : 0 sur 32")
    assert shown(page)


def test_without_scripts_everything_is_reached_by_links(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/en/")
    expect(page.locator("form.find")).to_be_hidden()
    page.get_by_role("link", name="2022", exact=True).click()
    page.locator("#y2022 > summary").click()
    page.locator("#y2022 li:visible a").first.click()
    expect(page.locator("h1")).to_contain_text("Reported activities")
    page.goto(f"{base}/en/")
    page.locator("#briefs summary", has_text="Regions").click()
    page.get_by_role("link", name="Reported activities in Western Africa").first.click()
    page.get_by_role("link", name="العربية", exact=True).first.click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (375, "dark")])
@pytest.mark.parametrize(
    "path",
    [
        "/", "/en/", "/ar/", "/ar/status.html",
        "/briefs/theme-tip/en/", "/briefs/theme-tip/ar/", "/briefs/theme-tip/en/1/",
        "/briefs/theme-tip/en/2/", "/briefs/theme-tip/ar/2/", "/briefs/theme-tip/en/2/theme-tip-2-en.passages.html",
        "/briefs/theme-tip/ar/2/theme-tip-2-ar.passages.html",
    ],
)  # fmt: skip
def test_axe_finds_nothing_serious_and_nothing_runs_over(
    browser: Browser, base: str, path: str, width: int, scheme: str
) -> None:
    # axe is put into the page, which the site's own policy would forbid.
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(f"{base}{path}")
    page.wait_for_load_state("networkidle")
    page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true })")
    found = Axe().run(page).response["violations"]
    content_width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    serious = [(row["id"], row["nodes"]) for row in found if row["impact"] in ("serious", "critical")]
    assert serious == [] and content_width <= width
