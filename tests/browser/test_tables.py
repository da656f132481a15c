"""Tables sort as numbers: a click on a heading, the order of the rows as drawn."""

import re

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.chromium import settle
from tests.browser.conftest import OpenBrowser

pytestmark = pytest.mark.browser

_STEP = 40  # pixels: no column is narrower
_PRESS_MS = 120
_PAUSE_MS = 400  # after which the grid knows of the mouse, and tells what it shows
_HEADING = 17  # pixels from the table's top to the middle of its headings


def sort_by(page: Page, grid: Locator, heading: str) -> None:
    """Click along the headings until the one of that name has the arrow upwards.

    The grid is drawn on a canvas: where a heading stands shows only in what a click
    does. The mouse comes and presses as a hand does.
    """
    grid.evaluate("e => { e.style.scrollMarginTop = '120px'; e.scrollIntoView(); }")
    page.wait_for_timeout(_PAUSE_MS)
    box = grid.bounding_box()
    assert box is not None
    for x in range(_STEP, int(box["width"]), _STEP):
        page.mouse.move(box["x"] + x, box["y"] + _HEADING, steps=10)
        page.wait_for_timeout(_PAUSE_MS)
        page.mouse.down()
        page.wait_for_timeout(_PRESS_MS)
        page.mouse.up()
        page.wait_for_timeout(_PAUSE_MS)
        if any(re.fullmatch(rf"↑\s*{re.escape(heading)}", t) for t in headings(grid)):
            return
    raise AssertionError(f"no heading {heading} among {headings(grid)}")


def headings(grid: Locator) -> list[str]:
    """The headings that the grid tells a screen reader."""
    return [text.strip() for text in grid.locator("th").all_inner_texts()]


def read_column(grid: Locator, heading: str) -> list[float]:
    """The numbers below a heading, as far as they are drawn; a gap has none."""
    names = [re.sub(r"^[↑↓]\s*", "", text) for text in headings(grid)]
    place = names.index(heading) + 1
    rows = grid.locator("tbody tr")
    texts = rows.locator(f"td:nth-child({place})").all_inner_texts()
    return [float(text) for text in texts if text.strip()]


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/comparison?metric=certified_share&period=2023-12", "数值"),
        ("/?period=2023-12", "依据"),
        ("/penalties?period=2023-12", "罚款（元）"),
        ("/findings?period=2023-12", "距期限"),
    ],
)
def test_ascending_is_numeric(visit: OpenBrowser, path: str, heading: str) -> None:
    page = visit(path)
    head = page.locator("th", has_text=heading)
    grid = page.locator("[data-testid=stDataFrame]", has=head).first
    before = page.url
    sort_by(page, grid, heading)
    settle(page)
    assert page.url == before  # no row was taken for clicked
    numbers = read_column(grid, heading)
    assert len(numbers) > 4
    assert numbers == sorted(numbers)
    words = [f"{number:g}" for number in numbers]
    if max(numbers) > 1:  # as words they would stand otherwise
        assert words != sorted(words)
