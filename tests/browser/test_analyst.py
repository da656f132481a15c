"""An analyst's path: blank workbook, filled, uploaded, published, seen by leaders."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from dashboard.datasets import DATASETS
from tests.browser.chromium import settle
from tests.browser.conftest import OpenBrowser
from tests.unit.ingest.builder import HEADER, xlsx

pytestmark = pytest.mark.browser

#: A zero report: no power, no procedure, counts 0.
_ROW = ["2024年1月", "七里沟街道", None, None, 0, 0, 0]


def download_template(page: Page) -> bytes:
    """The blank workbook of the monthly exercise report."""
    with page.expect_download() as download:
        page.get_by_role("button", name=DATASETS["penalties"].label).click()
    return Path(download.value.path()).read_bytes()


def fill(template: bytes, values: list[object]) -> bytes:
    """The template with `values` in place of its example row."""
    book = load_workbook(BytesIO(template))
    sheet = book[book.sheetnames[0]]
    headers = [c.header for c in DATASETS["penalties"].columns.values()]
    header = next(row for row in sheet.iter_rows() if headers[0] in _texts(row))
    places = {cell.value: cell.column for cell in header}
    example = header[0].row + 1
    for cell in sheet[example]:
        cell.value = None
    for name, value in zip(headers, values, strict=True):
        sheet.cell(example, places[name], value)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _texts(row: tuple[object, ...]) -> list[object]:
    return [cell.value for cell in row]  # type: ignore[attr-defined]


def renamed(month: str) -> bytes:
    """A zero report below a title, with 次 for 行权次数."""
    header = tuple("次" if name == "行权次数" else name for name in HEADER)
    return xlsx(("行权月报",), header, [month, *_ROW[1:]])


def upload(page: Page, name: str, data: bytes) -> None:
    """Hand a file to the page and wait until it has been inspected."""
    mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file = {"name": name, "mimeType": mime, "buffer": data}
    page.locator("input[type=file]").set_input_files(files=[file])  # type: ignore[list-item]
    expect(page.get_by_text("核对识别结果和问题")).to_be_visible(timeout=30_000)
    pending = page.get_by_role("heading", name=re.compile("^正在检查"))
    expect(pending).to_have_count(0, timeout=60_000)
    settle(page)


def test_template_to_overview(visit: OpenBrowser) -> None:
    page = visit("/upload?role=analyst")
    upload(page, "一月.xlsx", fill(download_template(page), list(_ROW)))
    page.get_by_role("button", name=re.compile("发布 1 项")).click()
    expect(page.get_by_role("heading", name="已发布 1 项")).to_be_visible(
        timeout=30_000
    )
    overview = visit("/?period=2024-01")
    expect(overview.get_by_text("行权月报 1/35")).to_be_visible()
    assert overview.locator("h1").last.inner_text().startswith("2024年1月")


def test_bad_cell_is_named_and_blocks(visit: OpenBrowser) -> None:
    page = visit("/upload?role=analyst")
    bad = [*_ROW[:4], -3, 0, 0]
    upload(page, "坏.xlsx", fill(download_template(page), bad))
    expect(page.get_by_role("button", name=re.compile("^.*发布"))).to_be_disabled()
    assert page.locator("h1").last.inner_text() == "1 张表中有 1 张要处理"


def test_not_a_workbook_is_refused(visit: OpenBrowser) -> None:
    page = visit("/upload?role=analyst")
    upload(page, "坏文件.xlsx", b"this is not a workbook at all")
    expect(page.get_by_role("button", name=re.compile("^.*发布"))).to_be_disabled()


def test_corrected_header_and_column_are_remembered(visit: OpenBrowser) -> None:
    page = visit("/upload?role=analyst")
    upload(page, "一月.xlsx", renamed("2024年1月"))
    choice = page.get_by_label("行权次数（必有）")
    choice.click()
    settle(page)
    choice.fill("E · 次")
    expect(page.get_by_role("option", name="E · 次")).to_be_visible()
    choice.press("Enter")
    page.get_by_role("button", name="按这样的列重新读取").click()
    publish = page.get_by_role("button", name="发布 1 项")
    expect(publish).to_be_enabled(timeout=30_000)
    publish.click()
    title = page.get_by_role("heading", name="已发布 1 项")
    expect(title).to_be_visible(timeout=30_000)
    settle(page)
    upload(page, "二月.xlsx", renamed("2024年2月"))
    told = page.get_by_text("按以前对同样表头的更正读取：“次”是行权次数")
    expect(told).to_be_visible(timeout=30_000)
    expect(publish).to_be_enabled()
