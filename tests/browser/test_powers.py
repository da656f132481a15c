"""From a square of the matrix to the powers behind it, to the unit, and back."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import settle
from tests.browser.conftest import OpenBrowser

pytestmark = pytest.mark.browser


def click_point(page: Page, chart: int, number: int) -> None:
    """Click the middle of a mark or bar of one of the page's charts."""
    plot = page.locator(".js-plotly-plot").nth(chart)
    plot.scroll_into_view_if_needed()
    box = plot.locator("g.point path, path.point").nth(number).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_square_leads_to_its_powers_and_to_the_unit(
    visit: OpenBrowser, address: str
) -> None:
    page = visit("/powers?period=2023-12")
    click_point(page, 0, 0)
    page.wait_for_url(re.compile(r"unit=320\d{6}.*domain="))
    settle(page)
    title = page.locator("h1").last.inner_text()
    copied = visit(page.url.removeprefix(address))
    assert copied.locator("h1").last.inner_text() == title
    page.get_by_role("link", name=re.compile("打开.*档案")).click()
    page.wait_for_url(re.compile(r"/subdistrict\?.*area=320\d{6}"))
    settle(page)
    page.go_back()
    page.wait_for_url(re.compile(r"/powers\?.*unit=320\d{6}"))
    settle(page)
    assert page.locator("h1").last.inner_text() == title
