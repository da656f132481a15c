"""From the overview to the row behind a figure, and clicks that narrow the ledger."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import settle
from tests.browser.conftest import OpenBrowser
from tests.browser.test_powers import click_point
from tests.browser.test_readers import click_map, open_first_row
from tests.browser.test_supervisors import click_row

pytestmark = pytest.mark.browser


def test_two_clicks_from_the_overview_to_a_finding(visit: OpenBrowser) -> None:
    page = visit("/?role=supervisor&period=2023-12")
    page.get_by_role("link", name="看明细").click()
    page.wait_for_url(re.compile("/findings.*state=overdue"))
    settle(page)
    click_row(page, 5)
    page.wait_for_url(re.compile("finding=WT-2023-067"))
    settle(page)
    story = "整改：未完成（发现至今 110 天，超期 90 天）"
    assert page.get_by_text(story).count() == 1
    title = "2023年12月末徐州市所选 8 例：未销号 8 例，逾期 8 例，最久 270 天"
    assert page.locator("h1").last.inner_text() == title
    page.go_back()
    page.wait_for_url(re.compile("/findings(?!.*finding=)"))
    settle(page)
    assert page.get_by_text(story).count() == 0


def test_click_on_a_chart_narrows_and_frees_the_ledger(visit: OpenBrowser) -> None:
    page = visit("/findings?period=2023-12")
    heading = page.locator("h1").last
    kinds, ages, whole = 0, 2, heading.inner_text()
    squares = page.locator(".js-plotly-plot").nth(kinds).locator(".scatterlayer text")
    count = squares.first.text_content()
    click_point(page, kinds, 0)
    page.wait_for_url(re.compile("source=.*category="))
    settle(page)
    assert f"所选 {count} 例" in heading.inner_text()
    click_point(page, kinds, 0)
    page.wait_for_url(re.compile("^(?!.*source=)"))
    settle(page)
    assert heading.inner_text() == whole
    click_point(page, ages, 1)
    page.wait_for_url(re.compile("age=8-30"))
    settle(page)
    assert "所选 2 例" in heading.inner_text()


def click_finding(page: Page) -> None:
    """The first open finding of a dossier that is being opened."""
    page.get_by_text("点击一行看来龙去脉").wait_for()
    settle(page)
    click_row(page, 1)


def test_three_clicks_from_a_card_to_the_finding_behind_it(visit: OpenBrowser) -> None:
    page = visit("/?role=supervisor&period=2023-12")
    page.evaluate("clicks = 0; addEventListener('click', () => clicks++, true)")
    page.get_by_role("link", name="看各镇街").last.click()
    page.wait_for_url(re.compile("/map.*metric=overdue_count"))
    settle(page, 1500)
    click_row(page, 5)  # 铜沛街道
    page.wait_for_url(re.compile("/subdistrict.*area=320302005"))
    click_finding(page)
    page.wait_for_url(re.compile(r"/findings\?.*finding=WT-"))
    settle(page)
    assert page.get_by_text("下一步").count() > 0
    assert page.evaluate("clicks") == 3


def test_map_leads_to_a_finding_and_back(visit: OpenBrowser) -> None:
    page = visit("/map?metric=overdue_count&period=2023-11&district=320311")
    settle(page, 1500)
    click_map(page, re.compile("units=320311002"), at=(0.77, 0.82))  # 七里沟街道
    page.get_by_role("button", name="清空选择").wait_for()
    settle(page)
    open_first_row(page)
    click_finding(page)
    page.wait_for_url(re.compile("/findings.*finding=WT-2023-093"))
    settle(page)
    page.go_back()
    page.wait_for_url(re.compile("/subdistrict.*area=320311002"))
    settle(page)
    page.go_back()  # Streamlit made an entry of the link's parameters as well
    settle(page)
    page.go_back()
    page.wait_for_url(re.compile("/map.*units=320311002"))
    rows = page.get_by_test_id("stDataFrame").first.locator("tr")
    expect(rows).to_have_count(2, timeout=20_000)  # drawn after the script's end
