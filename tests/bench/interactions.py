"""Interactions over the largest ledger tried, against bare pages of their elements."""

import itertools
import os
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.settings import PROJECT_DIR
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store
from tests.bench.ingest import UNITS
from tests.bench.large_store import publish_large

#: Values that are chosen in turn, and how often each: results are shared by all who
#: look at a snapshot, so that most choices were made before.
VALUES, ROUNDS = 4, 4

_BARE = Path(__file__).with_name("bare_page.py")

#: Changes something on the page: the n-th time, n = 1, 2, …
Turn = Callable[[AppTest, int], AppTest]


@dataclass(frozen=True)
class Timing:
    """Median seconds of a run after a change; `first`: of values not chosen before."""

    app: float
    first: float
    floor: float


def measure_interactions(folder: Path) -> dict[str, Timing]:
    """The server's time by page and change."""
    store = Store(folder / "large")
    open_values(store, publish_large(store))
    os.environ["DASHBOARD_DATA_DIR"] = str(store.root)
    # The visitor sits at this machine.
    type(st.context).ip_address = None  # type: ignore[method-assign,assignment]
    return {
        f"{page}, {what}": _measure(page, turn)
        for page, turns in INTERACTIONS.items()
        for what, turn in turns.items()
    }


def _select(key: str) -> Turn:
    """Another value of a select box, each time one that was not seen before."""
    return lambda app, turn: app.selectbox(key=key).select_index(turn).run()


_MONTH = {"month": _select("url_period")}
INTERACTIONS: Mapping[str, Mapping[str, Turn]] = {
    "map": _MONTH | {"metric": _select("url_metric")},
    "subdistrict": _MONTH | {"unit": _select("url_area")},
    "findings": _MONTH,
    "powers": _MONTH | {"unit": _select("url_unit")},
    "penalties": _MONTH | {"unit": _select("url_unit")},
}


def _measure(page: str, turn: Turn) -> Timing:
    """The page, and a bare page with its elements."""
    st.cache_data.clear()
    app = AppTest.from_file(str(PROJECT_DIR / "app.py"), default_timeout=120)
    app.query_params["area"] = UNITS[0]
    app.run()
    app.switch_page(f"pages/supervision/{page}.py").run()
    assert not app.exception, app.exception
    bare = AppTest.from_file(str(_BARE), default_timeout=120)
    bare.session_state["bench_elements"] = list(_elements(app))
    bare.run()
    assert not bare.exception, bare.exception
    times, floor = _time(app, turn), _time(bare, _next)
    median = statistics.median
    return Timing(median(times), median(times[:VALUES]), median(floor))


def _next(bare: AppTest, turn: int) -> AppTest:
    return bare.number_input(key="turn").set_value(turn).run()


def _time(app: AppTest, turn: Turn) -> list[float]:
    times = []
    for number in range(VALUES * ROUNDS):
        start = time.perf_counter()
        turn(app, number % VALUES + 1)
        times.append(time.perf_counter() - start)
    return times


def _elements(app: AppTest) -> Iterator[tuple[str, Any]]:
    """Every element of a page by its kind, with what it shows."""
    for node in itertools.chain(app.main, app.sidebar):
        if node.type in _CONTENT:
            yield node.type, _CONTENT[node.type](node)


_CONTENT: Mapping[str, Callable[[Any], Any]] = {
    "dataframe": lambda node: node.value,
    "table": lambda node: node.value,
    "plotly_chart": lambda node: node.proto.spec,
    "deck_gl_json_chart": lambda node: node.proto.json,
    **dict.fromkeys(
        ("selectbox", "multiselect", "button_group", "select_slider"),
        lambda node: list(node.options),
    ),
    **dict.fromkeys(
        ("button", "page_link", "download_button"), lambda node: node.label
    ),
    **dict.fromkeys(
        ("title", "subheader", "caption", "markdown"), lambda node: node.value
    ),
}
