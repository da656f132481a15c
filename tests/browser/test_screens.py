"""Every page at desk and phone width: drawn, no sideways scroll, pictures kept."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from dashboard.ui.shell.navigation import PAGES
from tests.browser.chromium import settle
from tests.browser.conftest import SIZES, OpenBrowser

pytestmark = pytest.mark.browser

SCREENSHOTS = Path(__file__).with_name("screenshots")

_PARAMETERS = {"subdistrict": "&area=320311002"}
_ERRORS = ("出了意外的错误", "Page not found")


@pytest.mark.parametrize("size", SIZES)
def test_pages_fit(visit: OpenBrowser, address: str, size: str) -> None:
    page = visit("/?role=analyst", size)
    SCREENSHOTS.mkdir(exist_ok=True)
    assert {
        page_id: find_defects(page, address, page_id, size) for page_id in PAGES
    } == {page_id: [] for page_id in PAGES}


def find_defects(page: Page, address: str, page_id: str, size: str) -> list[str]:
    """What is wrong with one page as it is drawn; its picture is kept."""
    path = "" if page_id == next(iter(PAGES)) else page_id  # the start page is "/"
    page.goto(f"{address}/{path}?role=analyst{_PARAMETERS.get(page_id, '')}")
    settle(page)
    page.screenshot(path=SCREENSHOTS / f"{page_id}-{size}.png")
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    found = [text for text in _ERRORS if page.get_by_text(text).count()]
    found += ["no title"] * (page.locator("h1").last.inner_text() == "")
    return found + ["scrolls sideways"] * (wide > 1)
