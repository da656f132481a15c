"""From the overview to the row behind a figure, and the same state from its address."""

import re

import pytest

from tests.browser.chromium import settle
from tests.browser.conftest import OpenBrowser
from tests.browser.test_supervisors import click_row

pytestmark = pytest.mark.browser


def test_two_clicks_from_the_overview_to_a_finding(
    visit: OpenBrowser, address: str
) -> None:
    page = visit("/?role=supervisor&period=2023-12")
    page.get_by_role("link", name=re.compile("^.*逾期未改 8 例")).click()
    page.wait_for_url(re.compile("/findings.*state=overdue"))
    settle(page)
    click_row(page, 5)
    page.wait_for_url(re.compile("finding=WT-2023-067"))
    settle(page)
    story = "整改：未完成（发现至今 110 天，超期 90 天）"
    assert page.get_by_text(story).count() == 1
    fresh = visit(page.url.removeprefix(address))
    title = "2023年12月末徐州市所选 8 例：未销号 8 例，逾期 8 例，最久 270 天"
    assert fresh.locator("h1").last.inner_text() == title
    assert fresh.get_by_text(story).count() == 1
    page.go_back()
    page.wait_for_url(re.compile("/findings(?!.*finding=)"))
    settle(page)
    assert page.get_by_text(story).count() == 0
