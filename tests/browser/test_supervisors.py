"""Supervisors: a click on map or table opens the unit; Back finds the map as it was."""

import re
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.chromium import settle
from tests.browser.conftest import OpenBrowser
from tests.browser.test_readers import click_map

pytestmark = pytest.mark.browser

_ROW = 32.8  # pixels, at the theme's font size


def click_row(page: Page, number: int, *, key: str = "") -> None:
    """Click the first cell of a row, from 1, of the first table or that of `key`."""
    place = page.locator(f".st-key-{key}") if key else page
    table = place.get_by_test_id("stDataFrame").first
    table.locator("canvas").first.wait_for()
    settle(page)  # a table that still moves would be missed
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 40, box["y"] + _ROW * number + _ROW / 2)


def test_back_finds_the_tiles_again(visit: OpenBrowser) -> None:
    page = visit("/map?metric=overdue_count&period=2023-12&mode=tiles")
    click_row(page, 5)  # 铜沛街道
    page.wait_for_url(re.compile("/subdistrict.*area=320302005"))
    settle(page)
    page.go_back()
    page.wait_for_url(re.compile("/map.*metric=overdue_count.*mode=tiles"))
    settle(page)
    assert page.get_by_text("方格只表示相对位置").count() == 1


def test_row_of_the_dossier_changes_the_trend(visit: OpenBrowser) -> None:
    page = visit(
        "/subdistrict?area=320311002&period=2023-11&metric=exercise_rate&part=figures"
    )
    page.set_viewport_size({"width": 1440, "height": 1600})
    settle(page)
    click_row(page, 12, key="subdistrict_metrics")
    page.wait_for_url(re.compile("metric=inspection_score"))
    settle(page)
    chart = page.locator(".js-plotly-plot .gtitle").first
    assert chart.text_content() == "近 12 个月督查得分：2023年3月 87.0，2023年11月 79.2"


def test_breadcrumb_leads_to_the_district(visit: OpenBrowser) -> None:
    page = visit("/subdistrict?area=320311002&period=2023-11&metric=exercise_rate")
    page.get_by_role("link", name="泉山区").click()
    page.wait_for_url(re.compile("/map.*district=320311"))
    settle(page)
    assert (
        page.locator("h1")
        .last.inner_text()
        .startswith("2023年11月近 12 个月行权率：泉山区 43.0%，14 个镇街")
    )


def test_download_holds_the_rows_and_names_its_snapshot(visit: OpenBrowser) -> None:
    page = visit("/map?metric=exercise_rate&period=2023-12&district=320302")
    with page.expect_download() as waiting:
        page.locator(".st-key-downloads_map").get_by_text("下载 CSV").click()
    name = waiting.value.suggested_filename
    assert re.fullmatch(r"map_exercise_rate_2023-12_[0-9a-f]{8}-6\.csv", name)
    lines = Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert lines[:2] == [
        "镇街,区,数值（%）,分子,分母,状态",
        "黄楼街道,鼓楼区,33.2409972299,120,361,已报",
    ]
    assert len(lines) == 8


def test_workbook_holds_exactly_the_rows_on_the_screen(visit: OpenBrowser) -> None:
    page = visit("/subdistrict?area=320311002&period=2023-11&part=powers")
    with page.expect_download() as waiting:
        page.locator(".st-key-downloads_domains").get_by_text("下载 Excel").click()
    book = load_workbook(BytesIO(Path(waiting.value.path()).read_bytes()))
    table = page.get_by_test_id("stDataFrame").first.locator("table tr")
    expect(table).to_have_count(15, timeout=20_000)  # drawn after the script's end
    shown = table.evaluate_all(
        "rows => rows.map(row => [...row.children].map(cell => cell.textContent))"
    )
    rows = [[str(cell) for cell in row] for row in book["数据"].values]
    assert rows == [[cell.strip() for cell in row] for row in shown]
    assert len(rows) == 15  # 14 domains
    assert ("镇街", "泉山区 · 七里沟街道") in book["说明"].values


def test_a_round_leads_to_its_findings_and_the_sheet_goes_along(
    visit: OpenBrowser,
) -> None:
    page = visit("/subdistrict?area=320311002&period=2023-11&part=visits")
    click_row(page, 1)
    page.wait_for_url(re.compile("/findings.*round=10"))
    settle(page)
    assert page.locator("h1").last.inner_text().startswith(
        "2023年11月末七里沟街道所选 2 例：未销号 2 例"
    )  # fmt: skip
    page.go_back()
    settle(page)
    with page.expect_download() as waiting:
        page.get_by_text("下载督查单").click()
    sheet = Document(str(waiting.value.path()))
    assert sheet.paragraphs[0].text == "督查单：七里沟街道"
    assert [len(table.rows) for table in sheet.tables] == [5]  # four open, none closed


def test_a_phone_sees_the_whole_city(visit: OpenBrowser) -> None:
    page = visit("/map?metric=exercise_rate&period=2023-12", "phone")
    box = page.get_by_test_id("stDeckGlJsonChart").bounding_box()
    assert box is not None
    assert (round(box["width"]) <= 390, round(box["height"])) == (True, 340)


def test_units_chosen_on_the_map_restore_from_the_address(visit: OpenBrowser) -> None:
    page = visit("/map?metric=exercise_rate&period=2023-12&units=320302005")
    settle(page, 2000)
    click_map(page, re.compile(r"units=320302005%2C320\d{6}"))
    settle(page)
    trend = page.locator(".js-plotly-plot .gtitle").text_content()
    assert "铜沛街道" in str(trend)
    address = urlsplit(page.url)
    copied = visit(f"{address.path}?{address.query}")
    assert copied.locator(".js-plotly-plot .gtitle").text_content() == trend
    rows = copied.locator("[role=grid]").first.get_attribute("aria-rowcount")
    assert rows == "3"  # the heading and the two units


def test_point_of_the_funnel_opens_the_unit(visit: OpenBrowser) -> None:
    page = visit("/comparison?metric=certified_share&period=2023-12")
    page.locator(".js-plotly-plot .legendtext", has_text="超出 99.8%（1）").wait_for()
    # The last trace's only point: the unit that is outside.
    mark = page.locator(".js-plotly-plot .scatterlayer .trace .point").last
    box = mark.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile("/subdistrict.*area=320311008"))
    page.go_back()
    page.wait_for_url(re.compile("/comparison.*metric=certified_share"))
