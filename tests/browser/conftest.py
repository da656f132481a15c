"""A served copy of the sample store, and pages in Chromium that may not go outside."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import run_chromium, settle, watch_requests
from tests.browser.server import run_server

SIZES = {"desk": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}

#: Playwright sends no touch browser's name for a narrow window: the map asks for it.
_PHONE_AGENT = "Mozilla/5.0 (Linux; Android 14; Mobile) AppleWebKit/537.36 Chrome/130"

OpenBrowser = Callable[..., Page]


@pytest.fixture(scope="session")
def address(
    sample_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The app over a copy of the sample store: tests may publish into it."""
    folder = tmp_path_factory.mktemp("served") / "store"
    shutil.copytree(sample_store, folder)
    with run_server(folder) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    with run_chromium() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def profiles(browser: Browser) -> Callable[[str, str], BrowserContext]:
    """A function that gives the browser profile of a size and a language.

    One for all tests of a worker: what a page loads is 9 MB, which it keeps.
    """

    @cache
    def profile(size: str, locale: str) -> BrowserContext:
        agent = {"user_agent": _PHONE_AGENT} if size == "phone" else {}
        return browser.new_context(viewport=SIZES[size], locale=locale, **agent)

    return profile


@pytest.fixture
def visit(
    profiles: Callable[[str, str], BrowserContext], address: str
) -> Iterator[OpenBrowser]:
    """A function that opens a page of the app as a new visitor would.

    Afterwards no page may have asked anything of another host.
    """
    opened: list[tuple[Page, list[str]]] = []

    def open_at(path: str = "/", size: str = "desk", locale: str = "zh-CN") -> Page:
        page = profiles(size, locale).new_page()
        opened.append((page, watch_requests(page)))
        page.goto(address + path)
        settle(page)
        return page

    yield open_at
    for page, outside in opened:
        page.evaluate("localStorage.clear()")
        page.context.clear_cookies()
        page.close()
        assert outside == []
