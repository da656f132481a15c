"""From the overview to the row behind a figure, and clicks that narrow the ledger."""

import re

import pytest

from tests.browser.chromium import settle
from tests.browser.conftest import OpenBrowser
from tests.browser.test_powers import click_point
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
