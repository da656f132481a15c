"""Chromium as the tests drive it, and when a Streamlit page has come to rest."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlparse

from playwright.sync_api import Browser, Page, sync_playwright

_FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]

_AT_REST = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  return app && app.getAttribute('data-test-script-state') === 'notRunning'
    && !document.querySelector('[data-testid=stSkeleton]')
    && !document.querySelector('[data-stale=true]');
}"""


@contextmanager
def run_chromium() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=_FLAGS
        )
        yield browser
        browser.close()


def settle(page: Page, quiet_ms: int = 300) -> None:
    """Wait until the script has ended and the page has drawn what it sent."""
    page.wait_for_selector("[data-testid=stApp]", timeout=60_000)
    page.wait_for_function(_AT_REST, timeout=60_000)
    page.wait_for_timeout(quiet_ms)
    page.wait_for_function(_AT_REST, timeout=60_000)


def watch_requests(page: Page) -> list[str]:
    """The addresses outside the host that `page` asks for from now on."""
    outside: list[str] = []

    def note(request: object) -> None:
        url = str(request.url)  # type: ignore[attr-defined]
        if urlparse(url).hostname not in ("127.0.0.1", "localhost", None, ""):
            outside.append(url)

    page.on("request", note)
    return outside
