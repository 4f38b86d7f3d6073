"""The HTML of a mail as a mail program shows it: no sideways scrolling on a phone, legible by day and by night."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from tests.dispatch.letters import make_letter
from tests.dispatch.parcels import make_parcel
from tests.dispatch.test_message import ARABIC, read


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "no Chromium on this machine (Debian: chromium)"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_mail_is_legible_on_a_phone_by_day_and_by_night(browser: Browser, tmp_path: Path, lang: str, scheme: str):
    parcel = make_parcel(tmp_path, **(ARABIC if lang == "ar" else {}), corrects=6, note="A course was counted twice.")
    rich = read(make_letter(tmp_path, parcel, is_late=True))[2]
    asked: list[str] = []
    page = browser.new_page(viewport={"width": 360, "height": 640}, color_scheme=scheme)  # type: ignore[arg-type]
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(rich)
    assert cast("int", page.evaluate("document.documentElement.scrollWidth")) <= 360
    assert asked == []
    found = Axe().run(page).response["violations"]
    assert [fault["id"] for fault in found if fault["impact"] in ("serious", "critical")] == []
    assert page.locator("h1").evaluate("h => getComputedStyle(h).direction") == ("rtl" if lang == "ar" else "ltr")
    page.close()
