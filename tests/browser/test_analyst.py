"""An analyst's month, by clicks alone from the start page: messy, published, undone."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from dashboard.datasets import DATASETS
from tests.browser.chromium import settle
from tests.browser.conftest import OpenBrowser
from tests.unit.ingest.builder import HEADER, archive, xlsx

pytestmark = pytest.mark.browser

_PATIENCE = 60_000
#: A zero report: no power, no procedure, counts 0.
_ROW = ["2024年1月", "七里沟街道", None, None, 0, 0, 0]


def messy(*units: str) -> bytes:
    """Zero reports below a title, with 次 for 行权次数."""
    header = tuple("次" if name == "行权次数" else name for name in HEADER)
    return xlsx(("行权月报",), header, *([_ROW[0], unit, *_ROW[2:]] for unit in units))


def download(page: Page, button: Locator) -> bytes:
    """The file that a button hands out."""
    with page.expect_download() as waiting:
        button.click()
    return Path(waiting.value.path()).read_bytes()


def fill(template: bytes, values: list[object]) -> bytes:
    """The blank workbook of the monthly report, `values` in its example row's place."""
    book = load_workbook(BytesIO(template))
    sheet = book[book.sheetnames[0]]
    headers = [c.header for c in DATASETS["penalties"].columns.values()]
    header = next(row for row in sheet if headers[0] in [cell.value for cell in row])
    places = {cell.value: cell.column for cell in header}
    example = header[0].row + 1
    for cell in sheet[example]:
        cell.value = None
    for name, value in zip(headers, values, strict=True):
        sheet.cell(example, places[name], value)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def upload(page: Page, name: str, data: bytes) -> None:
    """Hand a file to the page and wait until it has been inspected."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator("input[type=file]").set_input_files(files=[file])  # type: ignore[list-item]
    expect(page.get_by_text("核对识别结果和问题")).to_be_visible(timeout=_PATIENCE)
    await_check(page)


def await_check(page: Page) -> None:
    """Wait until no file is being inspected."""
    pending = page.get_by_role("heading", name=re.compile("^正在检查"))
    expect(pending).to_have_count(0, timeout=_PATIENCE)
    settle(page)


def press(page: Page, label: str) -> None:
    """Press a button, then wait until what it began has ended."""
    page.get_by_role("button", name=label).click()
    settle(page)
    await_check(page)


def choose(page: Page, label: str, option: str) -> None:
    """Take an option of a select box, by typing."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    settle(page)
    box.fill(option)
    expect(page.get_by_role("option").first).to_contain_text(option)
    box.press("Enter")
    settle(page)


def expect_title(page: Page, text: str) -> None:
    """Wait for the page's heading."""
    heading = page.get_by_role("heading", name=text, exact=True)
    expect(heading).to_be_visible(timeout=_PATIENCE)
    settle(page)


def open_upload(page: Page) -> None:
    """From the start page, as a new analyst."""
    choose(page, "演示身份", "数据员")
    page.get_by_role("link", name="上传发布").click()
    expect_title(page, "上传月度工作簿：先检查，后发布")


def confirm_all(page: Page, count: int) -> None:
    """Tick each thing out of the ordinary: a month of zeros is one."""
    expect_title(page, f"1 张表检查完毕，有 {count} 处不同寻常，请逐条确认")
    boxes = page.get_by_role("checkbox", name=re.compile("平时在"))
    expect(boxes).to_have_count(count)
    for number in range(count):
        # The box itself is hidden behind what draws it.
        boxes.nth(number).check(force=True)
        settle(page)


def put_right(page: Page) -> None:
    """Say which column and which unit is meant; leave out what cannot be read."""
    expect_title(page, "2 张表中有 2 张要处理")
    marked = download(page, page.get_by_role("button", name="批注版：行权.xlsx"))
    comment = load_workbook(BytesIO(marked))["Sheet"]["B3"].comment
    assert comment is not None
    assert comment.text.startswith("[阻断] 不认识的镇街“七里沟街到”")
    choose(page, "行权次数（没有找到，请选）", "E · 次")
    press(page, "按这样的列重新读取")
    choose(page, "“七里沟街到”是哪个镇街", "七里沟街道")
    press(page, "确认所选名称")
    press(page, "先不发布这 1 张，发布其余的")
    confirm_all(page, 3)
    expect_title(page, "1 张表可以发布，其中 1 张有警告")


def test_messy_month_is_published_seen_corrected_and_undone(visit: OpenBrowser) -> None:
    page = visit()
    open_upload(page)
    files = {"行权.xlsx": messy("七里沟街到"), "通知.docx": b"no workbook at all"}
    upload(page, "一月.zip", archive(files))
    put_right(page)
    press(page, "发布 1 项")
    expect_title(page, "已发布 1 项")
    expect(page.get_by_text("没有发布：通知.docx。")).to_be_visible()
    page.get_by_role("link", name="看 2024年1月的总览").click()
    expect(page.get_by_text("行权月报 1/35")).to_be_visible(timeout=_PATIENCE)
    page.get_by_role("link", name="上传发布").click()
    expect(page.locator("input[type=file]")).to_be_attached(timeout=_PATIENCE)
    upload(page, "补报.xlsx", messy("七里沟街到", "翟山街道"))
    expect(page.get_by_text("“次”是行权次数")).to_be_visible()
    confirm_all(page, 3)
    press(page, "发布 1 项")
    page.get_by_role("link", name="发错了？恢复上一版本").click()
    page.get_by_label("恢复的原因（必填）").fill("误补")
    page.get_by_role("button", name=re.compile("恢复 行权月报 2024年1月")).click()
    expect(page.get_by_text(re.compile("已恢复 行权月报"))).to_be_visible(
        timeout=_PATIENCE
    )


def test_filled_template_with_a_bad_cell_is_blocked(visit: OpenBrowser) -> None:
    page = visit("/upload?role=analyst")
    blank = page.get_by_role("button", name=DATASETS["penalties"].label)
    upload(page, "坏.xlsx", fill(download(page, blank), [*_ROW[:4], -3, 0, 0]))
    expect_title(page, "1 张表中有 1 张要处理")
    expect(page.get_by_role("button", name=re.compile("^.*发布$"))).to_be_disabled()
