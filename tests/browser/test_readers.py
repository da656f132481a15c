"""Leaders and supervisors: from a figure to the unit behind it, and back."""

import re

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from tests.browser.chromium import settle
from tests.browser.conftest import OpenBrowser

pytestmark = pytest.mark.browser

_CHOSEN = re.compile(r"units=320\d{6}")


def title(page: Page) -> str:
    """The page's heading."""
    return page.locator("h1").last.inner_text()


def click_map(
    page: Page,
    answer: re.Pattern[str] = _CHOSEN,
    at: tuple[float, float] = (0.5, 0.5),
) -> None:
    """Click the map until deck.gl has drawn it and answers; `at`: shares of its box."""
    for _attempt in range(10):
        box = page.get_by_test_id("stDeckGlJsonChart").bounding_box()
        if box is not None:
            x, y = box["x"] + box["width"] * at[0], box["y"] + box["height"] * at[1]
            page.mouse.click(x, y)
        try:
            page.wait_for_url(answer, timeout=4000)
        except TimeoutError:
            continue
        return
    raise AssertionError("the map does not answer")


def open_first_row(page: Page) -> None:
    """Click the first cell of the first table until the unit's page opens."""
    for _attempt in range(4):
        box = page.get_by_test_id("stDataFrame").first.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 60, box["y"] + 40)
        page.mouse.click(box["x"] + 40, box["y"] + 50)
        try:
            page.wait_for_url(re.compile(r"/subdistrict\?.*area=320"), timeout=3000)
        except TimeoutError:
            continue
        return
    raise AssertionError("the table does not answer")


def test_overview_tells_the_month(visit: OpenBrowser) -> None:
    page = visit()
    assert title(page) == (
        "2023年12月：月末逾期未改 8例（4 例超过 90 天），"
        "近 12 个月整改率 92.4%（97/105）"
    )
    assert page.get_by_test_id("stMetric").count() == 8
    assert "period=2023-12" in page.url


def test_card_leads_to_map_and_map_to_unit(visit: OpenBrowser) -> None:
    page = visit()
    page.get_by_role("link", name="看各镇街").nth(1).click()
    page.wait_for_url(re.compile("metric=exercise_rate"))
    settle(page, 2500)
    assert title(page).startswith("2023年12月近 12 个月行权率：全市 39.3%")
    click_map(page)
    settle(page)
    open_first_row(page)
    settle(page)
    assert "街道：" in title(page)
    page.go_back()
    page.wait_for_url(re.compile("/map"))
    settle(page, 1500)
    assert title(page).startswith("2023年12月近 12 个月行权率")


def test_thumbnail_leads_to_unit(visit: OpenBrowser) -> None:
    page = visit()
    tile = page.locator(".js-plotly-plot g.point path").first
    tile.scroll_into_view_if_needed()
    settle(page, 1500)  # a chart answers a while after it is drawn
    box = tile.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile(r"/subdistrict\?.*area=320\d{6}"))


def test_table_row_leads_to_map(visit: OpenBrowser) -> None:
    page = visit()
    table = page.get_by_test_id("stDataFrame").first
    # Its top is wanted on the screen, of which it is taller, below the page's own bar.
    table.evaluate("e => { e.style.scrollMarginTop = '120px'; e.scrollIntoView(); }")
    settle(page)
    box = table.locator("canvas").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 15, box["y"] + 50)
    page.wait_for_url(re.compile("/map.*metric=powers_in_force"))


def test_filters_stay_in_the_address(visit: OpenBrowser) -> None:
    page = visit("/?period=2023-10&district=320302")
    assert title(page).startswith("2023年10月")
    late = page.get_by_role("link", name="行权月报当月已报 6/7，未报：环城街道")
    expect(late).to_be_visible()
    page.get_by_role("link", name="镇街地图").first.click()
    page.wait_for_url(re.compile("/map"))
    settle(page, 1500)
    assert "period=2023-10" in page.url
    assert "district=320302" in page.url
    page.go_back()
    settle(page)
    assert title(page).startswith("2023年10月")


def test_language_switch(visit: OpenBrowser) -> None:
    page = visit()
    page.get_by_role("radio", name="English").click()
    settle(page)
    assert title(page) == (
        "Dec 2023: Overdue (at month end) 8 findings (4 for more than 90 days), "
        "rectification rate (last 12 months) 92.4% (97/105)"
    )
    page.get_by_role("link", name="Metrics").click()
    settle(page)
    assert re.search("[\u4e00-\u9fff]", title(page)) is None


def test_browser_language_is_followed(visit: OpenBrowser) -> None:
    page = visit("/about", locale="en-GB")
    assert re.search("[\u4e00-\u9fff]", title(page)) is None


def test_leader_may_not_upload(visit: OpenBrowser) -> None:
    page = visit("/upload")
    expect(page.get_by_text("当前身份“领导”不能使用此功能")).to_be_visible()
    assert page.get_by_test_id("stFileUploader").count() == 0
