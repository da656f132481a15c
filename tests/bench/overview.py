"""The overview against a plain page with its elements: cold, warm, a filter change."""

import json
import os
import statistics
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store
from tests.bench.elements import overview_elements
from tests.browser.chromium import run_chromium
from tests.browser.server import APP, run_server

COLD, WARM = 3, 9

_DRAWN = """(text) => {
  const app = document.querySelector('[data-testid=stApp]');
  const count = (selector) => document.querySelectorAll(selector).length;
  return app && app.getAttribute('data-test-script-state') === 'notRunning'
    && !count('[data-testid=stSkeleton]') && !count('[data-stale=true]')
    && count('[data-testid=stMetric]') === 8 && count('.js-plotly-plot .bglayer')
    && count('[data-testid=stDataFrame] canvas')
    && document.querySelector('h1').innerText.includes(text);
}"""


def measure_overview(folder: Path, store: Path) -> dict[str, dict[str, float]]:
    """Median seconds of app and floor for each situation."""
    values = Store(store)
    table = open_values(values, values.snapshot())
    elements = folder / "elements.json"
    elements.write_text(json.dumps(overview_elements(table)), encoding="utf-8")
    os.environ["BENCH_ELEMENTS"] = str(elements)
    floor = str(Path(__file__).with_name("plain_page.py"))
    modules = {"floor": ("streamlit", "run", floor), "app": APP}
    texts = {"floor": ("2023-12", "2023-11"), "app": ("2023年12月", "2023年11月")}
    results: dict[str, dict[str, list[float]]] = {}
    with run_chromium() as browser:
        for _round in range(COLD):
            for name, module in modules.items():
                timings = results.setdefault(name, {})
                with run_server(store, module) as address:
                    _measure(browser, address, texts[name], timings)
    return {
        name: {what: statistics.median(times) for what, times in timings.items()}
        for name, timings in results.items()
    }


def _measure(
    browser: Browser,
    address: str,
    texts: tuple[str, str],
    timings: dict[str, list[float]],
) -> None:
    """One server: its first visitor, then others, then filter changes."""
    for visit in range(1 + WARM // COLD):
        context = browser.new_context(locale="zh-CN", viewport=_SIZE)
        page = context.new_page()
        start = time.perf_counter()
        page.goto(address)
        _wait(page, texts[0])
        what = "warm" if visit else "cold"
        timings.setdefault(what, []).append(time.perf_counter() - start)
        if visit:
            timings.setdefault("filter", []).extend(_change_filter(page, texts))
        context.close()


_SIZE: ViewportSize = {"width": 1440, "height": 900}


def _change_filter(page: Page, texts: tuple[str, str]) -> list[float]:
    times = []
    for text in (texts[1], texts[0]):
        page.get_by_role("combobox").nth(1).click()
        option = page.get_by_role("option", name=text, exact=True)
        option.wait_for()
        start = time.perf_counter()
        option.click()
        _wait(page, text)
        times.append(time.perf_counter() - start)
    return times


def _wait(page: Page, text: str) -> None:
    page.wait_for_function(_DRAWN, arg=text, timeout=60_000)
