"""Every page at desk and phone width: drawn, no sideways scroll, pictures kept."""

from pathlib import Path

import pytest

from dashboard.ui.navigation import PAGES
from tests.browser.conftest import SIZES, OpenBrowser

pytestmark = pytest.mark.browser

SCREENSHOTS = Path(__file__).with_name("screenshots")

_PARAMETERS = {"subdistrict": "&area=320311002"}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page_id", PAGES)
def test_page_fits(visit: OpenBrowser, page_id: str, size: str) -> None:
    path = "" if page_id == next(iter(PAGES)) else page_id  # the start page is "/"
    page = visit(f"/{path}?role=analyst{_PARAMETERS.get(page_id, '')}", size)
    page.wait_for_timeout(700)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{page_id}-{size}.png")
    assert page.locator("h1").last.inner_text() != ""
    assert page.get_by_text("出了意外的错误").count() == 0
    assert page.get_by_text("Page not found").count() == 0
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 1
